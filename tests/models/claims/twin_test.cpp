#include "models/claims/plain_claims.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace folkmoot;
using namespace folkmoot::claims;

namespace {

/// What of a claim differs between the engine and its plain twin; "" if nothing does.
std::string difference(const PlainClaim& a, const PlainClaim& b) {
    if (a.stage != b.stage || a.door != b.door) return "where a claim stands";
    if (a.due != b.due || a.award != b.award) return "what is due or awarded";
    if (a.hidden != b.hidden || a.debt != b.debt || a.loan != b.loan || a.missed != b.missed)
        return "what is owed or missing";
    if (a.began != b.began || a.asked != b.asked || a.paid_since != b.paid_since)
        return "since when";
    if (a.step != b.step || a.life != b.life || a.told != b.told || a.review != b.review)
        return "what is to come";
    if (a.gives_up_at != b.gives_up_at) return "where somebody gives up";
    if (a.poor != b.poor || a.unasked != b.unasked || a.mistaken != b.mistaken || a.bad != b.bad ||
        a.toll != b.toll || a.gone != b.gone || a.refused != b.refused || a.noticed != b.noticed)
        return "what is known of a claim";
    return {};
}

/// The same of a household.
std::string difference(const claims::State& state, const Household& one) {
    const std::uint32_t at = state.claim_of[one.id];
    if ((at != no_claim) != one.claim.has_value()) return "who has a claim";
    unsigned stale = 0;
    for (std::size_t d = 0; d < 8; ++d) stale |= one.stale[d] ? 1U << d : 0U;
    if (state.stale[one.id] != stale) return "what registers hold";
    const int known = (one.unknown ? 1 : 0) + (one.struck ? 2 : 0) + (one.twice ? 4 : 0);
    if (state.known[one.id] != known) return "whom registers know";
    if (state.content[one.id] != one.content) return "how somebody feels";
    return one.claim ? difference(PlainClaims::plain(state.claims[at]), *one.claim) : "";
}

bool operator==(const Ledger& a, const Ledger& b) {
    const auto all = [](const Ledger& of) {
        return std::array{of.due,      of.paid,      of.unclaimed, of.over,        of.under,
                          of.arrears,  of.recovered, of.forgiven,  of.written_off, of.under_lost,
                          of.advanced, of.repaid,    of.loans_lost};
    };
    return all(a) == all(b);
}

/// The same of all households together.
std::string difference(const claims::State& state, const PlainClaims& plain) {
    for (const Household& one : plain.households)
        if (const std::string found = difference(state, one); !found.empty()) return found;
    if (state.line != plain.in_line()) return "who stands in line";
    std::set<std::pair<std::uint32_t, Whole>> struck, twin_struck;
    for (const Struck& each : state.struck) struck.insert({each.citizen, each.back});
    for (const Household& one : plain.households)
        if (one.struck) twin_struck.insert({one.id, one.back});
    if (struck != twin_struck) return "who is to be registered again";
    if (!std::ranges::equal(state.ghosts, plain.ghosts)) return "records of people who have left";
    for (std::size_t area = 0; area < state.watches.size(); ++area) {
        const Watch &a = state.watches[area], &b = plain.watches[area];
        if (a.usual != b.usual || a.spread != b.spread || a.chart != b.chart || a.rang != b.rang ||
            a.tells != b.tells)
            return "who watches";
    }
    if (state.market.live != plain.market_live || state.market.bad != plain.market_bad ||
        state.market.building.size() != plain.building.size() || state.market.reach != plain.reach)
        return "third parties";
    if (!(state.ledger == plain.ledger)) return "the ledger";
    if (state.begun != plain.begun_rights || state.closed != plain.closed_rights) return "rights";
    if (state.down_until != plain.down_until || state.more_staff_until != plain.more_staff_until ||
        (state.noticed != 0) != plain.noticed_rise)
        return "machines or caseworkers";
    if (state.busy != plain.busy || state.spare != plain.spare) return "the telephone or the line";
    return {};
}

/// The same of what is counted: every column of every group.
std::string difference(const Counts& week, const Counts& plain) {
    if (week.slots() != plain.slots()) return "how many groups there are";
    for (std::size_t slot = 0; slot < week.slots(); ++slot)
        for (std::size_t column = 0; column < column_count; ++column)
            if (week.at(slot, column) != plain.at(slot, column))
                return std::string(count_columns()[column].key) + " of group " +
                       std::to_string(slot) + ": " + std::to_string(week.at(slot, column)) +
                       " and " + std::to_string(plain.at(slot, column));
    return {};
}

/// Lives two years from week 0 on, by the engine and by its twin; `sum` takes what was counted.
std::string first_difference(const Values& before, const Values& changed, Counts& sum) {
    Life engine({.areas = 3, .population = 3'000, .people = 6'000}, before, changed);
    PlainClaims plain(engine.place(), rules_of(with(changed, with(before))), engine.state());
    for (std::uint32_t week = 0; week < 104; ++week) {
        engine->step();
        plain.step();
        std::string found = difference(engine.state(), plain);
        if (found.empty()) found = difference(engine->last_week(), plain.week);
        if (!found.empty()) return found + " in week " + std::to_string(week);
        sum.add(engine->last_week(), claims_model()->columns());
    }
    return {};
}

const Values registers_pay{
    {"asking.way", 2},
    {"asking.evidence", 1},
    {"care.keeper", 1},
    {"care.linked", 0},
    {"care.see_own", 1},
    {"care.purge", 1},
    {"doors.fallback", 1},
    {"doors.open", 1},
    {"doors.fee", 5},
    {"renewing.carry", 1},
    {"third.vet_weeks", 3},
    {"work.advisers", 3},
    {"renewing.reclaim_weeks", 9},
};
const Values long_form{
    {"asking.way", 0},        {"asking.steps", 9},          {"asking.letter", 1},
    {"asking.letters", 2},    {"paying.wait_weeks", 3},     {"paying.advance", 0.6},
    {"paying.cap", 0.4},      {"paying.advance_months", 5}, {"renewing.review_weeks", 26},
    {"care.certainty", 0.99}, {"doors.helper_pay", 1},      {"care.insight", 0},
    {"machine.parts", 3},     {"care.linked", 0},           {"work.tell", 0},
};

} // namespace

TEST_CASE("claims: the engine does what a plain loop over all households does, to the last bit") {
    const std::vector<std::pair<Values, Values>> settings{
        {{}, {}},
        {{}, {{"asking.way", 1}, {"asking.evidence", 1}}},
        {everything, {}},
        {everything, registers_pay},
        {everything, long_form},
    };
    Counts sum = claims_model()->empty_counts(3);
    for (const auto& [before, changed] : settings)
        CHECK(first_difference(before, changed, sum) == "");

    // Nothing is equal only because it does not happen: every lever is moved, everything counted.
    for (const Setting& setting : claims_model()->settings()) {
        if (setting.kind != FieldKind::lever) continue;
        CAPTURE(setting.key);
        CHECK(std::ranges::any_of(settings, [&](const auto& each) {
            return setting.get(with(each.second, with(each.first))) !=
                   setting.get(claims_model()->usual());
        }));
    }
    for (std::size_t column = 0; column < column_count; ++column) {
        CAPTURE(count_columns()[column].key);
        CHECK(sum.at(Slot::total, column) != 0);
    }
}
