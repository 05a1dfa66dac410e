#pragma once

#include "core/describe.hpp"

#include <array>
#include <cstdint>

namespace folkmoot::general_practice {

/// How satisfied a person is after being seen, or after giving up.
///
/// Satisfaction moves part of the way to what just happened: 1 for help at once, less for waiting,
/// less again when the need was not settled, 0 for giving up. All magnitudes are assumptions.
struct Experience {
    double memory = 0.75;         ///< share of the old opinion that stays after an experience
    double wait_tolerance = 2.0;  ///< weeks of waiting that halve the goodwill of being helped
    double unsettled = 0.35;      ///< satisfaction after a contact that did not settle the need

    static constexpr auto fields() {
        return std::array{
            assumption<&Experience::memory>(
                "memory", "Opinions are slow to change", "of the old opinion stays",
                Range{0.3, 0.95}, "How much of an opinion survives one experience", "assumption"),
            assumption<&Experience::wait_tolerance>(
                "wait_tolerance", "Tolerance of waiting", "weeks", Range{0.5, 8.0},
                "The wait that halves the goodwill of being helped", "assumption"),
            assumption<&Experience::unsettled>(
                "unsettled", "After a visit that did not help", "of full satisfaction",
                Range{0.0, 0.8}, "How satisfied people are when seen but not helped", "assumption"),
        };
    }
};

/// The rules above, worked out for every wait in whole days.
struct ExperienceTable {
    static constexpr std::uint32_t whole = 256; ///< what `memory` counts in parts of
    static constexpr std::uint32_t half = whole / 2;

    std::uint32_t memory = 192; ///< share of the old opinion that stays, in 1/256
    /// What a contact adds to it, in 1/256: how it feels, × (256 − memory), and half for rounding.
    /// [settled][days waited]
    std::array<std::array<std::uint16_t, 256>, 2> adds{};

    /// Satisfaction, 0..255, after a contact; `before` 0..255.
    [[nodiscard]] std::uint8_t after(std::uint8_t before, std::uint32_t days, bool settled) const {
        return static_cast<std::uint8_t>((before * memory + adds[settled ? 1 : 0][days]) / whole);
    }
    /// The same, after giving up.
    [[nodiscard]] std::uint8_t after_giving_up(std::uint8_t before) const {
        return static_cast<std::uint8_t>((before * memory + half) / whole);
    }
};
[[nodiscard]] ExperienceTable experience_table(const Experience& experience);

} // namespace folkmoot::general_practice
