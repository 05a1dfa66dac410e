#include "funding/constraints.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <vector>

/// The solver against trying everything, and what must hold of any sharing out.

using namespace folkmoot;

namespace {

using Amounts = std::vector<Pence>;

// A small table in whole pence, with a least and a most for each place.
struct Small {
    Amounts money, least, most, lump;
    Pence budget = 0;

    [[nodiscard]] std::size_t places() const { return money.size(); }
    [[nodiscard]] std::vector<double> pounds(const Amounts& pence) const {
        std::vector<double> values;
        for (const Pence each : pence) values.push_back(static_cast<double>(each) / 100.0);
        return values;
    }
    [[nodiscard]] std::vector<Rule> rules() const {
        return {{"lump_sum", {}, pounds(lump), {}, {}},
                {"floor", {}, {0}, pounds(least), {}},
                {"cap", {}, {0}, pounds(most), {}}};
    }
    // Only the proportions of formula money count; whole pounds keep ties what they are.
    [[nodiscard]] std::vector<double> shares() const { return {money.begin(), money.end()}; }
    [[nodiscard]] Result<Allocated> solve() const { return allocate(shares(), budget, rules()); }
};

class Draws {
public:
    explicit Draws(std::uint32_t seed) : bits_(seed) {}
    Pence up_to(Pence most) {
        return static_cast<Pence>(bits_() % static_cast<std::uint32_t>(most + 1));
    }

private:
    std::mt19937 bits_;
};

Small any_table(Draws& chance, std::size_t places, Pence size) {
    Small table;
    for (std::size_t i = 0; i < places; ++i) {
        table.money.push_back(chance.up_to(size));
        table.lump.push_back(chance.up_to(1) * chance.up_to(size / 4));
        const Pence least = chance.up_to(size);
        table.least.push_back(least);
        table.most.push_back(least + chance.up_to(size));
        table.budget += chance.up_to(size);
    }
    return table;
}

// Whether any whole pence within the limits add up to the budget: all are tried. A lump sum is kept
// whole as far as the most allows.
bool any_allocation(const Small& table, std::size_t place, Pence left) {
    if (place == table.places()) return left == 0;
    const Pence lump = std::min(table.lump[place], table.most[place]);
    for (Pence amount = std::max(table.least[place], lump);
         amount <= std::min(table.most[place], left); ++amount) {
        if (any_allocation(table, place + 1, left - amount)) return true;
    }
    return false;
}

// The allocation by trying every way in which places can be at their least, free or at their most;
// nothing if no way is right. Fractions of whole numbers throughout.
std::optional<Amounts> by_trying(const Small& table) {
    std::size_t ways = 1;
    for (std::size_t i = 0; i < table.places(); ++i) ways *= 3;
    for (std::size_t way = 0; way < ways; ++way) {
        Pence left = table.budget;
        Pence weight = 0;
        std::vector<std::size_t> state(table.places());
        for (std::size_t i = 0, rest = way; i < table.places(); ++i, rest /= 3) {
            state[i] = rest % 3;
            left -= state[i] == 0 ? table.least[i] : state[i] == 1 ? table.lump[i] : table.most[i];
            weight += state[i] == 1 ? table.money[i] : 0;
        }
        if (left < 0 || weight == 0) continue;
        bool right = true;
        for (std::size_t i = 0; i < table.places(); ++i) {
            const Pence unlimited = table.lump[i] * weight + table.money[i] * left; // times weight
            right = right && (state[i] != 0 || unlimited <= table.least[i] * weight);
            right = right && (state[i] != 2 || unlimited >= table.most[i] * weight);
            right = right && (state[i] != 1 || (unlimited >= table.least[i] * weight &&
                                                unlimited <= table.most[i] * weight));
        }
        if (!right) continue;
        Amounts amount(table.places());
        Pence pennies = table.budget;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < table.places(); ++i) {
            amount[i] = state[i] == 0   ? table.least[i]
                        : state[i] == 2 ? table.most[i]
                                        : table.lump[i] + table.money[i] * left / weight;
            pennies -= amount[i];
            if (state[i] == 1) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
            return table.money[one] * left % weight > table.money[other] * left % weight;
        });
        for (Pence k = 0; k < pennies; ++k) ++amount[order[static_cast<std::size_t>(k)]];
        return amount;
    }
    return std::nullopt;
}

std::vector<double> times(std::vector<double> values, double factor) {
    for (double& value : values) value *= factor;
    return values;
}

} // namespace

TEST_CASE("small tables: an allocation is found exactly where there is one, and it is the one by "
          "trying everything") {
    Draws chance(20'260'101);
    int solvable = 0;
    int unsolvable = 0;
    for (int round = 0; round < 3'000; ++round) {
        CAPTURE(round);
        const Small table =
            any_table(chance, 2 + static_cast<std::size_t>(round % 3), round % 2 == 0 ? 12 : 40);
        const Result<Allocated> answer = table.solve();
        const std::optional<Amounts> tried = by_trying(table);
        if (tried) {
            ++solvable;
            REQUIRE(answer);
            REQUIRE(answer->amount == *tried);
        } else if (!answer) {
            ++unsolvable;
            // Money that follows no share cannot be raised: only then is a budget within all limits
            // refused.
            const bool no_share =
                std::find(table.money.begin(), table.money.end(), 0) != table.money.end();
            REQUIRE((no_share || !any_allocation(table, 0, table.budget)));
        } else {
            // All places are held: the sum of limits is the budget by itself.
            REQUIRE(std::accumulate(answer->amount.begin(), answer->amount.end(), Pence{0}) ==
                    table.budget);
        }
        if (!answer) continue;
        for (std::size_t i = 0; i < table.places(); ++i) {
            REQUIRE(answer->amount[i] >= table.least[i]);
            REQUIRE(answer->amount[i] <= table.most[i]);
        }
    }
    CHECK(solvable > 500);
    CHECK(unsolvable > 500);
}

TEST_CASE("the order in which places are listed changes nothing") {
    Draws chance(7);
    int compared = 0;
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        const Small table = any_table(chance, 6, 100'003);
        std::vector<std::size_t> order(table.places());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::rotate(order.begin(), order.begin() + 1 + round % 5, order.end());
        std::swap(order[0], order[3]);
        Small other = table;
        for (std::size_t i = 0; i < order.size(); ++i) {
            other.money[i] = table.money[order[i]];
            other.least[i] = table.least[order[i]];
            other.most[i] = table.most[order[i]];
            other.lump[i] = table.lump[order[i]];
        }
        const Result<Allocated> one = table.solve();
        const Result<Allocated> two = other.solve();
        REQUIRE(static_cast<bool>(one) == static_cast<bool>(two));
        if (!one) continue;
        ++compared;
        for (std::size_t i = 0; i < order.size(); ++i) {
            REQUIRE(two->amount[i] == one->amount[order[i]]);
            REQUIRE(two->binding[i] == one->binding[order[i]]);
        }
        REQUIRE(one->scaling == two->scaling);
    }
    CHECK(compared > 50);
}

TEST_CASE("twice the money everywhere gives everybody twice as much, to the rounding of a penny") {
    Draws chance(11);
    int compared = 0;
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        const Small table = any_table(chance, 5, 50'021);
        std::vector<Rule> rules = table.rules();
        for (Rule& each : rules) {
            each.against = times(each.against, 2);
            if (each.kind == "lump_sum") each.value = times(each.value, 2);
        }
        const Result<Allocated> once = table.solve();
        const Result<Allocated> twice = allocate(times(table.shares(), 2), 2 * table.budget, rules);
        REQUIRE(static_cast<bool>(once) == static_cast<bool>(twice));
        if (!once) continue;
        ++compared;
        REQUIRE(once->scaling == doctest::Approx(twice->scaling).epsilon(1e-14));
        for (std::size_t i = 0; i < table.places(); ++i) {
            REQUIRE(std::abs(twice->amount[i] - 2 * once->amount[i]) <= 2);
            REQUIRE(twice->binding[i] == once->binding[i]);
        }
    }
    CHECK(compared > 50);
}
