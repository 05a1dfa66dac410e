#include "models/market/market.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::market;

namespace {

/// A market in which everything happens: providers open, close, are suspended, people are turned
/// away, left aside, displaced and paid redress.
const Values everything{{"choice.way", 2},
                        {"choice.shown", 2},
                        {"choice.help", 0.3},
                        {"admission.floor", 3},
                        {"admission.fee", 500},
                        {"admission.remove_below", 0.4},
                        {"admission.remove_after", 15},
                        {"contract.outcome_share", 0.4},
                        {"contract.block_share", 0.3},
                        {"contract.target_kind", 1},
                        {"contract.ratchet", 0.3},
                        {"contract.cap", 3e6},
                        {"buying.by", 1},
                        {"buying.lots", 4},
                        {"buying.bid_cost", 200},
                        {"buying.sub_share", 0.4},
                        {"buying.years", 1},
                        {"watch.inspections", 4},
                        {"watch.rule", 2},
                        {"watch.limit", 2},
                        {"watch.action", 2},
                        {"redress.amount", 300},
                        {"need.rate", 0.6},
                        {"service.weeks", 7},
                        {"service.patience", 4},
                        {"providers.fixed_cost", 30'000},
                        {"providers.reserve_weeks", 3},
                        {"providers.keep_weeks", 4},
                        {"providers.slack", 0.9},
                        {"selection.freedom", 0.7},
                        {"entry.chance", 1},
                        {"entry.premium", -0.3},
                        {"decline.share", 0.3}};

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
