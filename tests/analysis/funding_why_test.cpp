#include "analysis/funding_cases.hpp"
#include "analysis/funding_game.hpp"
#include "analysis/funding_why.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <numeric>

using namespace folkmoot;

namespace {

// What three terms come to, no two alike.
const std::vector<Pence> worth{1000, 1700, 950, 2203, 1111, 1900, 1007, 3001};

Pence sum_of(const std::vector<WhyTermValue>& terms) {
    Pence sum = 0;
    for (const WhyTermValue& term : terms) sum += term.pence;
    return sum;
}

std::vector<WhyTermValue> explain(const FundingCase& now, FundingAgainst against,
                                  const FundingCase* other, std::size_t place) {
    const auto answer = answer_funding(now, against, other);
    REQUIRE_MESSAGE(answer, text_of(answer.problems()));
    const auto terms = why(now, other, *answer, place);
    REQUIRE_MESSAGE(terms, text_of(terms.problems()));
    CHECK(sum_of(*terms) == answer->now.allocated.amount[place] - answer->other[place]);
    return *terms;
}

}  // namespace

TEST_CASE("a Shapley part is the mean over all orders of swapping") {
    std::array<int, 3> order{0, 1, 2};
    std::array<double, 3> mean{};
    do {
        std::uint32_t set = 0;
        for (const int term : order) {
            const std::uint32_t with = set | 1U << term;
            mean[static_cast<std::size_t>(term)] +=
                static_cast<double>(worth[with] - worth[set]) / 6.0;
            set = with;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    const auto parts = shapley(worth, 3);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(std::abs(static_cast<double>(parts[i]) - mean[i]) < 1.0);
}

TEST_CASE("Shapley parts sum to the difference to the penny, and turn their signs when asked the "
          "other way round") {
    const auto parts = shapley(worth, 3);
    CHECK(std::accumulate(parts.begin(), parts.end(), Pence{0}) == worth.back() - worth.front());
    std::vector<Pence> other_way(worth.rbegin(), worth.rend());  // set s becomes its complement
    const auto turned = shapley(other_way, 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(turned[i] == -parts[i]);
}

TEST_CASE("a term that never changes anything has no part, and alike terms have alike parts") {
    // Each of the first two alone is worth 10, both 30; the third nothing.
    const std::vector<Pence> game{0, 10, 10, 30, 0, 10, 10, 30};
    CHECK(shapley(game, 3) == std::vector<Pence>{15, 15, 0});
}

TEST_CASE(
    "between two formulas, the steps and levers that differ explain every place to the penny") {
    const FundingCase now =
        funding_case(weighted_formula(floor_of_five_percent), {{"age", 2.0}, {"money", 1'050'000}});
    const FundingCase other = funding_case(weighted_formula());
    for (std::size_t place = 0; place < 5; ++place) {
        const auto terms = explain(now, FundingAgainst::formula, &other, place);
        const auto back = explain(other, FundingAgainst::formula, &now, place);
        REQUIRE(terms.size() == 3);  // age, money, rules
        REQUIRE(back.size() == 3);
        for (std::size_t i = 0; i < terms.size(); ++i) CHECK(terms[i].pence == -back[i].pence);
    }
    CHECK(explain(now, FundingAgainst::formula, &other, 0)[0].label == "age");
}

TEST_CASE("more money in a formula of shares is a part in proportion to the share") {
    const FundingCase now = funding_case(weighted_formula(), {{"money", 1'200'000}});
    const FundingCase other = funding_case(weighted_formula());
    const auto terms = explain(now, FundingAgainst::formula, &other, 2);
    REQUIRE(terms.size() == 1);
    CHECK(terms[0].label == "money");
}

TEST_CASE("a formula against itself needs no explanation") {
    const FundingCase now = funding_case(weighted_formula());
    CHECK(explain(now, FundingAgainst::formula, &now, 1).empty());
}

TEST_CASE("against today, age and deprivation explain what equal shares do not") {
    const FundingCase now = funding_case(weighted_formula(floor_of_five_percent));
    const auto terms = explain(now, FundingAgainst::today, nullptr, 0);
    CHECK(terms.front().label == "Today’s distance from equal shares");
    // £1,000,000 for 10,000 heads: £100 each; Alder has 1,000 of them and £120,000 today.
    CHECK(terms.front().pence == -20'000'00);
    const auto named = [&](const char* label) {
        return std::any_of(terms.begin(), terms.end(),
                           [&](const auto& t) { return t.label == label; });
    };
    CHECK(named("old"));
    CHECK(named("imd"));
}

TEST_CASE("in Alder, which is young and poor, age takes and deprivation gives") {
    const auto terms = explain(funding_case(weighted_formula()), FundingAgainst::today, nullptr, 0);
    for (const WhyTermValue& term : terms) {
        if (term.label == "old") CHECK(term.pence < 0);
        if (term.label == "imd") CHECK(term.pence > 0);
    }
}

TEST_CASE("against the target, the rules are the reason") {
    const FundingCase now = funding_case(weighted_formula(floor_of_five_percent));
    for (std::size_t place = 0; place < 5; ++place) {
        for (const WhyTermValue& term : explain(now, FundingAgainst::target, nullptr, place))
            CHECK(term.label == "floor");
    }
}

TEST_CASE("a word stands in an expression only as a word of its own") {
    CHECK(mentions("people * old", "old"));
    CHECK(mentions("old", "old"));
    CHECK_FALSE(mentions("older + old_share", "old"));
}
