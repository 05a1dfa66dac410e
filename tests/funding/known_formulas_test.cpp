#include "funding/formula_files.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

/// Formulas that exist, each against figures that were published or worked out by hand.

using namespace folkmoot;
using doctest::Approx;
using folkmoot::test::Applied;

namespace {

using Values = std::vector<double>;

Approx exactly(double value) { return Approx(value).epsilon(1e-12); }

double total(const Values& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

} // namespace

TEST_CASE("per head: twice the people, twice the money") {
    const Values paid =
        Applied("per-head").on({{"people", {100, 200}}, {"today", {200, 100}}}).pounds();
    CHECK(paid == Values{100, 200});
}

TEST_CASE(
    "per head with deprivation: the poorest place counts for as much more as the lever says") {
    Applied formula("per-head-deprivation");
    formula.set("extra", 0.5).set("largest_loss", 1);
    const Values paid = formula
                            .on({{"people", {100, 100, 100}},
                                 {"deprivation", {10, 20, 30}},
                                 {"today", {100, 100, 175}}})
                            .pounds();
    // Weights 1, 1.25 and 1.5 of 3.75.
    CHECK(paid == Values{100, 125, 150});
    // With no loss allowed, the third keeps its 175; 200 is left for 1 : 1.25, and the first keeps
    // its 100 too.
    CHECK(formula.set("largest_loss", 0).pounds() == Values{100, 100, 175});
}

TEST_CASE("global sum: price less the share for out of hours gives the published net prices") {
    const struct {
        double price, out_of_hours, net;
    } years[] = {
        {88.96, 0.0487, 84.627648}, {89.88, 0.0482, 85.547784}, {93.46, 0.0477, 89.001958}};
    for (const auto& year : years) {
        Applied formula("gp-global-sum");
        formula.set("price", year.price)
            .set("out_of_hours", year.out_of_hours)
            .on({{"people", {1000}}});
        CHECK(formula.value("net_price") == exactly(year.net));
        CHECK(formula.pounds()[0] == Approx(1000 * year.net).epsilon(1e-7));
    }
}

TEST_CASE(
    "global sum: weights are scaled so that the average patient of the nation counts as one") {
    Applied formula("gp-global-sum");
    // GP at Hand in 2022-23 beside a nation of average practices: a young list counts for .7675 a
    // head.
    formula.on({{"people", {109'484.5, 62'025'161.5}}, {"age_sex_index", {0.7675, 1.0004105}}});
    CHECK(total(formula.values("weighted_list")) == exactly(62'134'646));
    CHECK(formula.value("weighted_list / people", 0) == Approx(0.7675).epsilon(1e-4));
    // Six indices multiply: .95 × 1.10 × .99 × 1.02 × 1.01 × 1 by hand.
    formula.on({{"people", {1000, 0.0001}},
                {"age_sex_index", {0.95, 1}},
                {"additional_needs_index", {1.10, 1}},
                {"rurality_index", {0.99, 1}},
                {"market_forces_index", {1.02, 1}},
                {"list_turnover_index", {1.01, 1}}});
    CHECK(formula.value("weighted_raw", 0) == exactly(1000 * 0.95 * 1.10 * 0.99 * 1.02 * 1.01));
}

TEST_CASE("global sum from raw counts: a woman over 85 counts for 6.72 where a young man counts "
          "for 1.02") {
    Applied formula("gp-carr-hill");
    std::vector<PlaceColumn> columns{
        {"people", {100, 100}}, {"new_patients", {0, 0}}, {"nursing_home_patients", {0, 0}}};
    for (const char* band : {"0_4", "5_14", "15_44", "45_64", "65_74", "75_84", "85_plus"}) {
        const std::string name = band;
        columns.push_back({"male_" + name, {name == "15_44" ? 100.0 : 0.0, 0}});
        columns.push_back({"female_" + name, {0, name == "85_plus" ? 100.0 : 0.0}});
    }
    formula.on(columns);
    CHECK(formula.value("weighted_list", 1) / formula.value("weighted_list", 0) ==
          exactly(6.72 / 1.02));
    CHECK(total(formula.values("weighted_list")) == exactly(200));
    // All of the first practice is new: 1.46 against 1.
    columns[1].values = {100, 0};
    formula.on(columns);
    CHECK(formula.value("weighted_list", 1) / formula.value("weighted_list", 0) ==
          exactly(6.72 / 1.02 / 1.46));
}

TEST_CASE("global sum by area: usual levers give the published weighted lists, and age moves money "
          "as the line says") {
    Applied formula("gp-global-sum-areas");
    formula.on_table("england-icb.csv");
    const Values weighted = formula.values("weighted_list");
    CHECK(weighted[0] == exactly(977'639));
    CHECK(total(weighted) / total(formula.values("people")) == Approx(0.99993).epsilon(2e-5));
    CHECK(total(formula.pounds()) == Approx(62'130'228 * 100.56).epsilon(1e-9));
    // One more unit of age weight: people × (share over 65 − .1808755) × price.
    const Values before = formula.pounds();
    formula.set("age_weight", 2.322);
    CHECK(formula.pounds()[0] - before[0] ==
          Approx(988'488 * (0.2143 - 0.18087553) * 100.56).epsilon(1e-6));
    CHECK(total(formula.pounds()) == Approx(total(before)).epsilon(1e-9));
}

TEST_CASE("health areas: at their target all get exactly base growth") {
    Applied formula("icb-allocation");
    formula.set("inequalities", 0);
    formula.on(
        {{"need_weighted", {100, 300}}, {"last_year", {1000, 3000}}, {"today", {1100, 3300}}});
    CHECK(formula.values("distance")[0] == Approx(0).epsilon(1e-12));
    CHECK(formula.pounds() == Values{1100, 3300});
}

TEST_CASE(
    "health areas: with a pace of nought nothing moves, with a wide pace the target is paid") {
    Applied formula("icb-allocation");
    formula.set("pace", 0).set("inequalities", 0.5);
    formula.on({{"people", {100, 100}},
                {"need_weighted", {100, 300}},
                {"deprivation", {30, 10}},
                {"last_year", {2000, 2000}},
                {"today", {2200, 2200}}});
    CHECK(formula.pounds() == Values{2200, 2200});
    // Half of 4,400 by need, 1 to 3; half by deprivation, 3 to 1: equal. Then by need alone.
    CHECK(formula.set("pace", 0.1).pounds() == Values{2200, 2200});
    formula.set("inequalities", 0);
    CHECK(formula.values("target") == Values{1100, 3300});
    CHECK(formula.pounds() == Values{1980, 2420});
}

TEST_CASE("schools: a row of a published statement is rate times share times pupils") {
    Applied formula("schools-national-formula");
    formula.set("rate_behind", 2183.70);
    formula.on({{"pupils_primary", {0}},
                {"pupils_ks3", {530}},
                {"pupils_ks4", {354}},
                {"behind_share", {0.069005}}});
    CHECK(formula.value("behind") == Approx(133'206.46).epsilon(0.30 / 133'206.46));
}

TEST_CASE("schools: the minimum for each secondary pupil is three and two fifths of the stages'") {
    Applied formula("schools-national-formula");
    formula.on(
        {{"pupils_primary", {0}}, {"pupils_ks3", {300}}, {"pupils_ks4", {200}}, {"premises", {0}}});
    CHECK(formula.value("minimum / pupils") == exactly(6465));
}

TEST_CASE("schools: a place gets the greater of formula, minimum and floor, and lump sums are kept "
          "whole") {
    Applied formula("schools-national-formula");
    formula.on_table("invented-district.csv");
    const Values paid = formula.pounds();
    const Values expected = formula.values("max(formula_money, minimum, guaranteed)");
    const std::vector<std::uint32_t> binding = formula.allocated()->binding;
    std::uint32_t all = 0;
    for (std::size_t i = 0; i < paid.size(); ++i) {
        CAPTURE(i);
        CHECK(std::abs(paid[i] - expected[i]) < 0.02);
        all |= binding[i];
    }
    CHECK((all & (binds_floor | binds_minimum_per_head | binds_lump_sum | binds_sparsity)) ==
          (binds_floor | binds_minimum_per_head | binds_lump_sum | binds_sparsity));
    // One per cent less: the guaranteed give nothing, the others all of it.
    formula.set("budget_change", -0.01);
    const Values less = formula.pounds();
    CHECK(total(less) == Approx(0.99 * total(expected)).epsilon(1e-9));
    for (std::size_t i = 0; i < paid.size(); ++i)
        CHECK(less[i] >= formula.value("max(minimum, guaranteed)", i) - 0.01);
    CHECK_FALSE(formula.set("budget_change", -0.05).allocated());
}

TEST_CASE("Barnett: change times comparable part times population share") {
    Applied formula("barnett");
    formula.set("change", 1e9).set("comparability", 0.997).set("compared_people", 10'000'000);
    formula.on(
        {{"people", {1'034'000, 1'034'000}}, {"need_factor", {1, 1.05}}, {"today", {5e9, 5e9}}});
    CHECK(formula.value("consequential", 0) == exactly(103'089'800));
    CHECK(formula.value("consequential", 1) == exactly(1.05 * 103'089'800));
    CHECK(formula.pounds()[0] == exactly(5'103'089'800));
    CHECK(formula.set("change", -1e9).pounds()[0] == exactly(4'896'910'200));
}

TEST_CASE("German states since 2020: who has 90% of the average ends with 96.3%") {
    Applied formula("laender-2020");
    formula.on({{"people", {100, 100}}, {"own_revenue", {90, 110}}});
    CHECK(formula.value("fill", 0) == exactly(0.963));
    CHECK(formula.value("fill", 1) == exactly(1.037));
    CHECK(total(formula.values("transfer")) == Approx(0).epsilon(1e-12));
    CHECK(formula.pounds() == Values{96.3, 103.7});
}

TEST_CASE("German states, 2005 to 2019: the curve has its published values and no steps") {
    const struct {
        double gap, filled;
    } points[] = {{0.03, 0.0148714}, {0.07, 0.0399}, {0.10, 0.0610731}};
    constexpr double half_digit = 0.6e-7; // of the published values
    for (const auto& point : points) {
        CAPTURE(point.gap);
        Applied formula("laender-2005");
        formula.on(
            {{"people", {1, 1}}, {"own_revenue", {1e6 * (1 - point.gap), 1e6 * (1 + point.gap)}}});
        CHECK(std::abs(formula.value("tariff", 0) - point.filled) < half_digit);
        CHECK(std::abs(formula.value("received", 0) / 1e6 - point.filled) < half_digit);
        CHECK(std::abs(formula.value("given", 1) / 1e6 - point.filled) < half_digit);
    }
    for (const double knot : {0.07, 0.20}) {
        CAPTURE(knot);
        Applied formula("laender-2005");
        const auto tariff = [&](double gap) {
            return formula.on({{"people", {1, 1}}, {"own_revenue", {1 - gap, 1 + gap}}})
                .value("tariff", 0);
        };
        CHECK(std::abs(tariff(knot + 1e-9) - tariff(knot - 1e-9)) < 1e-8);
    }
    Applied formula("laender-2005");
    formula.on({{"people", {100, 100}}, {"own_revenue", {90, 110}}});
    CHECK(std::abs(formula.value("fill", 0) - 0.961073) < 5e-7);
}

TEST_CASE("German states, 2005 to 2019: as much is given as is received") {
    Applied formula("laender-2005");
    formula.on_table("invented-federation.csv");
    CHECK(total(formula.values("given")) == exactly(total(formula.values("received"))));
    CHECK(total(formula.pounds()) == exactly(total(formula.values("own_revenue"))));
}

TEST_CASE("FUNDEB: only the lowest is raised, to 16 a head") {
    Applied formula("fundeb");
    formula.set("pot_share", 0.25);
    formula.on({{"people", {100, 50, 10}}, {"own_revenue", {1000, 1000, 400}}});
    CHECK(formula.value("pot") == exactly(600));
    CHECK(formula.pounds() == Values{1600, 1000, 400});
    CHECK(formula.value("per_head_after", 0) == exactly(16));
    CHECK(total(formula.pounds()) == exactly(3000));
}

TEST_CASE("GST: shares a head stand to each other as relativities do, above the floor") {
    Applied formula("gst-relativities");
    formula.on({{"people", {8e6, 2e6, 5e5}},
                {"relativity", {0.92, 1.4, 0.3}},
                {"own_revenue", {0, 0, 0}},
                {"today", {3e9, 2e9, 1e9}}});
    CHECK(formula.value("tax_per_head", 1) / formula.value("tax_per_head", 0) ==
          exactly(1.4 / 0.92));
    CHECK(formula.value("tax_per_head", 2) / formula.value("tax_per_head", 0) ==
          exactly(0.75 / 0.92));
    CHECK(total(formula.pounds()) == exactly(6e9));
}

TEST_CASE("Canada: no province is lifted above the lowest that gets nothing") {
    Applied formula("canada-equalisation");
    formula.on_table("invented-federation.csv");
    // By hand for Blackrock: 2.8bn of 3.6bn counts, 3,500 a head; the average is 71.36bn / 17.5m =
    // 4,077.71; with the difference it would have 5,077.71; Goldshore, the lowest without payments,
    // has 4,800.
    const std::size_t oil = 6;
    REQUIRE(formula.table().names[oil] == "Blackrock");
    CHECK(formula.value("before_cap", oil) == Approx(577.714286).epsilon(1e-9));
    CHECK(formula.value("reduction", oil) == Approx((5077.714286 - 4800) * 800'000).epsilon(1e-8));
    CHECK(formula.pounds()[oil] == exactly(4800.0 * 800'000));
    CHECK(formula.value("payment", 1) == 0);
    CHECK(formula.value("allocation / people", 0) == Approx(4077.714286).epsilon(1e-9));
}
