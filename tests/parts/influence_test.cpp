#include "parts/influence.hpp"

#include "core/random.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using namespace folkmoot;

namespace {

/// Positions after so many rounds of a group, or as soon as nobody moves by more than 1e-12; how
/// many rounds there were.
template <class Weight>
int talk(std::vector<double>& positions, double openness, int rounds, const Weight& weight) {
    const std::vector<double> start = positions;
    std::vector<double> next(positions.size());
    for (int round = 0; round < rounds; ++round) {
        influence_round(
            positions, start, openness,
            [&](std::size_t i, std::size_t j) { return weight(positions, i, j); }, next);
        double moved = 0;
        for (std::size_t i = 0; i < next.size(); ++i)
            moved = std::max(moved, std::fabs(next[i] - positions[i]));
        positions.swap(next);
        if (moved < 1e-12) return round;
    }
    return rounds;
}

auto within(double reach) {
    return [reach](const std::vector<double>& x, std::size_t i, std::size_t j) {
        return std::fabs(x[i] - x[j]) <= reach ? 1.0 : 0.0;
    };
}

/// Groups of positions in ascending order that lie apart.
int camps_of(const std::vector<double>& sorted) {
    int camps = sorted.empty() ? 0 : 1;
    for (std::size_t i = 1; i < sorted.size(); ++i) camps += sorted[i] - sorted[i - 1] > 1e-6;
    return camps;
}

} // namespace

TEST_CASE("two people who are close enough move towards each other and keep their sum, exactly") {
    CHECK(meeting_step(10'000, 20'000, 10'001, 32'768) == 5'000);
    CHECK(meeting_step(20'000, 10'000, 10'001, 16'384) == 2'500);
    CHECK(meeting_step(10'000, 20'000, 10'000, 32'768) == 0);
    CHECK(meeting_step(7, 8, 65'536, 32'768) == 0); // never past the middle
    CHECK(meeting_step(0, 65'535, 65'536, 32'768) == 32'767);
}

TEST_CASE("a position moves a part of the way to a target, or all of it") {
    CHECK(moved_towards(0, 65'535, 65'536) == 65'535);
    CHECK(moved_towards(65'535, 0, 65'536) == 0);
    CHECK(moved_towards(10'000, 20'000, 6'554) == 11'000);
    CHECK(moved_towards(20'000, 10'000, 6'554) == 19'000);
    CHECK(moved_towards(5, 5, 65'536) == 5);
}

TEST_CASE("with fixed weights a group comes to agree where DeGroot says") {
    // The limit's weights are the left eigenvector (1/4, 1/2, 1/4).
    const std::array<std::array<double, 3>, 3> trust{{{.5, .5, 0}, {.25, .5, .25}, {0, .5, .5}}};
    std::vector<double> positions{0.1, 0.6, 0.9};
    talk(positions, 1.0, 300,
         [&](const auto&, std::size_t i, std::size_t j) { return trust[i][j]; });
    for (const double x : positions)
        CHECK(x == doctest::Approx(.25 * .1 + .5 * .6 + .25 * .9).epsilon(1e-10));
}

TEST_CASE("who holds on to where they began ends where Friedkin and Johnsen say") {
    // (I − λW)^-1 (1 − λ) x0 with λ = 1/2 and all weights 1/2: (1/4, 3/4).
    std::vector<double> two{0.0, 1.0};
    talk(two, 0.5, 100, within(1.0));
    CHECK(two[0] == doctest::Approx(.25).epsilon(1e-11));
    CHECK(two[1] == doctest::Approx(.75).epsilon(1e-11));
    // Everybody hears all alike: x_i = (1 − λ) x0_i + λ mean(x0).
    std::vector<double> five{.1, .2, .5, .7, .95};
    const std::vector<double> began = five;
    talk(five, 0.7, 300, within(1.0));
    for (std::size_t i = 0; i < five.size(); ++i)
        CHECK(five[i] == doctest::Approx(.3 * began[i] + .7 * .49).epsilon(1e-10));
}

TEST_CASE("one step of Hegselmann and Krause") {
    std::vector<double> positions{0, .2, .4, .6, .8, 1};
    talk(positions, 1.0, 1, within(.25));
    const std::array expected{.1, .2, .4, .6, .8, .9};
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(positions[i] == doctest::Approx(expected[i]).epsilon(1e-12));
}

TEST_CASE("how many camps Hegselmann and Krause end in, of 625 people evenly spread") {
    const auto ends = [](double reach, int* rounds = nullptr) {
        std::vector<double> positions;
        for (int i = 0; i < 625; ++i) positions.push_back((i + .5) / 625);
        const int took = talk(positions, 1.0, 200, within(reach));
        if (rounds != nullptr) *rounds = took;
        return camps_of(positions); // the order of people is kept
    };
    int rounds = 0;
    CHECK(ends(.05) == 9);
    CHECK(ends(.1) == 4);
    CHECK(ends(.15) == 3);
    CHECK(ends(.21, &rounds) == 1);
    CHECK(rounds == 65); // just enough to agree, and slow
    CHECK(ends(.25, &rounds) == 1);
    CHECK(rounds == 8);
    CHECK(ends(.3, &rounds) == 1);
    CHECK(rounds == 4);
}

TEST_CASE(
    "Hegselmann and Krause, drawn at random: 0.20 hardly ever ends in one camp, 0.25 mostly") {
    const auto agreed = [](double reach) {
        int all = 0;
        for (std::uint32_t run = 0; run < 20; ++run) {
            std::vector<double> positions;
            for (std::uint32_t i = 0; i < 300; ++i)
                positions.push_back(unit(draw(run, i, 0, Purpose::test)[0]));
            talk(positions, 1.0, 100, within(reach));
            std::ranges::sort(positions);
            all += camps_of(positions) == 1;
        }
        return all;
    };
    CHECK(agreed(.20) <= 5);  // of 20; another program's runs: 1
    CHECK(agreed(.25) >= 15); // 19
}
