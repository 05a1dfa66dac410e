#include "labs/funding/cases.hpp"
#include "labs/funding/robustness.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

RobustnessAnswer robust(double size, std::uint32_t draws = 200) {
    const FundingCase from = funding_case(weighted_formula());
    const auto answer = answer_funding(from, FundingAgainst::today, nullptr);
    auto found = robustness_of(from, nullptr, *answer, size, draws);
    REQUIRE(found);
    return *found;
}

}  // namespace

TEST_CASE("without error, every draw is the answer itself") {
    const RobustnessAnswer found = robust(0.0, 20);
    CHECK(found.volatility == 0.0);
    for (const PlaceRobustness& place : found.places) {
        CHECK(place.allocation_low == place.allocation_high);
        CHECK(place.rank_low == place.rank_high);
        CHECK((place.share_loses == 0.0 || place.share_loses == doctest::Approx(1.0)));
    }
}

TEST_CASE(
    "the more error, the wider the range and the more an allocation moves from year to year") {
    const RobustnessAnswer little = robust(0.01), much = robust(0.05);
    CHECK(much.volatility > 3 * little.volatility);
    for (std::size_t p = 0; p < 5; ++p) {
        const auto width = [p](const RobustnessAnswer& a) {
            return a.places[p].allocation_high - a.places[p].allocation_low;
        };
        CHECK(width(much) > 3 * width(little));
    }
}

TEST_CASE("errors have the size that was asked for, and add nothing on average") {
    const FundingCase from = funding_case(weighted_formula());
    double sum = 0, squares = 0;
    constexpr std::uint32_t draws = 4'000;
    for (std::uint32_t d = 0; d < draws; ++d) {
        const double ratio = with_errors(from, 0.05, d).find("people")->values[0] / 1000.0;
        sum += ratio;
        squares += (ratio - 1) * (ratio - 1);
    }
    // Standard error of the mean: 0.05 / √4000 = 0.0008; of the standard deviation: 0.00056.
    CHECK(std::fabs(sum / draws - 1.0) < 4 * 0.0008);
    CHECK(std::fabs(std::sqrt(squares / draws) - 0.05) < 4 * 0.0006);
}

TEST_CASE("money is known to the penny and carries no error") {
    const FundingCase from = funding_case(weighted_formula());
    const PlaceTable table = with_errors(from, 0.2, 7);
    CHECK(table.find("today")->values == from.table->find("today")->values);
    CHECK(table.find("people")->values != from.table->find("people")->values);
    CHECK(with_errors(from, 0.2, 7).find("people")->values == table.find("people")->values);
}

TEST_CASE(
    "two formulas that read the same heading read the same error: one against itself never loses") {
    const FundingCase from = funding_case(weighted_formula());
    const auto answer = answer_funding(from, FundingAgainst::formula, &from);
    REQUIRE(answer);
    const auto found = robustness_of(from, &from, *answer, 0.1, 30);
    REQUIRE(found);
    for (const PlaceRobustness& place : found->places) CHECK(place.share_loses == 0.0);
}

TEST_CASE("a table of a million places gets fewer draws, never fewer than twenty") {
    CHECK(robustness_draws(42) == 200);
    CHECK(robustness_draws(1'000'000) == 20);
    CHECK(robustness_draws(50'000'000) == 20);
}
