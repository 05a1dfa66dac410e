#include "session/beside/doubt_map.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace folkmoot;
using session::DoubtMap;
using Says = DoubtMap::Says;

namespace {

DoubtMap::Line line_from(std::string key, double low, double high, std::size_t steps) {
    message::Scenario scenario;
    message::Field field;
    field.key = std::move(key);
    field.kind = message::Kind::assumption;
    field.type = message::Type::number;
    field.low = low;
    field.high = high;
    field.usual = (low + high) / 2;
    return DoubtMap::line_of(scenario, {}, field, steps);
}

} // namespace

TEST_CASE("every combination says what a run of it says, against what chance alone makes") {
    message::Trial trial;
    trial.seed = 7;
    const auto across = line_from("rain", 0, 6, 7), up = line_from("wind", -2, 2, 5);
    // The world: a difference at every point, and what the seed adds to it where nothing is moved.
    const auto truth = [](double rain, double wind) { return rain - 2 + wind / 2; };
    const std::vector<double> by_seed{0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5};
    DoubtMap map;
    CHECK_FALSE(map.asked());
    CHECK_FALSE(map.next({}));
    map.ask(trial, across, up, 1.0);
    std::map<std::pair<double, double>, int> tried;
    while (const auto next = map.next({})) {
        REQUIRE(tried.size() <= 35);
        if (next->seed != trial.seed) {
            CHECK(next->shared.empty());
            map.take(*next, 1.0 + by_seed.at(next->seed - 8));
            continue;
        }
        REQUIRE(next->shared.size() == 2);
        const double rain = next->shared.at("rain"), wind = next->shared.at("wind");
        CHECK(++tried[{rain, wind}] == 1);
        map.take(*next, rain == 6 && wind == 2 ? NAN : truth(rain, wind));
    }
    CHECK(map.done());
    CHECK(map.share_done() == 1);
    CHECK(tried.size() == 35);
    // Nine values with a mean of 1, eight of them half a unit away: variance 8 × 0.25 / 8.
    const double least = 2.306 * 0.5;
    CHECK(map.by_chance() == doctest::Approx(least));
    std::map<Says, std::size_t> counted;
    for (std::size_t i = 0; i < 7; ++i) {
        for (std::size_t j = 0; j < 5; ++j) {
            const double rain = static_cast<double>(i), wind = static_cast<double>(j) - 2;
            CAPTURE(rain);
            CAPTURE(wind);
            const double there = truth(rain, wind);
            const Says expected = rain == 6 && wind == 2            ? Says::unknown
                                  : there > -least && there < least ? Says::close
                                  : there > 0                       ? Says::holds
                                                                    : Says::turns;
            CHECK(map.says(i, j) == expected);
            ++counted[expected];
        }
    }
    for (const auto says : {Says::unknown, Says::holds, Says::turns, Says::close})
        CHECK(map.count(says) == counted[says]);
    CHECK(counted[Says::turns] > 0);
}

TEST_CASE("who stops keeps what is there, a coarse grid first, and can go on") {
    DoubtMap map;
    map.ask({}, line_from("a", 0, 1, 5), line_from("b", 0, 1, 5), -1.0);
    for (int run = 0; run < 8 + 9; ++run) map.take(*map.next({}), -1.0);
    map.stop();
    CHECK_FALSE(map.next({}));
    CHECK_FALSE(map.looking());
    // Every other value of both: nine squares, over all of the map.
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 5; ++j)
            CHECK((map.says(i, j) == Says::holds) == (i % 2 == 0 && j % 2 == 0));
    map.go_on();
    while (const auto next = map.next({})) map.take(*next, -1.0);
    CHECK(map.count(Says::holds) == 25);
}

TEST_CASE("values go from end to end, whole ones where nothing lies between") {
    CHECK(line_from("a", 2, 5, 4).values == std::vector<double>{2, 3, 4, 5});
    message::Field field;
    field.type = message::Type::boolean;
    field.low = 0;
    field.high = 1;
    CHECK(DoubtMap::line_of({}, {}, field, 7).values == std::vector<double>{0, 1});
    field.type = message::Type::integer;
    field.high = 9;
    CHECK(DoubtMap::line_of({}, {}, field, 4).values == std::vector<double>{0, 3, 6, 9});
    DoubtMap::Line line;
    line.values = {0, 10, 100};
    CHECK(line.place(0) == 0);
    CHECK(line.place(5) == 0.5);
    CHECK(line.place(10) == 1);
    CHECK(line.place(55) == 1.5);
    CHECK(line.place(100) == 2);
}
