#pragma once

/// What tests of a person's own areas and providers have in common.

#include "analysis/workshop.hpp"
#include "engine/run.hpp"
#include "scenario/areas/own_places.hpp"
#include "scenario/load.hpp"
#include "scenario/tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace folkmoot {

inline Scenario tiny_of(const std::string& text = tiny_scenario) {
    return load_scenario("tiny.json", text, tiny_data).value();
}

/// The scenario that comes of tables; fails the test if none does.
inline Scenario scenario_of(const OwnLook& look) {
    CHECK(text_of(look.areas.problems) == "");
    CHECK(text_of(look.providers.problems) == "");
    auto scenario = load_scenario("mine.json", look.text, {});
    REQUIRE(text_of(scenario.problems()) == "");
    return std::move(*scenario);
}

inline bool says(const PlacesLook& look, std::string_view note) {
    const bool said = std::ranges::find(look.notes, note) != look.notes.end();
    std::string all;
    for (const std::string& each : look.notes) all += "\n  " + each;
    INFO("looked for: ", std::string(note), "\nnotes:", all);
    CHECK(said);
    return said;
}

/// The fingerprint of the reform in a few weeks of a small world.
inline std::uint64_t bits_of(const Scenario& scenario) {
    Workshop workshop(scenario);
    Attempt attempt;
    attempt.reform = scenario.policies[1].name;
    attempt.seed = scenario.seed;
    attempt.population = 500;
    attempt.weeks = 30;
    return fingerprint_of(workshop.run_alone(attempt, 0, 0, [](double) { return true; })->record());
}

} // namespace folkmoot
