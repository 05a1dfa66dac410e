#include "labs/funding/cases.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

const FairnessValue& named(const std::vector<FairnessValue>& all, const char* key) {
    for (const FairnessValue& each : all) {
        if (each.key == key) return each;
    }
    FAIL("no such measure: " << key);
    return all.front();
}

}  // namespace

TEST_CASE("two places of one person each, £3 for the deprived and £1 for the other, by hand") {
    const std::vector<Pence> now{300, 100}, other{200, 200};
    const std::vector<double> people{1, 1}, need{1, 1}, deprivation{9, 2};
    const auto all = fairness_of(now, other, people, need, deprivation);
    // Half the mean difference (1) over the mean (2), over 2: 1/4. Concentration the same, towards
    // the deprived.
    CHECK(named(all, "gini_per_head").now == doctest::Approx(0.25));
    CHECK(named(all, "gini_per_head").other == doctest::Approx(0.0));
    CHECK(named(all, "concentration_per_head").now == doctest::Approx(-0.25));
    // The line through (1/4, 3) and (3/4, 1) falls by 4 from one end of society to the other.
    CHECK(named(all, "slope_index").now == doctest::Approx(-4.0));
    CHECK(named(all, "relative_index").now == doctest::Approx(-2.0));
    // 95% of the mean of £2 is £1.90: one of two people lives where it is reached.
    CHECK(named(all, "coverage").now == doctest::Approx(0.5));
    CHECK(named(all, "coverage").other == doctest::Approx(1.0));
}

TEST_CASE("places of equal deprivation count as one, so that their order does not matter") {
    const std::vector<double> people{10, 20, 30}, need, deprivation{5, 5, 1};
    const auto one = fairness_of(std::vector<Pence>{5000, 3000, 9000}, std::vector<Pence>{1, 1, 1},
                                 people, need, deprivation);
    const auto two = fairness_of(std::vector<Pence>{3000, 5000, 9000}, std::vector<Pence>{1, 1, 1},
                                 std::vector<double>{20, 10, 30}, need, deprivation);
    CHECK(named(one, "concentration_per_head").now ==
          doctest::Approx(named(two, "concentration_per_head").now));
}

TEST_CASE("what rests on need or deprivation is left out where a formula names neither") {
    const auto all = fairness_of(std::vector<Pence>{1, 2}, std::vector<Pence>{1, 2},
                                 std::vector<double>{1, 1}, {}, {});
    REQUIRE(all.size() == 1);
    CHECK(std::isnan(all.front().standard_error));
}

TEST_CASE("equal shares a head have no inequality") {
    const auto answer =
        answer_funding(funding_case(per_head_formula()), FundingAgainst::today, nullptr);
    REQUIRE(answer);
    CHECK(named(answer->fairness, "gini_per_head").now == doctest::Approx(0).epsilon(1e-12));
    CHECK(std::fabs(named(answer->fairness, "concentration_per_head").now) < 1e-9);
}

TEST_CASE("the sentence counts who gains and who loses") {
    const auto answer =
        answer_funding(funding_case(per_head_formula()), FundingAgainst::today, nullptr);
    REQUIRE(answer);
    // £100 a head against £120, £90, £100, £100, £100 today.
    CHECK(
        answer->sentence ==
        "Against today, 1 place with 2,000 people gains £20,000 and 1 place with 1,000 people "
        "loses "
        "£20,000; 3 places stay the same; most a head: Birch gains £10.00, Alder loses £20.00. The "
        "most deprived fifth of people get £10.00 a head less.");
    CHECK(answer->total == 1'000'000'00);
    CHECK(answer->other_total == 1'000'000'00);
}

TEST_CASE("who loses so little that no table shows it hardly changes, and the sentence says so") {
    // £100 a head; Alder has £100.04 today, Birch £99.98.
    const auto told = [](const std::string& today) {
        const auto answer = answer_funding(
            funding_case(per_head_formula(), {},
                         "id,name,people,old,imd,today\nA,Alder,1000,0.10,40," + today),
            FundingAgainst::today, nullptr);
        REQUIRE(answer);
        return answer->sentence.substr(0, answer->sentence.find(". "));
    };
    CHECK(told("100040\nB,Birch,2000,0.20,10,199960\nC,Cedar,7000,0.25,20,690000\n") ==
          "Against today, 1 place with 7,000 people gains £10,000; 2 places hardly change (by less "
          "than 0.05%); most a head: Cedar gains £1.43");
    CHECK(told("100040\nB,Birch,9000,0.20,10,899960\n") ==
          "Against today, hardly anything changes: of 2 places none gains or loses as much as "
          "0.05%.");
    CHECK(told("100000\nB,Birch,9000,0.20,10,900000\n") ==
          "Against today, nothing changes: all 2 places get the same.");
}

TEST_CASE("the same question has the same fingerprint, another lever another one") {
    const auto of = [](double age) {
        return answer_funding(funding_case(weighted_formula(), {{"age", age}}),
                              FundingAgainst::today, nullptr)
            ->fingerprint;
    };
    CHECK(of(0.5) == of(0.5));
    CHECK(of(0.5) != of(0.6));
}

TEST_CASE("a lever that is not there, or beyond its range, is refused with what is allowed") {
    const auto text = funding_case(weighted_formula()).formula.text;
    const auto unknown = levers_of(text, {{"aged", 1.0}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.problems().front().nearest == "age");
    const auto beyond = levers_of(text, {{"age", 9.0}});
    REQUIRE_FALSE(beyond);
    CHECK(text_of(beyond.problems()).find("0.0000 to 3.0000") != std::string::npos);
}
