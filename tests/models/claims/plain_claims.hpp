#pragma once

/// Rights and their money written again as plainly as can be: one record a household, loops over
/// all of them, no sums kept, nothing skipped. What the engine must equal to the last bit.
///
/// It shares with the model its settings, the addresses of chance, and the names of stages, doors
/// and counts; every rule is written anew.

#include "models/claims/plain_doors.hpp"

#include "parts/linkage.hpp"

namespace folkmoot::claims {

class PlainClaims : public PlainDoors {
public:
    using PlainDoors::PlainDoors;

    void step() {
        week = Counts(area_slot + world_.areas.size(), column_count);
        machines();
        helpers();
        firms();
        facts();
        rights_begin();
        const std::uint32_t turn = words(0, purpose::again, 1)[0];
        std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
        for (const Household& one : households)
            order.emplace_back((one.id + turn) * 2'654'435'761U, one.id);
        std::ranges::sort(order);
        for (const auto& [_, c] : order)
            if (households[c].claim) go_on(households[c]);
        caseworkers();
        pay();
        watch();
        stocks();
        ++clock;
    }

private:
    // ------------------------------------------------------------ machines, helpers, firms

    void machines() {
        if (!down() && happens(words(0, purpose::machine)[0], rules_.machine.crash / 52) &&
            !before_week_0())
            down_until = clock + rules_.machine.crash_weeks;
        if (down() && machine_for_all() && !rules_.doors.fallback) total(shut_weeks, 1);
    }
    void helpers() {
        helpers_left_.assign(world_.areas.size(), 0);
        for (std::uint32_t area = 0; area < helpers_left_.size(); ++area) {
            double adults = 0;
            for (const Household& one : households)
                adults += area_of(one.stratum) == area && age_of(one.stratum) >= 2 ? 1 : 0;
            double time = rules_.doors.helpers / 1'000.0 * adults;
            if (rules_.doors.helper_pay == HelperPay::free) time *= 0.5;
            helpers_left_[area] = whole(time + unit(words(area, purpose::helper)[0]));
        }
        if (machine_for_all()) spend(rules_.cost.api * world_.population() / 52);
        if (rules_.doors.fallback) spend(rules_.cost.paper * world_.population() / 52);
    }
    void firms() {
        const Doors& doors = rules_.doors;
        const Third& third = rules_.third;
        if (before_week_0() || doors.open == Open::closed) return;
        const bool looked_at = doors.open == Open::vetted;
        const double come =
            third.join / 52 * std::min(10.0, math::exp((doors.support - doors.fee) / third.margin));
        const Pence how_many = whole(come + unit(words(0, purpose::third)[0]));
        for (std::uint32_t firm = 1; firm <= how_many; ++firm) {
            const Words word = words(firm, purpose::third);
            const bool bad = happens(word[1], rules_.faults.bad_share);
            if (!happens(word[0], third.live)) continue;
            if (looked_at && bad && happens(word[2], rules_.faults.vetting)) continue;
            building.push_back(
                {clock + third.build_weeks + (looked_at ? third.vet_weeks : 0), bad});
        }
        std::vector<PlainFirm> still;
        for (const PlainFirm& firm : building) {
            if (firm.opens > clock) {
                still.push_back(firm);
                continue;
            }
            ++market_live;
            market_bad += firm.bad ? 1 : 0;
        }
        building = still;
        spend(rules_.cost.firm * static_cast<double>(market_live) / 52 / world_.people_per_citizen);
        if (market_live == 0) return;
        const double most =
            third.ceiling * -math::expm1(-static_cast<double>(market_live) / third.few);
        if (reach == 0) reach = std::min(third.start, most);
        if (most > 0)
            reach = std::min(1.0,
                             reach + third.growth / 52 * reach * std::max(0.0, 1.0 - reach / most));
    }

    // ------------------------------------------------------------ facts

    void facts() {
        const Register& registers = rules_.registers;
        const Care& care = rules_.care;
        for (const std::uint32_t c : anybody(registers.moves / 52, purpose::moves))
            facts_change(households[c]);
        for (const std::uint32_t c : anybody(registers.leave / 52, purpose::leave))
            if (age_of(households[c].stratum) >= 2) leaves(households[c]);
        for (std::uint32_t d = 0; d < copies(); ++d) {
            const auto its = static_cast<Purpose>(static_cast<std::uint32_t>(purpose::check) + d);
            const auto chosen = anybody(care.checks / 52, its);
            for (const std::uint32_t c : chosen) is_checked(households[c], d);
            spend(rules_.cost.check * static_cast<double>(chosen.size()));
            total(hours_state, 0.05 * static_cast<double>(chosen.size()));
        }
        for (const std::uint32_t c : anybody(registers.duplicates / 52, purpose::twice))
            if (!households[c].missing()) households[c].twice = true;
        for (Household& one : households) {
            if (!one.struck || one.back != clock) continue;
            one.struck = false;
            one.back = never;
            count_slots(one, hours_people, 1);
        }
        const bool purge = times_a_year(care.purge);
        if (purge) {
            spend(rules_.cost.letter * world_.population());
            for (const std::uint32_t c : anybody(registers.silent, purpose::purge))
                if (households[c].stale[0] && !households[c].missing()) strike_off(households[c]);
        }
        for (std::uint32_t area = 0; area < ghosts.size(); ++area) {
            const double gone = std::min(1.0, care.checks / 52 + (purge ? 0.9 : 0.0));
            const auto there = static_cast<double>(ghosts[area]);
            ghosts[area] -=
                whole(std::min(there, there * gone + unit(words(area, purpose::left, 1)[0])));
        }
        if (one_voice()) spend(rules_.cost.link * world_.population() / 52);
        if (rules_.care.see_own) spend(rules_.cost.show * world_.population() / 52);
    }
    void facts_change(Household& one) {
        const auto departments = static_cast<std::uint32_t>(rules_.registers.departments);
        const Words word = words(one.id, purpose::moved);
        for (std::size_t d = 0; d < 8; ++d) one.stale[d] = d < departments;
        double tells = rules_.registers.told;
        if (rules_.care.see_own) tells += (1.0 - tells) / 2.0;
        if (happens(word[0], tells)) {
            entered(one, below(word[1], departments), true);
            count_slots(one, hours_people, 0.5);
            heard_by_others();
        }
        if (rules_.asking.way != Way::apply) total(records, static_cast<double>(copies()));
    }
    /// What a department that is linked learns goes to each of the others.
    void heard_by_others() {
        if (rules_.care.linked && !one_keeper()) total(records, rules_.registers.departments - 1);
    }
    void is_checked(Household& one, std::uint32_t department) {
        if (one.missing()) return;
        const Words word = words(one.id, purpose::checked, department);
        entered(one, department, !happens(word[0], rules_.registers.mistakes));
        heard_by_others();
        if (department > 0) return;
        const Linkage linkage = linkage_at(usual_fields, rules_.care.certainty, 10'000);
        if (happens(word[1], linkage.found)) one.twice = false;
        if (happens(word[2], linkage.wrong)) strike_off(one);
    }
    void strike_off(Household& one) {
        one.struck = true;
        one.twice = false;
        const double weeks = rules_.registers.rejoin_weeks;
        one.back =
            later(rules_.care.see_own ? weeks / 2 : weeks, words(one.id, purpose::rejoin)[0]);
        count_slots(one, Column::removed_wrongly, 1);
        if (!one.claim || one.claim->stage != Stage::paid || one.claim->gone) return;
        find_out(one);
        if (!one.claim || one.claim->stage != Stage::paid) return;
        give_up(one);
        one.claim->step = one.back; // whatever else would have made them try again
    }
    void leaves(Household& one) {
        const Words word = words(one.id, purpose::left);
        if (one.claim && one.claim->gone) return;
        if (one.claim && one.claim->stage == Stage::paid) {
            one.claim->due = 0;
            one.claim->life = never;
            one.claim->gone = true;
            one.claim->told = later(rules_.change.weeks, word[0]);
        } else if (one.claim) {
            write_off(one);
            ends(one);
        }
        if (!one.missing()) ++ghosts[area_of(one.stratum)];
        one.unknown = happens(
            word[1], poorer_more(1.0 - rules_.registers.known, rules_.registers.gap, one.stratum));
        one.struck = one.twice = false;
        one.back = never;
        one.stale = {};
        one.content = 178;
    }

    // ------------------------------------------------------------ rights

    void rights_begin() {
        for (std::uint32_t s = 0; s < world_.strata.count(); ++s) {
            double chance = right_chance(s);
            if (rises(clock) && area_of(s) == 0)
                chance = std::min(0.9, chance * rules_.rise.factor);
            const auto begins =
                befallen(chance, world_.strata.first[s], world_.strata.first[s + 1],
                         [&](std::uint32_t block) { return words(s, Purpose::need, block); });
            for (const std::uint32_t c : begins) right_begins(households[c]);
        }
    }
    [[nodiscard]] double life_goes_on() const { // weeks from one thing to the next
        return 52.0 / (rules_.right.changes + 1.0 / rules_.right.years);
    }
    void right_begins(Household& one) {
        if (one.claim && one.claim->stage != Stage::owing) return;
        const Words word = words(one.id, purpose::life);
        PlainClaim claim;
        const double pounds =
            rules_.right.amount * (1.0 + rules_.right.spread * (2.0 * unit(word[0]) - 1.0));
        claim.due = std::max<Pence>(1, nearest(100.0 * pounds));
        claim.began = clock;
        claim.life = later(life_goes_on(), word[1]);
        claim.poor = is_poor(one);
        ++begun_rights;
        if (one.claim) {
            ++closed_rights;
            claim.debt = one.claim->debt;
            claim.loan = one.claim->loan;
            claim.unasked = one.claim->unasked;
        }
        one.claim = claim;
        count(one, rights);
        comes_to_know(one);
    }
    void comes_to_know(Household& one) {
        const Words word = words(one.id, purpose::notice);
        if (does_without(one)) {
            notices(one);
            give_up(one, Column::gave_up_before);
            one.claim->step = never;
            return;
        }
        const bool by_itself = rules_.asking.way != Way::apply;
        const bool waits = by_itself && happens(always(one, 1)[1], rules_.offer.waiting);
        if (by_itself && says(one) != Says::nothing)
            one.claim->step = later(rules_.registers.learn_weeks, word[0]);
        else if (happens(word[1], rules_.notice.aware) && !waits)
            one.claim->step = clock;
        else
            one.claim->step = later(rules_.notice.weeks, word[2]);
    }
    // ------------------------------------------------------------ what comes to a household

    void go_on(Household& one) {
        if (one.claim->life == clock) life(one);
        if (one.claim && one.claim->told == clock) {
            if (one.claim->gone || says(one) == Says::truth)
                find_out(one);
            else
                one.claim->told = later(rules_.change.weeks, words(one.id, purpose::told)[0]);
        }
        if (one.claim && one.claim->review == clock) review(one);
        if (one.claim && one.claim->stage == Stage::paid && has_to_claim_again(one))
            claims_again(one);
        if (one.claim && one.claim->step == clock) {
            one.claim->step = never;
            next_step(one);
        }
        if (one.claim && times_a_year(rules_.asking.letters)) letter(one);
    }
    void life(Household& one) {
        const Right& right = rules_.right;
        const Words word = words(one.id, purpose::life, 1);
        const bool over = happens(word[0], 1.0 / (1.0 + right.changes * right.years));
        PlainClaim& claim = *one.claim;
        claim.life = never;
        if (over) {
            claim.due = 0;
        } else {
            const double by = right.change_size * (2.0 * unit(word[1]) - 1.0);
            claim.due = std::max<Pence>(1, nearest(static_cast<double>(claim.due) * (1.0 + by)));
            claim.life = later(life_goes_on(), word[2]);
        }
        if (claim.stage != Stage::paid) {
            if (over) right_ends(one);
            return;
        }
        const Words how = words(one.id, purpose::told, 1);
        if (happens(how[0], rules_.change.report)) {
            calls_up(one, rules_.casework.change_calls);
            find_out(one);
        } else {
            claim.told = std::min(claim.told, later(rules_.change.weeks, how[1]));
        }
    }
    void next_step(Household& one) {
        const Way way = rules_.asking.way;
        switch (one.claim->stage) {
        case Stage::unnoticed:
            if (way == Way::apply || one.claim->noticed || says(one) == Says::nothing)
                return ask(one);
            return offer(one);
        case Stage::gave_up:
            return ask(one);
        case Stage::offered:
            return answer(one);
        case Stage::form:
            return form_ends_for(one);
        case Stage::paper:
            return papers_end(one);
        case Stage::agreed:
            return first_payment(one);
        default:
            return;
        }
    }
    // ------------------------------------------------------------ watched and noted down

    void watch() {
        if (rules_.rise.factor == 1) return;
        for (std::uint32_t area = 0; area < watches.size(); ++area) {
            Watch& eye = watches[area];
            if (eye.tells == clock) {
                eye.tells = never;
                eye.chart = 0;
                if (area > 0 || !rises(eye.rang)) {
                    total(Column::false_alarms, 1);
                } else if (!noticed_rise) {
                    noticed_rise = true;
                    total(noticed_rises, 1);
                    total(Column::notice_weeks, static_cast<double>(clock - 52 - rules_.rise.week));
                }
                more_staff_until = clock + 26;
            }
            const double above = week.at(area_slot + area, asked_claims) - eye.usual;
            if (!before_week_0() && eye.tells == never) {
                const double z = above / std::max(1.0, 1.2533 * eye.spread);
                eye.chart = std::max(0.0, eye.chart + z - 0.5);
                if (eye.chart > rules_.rise.limit) {
                    eye.rang = static_cast<std::uint16_t>(clock);
                    const Whole published = (clock / 13 + 1) * 13 + rules_.rise.lag;
                    eye.tells =
                        static_cast<std::uint16_t>(rules_.care.insight ? clock + 1 : published);
                }
            }
            const double pace = before_week_0() ? 0.08 : 0.02;
            eye.usual += pace * above;
            eye.spread += pace * (std::fabs(above) - eye.spread);
        }
    }
    void stocks() {
        double wrong = 0;
        for (const Household& one : households) {
            week.at(Slot::total, people_weeks) += 1;
            week.at(Slot::deprivation + deprivation_of(one.stratum), people_weeks) += 1;
            week.at(Slot::age + age_of(one.stratum), people_weeks) += 1;
            week.at(area_slot + area_of(one.stratum), people_weeks) += 1;
            bool right = true;
            for (std::size_t d = 0; d < copies(); ++d) {
                wrong += one.stale[d] ? 1 : 0;
                right = right && !one.stale[d];
            }
            if (right) total(all_right_weeks, 1);
            if (one.missing()) total(unknown_weeks, 1);
            if (one.twice) total(duplicate_weeks, 1);
        }
        total(stale_weeks, wrong / static_cast<double>(copies()));
        total(third_known_weeks, reach * static_cast<double>(households.size()));
        for (std::uint32_t area = 0; area < ghosts.size(); ++area) {
            total(ghost_weeks, static_cast<double>(ghosts[area]));
            week.at(area_slot + area, ghost_weeks) = static_cast<double>(ghosts[area]);
        }
    }
};

} // namespace folkmoot::claims
