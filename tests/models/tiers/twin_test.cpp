#include "models/tiers/plain_tiers.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::tiers;

namespace {

/// What first differs between the engine and its plain twin; "" if nothing does.
std::string tiers_difference(const tiers::State& state, const Counts& week,
                             const PlainNation& plain) {
    const std::size_t areas = state.drift.size(), units = 2 * areas + 1;
    if (state.drift != plain.drift) return "how tastes have moved";
    for (std::size_t f = 0; f < functions; ++f) {
        for (std::size_t a = 0; a < areas; ++a) {
            const Move& move = state.moves[f * areas + a];
            const PlainMove& other = plain.moves[f][a];
            if (move.tier != other.tier || move.to != other.to || move.done != other.done)
                return "where something is made";
            if (state.standard[f * areas + a] != plain.standard[f][a]) return "what is made";
        }
        for (std::size_t u = 0; u < units; ++u) {
            if (state.staff[f * units + u] != plain.staff[f][u]) return "who works there";
            if (state.practice[f * units + u] != plain.practice[f][u]) return "how well it is done";
        }
        if (state.ledger.promised[f] != plain.promised[f]) return "what is promised";
    }
    for (std::uint32_t c = 0; c < plain.citizens.size(); ++c) {
        if (state.need[c] != plain.citizens[c].need) return "who needs something";
        if (state.last[c] != plain.citizens[c].last) return "how somebody's need ended";
    }
    if (state.returns.size() != plain.returns.size()) return "who comes back";
    for (std::size_t a = 0; a < areas; ++a) {
        if (state.lines[a].size() != plain.lines[a].size()) return "a line";
        for (std::size_t i = 0; i < plain.lines[a].size(); ++i)
            if (state.lines[a][i].citizen != plain.lines[a][i].citizen) return "who stands where";
        double pounds = 0;
        for (std::size_t kind = 0; kind < money_kinds; ++kind)
            pounds += week.at(area_slot + a, front_pounds + kind);
        if (std::fabs(pounds - static_cast<double>(plain.paid[a]) / 100.0) > 1e-6)
            return "what a district pays";
    }
    const Ledger& ledger = state.ledger;
    const auto same = [](std::uint16_t clock, long other) {
        return clock == never ? other < 0 : clock == other;
    };
    if (ledger.saved != plain.saved || ledger.planned != plain.planned ||
        ledger.spent != plain.spent || !same(ledger.decided, plain.decided) ||
        !same(ledger.paid_back, plain.paid_back))
        return "the ledger";
    const auto total = week.row(Slot::total);
    const std::pair<std::size_t, long> counts[]{
        {new_needs, plain.arose},
        {Column::came_back, plain.came_back},
        {Column::served, plain.seen},
        {Column::wanted, plain.as_wanted},
        {Column::badly, plain.badly_seen},
        {Column::gave_up, plain.gave_up_waiting},
        {Column::wait_weeks, plain.waited},
        {Column::hired, plain.hired_now},
        {Column::redundant, plain.ended_now},
    };
    for (const auto& [column, count] : counts)
        if (total[column] != static_cast<double>(count))
            return std::string(count_columns()[column].key);
    if (total[left_usual] + total[left_moves] != static_cast<double>(plain.left_now))
        return "who leaves";
    return {};
}

std::string tiers_first_difference(const Values& before, const Values& after, int weeks) {
    Life engine({.areas = 4, .population = 2'400, .people = 380'000}, before, after);
    PlainNation plain(engine.place(), rules_of(with(after, with(before))), engine.state());
    for (int week = 0; week < weeks; ++week) {
        engine->step();
        plain.step();
        const std::string found = tiers_difference(engine.state(), engine->last_week(), plain);
        if (!found.empty()) return found + " in week " + std::to_string(week);
        if (week % 20 == 0) {
            const double lost = engine->last_week().at(Slot::total, fit_pounds);
            if (std::fabs(lost - plain.lost()) > 1e-9 * lost)
                return "what is lost in week " + std::to_string(week);
        }
    }
    return {};
}

} // namespace

TEST_CASE("tiers: the engine does what a plain loop over all people and districts does, to the "
          "last bit") {
    CHECK(tiers_first_difference({}, all_at(in_nation), 60) == "");
    CHECK(tiers_first_difference({}, everything, 110) == "");
    CHECK(tiers_first_difference(
              {}, changed(everything, {{"moving.join", 1}, {"project.hope", 0.35}}), 110) == "");
    CHECK(tiers_first_difference(
              {}, changed(everything, {{"moving.pace", 1}, {"moving.parallel", 0}}), 80) == "");
    // And back again.
    CHECK(tiers_first_difference(changed(everything, all_at(in_nation)),
                                 changed(everything, all_at(in_district)), 60) == "");
}
