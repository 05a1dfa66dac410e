#pragma once

/// What a world is told to do.

#include "engine/settings.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot {

class Model;

/// Sets one setting from a given week on; with `until` later than `from`, it moves there in a line.
struct Change {
    std::string key; ///< of a setting
    double value = 0; ///< booleans 0/1, choices the option's index
    std::uint32_t from = 0; ///< week in which the change starts
    std::uint32_t until = 0; ///< week in which it is complete; 0 or `from`: at once
};

/// The settings from week 0, and how they change.
struct PolicyPlan {
    Settings settings;
    std::vector<Change> schedule;
    /// What areas are given of the whole budget from week 0 on, instead of the present rule's
    /// target; sums to 1. Empty: the present rule.
    std::vector<double> area_shares = {};
};

/// The settings in force in `week`: the plan's own, and what its schedule has changed by then.
[[nodiscard]] Settings settings_in_week(const Model& model, const PolicyPlan& plan,
                                        std::uint32_t week);

/// Which rules hold for whom, where they differ between people, providers or areas: what a trial
/// makes of a world. Index 0 is what holds where nothing else does.
struct Variants {
    std::vector<Settings> settings;
    std::vector<std::uint8_t> of_citizen; ///< empty: people follow their provider
    std::vector<std::uint8_t> of_provider; ///< empty: 0 for all
    std::vector<std::uint8_t> of_area; ///< empty: 0 for all
};

/// The level at which a setting can differ: one person from another, one provider from another, one
/// area from another, or only one week from another for the whole world.
enum class VaryLevel : std::uint8_t { citizen, provider, area, week, never };

} // namespace folkmoot
