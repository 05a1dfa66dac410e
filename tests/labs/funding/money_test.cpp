#include "funding/books.hpp"
#include "labs/funding/backwards.hpp"
#include "labs/funding/cases.hpp"
#include "labs/funding/incentives.hpp"
#include "labs/funding/report.hpp"
#include "labs/funding/robustness.hpp"
#include "labs/funding/why.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using namespace folkmoot;

namespace {

/// Two towns; `paid` as written, `budget` times `factor` shared by head.
FundingCase two_towns(const std::string& paid_a, const std::string& paid_b,
                      const std::string& factor = "1") {
    const std::string rest = R"json("steps": [{"name": "out", "is": "budget * )json" + factor +
                             R"json( * share_of(people)"}], "allocation": "out")json";
    const std::string table = "id,name,people,old,imd,today\nA,Ash,1,0.1,1," + paid_a +
                              "\nB,Birch,2,0.2,2," + paid_b + "\n";
    return funding_case(formula_text("towns", lever("budget", "£", 1'000, 0, 20'000), rest), {},
                        table);
}

std::string refused(const FundingCase& of) {
    const auto answer = answer_funding(of, FundingAgainst::today, nullptr);
    return answer ? std::string() : text_of(answer.problems());
}

} // namespace

TEST_CASE("money beyond £90 trillion is refused: what is paid, and its sum") {
    for (const char* paid : {"9e18", "9.3e16", "1e300"}) {
        const std::string said = refused(two_towns(paid, "1"));
        CHECK_MESSAGE(said.find("place `Ash`") != std::string::npos, said);
        CHECK_MESSAGE(said.find("at most £90 trillion") != std::string::npos, said);
    }
    const std::string both = refused(two_towns("8e13", "8e13"));
    CHECK_MESSAGE(both.find("all places together") != std::string::npos, both);
    CHECK_MESSAGE(both.find("£160,000,000,000,000.00") != std::string::npos, both);
    CHECK(refused(two_towns("4e13", "4e13")) == "");
}

TEST_CASE("so is what a formula comes to") {
    for (const char* factor : {"1e13", "1e17", "1e290"}) {
        const std::string said = refused(two_towns("1", "1", factor));
        CHECK_MESSAGE(said.find("allocation") != std::string::npos, said);
        CHECK_MESSAGE(said.find("at most £90 trillion") != std::string::npos, said);
    }
}

TEST_CASE("fewer heads than none are refused, whatever a formula calls heads") {
    const std::string rest = R"json("steps": [{"name": "out", "is": "share_of(people) * budget"}],
        "allocation": "out", "need": "imd")json";
    const std::string formula = formula_text("towns", lever("budget", "£", 1'000, 0, 20'000), rest);
    const std::string head = "id,name,people,old,imd,today\nA,Ash,1,0.1,";
    CHECK(refused(funding_case(formula, {}, head + "-1e-300,1\nB,Birch,2,0.2,2,1\n")) ==
          "`imd`: no number of heads, place `Ash`; found −1e-300, allowed 0 to "
          "1,000,000,000,000,000");
    CHECK(refused(funding_case(formula, {}, head + "1e300,1\nB,Birch,2,0.2,2,1\n"))
              .find("found 1e+300") != std::string::npos);
    CHECK(refused(funding_case(formula, {}, head + "0,1\nB,Birch,2,0.2,0,1\n")) == "");
}

TEST_CASE("as much as can be counted is shared out exactly, and explained to the penny") {
    // 9 × 10^13 in all: every sum, difference and product of pence is as large as it may be.
    const FundingCase of = two_towns("9e13", "0", "9e10");
    const auto answer = answer_funding(of, FundingAgainst::today, nullptr);
    REQUIRE_MESSAGE(answer, text_of(answer.problems()));
    CHECK(answer->total == most_pence);
    CHECK(answer->now.allocated.amount == std::vector<Pence>{most_pence / 3, most_pence / 3 * 2});
    CHECK(answer->other == std::vector<Pence>{most_pence, 0});
    const auto terms = why(of, nullptr, *answer, 0);
    REQUIRE(terms);
    Pence sum = 0;
    for (const WhyTermValue& term : *terms) sum += term.pence;
    CHECK(sum == most_pence / 3 - most_pence);
    CHECK(answer->sentence.find("£60,000bn") != std::string::npos);
    CHECK(incentives_of(of, *answer, 0));
    (void)robustness_of(of, nullptr, *answer, 0.05, 10); // what is drawn may be too much
    (void)backwards(of, *answer, 0.5);
}
