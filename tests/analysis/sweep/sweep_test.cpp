#include "analysis/sweep/design.hpp"
#include "analysis/sweep/indices.hpp"
#include "analysis/sweep/result.hpp"
#include "analysis/sweep/sequence.hpp"
#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <boost/random/sobol.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <set>

using namespace folkmoot;

namespace {

Setting setting_of_type(FieldType type, Range range) {
    Setting setting;
    setting.type = type;
    setting.range = range;
    return setting;
}

/// Settings that go from −π to π, and nothing else.
sweep::Design cube_around_zero(sweep::Kind kind, std::size_t settings, std::uint32_t rows) {
    static const Setting any_number = setting_of_type(FieldType::number, {-4, 4});
    sweep::Design design;
    design.kind = kind;
    design.rows = rows;
    design.vary.assign(settings, {&any_number, -std::numbers::pi, std::numbers::pi});
    return design;
}

/// What a function gives at every point of a design.
template <class Function>
std::vector<double> results_at(const sweep::Design& design, Function function) {
    const std::vector<double> points = sweep::points_of(design);
    const std::size_t settings = design.vary.size();
    std::vector<double> results;
    for (std::size_t at = 0; at < points.size(); at += settings)
        results.push_back(function(std::span(points).subspan(at, settings)));
    return results;
}

// Ishigami & Homma (1990) with a = 7, b = 0.1, far from zero.
double lifted_ishigami(std::span<const double> x) {
    const double second = std::sin(x[1]);
    return 1e6 + std::sin(x[0]) + 7.0 * second * second + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

void check_ishigami(const sweep::Design& design, double within) {
    const auto found = sweep::indices_of_rows(results_at(design, lifted_ishigami), 3);
    const double first[] = {0.3139, 0.4424, 0.0}, total[] = {0.5576, 0.4424, 0.2437};
    CHECK(found.variance == doctest::Approx(13.844588).epsilon(within));
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i);
        CHECK(std::abs(found.first[i] - first[i]) < within);
        CHECK(std::abs(found.total[i] - total[i]) < within);
    }
}

} // namespace

TEST_CASE("Sobol's sequence begins with the published points") {
    // Joe & Kuo's own example: three sides, ten points.
    const double published[10][3] = {{0, 0, 0},
                                     {0.5, 0.5, 0.5},
                                     {0.75, 0.25, 0.25},
                                     {0.25, 0.75, 0.75},
                                     {0.375, 0.375, 0.625},
                                     {0.875, 0.875, 0.125},
                                     {0.625, 0.125, 0.875},
                                     {0.125, 0.625, 0.375},
                                     {0.1875, 0.3125, 0.9375},
                                     {0.6875, 0.8125, 0.4375}};
    for (std::uint32_t n = 0; n < 10; ++n) {
        CAPTURE(n);
        const auto point = sweep::sobol_point(n, 3);
        for (std::size_t side = 0; side < 3; ++side) CHECK(point[side] == published[n][side]);
    }
}

TEST_CASE("Sobol's sequence is Boost's on all sides") {
    boost::random::sobol_engine<std::uint32_t, 32> twin(sweep::most_sides);
    std::size_t same = 0;
    for (std::uint32_t n = 1; n < 600; ++n) // Boost leaves the origin out
        for (const double side : sweep::sobol_point(n, sweep::most_sides))
            same += side == unit(twin()) ? 1 : 0;
    CHECK(same == 599 * sweep::most_sides);
}

TEST_CASE("a Latin hypercube has one point in every stretch of every side") {
    constexpr std::uint32_t count = 57;
    constexpr std::size_t sides = 5;
    const auto points = sweep::latin_hypercube(count, sides, 3);
    for (std::size_t side = 0; side < sides; ++side) {
        std::set<int> stretches;
        for (std::uint32_t n = 0; n < count; ++n)
            stretches.insert(static_cast<int>(points[n * sides + side] * count));
        CHECK(stretches.size() == count);
        CHECK(*stretches.rbegin() == count - 1);
    }
    CHECK(points == sweep::latin_hypercube(count, sides, 3));
    CHECK(points != sweep::latin_hypercube(count, sides, 4));
    // Sides are paired at random: the correlation of two is as good as none.
    double together = 0;
    for (std::uint32_t n = 0; n < count; ++n)
        together += (points[n * sides] - 0.5) * (points[n * sides + 1] - 0.5);
    CHECK(std::abs(together / count * 12) < 4 / std::sqrt(count));
}

TEST_CASE("shares of Ishigami's function are the published ones, however far it is from zero") {
    check_ishigami(cube_around_zero(sweep::Kind::sobol, 3, 8'192), 0.01);
    check_ishigami(cube_around_zero(sweep::Kind::lhs, 3, 16'384), 0.03);
}

TEST_CASE("a grid tells the shares of a sum and of a product exactly") {
    sweep::Design grid = cube_around_zero(sweep::Kind::grid, 3, 0);
    for (std::size_t i = 0; i < 3; ++i) grid.vary[i].steps = 4 + i;
    const std::vector<std::size_t> steps{4, 5, 6};
    // Equally spaced values from −π to π have variance π² (n + 1) / (3 (n − 1)).
    const auto variance = [](double n) {
        return std::numbers::pi * std::numbers::pi * (n + 1) / (3 * (n - 1));
    };
    const auto sum = sweep::indices_of_grid(
        results_at(grid, [](auto x) { return 7 + 3 * x[0] - 4 * x[1]; }), steps);
    const double parts[] = {9 * variance(4), 16 * variance(5), 0};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(sum.first[i] == doctest::Approx(parts[i] / (parts[0] + parts[1])));
        CHECK(sum.total[i] == doctest::Approx(parts[i] / (parts[0] + parts[1])));
    }
    CHECK(sum.variance == doctest::Approx(parts[0] + parts[1]));
    // Each of two factors around zero does nothing without the other.
    const auto product =
        sweep::indices_of_grid(results_at(grid, [](auto x) { return x[0] * x[2]; }), steps);
    const double first[] = {0, 0, 0}, total[] = {1, 0, 1};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(product.first[i] == doctest::Approx(first[i]));
        CHECK(product.total[i] == doctest::Approx(total[i]));
    }
    CHECK(product.variance == doctest::Approx(variance(4) * variance(6)));
}

TEST_CASE("where nothing varies or a number is missing, no share is told") {
    const std::vector<std::size_t> steps{2, 2};
    const double gap = std::nan("");
    CHECK(std::isnan(sweep::indices_of_grid(std::vector{0.1, 0.1, 0.1, 0.1}, steps).first[0]));
    CHECK(std::isnan(sweep::indices_of_grid(std::vector{0.1, gap, 0.3, 0.4}, steps).total[1]));
    CHECK(std::isnan(sweep::indices_of_rows(std::vector(12, 0.1), 2).first[0]));
    // Of three rows one is left out.
    const std::vector<double> rows{1, 2, 3, 1, 2, gap, 1, 2, 4, 1, 1, 4};
    const std::vector<double> whole{1, 2, 3, 1, 4, 1, 1, 4};
    CHECK(sweep::indices_of_rows(rows, 2).total ==
          sweep::indices_of_rows(std::vector<double>{1, 2, 3, 1, 4, 1, 1, 4}, 2).total);
    CHECK(std::isnan(sweep::indices_of_rows(std::span(whole).first(4), 2).first[0]));
}

TEST_CASE("the last setting of a grid is the quickest, and whole values come as often as others") {
    const Setting choice = setting_of_type(FieldType::choice, {0, 2});
    sweep::Design grid = cube_around_zero(sweep::Kind::grid, 1, 0);
    grid.vary[0].steps = 2;
    grid.vary.push_back({&choice, 0, 2, 3});
    const double pi = std::numbers::pi;
    CHECK(sweep::points_of(grid) ==
          std::vector<double>{-pi, 0, -pi, 1, -pi, 2, pi, 0, pi, 1, pi, 2});
    std::size_t often[3] = {0, 0, 0};
    for (std::size_t n = 0; n < 300; ++n)
        ++often[static_cast<std::size_t>(grid.vary[1].at((static_cast<double>(n) + 0.5) / 300))];
    CHECK(often[0] == 100);
    CHECK(often[2] == 100);
}

TEST_CASE("an assumption that is varied stays where it was put in every replicate") {
    const Scenario& scenario = virtual_gp();
    sweep::Design design;
    design.vary.push_back({scenario.model->find_setting("need.rate"), 4.7, 5.1, 2});
    const double value = 4.8;
    const Attempt held = sweep::attempt_at(Trial{}, design, std::span(&value, 1));
    Attempt set = Trial{};
    set.shared["need.rate"] = value;
    std::size_t drawn = 0, others = 0;
    for (std::uint32_t number = 1; number < 10; ++number) {
        const Settings one = replicate_of(scenario, held, number).before;
        const Settings other = replicate_of(scenario, set, number).before;
        CHECK(setting(one, "need.rate") == value);
        drawn += setting(other, "need.rate") != value ? 1 : 0;
        // All else is drawn as it always is.
        for (const Setting& field : scenario.model->settings())
            others += field.key != "need.rate" && field.get(one) != field.get(other) ? 1 : 0;
    }
    CHECK(drawn == 9);
    CHECK(others == 0);
}
