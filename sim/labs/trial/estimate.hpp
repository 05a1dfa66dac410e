#pragma once

/// What a trial's analyst does with its data: the same steps for a world as designed, for one in
/// which the treatment does nothing, and for every look on the way.

#include "experiment/interference.hpp"
#include "labs/trial/worlds.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace folkmoot {

/// Whether the analyst has what was lost to attrition.
enum class Outcomes : std::uint8_t { learnt, all };

/// The table that the design's method reads, from the first `weeks` weeks of a record (0: all).
///
/// Stepped wedge: with a column for every area and every period but one, so that time is not taken
/// for treatment. Saturation: people of the areas with the highest share treated (arm 1) against
/// those of the areas with the lowest (arm 0): what a whole place gains, which is what a roll-out
/// does.
[[nodiscard]] TrialTable analysis_table(const TrialLab& lab, const Assignment& who,
                                        const TrialRecord& record, std::uint32_t weeks = 0);

/// The design's method on a table. Saturation is always analysed by area.
[[nodiscard]] TrialAnalysis estimate(const TrialLab& lab, const TrialTable& table, Outcomes which);

/// Arms of the analysis: those of the design; saturation has two.
[[nodiscard]] std::size_t analysed_arms(const TrialLab& lab);

/// For saturation: direct effect and spill-over, from the people of all areas.
[[nodiscard]] SaturationEffects effects_inside(const TrialLab& lab, const Assignment& who,
                                               const TrialRecord& record);

/// How alike people of a cluster are (intracluster correlation, by analysis of variance), and how
/// much clusters differ in size.
struct ClusterLikeness {
    double correlation = 0;     ///< 0..1
    double size = 1;            ///< rows a cluster, mean
    double size_variation = 0;  ///< coefficient of variation of the size
    double clusters = 0;
};
[[nodiscard]] ClusterLikeness likeness_of(std::span<const double> outcome,
                                          std::span<const std::uint32_t> cluster);

/// Mean of the outcomes that exist, of the rows in `arm`; NaN if there are none.
[[nodiscard]] double mean_of_arm(std::span<const double> outcome,
                                 std::span<const std::uint16_t> arm, std::size_t which);
/// Mean of the outcomes that exist, weighted where there are weights.
[[nodiscard]] double mean_of_all(std::span<const double> outcome,
                                 std::span<const double> weights = {});
/// Standard deviation of the outcomes that exist, n − 1.
[[nodiscard]] double spread_of(std::span<const double> outcome);

}  // namespace folkmoot
