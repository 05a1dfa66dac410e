#pragma once

#include "core/describe.hpp"

#include <cstdint>

namespace folkmoot {

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
            assumption<&Experience::memory>("memory", "Opinions are slow to change", "of the old opinion stays",
                                            Range{0.3, 0.95}, "How much of an opinion survives one experience",
                                            "assumption"),
            assumption<&Experience::wait_tolerance>("wait_tolerance", "Tolerance of waiting", "weeks",
                                                    Range{0.5, 8.0}, "The wait that halves the goodwill of being helped",
                                                    "assumption"),
            assumption<&Experience::unsettled>("unsettled", "After a visit that did not help",
                                               "satisfaction, 0 to 1", Range{0.0, 0.8},
                                               "How satisfied people are when seen but not helped", "assumption"),
        };
    }
};

/// Satisfaction, in 0..255, after an experience. `before` in 0..255, wait in weeks.
[[nodiscard]] std::uint8_t satisfaction_after(const Experience& experience, std::uint8_t before,
                                              double wait_weeks, bool seen, bool settled);

}  // namespace folkmoot
