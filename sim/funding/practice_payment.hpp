#pragma once

#include "core/describe.hpp"
#include "world/world.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// The first layer: what a practice is paid follows the registered patient at once.
///
/// Weighted list = registered × indices, normalised so that nationally Σ weighted / Σ registered
/// = 1. Indices: age and sex; additional needs; first-year turnover; and the area's own index,
/// which stands for rurality and staff market forces and is set so that each area's published ratio
/// is reproduced.
///
/// Source: facts on the English global sum (NHS Payments to General Practice; BMC Health Services
/// Research 10:156 for the spread of the indices). The age-sex weights and the turnover weight
/// could not be confirmed and are defaults that a person may edit.
struct PracticePayment {
    double price = 100.56; ///< £ per weighted patient and year: global sum after out-of-hours
    double other = 58.40; ///< £ per weighted patient and year: all other payments
    double other_gap = 17.26; ///< £ less of them in the most than in the least deprived places
    double weighting = 1.0; ///< 1 = the full formula, 0 = every patient counts the same
    double additional_needs = 0.19; ///< weight of the most deprived fifth over the least, −1
    double new_patient = 1.46; ///< weight of a patient in the first year on a list
    double remote_tariff = 0.0; ///< £ per remote consultation, on top
    double return_tariff = 0.0; ///< £ to a local practice for each patient online care sends on

    static constexpr auto fields() {
        return std::array{
            lever<&PracticePayment::price>("price", "Payment for each patient",
                                           "£ per weighted patient and year", Range{50.0, 200.0},
                                           "What a practice is paid for each patient on its list"),
            assumption<&PracticePayment::other>(
                "other", "Other payments", "£ per weighted patient and year", Range{0.0, 120.0},
                "Premises, quality points and other payments to practices",
                "computed: published totals of £150.38 to £167.64 per weighted "
                "patient in 2022/23, less the global sum"),
            assumption<&PracticePayment::other_gap>(
                "other_gap", "Other payments and deprivation", "£ less in the most deprived places",
                Range{0.0, 40.0},
                "How much less practices in the most deprived places get in "
                "other payments than those in the least deprived",
                "computed: £167.64 in the least, £150.38 in the most deprived "
                "tenth of practices, per weighted patient in 2022/23"),
            lever<&PracticePayment::weighting>(
                "weighting", "Payment follows age and need", "of the full weighting",
                Range{0.0, 1.0},
                "0% pays the same for everyone; 100% pays more for the old, the "
                "very young and the deprived"),
            lever<&PracticePayment::additional_needs>(
                "additional_needs", "Extra for deprived patients",
                "more than the least deprived fifth", Range{0.0, 0.6},
                "How much more a practice gets for a patient from the most "
                "deprived fifth"),
            lever<&PracticePayment::new_patient>(
                "new_patient", "Extra for new patients", "× in the first year", Range{1.0, 2.0},
                "New patients take more work, so they count more in their first "
                "year; 1.46 is unverified"),
            lever<&PracticePayment::remote_tariff>(
                "remote_tariff", "Pay for each remote visit", "£ per remote visit",
                Range{0.0, 40.0},
                "Pays practices for each visit by phone or screen, on top of the "
                "yearly payment"),
            lever<&PracticePayment::return_tariff>(
                "return_tariff", "Pay for patients sent on", "£ per visit", Range{0.0, 60.0},
                "Pays a local practice when it sees a patient whom online care "
                "could not help"),
        };
    }
};

/// Raw capitation weight of a person, before the area index and normalisation.
[[nodiscard]] double raw_weight(const PracticePayment& payment, std::size_t age_band,
                                std::size_t deprivation);

/// Mean raw weight of an area's residents, from its shares of age and deprivation.
[[nodiscard]] double mean_raw_weight(const PracticePayment& payment, const Area& area);

/// What makes the mean weight of the reference nation 1, and each area's published ratio come out.
///
/// The index is set once, from the published ratios and the published formula, and then stands for
/// facts about a place: moving a weight moves money between areas and never moves the index.
struct Normalisation {
    double factor = 1; ///< raw weight × area index × factor = national weight
    std::vector<double> area_index; ///< by area; rurality, market forces and what the bands miss
};
[[nodiscard]] Normalisation normalise(const PracticePayment& payment, std::span<const Area> areas,
                                      std::span<const Area> reference);

/// Weight of a patient of each stratum after the first year on a list; national mean 1. [stratum]
[[nodiscard]] std::vector<double>
stratum_weights(const PracticePayment& payment, const Normalisation& national, std::uint32_t areas);

/// What a weighted patient of each deprivation fifth is paid for against the mean: other payments
/// are lower where people are poorer. [deprivation fifth]
[[nodiscard]] std::array<double, deprivation_fifths>
payment_gradient(const PracticePayment& payment);

/// Weight of a patient in the first year against later years.
[[nodiscard]] double first_year_factor(const PracticePayment& payment);

} // namespace folkmoot
