#include "models/beds/beds.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::beds;

/// What a lever says that it does, it does.

namespace {

/// What happens in two years, one of them with an epidemic; each life is lived once.
Counts bed_years(const Values& values) {
    static std::map<Values, Counts> known;
    const auto found = known.find(values);
    if (found != known.end()) return found->second;
    const Values usual{{"epidemic.chance", 1}, {"epidemic.spread", 0}, {"epidemic.reproduction", 2},
                       {"epidemic.ill", 0.02}, {"need.intensive", 12}, {"staff.training", 8},
                       {"staff.rebuild", 2}};
    BedLife life({.areas = 4, .places = 1, .population = 2'000, .people = 80'000, .seed = 3},
                 both(usual, values));
    return known[values] = life.live(104);
}

} // namespace

TEST_CASE("beds: levers do what they say") {
    const Values shared{{"sharing.reach", 2}},
        firms{{"contract.share", 0.8}, {"firms.reserve", 0.02}};
    const std::vector<Direction> directions{
        {"beds.spare",
         0,
         0.4,
         {{"room_deaths", -1},
          {"bed_wait", -1},
          {"long_waits", -1},
          {"dates_put_off", -1},
          {"general_above_85", -1},
          {"general_above_92", -1},
          {"bed_cost", 1},
          {"idle_cost", 1}}},
        {"beds.spare_intensive",
         0,
         1,
         {{"no_intensive", -1},
          {"intensive_at_100", -1},
          {"intensive_above_85", -1},
          {"room_deaths", -1},
          {"idle_cost", 1}}},
        {"sharing.reach", 0, 2, {{"no_intensive", -1}, {"bed_wait", -1}, {"moved_share", 1}}},
        {"sharing.reach", 1, 2, {{"no_intensive", -1}, {"moved_share", 1}}},
        {"sharing.keep", 0, 0.5, {{"moved_share", -1}}, shared},
        {"surge.most",
         0,
         0.7,
         {{"no_intensive", -1}, {"thin_care", 1}, {"surge_share", 1}, {"dates_put_off", 1}}},
        {"surge.general", 0, 0.2, {{"bed_wait", -1}, {"surge_share", 1}}},
        {"training.ahead",
         0,
         0.4,
         {{"thin_care", -1}, {"beds_without_staff", -1}, {"bed_cost", 1}},
         {{"surge.most", 0.5}}},
        {"contract.share",
         0,
         0.8,
         {{"beds_without_staff", 1}, {"rescue_cost", 1}, {"bed_wait", 1}},
         {{"firms.reserve", 0.02}}},
        {"contract.rescue", 0, 1, {{"beds_without_staff", -1}, {"bed_wait", -1}}, firms},
        {"planned.stop_at",
         0.8,
         1.2,
         {{"dates_put_off", -1}, {"bed_wait", 1}, {"planned_wait", -1}}},
        {"planned.extra", -0.2, 0.3, {{"planned_wait", -1}}, {{"beds.spare", 0.3}}},
        {"planned.looked_after", 0, 1, {{"back_worse", -1}}, {{"beds.spare", 0.3}}},
    };
    CHECK(first_that_fails(*beds_model(), directions, bed_years) == "");
}
