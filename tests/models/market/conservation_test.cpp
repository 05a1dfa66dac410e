#include "models/market/everything.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::market;

namespace {

std::string lost_in(Life& life, std::uint32_t weeks, Counts* all = nullptr) {
    std::string found = check_conservation(*life);
    for (std::uint32_t w = 0; w < weeks && found.empty(); ++w) {
        life->step();
        found = check_conservation(*life);
        if (all != nullptr) all->add(life->last_week(), market_model()->columns());
    }
    return found;
}

} // namespace

TEST_CASE("market: no need, nobody and no penny is lost or made in any week") {
    Life usual(MarketPlan{}, {});
    CHECK(lost_in(usual, 60) == "");

    Life busy(MarketPlan{}, everything);
    Counts all = market_model()->empty_counts(2);
    CHECK(lost_in(busy, 160, &all) == "");
    const auto total = all.row(Slot::total);
    for (const Column happened :
         {chose, turned_away, gave_up, harmed, displaced, complaints, redress_people, bids,
          contracts, contracts_small, closed, removed, opened, alarms, paid_small}) {
        CAPTURE(count_columns()[happened].key);
        CHECK(total[happened] > 0);
    }
    // What people are counted by adds up.
    for (const Column column :
         {new_needs, started, ended_well, chose, travel_sum, redress_pounds}) {
        double by_fifth = 0, by_area = 0, by_kind = 0;
        for (std::size_t d = 0; d < 5; ++d) by_fifth += all.at(Slot::deprivation + d, column);
        for (std::size_t a = 0; a < 2; ++a) by_area += all.at(area_slot + a, column);
        for (std::size_t k = 0; k < kinds; ++k) by_kind += all.at(kind_slot + k, column);
        CHECK(by_fifth == doctest::Approx(total[column]).epsilon(1e-9));
        CHECK(by_area == doctest::Approx(total[column]).epsilon(1e-9));
        if (column != new_needs) CHECK(by_kind == doctest::Approx(total[column]).epsilon(1e-9));
    }
}

TEST_CASE("market: nothing is lost under any way, any rule and any action") {
    for (const double way : {0.0, 1.0, 2.0}) {
        for (const double action : {0.0, 1.0, 2.0}) {
            Values values = everything;
            values["choice.way"] = way;
            values["watch.action"] = action;
            values["watch.rule"] = action == 1.0 ? 1 : 2;
            values["buying.by"] = way == 1.0 ? 0 : 1;
            Life life({.population = 800, .people = 8'000}, values);
            CHECK(lost_in(life, 70) == "");
        }
    }
}

TEST_CASE("market: a citizen takes at most 24 bytes") {
    for (const double rate : {0.2, 2.0}) {
        Life life({.areas = 4, .places = 20, .population = 100'000, .people = 100'000},
                  {{"need.rate", rate}});
        life.live(8);
        CHECK(static_cast<double>(life->bytes()) / 100'000 <= 24.0);
    }
}
