/// What the map says of each area: the change of the scenario's money there.

#include "core/words/values.hpp"
#include "rooms/explore/by_area.hpp"
#include "rooms/settled_desk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace folkmoot;

namespace {

fake::Desk with_area_money() {
    fake::Desk desk;
    auto& outcomes = desk.core.scenario.outcomes;
    std::erase_if(outcomes[0].by, [](const auto& by) { return by == "area"; });
    outcomes[1].by = {"area"};
    outcomes[1].money = true;
    outcomes[1].direction = 1;
    // A gain, a loss of twice as much, and nothing, whatever the policy.
    desk.core.answers = [](message::Ran& ran) {
        for (auto* side : {&ran.baseline, &ran.reform})
            for (auto& year : side->yearly) {
                std::fill(year[1].begin(), year[1].end(), -4e6);
            }
        for (auto& year : ran.reform.yearly) {
            const auto slot = message::Slots::first_area(fake::scenario());
            year[1][slot] += 1e6;
            year[1][slot + 1] -= 2e6;
        }
    };
    desk.open();
    desk.settle();
    desk.session.set_side(session::Side::change);
    return desk;
}

} // namespace

TEST_CASE("north is up on the map that both views draw") {
    auto desk = with_area_money();
    const auto sheet = fake::sheet_of(desk);
    const auto& places = fake::node_at(sheet, "map").map->places;
    const auto& scenario = *desk.session.scenario();
    REQUIRE(places.size() == scenario.areas.size() + scenario.providers.size());
    const auto check = [&](std::size_t from, const auto& there) {
        for (std::size_t i = 0; i < there.size(); ++i) {
            const auto& a = there[i];
            const auto& b = there[(i + 1) % there.size()];
            const auto& drawn = places[from + i];
            const auto& next = places[from + (i + 1) % there.size()];
            CHECK((drawn.x < next.x) == (a.x < b.x)); // east is right
            CHECK((drawn.y < next.y) == (a.y > b.y));
        }
    };
    check(0, scenario.areas);
    check(scenario.areas.size(), scenario.providers);
}

TEST_CASE("the ground of an area says how the money there changes, best and worst by their share") {
    auto desk = with_area_money();
    const auto told = rooms::by_area(desk.session);
    REQUIRE(told);
    CHECK(told->outcome == 1);
    REQUIRE(told->areas.size() == desk.session.scenario()->areas.size());
    CHECK(told->areas[0].shade == doctest::Approx(0.5));
    CHECK(told->areas[1].shade == doctest::Approx(-1));
    CHECK(told->areas[0].words.find("£1.0m") != std::string::npos);
    CHECK(told->areas[1].words.find("£2.0m") != std::string::npos);
    for (std::size_t i = 2; i < told->areas.size(); ++i) {
        CHECK(told->areas[i].shade == 0);
        CHECK(told->areas[i].words == "");
    }
    const auto sheet = fake::sheet_of(desk);
    const auto& map = fake::node_at(sheet, "map");
    CHECK(map.map->places[1].value == doctest::Approx(-1));
    CHECK(map.map->places[0].value_words == told->areas[0].words);
    const auto& behind = fake::node_at(sheet, "map-areas");
    CHECK(behind.table->rows[1].marks.back() == "bad");
    CHECK(behind.table->rows[1].cells[1] == "−£4.0m");
    CHECK(behind.table->rows[1].cells[2] == "−£6.0m");
    // Of one policy alone there is no change.
    desk.session.set_side(session::Side::reform);
    CHECK_FALSE(rooms::by_area(desk.session));
    CHECK(sheet::find(fake::sheet_of(desk), "map-areas") == nullptr);
}
