#pragma once

/// Small nations for tests: a world in a line.

#include "models/life.hpp"
#include "models/tiers/model.hpp"
#include "models/tiers/settings.hpp"
#include "models/tiers/town.hpp"

#include <memory>
#include <string_view>

namespace folkmoot::tiers {

using folkmoot::Values;

inline Settings with(const Values& values, Settings settings = tiers_model()->usual()) {
    return settings_with(*tiers_model(), values, std::move(settings));
}
inline std::shared_ptr<const Place> place_of(TownPlan plan) {
    plan.places = 1;
    return folkmoot::place_of(*tiers_model(), plan);
}

/// A nation at week 0, and then week by week.
class Life : public LifeOf<State> {
public:
    Life(const TownPlan& plan, const Values& before, const Values& changed = {})
        : LifeOf(tiers::place_of(plan), before, changed) {}
};

inline double measured(const Counts& counts, std::string_view key, std::size_t slot = Slot::total) {
    return measure_of(*tiers_model(), counts, key, slot);
}

inline Values changed(Values values, const Values& more) {
    for (const auto& [key, value] : more) values[key] = value;
    return values;
}

/// District, county, nation; as values of settings.
inline constexpr double in_district = 0, in_county = 1, in_nation = 2;
/// All three functions at a tier.
inline Values all_at(double tier) {
    return {{"made.front", tier}, {"made.back", tier}, {"made.common", tier}};
}

/// Everything at once: much moves, by choice and back again, with lines, leavers, letters and
/// learning.
inline const Values everything{
    {"made.front", in_county}, {"made.back", in_nation}, {"made.common", in_nation},
    {"moving.week", 4},        {"moving.parallel", 1},   {"moving.letter", 1},
    {"moving.help", 1},        {"learning.compare", 1},  {"tailoring.room", 0.3},
    {"project.weeks", 12},     {"project.dip", 0.3},     {"project.settle", 20},
    {"need.rate", 3},          {"need.away", 0.3},       {"need.patience", 3},
    {"need.again_weeks", 3},   {"contracts.weeks", 40},  {"taste.drift", 0.1},
    {"taste.back", 0.2},       {"staff.turnover", 0.2},  {"staff.unsettled", 0.3},
    {"project.reluctance", 4}, {"need.slack", 0.02},     {"staff.hire_weeks", 10},
    {"map.counties", 2},       {"staff.helped", 0.9},
};

} // namespace folkmoot::tiers
