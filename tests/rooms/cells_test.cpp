#include "rooms/explore/cells.hpp"
#include "rooms/settled_desk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace folkmoot;
using rooms::MapCells;

namespace {

/// People in a town that is wider than high, some of them in one place.
message::People town_people() {
    message::People people;
    std::uint32_t drawn = 7;
    const auto below = [&](std::uint32_t most) {
        drawn = drawn * 1'664'525 + 1'013'904'223;
        return static_cast<std::int16_t>((drawn >> 8) % most);
    };
    for (int i = 0; i < 400; ++i) {
        people.x.push_back(static_cast<std::int16_t>(below(301) - 120));
        people.y.push_back(static_cast<std::int16_t>(below(140) - 90));
        people.stratum.push_back(0);
    }
    return people;
}

/// Everybody in one of two places, so that two cells in corners are inhabited.
struct TwoPlaces {
    message::Scenario scenario = fake::scenario();
    message::People people;
    message::Frame baseline, reform;

    TwoPlaces() {
        people.x = {0, 230, 230};
        people.y = {0, 150, 150};
        people.stratum = {0, 0, 0};
        for (auto* frame : {&baseline, &reform}) {
            frame->channels = {{3, 9, 9}};
            frame->provider = {0, 0, 0};
        }
    }
    [[nodiscard]] MapCells cells() const {
        return rooms::map_cells(scenario, people, baseline, reform);
    }
};

} // namespace

TEST_CASE("each cell of a picture stands for who lives nearest to its middle") {
    const auto people = town_people();
    const auto grid = rooms::cell_grid(people);
    double west = 1e9, east = -1e9, south = 1e9, north = -1e9;
    for (std::size_t i = 0; i < people.x.size(); ++i) {
        west = std::min<double>(west, people.x[i]);
        east = std::max<double>(east, people.x[i]);
        south = std::min<double>(south, people.y[i]);
        north = std::max<double>(north, people.y[i]);
    }
    const double side =
        std::max(std::ceil((east - west + 1) / 24), std::ceil((north - south + 1) / 16));
    CHECK(grid.columns == static_cast<std::size_t>(std::ceil((east - west + 1) / side)));
    CHECK(grid.people.size() / grid.columns ==
          static_cast<std::size_t>(std::ceil((north - south + 1) / side)));
    std::size_t wrong = 0, empty = 0;
    for (std::size_t cell = 0; cell < grid.people.size(); ++cell) {
        // Places are whole: a cell's are from its edge to before the next one's.
        const double left = west + side * static_cast<double>(cell % grid.columns);
        const double top = north - side * static_cast<double>(cell / grid.columns);
        std::size_t nearest = people.x.size();
        double least = 1e9;
        for (std::size_t i = 0; i < people.x.size(); ++i) {
            const double x = people.x[i] - left, y = top - people.y[i];
            if (x < 0 || x >= side || y < 0 || y >= side) continue;
            const double away = std::hypot(x - (side - 1) / 2, y - (side - 1) / 2);
            if (away >= least - 1e-9) continue;
            least = away;
            nearest = i;
        }
        wrong += grid.people[cell] != nearest;
        empty += nearest == people.x.size();
    }
    CHECK(wrong == 0);
    CHECK(empty > 0);
    CHECK(empty < grid.people.size() / 2);
    CHECK(rooms::cell_grid({}).people.empty());
}

TEST_CASE("a picture shows what the reform changes, where that can be seen") {
    TwoPlaces town;
    // Nobody waits any longer, and nobody is served by another: how long people wait, then.
    const auto still = town.cells();
    CHECK(still.palette == town.scenario.picture.colourings.front().palette);
    CHECK(still.columns == 24);
    REQUIRE(still.cells.size() == 384);
    CHECK(still.cells.front() == MapCells::nobody);

    town.reform.provider = {1, 0, 0};
    CHECK(town.cells().palette == message::PaletteMeaning::states);
    town.reform.channels = {{3, 1, 1}};
    const auto better = town.cells();
    CHECK(better.palette == message::PaletteMeaning::diverging);
    CHECK(better.classes == 5);
    // North is up: who waits as long as before lives in the south west.
    CHECK(better.cells[360] == 2);
    CHECK(better.cells[23] == 0);
    CHECK(std::ranges::count(better.cells, MapCells::nobody) == 382);
    town.reform.channels[0][1] = message::nothing_known;
    town.reform.provider = {0, 0, 0};
    CHECK(town.cells().palette == still.palette);
}

TEST_CASE("a picture as text reads back as itself, and nothing else does") {
    const MapCells cells{message::PaletteMeaning::states,
                         3,
                         3,
                         {0, 1, MapCells::nobody, 2, message::nothing_known, 0}};
    CHECK(rooms::to_text(cells) == "states 3 3 ab.c?a");
    CHECK(rooms::map_cells_in("states 3 3 ab.c?a") == cells);
    for (const auto* text :
         {"", "states", "states 3 3", "states 3 3 ", "states 3 3 ab.c?", "states 3 3 ab.d?a",
          "states 3 3 ab.C?a", "states 0 3 ab.c?a", "states 27 3 ab.c?a", "states 3 0 ab.c?a",
          "states 3 -3 ab.c?a", "states 3 25 ab.c?a", "states 3 1 aaaaaaaaaaaaaaaaa",
          "stones 3 3 ab.c?a", "provider 3 3 ab.c?a", "states x 3 ab.c?a", "states 3 3  ab.c?a"}) {
        CAPTURE(text);
        CHECK_FALSE(rooms::map_cells_in(text).has_value());
    }
}
