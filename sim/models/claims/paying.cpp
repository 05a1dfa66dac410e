/// What is paid and kept back every week; third parties; and who watches the counts.

#include "models/claims/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "parts/erlang.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace folkmoot::claims {
namespace {

constexpr std::size_t of(Column column) { return std::size_t{column} - right_weeks; }

template <std::size_t size>
void add_to_row(const std::array<std::int64_t, size>& flow, std::span<double> row) {
    for (std::size_t k = 0; k < size; ++k) row[right_weeks + k] += static_cast<double>(flow[k]);
}
void add_to_row(const Plains& plain, std::span<double> row) { plain.add_to(row); }

/// Adds what has been summed up by cell and side, and by door, to all groups that those belong to.
template <class Cells, class Doors>
void add_to_groups(Counts& week, const Cells& cells, const Doors& doors) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (cells[at] == std::decay_t<decltype(cells[at])>{}) continue;
        const auto stratum = static_cast<std::uint32_t>(at / 2) * strata_per_cell;
        for (const std::size_t slot :
             {Slot::total, Slot::deprivation + deprivation_of(stratum), Slot::age + age_of(stratum),
              area_slot + area_of(stratum), known_slot + at % 2})
            add_to_row(cells[at], week.row(slot));
    }
    for (std::size_t k = 0; k < doors.size(); ++k) add_to_row(doors[k], week.row(door_slot + k));
}

} // namespace

// Most of what is added is added of everybody, also where it is nothing: it is seldom clear
// beforehand, and to guess wrong takes longer than to add.

/// What everybody in a week is paid by.
struct Town::PayWeek {
    double third_toll = 0; ///< share that third parties which nobody checks take
    std::vector<std::uint32_t> free_of_debt;
};

void Town::pay() {
    PayWeek pay_week;
    const Third& third = rules().third;
    if (third.ceiling > 0.0)
        pay_week.third_toll = third.take * std::min(1.0, state_.market.reach / third.ceiling);
    std::ranges::fill(flow_cells_, Flow{});
    flow_doors_.fill(Flow{});
    Ledger& ledger = state_.ledger;
    const bool apart = week_.parting() != nullptr;
    const bool all = chance.log != nullptr || apart; // which is told of everybody
    for (Apart& part : apart_) part = Apart(part.cells.size());
    if (!all) {
        add_to_groups(week_, glance_.cells(), glance_.doors());
        for (const Plains& plain : glance_.doors()) {
            ledger.due += plain.paid.pence + plain.unpaid.pence;
            ledger.paid += plain.paid.pence;
            ledger.unclaimed += plain.unpaid.pence;
        }
    }
    glance_.find(room_, [&](std::size_t at) { return all || !glance_.is_plain_at(at); });
    for (std::size_t i = 0; i < room_.size(); ++i) {
        fetch_claim(room_, i + 8);
        const std::size_t at = room_[i];
        Claim& claim = state_.claims[at];
        const std::size_t cell = cell_of(claim.stratum), side = glance_.side(at);
        if (apart)
            pay_apart(claim, pay_week, 2 * cell + side);
        else
            pay_one(claim, pay_week, flow_cells_[2 * cell + side], flow_doors_[claim.door]);
        if (is_plain(claim) && !glance_.is_plain_at(at)) glance_.put_in(at, claim, cell, side);
    }
    add_to_groups(week_, flow_cells_, flow_doors_);
    for (std::size_t part = 0; part < apart_.size(); ++part)
        add_to_groups(week_.part(part), apart_[part].cells, apart_[part].doors);
    for (const Flow& flow : flow_doors_) {
        ledger.due += flow[of(due_pounds)];
        ledger.paid += flow[of(paid_pounds)];
        ledger.unclaimed += flow[of(unclaimed_pounds)];
        ledger.over += flow[of(over_pounds)];
        ledger.under += flow[of(under_pounds)];
        ledger.recovered += flow[of(recovered_pounds)];
    }
    answer_calls();
    for (const std::uint32_t c : pay_week.free_of_debt) remove(c);
}

void Town::tell_apart(std::shared_ptr<const Parting> parting) {
    apart_.assign(parting != nullptr ? parting->parts : 0, Apart(flow_cells_.size()));
    UsualClaims::tell_apart(std::move(parting));
}

void Town::pay_apart(Claim& claim, PayWeek& pay_week, std::size_t cell) {
    const std::size_t door = claim.door;
    const std::uint8_t part = week_.parting()->of_stratum[claim.stratum];
    Flow one{}, same{};
    pay_one(claim, pay_week, one, same);
    const auto add = [&one](Flow& to) {
        for (std::size_t k = 0; k < one.size(); ++k) to[k] += one[k];
    };
    add(flow_cells_[cell]);
    add(flow_doors_[door]);
    if (part == Parting::none) return;
    add(apart_[part].cells[cell]);
    add(apart_[part].doors[door]);
}

void Town::call_to_ask(Counts& table) const {
    const Rules& mine = rules();
    for (std::size_t slot = 0; slot < table.slots(); ++slot) {
        for (const Column column :
             {due_pounds, paid_pounds, unclaimed_pounds, over_pounds, under_pounds, poor_due,
              poor_missed, debt_weeks, recovered_pounds, unasked_recovered, taken_pounds})
            table.at(slot, column) /= 100.0;
        // Whoever waits calls to ask how far it is.
        const double told = table.at(slot, told_weeks),
                     asks = mine.casework.calls *
                            (table.at(slot, waiting_weeks) - told + told * mine.casework.told);
        table.at(slot, progress_calls) += asks;
        table.at(slot, calls) += asks;
        table.at(slot, hours_people) += callers_hours * asks;
    }
}

void Town::answer_calls() {
    const Rules& mine = rules();
    call_to_ask(week_);
    for (std::size_t part = 0; part < apart_.size(); ++part) call_to_ask(week_.part(part));
    const double asked = week_.at(Slot::total, progress_calls);
    spend(mine.cost.call * asked);
    week_.at(Slot::total, hours_state) += hours_of_call * asked;
    spend(mine.cost.tell * week_.at(Slot::total, told_weeks));
    // Calls of the week, answered by those who are there: how many found nobody free.
    const double real = place_->world.people_per_citizen, all = week_.at(Slot::total, calls);
    const auto advisers = static_cast<std::uint32_t>(
        std::max(1.0, mine.work.advisers * place_->world.population() * real / 100'000.0 + 0.5));
    state_.busy = erlang_c(advisers, all * real * hours_of_call / hours_in_week);
    const double quiet = advisers * hours_in_week / real - all * hours_of_call;
    spend(std::max(0.0, quiet) * mine.cost.idle);
    week_.at(Slot::total, calls_waited) += state_.busy * all;
}

void Town::pay_one(Claim& claim, PayWeek& pay_week, Flow& cell, Flow& door) {
    const auto add = [&](Column column, std::int64_t amount) {
        cell[of(column)] += amount;
        door[of(column)] += amount;
    };
    const std::uint32_t due = claim.due;
    std::uint32_t missing = due;
    add(right_weeks, due > 0 ? 1 : 0);
    add(due_pounds, due);
    if (claim.at(Stage::paid)) {
        Deduction kept;
        if (claim.debt + claim.loan > 0)
            kept = deduction(rules_of_citizen(claim.citizen).paying, claim);
        const std::uint32_t over = claim.award > due ? claim.award - due : 0,
                            under = due > claim.award ? due - claim.award : 0;
        std::uint32_t taken = 0;
        if (claim.is(Claim::toll) && state_.clock - claim.paid_since < weeks_in_year) {
            const double toll = claim.door == static_cast<std::uint8_t>(Door::helper)
                                    ? rules().helping.take
                                : claim.is(Claim::bad) ? rules().third.take
                                                       : pay_week.third_toll;
            taken = whole_part<std::uint32_t>(toll * claim.award);
            add(taken_pounds, taken);
        }
        const std::uint32_t gone = kept.loan + kept.debt + taken;
        const std::uint32_t net = claim.award > gone ? claim.award - gone : 0;
        missing = due > net ? due - net : 0;
        add(paid_weeks, due > 0 ? 1 : 0);
        add(paid_pounds, claim.award);
        add(over_pounds, over);
        add(under_pounds, under);
        if (kept.loan + kept.debt > 0) {
            if (due > 0) add(deduction_weeks, 1);
            add(recovered_pounds, kept.debt);
            if (claim.is(Claim::unasked)) add(unasked_recovered, kept.debt);
        }
        state_.ledger.repaid += kept.loan;
        claim.hidden += over;
        claim.missed += under;
        claim.debt -= kept.debt;
        claim.loan -= kept.loan;
    } else if (claim.at(Stage::owing)) {
        const std::uint32_t loan = std::min(claim.loan, claim.award),
                            debt = std::min(claim.debt, claim.award - loan);
        add(recovered_pounds, debt);
        if (claim.is(Claim::unasked)) add(unasked_recovered, debt);
        state_.ledger.repaid += loan;
        claim.debt -= debt;
        claim.loan -= loan;
        if (claim.debt + claim.loan == 0) pay_week.free_of_debt.push_back(claim.citizen);
    } else {
        add(unclaimed_pounds, due);
        const bool waits = claim.at(Stage::line) || claim.at(Stage::agreed);
        if (waits) {
            add(waiting_weeks, 1);
            if (rules_of_citizen(claim.citizen).work.tell) add(told_weeks, 1);
        }
        // An advance carries people as far as it goes.
        if (waits && claim.loan > 0 && std::uint64_t{state_.clock - claim.asked} * due < claim.loan)
            missing = 0;
    }
    const std::uint32_t poor = claim.is(Claim::poor) ? 1 : 0;
    add(poor_due, std::int64_t{due} * poor);
    add(poor_missed, std::int64_t{missing} * poor);
    if (chance.log != nullptr && missing * poor > 0)
        note(person_missed, claim.citizen, static_cast<std::uint32_t>(100.0 * missing / due));
    add(debt_weeks, std::int64_t{claim.debt} + claim.loan);
}

// ---------------------------------------------------------------- third parties and machines

void Town::run_third_parties() {
    const Rules& mine = rules();
    const Third& third = mine.third;
    Market& market = state_.market;
    const std::uint32_t clock = state_.clock;
    if (!down()) {
        const Words word = draw(chance.seed, 0, clock, purpose::machine);
        if (!warming_up() && word[0] < threshold(mine.machine.crash / weeks_per_year))
            state_.down_until = clock + static_cast<std::uint32_t>(mine.machine.crash_weeks);
    }
    if (down() && has_machine(mine) && !mine.doors.fallback)
        week_.at(Slot::total, shut_weeks) += 1.0;
    for (std::uint32_t area = 0; area < helpers_left_.size(); ++area) {
        constexpr double volunteers = 0.5; // of the time that paid helpers have
        const double time = mine.doors.helpers / 1'000.0 * adults_[area] *
                            (mine.doors.helper_pay == HelperPay::free ? volunteers : 1.0);
        helpers_left_[area] = whole_part<std::uint32_t>(
            time + unit(draw(chance.seed, area, clock, purpose::helper)[0]));
    }
    if (has_machine(mine)) spend(mine.cost.api * place_->world.population() / weeks_per_year);
    if (mine.doors.fallback) spend(mine.cost.paper * place_->world.population() / weeks_per_year);
    if (warming_up() || mine.doors.open == Open::closed) return;

    constexpr double most = 10;
    const double worth =
        std::min(most, math::exp((mine.doors.support - mine.doors.fee) / third.margin));
    const double joins = third.join / weeks_per_year * worth;
    const Words luck = draw(chance.seed, 0, clock, purpose::third);
    const auto firms = whole_part<std::uint32_t>(joins + unit(luck[0]));
    constexpr std::uint16_t bad_one = 0x8000;
    const bool vetted = mine.doors.open == Open::vetted;
    for (std::uint32_t i = 0; i < firms; ++i) {
        const Words word = draw(chance.seed, i + 1, clock, purpose::third);
        const bool bad = word[1] < threshold(mine.faults.bad_share);
        const bool caught = vetted && bad && word[2] < threshold(mine.faults.vetting);
        if (word[0] >= threshold(third.live) || caught) continue;
        const std::uint16_t opening = clock_after(
            clock, static_cast<std::uint32_t>(third.build_weeks + (vetted ? third.vet_weeks : 0)));
        market.building.push_back(bad ? static_cast<std::uint16_t>(opening | bad_one) : opening);
    }
    std::erase_if(market.building, [&](std::uint16_t each) {
        if ((each & ~unsigned{bad_one}) > clock) return false;
        ++market.live;
        if ((each & bad_one) != 0) ++market.bad;
        return true;
    });
    spend(mine.cost.firm * market.live / weeks_per_year / place_->world.people_per_citizen);
    if (market.live == 0) return;
    const double ceiling =
        third.ceiling * -math::expm1(-static_cast<double>(market.live) / third.few);
    if (market.reach <= 0.0) market.reach = std::min(third.start, ceiling);
    if (ceiling > 0.0)
        market.reach =
            std::min(1.0, market.reach + third.growth / weeks_per_year * market.reach *
                                             std::max(0.0, 1.0 - market.reach / ceiling));
}

// ---------------------------------------------------------------- watching the counts

void Town::watch_counts() {
    const Rules& mine = rules();
    const Rise& rise = mine.rise;
    if (rise.factor <= 1.0) return; // nothing can rise, and nobody watches
    const std::uint32_t clock = state_.clock;
    for (std::size_t area = 0; area < state_.watches.size(); ++area) {
        Watch& watch = state_.watches[area];
        if (watch.tells == clock) {
            watch.tells = never;
            watch.chart = 0;
            const bool true_one = area == 0 && rises_at(watch.rang);
            if (!true_one)
                week_.at(Slot::total, false_alarms) += 1.0;
            else if (state_.noticed == 0) {
                state_.noticed = 1;
                week_.at(Slot::total, noticed_rises) += 1.0;
                week_.at(Slot::total, notice_weeks) +=
                    week() - static_cast<std::uint32_t>(rise.week);
            }
            state_.more_staff_until = clock_after(clock, 26);
        }
        const double seen = week_.at(area_slot + area, asked_claims);
        const double off = seen - watch.usual;
        // Learns fast in the first year, slowly afterwards.
        const double pace = warming_up() ? 0.08 : 0.02;
        if (!warming_up() && watch.tells == never) {
            constexpr double deviations = 1.2533; // standard, for each mean absolute one
            const double z = off / std::max(1.0, deviations * watch.spread);
            watch.chart = std::max(0.0, watch.chart + z - 0.5);
            if (watch.chart > rise.limit) {
                watch.rang = static_cast<std::uint16_t>(clock);
                constexpr std::uint32_t quarter = 13;
                const std::uint32_t out = clock / quarter * quarter + quarter;
                watch.tells = mine.care.insight
                                  ? clock_after(clock, 1)
                                  : clock_after(out, static_cast<std::uint32_t>(rise.lag));
            }
        }
        watch.usual += pace * off;
        watch.spread += pace * (std::fabs(off) - watch.spread);
    }
}

} // namespace folkmoot::claims
