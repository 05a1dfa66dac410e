/// From a right to a claim: how people come to know of it, which door they take, what stops them.

#include "models/claims/town.hpp"

#include "core/math.hpp"
#include "core/whole.hpp"
#include "parts/claiming.hpp"
#include "parts/logit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace folkmoot::claims {

void Town::come_to_know(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    const Nature nature(mine, place_->world.seed, c, claim.stratum);
    const Words word = draw(chance.seed, c, state_.clock, purpose::notice);
    claim.stage = static_cast<std::uint8_t>(Stage::unnoticed);
    if (nature.without()) { // they know, and leave it
        claim.mark(Claim::noticed, true);
        count(claim, noticed_rights);
        give_up(claim, gave_up_before);
        claim.step_due = never;
        return;
    }
    const bool may_come = mine.asking.way != Way::apply;
    const Says what = says(claim);
    if (may_come && what != Says::nothing) {
        claim.step_due =
            clock_after(state_.clock, 1 + weeks_until(mine.registers.learn_weeks, word[0]));
        return;
    }
    const bool waits = may_come && nature.waits();
    claim.step_due = word[1] < threshold(mine.notice.aware) && !waits
                         ? static_cast<std::uint16_t>(state_.clock)
                         : clock_after(state_.clock, 1 + weeks_until(mine.notice.weeks, word[2]));
}

// ---------------------------------------------------------------- offered, or paid unasked

void Town::offer(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    const Words word = draw(chance.seed, c, state_.clock, purpose::offer);
    if (down()) { // machines that are down find nobody, whatever paper is kept
        claim.step_due = clock_after(state_.clock, 1);
        return;
    }
    share(c, claim.stratum, records_of(mine));
    spend_on(claim, mine.cost.letter);
    claim.mark(Claim::noticed, true);
    count(claim, noticed_rights);
    if (mine.asking.way == Way::confirm) {
        constexpr std::uint32_t within = 4; // weeks
        claim.stage = static_cast<std::uint8_t>(Stage::offered);
        claim.step_due = clock_after(state_.clock, 1 + below(word[0], within));
        return;
    }
    const Nature nature(mine, place_->world.seed, c, claim.stratum);
    if (nature.passive() || word[1] < threshold(mine.offer.want))
        award_by_machine(claim, true);
    else
        give_up(claim, gave_up_before);
}

void Town::answer(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    const Words word = draw(chance.seed, c, state_.clock, purpose::offer);
    const Nature nature(mine, place_->world.seed, c, claim.stratum);
    if (nature.passive() || word[1] >= threshold(mine.offer.want)) {
        give_up(claim, gave_up_before);
        return;
    }
    takes_hours(claim, mine.hassle.step_hours);
    count(claim, begun);
    award_by_machine(claim, false);
}

// ---------------------------------------------------------------- doors

double Town::trouble(const Claim& claim, Door door) const {
    const Rules& mine = rules_of_citizen(claim.citizen);
    const double digital = place_->world.digital[claim.citizen] / 255.0;
    return mine.hassle.cost * mine.asking.steps / usual_steps * ease_of(mine, door, digital);
}

Door Town::choose_door(const Claim& claim, std::uint32_t word) {
    const Rules& mine = rules_of_citizen(claim.citizen);
    const std::uint32_t c = claim.citizen, area = area_of(claim.stratum);
    const World& world = place_->world;
    std::array<double, door_kinds - 1> weight{};
    const auto at = [&](Door door) -> double& { return weight[static_cast<std::size_t>(door)]; };
    at(Door::page) = draws_.page[world.digital[c]];
    at(Door::phone) = draws_.phone * (1.0 - state_.busy);
    if (!offices_.of_area[area].empty()) {
        const Home home = home_of(world, c, area);
        double nearest = std::numeric_limits<double>::infinity();
        for (const std::uint16_t p : offices_.of_area[area])
            nearest = std::min(nearest, travel_km(world, area, world.providers[p], home));
        at(Door::office) = math::exp(mine.reach.office - mine.reach.km * nearest);
    }
    if (helpers_left_[area] > 0) at(Door::helper) = draws_.helper;
    const bool open = mine.doors.open != Open::closed && state_.market.live > 0;
    if (open && Nature(mine, world.seed, c, claim.stratum).knows_third() < state_.market.reach)
        at(Door::third) = draws_.third[world.digital[c]];
    double sum = 0;
    for (const double each : weight) sum += each;
    return static_cast<Door>(pick(weight, sum, unit(word)));
}

bool Town::shut(Door door, std::uint32_t word) const {
    const Rules& mine = rules();
    if (!needs_machine(mine, door)) return false;
    if (down()) return true;
    return word >= chain_works_ && mine.machine.each < 1.0;
}

void Town::turn_away(Claim& claim, std::uint32_t word) {
    count(claim, turned_away);
    if (word < threshold(rules().machine.lost))
        give_up(claim, gave_up_before);
    else
        claim.step_due = clock_after(state_.clock, 1);
}

void Town::ask(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    if (!claim.is(Claim::noticed)) {
        claim.mark(Claim::noticed, true);
        count(claim, noticed_rights);
    }
    const Words word = draw(chance.seed, c, state_.clock, purpose::choice),
                more = draw(chance.seed, c, state_.clock, purpose::choice, 1);
    const Door door = choose_door(claim, word[0]);
    if (shut(door, word[1])) return turn_away(claim, word[2]);
    const double stake = claim.due / mean_due_, luck = unit(word[3]);
    if (luck >= worth_claiming(stake, trouble(claim, door))) return give_up(claim, gave_up_before);
    if (door == Door::third && luck >= worth_claiming(stake, trouble(claim, Door::page)))
        count(claim, third_new);
    begin_form(claim, door, more);
}

void Town::begin_form(Claim& claim, Door door, const Words& words) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    const World& world = place_->world;
    claim.door = static_cast<std::uint8_t>(door);
    claim.mark(Claim::unasked, false);
    const Market& market = state_.market;
    const bool bad = door == Door::third && market.live > 0 &&
                     words[0] < threshold(static_cast<double>(market.bad) / market.live);
    claim.mark(Claim::bad, bad);
    claim.mark(Claim::toll,
               (door == Door::third && (bad || mine.doors.open == Open::open)) ||
                   (door == Door::helper && mine.doors.helper_pay == HelperPay::claimant));
    claim.mark(Claim::mistaken, words[1] < threshold(fault_of(mine, door, bad)));
    claim.mark(Claim::refused, false);
    count(claim, begun);
    if (door == Door::third) {
        count(claim, third_begun);
        spend_on(claim, mine.doors.support - mine.doors.fee);
        constexpr double sold_on = 3; // a bad one passes on what it learns
        share(c, claim.stratum, bad ? 1 + sold_on : 1);
    }
    if (door == Door::phone) call(claim, 2);
    if (door == Door::office) {
        spend_on(claim, mine.cost.visit);
        week_.at(Slot::total, hours_state) += 0.5;
        takes_hours(claim, 1);
    }
    if (door == Door::helper) {
        count(claim, helper_begun);
        --helpers_left_[area_of(claim.stratum)];
        if (mine.doors.helper_pay == HelperPay::state) spend_on(claim, mine.helping.cost);
    }
    const double ease = ease_of(mine, door, world.digital[c] / 255.0);
    const FormWalk walk =
        walk_form(static_cast<std::uint32_t>(mine.asking.steps), mine.hassle.slip * ease,
                  mine.hassle.days, [&](std::uint32_t block) {
                      return draw(chance.seed, c, state_.clock, purpose::form, block);
                  });
    const auto steps =
        walk.gave_up_at > 0 ? walk.gave_up_at : static_cast<std::uint32_t>(mine.asking.steps);
    takes_hours(claim, steps * mine.hassle.step_hours * ease);
    claim.gives_up_at = static_cast<std::uint8_t>(walk.gave_up_at);
    claim.stage = static_cast<std::uint8_t>(Stage::form);
    claim.step_due = clock_after(state_.clock, 1 + whole_part<std::uint32_t>(walk.days / 7.0));
}

void Town::end_form(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    count(claim, form_ends);
    if (claim.gives_up_at > 0) return give_up(claim, gave_up_form);
    const Says what = says(claim);
    if (mine.asking.evidence == Evidence::registers && what != Says::nothing && !down()) {
        share(c, claim.stratum, records_of(mine));
        claim.mark(Claim::mistaken, what == Says::wrong);
        hand_in(claim);
        decide(claim);
        return;
    }
    const Words word = draw(chance.seed, c, state_.clock, purpose::paper);
    claim.stage = static_cast<std::uint8_t>(Stage::paper);
    claim.step_due = clock_after(state_.clock, 1 + weeks_until(mine.hassle.paper_weeks, word[0]));
    takes_hours(claim, mine.hassle.paper_hours);
}

void Town::end_paper(Claim& claim) {
    const Rules& mine = rules_of_citizen(claim.citizen);
    const Words word = draw(chance.seed, claim.citizen, state_.clock, purpose::paper, 1);
    count(claim, paper_ends);
    const double helped =
        claim.door == static_cast<std::uint8_t>(Door::helper) ? mine.ease.helper : 1.0;
    if (word[0] < threshold(mine.hassle.paper_lost * helped)) return give_up(claim, gave_up_paper);
    hand_in(claim);
    claim.stage = static_cast<std::uint8_t>(Stage::line);
    state_.line.push_back(claim.citizen);
}

void Town::write_to(Claim& claim) {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules_of_citizen(c);
    if (warming_up() || !due_in_week(mine.asking.letters, week())) return;
    const bool reachable = (claim.at(Stage::unnoticed) || claim.at(Stage::gave_up)) &&
                           says(claim) == Says::truth &&
                           !Nature(mine, place_->world.seed, c, claim.stratum).without();
    if (!reachable) return;
    spend_on(claim, mine.cost.letter);
    share(c, claim.stratum, 1);
    const Notice& notice = mine.notice;
    double answers = notice.plain;
    if (mine.asking.letter != Letter::plain) answers += notice.simple;
    if (mine.asking.letter == Letter::amount) answers += notice.amount;
    if (draw(chance.seed, c, state_.clock, purpose::letter)[0] >= threshold(answers)) return;
    if (!claim.is(Claim::noticed)) {
        claim.mark(Claim::noticed, true);
        count(claim, noticed_rights);
    }
    begin_form(claim, Door::page, draw(chance.seed, c, state_.clock, purpose::letter, 1));
}

} // namespace folkmoot::claims
