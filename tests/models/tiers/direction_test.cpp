#include "models/tiers/tiers.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::tiers;

/// What a lever says that it does, it does.

namespace {

std::string tiers_that_fail(const Values& usual, std::uint32_t weeks,
                            const std::vector<Direction>& directions) {
    return first_that_fails(*tiers_model(), directions, [&](const Values& values) {
        Life life({.areas = 8, .population = 8'000, .people = 800'000}, {{"map.counties", 2}},
                  changed(usual, values));
        return life.live(weeks);
    });
}

} // namespace

TEST_CASE("tiers: where something is made does what it says, once all have moved") {
    // All have moved after half a year; looked at over two.
    const Values soon{
        {"moving.week", 0}, {"project.weeks", 10}, {"project.settle", 4}, {"contracts.cut", 0}};
    CHECK(tiers_that_fail(
              soon, 104,
              {{"made.front",
                in_district,
                in_nation,
                {{"front_cost", 1},
                 {"fit_loss", 1},
                 {"as_wanted", -1},
                 {"place_gap", 1},
                 {"bad_gap", -1},
                 {"shared", 1}}},
               {"made.back",
                in_district,
                in_county,
                {{"back_cost", -1}, {"leavers", 1}, {"bad_gap", -1}, {"shared", 1}}},
               {"made.common", in_district, in_nation, {{"common_cost", -1}, {"shared", 1}}},
               {"tailoring.room",
                0,
                1,
                {{"fit_loss", -1}, {"as_wanted", 1}, {"front_cost", 1}, {"overrun", 1}},
                {{"made.front", in_nation}}},
               {"moving.join", 0, 1, {{"shared", -1}, {"saved", -1}}, {{"made.back", in_nation}}},
               {"learning.compare", 0, 1, {{"bad_share", -1}, {"bad_gap", -1}}}}) == "");
}

TEST_CASE("tiers: how it is reorganised does what it says") {
    const Values moving{{"moving.week", 0},
                        {"made.back", in_county},
                        {"made.common", in_nation},
                        {"made.front", in_county},
                        {"project.dip", 0.15}};
    CHECK(tiers_that_fail(
              moving, 104,
              {{"moving.pace", 0, 1, {{"wait", -1}, {"bad_share", -1}, {"overrun", -1}}},
               {"moving.week", 0, 90, {{"moving_cost", -1}, {"wait", -1}}},
               {"moving.parallel", 0, 1, {{"wait", -1}, {"bad_share", -1}, {"moving_cost", 1}}},
               {"moving.letter", 0, 1, {{"bad_share", -1}, {"moving_cost", 1}}},
               {"moving.help", 0, 1, {{"leavers", -1}, {"vacancies", -1}}}}) == "");
}
