#include "analysis/cross/cross.hpp"

#include "models/list.hpp"
#include "models/news/scenario.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace folkmoot;

namespace {

const Scenario& two_villages() {
    static const Scenario scenario = load_scenario("news.json", news_scenario, {}).value();
    return scenario;
}

Attempt letter() {
    Attempt attempt;
    attempt.seed = 7;
    return attempt;
}

cross::Crossing crossed_by(const Scenario& scenario, const std::string& by) {
    return cross::crossing_of(scenario, "--by", by).value();
}

/// Age bands × villages, counted citizen by citizen from the bytes of the last week's state.
struct Tallied {
    std::vector<double> all = std::vector<double>(age_bands * 2), know = all;
};
Tallied counted_one_by_one(const Scenario& scenario, const Attempt& attempt) {
    Workshop workshop(scenario);
    const auto run = workshop.run_alone(attempt, 0, 0, {});
    const std::string heard = run->simulation().state().bytes();
    const Strata& strata = run->simulation().place().world.strata;
    Tallied counted;
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const std::size_t cell = age_of(s) * 2 + area_of(s);
        for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c) {
            counted.all[cell] += 1.0;
            counted.know[cell] += heard[c] != 0 ? 1.0 : 0.0;
        }
    }
    return counted;
}

std::string text_of_problems(const std::string& by) {
    return text_of(cross::crossing_of(two_villages(), "--by", by).problems());
}

} // namespace

TEST_CASE("who has heard, by age and village, is what counting each citizen gives") {
    const Scenario& scenario = two_villages();
    const Attempt attempt = letter();
    const Tallied counted = counted_one_by_one(scenario, attempt);
    const auto crossing = crossed_by(scenario, "age,area");
    REQUIRE(crossing.measures.size() == 1);
    const auto crossed = cross::run_crossed(scenario, attempt, crossing, true, 1, 1, {});
    double somebody = 0;
    for (std::size_t cell = 0; cell < crossing.cells(); ++cell) {
        CHECK(crossed->citizens[cell] == counted.all[cell]);
        const double share = crossed->reform.front()[0][cell];
        if (counted.all[cell] > 0)
            CHECK(share == counted.know[cell] / counted.all[cell]);
        else
            CHECK(std::isnan(share));
        somebody += counted.know[cell];
    }
    CHECK(somebody > 0);
    // Turned round it is the same table, read by columns.
    const auto turned = crossed_by(scenario, "area,age");
    const auto other = cross::run_crossed(scenario, attempt, turned, false, 1, 1, {});
    for (std::size_t age = 0; age < age_bands; ++age)
        for (std::size_t area = 0; area < 2; ++area)
            CHECK(other->reform.front()[0][area * age_bands + age] ==
                  crossed->reform.front()[0][age * 2 + area]);
}

TEST_CASE("the runs of a crossing are those of a comparison, on any number of threads") {
    const Scenario& scenario = two_villages();
    Attempt attempt = letter();
    const auto crossing = crossed_by(scenario, "deprivation,area");
    const auto alone = cross::run_crossed(scenario, attempt, crossing, true, 4, 1, {});
    const auto several = cross::run_crossed(scenario, attempt, crossing, true, 4, 3, {});
    CHECK(cross::json_of(*alone) == cross::json_of(*several));
    CHECK(alone->fingerprint == compare(scenario, attempt, 4, 1, {})->fingerprint);
    const Difference difference = alone->difference(0, 0);
    CHECK(difference.low <= difference.mean);
    CHECK(difference.mean <= difference.high);
    CHECK(difference.low < difference.high);
}

TEST_CASE("a crossing that cannot be is refused, with the nearest name") {
    CHECK(text_of_problems("area").find("two of deprivation, age and area") != std::string::npos);
    CHECK(text_of_problems("area,deprivaton").find("deprivation") != std::string::npos);
    CHECK(text_of_problems("area,area").find("twice") != std::string::npos);
    CHECK(text_of_problems("area,at-home").find("people move") != std::string::npos);
    CHECK(text_of_problems("are,ag").find("area") != std::string::npos);
}

TEST_CASE("a table in words says of whom there are few, and what is not of people") {
    const Scenario scenario = load_shipped("virtual-gp").value();
    Attempt attempt;
    attempt.population = 1'000;
    attempt.weeks = 8;
    const auto crossing = crossed_by(scenario, "age,deprivation");
    const auto crossed = cross::run_crossed(scenario, attempt, crossing, true, 1, 1, {});
    const std::string text = cross::text_of(*crossed);
    CHECK(text.find("(few)") != std::string::npos);
    CHECK(text.find("age 85+") != std::string::npos);
    CHECK(text.find("Not of people like that: ") != std::string::npos);
    // What is added up over cells is what there is of everybody.
    double people = 0;
    for (const double citizens : crossed->citizens) people += citizens;
    CHECK(people == 1'000);
    const auto json = nlohmann::json::parse(cross::json_of(*crossed));
    CHECK(json["groups"][0].size() == age_bands);
    CHECK(json["outcomes"].size() == crossing.measures.size());
    for (const auto& [key, outcome] : json["outcomes"].items())
        for (const char* part : {"baseline", "reform"}) {
            CHECK(outcome[part].size() == age_bands);
            CHECK(outcome[part][0].size() == deprivation_fifths);
        }
    // A line a measure and cell, and the heading.
    const std::string csv = cross::csv_of(*crossed);
    CHECK(static_cast<std::size_t>(std::ranges::count(csv, '\n')) ==
          1 + crossing.measures.size() * crossing.cells());
}
