#include "models/market/everything.hpp"
#include "models/market/plain_market.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::market;

namespace {

/// All that is known of providers and people, lists of cases aside.
std::string known_bytes(market::State state) {
    state.lines.clear();
    state.serving = {};
    state.searching = {};
    state.to_record = {};
    return state.bytes();
}

using Row = std::array<std::uint32_t, 6>;

Row row_of(const Case& need, std::uint32_t due) {
    return {need.citizen, need.provider, need.amount, need.marks, need.asked, due};
}

/// What first differs between the engine and its plain twin; "" if nothing does.
std::string difference(const market::State& state, const PlainMarket& plain, std::uint32_t clock) {
    for (std::size_t p = 0; p < state.firms.size(); ++p) {
        const Firm &a = state.firms[p], &b = plain.state.firms[p];
        if (state.doors[p] != plain.state.doors[p]) return "who is open";
        if (a.load != b.load || a.agreed != b.agreed) return "whom a provider serves";
        if (a.reserve != b.reserve || a.income != b.income || a.spent != b.spent)
            return "a provider's money";
        if (a.measured != b.measured || a.unmeasured != b.unmeasured) return "effort";
        if (a.capacity != b.capacity) return "room";
        if (a.good != b.good || a.bad != b.bad || a.chart != b.chart) return "what is known";
    }
    if (known_bytes(state) != known_bytes(plain.state)) return "something else";
    std::vector<Row> ours, theirs;
    for (std::uint32_t k = 0; k < longest_case; ++k)
        for (const Case& need : state.serving[(clock + k) % longest_case])
            ours.push_back(row_of(need, clock + k));
    for (std::uint32_t k = 0; k < longest_search; ++k)
        for (const Case& need : state.searching[(clock + k) % longest_search])
            ours.push_back(row_of(need, clock + k));
    for (const auto& line : state.lines)
        for (const Case& need : line) ours.push_back(row_of(need, 0));
    for (std::uint32_t c = 0; c < plain.people.size(); ++c) {
        const auto now = static_cast<Now>(plain.state.now[c]);
        if (now == Now::well) continue;
        theirs.push_back(
            row_of(plain.people[c].need, now == Now::waiting ? 0 : plain.people[c].due));
    }
    std::ranges::sort(ours);
    std::ranges::sort(theirs);
    return ours == theirs ? "" : "somebody's need";
}

std::string first_difference(const Values& before, const Values& changed, std::uint32_t weeks,
                             std::size_t* came_and_went = nullptr) {
    const MarketPlan plan{.areas = 2, .places = 20, .population = 3'000, .people = 31'000};
    Life engine(plan, before, changed);
    PlainMarket plain(engine.place(), rules_of(with(changed, with(before))), engine.state());
    for (std::uint32_t week = 0; week < weeks; ++week) {
        engine->step();
        plain.step();
        const std::string found = difference(engine.state(), plain, engine.state().clock);
        if (!found.empty()) return found + " in week " + std::to_string(week);
    }
    if (came_and_went != nullptr)
        for (const Firm& firm : engine.state().firms) *came_and_went += firm.generation;
    return {};
}

} // namespace

TEST_CASE(
    "market: the engine does what a plain loop over all people does, to the last bit and penny") {
    CHECK(first_difference({}, {{"choice.way", 2}, {"choice.shown", 1}}, 104) == "");
}

TEST_CASE("market: it does so where everything happens at once") {
    std::size_t came_and_went = 0;
    CHECK(first_difference(everything, {}, 104, &came_and_went) == "");
    CHECK(came_and_went > 5);
    Values contracts = everything;
    contracts["choice.way"] = 1;
    contracts["watch.rule"] = 1;
    contracts["watch.action"] = 1;
    contracts["redress.unasked"] = 1;
    CHECK(first_difference(contracts, {{"buying.lots", 3}, {"contract.target_kind", 2}}, 60) == "");
}
