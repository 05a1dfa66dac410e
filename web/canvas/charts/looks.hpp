#pragma once

/// How a chart of a sheet is painted, by its look. A room's own looks are a line in looks.cpp each.

#include "canvas/charts/chart.hpp"
#include "rooms/sheet.hpp"

#include <string>
#include <string_view>

namespace folkmoot::charts {

struct NodeLook {
    std::string_view name;
    /// Points at text scale 1.
    float (*height)(const sheet::Node& chart);
    /// Reads numbers, labels and ticks of `chart.chart` and paints them; words are the node's.
    void (*paint)(const Canvas& canvas, const sheet::Node& chart);
    /// What of it the pointer is on, as `use` takes it; nullptr: nothing of it can be pressed.
    std::string (*under)(const Canvas& canvas, const sheet::Node& chart) = nullptr;
};

/// nullptr if no look has that name.
[[nodiscard]] const NodeLook* find_look(std::string_view name);

} // namespace folkmoot::charts
