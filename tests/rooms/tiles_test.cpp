/// What the tiles of many areas say of their people: counted again from the frames themselves.

#include "core/words/numbers.hpp"
#include "rooms/explore/changes.hpp"
#include "rooms/explore/map.hpp"
#include "rooms/settled_desk.hpp"
#include "session/groups.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace folkmoot;

namespace {

constexpr std::size_t inhabited = 5; ///< areas: in the others nobody lives

fake::Desk with_many_areas(std::size_t areas = rooms::fewest_tiles) {
    fake::Desk desk;
    auto& all = desk.core.scenario.areas;
    for (std::size_t i = all.size(); i < areas; ++i)
        all.push_back(
            {"Empty " + std::to_string(i), 3.0 * static_cast<double>(i), 40, 2, 0, false});
    desk.open();
    desk.settle();
    return desk;
}

/// Everybody's area.
std::size_t area_of(const fake::Desk& desk, std::size_t person) {
    return session::stratum_of(desk.session.people()->stratum[person]).area;
}

/// For each inhabited area the mean of what `number(person)` gives; NaN where it gives none.
template <class Number> std::vector<double> means(const fake::Desk& desk, const Number& number) {
    std::vector<double> sums(inhabited, 0), counts(inhabited, 0);
    for (std::size_t i = 0; i < desk.session.people()->x.size(); ++i) {
        const double value = number(i);
        if (std::isnan(value)) continue;
        sums[area_of(desk, i)] += value;
        counts[area_of(desk, i)] += 1;
    }
    for (std::size_t a = 0; a < inhabited; ++a) sums[a] /= counts[a];
    return sums;
}

/// "+9%" as a number: 9.
double per_cent_in(std::string words) {
    const auto minus = words.find(minus_sign);
    if (minus != std::string::npos) words.replace(minus, minus_sign.size(), "-");
    return std::stod(words);
}

} // namespace

TEST_CASE("a tile says for how many more of an area's people it is better than worse") {
    auto desk = with_many_areas();
    REQUIRE(rooms::shows_change(desk.session));
    const auto &before = desk.session.frame(false)->channels[0],
               &after = desk.session.frame(true)->channels[0];
    const auto is = [&](int way) {
        return means(desk, [&](std::size_t i) {
            if (before[i] == 255 || after[i] == 255) return 0.0;
            return way * (before[i] - after[i]) > 0 ? 1.0 : 0.0;
        });
    };
    const auto better = is(1), worse = is(-1);
    const auto sheet = fake::sheet_of(desk);
    const auto& told = fake::node_at(sheet, "map").map->tiles;
    REQUIRE(told);
    REQUIRE(told->tiles.size() == rooms::fewest_tiles);
    const auto& table = *fake::node_at(sheet, "map-shares").table;
    CHECK(table.columns[2].words == "Better, of its people");
    double most = 0;
    for (std::size_t a = 0; a < inhabited; ++a) {
        const auto& tile = told->tiles[a];
        const double balance = 100 * (better[a] - worse[a]);
        INFO(tile.name, ": ", tile.words);
        most = std::max(most, std::fabs(balance));
        CHECK(std::fabs(per_cent_in(tile.words) - balance) <= 0.5001);
        CHECK(std::fabs(per_cent_in(table.rows[a].cells[2]) - 100 * better[a]) <= 0.0501);
        CHECK(std::fabs(per_cent_in(table.rows[a].cells[3]) - 100 * worse[a]) <= 0.0501);
        CHECK(std::fabs(per_cent_in(table.rows[a].cells[4]) - balance) <= 0.0501);
        if (balance > 1) CHECK(tile.colour == 0);
        if (balance < -1) CHECK(tile.colour == 4);
        CHECK(tile.depth <= 1);
        CHECK(tile.told.back().ends_with("here: Doctor Online") == (a == 0));
    }
    CHECK(most > 1); // else it would tell nothing
    CHECK(per_cent_in(told->steps.back().words) >= most - 0.5);
    // Where nobody lives nothing is said, and there is no colour.
    CHECK(told->tiles[inhabited].words.empty());
    CHECK(told->tiles[inhabited].depth == 0);
    CHECK(table.rows[inhabited].cells[2] == no_value);
    for (const auto& row : table.rows) CHECK(row.cells.size() == table.columns.size());
    CHECK(table.rows[1].cells[1] == "330,000");
}

TEST_CASE("what initials on a small tile stand for is told in the table") {
    auto desk = with_many_areas();
    auto scenario = *desk.session.scenario();
    scenario.areas[1].name = "Greater Manchester";
    scenario.areas[2].name = "Devon";
    desk.core.scenario = scenario;
    desk.open();
    desk.settle();
    const auto sheet = fake::sheet_of(desk);
    const auto& rows = fake::node_at(sheet, "map-shares").table->rows;
    CHECK(rows[1].cells[0] == "Greater Manchester (GM)");
    CHECK(rows[2].cells[0] == "Devon");
    // Who cannot hover reads how to come to a name.
    CHECK(fake::node_at(sheet, "map").map->tiles->closer ==
          "Press an area to see its name and its people");
}

TEST_CASE("of few areas, and of more than could have names, there are no tiles") {
    for (const std::size_t areas :
         {std::size_t{5}, rooms::fewest_tiles - 1, rooms::most_tiles + 1}) {
        const auto sheet = fake::sheet_of(with_many_areas(areas));
        CHECK_FALSE(fake::node_at(sheet, "map").map->tiles);
        CHECK(sheet::find(sheet, "map-shares") == nullptr);
    }
}

TEST_CASE("of one policy a tile tells an amount on average, of those of whom it is known") {
    auto desk = with_many_areas();
    desk.session.set_side(session::Side::baseline);
    desk.settle();
    const auto& waits = desk.session.frame(false)->channels[0];
    const auto expected =
        means(desk, [&](std::size_t i) { return waits[i] == 255 ? std::nan("") : waits[i]; });
    const auto sheet = fake::sheet_of(desk);
    const auto& told = *fake::node_at(sheet, "map").map->tiles;
    for (std::size_t a = 0; a < inhabited; ++a) {
        CHECK(told.tiles[a].words ==
              format_number(expected[a], 0) + (std::lround(expected[a]) == 1 ? " day" : " days"));
        CHECK(told.tiles[a].colour == std::lround(expected[a]));
        CHECK(told.tiles[a].depth == 1);
    }
    CHECK(told.steps.back().words == "42+ days");
    CHECK(fake::node_at(sheet, "map-shares").table->columns.back().words ==
          "Average of those of whom it is known");
    CHECK(fake::node_at(sheet, "map-shares").title ==
          "The people of each area: Baseline, days of the last wait");
}

TEST_CASE("a tile tells who is with a practice that stands out, and else what is commonest") {
    auto desk = with_many_areas();
    desk.session.set_side(session::Side::reform);
    desk.session.set_colouring("provider");
    desk.settle();
    const auto& provider = desk.session.frame(true)->provider;
    const auto online = means(desk, [&](std::size_t i) { return provider[i] == 10 ? 1.0 : 0.0; });
    const auto with = fake::sheet_of(desk);
    const auto& told = *fake::node_at(with, "map").map->tiles;
    REQUIRE(told.steps.size() == 1);
    CHECK(told.steps[0].words == "Doctor Online");
    for (std::size_t a = 0; a < inhabited; ++a) {
        CHECK(std::fabs(per_cent_in(told.tiles[a].words) - 100 * online[a]) <= 0.5001);
        CHECK(told.tiles[a].told.front() ==
              "Doctor Online: " + told.tiles[a].words + " of its people");
    }
    desk.session.set_colouring("deprivation");
    desk.settle();
    const auto fifths = fake::sheet_of(desk);
    for (std::size_t a = 0; a < inhabited; ++a) {
        std::map<std::size_t, int> of_fifth;
        int all = 0;
        for (std::size_t i = 0; i < provider.size(); ++i)
            if (area_of(desk, i) == a)
                ++of_fifth[session::stratum_of(desk.session.people()->stratum[i]).deprivation],
                    ++all;
        const auto most =
            std::ranges::max_element(of_fifth, {}, [](const auto& each) { return each.second; });
        const auto& tile = fake::node_at(fifths, "map").map->tiles->tiles[a];
        CHECK(tile.colour == most->first);
        CHECK(tile.words == format_share(1.0 * most->second / all, 0));
    }
}

TEST_CASE("of both futures the tiles are the reform's, and say so") {
    auto desk = with_many_areas();
    desk.session.set_side(session::Side::reform);
    desk.settle();
    const auto reform = fake::sheet_of(desk);
    desk.session.set_side(session::Side::both);
    desk.settle();
    const auto both = fake::sheet_of(desk);
    const auto& alone = *fake::node_at(reform, "map").map->tiles;
    const auto& told = *fake::node_at(both, "map").map->tiles;
    for (std::size_t a = 0; a < inhabited; ++a) CHECK(told.tiles[a].words == alone.tiles[a].words);
    CHECK(told.notes.size() == alone.notes.size() + 1);
}
