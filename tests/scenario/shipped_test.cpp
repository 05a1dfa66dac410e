#include "files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot {

namespace {

std::size_t words(const std::vector<std::string>& paragraphs) {
    std::size_t count = 0;
    for (const std::string& paragraph : paragraphs) {
        std::istringstream text(paragraph);
        count +=
            static_cast<std::size_t>(std::distance(std::istream_iterator<std::string>(text), {}));
    }
    return count;
}

bool names_policy(const Scenario& scenario, const std::string& name) {
    return std::ranges::any_of(scenario.policies, [&](const Policy& p) { return p.name == name; });
}

} // namespace

TEST_CASE("the shipped scenarios load without a problem and are named like their files") {
    const auto names = shipped_scenarios();
    REQUIRE(names.size() >= 2);
    for (const std::string& name : names) {
        CAPTURE(name);
        const auto scenario = load_shipped(name);
        REQUIRE_MESSAGE(scenario, text_of(scenario.problems()));
        CHECK(scenario->name == name);
        CHECK(scenario->limits.size() >= 8);
        CHECK(scenario->statements.size() == 10);
        CHECK(scenario->tour.size() >= 6);
        CHECK_FALSE(scenario->checks.empty());
        CHECK(words(scenario->introduction) >= 130);
        CHECK(words(scenario->introduction) <= 170);
        if (!name.starts_with("virtual-gp")) continue;
        for (const char* policy :
             {"stays", "follows", "split", "by-activity", "host-area-only", "phased"})
            CHECK(names_policy(*scenario, policy));
    }
}

TEST_CASE("the shipped scenarios are the same after being written and read") {
    for (const std::string& name : shipped_scenarios()) {
        CAPTURE(name);
        const auto before = load_shipped(name);
        REQUIRE(before);
        const std::string written = write_scenario(*before);
        const auto after = load_scenario(name + ".json", written, {});
        REQUIRE_MESSAGE(after, text_of(after.problems()));
        CHECK(write_scenario(*after) == written);
        CHECK(after->reference.size() == before->reference.size());
    }
}

TEST_CASE(
    "what the chooser shows of shipped scenarios: others answer back, newcomers have a path") {
    const auto names = shipped_scenarios();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path; // place and minutes
    for (const std::string& name : names) {
        CAPTURE(name);
        const auto scenario = load_shipped(name);
        REQUIRE(scenario);
        const ChooserCard& card = scenario->chooser; // a scenario may have none
        for (const std::string& other : card.answered_by)
            CHECK_MESSAGE(std::ranges::find(names, other) != names.end(), other);
        // Whoever takes as long has read what is at stake and the tour, at 200 words a minute.
        std::size_t letters = 0;
        for (const auto& paragraph : scenario->introduction) letters += paragraph.size();
        for (const auto& step : scenario->tour) letters += step.text.size();
        constexpr std::size_t letters_a_minute = 200 * 6;
        CHECK(card.minutes * letters_a_minute >= letters);
        if (card.first > 0) path.emplace_back(card.first, card.minutes);
    }
    std::ranges::sort(path);
    REQUIRE(path.size() == 3);
    std::uint32_t minutes = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        CHECK(path[i].first == i + 1);
        minutes += path[i].second;
    }
    CHECK(minutes == 10);
}

TEST_CASE("England is 42 areas and 62 million people whose weights are 1 on average") {
    const auto scenario = load_shipped("virtual-gp-england");
    REQUIRE(scenario);
    CHECK(scenario->areas.size() == 42);
    CHECK(scenario->people == 62'134'646);
    CHECK(std::fabs(scenario->people / scenario->population - 60) < 0.01);
    double weighted = 0;
    for (const Area& area : scenario->areas) {
        weighted += area.registered * area.weighted_ratio;
        CHECK(std::accumulate(area.deprivation.begin(), area.deprivation.end(), 0.0) ==
              doctest::Approx(1).epsilon(1e-9));
    }
    // Published: .99981 to .99998 in seven years.
    CHECK(weighted / scenario->people > 0.9998);
    CHECK(weighted / scenario->people < 1.0000);
}

TEST_CASE("the signature scenario is London's five areas, with the host in the north west") {
    const auto scenario = load_shipped("virtual-gp");
    REQUIRE(scenario);
    CHECK(scenario->areas.size() == 5);
    CHECK(scenario->population == 100'000);
    CHECK(scenario->weeks == 260);
    CHECK(scenario->people == 10'781'778);
    CHECK(scenario->areas[scenario->host].name == "North West London");
    CHECK(scenario->reference.size() == 42);
    CHECK(scenario->providers.size() == 31);
    CHECK(scenario->providers.back().opening_list == 2'982);
    CHECK(scenario->policies[0].name == "stays");
    CHECK(scenario->policies[0].settings.empty());
}

TEST_CASE("the sentence of every shipped scenario can speak of what the scenario asks first") {
    for (const std::string& name : shipped_scenarios()) {
        CAPTURE(name);
        const auto scenario = load_shipped(name);
        REQUIRE(scenario);
        const Model& model = *scenario->model;
        const auto& first = model.measures()[model.measure_index(scenario->outcomes.front())];
        // A model may have an outcome of its own that leads in all of its scenarios.
        const bool own = std::ranges::any_of(model.measures(), [](const Measure& measure) {
            return measure.phrase.role == PhraseRole::leads;
        });
        CHECK((own || first.phrase.role == PhraseRole::may_lead));
    }
}

TEST_CASE("every number about the world in the signature scenario names its source") {
    const auto scenario = load_shipped("virtual-gp");
    REQUIRE(scenario);
    for (const Check& check : scenario->checks)
        if (check.kind != "direction") {
            CAPTURE(check.sentence);
            CHECK_FALSE(check.source.empty());
        }
}

} // namespace folkmoot
