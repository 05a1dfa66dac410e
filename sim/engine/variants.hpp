#pragma once

/// Rules that differ between people, practices or areas: what a trial makes of a town.

#include "funding/pay.hpp"
#include "scenario/settings.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Which rules hold for whom. Index 0 is what holds where nothing else does.
struct Variants {
    std::vector<Settings> settings;
    std::vector<std::uint8_t> of_citizen;   ///< empty: people follow their practice
    std::vector<std::uint8_t> of_provider;  ///< empty: 0 for all
    std::vector<std::uint8_t> of_area;      ///< empty: 0 for all
};

/// The level at which a setting can differ: one person from another, one practice from another, one
/// area from another, or only one week from another for the whole town.
enum class VaryLevel : std::uint8_t { citizen, provider, area, week, never };
[[nodiscard]] VaryLevel vary_level(std::string_view key);

/// Variants as the weekly processes read them. Tables are empty where no setting that they are made
/// of differs.
struct VariantTables {
    std::vector<OnlineAccess> access; ///< by variant
    std::vector<PayTerms> terms; ///< by variant
    std::vector<Settlement> settlements; ///< by area
    std::vector<Allocation> allocations; ///< by area
};

} // namespace folkmoot
