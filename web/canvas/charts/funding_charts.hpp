#pragma once

/// The funding lab's kinds of charts, painted from their nodes: see web/rooms/funding.

#include "canvas/charts/chart.hpp"
#include "rooms/sheet.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace folkmoot::charts {

inline constexpr std::size_t nowhere = SIZE_MAX;

/// "gains": one bar a place, from least to most in need: up gains, down loses. Returns the number
/// of the bar under the pointer, or `nowhere`.
std::size_t draw_gains_chart(const Canvas& canvas, const sheet::Node& chart);

/// "waterfall": from one amount to another by what each term adds or takes away.
void draw_waterfall(const Canvas& canvas, const sheet::Node& chart);
[[nodiscard]] float waterfall_height(const sheet::Node& chart); ///< at text scale 1

/// Places where they are, as circles by size; or as a cartogram, pushed apart until none hides
/// another. Returns the key of the circle under the pointer, or "".
std::string draw_place_map(const Canvas& canvas, const sheet::Map& map);

/// "trade-off": what is gained by allowing more.
void draw_trade_off(const Canvas& canvas, const sheet::Node& chart);
[[nodiscard]] float trade_off_height(const sheet::Node& chart);

/// "ranges": for each label a range with a dot, around zero; and a ring where a series "first" is.
void draw_ranges(const Canvas& canvas, const sheet::Node& chart);
[[nodiscard]] float ranges_height(const sheet::Node& chart);

} // namespace folkmoot::charts
