#pragma once

/// When treating one changes things for another: people who share a queue, a list, a labour market.

#include "experiment/estimate.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace folkmoot {

/// Share of the others in the same queue who are treated, by person. Alone in a queue: 0.
/// Source: the exposure mapping of Aronow & Samii, Annals of Applied Statistics 11 (2017),
/// 1912–1947.
[[nodiscard]] std::vector<double> queue_exposure(std::span<const std::uint32_t> queue,
                                                 std::span<const std::uint8_t> treated);

/// What treatment does to the treated, to their neighbours, and to a place where all are treated.
struct SaturationEffects {
    Estimated direct; ///< treated against untreated among equally exposed, at the mean exposure
    Estimated spill_over; ///< on the untreated: all others treated against none
    Estimated roll_out; ///< everybody treated against nobody
    bool separate = false; ///< false: the design cannot tell direct effect and spill-over apart
    std::vector<std::string> warnings;
};

/// Regression y = a + b T + c S + d T (S − mean S) of people with treatment T and exposure S (the
/// saturation of their area, or `queue_exposure`), errors CR2 by `cluster` (what saturation or
/// queue was assigned to). Effects: direct b, spill-over c, roll-out b + c + d (1 − mean S). d is
/// left out where it cannot be told. Source: Baird, Bohren, McIntosh & Özler, Review of Economics
/// and Statistics 100 (2018), 844–860.
[[nodiscard]] SaturationEffects saturation_effects(std::span<const double> outcome,
                                                   std::span<const std::uint8_t> treated,
                                                   std::span<const double> exposure,
                                                   std::span<const std::uint32_t> cluster,
                                                   double alpha = 0.05);

} // namespace folkmoot
