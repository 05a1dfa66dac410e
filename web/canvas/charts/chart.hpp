#pragma once

/// Charts drawn on ImGui's draw list. A chart reads numbers and draws; it decides nothing else.

#include "canvas/ui.hpp"
#include "session/axis.hpp"
#include "session/chart_data.hpp"

#include <vector>

namespace folkmoot::charts {

/// Where and with what a chart is drawn.
struct Canvas {
    ImDrawList& draw;
    ui::Rect area;
    const ui::Theme& theme;
    const ui::Fonts& fonts;
    float scale = 1;        ///< text scale
    ImVec2 pointer{-1, -1};  ///< where the mouse is; outside the area: nowhere
};

using session::Axis;
using session::make_axis;

/// Weeks from left to right; baseline and reform with the ensemble's band; `week` is marked.
void draw_line_chart(const Canvas& canvas, const session::ChartData& data, std::uint32_t week);
/// A pair of bars for each group, and the difference in words.
void draw_bar_chart(const Canvas& canvas, const session::ChartData& data);
/// For each group a dot at the difference, with its 5 to 95% range: who gains and who loses.
void draw_dot_chart(const Canvas& canvas, const session::ChartData& data);
/// Baseline and reform in a small space, without axes.
void draw_sparkline(const Canvas& canvas, const std::vector<float>& baseline,
                    const std::vector<float>& reform);

/// How high a chart wants to be.
[[nodiscard]] float chart_height(const session::ChartData& data, float scale);

/// Says that there is nothing to draw yet.
void draw_empty(const Canvas& canvas);

}  // namespace folkmoot::charts
