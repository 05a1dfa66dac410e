/// How all of a town fits onto the map, clear of what lies over it.

#include "canvas/explore/map.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

struct Extent {
    double low_x = INFINITY, high_x = -INFINITY, low_y = INFINITY, high_y = -INFINITY;
    [[nodiscard]] double width() const { return high_x - low_x; }
    [[nodiscard]] double height() const { return high_y - low_y; }
};

Extent extent_of(const message::Scenario& scenario) {
    Extent extent;
    for (const auto& area : scenario.areas) {
        extent.low_x = std::min(extent.low_x, area.x - area.radius);
        extent.high_x = std::max(extent.high_x, area.x + area.radius);
        extent.low_y = std::min(extent.low_y, area.y - area.radius);
        extent.high_y = std::max(extent.high_y, area.y + area.radius);
    }
    return extent;
}

/// All of the ground, as large as a part of the map has room for: points a km, and where its
/// middle is.
struct Fit {
    float scale;
    ImVec2 middle;
};

Fit fit_into(Rect room, const Extent& extent, float pad) {
    const double across = (room.width() - 2 * pad) / extent.width();
    const double down = (room.height() - 2 * pad) / extent.height();
    return {static_cast<float>(std::max(1e-3, std::min(across, down))),
            {(room.min.x + room.max.x) / 2, (room.min.y + room.max.y) / 2}};
}

/// Whether an area would lie under the legend.
bool hides_an_area(const Fit& fit, Rect legend, const Extent& extent,
                   const message::Scenario& scenario) {
    return std::ranges::any_of(scenario.areas, [&](const message::Area& area) {
        const auto from_middle = [&](double km, double low, double high) {
            return static_cast<float>(km - (low + high) / 2) * fit.scale;
        };
        const float x = fit.middle.x + from_middle(area.x, extent.low_x, extent.high_x);
        const float y = fit.middle.y - from_middle(area.y, extent.low_y, extent.high_y);
        const float dx = x - std::clamp(x, legend.min.x, legend.max.x);
        const float dy = y - std::clamp(y, legend.min.y, legend.max.y);
        const float radius = static_cast<float>(area.radius) * fit.scale;
        return dx * dx + dy * dy < radius * radius;
    });
}

} // namespace

Ground ground_of(const Ui& ui, const message::Scenario& scenario, Rect rect, float top_room,
                 bool strip, Rect legend) {
    const auto extent = extent_of(scenario);
    if (!(extent.high_x > extent.low_x)) return {rect, 0, 0, 1};
    const float pad = ui.grid(strip ? 0.5f : ui.narrow ? 1.5f : 3);
    const Rect room{{rect.min.x, rect.min.y + top_room}, rect.max};
    Fit fit = fit_into(room, extent, pad);
    if (legend.width() > 0 && hides_an_area(fit, legend, extent, scenario)) {
        const Fit above = fit_into({room.min, {room.max.x, legend.min.y}}, extent, pad);
        const Fit beside = fit_into({{legend.max.x, room.min.y}, room.max}, extent, pad);
        fit = above.scale > beside.scale ? above : beside;
    }
    const float scale = fit.scale * ui.map.zoom;
    const ImVec2 centre{(rect.min.x + rect.max.x) / 2, (rect.min.y + rect.max.y) / 2};
    return {rect,
            static_cast<float>((extent.low_x + extent.high_x) / 2) + ui.map.x -
                (fit.middle.x - centre.x) / scale,
            static_cast<float>((extent.low_y + extent.high_y) / 2) + ui.map.y +
                (fit.middle.y - centre.y) / scale,
            scale};
}

} // namespace folkmoot::ui
