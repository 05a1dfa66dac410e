/// From a claim to its money, and what is found out later.

#include "models/claims/town.hpp"

#include "core/units.hpp"
#include "core/whole.hpp"
#include "models/claims/model.hpp"
#include "parts/claiming.hpp"

#include <algorithm>

namespace folkmoot::claims {
namespace {

constexpr double weeks_in_month = weeks_per_year / 12.0;
constexpr std::uint32_t by_machine = 0, by_a_person = 1; // of person_decided

} // namespace

// ---------------------------------------------------------------- handed in

void Town::hand_in(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    claim.asked = static_cast<std::uint16_t>(state_.clock);
    count(claim, asked_claims);
    note(PersonEventKind::asked, c, 1);
    if (mine.paying.advance <= 0.0 || mine.paying.wait_weeks == 0) return;
    count(claim, advance_offers);
    if (claim.loan > 0 || !Nature(mine, place_->world.seed, c, claim.stratum).takes_advance())
        return;
    count(claim, advances);
    claim.loan = whole_part<std::uint32_t>(mine.paying.advance * weeks_in_month * claim.due);
    state_.ledger.advanced += claim.loan;
}

void Town::award_by_machine(Claim& claim, bool unasked) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    claim.door = static_cast<std::uint8_t>(Door::none);
    claim.mark(Claim::unasked, unasked);
    claim.mark(Claim::toll, false);
    claim.mark(Claim::bad, false);
    claim.mark(Claim::refused, false);
    hand_in(claim);
    count(claim, decided);
    note(person_decided, c, by_machine);
    spend_on(claim, mine.cost.automatic);
    week_.at(Slot::total, hours_state) += 0.05;
    // Who confirms sees what is wrong, as often as a caseworker would.
    const Words word = draw(chance.seed, c, state_.clock, purpose::decide);
    const bool wrong =
        says(claim) == Says::wrong && (unasked || word[0] >= threshold(mine.faults.found));
    claim.award = claim.due;
    if (wrong) {
        const bool more = word[3] < threshold(mine.faults.favour);
        claim.award = nearest_whole<std::uint32_t>(
            claim.due * (1.0 + (more ? 1.0 : -1.0) * mine.registers.wrong_by));
    }
    const bool twice = unasked && (state_.known[c] & Known::duplicate) != 0;
    if (twice) claim.award *= 2;
    claim.mark(Claim::mistaken, wrong || twice);
    agree(claim, claim.award != claim.due);
}

// ---------------------------------------------------------------- the line

void Town::work_off_line() {
    const Rules& mine = rules();
    const bool more = state_.clock < state_.more_staff_until;
    const double hands = mine.work.staff + (more ? mine.rise.staff : 0.0);
    const bool idle = down() && has_machine(mine) && !mine.doors.fallback;
    const double room = state_.spare + (idle ? 0.0 : hands * usual_rights_);
    auto done = std::min(whole_part<std::size_t>(room), state_.line.size());
    const double left = room - static_cast<double>(done);
    state_.spare = left < 1.0 ? left : left - static_cast<double>(whole_part<std::uint32_t>(left));
    // Whoever has nothing to decide is paid all the same.
    spend(std::max(0.0, hands * usual_rights_ - static_cast<double>(done)) * mine.cost.idle);
    std::vector<std::uint32_t> turn(state_.line.begin(),
                                    state_.line.begin() + static_cast<std::ptrdiff_t>(done));
    state_.line.erase(state_.line.begin(), state_.line.begin() + static_cast<std::ptrdiff_t>(done));
    for (const std::uint32_t c : turn) {
        const Change change(*this, c);
        Claim& claim = *claim_of(c);
        spend_on(claim, mine.cost.decision);
        week_.at(Slot::total, hours_state) += 1.0;
        decide(claim);
    }
}

void Town::decide(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    const bool by_person = claim.at(Stage::line);
    const Words word = draw(chance.seed, c, state_.clock, purpose::decide);
    count(claim, decided);
    note(person_decided, c, by_person ? by_a_person : by_machine);
    if (!by_person) {
        spend_on(claim, mine.cost.automatic);
        week_.at(Slot::total, hours_state) += 0.05;
    } else {
        if (claim.is(Claim::mistaken) && word[0] < threshold(mine.faults.found))
            claim.mark(Claim::mistaken, false);
        const bool refused =
            !claim.is(Claim::refused) && word[1] < threshold(mine.casework.refuse_right);
        if (refused) count(claim, refused_wrongly);
        if (refused && word[2] < threshold(mine.casework.review)) {
            claim.mark(Claim::refused, true); // and asks for another look, once
            state_.line.push_back(c);
            return;
        }
        count(claim, lined);
        count(claim, line_weeks, state_.clock - claim.asked);
        if (refused) return give_up(claim, column_count);
        // Whoever has had a person in front of them knows them, and has mended their own copy.
        if ((state_.known[c] & Known::struck) != 0)
            std::erase_if(state_.struck, [&](const Struck& each) { return each.citizen == c; });
        set_known(c, state_.known[c] & static_cast<std::uint8_t>(~unsigned{Known::missing}));
        update(c, copies_at(0), true);
    }
    claim.award = claim.due;
    if (claim.is(Claim::mistaken)) {
        const bool more = word[3] < threshold(mine.faults.favour);
        claim.award = nearest_whole<std::uint32_t>(
            claim.due * (1.0 + (more ? 1.0 : -1.0) * mine.registers.wrong_by));
    }
    agree(claim, claim.award != claim.due);
}

void Town::agree(Claim& claim, bool wrong) {
    const Rules& mine = rules_of_citizen(claim.citizen);
    claim.stage = static_cast<std::uint8_t>(Stage::agreed);
    claim.step_due = static_cast<std::uint16_t>(std::max<std::uint32_t>(
        state_.clock + 1, claim.asked + static_cast<std::uint32_t>(mine.paying.wait_weeks)));
    count(claim, awards);
    if (wrong) count(claim, wrong_awards);
}

void Town::pay_first(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    const bool first = claim.paid_since == never; // and not again, after it was lost
    claim.stage = static_cast<std::uint8_t>(Stage::paid);
    claim.paid_since = static_cast<std::uint16_t>(state_.clock);
    if (mine.renewing.review_weeks > 0)
        claim.review_due =
            clock_after(state_.clock, static_cast<std::uint32_t>(mine.renewing.review_weeks));
    feel(c, content_when_paid);
    note(person_paid, c, 1);
    note(person_award, c, (claim.award + 50) / 100);
    if (!first) return;
    const std::uint32_t waited = state_.clock - claim.began;
    count(claim, first_paid);
    count(claim, first_wait_weeks, waited);
    const auto promised = std::max(1U, static_cast<std::uint32_t>(mine.paying.wait_weeks));
    if (state_.clock <= claim.asked + promised) count(claim, first_on_time);
    note(person_waited, c, waited);
}

// ---------------------------------------------------------------- found out

void Town::find_out(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    claim.told_due = never;
    if (claim.is(Claim::gone)) {
        write_off(claim);
        remove(c);
        return;
    }
    Ledger& ledger = state_.ledger;
    if (claim.hidden > 0) {
        const double share = claim.is(Claim::unasked) ? rules_of_citizen(c).paying.forgive : 0.0;
        const auto forgiven = whole_part<std::uint32_t>(share * claim.hidden);
        ledger.forgiven += forgiven;
        count(claim, forgiven_pounds, forgiven / 100.0);
        claim.debt += claim.hidden - forgiven;
        if (claim.hidden > forgiven) feel(c, content_in_debt);
        claim.hidden = 0;
    }
    ledger.arrears += claim.missed;
    claim.missed = 0;
    claim.mark(Claim::mistaken, false);
    claim.award = claim.due;
    if (claim.due == 0) end_right(claim);
}

void Town::review(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    claim.review_due = never;
    if (!claim.at(Stage::paid) || mine.renewing.review_weeks == 0) return;
    const Says what = says(claim);
    const bool by_register = mine.asking.evidence == Evidence::registers && what != Says::nothing;
    spend_on(claim, by_register ? mine.cost.automatic : mine.cost.decision);
    week_.at(Slot::total, hours_state) += by_register ? 0.05 : 1.0;
    if (by_register) share(c, claim.stratum, records_of(mine));
    if (!by_register) takes_hours(claim, mine.hassle.paper_hours);
    const auto next =
        clock_after(state_.clock, static_cast<std::uint32_t>(mine.renewing.review_weeks));
    if (by_register && what == Says::wrong && !claim.is(Claim::gone)) {
        claim.review_due = next; // what is held is wrong, and nobody doubts it
        return;
    }
    const Words word = draw(chance.seed, c, state_.clock, purpose::paper, 2);
    find_out(claim);
    Claim* still = claim_of(c);
    if (still == nullptr || !still->at(Stage::paid)) return;
    if (!by_register) {
        count(*still, paper_ends);
        if (word[0] < threshold(mine.hassle.paper_lost)) return give_up(*still, gave_up_paper);
    }
    still->review_due = next;
}

void Town::end_reclaim(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    const auto told = state_.clock - static_cast<std::uint32_t>(rules().reclaim.notice_weeks);
    if (claim.is(Claim::gone) || (claim.paid_since != never && claim.paid_since > told)) return;
    count(claim, reclaim_told);
    if (mine.renewing.carry) {
        share(c, claim.stratum, records_of(mine));
        spend_on(claim, mine.cost.automatic);
        return;
    }
    const Reclaim& reclaim = mine.reclaim;
    const double tie = Nature(mine, place_->world.seed, c, claim.stratum).tie();
    const double usual = tie < reclaim.loose_share                          ? reclaim.loose
                         : tie < reclaim.loose_share + reclaim.middle_share ? reclaim.middle
                                                                            : reclaim.close;
    const double stake = claim.award / mean_due_ * usual_steps / mine.asking.steps;
    const Words word = draw(chance.seed, c, state_.clock, purpose::again);
    const bool lost = word[0] < threshold(not_again(usual, stake));
    if (!lost) {
        spend_on(claim, mine.cost.decision);
        week_.at(Slot::total, hours_state) += 1.0;
        takes_hours(claim, mine.asking.steps * mine.hassle.step_hours);
        find_out(claim);
        return;
    }
    count(claim, reclaim_lost);
    find_out(claim);
    Claim* still = claim_of(c);
    if (still != nullptr && still->at(Stage::paid)) give_up(*still, column_count);
}

// ---------------------------------------------------------------- ends

void Town::give_up(Claim& claim, Column column) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    if (column != column_count) count(claim, column);
    claim.stage = static_cast<std::uint8_t>(Stage::gave_up);
    claim.award = 0;
    claim.review_due = claim.told_due = never;
    claim.step_due = never;
    if (mine.hassle.again > 0.0) {
        const Words word = draw(chance.seed, c, state_.clock, purpose::again, 2);
        claim.step_due =
            clock_after(state_.clock, 1 + weeks_until(weeks_per_year / mine.hassle.again, word[0]));
    }
    feel(c, content_when_lost);
    note(person_gave_up, c, 1);
}

void Town::end_right(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    if (claim.at(Stage::line)) std::erase(state_.line, c);
    if (claim.debt + claim.loan == 0) return remove(c);
    const Words word = draw(chance.seed, c, state_.clock, purpose::end);
    if (word[0] < threshold(rules().change.lost)) {
        write_off(claim);
        remove(c);
        return;
    }
    constexpr std::uint32_t over = 52; // weeks
    claim.stage = static_cast<std::uint8_t>(Stage::owing);
    claim.award = std::max<std::uint32_t>(1, (claim.debt + claim.loan + over - 1) / over);
    claim.step_due = claim.life_due = claim.told_due = claim.review_due = never;
}

void Town::write_off(Claim& claim) {
    Ledger& ledger = state_.ledger;
    const Pence lost = Pence{claim.hidden} + claim.debt;
    ledger.written_off += lost;
    ledger.loans_lost += claim.loan;
    ledger.under_lost += claim.missed;
    count(claim, lost_pounds, static_cast<double>(lost + claim.loan) / 100.0);
    claim.hidden = claim.debt = claim.loan = claim.missed = 0;
}

void Town::remove(std::uint32_t c) {
    const std::uint32_t at = state_.claim_of[c];
    if (state_.claims[at].at(Stage::line)) std::erase(state_.line, c);
    const std::uint32_t last = state_.claims.back().citizen;
    state_.claims[at] = state_.claims.back();
    state_.claim_of[last] = at;
    state_.claim_of[c] = no_claim;
    state_.claims.pop_back();
    glance_.last_goes_to(at);
    ++state_.closed;
}

} // namespace folkmoot::claims
