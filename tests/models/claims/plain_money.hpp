#pragma once

/// From a claim that is handed in to its money and its end, as plainly as can be: see
/// plain_claims.hpp.

#include "models/claims/plain_households.hpp"

#include "parts/erlang.hpp"

namespace folkmoot::claims {

class PlainMoney : public PlainHouseholds {
public:
    using PlainHouseholds::PlainHouseholds;

protected:
    // ------------------------------------------------------------ handed in and decided

    void hand_in(Household& one) {
        PlainClaim& claim = *one.claim;
        claim.asked = clock;
        count(one, asked_claims);
        if (rules_.paying.advance <= 0 || rules_.paying.wait_weeks == 0) return;
        count(one, Column::advance_offers);
        if (claim.loan > 0 || !happens(always(one, 0)[0], rules_.means.advance)) return;
        count(one, Column::advances);
        claim.loan = whole(rules_.paying.advance * (52 / 12.0) * static_cast<double>(claim.due));
        ledger.advanced += claim.loan;
    }
    [[nodiscard]] Pence mistaken_award(Pence due, std::uint32_t word) const {
        const double by = rules_.registers.wrong_by;
        return nearest(static_cast<double>(due) *
                       (1.0 + (happens(word, rules_.faults.favour) ? by : -by)));
    }
    void award_unseen(Household& one, bool unasked) {
        PlainClaim& claim = *one.claim;
        claim.door = Door::none;
        claim.unasked = unasked;
        claim.toll = claim.bad = claim.refused = false;
        hand_in(one);
        count(one, decided);
        by_machine();
        const Words word = words(one.id, purpose::decide);
        bool wrong = says(one) == Says::wrong;
        if (wrong && !unasked && happens(word[0], rules_.faults.found)) wrong = false;
        claim.award = wrong ? mistaken_award(claim.due, word[3]) : claim.due;
        const bool twice = unasked && one.twice;
        if (twice) claim.award *= 2;
        claim.mistaken = wrong || twice;
        agree(one);
    }
    void decide_by_machine(Household& one) {
        count(one, decided);
        by_machine();
        award(one, words(one.id, purpose::decide)[3]);
    }
    void decide_by_person(Household& one) {
        PlainClaim& claim = *one.claim;
        const Words word = words(one.id, purpose::decide);
        count(one, decided);
        if (happens(word[0], rules_.faults.found)) claim.mistaken = false;
        const bool no = !claim.refused && happens(word[1], rules_.casework.refuse_right);
        const bool asks_again = no && happens(word[2], rules_.casework.review);
        if (no) count(one, refused_wrongly);
        if (asks_again) {
            claim.refused = true;
            claim.ticket = ++last_ticket_;
            return;
        }
        count(one, lined); // once a claim, with all that it has waited
        count(one, Column::line_weeks, static_cast<double>(clock - claim.asked));
        if (no) return give_up(one);
        one.unknown = one.struck = false;
        one.back = never;
        entered(one, 0, true);
        award(one, word[3]);
    }
    void award(Household& one, std::uint32_t word) {
        PlainClaim& claim = *one.claim;
        claim.award = claim.mistaken ? mistaken_award(claim.due, word) : claim.due;
        agree(one);
    }
    void agree(Household& one) {
        PlainClaim& claim = *one.claim;
        claim.stage = Stage::agreed;
        claim.step = std::max(clock + 1, claim.asked + rules_.paying.wait_weeks);
        count(one, awards);
        if (claim.award != claim.due) count(one, Column::wrong_awards);
    }
    void caseworkers() {
        const bool more = clock < more_staff_until;
        const double usual = usual_rights();
        const bool idle = down() && machine_for_all() && !rules_.doors.fallback;
        const double hands = rules_.work.staff + (more ? rules_.rise.staff : 0.0);
        const double room = spare + (idle ? 0.0 : hands * usual);
        std::vector<std::uint32_t> line = in_line();
        if (line.size() > static_cast<std::size_t>(whole(room)))
            line.resize(static_cast<std::size_t>(whole(room)));
        spare = room - static_cast<double>(line.size());
        if (spare >= 1) spare -= std::floor(spare); // nobody came: only part of a decision is kept
        const double without_work = hands * usual - static_cast<double>(line.size());
        spend(without_work > 0 ? without_work * rules_.cost.idle : 0.0);
        for (const std::uint32_t c : line) {
            by_caseworker();
            decide_by_person(households[c]);
        }
    }
    void first_payment(Household& one) {
        PlainClaim& claim = *one.claim;
        const Renewing& renewing = rules_.renewing;
        const bool again = claim.paid_since != never;
        claim.stage = Stage::paid;
        claim.paid_since = clock;
        if (renewing.review_weeks > 0) claim.review = clock + renewing.review_weeks;
        feels(one, 230);
        if (again) return;
        count(one, first_paid);
        count(one, first_wait_weeks, static_cast<double>(clock - claim.began));
        if (clock <= claim.asked + std::max(1, rules_.paying.wait_weeks)) count(one, first_on_time);
    }

    // ------------------------------------------------------------ found out, looked at, lost

    void find_out(Household& one) {
        PlainClaim& claim = *one.claim;
        claim.told = never;
        if (claim.gone) {
            write_off(one);
            return ends(one);
        }
        if (claim.hidden > 0) {
            const double share = claim.unasked ? rules_.paying.forgive : 0;
            const Pence forgiven = whole(share * static_cast<double>(claim.hidden));
            ledger.forgiven += forgiven;
            count(one, forgiven_pounds, static_cast<double>(forgiven) / 100);
            claim.debt += claim.hidden - forgiven;
            if (forgiven < claim.hidden) feels(one, 40);
            claim.hidden = 0;
        }
        ledger.arrears += claim.missed;
        claim.missed = 0;
        claim.mistaken = false;
        claim.award = claim.due;
        if (claim.due == 0) right_ends(one);
    }
    void review(Household& one) {
        PlainClaim& claim = *one.claim;
        claim.review = never;
        if (claim.stage != Stage::paid || rules_.renewing.review_weeks == 0) return;
        const Says held = says(one);
        const bool papers = rules_.asking.evidence == Evidence::paper || held == Says::nothing;
        if (papers) {
            by_caseworker();
            hours(one, rules_.hassle.paper_hours);
        } else {
            by_machine();
            count_slots(one, records, static_cast<double>(copies()));
            if (held == Says::wrong && !claim.gone) { // the register believes itself
                claim.review = clock + rules_.renewing.review_weeks;
                return;
            }
        }
        find_out(one);
        if (!one.claim || one.claim->stage != Stage::paid) return;
        if (papers) {
            count(one, paper_ends);
            if (happens(words(one.id, purpose::paper, 2)[0], rules_.hassle.paper_lost))
                return give_up(one, Column::gave_up_paper);
        }
        one.claim->review = clock + rules_.renewing.review_weeks;
    }
    [[nodiscard]] bool has_to_claim_again(const Household& one) const {
        const Renewing& renewing = rules_.renewing;
        if (before_week_0() || renewing.reclaim_week == 0) return false;
        const auto over = static_cast<std::uint32_t>(renewing.reclaim_weeks);
        const Whole told = 52 + renewing.reclaim_week + below(always(one, 2)[0], over);
        return clock == told + rules_.reclaim.notice_weeks && !one.claim->gone &&
               one.claim->paid_since <= told;
    }
    void claims_again(Household& one) {
        const Reclaim& reclaim = rules_.reclaim;
        const PlainClaim& claim = *one.claim;
        count(one, reclaim_told);
        if (rules_.renewing.carry) {
            count_slots(one, records, static_cast<double>(copies()));
            spend(rules_.cost.automatic);
            return;
        }
        const double tie = unit(always(one, 0)[3]);
        double loses = reclaim.close;
        if (tie < reclaim.loose_share + reclaim.middle_share) loses = reclaim.middle;
        if (tie < reclaim.loose_share) loses = reclaim.loose;
        const double stake = static_cast<double>(claim.award) / (100.0 * rules_.right.amount) * 6 /
                             rules_.asking.steps;
        if (happens(words(one.id, purpose::again)[0], math::pow(loses, stake))) {
            count(one, Column::reclaim_lost);
            find_out(one);
            if (one.claim && one.claim->stage == Stage::paid) give_up(one);
        } else {
            by_caseworker();
            hours(one, rules_.asking.steps * rules_.hassle.step_hours);
            find_out(one);
        }
    }
    void give_up(Household& one, Column column = column_count) {
        PlainClaim& claim = *one.claim;
        if (column != column_count) count(one, column);
        claim.stage = Stage::gave_up;
        claim.award = 0;
        claim.review = claim.told = claim.step = never;
        if (rules_.hassle.again > 0)
            claim.step = later(52 / rules_.hassle.again, words(one.id, purpose::again, 2)[0]);
        feels(one, 50);
    }
    void right_ends(Household& one) {
        PlainClaim& claim = *one.claim;
        if (claim.debt + claim.loan == 0) return ends(one);
        if (happens(words(one.id, purpose::end)[0], rules_.change.lost)) {
            write_off(one);
            return ends(one);
        }
        claim.stage = Stage::owing;
        claim.award = (claim.debt + claim.loan) / 52;
        if ((claim.debt + claim.loan) % 52 > 0) ++claim.award;
        claim.step = claim.life = claim.told = claim.review = never;
    }
    void write_off(Household& one) {
        PlainClaim& claim = *one.claim;
        ledger.written_off += claim.hidden + claim.debt;
        ledger.loans_lost += claim.loan;
        ledger.under_lost += claim.missed;
        count(one, lost_pounds, static_cast<double>(claim.hidden + claim.debt + claim.loan) / 100);
        claim.hidden = claim.debt = claim.loan = claim.missed = 0;
    }
    void ends(Household& one) {
        one.claim.reset();
        ++closed_rights;
    }

    // ------------------------------------------------------------ paid

    /// What is paid, kept back and missed this week, in pence.
    struct Paid {
        Pence out = 0, over = 0, under = 0, loan = 0, debt = 0, taken = 0;
    };
    [[nodiscard]] Paid paid_to(const PlainClaim& claim) const {
        Paid paid;
        if (claim.stage == Stage::owing) {
            paid.loan = std::min(claim.loan, claim.award);
            paid.debt = std::min(claim.debt, claim.award - paid.loan);
        }
        if (claim.stage != Stage::paid) return paid;
        const auto award = static_cast<double>(claim.award);
        paid.out = claim.award;
        paid.over = std::max<Pence>(0, claim.award - claim.due);
        paid.under = std::max<Pence>(0, claim.due - claim.award);
        const Pence most = whole(rules_.paying.cap * award);
        const double month = rules_.paying.advance > 0 ? rules_.paying.advance : 1;
        const Pence rate = std::max<Pence>(1, whole(month / rules_.paying.advance_months * award));
        paid.loan = std::min({claim.loan, rate, most});
        paid.debt = std::min(claim.debt, most - paid.loan);
        if (!claim.toll || clock - claim.paid_since >= 52) return paid;
        const Third& third = rules_.third;
        double toll = third.ceiling > 0 ? third.take * std::min(1.0, reach / third.ceiling) : 0;
        if (claim.bad) toll = third.take;
        if (claim.door == Door::helper) toll = rules_.helping.take;
        paid.taken = whole(toll * award);
        return paid;
    }
    void pay() {
        // By slot, in whole pence.
        std::vector<std::array<Pence, column_count>> sums(week.slots());
        for (Household& one : households) {
            if (!one.claim) continue;
            PlainClaim& claim = *one.claim;
            const Paid paid = paid_to(claim);
            const bool is_paid = claim.stage == Stage::paid;
            const bool waits = claim.stage == Stage::line || claim.stage == Stage::agreed;
            claim.hidden += paid.over;
            claim.missed += paid.under;
            Pence missed = std::max<Pence>(
                0, claim.due - std::max<Pence>(0, paid.out - paid.loan - paid.debt - paid.taken));
            if (waits && claim.loan > 0 && (clock - claim.asked) * claim.due < claim.loan)
                missed = 0;
            if (claim.stage == Stage::owing) missed = 0;
            claim.loan -= paid.loan;
            claim.debt -= paid.debt;

            std::array<Pence, column_count> row{};
            row[right_weeks] = claim.due > 0 ? 1 : 0;
            row[paid_weeks] = is_paid && claim.due > 0 ? 1 : 0;
            row[due_pounds] = claim.due;
            row[paid_pounds] = paid.out;
            row[unclaimed_pounds] = is_paid ? 0 : claim.due;
            row[over_pounds] = paid.over;
            row[under_pounds] = paid.under;
            row[poor_due] = claim.poor ? claim.due : 0;
            row[poor_missed] = claim.poor ? missed : 0;
            row[debt_weeks] = claim.debt + claim.loan;
            row[deduction_weeks] = is_paid && claim.due > 0 && paid.loan + paid.debt > 0 ? 1 : 0;
            row[recovered_pounds] = paid.debt;
            row[unasked_recovered] = claim.unasked ? paid.debt : 0;
            row[taken_pounds] = paid.taken;
            row[waiting_weeks] = waits ? 1 : 0;
            row[told_weeks] = waits && rules_.work.tell ? 1 : 0;
            for (const std::size_t slot :
                 {Slot::total, Slot::deprivation + deprivation_of(one.stratum),
                  Slot::age + age_of(one.stratum), door_slot + static_cast<std::size_t>(claim.door),
                  known_slot + (one.missing() ? 1 : 0), area_slot + area_of(one.stratum)})
                for (std::size_t k = 0; k < column_count; ++k) sums[slot][k] += row[k];

            ledger.due += claim.due;
            ledger.paid += paid.out;
            ledger.unclaimed += row[unclaimed_pounds];
            ledger.over += paid.over;
            ledger.under += paid.under;
            ledger.recovered += paid.debt;
            ledger.repaid += paid.loan;
            if (claim.stage == Stage::owing && claim.debt + claim.loan == 0) ends(one);
        }
        for (std::size_t slot = 0; slot < week.slots(); ++slot) {
            const std::array<Pence, column_count>& row = sums[slot];
            for (std::size_t k = right_weeks; k <= told_weeks; ++k) {
                const bool heads = k == right_weeks || k == paid_weeks || k == deduction_weeks ||
                                   k == waiting_weeks || k == told_weeks;
                week.at(slot, k) = static_cast<double>(row[k]) / (heads ? 1 : 100);
            }
            const auto told = static_cast<double>(row[told_weeks]);
            const double ask =
                rules_.casework.calls * (static_cast<double>(row[waiting_weeks] - row[told_weeks]) +
                                         told * rules_.casework.told);
            week.at(slot, progress_calls) = ask;
            week.at(slot, calls) += ask;
            week.at(slot, hours_people) += 0.3 * ask;
        }
        const double ask = week.at(Slot::total, progress_calls);
        spend(rules_.cost.call * ask);
        total(hours_state, 0.2 * ask);
        spend(rules_.cost.tell * week.at(Slot::total, told_weeks));
        const double real = world_.people_per_citizen, all = week.at(Slot::total, calls);
        const double advisers = std::max(
            1.0, std::floor(rules_.work.advisers * world_.population() * real / 100'000.0 + 0.5));
        busy = erlang_c(static_cast<std::uint32_t>(advisers), all * real * 0.2 / 35);
        const double silent_hours = advisers * 35 / real - all * 0.2;
        if (silent_hours > 0) spend(silent_hours * rules_.cost.idle);
        total(calls_waited, busy * all);
    }
};

} // namespace folkmoot::claims
