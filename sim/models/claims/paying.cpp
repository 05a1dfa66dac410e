/// What is paid and kept back every week, and calls of those who wait for it.

#include "models/claims/town.hpp"

#include "core/units.hpp"
#include "core/whole.hpp"
#include "parts/erlang.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace folkmoot::claims {
namespace {

constexpr std::size_t of(Column column) { return std::size_t{column} - right_weeks; }

} // namespace

/// What everybody in a week is paid by.
struct Town::PayWeek {
    double third_toll = 0; ///< share that third parties which nobody checks take
    std::vector<std::uint32_t> free_of_debt;
};

/// To which sums of a week somebody's money is added.
struct Town::FlowPlace {
    Flow& cell;
    Flow& door;

    void add(Column column, std::int64_t amount) const {
        cell[of(column)] += amount;
        door[of(column)] += amount;
    }
};

// ---------------------------------------------------------------- somebody's money

// Most of what is added is added of everybody, also where it is nothing: it is seldom clear
// beforehand, and to guess wrong takes longer than to add.

void Town::hand_out(Claim& claim) {
    claim.hidden += claim.award > claim.due ? claim.award - claim.due : 0;
    claim.missed += claim.due > claim.award ? claim.due - claim.award : 0;
}

std::uint32_t Town::missing_of(const Claim& claim, std::uint32_t gone) {
    const std::uint32_t net = claim.award > gone ? claim.award - gone : 0;
    return claim.due > net ? claim.due - net : 0;
}

void Town::keep_back(Claim& claim, const Deduction& kept, const FlowPlace& to) {
    to.add(deduction_weeks, claim.due > 0 && kept.loan + kept.debt > 0 ? 1 : 0);
    to.add(recovered_pounds, kept.debt);
    to.add(unasked_recovered, claim.is(Claim::unasked) ? kept.debt : 0);
    state_.ledger.repaid += kept.loan;
    claim.debt -= kept.debt;
    claim.loan -= kept.loan;
}

void Town::pay_back(Claim& claim, PayWeek& pay_week, const FlowPlace& to) {
    Deduction paid;
    paid.loan = std::min(claim.loan, claim.award);
    paid.debt = std::min(claim.debt, claim.award - paid.loan);
    keep_back(claim, paid, to);
    if (claim.debt + claim.loan == 0) pay_week.free_of_debt.push_back(claim.citizen);
}

// ---------------------------------------------------------------- everybody's money

void Town::pay() {
    PayWeek pay_week;
    const Third& third = rules().third;
    if (third.ceiling > 0.0)
        pay_week.third_toll = third.take * std::min(1.0, state_.market.reach / third.ceiling);
    std::ranges::fill(flow_cells_, Flow{});
    flow_doors_.fill(Flow{});
    for (Apart& part : apart_) part = Apart(part.cells.size());
    const bool apart = week_.parting() != nullptr;
    // What poor people miss in a week, and parts of the people, are told of everybody.
    if (apart || (chance.log != nullptr && chance.log->wants(person_missed)))
        pay_everybody(pay_week, apart);
    else
        pay_by_kind(pay_week);
    add_to_groups(week_, flow_cells_, flow_doors_);
    for (std::size_t part = 0; part < apart_.size(); ++part)
        add_to_groups(week_.part(part), apart_[part].cells, apart_[part].doors);
    Ledger& ledger = state_.ledger;
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

void Town::pay_everybody(PayWeek& pay_week, bool apart) {
    for (std::size_t at = 0; at < state_.claims.size(); ++at) {
        Claim& claim = state_.claims[at];
        const std::size_t cell = 2 * cell_of(claim.stratum) + glance_.side(at);
        if (apart)
            pay_apart(claim, pay_week, cell);
        else
            pay_one(claim, pay_week, {flow_cells_[cell], flow_doors_[claim.door]});
        look_again(at);
    }
}

// What is the same every week has been summed up already. The others stand by what there is to do
// for them: it is seldom clear of the next one what it is, and to guess wrong takes long.
void Town::pay_by_kind(PayWeek& pay_week) {
    const auto add_steady = [](const Steady& steady, Flow& flow) {
        steady.add_to([&](Column column, std::int64_t amount) { flow[of(column)] += amount; });
    };
    for (std::size_t cell = 0; cell < flow_cells_.size(); ++cell)
        add_steady(glance_.cells()[cell], flow_cells_[cell]);
    for (std::size_t door = 0; door < flow_doors_.size(); ++door)
        add_steady(glance_.doors()[door], flow_doors_[door]);

    const auto from = glance_.find_by_kind(due_, room_);
    const auto each = [&](Weekly does, auto pays) {
        const auto kind = static_cast<std::size_t>(does);
        const std::span<const std::uint32_t> all =
            std::span(due_).subspan(from[kind], from[kind + 1] - from[kind]);
        for (std::size_t i = 0; i < all.size(); ++i) {
            constexpr std::size_t soon = 8;
            fetch_claim(all, i + soon);
            pays(all[i], state_.claims[all[i]]);
        }
    };
    const auto place = [&](std::size_t at, const Claim& claim) {
        return FlowPlace{flow_cells_[2 * cell_of(claim.stratum) + glance_.side(at)],
                         flow_doors_[claim.door]};
    };
    each(Weekly::grows, [](std::size_t, Claim& claim) { hand_out(claim); });
    each(Weekly::repays, [&](std::size_t at, Claim& claim) {
        const FlowPlace to = place(at, claim);
        const Deduction kept = kept_back_of(claim.citizen).of(claim);
        hand_out(claim);
        keep_back(claim, kept, to);
        to.add(poor_missed, claim.is(Claim::poor) ? missing_of(claim, kept.loan + kept.debt) : 0);
        to.add(debt_weeks, std::int64_t{claim.debt} + claim.loan);
        if (claim.debt + claim.loan == 0) look_again(at);
    });
    each(Weekly::owes, [&](std::size_t at, Claim& claim) {
        const FlowPlace to = place(at, claim);
        pay_back(claim, pay_week, to);
        to.add(debt_weeks, std::int64_t{claim.debt} + claim.loan);
    });
    each(Weekly::whole,
         [&](std::size_t at, Claim& claim) { pay_one(claim, pay_week, place(at, claim)); });
}

void Town::look_again(std::size_t at) {
    const Claim& claim = state_.claims[at];
    if (weekly_of(claim) == glance_.weekly_at(at)) return;
    const std::size_t cell = cell_of(claim.stratum), side = glance_.side(at);
    glance_.take_out(at, claim, cell);
    glance_.put_in(at, claim, cell, side);
}

void Town::add_to_groups(Counts& week, std::span<const Flow> cells, std::span<const Flow> doors) {
    std::vector<Flow>& groups = flow_groups_;
    groups.assign(week.slots(), Flow{});
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (cells[at] == Flow{}) continue;
        const auto stratum = static_cast<std::uint32_t>(at / 2) * strata_per_cell;
        for (const std::size_t slot :
             {Slot::total, Slot::deprivation + deprivation_of(stratum), Slot::age + age_of(stratum),
              area_slot + area_of(stratum), known_slot + at % 2})
            for (std::size_t k = 0; k < flows; ++k) groups[slot][k] += cells[at][k];
    }
    std::ranges::copy(doors, groups.begin() + door_slot);
    for (std::size_t slot = 0; slot < groups.size(); ++slot) {
        const std::span<double> row = week.row(slot).subspan(right_weeks, flows);
        for (std::size_t k = 0; k < flows; ++k) row[k] += static_cast<double>(groups[slot][k]);
    }
}

void Town::tell_apart(std::shared_ptr<const Parting> parting) {
    apart_.assign(parting != nullptr ? parting->parts : 0, Apart(flow_cells_.size()));
    UsualClaims::tell_apart(std::move(parting));
}

void Town::pay_apart(Claim& claim, PayWeek& pay_week, std::size_t cell) {
    const std::size_t door = claim.door;
    const std::uint8_t part = week_.parting()->of_stratum[claim.stratum];
    Flow one{}, same{};
    pay_one(claim, pay_week, {one, same});
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

void Town::pay_one(Claim& claim, PayWeek& pay_week, const FlowPlace& to) {
    const std::uint32_t due = claim.due;
    std::uint32_t missing = due;
    to.add(right_weeks, due > 0 ? 1 : 0);
    to.add(due_pounds, due);
    if (claim.at(Stage::paid)) {
        Deduction kept;
        if (claim.debt + claim.loan > 0) kept = kept_back_of(claim.citizen).of(claim);
        std::uint32_t taken = 0;
        if (claim.is(Claim::toll) && state_.clock - claim.paid_since < weeks_in_year) {
            const double toll = claim.door == static_cast<std::uint8_t>(Door::helper)
                                    ? rules().helping.take
                                : claim.is(Claim::bad) ? rules().third.take
                                                       : pay_week.third_toll;
            taken = whole_part<std::uint32_t>(toll * claim.award);
            to.add(taken_pounds, taken);
        }
        missing = missing_of(claim, kept.loan + kept.debt + taken);
        to.add(paid_weeks, due > 0 ? 1 : 0);
        to.add(paid_pounds, claim.award);
        to.add(over_pounds, claim.award > due ? claim.award - due : 0);
        to.add(under_pounds, due > claim.award ? due - claim.award : 0);
        hand_out(claim);
        keep_back(claim, kept, to);
    } else if (claim.at(Stage::owing)) {
        pay_back(claim, pay_week, to);
    } else {
        to.add(unclaimed_pounds, due);
        const bool waits = claim.at(Stage::line) || claim.at(Stage::agreed);
        if (waits) {
            to.add(waiting_weeks, 1);
            if (rules_of_citizen(claim.citizen).work.tell) to.add(told_weeks, 1);
        }
        // An advance carries people as far as it goes.
        if (waits && claim.loan > 0 && std::uint64_t{state_.clock - claim.asked} * due < claim.loan)
            missing = 0;
    }
    const std::uint32_t poor = claim.is(Claim::poor) ? 1 : 0;
    to.add(poor_due, std::int64_t{due} * poor);
    to.add(poor_missed, std::int64_t{missing} * poor);
    if (chance.log != nullptr && missing * poor > 0)
        note(person_missed, claim.citizen, static_cast<std::uint32_t>(100.0 * missing / due));
    to.add(debt_weeks, std::int64_t{claim.debt} + claim.loan);
}

} // namespace folkmoot::claims
