#include "labs/funding/cases.hpp"
#include "labs/funding/game.hpp"
#include "labs/funding/why.hpp"

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

namespace {

// Deprivation between the least and the most deprived place, as in the formula that the lab opens
// with: where all places are alike, it has no answer.
std::string spread_formula(const std::string& rules = "") {
    return formula_text(
        "spread", lever("extra", "share", 1, 0, 2),
        R"json("steps": [
          {"name": "poverty", "is": "(imd - min(imd)) / (max(imd) - min(imd))", "unit": "share"},
          {"name": "weighted", "is": "people * (1 + extra * poverty)", "unit": "people"},
          {"name": "budget", "is": "sum(today)", "unit": "£"},
          {"name": "allocation", "is": "budget * share_of(weighted)", "unit": "£"}],
          "constraints": [)json" +
            rules +
            R"json(], "allocation": "allocation", "budget": "budget", "need": "weighted")json");
}

// 4,000 people, £400,000: £100 a head. Mean deprivation (10 × 1000 + 20 × 1000 + 30 × 2000) / 4000
// = 22.5.
constexpr const char* three_towns = "id,name,people,old,imd,today\n"
                                    "A,Ash,1000,0.1,10,110000\n"
                                    "B,Beech,1000,0.1,20,90000\n"
                                    "C,Chestnut,2000,0.1,30,200000\n";

}  // namespace

TEST_CASE(
    "a formula that has no answer for places all alike is taken apart by column all the same") {
    const FundingCase now = funding_case(spread_formula(), {}, three_towns);
    const auto answer = answer_funding(now, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    const auto terms = explain(now, FundingAgainst::today, nullptr, 1);
    // By hand. Weights: Ash 1000, Beech 1000 × 1.5 = 1500, Chestnut 4000; 6500 in all.
    // Beech gets 400,000 × 1500 / 6500 = £92,307.69, which is £2,307.69 more than today.
    CHECK(answer->now.allocated.amount[1] == 92'307'69);
    // Equal shares would give £100,000: £10,000 more than today.
    // With the average's 22.5, Beech would weigh 1000 × (1 + 12.5 / 20) = 1625 of 6625, which is
    // £98,113.21 (98,113.207…): £1,886.79 less than the equal share, because the others weigh more.
    // Its own 20 instead of 22.5 takes 92,307.69 − 98,113.21 = −£5,805.52.
    REQUIRE(terms.size() == 3);
    CHECK(terms[0].label == "Today’s distance from equal shares");
    CHECK(terms[0].pence == 10'000'00);
    CHECK(terms[1].label == "The other places");
    CHECK(terms[1].pence == -1'886'79);
    CHECK(terms[2].label == "imd");
    CHECK(terms[2].pence == -5'805'52);
    CHECK(
        why_sentence(*answer, *now.table, 1, terms) ==
        "Beech gets £2,300 more than today: +£10,000 because it is paid £90.00 a head today where "
        "the average is £100.00, −£5,800 because its deprivation is 20.0 where the average is "
        "22.5, "
        "−£1,900 because the formula counts the other places for more.");
}

TEST_CASE("a rule is a term of its own, where it holds a place and where others pay for it") {
    const FundingCase now = funding_case(spread_formula(floor_of_five_percent), {}, three_towns);
    const auto answer = answer_funding(now, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    // Ash falls from £110,000 to 400,000 / 6.5 = £61,538.46 without the floor; with it to £104,500.
    CHECK(answer->now.allocated.amount[0] == 104'500'00);
    const auto held = explain(now, FundingAgainst::today, nullptr, 0);
    const auto rule = std::find_if(held.begin(), held.end(),
                                   [](const auto& t) { return t.label.starts_with("floor"); });
    REQUIRE(rule != held.end());
    CHECK(rule->pence > 0);
    CHECK(rule->reason.ends_with("floor on losses"));
    const auto pays = explain(now, FundingAgainst::today, nullptr, 2);
    const auto paid = std::find_if(pays.begin(), pays.end(),
                                   [](const auto& t) { return t.label.starts_with("floor"); });
    REQUIRE(paid != pays.end());
    CHECK(paid->pence < 0);
    CHECK(paid->reason.ends_with("of other places"));
    for (const auto& terms : {held, pays}) {
        CHECK(std::none_of(terms.begin(), terms.end(), [](const auto& t) {
            return t.label == "All that the formula reads" || t.label == "today";
        }));
    }
}

TEST_CASE("whoever tells the reasons one by one has the amounts of the sentence") {
    const FundingCase now = funding_case(weighted_formula(floor_of_five_percent), {{"age", 2.0}});
    const auto answer = answer_funding(now, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    for (std::size_t place = 0; place < 5; ++place) {
        const auto terms = explain(now, FundingAgainst::today, nullptr, place);
        const auto told = why_told(*answer, place, terms);
        const std::string sentence = why_sentence(*answer, *now.table, place, terms);
        CAPTURE(sentence);
        REQUIRE(told.terms.size() == terms.size());
        Pence sum = 0;
        for (const Pence said : told.terms) {
            sum += said;
            if (said == 0 || terms.size() > 5) continue;
            CHECK(sentence.find((said > 0 ? "+" : "−") + format_money(to_pounds(std::abs(said)))) !=
                  std::string::npos);
        }
        CHECK(sum == told.change);
    }
}

TEST_CASE("what the sentence of reasons says adds up as it stands") {
    const FundingCase now = funding_case(weighted_formula(floor_of_five_percent), {{"age", 2.0}});
    const auto answer = answer_funding(now, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    for (std::size_t place = 0; place < 5; ++place) {
        const auto terms = explain(now, FundingAgainst::today, nullptr, place);
        const std::string sentence = why_sentence(*answer, *now.table, place, terms);
        CAPTURE(sentence);
        // Every amount after a sign, up to the next space, without its commas.
        double sum = 0, change = 0;
        for (std::size_t at = sentence.find("£"); at != std::string::npos;
             at = sentence.find("£", at + 1)) {
            std::string digits;
            for (std::size_t i = at + 2;
                 std::string("0123456789,.").find(sentence[i]) != std::string::npos; ++i) {
                if (sentence[i] != ',') digits += sentence[i];
            }
            const double amount = std::stod(digits);
            const bool plus = at >= 1 && sentence[at - 1] == '+';
            const bool minus = at >= 3 && sentence.compare(at - 3, 3, "−") == 0;
            if (plus) sum += amount;
            if (minus) sum -= amount;
            if (!plus && !minus && change == 0.0)
                change = sentence.find(" more than today") < sentence.find(':') ? amount : -amount;
        }
        CHECK(sum == doctest::Approx(change).epsilon(1e-9));
    }
}
