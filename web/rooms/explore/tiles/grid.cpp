#include "rooms/explore/tiles/grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace folkmoot::rooms {
namespace {

constexpr double room_to_spare = 1.3; ///< cells for each place
/// Tiles are wide: a grid of a tall or a broad country is not as tall or as broad.
constexpr double tallest = 0.8, broadest = 1.25;

/// Half where each value lies between the least and the largest, half its rank; 0..1.
std::vector<double> spread(const std::vector<double>& values) {
    const auto [least, largest] = std::ranges::minmax(values);
    std::vector<double> sorted = values, at;
    std::ranges::sort(sorted);
    const double last = static_cast<double>(values.size()) - 1;
    for (const double value : values) {
        if (!(largest > least)) {
            at.push_back(0.5);
            continue;
        }
        const auto same = std::ranges::equal_range(sorted, value);
        const auto before = static_cast<double>(same.begin() - sorted.begin());
        const double rank = before + (static_cast<double>(same.size()) - 1) / 2;
        at.push_back(0.5 * (value - least) / (largest - least) + 0.5 * rank / last);
    }
    return at;
}

/// Leaves out rows and columns in which there is nothing: at the edges, and between places that lie
/// in rows.
void close_up(std::vector<GridCell>& cells, std::size_t GridCell::* line, std::size_t& lines) {
    std::vector<std::size_t> used(lines, 0);
    for (const auto& cell : cells) used[cell.*line] = 1;
    std::exclusive_scan(used.begin(), used.end(), used.begin(), std::size_t{0});
    for (auto& cell : cells) cell.*line = used[cell.*line];
    lines = cells.empty() ? lines : std::ranges::max(cells, {}, line).*line + 1;
}

} // namespace

std::vector<GridWish> grid_wishes(std::span<const GridPlace> places, std::size_t columns,
                                  std::size_t rows) {
    std::vector<double> across, down;
    for (const auto& place : places) {
        across.push_back(place.x);
        down.push_back(-place.y);
    }
    std::vector<GridWish> wishes;
    if (places.empty()) return wishes;
    across = spread(across);
    down = spread(down);
    for (std::size_t i = 0; i < places.size(); ++i)
        wishes.push_back({across[i] * (static_cast<double>(columns) - 1),
                          down[i] * (static_cast<double>(rows) - 1)});
    return wishes;
}

std::vector<std::size_t> least_assignment(const std::vector<std::vector<double>>& costs) {
    const std::size_t rows = costs.size(), columns = rows == 0 ? 0 : costs.front().size();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    // Row and column 0 stand for nobody; what is left of the cost of a pair is never negative.
    std::vector<double> of_row(rows + 1, 0), of_column(columns + 1, 0);
    std::vector<std::size_t> row_in(columns + 1, 0), came_from(columns + 1, 0);
    for (std::size_t row = 1; row <= rows; ++row) {
        std::vector<double> way(columns + 1, infinite);
        std::vector<bool> seen(columns + 1, false);
        std::size_t column = 0;
        row_in[0] = row;
        do {
            seen[column] = true;
            const auto here = row_in[column];
            double least = infinite;
            std::size_t next = 0;
            for (std::size_t j = 1; j <= columns; ++j) {
                if (seen[j]) continue;
                const double left = costs[here - 1][j - 1] - of_row[here] - of_column[j];
                if (left < way[j]) way[j] = left, came_from[j] = column;
                if (way[j] < least) least = way[j], next = j;
            }
            for (std::size_t j = 0; j <= columns; ++j) {
                if (seen[j]) {
                    of_row[row_in[j]] += least;
                    of_column[j] -= least;
                } else {
                    way[j] -= least;
                }
            }
            column = next;
        } while (row_in[column] != 0);
        while (column != 0) {
            row_in[column] = row_in[came_from[column]];
            column = came_from[column];
        }
    }
    std::vector<std::size_t> column_of(rows, 0);
    for (std::size_t j = 1; j <= columns; ++j)
        if (row_in[j] != 0) column_of[row_in[j] - 1] = j - 1;
    return column_of;
}

TileGrid tile_grid(std::span<const GridPlace> places) {
    TileGrid grid;
    if (places.empty()) return grid;
    const auto [west, east] = std::ranges::minmax(places, {}, &GridPlace::x);
    const auto [south, north] = std::ranges::minmax(places, {}, &GridPlace::y);
    const double width = east.x - west.x, height = north.y - south.y;
    const double shape = height > 0  ? std::clamp(width / height, tallest, broadest)
                         : width > 0 ? broadest
                                     : 1;
    const double wanted = room_to_spare * static_cast<double>(places.size());
    const double columns = std::max(1.0, std::round(std::sqrt(wanted * shape)));
    grid.columns = static_cast<std::size_t>(columns);
    grid.rows = static_cast<std::size_t>(std::ceil(wanted / columns));
    const auto wishes = grid_wishes(places, grid.columns, grid.rows);
    std::vector<std::vector<double>> costs;
    for (const auto& wish : wishes) {
        auto& of_cells = costs.emplace_back();
        for (std::size_t row = 0; row < grid.rows; ++row)
            for (std::size_t column = 0; column < grid.columns; ++column) {
                const double across = wish.column - static_cast<double>(column);
                const double down = wish.row - static_cast<double>(row);
                of_cells.push_back(across * across + down * down);
            }
    }
    for (const auto cell : least_assignment(costs))
        grid.cells.push_back({cell % grid.columns, cell / grid.columns});
    close_up(grid.cells, &GridCell::column, grid.columns);
    close_up(grid.cells, &GridCell::row, grid.rows);
    return grid;
}

} // namespace folkmoot::rooms
