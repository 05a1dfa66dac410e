#include "canvas/charts/looks.hpp"

#include "canvas/charts/funding_charts.hpp"
#include "canvas/charts/node_charts.hpp"

#include <algorithm>
#include <vector>

namespace folkmoot::charts {

const NodeLook* find_look(std::string_view name) {
    constexpr float low = 210, high = 250;
    static const std::vector<NodeLook> looks{
        {"line", [](const sheet::Node&) { return low; }, paint_curves},
        {"histogram", [](const sheet::Node&) { return high; }, paint_histogram},
        {"bars", gap_height, paint_gap},
        {"waterfall", waterfall_height, draw_waterfall},
        {"ranges", ranges_height, draw_ranges},
        {"trade-off", trade_off_height, draw_trade_off},
        {"scatter", scatter_height, paint_scatter},
        {"grid", grid_height, paint_grid},
        {"opinions", opinions_height, paint_opinions, opinion_under}};
    const auto found = std::find_if(looks.begin(), looks.end(),
                                    [&](const NodeLook& look) { return look.name == name; });
    return found == looks.end() ? nullptr : &*found;
}

} // namespace folkmoot::charts
