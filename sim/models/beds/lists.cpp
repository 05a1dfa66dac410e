/// Planned care: who waits for it, who gets worse or gives up, and who gets a date.

#include "core/units.hpp"
#include "core/whole.hpp"
#include "models/beds/town.hpp"

#include <algorithm>
#include <tuple>

namespace folkmoot::beds {

void Town::join_lists(std::span<const Listed> needs) {
    for (Listed one : needs) {
        one.number = static_cast<std::uint32_t>(state_.tally.listed++);
        state_.lists[state_.hospital_of[one.citizen]].push_back(one);
        add_person(week_, one.stratum, planned, planned_needs);
        note(person_listed, one.citizen, 1);
    }
}

void Town::pass_lists() {
    const WaitingList& rules = this->rules().list;
    const double ring = this->rules().costs.ring / weeks_per_year;
    for (std::size_t h = 0; h < hospitals(); ++h) {
        double rung = 0;
        std::erase_if(state_.lists[h], [&](const Listed& one) {
            const std::uint32_t waited = state_.clock - one.joined;
            const bool cared = rules_of_citizen(one.citizen).planned.looked_after;
            const double risk = cared ? 1.0 - rules.look_after : 1.0;
            rung += cared ? 1.0 : 0.0;
            if (one.worse_after != never && waited * risk >= one.worse_after) {
                const Words word =
                    draw(chance.seed, one.citizen, state_.clock, purpose::worse, one.number);
                const Words more =
                    draw(chance.seed, one.number, state_.clock, purpose::worse, one.citizen);
                Coming worse;
                worse.minute = below(word[0], minutes_a_week);
                worse.citizen = one.citizen;
                worse.stratum = one.stratum;
                worse.why = planned;
                worse.ward = word[1] < threshold(rules.worse_intensive) ? intensive : general;
                const Need& need = this->rules().need;
                worse.stay = stay_of((worse.ward == intensive ? need.intensive_stay : need.stay) *
                                         rules.worse_stay,
                                     need.spread, word[2]);
                worse.luck = word[3];
                worse.patience = stay_of(this->rules().harm.patience / 24.0, 1.0, more[0]);
                own_.push_back(worse);
                ++state_.tally.got_worse;
                add_person(week_, one.stratum, planned, got_worse);
                note(person_worse, one.citizen, 1);
                return true;
            }
            if (one.leaves_after == never || waited < one.leaves_after) return false;
            note(PersonEventKind::left, one.citizen, 1);
            ++state_.tally.left;
            add_person(week_, one.stratum, planned, planned_lost);
            return true;
        });
        add_place(week_, area_of_hospital(h), ring_pounds, rung * ring);
        checked_pounds_ += rung * ring;
    }
}

void Town::give_dates() {
    dates_.clear();
    for (std::uint32_t h = 0; h < hospitals(); ++h) {
        const double usual = plan_[h].new_plans * (1.0 + rules().planned.extra);
        auto many = whole_part<std::uint32_t>(usual);
        const Words word = draw(chance.seed, h, state_.clock, purpose::dates);
        if (word[0] < threshold(usual - many)) ++many;
        const auto& list = state_.lists[h];
        many = std::min(many, static_cast<std::uint32_t>(list.size()));
        constexpr std::uint32_t working_week = 5 * minutes_a_day;
        for (std::uint32_t at = 0; at < many; ++at) {
            const Words when =
                draw(chance.seed, list[at].citizen, state_.clock, purpose::date, list[at].number);
            dates_.push_back({below(when[0], working_week), static_cast<std::uint16_t>(h), at});
        }
    }
    std::ranges::sort(dates_, {}, [](const Date& date) {
        return std::tuple(date.minute, date.hospital, date.at);
    });
}

void Town::keep_date(const Date& date) {
    const std::size_t h = date.hospital;
    Listed& one = state_.lists[h][date.at];
    add_person(week_, one.stratum, planned, dates);
    const std::uint32_t open = open_in(h, general), used = state_.hospitals[h].used[general];
    if (used >= open || used >= rules_of_hospital(h).planned.stop_at * open ||
        !state_.queues[h].empty()) {
        add_person(week_, one.stratum, planned, put_off);
        note(person_put_off, one.citizen, 1);
        mark(one.citizen, Latest::put_off);
        return;
    }
    const Words word = draw(chance.seed, one.citizen, state_.clock, purpose::date, one.number);
    Coming who;
    who.citizen = one.citizen;
    who.stratum = one.stratum;
    who.why = planned;
    who.stay = stay_of(rules().list.stay, rules().need.spread, word[1]);
    add_person(week_, one.stratum, planned, planned_done);
    add_person(week_, one.stratum, planned, planned_weeks, state_.clock - one.joined);
    ++state_.tally.treated;
    ++state_.tally.came;
    one.joined = never; // off the list when the week ends
    put(who, h, h, Latest::bed, 0.0, now_minute(date.minute));
}

} // namespace folkmoot::beds
