#pragma once

/// Who gets what, decided by a hash and by nothing else.
///
/// An arm is a pure function of the salt and of who is assigned: Philox keyed by the hash of the
/// salt and addressed by kind and number of the unit. So the same person is in the same arm on
/// every machine, in whatever order people are asked about, and trials with different salts are
/// independent of each other. Citizens are assigned each alone (simple randomisation), within
/// strata by exact shares; clusters, of which there are few, always by exact shares.

#include "experiment/design.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Arm of a unit that takes no part.
inline constexpr std::uint8_t left_out = 255;

/// What kind of thing a number names, in the address of its draw.
enum class AssignedKind : std::uint32_t {
    citizen = 1,
    provider,
    area,
    block,
    saturation,
    layer,
    conduct
};

/// The random words of a unit under a salt. `index` tells the draws about one unit apart.
[[nodiscard]] std::array<std::uint32_t, 4> assignment_words(std::uint64_t salt, AssignedKind kind,
                                                            std::uint32_t unit,
                                                            std::uint32_t index = 0);
/// The number of a salt, repeat `repeat` of its trial; 0 is the trial itself.
[[nodiscard]] std::uint64_t salt_number(std::string_view salt, std::uint32_t repeat = 0);

/// The arm whose stretch of [0, 1) holds `u`, when arms lie side by side by `share`. Shares sum
/// to 1.
[[nodiscard]] std::uint8_t arm_at(std::span<const double> share, double u);

/// A town as it is on the day of assignment.
struct AssignmentTown {
    const World& world;
    /// By citizen.
    std::span<const std::uint16_t> provider;
    /// By citizen: the outcome before; empty or NaN: not known.
    std::span<const double> pre = {};
    /// By citizen: 0 = whom the trial is not about; empty: it is about all.
    std::span<const std::uint8_t> takes_part = {};
};

struct Assignment {
    /// By citizen: own arm, or that of the cluster; `left_out`.
    std::vector<std::uint8_t> of_citizen;
    std::vector<std::uint8_t> of_provider; ///< unit provider only
    std::vector<std::uint8_t> of_area;     ///< units area and stepped_wedge (the arm it ends in)
    std::vector<std::uint8_t> of_block;    ///< unit week only
    /// By area: block in which it is treated first; stepped_wedge only.
    std::vector<std::uint32_t> first_block;
    std::vector<double> saturation; ///< by area: share treated; unit saturation only
    /// By citizen: provider or area that was assigned; empty for units citizen and week.
    std::vector<std::uint32_t> cluster;
    /// By citizen: within which assignment was balanced; empty if it was not.
    std::vector<std::uint32_t> stratum;
    std::uint32_t draws = 1; ///< how often it was drawn until the arms were alike
};

/// Assigns everybody. `repeat` 0 is the trial itself; others are the same trial drawn anew.
[[nodiscard]] Assignment assign(const TrialDesign& design, const AssignmentTown& town,
                                std::uint32_t repeat = 0);

} // namespace folkmoot
