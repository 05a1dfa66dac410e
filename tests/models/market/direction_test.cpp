#include "models/market/market.hpp"
#include "parts/provision/closed_forms.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::market;

/// What a lever says that it does, it does.

namespace {

const MarketPlan market_town{.areas = 2, .places = 14, .population = 3'000, .people = 30'000};

/// People choose among companies that care for money first; all stay.
const Values choosing{{"choice.way", 2},
                      {"choice.shown", 2},
                      {"need.rate", 0.5},
                      {"service.weeks", 4},
                      {"contract.price", 1'600},
                      {"contract.lag_weeks", 1},
                      {"providers.fixed_cost", 30'000},
                      {"providers.reserve_weeks", 200},
                      {"providers.public_share", 0.1},
                      {"providers.quality_cost", 20},
                      {"weighing.quality", 1.5},
                      {"weighing.able", 1},
                      {"weighing.able_gap", 0},
                      {"voice.rate_good", 0.5},
                      {"voice.rate_bad", 0.5},
                      {"entry.chance", 0}};
/// The same people are sent to whoever asks least.
const Values buying = [] {
    Values values = choosing;
    for (const auto& [key, value] : Values{{"choice.way", 1},
                                           {"buying.by", 1},
                                           {"buying.years", 1},
                                           {"buying.bid_cost", 500},
                                           {"tendering.stretch", 20}})
        values[key] = value;
    return values;
}();
/// Four in ten providers go bad in the first year.
const Values declining = [] {
    Values values = choosing;
    for (const auto& [key, value] : Values{{"choice.way", 0},
                                           {"providers.public_share", 0.5},
                                           {"decline.share", 0.4},
                                           {"decline.week", 13},
                                           {"decline.rate", 8},
                                           {"outcome.harm", 0.3},
                                           {"watch.inspections", 0},
                                           {"watch.trigger", 200},
                                           {"admission.floor", 3},
                                           {"watch.action", 2}})
        values[key] = value;
    return values;
}();

Counts lived(Values values, const Values& more, std::uint32_t weeks) {
    for (const auto& [key, value] : more) values[key] = value;
    Counts sum = market_model()->empty_counts(market_town.areas);
    for (const std::uint64_t seed : {5U, 6U}) {
        MarketPlan plan = market_town;
        plan.seed = seed;
        Life life(plan, values);
        const Counts one = life.live(weeks);
        sum.people_per_citizen = one.people_per_citizen;
        sum.add(one, market_model()->columns());
    }
    return sum;
}

struct Claim {
    std::string lever;
    double from, to;
    std::string measure;
    int sign;
    Values also = {};
};

void hold(const Values& base, std::span<const Claim> claims, std::uint32_t weeks = 130) {
    for (const Claim& claim : claims) {
        Values before = claim.also, after = claim.also;
        before[claim.lever] = claim.from;
        after[claim.lever] = claim.to;
        const double low = measured(lived(base, before, weeks), claim.measure);
        const double high = measured(lived(base, after, weeks), claim.measure);
        CAPTURE(claim.lever);
        CAPTURE(claim.measure);
        CAPTURE(low);
        CAPTURE(high);
        CHECK((high - low) * claim.sign > 0);
    }
}

} // namespace

TEST_CASE("market: levers of choice and admission do what they say") {
    const Values many{{"entry.chance", 1}, {"entry.premium", -0.3}, {"providers.open_share", 0.4}};
    const std::array claims{
        Claim{"choice.way", 1, 2, "chose_share", 1},
        Claim{"choice.shown", 0, 2, "quality", 1},
        Claim{"choice.shown", 0, 1, "quality", 1},
        Claim{"choice.told", 0.1, 1, "quality", 1},
        Claim{"choice.help", 0, 1, "chose_share", 1, {{"weighing.able", 0.3}}},
        Claim{
            "admission.floor", 0, 6, "quality", 1, {{"watch.inspections", 3}, {"choice.shown", 0}}},
        Claim{"admission.floor", 0, 7, "providers_open", -1, many},
        Claim{"admission.delay_weeks", 0, 104, "providers_open", -1, many},
        Claim{"admission.fee", 0, 100'000, "providers_open", -1, many},
        Claim{"admission.remove_below", 0, 0.7, "closures", 1},
    };
    hold(choosing, claims);
}

TEST_CASE("market: levers of the contract do what they say") {
    const Values outcomes{{"contract.outcome_share", 0.6}, {"choice.shown", 0}};
    Values beyond = outcomes, near = outcomes, far = outcomes;
    far["contract.target"] = 0.95;
    beyond["contract.target_kind"] = 1;
    beyond["contract.target"] = 0.5;
    near["contract.target"] = 0.62;
    near["contract.outcome_share"] = 0.15; // a small payment does more near a target
    const Values picky{
        {"selection.freedom", 1}, {"providers.hard_cost", 2}, {"contract.price", 1'250}};
    const std::array claims{
        Claim{"contract.price", 1'300, 1'900, "quality", 1},
        Claim{"contract.price", 1'300, 1'900, "spending_per_head", 1},
        Claim{"contract.outcome_share", 0, 0.8, "recorded_success", 1, {{"choice.shown", 0}}},
        Claim{"contract.outcome_share", 0, 0.8, "success_gap", 1, {{"choice.shown", 0}}},
        Claim{"contract.block_share", 0, 1, "quality", -1},
        Claim{"contract.hard_tariff", 1, 2.5, "turned_away", -1, picky},
        Claim{"contract.expected", 0.4, 0.9, "spending_per_head", -1, outcomes},
        Claim{"contract.target_kind", 0, 2, "recorded_success", 1, near},
        Claim{"contract.target_kind", 0, 2, "recorded_success", -1, far},
        Claim{"contract.ratchet", 0, 1, "recorded_success", -1, beyond},
        Claim{"contract.cap", 0, 100'000, "spending_per_head", -1},
    };
    hold(choosing, claims);
}

TEST_CASE("market: levers of buying do what they say") {
    const std::array claims{
        Claim{"buying.portals", 1, 30, "bidders", -1},
        Claim{"buying.portals", 1, 30, "tender_price", 1},
        Claim{"buying.bid_cost", 200, 30'000, "bidders", -1},
        Claim{"buying.lots", 1, 12, "small_number", 1, {{"tendering.stretch", 2}}},
        Claim{"buying.preference", 0, 0.3, "small_number", 1},
        Claim{"buying.sub_share", 0, 0.8, "small_value", 1},
        Claim{"buying.sub_open", 0, 1, "small_value", 1, {{"buying.sub_share", 0.8}}},
    };
    hold(buying, claims);
}

TEST_CASE("market: levers of watching and redress do what they say") {
    const Values alarm{{"watch.rule", 2}, {"watch.limit", 3}};
    const std::array claims{
        Claim{"watch.rule", 0, 2, "harmed_at_bad", -1},
        Claim{"watch.rule", 0, 1, "harmed_at_bad", -1},
        Claim{"watch.inspections", 0, 6, "harmed_at_bad", -1},
        Claim{"watch.trigger", 200, 2, "harmed_at_bad", -1},
        Claim{"watch.limit", 2, 10, "alarms", -1, {{"watch.rule", 2}}},
        Claim{"watch.action",
              0,
              2,
              "harmed_at_bad",
              -1,
              {{"watch.rule", 2}, {"providers.mission_public", 0.1}}},
        Claim{"watch.action", 1, 2, "displaced", 1, alarm},
        Claim{"contract.lag_weeks", 0, 52, "harmed_at_bad", 1, alarm},
        Claim{"contract.error", 0, 0.3, "harmed_at_bad", 1, alarm},
        Claim{"watch.ease", 0, 1, "complained", 1},
        Claim{"redress.amount", 0, 2'000, "redress_received", 1},
        Claim{"redress.unasked", 0, 1, "redress_received", 1, {{"redress.amount", 200}}},
    };
    hold(declining, claims);
    const std::array spared{Claim{
        "redress.amount", 0, 3'000, "quality", 1, {{"choice.shown", 0}, {"redress.unasked", 1}}}};
    hold(choosing, spared);
}

TEST_CASE(
    "market: rivals raise quality under a fixed price, and lower it where the lowest bid wins") {
    const Values few{{"providers.open_share", 0.15}}, many{{"providers.open_share", 1}};
    CHECK(measured(lived(choosing, many, 156), "quality") >
          measured(lived(choosing, few, 156), "quality"));
    Values caring = buying; // whoever cares spends on people what is left: less of a lower price
    caring["providers.mission_company"] = 0.8;
    caring["buying.lots"] = 16;
    const Counts one = lived(caring, {{"buying.bid_cost", 15'000}}, 156);
    const Counts all = lived(caring, {{"buying.bid_cost", 200}}, 156);
    CHECK(measured(all, "bidders") > 1.5 * measured(one, "bidders"));
    // Each of seven bids in each: costs lie from 1,280 to 1,920.
    REQUIRE(measured(all, "bidders") == 7);
    CHECK(measured(all, "tender_price") ==
          doctest::Approx(mean_price(1'280, 1'920, 7)).epsilon(0.01));
    CHECK(measured(all, "tender_price") < measured(one, "tender_price"));
    // Whoever runs the one marketplace sees to it that its favourite wins at the most that can be
    // asked, 1,920: always, for half of the contracts, or on one of ten portals.
    caring["buying.bid_cost"] = 200;
    CHECK(measured(lived(caring, {{"tendering.favour", 1}}, 156), "tender_price") ==
          doctest::Approx(1'920));
    const double fair = mean_price(1'280, 1'920, 7);
    CHECK(measured(lived(caring, {{"tendering.favour", 0.5}}, 156), "tender_price") ==
          doctest::Approx((fair + 1'920) / 2).epsilon(0.02));
    const Values ten{{"tendering.favour", 1}, {"buying.portals", 10}, {"tendering.watched", 10}};
    CHECK(measured(lived(caring, ten, 156), "tender_price") ==
          doctest::Approx(0.9 * fair + 192).epsilon(0.02));
    const std::size_t companies = kind_slot + 2;
    CHECK(measured(all, "quality", companies) < measured(one, "quality", companies));
}
