#include "labs/funding/cases.hpp"
#include "labs/funding/incentives.hpp"
#include "labs/funding/tangent.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

// £ that `place` gets with `value` in a column; a budget so large that pence do not matter.
double money_at(const FundingCase& from, const char* column, std::size_t place, double value) {
    FundingCase changed = from;
    PlaceTable table = *from.table;
    for (PlaceColumn& c : table.columns) {
        if (c.name == column) c.values[place] = value;
    }
    const auto funding = fund(changed.formula, table, changed.levers);
    REQUIRE(funding);
    return static_cast<double>(funding->allocated.amount[place]) / 100.0;
}

void derivative_is_the_slope(const FundingCase& from) {
    const auto funding = fund(from.formula, *from.table, from.levers);
    REQUIRE_MESSAGE(funding, text_of(funding.problems()));
    for (const char* column : {"people", "old", "imd", "today"}) {
        for (std::size_t place = 0; place < 5; ++place) {
            const auto tangent = allocation_tangent(from, *funding, column, place);
            REQUIRE_MESSAGE(tangent, text_of(tangent.problems()));
            const double value = from.table->find(column)->values[place];
            const double step = value * 1e-4;
            const double slope = (money_at(from, column, place, value + step) -
                                  money_at(from, column, place, value - step)) /
                                 (2 * step);
            CAPTURE(column);
            CAPTURE(place);
            const double scale = static_cast<double>(funding->budget) / 100.0 / value;
            CHECK(std::fabs((*tangent)[place] - slope) < 1e-6 * scale);
        }
    }
}

constexpr double large = 1e12;

}  // namespace

TEST_CASE("the exact derivative is the slope of what a place gets") {
    derivative_is_the_slope(funding_case(weighted_formula("", large)));
}

TEST_CASE("the exact derivative is the slope of what a place gets, under floors, lump sums and "
          "minimums too") {
    const char* rules =
        R"json({"kind": "lump_sum", "value": "today * 0 + 10000000000", "sentence": "A lump"},
        {"kind": "floor", "value": "0.97 * money / sum(today) - 1", "against": "today", "sentence": "A floor"},
        {"kind": "minimum_per_head", "value": "0.9 * money / sum(people)", "per": "people", "sentence": "A minimum"})json";
    derivative_is_the_slope(funding_case(weighted_formula(rules, large)));
    const char* pace =
        R"json({"kind": "pace", "value": "0.02", "against": "today", "sentence": "Slowly"})json";
    derivative_is_the_slope(funding_case(weighted_formula(pace, large)));
}

TEST_CASE("every function of the language has the slope that it should") {
    derivative_is_the_slope(
        funding_case(formula_text("everything", lever("money", "£", large, 0, large),
                                  R"json("steps": [
          {"name": "a", "is": "clip(old / 0.2, 0.6, 1.4) + abs(imd - 18) / 50 + sqrt(imd) / 10", "unit": "index"},
          {"name": "b", "is": "normalise(imd + 5) * normalise(old + 1, people) + piecewise(imd, 5, 1, 18, 2, 60, 4)", "unit": "index"},
          {"name": "c", "is": "(if imd > 17 then 1 + old ^ 2 else 1 - old) + min(imd / 100, old) + max(old) + rank(imd) / 10", "unit": "index"},
          {"name": "d", "is": "lookup(quantile_band(imd, 2), 1, 1.2, 1) + mean(imd) / 100", "unit": "index"},
          {"name": "weighted", "is": "people * (a + b * c) * d + raise_lowest(people / 2, people * (1 + old), sum(people) / 10)", "unit": "people"},
          {"name": "allocation", "is": "money * share_of(weighted)", "unit": "£"}],
          "allocation": "allocation", "budget": "money")json")));
}

TEST_CASE("one more head is worth a head's money less the place's own share of it") {
    // x = B n / N, so dx/dn = B/N (1 − n/N): £100 × 0.9 for Alder, £100 × 0.7 for Cedar.
    const FundingCase from = funding_case(per_head_formula());
    const auto answer = answer_funding(from, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    for (const auto& [place, worth] : {std::pair<std::size_t, double>{0, 90}, {2, 70}}) {
        const auto rows = incentives_of(from, *answer, place);
        REQUIRE(rows);
        REQUIRE(rows->size() == 1);
        CHECK(rows->front().column == "people");
        CHECK(rows->front().one_more == doctest::Approx(worth));
        CHECK(rows->front().finite == doctest::Approx(worth).epsilon(1e-3));
        CHECK_FALSE(rows->front().cliff);
    }
}

TEST_CASE("reporting 1% more people pays") {
    // Alder: 1010 of 10,010 heads instead of 1,000 of 10,000.
    const FundingCase from = funding_case(per_head_formula());
    const auto answer = answer_funding(from, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    const auto rows = incentives_of(from, *answer, 0);
    REQUIRE(rows);
    CHECK(rows->front().misreport == doctest::Approx(1e6 * 1010 / 10'010 - 100'000).epsilon(1e-4));
}

TEST_CASE("a threshold is a cliff, and it is said where") {
    const FundingCase from =
        funding_case(formula_text("threshold", lever("money", "£", 1'000'000, 0, 1'000'000),
                                  R"json("steps": [
          {"name": "weighted", "is": "people * (if imd >= 21 then 1.2 else 1)", "unit": "people"},
          {"name": "allocation", "is": "money * share_of(weighted)", "unit": "£"}],
          "allocation": "allocation", "budget": "money")json"));
    const auto answer = answer_funding(from, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    const auto rows =
        incentives_of(from, *answer, 2);  // Cedar stands at 20: the threshold is 5% away
    REQUIRE(rows);
    const auto found =
        std::find_if(rows->begin(), rows->end(), [](const auto& r) { return r.column == "imd"; });
    REQUIRE(found != rows->end());
    CHECK(found->cliff);
    CHECK(found->one_more == 0.0);
    CHECK(found->finite > 30'000);
    CHECK(found->cliff_words.find("jumps up by £") != std::string::npos);
}

TEST_CASE("a jump is found where it is; a bend and a steep slope are none") {
    const auto jump = find_cliff([](double x) { return x < 3.3 ? x : x + 5; }, 0, 10, 1);
    REQUIRE(jump);
    CHECK(jump->at == doctest::Approx(3.3));
    CHECK(jump->above - jump->below == doctest::Approx(5).epsilon(1e-5));
    CHECK_FALSE(find_cliff([](double x) { return x < 5 ? 0 : 100 * (x - 5); }, 0, 10, 1));
    CHECK_FALSE(find_cliff([](double x) { return 1000 * x; }, 0, 10, 1));
}
