#pragma once

/// Charts that read a sheet's node alone: one file a look.

#include "canvas/charts/plot.hpp"
#include "rooms/sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::charts {

/// Lines over numbers, bands where a series has low and high only, and marks across both.
void paint_curves(const Canvas& canvas, const sheet::Node& node);

/// Columns between the edges `at`, the first series below the second.
void paint_histogram(const Canvas& canvas, const sheet::Node& node);

/// A bar a label from nothing to its value, with the words of the table behind it; the first and
/// the last are wholes, the others the parts that lead from one to the other.
void paint_gap(const Canvas& canvas, const sheet::Node& node);
[[nodiscard]] float gap_height(const sheet::Node& node);

/// "opinions": people as dots where they stand to each other, groups with an outline and a letter.
/// Each group has a shape and a colour; 10,000 dots are one batch of triangles a group.
void paint_opinions(const Canvas& canvas, const sheet::Node& node);
[[nodiscard]] float opinions_height(const sheet::Node& node);
/// "dot:S:I", "group:S" or "".
[[nodiscard]] std::string opinion_under(const Canvas& canvas, const sheet::Node& node);

/// "scatter": a numbered dot a label, pale where its value stands in the series "beaten".
void paint_scatter(const Canvas& canvas, const sheet::Node& node);
[[nodiscard]] float scatter_height(const sheet::Node& node);

/// "grid": a square for each combination of the axes' marks, with a tick where its series is
/// "holds", a cross where it is "turns" and a question mark where it is "close"; series "now" and
/// "usual" are rings anywhere between.
void paint_grid(const Canvas& canvas, const sheet::Node& node);
[[nodiscard]] float grid_height(const sheet::Node& node);

// What they share.
[[nodiscard]] ImU32 mark_colour(const ui::Theme& theme, std::string_view key);
void paint_marks(const Canvas& canvas, const Plot2& plot, const sheet::Chart& chart);
/// The cells of a row of the table behind a chart; empty if there is none.
[[nodiscard]] std::vector<std::string> cells_behind(const sheet::Node& node, std::size_t row);

/// Where people of each group live; at most 8,000 dots. `groups`: how many there are.
void draw_assignment_map(const Canvas& canvas, const message::TrialRan& ran, std::size_t groups);
/// As high as the town is wide, within reason: points for a width in the same.
[[nodiscard]] float assignment_map_height(const message::TrialRan& ran, float width);
/// The colour of a group: slate for the control, then colours that the colour-blind can tell apart.
[[nodiscard]] ImU32 arm_colour(const ui::Theme& theme, std::size_t arm);

} // namespace folkmoot::charts
