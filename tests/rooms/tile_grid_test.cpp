/// Where the tiles of many areas lie: checked against every other way to lay them out.

#include "rooms/explore/tiles/grid.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

using namespace folkmoot;
using rooms::GridPlace;

namespace {

/// Numbers without a pattern, the same on every machine.
struct Scatter {
    std::uint32_t state;
    double operator()() {
        state = state * 1664525u + 1013904223u;
        return (state >> 8) / 16777216.0;
    }
};

std::vector<GridPlace> scattered(std::size_t count, std::uint32_t seed) {
    Scatter next{seed};
    std::vector<GridPlace> places;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = 400 * next(), y = 300 * next();
        places.push_back({x, y});
    }
    return places;
}

/// The least sum of costs, found by trying everything.
double least_of_all(const std::vector<std::vector<double>>& costs, std::size_t row = 0,
                    std::uint32_t taken = 0) {
    if (row == costs.size()) return 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < costs[row].size(); ++j) {
        if ((taken >> j & 1u) != 0) continue;
        least = std::min(least, costs[row][j] + least_of_all(costs, row + 1, taken | 1u << j));
    }
    return least;
}

} // namespace

TEST_CASE("nobody finds a cheaper way to give each row a column of its own") {
    Scatter next{7};
    for (std::size_t rows = 1; rows <= 6; ++rows)
        for (std::size_t columns = rows; columns <= rows + 2; ++columns)
            for (int round = 0; round < 5; ++round) {
                std::vector<std::vector<double>> costs(rows);
                for (auto& row : costs)
                    // Whole numbers, so that many ways cost the same.
                    for (std::size_t j = 0; j < columns; ++j) row.push_back(std::floor(9 * next()));
                const auto column_of = rooms::least_assignment(costs);
                REQUIRE(column_of.size() == rows);
                CHECK(std::set<std::size_t>(column_of.begin(), column_of.end()).size() == rows);
                double sum = 0;
                for (std::size_t i = 0; i < rows; ++i) sum += costs[i][column_of[i]];
                CHECK(sum == least_of_all(costs));
            }
}

TEST_CASE("every area has a tile of its own, and the same one each time") {
    for (const std::size_t count : {1u, 2u, 13u, 42u, 100u}) {
        const auto places = scattered(count, 11);
        const auto grid = rooms::tile_grid(places);
        REQUIRE(grid.cells.size() == count);
        std::set<std::pair<std::size_t, std::size_t>> cells;
        for (const auto& cell : grid.cells) {
            CHECK(cell.column < grid.columns);
            CHECK(cell.row < grid.rows);
            cells.insert({cell.column, cell.row});
        }
        CHECK(cells.size() == count);
        CHECK(rooms::tile_grid(places).cells == grid.cells);
        // Named in another order, each still lies where it lay.
        auto turned = places;
        std::ranges::reverse(turned);
        auto cells_turned = rooms::tile_grid(turned).cells;
        std::ranges::reverse(cells_turned);
        CHECK(cells_turned == grid.cells);
    }
    CHECK(rooms::tile_grid({}).cells.empty());
}

TEST_CASE("who lies clearly north or east of another has a tile that is not south or west of it") {
    const auto places = scattered(60, 3);
    const auto grid = rooms::tile_grid(places);
    const auto wishes = rooms::grid_wishes(places, grid.columns, grid.rows);
    std::size_t against = 0, upside_down = 0, pairs = 0;
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = 0; b < places.size(); ++b) {
            const auto way = [](std::size_t from, std::size_t to) {
                return static_cast<double>(to) - static_cast<double>(from);
            };
            const double across = way(grid.cells[a].column, grid.cells[b].column);
            const double down = way(grid.cells[a].row, grid.cells[b].row);
            // To exchange their cells would else make the way shorter.
            against += across * (wishes[b].column - wishes[a].column) +
                           down * (wishes[b].row - wishes[a].row) <
                       -1e-9;
            if (places[b].y - places[a].y > 100) ++pairs, upside_down += down > 0;
            if (places[b].x - places[a].x > 130) ++pairs, upside_down += across < 0;
        }
    CHECK(against == 0);
    CHECK(pairs > 1000);
    CHECK(upside_down == 0);
}

TEST_CASE("places that lie in a square already keep it, and a line stays a line") {
    std::vector<GridPlace> square;
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 4; ++column) square.push_back({10.0 * column, -10.0 * row});
    const auto grid = rooms::tile_grid(square);
    for (std::size_t i = 0; i < square.size(); ++i)
        for (std::size_t j = 0; j < square.size(); ++j) {
            if (square[i].x < square[j].x && square[i].y == square[j].y)
                CHECK(grid.cells[i].column < grid.cells[j].column);
            if (square[i].y > square[j].y && square[i].x == square[j].x)
                CHECK(grid.cells[i].row < grid.cells[j].row);
        }
    // Nor is there a gap between rows that lie apart.
    std::vector<GridPlace> rows;
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 8; ++column) rows.push_back({10.0 * column, -10.0 * row});
    const auto close = rooms::tile_grid(rows);
    std::set<std::size_t> used;
    for (const auto& cell : close.cells) used.insert(cell.row);
    CHECK(used.size() == close.rows);
    // All in one place: nothing says where any of them lies, and each has a cell.
    const std::vector<GridPlace> heap(20, GridPlace{3, 4});
    CHECK(rooms::tile_grid(heap).cells.size() == 20);
}
