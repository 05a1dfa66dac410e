#pragma once

/// The funding lab's kinds of charts. Those of places return the number of the place under the
/// pointer, or `nowhere`.

#include "canvas/charts/chart.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace folkmoot::charts {

inline constexpr std::size_t nowhere = SIZE_MAX;

/// One bar a place, from least to most in need: up gains, down loses.
struct GainsChart {
    std::vector<double> values;       ///< £ a head, in the order of need
    std::size_t selected = nowhere;   ///< index into `values`
    std::string left, right;          ///< what the ends of the order mean
    std::string unit;                 ///< title of the axis
    std::function<std::string(std::size_t)> note;  ///< words for the place under the pointer
};
std::size_t draw_gains_chart(const Canvas& canvas, const GainsChart& chart);

/// From one amount to another by what each term adds or takes away.
struct Waterfall {
    struct Term {
        std::string label;
        double value = 0;
    };
    std::string start_name, end_name;
    double start = 0, end = 0;  ///< `start` and all terms come to `end`
    std::vector<Term> terms;
};
void draw_waterfall(const Canvas& canvas, const Waterfall& chart);
[[nodiscard]] float waterfall_height(const Waterfall& chart);  ///< at text scale 1

/// Places where they are, as circles by size; or as a cartogram, pushed apart until none hides
/// another.
struct PlaceMap {
    std::vector<double> latitude, longitude, size;
    std::vector<double> value;        ///< −1 loses most … 1 gains most
    std::vector<std::string> words;   ///< what stands in a circle that has room for it
    std::size_t selected = nowhere;
    bool cartogram = false;
    std::function<std::string(std::size_t)> note;
};
std::size_t draw_place_map(const Canvas& canvas, const PlaceMap& map);

/// What is gained by allowing more: the gap that is left against the largest loss.
struct TradeOff {
    struct Point {
        double loss = 0, gap = 0;  ///< shares
        bool feasible = false;
    };
    std::vector<Point> points;
    double now = 0;          ///< largest loss that is set
    double gap_before = 0;   ///< of the formula as it stands
};
void draw_trade_off(const Canvas& canvas, const TradeOff& chart);

/// For each row a range with a dot, around zero.
struct Ranges {
    struct Row {
        std::string name, words;
        double low = 0, middle = 0, high = 0;
        bool hollow = false;  ///< also a hollow dot at `first`
        double first = 0;
    };
    std::vector<Row> rows;
    std::function<std::string(double)> axis;
    std::string title;
};
void draw_ranges(const Canvas& canvas, const Ranges& chart);
[[nodiscard]] float ranges_height(const Ranges& chart);

}  // namespace folkmoot::charts
