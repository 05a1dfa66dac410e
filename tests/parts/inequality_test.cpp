#include "parts/inequality.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

using namespace folkmoot;

namespace {

std::vector<double> one_each(std::size_t count) { return std::vector<double>(count, 1.0); }

/// The Gini coefficient by its definition: mean difference of all pairs over twice the mean.
double gini_by_pairs(const std::vector<double>& value, const std::vector<double>& people) {
    double difference = 0, total = 0, heads = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        heads += people[i];
        total += people[i] * value[i];
        for (std::size_t j = 0; j < value.size(); ++j)
            difference += people[i] * people[j] * std::fabs(value[i] - value[j]);
    }
    return difference / (2.0 * heads * total);
}

/// Births and deaths under five per thousand by fifths of wealth, poorest first, India 1982–92.
/// Source: World Bank (2008), Analyzing Health Equity Using Household Survey Data, table 8.1, which
/// gives the concentration index as −0.1694.
const std::vector<double> births{29939, 28776, 26528, 24689, 19739};
const std::vector<double> deaths{154.7, 152.9, 119.5, 86.9, 54.3};

} // namespace

TEST_CASE("when all have the same, the Gini coefficient is nought") {
    CHECK(gini(std::array{3.0, 3.0, 3.0}, std::array{1.0, 5.0, 2.0}) == doctest::Approx(0.0));
    CHECK(gini(std::array{3.0}, std::array{7.0}) == 0.0);
}

TEST_CASE("when one of n has all, the Gini coefficient is 1 less one nth") {
    std::vector<double> value(50, 0.0);
    value[17] = 8.0;
    CHECK(gini(value, one_each(50)) == doctest::Approx(1.0 - 1.0 / 50).epsilon(1e-12));
}

TEST_CASE("1, 2, 3, 4 and 5 have a Gini coefficient of 4/15 in any order") {
    CHECK(gini(std::array{4.0, 1.0, 5.0, 2.0, 3.0}, one_each(5)) ==
          doctest::Approx(4.0 / 15).epsilon(1e-14));
}

TEST_CASE(
    "the Gini coefficient of groups is half the mean difference of two people, over the mean") {
    const std::vector<double> value{4.5, 0.2, 11.0, 4.5, 2.25, 0.0};
    const std::vector<double> people{10, 3, 0.5, 7, 21, 4};
    CHECK(gini(value, people) == doctest::Approx(gini_by_pairs(value, people)).epsilon(1e-13));
}

TEST_CASE("incomes approach the Gini coefficients of the laws that they are drawn from") {
    constexpr std::size_t count = 200'000;
    std::vector<double> level(count), waiting(count), wealth(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double u = (static_cast<double>(i) + 0.5) / count;
        level[i] = u; // uniform: 1/3
        waiting[i] = -std::log(1.0 - u); // exponential: 1/2
        wealth[i] = std::pow(1.0 - u, -1.0 / 3); // Pareto with exponent 3: 1/(2·3 − 1)
    }
    CHECK(gini(level, one_each(count)) == doctest::Approx(1.0 / 3).epsilon(1e-5));
    CHECK(gini(waiting, one_each(count)) == doctest::Approx(0.5).epsilon(1e-4));
    CHECK(gini(wealth, one_each(count)) == doctest::Approx(0.2).epsilon(1e-3));
}

TEST_CASE("a Gini coefficient of nothing does not exist") {
    CHECK(std::isnan(gini({}, {})));
    CHECK(std::isnan(gini(std::array{0.0, 0.0}, std::array{1.0, 1.0})));
    CHECK(std::isnan(gini(std::array{1.0, 2.0}, std::array{0.0, 0.0})));
}

TEST_CASE("deaths of children in India weigh on the poor as the World Bank's textbook says") {
    const Estimate index = concentration_index(deaths, births);
    CHECK(index.value == doctest::Approx(-0.1694).epsilon(3e-4));
    // The same index as the area under the concentration curve by trapezia, and the error of the
    // slope by the normal equations, both computed in exact fractions outside this program.
    CHECK(index.value == doctest::Approx(-0.16941677465052118).epsilon(1e-13));
    CHECK(index.standard_error == doctest::Approx(0.02898427739171835).epsilon(1e-12));
}

TEST_CASE(
    "the straight line through those deaths falls by 126 a thousand from poorest to richest") {
    const SlopeIndex index = slope_index(deaths, births);
    CHECK(index.slope == doctest::Approx(-126.19832643832484).epsilon(1e-13));
    CHECK(index.standard_error == doctest::Approx(21.590349051352216).epsilon(1e-12));
    CHECK(index.at_start == doctest::Approx(182.00633213125533).epsilon(1e-13));
    CHECK(index.relative == doctest::Approx(-1.0613180651170175).epsilon(1e-13));
    CHECK(index.ratio == doctest::Approx(0.30662672578162886).epsilon(1e-13));
}

TEST_CASE("turning the order round turns the sign and nothing else") {
    const std::vector<double> value{1.0, 4.0, 2.0, 9.0}, people{3.0, 1.0, 4.0, 2.0};
    const std::vector<double> turned_value{9.0, 2.0, 4.0, 1.0}, turned_people{2.0, 4.0, 1.0, 3.0};
    const Estimate there = concentration_index(value, people);
    const Estimate back = concentration_index(turned_value, turned_people);
    CHECK(there.value == doctest::Approx(-back.value).epsilon(1e-13));
    CHECK(there.standard_error == doctest::Approx(back.standard_error).epsilon(1e-13));
}

TEST_CASE("ranked by itself, a quantity is as concentrated as its Gini coefficient says") {
    const std::vector<double> value{1.0, 2.0, 2.5, 9.0}, people{3.0, 1.0, 4.0, 2.0};
    CHECK(concentration_index(value, people).value ==
          doctest::Approx(gini_by_pairs(value, people)).epsilon(1e-13));
}

TEST_CASE("doubling everyone and everything changes no index") {
    const std::vector<double> value{1.0, 4.0, 2.0}, people{3.0, 1.0, 4.0};
    const std::vector<double> more{2.0, 8.0, 4.0}, crowd{6.0, 2.0, 8.0};
    CHECK(concentration_index(more, crowd).value == concentration_index(value, people).value);
    CHECK(slope_index(more, crowd).relative == slope_index(value, people).relative);
    CHECK(slope_index(more, crowd).slope == 2.0 * slope_index(value, people).slope);
    CHECK(gini(more, crowd) == gini(value, people));
}

TEST_CASE("where values lie on a line across society, the slope is that line, without error") {
    const std::vector<double> people{2.0, 5.0, 1.0, 2.0};
    std::vector<double> value;
    double before = 0.0;
    for (const double group : people) {
        value.push_back(7.0 - 3.0 * (before + group / 2) / 10.0);
        before += group;
    }
    const SlopeIndex index = slope_index(value, people);
    CHECK(index.slope == doctest::Approx(-3.0).epsilon(1e-13));
    CHECK(index.at_start == doctest::Approx(7.0).epsilon(1e-13));
    CHECK(index.at_end == doctest::Approx(4.0).epsilon(1e-13));
    CHECK(index.standard_error < 1e-13);
}

TEST_CASE("a group without people changes nothing, whatever its value") {
    const std::vector<double> value{1.0, std::nan(""), 4.0, 2.0}, people{3.0, 0.0, 1.0, 4.0};
    const std::vector<double> lean_value{1.0, 4.0, 2.0}, lean_people{3.0, 1.0, 4.0};
    CHECK(slope_index(value, people).slope == slope_index(lean_value, lean_people).slope);
    CHECK(concentration_index(value, people).value ==
          concentration_index(lean_value, lean_people).value);
    CHECK(gini(value, people) == gini(lean_value, lean_people));
}

TEST_CASE("two groups have a slope but no error, one group has neither") {
    const SlopeIndex two = slope_index(std::array{1.0, 2.0}, std::array{1.0, 1.0});
    CHECK(two.slope == doctest::Approx(2.0));
    CHECK(std::isnan(two.standard_error));
    const SlopeIndex one = slope_index(std::array{5.0}, std::array{9.0});
    CHECK(std::isnan(one.slope));
    CHECK(std::isnan(slope_index({}, {}).slope));
    CHECK(std::isnan(concentration_index({}, {}).value));
}
