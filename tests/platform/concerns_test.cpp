/// What a scenario does not concern is not shown: neither an outcome that nothing in its question
/// can move, nor providers where nobody is served.

#include "analysis/workshop.hpp"
#include "many_chances.hpp"
#include "platform/core/messages.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

using namespace folkmoot;

namespace {

/// Whether two runs show something else of an outcome, in any week, year or group.
bool differs(const RunRecord& a, const RunRecord& b, std::size_t measure) {
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    if (!std::ranges::equal(a.weekly[measure], b.weekly[measure], same)) return true;
    for (std::size_t year = 0; year < a.years.size(); ++year)
        if (!same(value_of(a, measure, year, Slot::total), value_of(b, measure, year, Slot::total)))
            return true;
    return false;
}

/// Every other policy, and every lever at both its ends.
std::vector<Attempt> attempts_at(const Scenario& scenario) {
    std::vector<Attempt> all;
    Attempt attempt;
    attempt.seed = scenario.seed;
    attempt.population = std::min<std::uint32_t>(scenario.population, 3'000);
    for (const Policy& policy : scenario.policies) {
        attempt.reform = policy.name;
        all.push_back(attempt);
    }
    attempt.reform = scenario.policies.front().name;
    for (const FieldGroup& group : scenario.levers) {
        for (const std::string& key : group.keys) {
            const Setting* lever = scenario.model->find_setting(key);
            for (const double end : {lever->range.low, lever->range.high}) {
                attempt.changed = {{key, end}};
                all.push_back(attempt);
            }
        }
    }
    return all;
}

std::set<std::string> colourings_of(const message::Picture& picture) {
    std::set<std::string> keys;
    for (const auto& colouring : picture.colourings) keys.insert(colouring.key);
    return keys;
}

} // namespace

TEST_CASE("no scenario shows an outcome that none of its policies and levers moves" *
          many_chances) {
    for (const std::string& name : shipped_scenarios()) {
        const Scenario scenario = load_shipped(name).value();
        Workshop workshop(scenario);
        std::set<std::string> still(scenario.outcomes.begin(), scenario.outcomes.end());
        for (const Attempt& attempt : attempts_at(scenario)) {
            const auto pair = workshop.run(attempt, 0, 0, {}).value();
            std::erase_if(still, [&](const std::string& key) {
                return differs(pair.baseline->record, pair.reform->record,
                               scenario.model->measure_index(key));
            });
            if (still.empty()) break;
        }
        CAPTURE(name);
        for (const std::string& key : still) FAIL_CHECK("nothing moves ", key);
    }
}

TEST_CASE("where nobody is served there are no providers on the map, and of people only the rest") {
    for (const auto* name : {"job-search-help", "outreach", "peeking", "reminder-letter"}) {
        CAPTURE(name);
        const Scenario scenario = load_shipped(name).value();
        CHECK_FALSE(scenario.providers.empty());
        const auto message = scenario_message(scenario);
        CHECK(message.providers.empty());
        CHECK(message.picture.person_facts.empty());
        const std::string own = name == std::string("job-search-help") ? "job_search" : "enrolment";
        CHECK(colourings_of(message.picture) == std::set<std::string>{own, "deprivation", "age"});
    }
    // An outcome of being served, and all is there again.
    Scenario both = load_shipped("reminder-letter").value();
    both.outcomes.emplace_back("wait_days");
    const auto message = scenario_message(both);
    CHECK(message.providers.size() == both.providers.size());
    CHECK(colourings_of(message.picture).contains("wait"));
    CHECK(colourings_of(message.picture).contains("enrolment"));
}

TEST_CASE("what lies aside of being served are outcomes of the model, in every model") {
    std::set<std::string> models;
    for (const std::string& name : shipped_scenarios()) {
        const Scenario scenario = load_shipped(name).value();
        const Model& model = *scenario.model;
        if (!models.emplace(model.key()).second) continue;
        const Picture& picture = model.about().picture;
        for (const std::string_view key : picture.aside)
            CHECK(model.measure_index(std::string(key)) < model.measures().size());
        // What is aside can only be looked at where such an outcome is shown.
        const bool any = std::ranges::any_of(picture.colourings, &Colouring::aside) ||
                         std::ranges::any_of(picture.happenings, &Happening::aside);
        CHECK(any == !picture.aside.empty());
    }
}
