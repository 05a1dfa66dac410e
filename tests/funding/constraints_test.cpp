#include "funding/constraints.hpp"

#include "core/result.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

using namespace folkmoot;

namespace {

using Pounds = std::vector<double>;
using Amounts = std::vector<Pence>;

Rule rule(const char* kind, Pounds value, Pounds against = {}, Pounds per = {}) {
    return {kind, {}, std::move(value), std::move(against), std::move(per)};
}

Allocated solved(const Pounds& money, Pence budget, const std::vector<Rule>& rules = {}) {
    const Result<Allocated> answer = allocate(money, budget, rules);
    REQUIRE_MESSAGE(answer, text_of(answer.problems()));
    return *answer;
}

Problem refused(const Pounds& money, Pence budget, const std::vector<Rule>& rules,
                const std::vector<std::string>& places = {}) {
    const Result<Allocated> answer = allocate(money, budget, rules, places);
    REQUIRE_FALSE(answer);
    return answer.problems().front();
}

Pence total(const Amounts& amount) {
    return std::accumulate(amount.begin(), amount.end(), Pence{0});
}

} // namespace

TEST_CASE("without rules money is shared in proportion, and pennies go to the largest remainders") {
    // Hamilton's method: quotas 33.33, 33.33, 33.33 of 100; then 14.29, 28.57, 57.14.
    CHECK(solved({1, 1, 1}, 100).amount == Amounts{34, 33, 33});
    CHECK(solved({1, 2, 4}, 100).amount == Amounts{14, 29, 57});
    // Quotas 6.53, 2.45, 1.02 of 10 seats.
    CHECK(largest_remainder(Pounds{653, 245, 102}, 10) == Amounts{7, 2, 1});
    CHECK(largest_remainder(Pounds{0, 0}, 3) == Amounts{2, 1});
    CHECK(largest_remainder(Pounds{1, 3}, -8) == Amounts{-2, -6});
}

TEST_CASE("formula money that is the budget already is paid as it stands") {
    const Allocated paid = solved({12.34, 56.78}, 6912);
    CHECK(paid.amount == Amounts{1234, 5678});
    CHECK(paid.target == paid.amount);
    CHECK(paid.scaling == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(paid.binding == std::vector<std::uint32_t>{binds_nothing, binds_nothing});
}

TEST_CASE("a minimum per head is paid for by those who are above it") {
    // £100 in all; the first needs £40; the others share £60 as 1 to 2.
    const Allocated paid =
        solved({10, 30, 60}, 10'000, {rule("minimum_per_head", {4}, {}, {10, 1, 1})});
    CHECK(paid.amount == Amounts{4'000, 2'000, 4'000});
    CHECK(paid.binding[0] == binds_minimum_per_head);
    CHECK(paid.binding[1] == binds_scaling);
    CHECK(paid.scaling == doctest::Approx(2.0 / 3.0));
    CHECK(paid.target == Amounts{1'000, 3'000, 6'000});
}

TEST_CASE("a floor stops losses, a cap stops gains, and what is left goes to the others") {
    // Last year 40, 30, 30; formula 20, 30, 50: floor at −10% is 36, cap at +20% is 36; 28 is left.
    const std::vector<Rule> rules{rule("floor", {-0.10}, {40, 30, 30}),
                                  rule("cap", {0.20}, {40, 30, 30})};
    const Allocated paid = solved({20, 30, 50}, 10'000, rules);
    CHECK(paid.amount == Amounts{3'600, 2'800, 3'600});
    CHECK(paid.binding == std::vector<std::uint32_t>{binds_floor, binds_scaling, binds_cap});
    CHECK(paid.scaling == doctest::Approx(28.0 / 30.0));
}

TEST_CASE("floor nought and cap nought: nothing moves") {
    const Pounds last{333.33, 12.01, 0.07, 1'000'000.5};
    const Pounds wanted{1, 1, 1, 1};
    const std::vector<Rule> rules{rule("floor", {0}, last), rule("cap", {0}, last)};
    CHECK(solved(wanted, 100'034'591, rules).amount == Amounts{33'333, 1'201, 7, 100'000'050});
}

TEST_CASE("a pace of nought gives every place the same growth, whatever its target") {
    const Pounds last{100, 200, 700};
    const Allocated paid = solved({900, 50, 50}, 103'000, {rule("pace", {0}, last)});
    CHECK(paid.amount == Amounts{10'300, 20'600, 72'100});
    CHECK(paid.binding == std::vector<std::uint32_t>{binds_pace, binds_pace, binds_pace});
}

TEST_CASE("a place at its target gets exactly base growth") {
    const Pounds last{100, 200, 700};
    for (const double pace : {0.0, 0.01, 0.5}) {
        CAPTURE(pace);
        const Allocated paid = solved({110, 220, 770}, 110'000, {rule("pace", {pace}, last)});
        CHECK(paid.amount == Amounts{11'000, 22'000, 77'000});
        CHECK(paid.binding == std::vector<std::uint32_t>(3, binds_nothing));
    }
}

TEST_CASE("pace of change limits how far places move toward their targets") {
    // Alike 100 each; targets 60, 100, 140; 10% is 10.
    const Allocated paid = solved({60, 100, 140}, 30'000, {rule("pace", {0.10}, {50, 50, 50})});
    CHECK(paid.amount == Amounts{9'000, 10'000, 11'000});
    CHECK(paid.binding == std::vector<std::uint32_t>{binds_pace, binds_nothing, binds_pace});
}

TEST_CASE("a lump sum is kept whole, and the rest is scaled") {
    const Allocated paid = solved({10, 30}, 10'000, {rule("lump_sum", {20})});
    CHECK(paid.amount == Amounts{2'000 + 1'500, 2'000 + 4'500});
    CHECK(paid.binding[0] == (binds_lump_sum | binds_scaling));
    CHECK(solved({10, 30}, 10'000, {rule("sparsity", {60, 0})}).amount == Amounts{7'000, 3'000});
}

TEST_CASE("money added after a limit lies outside it, money added before lies within") {
    const Rule lump = rule("lump_sum", {5, 5});
    const Rule cap = rule("cap", {0}, {20, 100});
    CHECK(solved({50, 50}, 10'000, {cap, lump}).amount == Amounts{2'500, 7'500});
    CHECK(solved({50, 50}, 10'000, {lump, cap}).amount == Amounts{2'000, 8'000});
    const Rule pace = rule("pace", {0}, {45, 45});
    CHECK(solved({70, 30}, 10'000, {pace, lump}).amount == Amounts{5'000, 5'000});
}

TEST_CASE("neutrality takes only from what may be scaled") {
    const Allocated paid = solved({40, 40, 40}, 10'000, {rule("neutrality", {0, 0.5, 1})});
    // Kept 40 + 20; the 40 that are left are shared as 20 to 40.
    CHECK(paid.amount == Amounts{4'000, 3'333, 2'667});
    CHECK(paid.scaling == doctest::Approx(2.0 / 3.0));
    CHECK(solved({40, 60}, 5'000, {rule("neutrality", {})}).amount == Amounts{2'000, 3'000});
}

TEST_CASE("rules that leave a place no room are told with the place and the size of the gap") {
    const std::vector<Rule> rules{rule("minimum_per_head", {10}, {}, {10, 5, 5}),
                                  rule("cap", {0.1}, {50, 40, 100})};
    const Problem problem = refused({100, 50, 50}, 20'000, rules, {"Ayle", "Brock", "Cove"});
    CHECK(problem.text() ==
          "constraints[1]: minimum per head and cap on gains cannot both hold at Ayle nor at one "
          "other; found £100.00 at least by the one, allowed £55.00 at most by the other, £45.00 "
          "less");
}

TEST_CASE("rules that ask for more than there is are told with the sum that they ask for") {
    const std::vector<Rule> rules{rule("floor", {0}, {60, 60}), rule("lump_sum", {5})};
    CHECK(refused({1, 1}, 10'000, rules).text() ==
          "constraints: the rules ask for more than there is; found £130.00 at least (floor on "
          "losses asks for £120.00 "
          "at 2 places; lump sum £10.00), allowed the budget of £100.00, £30.00 less");
    const Allocated least = solved({1, 1}, 13'000, rules);
    CHECK(least.amount == Amounts{6'500, 6'500});
}

TEST_CASE("rules that forbid to spend the budget are told with the most that they let through") {
    CHECK(refused({1, 1}, 10'000, {rule("cap", {0.1}, {10, 20})}).text() ==
          "constraints: the rules forbid to share out all there is; found £33.00 at most (cap on "
          "gains holds down 2 "
          "places), allowed the budget of £100.00, £67.00 more");
    const Allocated most = solved({1, 1}, 3'300, {rule("cap", {0.1}, {10, 20})});
    CHECK(most.amount == Amounts{1'100, 2'200});
    CHECK(refused({0, 0}, 100, {}).what ==
          "no place has a share by which the budget could be shared out");
}

TEST_CASE("numbers that no rule can mean are refused by name") {
    CHECK(refused({1}, 100, {rule("flor", {0}, {1})}).nearest == "floor");
    CHECK(refused({1, 2}, 100, {rule("floor", {0})}).text() ==
          "constraints[0]: floor on losses needs `against`; found nothing, allowed one number a "
          "place");
    CHECK(refused({1, 2}, 100, {rule("lump_sum", {1, -2})}, {"Ayle", "Brock"}).text() ==
          "constraints[0]: lump sum: `value` at Brock; found −2.00, allowed £0 to £90 trillion");
    CHECK(refused({1, -2}, 100, {}).text() ==
          "allocation: formula money of place 2; found −£2.00, allowed £0 or more");
    CHECK(refused({1}, -1, {}).path == "budget");
}

TEST_CASE("the total is the budget to the penny for a million places") {
    constexpr std::size_t places = 1'000'000;
    Pounds money(places);
    Pounds last(places);
    for (std::size_t i = 0; i < places; ++i) {
        money[i] = 1000.0 + static_cast<double>(i * 7919 % 10'007);
        last[i] = 1000.0 + static_cast<double>(i * 104'729 % 10'009);
    }
    constexpr Pence budget = 612'345'678'901;
    const Allocated paid = solved(money, budget, {rule("pace", {0.05}, last)});
    CHECK(total(paid.amount) == budget);
    const auto bound =
        std::count(paid.binding.begin(), paid.binding.end(), std::uint32_t{binds_pace});
    CHECK(bound > 800'000);
    CHECK(bound < 1'000'000);
}
