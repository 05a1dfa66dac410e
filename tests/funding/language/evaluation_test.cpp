#include "formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace folkmoot {

namespace {

struct Example {
    const char* expression;
    std::vector<double> values; ///< worked out by hand
};

// registered 100 50 10, paid 1000 1000 400, imd 10 30 20, distance 0 5 12, budget 1000, extra 0.25
const Example examples[] = {
    {"1 + 2 * 3", {7}},
    {"(1 + 2) * 3", {9}},
    {"2 ^ 3 ^ 2", {512}},
    {"-2 ^ 2", {-4}},
    {"2 ^ -1", {0.5}},
    {"8 / 4 / 2", {1}},
    {"10 - 4 - 3", {3}},
    {"- -3", {3}},
    {"5%", {0.05}},
    {"1.5e2", {150}},
    {"2 × 3 ÷ 4 − 1", {0.5}},
    {"paid / registered", {10, 20, 40}},
    {"registered * 2", {200, 100, 20}},
    {"registered + 1", {101, 51, 11}},
    {"if registered > 20 then paid else 0", {1000, 1000, 0}},
    {"if imd >= 20 and registered < 50 or distance = 0 then 1 else 2", {1, 2, 1}},
    {"if not imd = 10 then 1 else 2", {2, 1, 1}},
    {"if imd ≠ 10 then 1 else 2", {2, 1, 1}},
    {"1 + if imd <= 10 then 1 else 2", {2, 3, 3}},
    {"if budget > 500 then 7 else registered / 0", {7, 7, 7}},
    {"if distance > 0 then paid / distance else 0", {0, 200, 400.0 / 12}},
    {"if distance > 0 and paid / distance > 100 then 1 else 0", {0, 1, 0}},
    {"if distance = 0 or paid / distance > 100 then 1 else 0", {1, 1, 0}},
    {"sum(registered)", {160}},
    {"mean(imd)", {20}},
    {"weighted_mean(imd, registered)", {16.875}},
    {"normalise(imd)", {0.5, 1.5, 1}},
    {"normalise(imd, registered)", {10 / 16.875, 30 / 16.875, 20 / 16.875}},
    {"share_of(registered)", {0.625, 0.3125, 0.0625}},
    {"budget * share_of(registered)", {625, 312.5, 62.5}},
    {"min(imd)", {10}},
    {"max(imd)", {30}},
    {"min(imd, 15, 40)", {10, 15, 15}},
    {"max(imd, 15)", {15, 30, 20}},
    {"clip(imd, 15, 25)", {15, 25, 20}},
    {"rank(imd)", {1, 3, 2}},
    {"rank(paid)", {2.5, 2.5, 1}},
    {"quantile_band(imd, 3)", {1, 3, 2}},
    {"quantile_band(paid, 2)", {2, 2, 1}},
    {"quantile_band(imd, 2, registered)", {1, 2, 2}},
    {"lookup(imd, 10, 1, 30, 3, 9)", {1, 3, 9}},
    {"lookup(imd, 10, 1, 30, 3, 20, 2)", {1, 3, 2}},
    {"piecewise(distance, 2, 0, 10, 100)", {0, 37.5, 100}},
    {"piecewise(imd, 10, 1, 20, 2, 40, 0)", {1, 1, 2}},
    {"abs(imd - 20)", {10, 10, 0}},
    {"sqrt(registered * registered)", {100, 50, 10}},
    {"bands(ages)", {40 + 60 + 60 + 40, 20 + 40 + 15 + 20, 12 + 24}},
    {"places()", {3}},
    {"sum(if imd > 15 then 1 else 0)", {2}},
};

} // namespace

TEST_CASE("expressions mean what they say") {
    for (const Example& example : examples) {
        CAPTURE(std::string(example.expression));
        const Answer found = answer(tiny_formula(example.expression), tiny_towns());
        CHECK(found.problems == "");
        REQUIRE(found.values.size() == example.values.size());
        for (std::size_t i = 0; i < found.values.size(); ++i)
            CHECK(found.values[i] == doctest::Approx(example.values[i]).epsilon(1e-12));
    }
}

TEST_CASE("Brazil raises the poorest to one level per head until the pot is spent") {
    auto text = tiny_formula("raise_lowest(paid, registered, pot)", "£");
    text.levers[0] = {"pot", "", "£", "", "", 600, 0, 1e6, false};
    // facts.md section 2: only the first is raised, to 16 a head.
    CHECK(answer(text, tiny_towns()).values == std::vector<double>{600, 0, 0});
    // By hand: to raise all to a level L, 160 L = 2400 + pot.
    text.levers[0].value = 5600;
    CHECK(answer(text, tiny_towns()).values == std::vector<double>{4000, 1500, 100});
    // Between: 150 L = 2000 + 2500.
    text.levers[0].value = 2500;
    CHECK(answer(text, tiny_towns()).values == std::vector<double>{2000, 500, 0});
    text.levers[0].value = 0;
    CHECK(answer(text, tiny_towns()).values == std::vector<double>{0, 0, 0});
}

TEST_CASE("steps may stand in any order") {
    const auto text = tiny_formula({{"money", "budget * part", "£", "", 0, 0},
                                    {"part", "weighted / sum(weighted)", "share", "", 0, 0},
                                    {"weighted", "registered * imd", "people", "", 0, 0}});
    // 1000, 1500 and 200 of 2700
    const Answer found = answer(text, tiny_towns());
    REQUIRE(found.problems == "");
    CHECK(found.values[0] == doctest::Approx(1000.0 * 1000 / 2700));
    CHECK(found.values[1] == doctest::Approx(1000.0 * 1500 / 2700));
    CHECK(found.values[2] == doctest::Approx(1000.0 * 200 / 2700));
}

TEST_CASE("an expression over a formula's names sees its steps and levers") {
    const auto formula = compile(tiny_formula("registered * imd", "people"));
    REQUIRE(formula);
    const std::vector<double> levers{2000, 0.5};
    const auto worked = work_out(*formula, tiny_towns(), levers);
    REQUIRE(worked);
    const auto found =
        work_out_expression(*formula, tiny_towns(), levers, *worked, "total * extra + budget / 1");
    REQUIRE(!found);
    CHECK(text_of(found.problems()) == "tiny.json: cannot add £ to people in this expression\n"
                                       "    total * extra + budget / 1\n"
                                       "                  ^");
    const auto right =
        work_out_expression(*formula, tiny_towns(), levers, *worked, "total * extra");
    REQUIRE(right);
    CHECK(*right == std::vector<double>{500, 750, 100});
    CHECK(*work_out_expression(*formula, tiny_towns(), levers, *worked, "budget") ==
          std::vector<double>{2000});
}

TEST_CASE("the order of the rows moves no bit") {
    std::mt19937_64 bits(11);
    const auto uniform = [&] { return static_cast<double>(bits() % 1'000'003U) / 1'000.7; };
    Columns columns{{"registered", {}}, {"paid", {}}, {"imd", {}}, {"distance", {}}};
    constexpr std::size_t places = 500;
    for (auto& [name, values] : columns)
        for (std::size_t i = 0; i < places; ++i) values.push_back(1 + std::floor(uniform()) / 7);
    for (const char* name : {"young_men", "young_women", "old_men", "old_women"})
        columns.push_back({name, columns[0].second});
    std::vector<std::size_t> order(places);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::shuffle(order, bits);
    Columns shuffled = columns;
    for (std::size_t c = 0; c < columns.size(); ++c)
        for (std::size_t i = 0; i < places; ++i)
            shuffled[c].second[i] = columns[c].second[order[i]];
    for (const char* expression :
         {"budget * share_of(registered * normalise(imd, registered))", "rank(imd)",
          "quantile_band(imd, 5, registered)", "raise_lowest(paid, registered, budget)",
          "registered * mean(paid) / weighted_mean(imd, paid)", "bands(ages) / max(bands(ages))"}) {
        CAPTURE(std::string(expression));
        const Answer before = answer(tiny_formula(expression), towns(columns));
        const Answer after = answer(tiny_formula(expression), towns(shuffled));
        REQUIRE(before.problems == "");
        bool same = true;
        for (std::size_t i = 0; i < places; ++i)
            same = same && after.values[i] == before.values[order[i]];
        CHECK(same);
    }
}

TEST_CASE("counting people in pairs instead of singly changes no allocation") {
    PlaceTable doubled = tiny_towns();
    for (double& people : doubled.columns[0].values) people *= 2;
    for (const char* expression : {"budget * share_of(registered * imd)",
                                   "budget * share_of(registered * normalise(imd, registered))"})
        CHECK(answer(tiny_formula(expression), tiny_towns()).values ==
              answer(tiny_formula(expression), doubled).values);
}

TEST_CASE("what goes wrong while working out names the step and the place") {
    const std::pair<const char*, const char*> slips[] = {
        {"paid / distance", "tiny.json:10:26: division by zero in step `total`, place `Ashby`\n    "
                            "paid / distance\n         ^"},
        {"paid / (imd - imd)", "tiny.json:10:26: division by zero in step `total`, place `Ashby` "
                               "and 2 more\n    paid / (imd - imd)\n         ^"},
        {"paid / (budget - budget)", "tiny.json:10:26: division by zero in step `total`\n    paid "
                                     "/ (budget - budget)\n         ^"},
        {"(distance - 5) ^ 0.5",
         "tiny.json:10:36: cannot raise km to this power in step `total`; allowed a whole number "
         "up to 9\n    (distance - 5) ^ 0.5\n                   ^"},
        {"(imd - 15) ^ 0.5", "tiny.json:10:32: a negative number has no such power in step "
                             "`total`, place `Ashby`\n    (imd - 15) ^ 0.5\n               ^"},
        {"(imd - 10) ^ (0 - 1)", "tiny.json:10:32: division by zero in step `total`, place "
                                 "`Ashby`\n    (imd - 10) ^ (0 - 1)\n               ^"},
        {"sqrt(imd - 25)", "tiny.json:10:21: a negative number has no square root in step `total`, "
                           "place `Ashby` and 1 more\n    sqrt(imd - 25)\n    ^"},
        {"share_of(imd - imd)", "tiny.json:10:21: division by zero: the values add up to nothing "
                                "in step `total`\n    share_of(imd - imd)\n    ^"},
        {"normalise(imd, imd - imd)",
         "tiny.json:10:21: division by zero: the weights add up to nothing in step `total`\n    "
         "normalise(imd, imd - imd)\n    ^"},
        {"weighted_mean(imd, imd - 20)",
         "tiny.json:10:21: division by zero: the weights add up to nothing in step `total`\n    "
         "weighted_mean(imd, imd - 20)\n    ^"},
        {"clip(imd, 20, distance / distance * 15)",
         "tiny.json:10:44: division by zero in step `total`, place `Ashby`\n    clip(imd, 20, "
         "distance / distance * 15)\n                           ^"},
        {"clip(imd, 20, 15)", "tiny.json:10:21: the low end is above the high end in step "
                              "`total`\n    clip(imd, 20, 15)\n    ^"},
        {"lookup(imd, 10, 1, 30, 2)", "tiny.json:10:21: no value fits in step `total`, place "
                                      "`Corley`\n    lookup(imd, 10, 1, 30, 2)\n    ^"},
        {"piecewise(imd, 10, 1, 10, 2)",
         "tiny.json:10:21: the points must go up from left to right in step `total`, place `Ashby` "
         "and 2 more\n    piecewise(imd, 10, 1, 10, 2)\n    ^"},
        {"quantile_band(imd, 2.5)",
         "tiny.json:10:21: the number of bands must be a whole number from 1 to 1,000 in step "
         "`total`\n    quantile_band(imd, 2.5)\n    ^"},
        {"quantile_band(imd, 2, distance - 1)",
         "tiny.json:10:21: a weight is negative in step `total`, place `Ashby`\n    "
         "quantile_band(imd, 2, distance - 1)\n    ^"},
        {"raise_lowest(paid, distance, budget)",
         "tiny.json:10:21: division by zero: there must be people everywhere in step `total`, "
         "place `Ashby`\n    raise_lowest(paid, distance, budget)\n    ^"},
        {"raise_lowest(paid, registered, 0 - budget)",
         "tiny.json:10:21: the pot is negative in step `total`\n    raise_lowest(paid, registered, "
         "0 - budget)\n    ^"},
        {"imd ^ 900", "tiny.json:10:25: a number is too large in step `total`, place `Ashby` and 2 "
                      "more\n    imd ^ 900\n        ^"},
        {"sum(imd ^ 900)", "tiny.json:10:21: a number is too large in step `total`, place `Ashby` "
                           "and 2 more\n    sum(imd ^ 900)\n    ^"},
    };
    for (const auto& [expression, message] : slips) {
        CAPTURE(std::string(expression));
        CHECK(answer(tiny_formula(expression), tiny_towns()).problems == std::string(message));
    }
}

TEST_CASE("money is not negative unless its unit says so") {
    const std::string message =
        "tiny.json:10:21: negative money in step `total`, place `Corley`; allowed 0 or more, "
        "unless the step's unit begins with ±\n    paid - 700\n    ^";
    CHECK(answer(tiny_formula("paid - 700", "£"), tiny_towns()).problems == message);
    CHECK(answer(tiny_formula("paid - 700", "±£"), tiny_towns()).values ==
          std::vector<double>{300, 300, -300});
    PlaceTable debts = tiny_towns();
    debts.columns[1].values[1] = -1;
    CHECK(answer(tiny_formula("imd"), debts).problems ==
          "tiny.json: negative money in column `paid`, place `Barton`");
}

TEST_CASE("a table that lacks a column or a value is refused") {
    PlaceTable table = tiny_towns();
    table.columns[2].values[0] = std::nan("");
    table.columns.erase(table.columns.begin() + 3);
    CHECK(answer(tiny_formula("registered"), table).problems ==
          "tiny.json: a value is missing in column `imd`, place `Ashby`\n"
          "tiny.json: the table has no column `distance`");
}

} // namespace folkmoot
