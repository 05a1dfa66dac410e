#include "labs/deliberation/budget.hpp"

#include "core/table/delimited.hpp"
#include "deliberation/budget/pb.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace folkmoot;

namespace {

/// Three like the park and the bridge, one only the fountain.
budget::Instance town_of_four() {
    const auto read = budget::read_pb(
        "town.pb", "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\n"
                   "project_id;cost;name\npark;60;=Park\nbridge;40.5;Bridge\nfountain;25;Fountain\n"
                   "VOTES\nvoter_id;vote\n1;park,bridge\n2;park,bridge\n3;park,bridge\n"
                   "4;fountain\n5;\n");
    REQUIRE(read);
    return *read;
}

} // namespace

TEST_CASE("a budget's sentence says how many get nothing that they voted for") {
    const auto town = town_of_four();
    const BudgetTold by_votes{.of = town, .rule = "greedy", .outcome = budget::greedy(town)};
    CHECK(budget_sentence(by_votes) ==
          "Most votes first funds 2 of 3 projects for 65.5 of 100. Everyone who voted gets "
          "something that they voted for.");
    auto dearer = town;
    dearer.budget = 102 * budget::amount_per_unit;
    dearer.projects[1].cost = 42 * budget::amount_per_unit;
    const BudgetTold left_out{.of = dearer, .rule = "greedy", .outcome = budget::greedy(dearer)};
    CHECK(without_any(dearer, left_out.outcome).voters == 1);
    CHECK(without_any(dearer, left_out.outcome).who_voted == 4);
    CHECK(budget_sentence(left_out) == "Most votes first funds 2 of 3 projects for 102 of 102. 1 "
                                       "of 4 voters gets nothing that they voted for.");
}

TEST_CASE("JSON and table of a budget hold the same projects, each once") {
    const auto town = town_of_four();
    const BudgetTold told{.of = town,
                          .rule = "equal-shares",
                          .completion = "none",
                          .outcome = budget::equal_shares(town, budget::Completion::none)};
    // Twenty each: three pay 13.5 for the bridge, as effective as the park and cheaper; what is
    // left to them does not pay for the park, and one alone not for the fountain.
    const auto json = nlohmann::json::parse(budget_json(told));
    REQUIRE(json["funded"].size() == 1);
    CHECK(json["funded"][0]["project"] == "bridge");
    CHECK(json["funded"][0]["each_pays"] == 13.5);
    CHECK(json["funded"][0]["effective_votes"] == 3);
    CHECK(json["share"] == 20);
    CHECK(json["spent"] == 40.5);
    CHECK(json["not_funded"].size() == 2);
    CHECK(json["not_funded"][0]["cost"] == 60);
    const auto table = read_delimited("x.csv", budget_csv(told));
    REQUIRE(table);
    REQUIRE(table->rows() == 3);
    CHECK(table->cell(1, 4) == "1");
    CHECK(table->cell(0, 4).empty());
    CHECK(table->cell(0, 1) == "=Park"); // made harmless for spreadsheets, and read back
    CHECK(budget_csv(told).find("'=Park") != std::string::npos);
}
