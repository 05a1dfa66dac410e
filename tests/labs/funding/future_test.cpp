#include "engine/runs.hpp"
#include "funding/allocation.hpp"
#include "funding/pay.hpp"
#include "labs/funding/cases.hpp"
#include "labs/funding/future.hpp"
#include "models/general_practice/rates.hpp"
#include "models/list.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <numeric>
#include <string>

using namespace folkmoot;

namespace {

// London's five areas, small and short.
Scenario small_london() {
    Scenario scenario = virtual_gp();
    scenario.population = 6'000;
    scenario.weeks = 130;
    return scenario;
}

// The scenario's areas as a formula's table: what each is given by some rule.
struct Given {
    PlaceTable table;
    Funding funding;
};
Given given(const Scenario& scenario, std::vector<double> money) {
    Given g;
    for (const Area& area : scenario.areas) {
        g.table.ids.push_back(area.name);
        g.table.names.push_back(area.name);
    }
    g.funding.allocated.amount = largest_remainder(money, 1'000'000'00);
    g.funding.allocated.binding.assign(money.size(), 0);
    g.funding.money = std::move(money);
    return g;
}

std::vector<double> present_target(const Scenario& scenario) {
    const Attempt attempt = future_attempt(scenario, {});
    const Replicate replicate = replicate_of(scenario, attempt, 0);
    const auto place = make_place(scenario, replicate.seed, scenario.population);
    const auto rates = general_practice::rates_of(general_practice::rules_of(replicate.before),
                                                  place->world, place->reference, 1.0);
    return target_allocation(rates.pay_weights, place->world.strata, 1e9);
}

}  // namespace

TEST_CASE("a formula that is the present rule changes nothing, to the last bit") {
    const Scenario scenario = small_london();
    const Given same = given(scenario, present_target(scenario));
    Workshop workshop(scenario);
    const auto shares = area_shares_of(scenario, same.table, same.funding);
    REQUIRE(shares);
    const auto pair = workshop.run(future_attempt(scenario, *shares), 0, 0, {});
    CHECK(pair->reform->fingerprint == pair->baseline->fingerprint);
    const auto future = future_of(workshop, same.table, same.funding, 0);
    REQUIRE(future);
    for (const FutureGroup& group : future->groups) {
        CHECK(group.first_change == 0.0);
        CHECK(group.last_change == 0.0);
    }
    CHECK(future->sentence.find("nothing changes") != std::string::npos);
}

TEST_CASE(
    "what a formula moves at once sums to nothing, and some of it reaches practices years later") {
    const Scenario scenario = small_london();
    std::vector<double> money = present_target(scenario);
    money[0] *= 1.2;
    Workshop workshop(scenario);
    const Given more = given(scenario, money);
    const auto future = future_of(workshop, more.table, more.funding, 0);
    REQUIRE(future);
    double moved = 0, people = 0;
    for (std::size_t a = 0; a < scenario.areas.size(); ++a) {
        moved += future->groups[a].first_change * scenario.areas[a].registered;
        people += scenario.areas[a].registered;
    }
    CHECK(std::fabs(moved / people) < 0.05);  // £ a head: citizens are whole, people are not
    CHECK(future->groups[0].first_change > 5);
    CHECK(future->groups[1].first_change < 0);
    CHECK(future->groups[0].last_change > 0);
    CHECK(future->groups[0].last_change < future->groups[0].first_change);
    CHECK(future->groups.size() == scenario.areas.size() + deprivation_fifths);
    CHECK(future->groups.back().name == "most deprived fifth");
    CHECK(future->groups[0].baseline.size() == scenario.outcomes.size());
}

TEST_CASE("areas are found by name, however it is written, and one that is missing is named") {
    const Scenario scenario = small_london();
    Given g = given(scenario, {5, 4, 3, 2, 1});
    CHECK(simulates(scenario, g.table));
    for (char& c : g.table.names[1]) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    CHECK(simulates(scenario, g.table));
    g.table.names[0] = "Elsewhere";
    CHECK_FALSE(simulates(scenario, g.table));
    const auto shares = area_shares_of(scenario, g.table, g.funding);
    REQUIRE_FALSE(shares);
    CHECK(shares.problems().front().found == scenario.areas[0].name);
}

TEST_CASE("of the shipped scenarios the whole country has the most areas with budgets") {
    std::map<std::size_t, std::string> by_budgets;
    for (const auto& name : shipped_scenarios())
        by_budgets[budgets_of(load_shipped(name).value())] = name;
    CHECK(by_budgets.rbegin()->first == 42); // England's health areas
    CHECK(by_budgets.rbegin()->second == "virtual-gp-england");
    // Where a model knows no budgets, there are none.
    Scenario news = small_london();
    news.model = find_model("news");
    REQUIRE(news.model != nullptr);
    CHECK(budgets_of(news) == 0);
}

TEST_CASE("where rules bind, areas get what the rules leave them") {
    const Scenario scenario = small_london();
    Given g = given(scenario, {5, 4, 3, 2, 1});
    g.funding.rules.push_back({"cap", "", {0.0}, {1, 1, 1, 1, 1}, {}});
    g.funding.allocated.binding[0] = binds_cap;
    g.funding.allocated.amount = {30, 30, 20, 10, 10};
    const auto shares = area_shares_of(scenario, g.table, g.funding);
    REQUIRE(shares);
    CHECK((*shares)[0] == doctest::Approx(0.3));
    CHECK(std::accumulate(shares->begin(), shares->end(), 0.0) == doctest::Approx(1.0));
}
