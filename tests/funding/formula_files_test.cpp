#include "funding/formula_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

/// The formula files and tables that ship: sound, sourced, and working on the tables that they
/// name.

using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("every formula that the funding lab promises is there") {
    CHECK(formula_names() ==
          std::vector<std::string>{"barnett", "canada-equalisation", "fundeb", "gp-carr-hill",
                                   "gp-global-sum", "gp-global-sum-areas", "gst-relativities",
                                   "icb-allocation", "laender-2005", "laender-2020", "per-head",
                                   "per-head-deprivation", "schools-national-formula"});
}

TEST_CASE("every formula shares its money out to the penny on the table that it names") {
    for (const std::string& name : formula_names()) {
        CAPTURE(name);
        Applied formula(name);
        CHECK(formula.text().name == name);
        formula.on_table(formula.text().table);
        const Result<Allocated> paid = formula.allocated();
        REQUIRE_MESSAGE(paid, text_of(paid.problems()));
        CHECK(std::accumulate(paid->amount.begin(), paid->amount.end(), Pence{0}) ==
              formula.budget());
        CHECK(*std::min_element(paid->amount.begin(), paid->amount.end()) > 0);
    }
}

TEST_CASE(
    "every formula says in plain words what it does, where it is from and what is not confirmed") {
    for (const std::string& name : formula_names()) {
        CAPTURE(name);
        const FormulaText text = Applied(name).text();
        CHECK(text.explanation.size() > 100);
        CHECK_FALSE(text.sources.empty());
        CHECK_FALSE(text.today.empty());
        CHECK_FALSE(text.deprivation.empty());
        for (const FormulaStep& step : text.steps) CHECK_MESSAGE(!step.sentence.empty(), step.name);
        for (const FormulaLever& lever : text.levers) {
            CAPTURE(lever.name);
            CHECK_FALSE(lever.sentence.empty());
            CHECK_FALSE(lever.source.empty());
            CHECK(lever.unverified == (lever.source.find("not be confirmed") != std::string::npos ||
                                       lever.source.find("not confirmed") != std::string::npos));
        }
    }
}

TEST_CASE("twice the money and twice the places' money: the same shares") {
    for (const char* name : {"per-head", "per-head-deprivation", "icb-allocation"}) {
        CAPTURE(name);
        Applied formula(name);
        const std::vector<double> once = formula.on_table("invented-district.csv").pounds();
        std::vector<PlaceColumn> columns = formula.table().columns;
        for (PlaceColumn& column : columns) {
            if (column.name != "today" && column.name != "last_year") continue;
            for (double& value : column.values) value *= 2;
        }
        const std::vector<double> twice = formula.on(columns).pounds();
        // Pennies: twice the rounding of the one, the rounding of the other, and that of a limit.
        for (std::size_t i = 0; i < once.size(); ++i)
            CHECK(std::abs(twice[i] - 2 * once[i]) < 0.035);
    }
}

TEST_CASE("England's table adds up to what was published") {
    Applied formula("gp-global-sum-areas");
    formula.on_table("england-icb.csv");
    CHECK(formula.table().places() == 42);
    CHECK(formula.value("sum(people)") == 62'134'646);
    CHECK(formula.value("sum(weighted)") == 62'130'228);
    // £100.56 a weighted patient, each area to the pound.
    for (std::size_t i = 0; i < 42; ++i)
        CHECK(std::abs(formula.value("today - weighted * price", i)) <= 0.5);
    const std::set<std::string> names(formula.table().names.begin(), formula.table().names.end());
    CHECK(names.size() == 42);
}

TEST_CASE("worked tables have a place on the map for every row") {
    for (const std::string& name : formula_names()) {
        Applied formula(name);
        formula.on_table(formula.text().table);
        CAPTURE(formula.text().table);
        CHECK(formula.table().find("latitude") != nullptr);
        CHECK(formula.table().find("longitude") != nullptr);
    }
}
