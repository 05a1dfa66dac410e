#include "analysis/compare.hpp"
#include "core/words/number_word.hpp"
#include "core/words/values.hpp"
#include "engine/runs.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

/// A record of so many full years, every one with this wait (days), spending (£ a person) and host
/// balance (£ a year); the second area waits `extra` days longer.
RunRecord years_with(std::size_t years, double wait, double spending, double balance,
                     double extra = 0) {
    RunRecord record;
    record.model = virtual_gp().model;
    const std::size_t areas = virtual_gp().areas.size();
    for (std::size_t y = 0; y < years; ++y) {
        Counts year = practice().empty_counts(areas);
        year.weeks = 52;
        year.at(Slot::total, column::balance) = balance;
        for (std::size_t slot = 0; slot < year.slots(); ++slot) {
            const double days = wait + (slot == area_slot + 1 ? extra : 0.0);
            year.at(slot, column::seen) = 7'000;
            year.at(slot, column::wait_sum) = std::floor(days * 64'000 + 0.5);
            year.at(slot, column::people_weeks) = 5'200;
            year.at(slot, column::spending) = 100 * spending;
        }
        record.years.push_back(year);
    }
    return record;
}

std::string sentence(const RunRecord& baseline, const RunRecord& reform,
                     const Trial& trial = {.reform = "follows"}) {
    return sentence_of(virtual_gp(), trial, baseline, reform);
}

bool says(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the sentence says what the reform does to the host, to waits and to the bill") {
    const std::string text =
        sentence(years_with(5, 9.0, 150, -9.8e6), years_with(5, 8.0, 152.5, -1.2e6));
    INFO(text);
    CHECK(says(text, "After 5 years of “Money follows the patient”, "));
    CHECK(says(text, "North West London is £1.2m a year short instead of £9.8m short"));
    CHECK(says(text, "People wait 8.0 days instead of 9.0"));
    CHECK(says(text, ", at £2.50 more a year for each person."));
}

TEST_CASE("the sentence says so when nothing much changes") {
    const std::string text =
        sentence(years_with(5, 9.0, 150, -9.8e6), years_with(5, 9.01, 150.01, -9.8e6));
    INFO(text);
    CHECK(says(text, "is £9.8m a year short, as before"));
    CHECK(says(text, "People wait 9.0 days, much as before"));
    CHECK(says(text, "for the same money."));
}

TEST_CASE("the sentence names the area where waits move most") {
    const std::string text =
        sentence(years_with(5, 9.0, 150, 0), years_with(5, 9.05, 150, 2.5e6, 1.5));
    INFO(text);
    CHECK(says(text, "has £2.5m a year left instead of breaking even"));
    CHECK(says(text, "(in North East London 1.6 days longer)"));
}

TEST_CASE("the sentence names an area where waits move the other way") {
    RunRecord reform = years_with(5, 9.0, 150, 0, 1.5);
    for (Counts& year : reform.years) year.at(area_slot + 2, column::wait_sum) -= 64'000;
    CHECK(says(sentence(years_with(5, 9.0, 150, 0), reform),
               "days longer, in " + virtual_gp().areas[2].name + " 1.0 days less)"));
}

TEST_CASE("the sentence names an area where waits clearly move, not one where they hardly do") {
    const std::string text =
        sentence(years_with(5, 9.0, 150, 0), years_with(5, 9.0, 150, 2.5e6, 0.3));
    INFO(text);
    CHECK(says(text, "People wait 9.0 days, much as before, for the same money."));
}

TEST_CASE("who pays for what the host has gained is told in a sentence of its own") {
    const RunRecord before = years_with(5, 9.0, 150, -8.5e6);
    RunRecord after = years_with(5, 9.0, 150, -1.5e6);
    const auto& areas = virtual_gp().areas;
    const std::size_t host = virtual_gp().host, others = areas.size() - 1;
    const auto balance = [&](std::size_t area, double pounds) {
        for (Counts& year : after.years) year.at(area_slot + area, column::balance) = pounds;
    };
    for (std::size_t area = 0; area < areas.size(); ++area)
        balance(area, area == host ? 5.5e6 : area == 0 ? -4e6 : -1e6);
    const std::string all = number_word(others);
    CHECK(says(sentence(before, after),
               "short instead of £8.5m short. The other " + all +
                   " areas together have £7.0m a year less, most of all " + areas[0].name +
                   " (£4.0m). People wait 9.0 days, much as before, for the same money."));
    // Only those who have less; nobody where it is next to nothing.
    balance(1, 3e6);
    CHECK(says(sentence(before, after), " " + words::capitalised(number_word(others - 1)) +
                                            " of the other " + all + " areas together "));
    for (std::size_t area = 0; area < areas.size(); ++area) balance(area, area == 0 ? -9e5 : 1e5);
    CHECK(says(sentence(before, after), ". " + areas[0].name + " has £900,000 a year less. "));
    balance(0, -4e4);
    CHECK(!says(sentence(before, after), "a year less"));
    CHECK(!says(sentence(before, before), "a year less"));
}

TEST_CASE("the sentence says what a balance was in words that fit what it is") {
    const auto after = [](double before, double now) {
        return sentence(years_with(5, 9, 150, before), years_with(5, 9, 150, now));
    };
    CHECK(says(after(-8.5e6, 0.361e6), "has £361,000 a year left instead of being £8.5m short"));
    CHECK(says(after(-8.5e6, -1.5e6), "is £1.5m a year short instead of £8.5m short"));
    CHECK(says(after(2e6, -1.5e6), "is £1.5m a year short instead of having £2.0m left"));
}

TEST_CASE("a wait of next to nothing is said in words") {
    CHECK(says(sentence(years_with(5, 9, 150, 0), years_with(5, 0.02, 150, 0)),
               "People wait less than half a day instead of 9.0 days"));
}

TEST_CASE("the sentence of the baseline itself compares it with nothing") {
    const RunRecord record = years_with(5, 9, 150, -9.8e6);
    const std::string first = virtual_gp().policies.front().name;
    CHECK(sentence(record, record, {.reform = first}) ==
          "After 5 years without a reform, North West London is £9.8m a year short. People wait "
          "9.0 days.");
    CHECK(says(sentence(record, record, {.reform = first, .changed = {{"payment.price", 99.0}}}),
               "with your changes, "));
}

TEST_CASE("the sentence of a scenario without a host begins with what the scenario asks") {
    const Scenario scenario = load_shipped("outreach").value();
    Workshop workshop(scenario);
    const Trial trial{.reform = scenario.policies[1].name, .population = 5'000, .weeks = 26};
    const auto pair = workshop.run(trial, 0, 0, {});
    const std::string text =
        sentence_of(scenario, trial, pair->baseline->record, pair->reform->record);
    INFO(text);
    CHECK(text.starts_with("After 26 weeks of “"));
    CHECK(says(text, "% of people asked have signed up instead of "));
    CHECK(!says(text, "breaks even"));
}

TEST_CASE("the sentence says whether the levers are where the policy has them") {
    const RunRecord record = years_with(1, 9, 150, 1e6);
    CHECK(says(sentence(record, record), "In the first year of “Money follows the patient”, "));
    CHECK(says(sentence(record, record, {.reform = "split", .changed = {{"payment.price", 99.0}}}),
               "of “Shared payment” with your changes, "));
}

TEST_CASE(
    "the sentence names what it is compared with where that is not the first policy as it is") {
    const RunRecord record = years_with(1, 9, 150, 1e6);
    const std::string first = virtual_gp().policies.front().name;
    const auto told = [&](const std::string& reform, const PolicyChoice& baseline) {
        Attempt attempt;
        attempt.reform = reform;
        attempt.baseline = baseline;
        return sentence_of(virtual_gp(), attempt, record, record);
    };
    CHECK(!says(told("split", {first, {}}), "compared"));
    CHECK(says(told("split", {"follows", {}}),
               "of “Shared payment”, compared with “Money follows the patient”, "));
    CHECK(says(told(first, {"follows", {{"settlement.lag_weeks", 4.0}}}),
               ", compared with “Money follows the patient” with your changes, "));
}

TEST_CASE("the sentence counts the years that its numbers are of") {
    RunRecord record = years_with(3, 9, 150, 1e6);
    record.years.back().weeks = 10;
    CHECK(says(sentence(record, record), "After 2 years of"));
}

TEST_CASE("the sentence of any policy ends with a full stop and has no holes") {
    Workshop workshop(virtual_gp());
    for (const Policy& policy : virtual_gp().policies) {
        const Trial trial{.reform = policy.name, .population = 1'000, .weeks = 60};
        const auto pair = workshop.run(trial, 0, 0, {});
        const std::string text =
            sentence_of(virtual_gp(), trial, pair->baseline->record, pair->reform->record);
        INFO(text);
        CHECK(text.back() == '.');
        for (const std::string_view hole : {"nan", "inf", "–", "  ", ",,", "“”"})
            CHECK(!says(text, hole));
        CHECK(text.size() > 80);
        CHECK(text.size() < 400);
    }
}

TEST_CASE("a sentence begins with the first of the scenario's outcomes that can begin one") {
    Scenario scenario = load_shipped("data-registrars").value();
    scenario.population = 2'000;
    scenario.weeks = 52;
    // How many are there twice is told in the table, and never leads.
    scenario.outcomes = {"duplicates", "stale", "take_up"};
    Workshop workshop(std::move(scenario));
    const auto& told = workshop.scenario();
    Attempt attempt;
    attempt.reform = told.policies.at(1).name;
    const auto pair = workshop.run(attempt, 0, 0, {});
    const auto text = sentence_of(told, attempt, pair->baseline->record, pair->reform->record);
    INFO(text);
    CHECK(says(text, " of records are wrong or out of date"));
}
