#pragma once

/// The split-test lab's kinds of chart: one file a kind.

#include "canvas/charts/plot.hpp"
#include "session/trial/data.hpp"

namespace folkmoot::charts {

/// Estimates of many trials, those that would have been announced in a stronger colour; truth
/// marked.
void draw_histogram(const Canvas& canvas, const session::Histogram& data,
                    const message::TrialOutcome& outcome);

/// The estimate as weeks pass, with the interval of a single look and the one that allows looking.
void draw_running_estimate(const Canvas& canvas, const std::vector<message::TrialWeek>& weeks,
                           double truth, double stopped_week, const message::TrialOutcome& outcome);

/// The chance of finding the effect by size; what is needed and what there is are marked.
void draw_power_curve(const Canvas& canvas, const message::TrialSized& sized, double wanted_power);

/// Where people of each arm live; at most 8,000 dots. `arms`: how many there are.
void draw_assignment_map(const Canvas& canvas, const message::TrialRan& ran, std::size_t arms);

/// As high as the town is wide, within reason: logical pixels for a width in the same.
[[nodiscard]] float assignment_map_height(const message::TrialRan& ran, float width);

/// The colour of an arm: slate for the control, then colours that the colour-blind can tell apart.
[[nodiscard]] ImU32 arm_colour(const ui::Theme& theme, std::size_t arm);

/// The parts of the gap between estimate and truth as bars from zero.
struct GapBar {
    std::string label;
    double amount = 0;
    std::string words;  ///< the amount in words
    bool total = false;
};
void draw_gap_bars(const Canvas& canvas, const std::vector<GapBar>& bars);
[[nodiscard]] float gap_bars_height(std::size_t bars, float scale);

}  // namespace folkmoot::charts
