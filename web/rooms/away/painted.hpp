#pragma once

/// A map of people, or the weeks of one of them, in the colours that they have on a card. Only a
/// card holds it: on a screen whoever draws has the colours.

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot::sheet {

/// What colours mean: a spot a meaning, or a ramp with the amounts along it. Colours are written as
/// a page has them: "#1d56a8".
struct ColourKey {
    struct Entry {
        std::string colour, words;
    };
    struct Tick {
        double share = 0; ///< of the ramp's length
        std::string words;
    };
    std::string title{};
    std::vector<Entry> entries{};
    std::vector<std::string> ramp{}; ///< from its beginning to its end, evenly spaced
    std::vector<Tick> ticks{};
    std::vector<std::string> notes{}; ///< what a dot is, what the ground tells
};

/// People of one colour, drawn in the order of the list.
struct PaintedDots {
    std::string colour;
    double size = 1; ///< × a usual dot
    std::vector<std::int16_t> x, y; ///< 1/100 km: to the east, to the south
};

/// The ground of an area; km, y to the south.
struct PaintedArea {
    std::vector<std::string> names; ///< from long to short
    double x = 0, y = 0, radius = 0;
    std::string fill, edge;
    std::string ink; ///< of its name
    std::string told{}; ///< how it changes: "£1.6m more"
    std::string told_ink{};
    bool host = false;
};

struct PaintedProvider {
    std::vector<std::string> names; ///< empty: it has no room for one
    double x = 0, y = 0;
    std::string shape; ///< "square", "diamond" or "disc"
    bool stands_out = false;
};

/// An area of many, from afar.
struct PaintedTile {
    std::size_t column = 0, row = 0; ///< from the north west
    std::vector<std::string> names; ///< from long to short
    std::string words, below; ///< of its people; of the area itself
    std::string fill, ink, below_ink;
    bool host = false;
};

/// One future, or what changes between the two.
struct PaintedSide {
    std::string words{}; ///< "Baseline"; empty: there is only one
    std::vector<PaintedDots> dots{};
    std::vector<PaintedTile> tiles{}; ///< in the place of dots, areas and providers
};

struct Painted {
    ColourKey key;
    double dot_km = 0; ///< how wide a usual dot is, on the ground
    std::vector<PaintedArea> areas{};
    std::vector<PaintedProvider> providers{};
    std::vector<PaintedSide> sides{};
    std::size_t columns = 0, rows = 0; ///< of tiles
    std::vector<std::string> palette{}; ///< of a chart: the colour of each value
};

/// As a value of JSON.
void write_painted(std::string& out, const Painted& painted);

} // namespace folkmoot::sheet
