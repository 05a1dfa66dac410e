#pragma once

/// From a right to a claim that is handed in, as plainly as can be: see plain_claims.hpp.

#include "models/claims/plain_money.hpp"

#include <limits>

namespace folkmoot::claims {

class PlainDoors : public PlainMoney {
public:
    using PlainMoney::PlainMoney;

protected:
    // ------------------------------------------------------------ offered, paid, written to

    void notices(Household& one) {
        if (!one.claim->noticed) count(one, noticed_rights);
        one.claim->noticed = true;
    }
    void passes_on(const Household& one, double how_many) { count_slots(one, records, how_many); }

    void offer(Household& one) {
        const Words word = words(one.id, purpose::offer);
        if (down()) {
            one.claim->step = clock + 1;
            return;
        }
        passes_on(one, static_cast<double>(copies()));
        spend(rules_.cost.letter);
        notices(one);
        if (rules_.asking.way == Way::confirm) {
            one.claim->stage = Stage::offered;
            one.claim->step = clock + 1 + below(word[0], 4);
        } else if (is_passive(one) || happens(word[1], rules_.offer.want)) {
            award_unseen(one, true);
        } else {
            give_up(one, Column::gave_up_before);
        }
    }
    void answer(Household& one) {
        if (is_passive(one) || !happens(words(one.id, purpose::offer)[1], rules_.offer.want))
            return give_up(one, Column::gave_up_before);
        hours(one, rules_.hassle.step_hours);
        count(one, begun);
        award_unseen(one, false);
    }
    void letter(Household& one) {
        if (one.claim->stage != Stage::unnoticed && one.claim->stage != Stage::gave_up) return;
        if (says(one) != Says::truth || does_without(one)) return;
        spend(rules_.cost.letter);
        passes_on(one, 1);
        double answers = rules_.notice.plain;
        if (rules_.asking.letter != Letter::plain) answers += rules_.notice.simple;
        if (rules_.asking.letter == Letter::amount) answers += rules_.notice.amount;
        if (!happens(words(one.id, purpose::letter)[0], answers)) return;
        notices(one);
        begin_form(one, Door::page, words(one.id, purpose::letter, 1));
    }

    // ------------------------------------------------------------ doors

    [[nodiscard]] double ease(const Household& one, Door door) const {
        const double online = 1.0 + rules_.hassle.offline * (1.0 - world_.digital[one.id] / 255.0);
        const Ease& ease = rules_.ease;
        return door == Door::page     ? online
               : door == Door::phone  ? ease.phone
               : door == Door::office ? ease.office
               : door == Door::helper ? ease.helper
                                      : ease.third * online;
    }
    [[nodiscard]] bool finds_it_worth(const Household& one, Door door, double luck) const {
        const double trouble = rules_.hassle.cost * rules_.asking.steps / 6 * ease(one, door);
        const double stake = static_cast<double>(one.claim->due) / (100.0 * rules_.right.amount);
        return luck < (trouble > 0 ? -math::expm1(-stake / trouble) : 1.0);
    }
    [[nodiscard]] Door chosen(const Household& one, double luck) const {
        const auto& draws = rules_.reach;
        const std::uint32_t area = area_of(one.stratum);
        const double online = draws.digital * (world_.digital[one.id] / 255.0 - 0.5);
        double nearest = std::numeric_limits<double>::infinity();
        for (const Provider& office : world_.providers)
            if (office.area == area)
                nearest = std::min(nearest,
                                   travel_km(world_, area, office, home_of(world_, one.id, area)));
        std::array<double, 5> weight{};
        weight[0] = math::exp(draws.page + online);
        weight[1] = math::exp(draws.phone) * (1.0 - busy);
        if (nearest < 1e9) weight[2] = math::exp(draws.office - draws.km * nearest);
        if (helpers_left_[area] > 0) weight[3] = math::exp(draws.helper);
        if (rules_.doors.open != Open::closed && market_live > 0 && unit(always(one, 1)[2]) < reach)
            weight[4] = math::exp(draws.third + online);
        double left = luck * (weight[0] + weight[1] + weight[2] + weight[3] + weight[4]);
        for (std::size_t door = 0; door < 4; ++door) {
            left -= weight[door];
            if (left < 0) return static_cast<Door>(door);
        }
        return Door::third;
    }
    [[nodiscard]] bool shut(Door door, std::uint32_t word) const {
        const bool paper = door == Door::phone || door == Door::office || door == Door::helper;
        if (machine_for_all() ? paper && rules_.doors.fallback : door != Door::page) return false;
        const Machine& machine = rules_.machine;
        const double works = math::pow(machine.each, machine_for_all() ? machine.parts : 1);
        return down() || (machine.each < 1 && !happens(word, works));
    }
    void ask(Household& one) {
        notices(one);
        const Words word = words(one.id, purpose::choice);
        const Door door = chosen(one, unit(word[0]));
        if (shut(door, word[1])) {
            count(one, Column::turned_away);
            if (happens(word[2], rules_.machine.lost))
                give_up(one, Column::gave_up_before);
            else
                one.claim->step = clock + 1;
            return;
        }
        const double luck = unit(word[3]);
        if (!finds_it_worth(one, door, luck)) return give_up(one, Column::gave_up_before);
        if (door == Door::third && !finds_it_worth(one, Door::page, luck))
            count(one, Column::third_new);
        begin_form(one, door, words(one.id, purpose::choice, 1));
    }
    void begin_form(Household& one, Door door, const Words& word) {
        PlainClaim& claim = *one.claim;
        const Doors& doors = rules_.doors;
        const Faults& faults = rules_.faults;
        claim.door = door;
        claim.unasked = claim.refused = false;
        claim.bad = door == Door::third && happens(word[0], static_cast<double>(market_bad) /
                                                                static_cast<double>(market_live));
        claim.toll = (door == Door::third && (claim.bad || doors.open == Open::open)) ||
                     (door == Door::helper && doors.helper_pay == HelperPay::claimant);
        const double fault = claim.bad              ? faults.bad
                             : door == Door::third  ? faults.third
                             : door == Door::helper ? faults.helper
                                                    : faults.page;
        const double missing_steps = rules_.asking.steps < 6 ? 6 - rules_.asking.steps : 0;
        claim.mistaken =
            happens(word[1], std::min(1.0, fault * (1.0 + faults.brief * missing_steps)));
        count(one, begun);
        if (door == Door::third) {
            count(one, third_begun);
            spend(doors.support - doors.fee);
            passes_on(one, claim.bad ? 4 : 1);
        }
        if (door == Door::phone) calls_up(one, 2);
        if (door == Door::office) {
            spend(rules_.cost.visit);
            total(hours_state, 0.5);
            hours(one, 1);
        }
        if (door == Door::helper) {
            count(one, helper_begun);
            --helpers_left_[area_of(one.stratum)];
            if (doors.helper_pay == HelperPay::state) spend(rules_.helping.cost);
        }
        // Step by step: so many days at each, and perhaps no further.
        const double slips = rules_.hassle.slip * ease(one, door);
        double days = 0;
        std::uint32_t steps = 0;
        claim.gives_up_at = 0;
        while (claim.gives_up_at == 0 && steps < static_cast<std::uint32_t>(rules_.asking.steps)) {
            const Words at = words(one.id, purpose::form, steps / 2);
            days -= rules_.hassle.days * math::fast_log_unit(at[steps % 2 * 2]);
            const bool slipped = happens(at[steps % 2 * 2 + 1], slips);
            ++steps;
            if (slipped) claim.gives_up_at = steps;
        }
        hours(one, steps * rules_.hassle.step_hours * ease(one, door));
        claim.stage = Stage::form;
        claim.step = clock + 1 + static_cast<Whole>(whole(days / 7));
    }
    void form_ends_for(Household& one) {
        PlainClaim& claim = *one.claim;
        count(one, form_ends);
        if (claim.gives_up_at > 0) return give_up(one, Column::gave_up_form);
        if (rules_.asking.evidence == Evidence::registers && says(one) != Says::nothing &&
            !down()) {
            passes_on(one, static_cast<double>(copies()));
            claim.mistaken = says(one) == Says::wrong;
            hand_in(one);
            return decide_by_machine(one);
        }
        claim.stage = Stage::paper;
        claim.step = later(rules_.hassle.paper_weeks, words(one.id, purpose::paper)[0]);
        hours(one, rules_.hassle.paper_hours);
    }
    void papers_end(Household& one) {
        count(one, paper_ends);
        const double helped = one.claim->door == Door::helper ? rules_.ease.helper : 1;
        if (happens(words(one.id, purpose::paper, 1)[0], rules_.hassle.paper_lost * helped))
            return give_up(one, Column::gave_up_paper);
        hand_in(one);
        one.claim->stage = Stage::line;
        one.claim->ticket = ++last_ticket_;
    }

    std::vector<Pence> helpers_left_; ///< of the week, by area
};

} // namespace folkmoot::claims
