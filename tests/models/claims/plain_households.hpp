#pragma once

/// Households with rights as plainly as can be: one record each, and what is asked of all of them.
/// Their weeks are in plain_claims.hpp.

#include "models/claims/claims.hpp"

#include "core/math.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace folkmoot::claims {

using Whole = std::int64_t; ///< weeks of the clock, and numbers of things

struct PlainClaim {
    Stage stage = Stage::unnoticed;
    Door door = Door::none;
    Pence due = 0, award = 0, hidden = 0, debt = 0, loan = 0, missed = 0;
    Whole began = 0, asked = never, paid_since = never;
    Whole step = never, life = never, told = never, review = never;
    Whole gives_up_at = 0; ///< step of the form; 0: comes through
    bool poor = false, unasked = false, mistaken = false, bad = false, toll = false, gone = false,
         refused = false, noticed = false;
    Whole ticket = 0; ///< whoever stands in line with a lower one is served first
};

struct Household {
    std::uint32_t id = 0, stratum = 0;
    std::array<bool, 8> stale{}; ///< by department: its copy is wrong
    bool unknown = false, struck = false, twice = false;
    Whole back = never; ///< when somebody who was struck off is registered again
    int content = 0;
    std::optional<PlainClaim> claim;

    [[nodiscard]] bool missing() const { return unknown || struck; }
};

struct PlainFirm {
    Whole opens = 0;
    bool bad = false;
};

/// Households, what is counted of them, chance, and what people and registers are like.
class PlainHouseholds {
public:
    PlainHouseholds(const Place& place, const Rules& rules, const State& state)
        : ledger(state.ledger), ghosts(state.ghosts.begin(), state.ghosts.end()),
          watches(state.watches), market_live(state.market.live), market_bad(state.market.bad),
          reach(state.market.reach), begun_rights(state.begun), closed_rights(state.closed),
          clock(state.clock), down_until(state.down_until),
          more_staff_until(state.more_staff_until), noticed_rise(state.noticed != 0),
          busy(state.busy), spare(state.spare), world_(place.world), rules_(rules) {
        for (const std::uint16_t each : state.market.building)
            building.push_back({each & 0x7FFF, (each & 0x8000) != 0});
        households.resize(world_.population());
        for (std::uint32_t c = 0; c < households.size(); ++c) {
            Household& one = households[c];
            one.id = c;
            while (world_.strata.first[one.stratum + 1] <= c) ++one.stratum;
            // One keeper takes over what the first department holds.
            const auto departments = static_cast<std::size_t>(rules.registers.departments);
            for (std::size_t d = 0; d < departments; ++d)
                one.stale[d] = (state.stale[c] >> (one_keeper() ? 0 : d) & 1) != 0;
            one.unknown = (state.known[c] & 1) != 0;
            one.struck = (state.known[c] & 2) != 0;
            one.twice = (state.known[c] & 4) != 0;
            one.content = state.content[c];
        }
        for (const Struck& each : state.struck) households[each.citizen].back = each.back;
        for (const Claim& each : state.claims) households[each.citizen].claim = plain(each);
        for (const std::uint32_t c : state.line) households[c].claim->ticket = ++last_ticket_;
    }

    static PlainClaim plain(const Claim& from) {
        PlainClaim to;
        to.stage = static_cast<Stage>(from.stage);
        to.door = static_cast<Door>(from.door);
        to.due = from.due, to.award = from.award, to.hidden = from.hidden, to.debt = from.debt;
        to.loan = from.loan, to.missed = from.missed;
        to.began = from.began, to.asked = from.asked, to.paid_since = from.paid_since;
        to.step = from.step_due, to.life = from.life_due, to.told = from.told_due;
        to.review = from.review_due, to.gives_up_at = from.gives_up_at;
        to.poor = (from.marks & 1) != 0, to.unasked = (from.marks & 2) != 0;
        to.mistaken = (from.marks & 4) != 0, to.bad = (from.marks & 8) != 0;
        to.toll = (from.marks & 16) != 0, to.gone = (from.marks & 32) != 0;
        to.refused = (from.marks & 64) != 0, to.noticed = (from.marks & 128) != 0;
        return to;
    }

    std::vector<Household> households;
    Ledger ledger;
    std::vector<Whole> ghosts;
    std::vector<Watch> watches;
    std::vector<PlainFirm> building;
    Whole market_live, market_bad;
    double reach; ///< share of people who know a third party
    std::uint64_t begun_rights, closed_rights;
    Whole clock, down_until, more_staff_until;
    bool noticed_rise;
    double busy, spare;
    Counts week; ///< what was counted in the week that was lived last

    [[nodiscard]] std::vector<std::uint32_t> in_line() const {
        std::vector<std::pair<Whole, std::uint32_t>> tickets;
        for (const Household& one : households)
            if (one.claim && one.claim->stage == Stage::line)
                tickets.emplace_back(one.claim->ticket, one.id);
        std::ranges::sort(tickets);
        std::vector<std::uint32_t> line;
        for (const auto& [_, c] : tickets) line.push_back(c);
        return line;
    }

protected:
    // ------------------------------------------------------------ chance and arithmetic

    [[nodiscard]] Words words(std::uint32_t who, Purpose purpose, std::uint32_t index = 0) const {
        return draw(world_.seed, who, static_cast<std::uint32_t>(clock), purpose, index);
    }
    [[nodiscard]] Words always(const Household& one, std::uint32_t index) const {
        return draw(world_.seed, one.id, 0, purpose::person, index);
    }
    static bool happens(std::uint32_t word, double chance) { return word < threshold(chance); }
    static Pence whole(double amount) { return static_cast<Pence>(std::floor(amount)); }
    static Pence nearest(double amount) { return whole(amount + 0.5); }
    /// In some weeks, so many in the mean, and not this week.
    [[nodiscard]] Whole later(double mean_weeks, std::uint32_t word) const {
        return clock + 1 + static_cast<Whole>(whole(-mean_weeks * math::fast_log_unit(word)));
    }
    /// Whom of [first, end) something befalls: the gaps between them are counted down one at a
    /// time.
    template <class Word>
    static std::vector<std::uint32_t> befallen(double chance, std::uint32_t first,
                                               std::uint32_t end, Word word) {
        std::vector<std::uint32_t> found;
        if (!(chance > 0)) return found;
        std::uint32_t asked = 0;
        const auto gap = [&] {
            const std::uint32_t random = word(asked / 4)[asked % 4];
            ++asked;
            return std::floor(math::fast_log_unit(random) * (1.0 / math::log1p(-chance)));
        };
        double left = gap();
        for (std::uint32_t c = first; c < end; ++c, --left) {
            if (left > 0) continue;
            found.push_back(c);
            left = gap() + 1;
        }
        return found;
    }
    [[nodiscard]] std::vector<std::uint32_t> anybody(double chance, Purpose purpose) const {
        return befallen(std::min(chance, 0.9), 0, static_cast<std::uint32_t>(households.size()),
                        [&](std::uint32_t block) { return words(block, purpose); });
    }
    static double poorer_more(double share, double gap, std::uint32_t stratum) {
        return share * (1.0 + gap * (deprivation_of(stratum) - 2.0) / 2.0);
    }

    // ------------------------------------------------------------ counting

    void count_slots(const Household& one, std::size_t column, double amount) {
        week.at(Slot::total, column) += amount;
        week.at(Slot::deprivation + deprivation_of(one.stratum), column) += amount;
        week.at(Slot::age + age_of(one.stratum), column) += amount;
        week.at(known_slot + (one.missing() ? 1 : 0), column) += amount;
        week.at(area_slot + area_of(one.stratum), column) += amount;
    }
    void count(const Household& one, std::size_t column, double amount = 1) {
        count_slots(one, column, amount);
        week.at(door_slot + static_cast<std::size_t>(one.claim->door), column) += amount;
    }
    void total(std::size_t column, double amount) { week.at(Slot::total, column) += amount; }
    void spend(double pounds) { total(spent, pounds * world_.people_per_citizen); }
    void hours(const Household& one, double how_many) { count(one, hours_people, how_many); }
    void by_caseworker() {
        spend(rules_.cost.decision);
        total(hours_state, 1);
    }
    void by_machine() {
        spend(rules_.cost.automatic);
        total(hours_state, 0.05);
    }
    void calls_up(const Household& one, double how_often) {
        count(one, calls, how_often);
        spend(rules_.cost.call * how_often);
        total(hours_state, 0.2 * how_often);
        hours(one, 0.3 * how_often);
    }
    static void feels(Household& one, int towards) { one.content = (one.content + towards) / 2; }

    // ------------------------------------------------------------ the world as it is

    [[nodiscard]] bool before_week_0() const { return clock < 52; }
    [[nodiscard]] bool down() const { return clock < down_until; }
    [[nodiscard]] bool times_a_year(int a_year) const {
        if (before_week_0() || a_year == 0) return false;
        // By now one more has come round than a week ago; the first in week 0.
        const Whole now = clock - 52;
        return now == 0 || now * a_year / 52 > (now - 1) * a_year / 52;
    }
    [[nodiscard]] bool rises(Whole when) const {
        const Whole since = when - 52 - rules_.rise.week;
        return rules_.rise.week > 0 && since >= 0 && since < rules_.rise.weeks;
    }
    [[nodiscard]] bool one_keeper() const { return rules_.care.keeper == Keeper::one; }
    [[nodiscard]] bool one_voice() const { return one_keeper() || rules_.care.linked; }
    [[nodiscard]] std::size_t copies() const {
        return one_keeper() ? 1 : static_cast<std::size_t>(rules_.registers.departments);
    }
    [[nodiscard]] bool machine_for_all() const {
        return rules_.doors.open != Open::closed || rules_.asking.way != Way::apply ||
               rules_.asking.evidence == Evidence::registers;
    }
    /// The chance of a right in a week, by stratum.
    [[nodiscard]] double right_chance(std::uint32_t stratum) const {
        const Right& right = rules_.right;
        const auto weight = [&](std::uint32_t s) {
            const double age[] = {0, 0, right.young, right.middle, right.old, right.old, right.old};
            return age[age_of(s)] * poorer_more(1.0, right.gap, s);
        };
        double adults = 0, all = 0;
        for (std::uint32_t s = 0; s < world_.strata.count(); ++s) {
            if (age_of(s) < 2) continue;
            adults += world_.strata.size(s);
            all += weight(s) * world_.strata.size(s);
        }
        return all > 0 ? std::min(0.9, right.rate / 52 * weight(stratum) * adults / all) : 0;
    }
    [[nodiscard]] double usual_rights() const {
        double sum = 0;
        for (std::uint32_t s = 0; s < world_.strata.count(); ++s)
            sum += right_chance(s) * world_.strata.size(s);
        return sum;
    }

    // ------------------------------------------------------------ what people are like

    [[nodiscard]] bool is_poor(const Household& one) const {
        return happens(always(one, 0)[0],
                       poorer_more(rules_.means.none, rules_.means.gap, one.stratum));
    }
    [[nodiscard]] bool is_passive(const Household& one) const {
        return happens(always(one, 0)[1], rules_.offer.passive);
    }
    [[nodiscard]] bool does_without(const Household& one) const {
        const double rich = (4.0 - deprivation_of(one.stratum)) / 4.0;
        return happens(always(one, 1)[0], rules_.right.without * rich * rich);
    }
    /// What registers say: nothing, the truth, or something wrong.
    [[nodiscard]] Says says(const Household& one) const {
        if (one.missing() || happens(always(one, 0)[2], rules_.offer.refuse)) return Says::nothing;
        std::size_t wrong = 0;
        for (std::size_t d = 0; d < copies(); ++d) wrong += one.stale[d] ? 1 : 0;
        if (wrong == 0) return Says::truth;
        return wrong == copies() || one_voice() ? Says::wrong : Says::nothing;
    }

    /// One department comes to hold what is right, or what is wrong; where they speak with one
    /// voice all do.
    void entered(Household& one, std::uint32_t department, bool right) {
        for (std::uint32_t d = 0; d < static_cast<std::uint32_t>(rules_.registers.departments); ++d)
            if (d == department || one_voice()) one.stale[d] = !right;
    }

    const World& world_;
    Rules rules_;
    Whole last_ticket_ = 0;
};

} // namespace folkmoot::claims
