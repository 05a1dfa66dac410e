#pragma once

/// Small states that build services, for tests: a world in a line.

#include "models/delivery/model.hpp"
#include "models/delivery/settings.hpp"
#include "models/delivery/town.hpp"
#include "models/life.hpp"

#include <cmath>
#include <memory>
#include <string_view>

namespace folkmoot::delivery {

using folkmoot::Values;

inline Settings with(const Values& values, Settings settings = delivery_model()->usual()) {
    return settings_with(*delivery_model(), values, std::move(settings));
}
inline std::shared_ptr<const Place> place_of(const TownPlan& plan) {
    return folkmoot::place_of(*delivery_model(), plan);
}

/// A state at week 0, and then week by week.
class Life : public LifeOf<State> {
public:
    Life(const TownPlan& plan, const Values& before, const Values& changed = {})
        : LifeOf(delivery::place_of(plan), before, changed) {}
};

inline double measured(const Counts& counts, std::string_view key, std::size_t slot = Slot::total) {
    return measure_of(*delivery_model(), counts, key, slot);
}

inline Values joined_with(Values values, const Values& more) {
    for (const auto& [key, value] : more) values[key] = value;
    return values;
}

/// Options of choices, as values of settings.
inline constexpr double weekly = 0, launches = 1, both_ways = 2;
inline constexpr double keep_all = 0, keep_tested = 1, by_desks = 0, by_team = 1;
inline constexpr double one_contract = 0, small_contracts = 1, to_all = 2, duty = 1;

/// A place in which as many teams as asked for have the same use, and nothing happens by itself.
inline TownPlan one_body(double people, std::size_t bodies = 1) {
    return {.areas = 1, .places = bodies, .population = 400, .people = people};
}
/// Teams that are all alike, need nothing of each other, and stay as they are.
inline Values quiet(double teams) {
    return {{"estate.local_teams", teams},
            {"estate.zipf", 0},
            {"estate.payments", 0},
            {"estate.identity", 0},
            {"estate.notices", 0},
            {"need.base", 0},
            {"need.spread", 0},
            {"need.unsure", 0},
            {"need.gap", 0},
            {"need.frail", 1},
            {"change.decay", 0},
            {"change.breaks", 0},
            {"change.ceiling", 1'000},
            {"practice.helps", 0},
            {"practice.start", 1},
            {"practice.lost", 0},
            {"change.nothing", 0},
            {"own.fails", 0},
            {"own.spread", 0},
            {"work.release", weekly},
            {"work.makers", by_team}};
}

/// Everything at once: all is shared by choice, some leave, much is tried, launched and broken.
inline const Values everything{
    {"shared.payments", to_all},
    {"shared.identity", to_all},
    {"shared.notices", to_all},
    {"shared.help", 1},
    {"shared.outsiders", 1},
    {"shared.standby", 1},
    {"shared.first", 0.2},
    {"shared.people", 6},
    {"shared.price", 9'000},
    {"work.release", both_ways},
    {"work.keep", keep_tested},
    {"work.fellows", 3},
    {"work.contract", small_contracts},
    {"help.offered", 1},
    {"joining.seen", 12},
    {"joining.heard", 2},
    {"joining.review", 6},
    {"joining.reluctance", 5'000},
    {"joining.weeks", 5},
    {"platform.weeks", 6},
    {"platform.fails", 0.1},
    {"platform.pace", 0.4},
    {"platform.misfit", 0.4},
    {"own.fails", 0.05},
    {"own.years", 2},
    {"launch.weeks", 20},
    {"launch.gap", 10},
    {"launch.settle", 6},
    {"launch.part_fails", 0.3},
    {"practice.start", 0.5},
    {"practice.stay", 8},
    {"practice.lost", 1},
    {"practice.nearby", 1},
    {"change.ideas", 1.5},
    {"change.breaks", 0.3},
    {"desk.desks", 2},
    {"work.test_weeks", 2},
    {"proof.certainty", 0.2},
    {"need.rate", 15},
    {"estate.local_teams", 3},
    {"desk.teams", 2},
    {"platform.build", 300'000},
    {"joining.worth", 300'000},
    {"own.spread", 0.5},
    {"own.build", 20'000},
    {"own.run", 12'000},
};

} // namespace folkmoot::delivery
