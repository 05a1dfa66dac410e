#pragma once

/// Why a trial's estimate and the truth differ, in parts that add up to the whole.
///
/// With m(arm, world) the mean outcome of those who were put into an arm, in the world as designed
/// (D), with nobody treated (N) and with everybody treated (E), the gap between estimate and truth
/// is
///
///     estimate − estimate at the planned end                              peeking
///     + that − the estimate with every outcome known                      attrition
///     + m(treated, D) − m(treated, N) − (m(treated, E) − m(treated, N))   what the treated gain
///     only while others
///                                                                         go without: displacement
///     − (m(control, D) − m(control, N))                                   what the trial does to
///     its controls:
///                                                                         displacement, or
///                                                                         contamination if the
///                                                                         same way as to the
///                                                                         treated
///     + effect on those who take part − effect on everybody               selection
///     + effect in the trial's weeks − effect once it is new no longer     novelty
///     + the rest                                                          chance; in a trial of
///     clusters, the
///                                                                         part that clusters
///                                                                         bring: few_clusters
///
/// The split of chance is the best linear prediction of how far a mean of cluster means is off
/// because of the clusters: m ρ / (1 + (m − 1) ρ), with m people a cluster who are alike by ρ.

#include "labs/trial/estimate.hpp"

#include <string>
#include <vector>

namespace folkmoot {

enum class GapReason : std::uint8_t {
    chance,
    peeking,
    displacement,
    contamination,
    attrition,
    novelty,
    selection,
    few_clusters
};
inline constexpr std::size_t gap_reasons = 8;
inline constexpr std::array<std::string_view, gap_reasons> gap_reason_names{
    "chance",    "peeking", "displacement", "contamination",
    "attrition", "novelty", "selection",    "few_clusters"};

/// The truth of an arm, and why an estimate misses it.
struct TrialGap {
    double treated = no_number; ///< true effect on the treated, in the trial as designed
    double on_control = no_number; ///< what the trial did to its controls
    double all = no_number; ///< true effect of rolling out to all
    double all_before = no_number,
           all_after = no_number; ///< mean of everybody without and with the roll-out
    std::array<double, gap_reasons> parts{}; ///< by GapReason; they sum to estimate − all
    ClusterLikeness likeness; ///< of those who are assigned together, untreated

    [[nodiscard]] double part(GapReason reason) const {
        return parts[static_cast<std::size_t>(reason)];
    }
};

/// Estimates of one arm on the way from data to report.
struct ArmEstimates {
    double reported = no_number; ///< as the trial would have told it
    double at_end = no_number; ///< at the planned end, with the outcomes that were learnt
    double complete = no_number; ///< the same with every outcome
    double simple = no_number; ///< the same as a plain difference in means; for method iv
};

/// `worlds` must hold everybody's (and, if the lab fades, the settled) future of `arm`.
[[nodiscard]] TrialGap gap_of(const TrialLab& lab, const TrialWorlds& worlds, std::size_t arm,
                              const ArmEstimates& estimates);

/// The true effect of rolling out to all alone; what a repeat needs.
[[nodiscard]] double truth_of(const TrialLab& lab, const TrialWorlds& worlds, std::size_t arm);

} // namespace folkmoot
