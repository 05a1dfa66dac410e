#pragma once

/// What a formula's rules come to for each place: money that is kept whole, a least and a most.

#include "core/result.hpp"
#include "funding/constraints.hpp"
#include "funding/rounding.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace folkmoot {

inline constexpr Pence no_limit = Pence{1} << 60;   ///< a most that is none
inline constexpr std::uint8_t no_rule = 255;

/// A place gets kept + factor × scaled, but no less than `least` and no more than `most`.
struct PlaceLimits {
    std::vector<Pence> kept; ///< lump sums, and formula money that may not be scaled
    Units scaled; ///< formula money that may be scaled
    std::vector<Pence> least, most; ///< least <= most
    std::vector<std::uint8_t> least_rule, most_rule; ///< which rule set it; no_rule if none
    std::vector<std::uint32_t> added; ///< Binding of what was added
    std::vector<Pence> added_by_rule; ///< pence that each rule adds, all places together

    [[nodiscard]] std::size_t places() const { return kept.size(); }
};

/// Works the rules through, first to last. Problems: numbers that make no sense, and limits that
/// leave a place no room, each pair of rules once with the worst place.
[[nodiscard]] Result<PlaceLimits> place_limits(std::span<const double> money, Pence budget,
                                               std::span<const Rule> rules,
                                               std::span<const std::string> places);

} // namespace folkmoot
