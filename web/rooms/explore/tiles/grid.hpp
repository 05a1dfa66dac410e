#pragma once

/// Places of a map in the cells of a grid, each in one of its own and near to where it lies.

#include <cstddef>
#include <span>
#include <vector>

namespace folkmoot::rooms {

/// Where something lies, in km: x to the east, y to the north.
struct GridPlace {
    double x = 0, y = 0;
};

/// Counted from the north west.
struct GridCell {
    std::size_t column = 0, row = 0;
    bool operator==(const GridCell&) const = default;
};

struct TileGrid {
    std::size_t columns = 0, rows = 0;
    std::vector<GridCell> cells; ///< in the order of the places; no two are the same
};

/// The grid has about a third more cells than there are places, so that coasts keep something of
/// their shape, and no empty row or column.
///
/// Where a place would like to be is half its position between the outermost and half its rank
/// among all, so that a crowd gets the room that it needs. Of all ways to give each a cell this is
/// one with the least sum of squared ways from there; so of two places neither can lie on the
/// wrong side of the other: the way from cell to cell never points against the way from wish to
/// wish. The same places give the same grid everywhere. Time: the cube of their number.
[[nodiscard]] TileGrid tile_grid(std::span<const GridPlace> places);

/// Where each place would like to be: column and row as fractions, for a grid of that size.
struct GridWish {
    double column = 0, row = 0;
};
[[nodiscard]] std::vector<GridWish> grid_wishes(std::span<const GridPlace> places,
                                                std::size_t columns, std::size_t rows);

/// For each row of a table of costs a column of its own, so that the sum is least. There are at
/// least as many columns as rows.
///
/// The Hungarian method by shortest augmenting paths. Source: R. Jonker and A. Volgenant,
/// Computing 38 (1987), 325–340.
[[nodiscard]] std::vector<std::size_t>
least_assignment(const std::vector<std::vector<double>>& costs);

} // namespace folkmoot::rooms
