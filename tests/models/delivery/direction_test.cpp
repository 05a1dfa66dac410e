#include "models/delivery/delivery.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::delivery;

/// What a lever says that it does, it does.

namespace {

std::string delivery_that_fails(const Values& usual, std::uint32_t weeks,
                                const std::vector<Direction>& directions) {
    return first_that_fails(*delivery_model(), directions, [&](const Values& values) {
        Life life({.areas = 3, .places = 6, .population = 3'000, .people = 900'000},
                  joined_with(usual, values));
        life.live(weeks / 2);
        return life.live(weeks - weeks / 2);
    });
}

} // namespace

TEST_CASE("delivery: what is shared, and on which terms, does what it says") {
    const Values shared{{"shared.payments", to_all}, {"shared.notices", to_all},
                        {"platform.weeks", 10},      {"joining.seen", 3},
                        {"joining.weeks", 6},        {"launch.fails", 0},
                        {"overrun.swan", 0},         {"platform.fails", 0.05}};
    CHECK(
        delivery_that_fails(shared, 120,
                            {{"shared.payments",
                              0,
                              to_all,
                              {{"adoption", 1}, {"copies", -1}},
                              {{"shared.first", 0.6}}},
                             {"shared.identity", 0, to_all, {{"adoption", 1}, {"paid_so_far", 1}}},
                             {"shared.notices", 0, to_all, {{"adoption", 1}, {"shared_cost", 1}}},
                             {"shared.price", 0, 40'000, {{"adoption", -1}, {"copies", 1}}},
                             {"shared.people", 6, 30, {{"shared_cost", 1}}},
                             {"shared.first", 0, 0.5, {{"adoption", 1}}},
                             {"shared.help", 0, 1, {{"adoption", 1}}},
                             {"shared.outsiders", 0, 1, {{"outsiders", 1}, {"shared_cost", 1}}},
                             {"shared.standby", 0, 1, {{"down_share", -1}, {"shared_cost", 1}}},
                             {"shared.join", 0, duty, {{"adoption", 1}, {"copies", -1}}}}) == "");
}

TEST_CASE("delivery: how services change does what it says") {
    const Values all_the_time{{"work.release", weekly}, {"work.keep", keep_tested},
                              {"work.makers", by_team}, {"practice.start", 1},
                              {"practice.lost", 0},     {"estate.zipf", 0}};
    CHECK(delivery_that_fails(
              all_the_time, 120,
              {{"work.keep",
                keep_all,
                keep_tested,
                {{"first_try", 1}, {"kept_worse", -1}, {"in_tests", 1}, {"learning_cost", 1}}},
               {"work.makers", by_desks, by_team, {{"lead_time", -1}, {"team_cost", 1}}},
               {"work.test_weeks", 1, 8, {{"promise_kept", 1}, {"changes", -1}}},
               {"work.test_share", 0.05, 0.5, {{"in_tests", 1}, {"promise_kept", 1}}},
               {"work.test_floor", 0, 20'000, {{"in_tests", -1}, {"kept_worse", 1}}},
               {"work.fellows",
                0,
                20,
                {{"measured", 1}, {"learning_cost", 1}},
                {{"practice.start", 0}}},
               {"work.release",
                weekly,
                launches,
                {{"changes", -1}, {"project_cost", 1}, {"team_cost", -1}}},
               {"work.contract",
                one_contract,
                small_contracts,
                {{"nothing_came", -1}},
                {{"work.release", launches}, {"launch.weeks", 20}, {"launch.gap", 20}}},
               {"help.offered", 0, 1, {{"gave_up_share", -1}, {"calls", 1}}}}) == "");
}
