/// What people say, what inspectors find, what records show, and what is done about it.

#include "models/market/town.hpp"

#include "core/units.hpp"

#include <algorithm>

namespace folkmoot::market {
namespace {

// Of people who did not complain, the share who name hassle, time or not knowing where (PHSO).
constexpr double hassle_share = 0.3;
constexpr double funnel_tail = 0.001;
constexpr std::uint32_t fewest_in_funnel = 10;

} // namespace

void Town::hear(const Case& person, const Ending& ending, std::uint32_t notice,
                const Words& words) {
    Firm& firm = state_.firms[person.provider];
    const Voice& voice = rules_.front().voice;
    const bool in_public = for_some(area_of_place(person.provider), [](const Rules& some) {
        return some.choice.shown == Shown::ratings;
    });
    const Raters raters = raters_of(voice, in_public, years());
    const bool content = notice < threshold(voice.noticed) ? ending.well : ending.record;
    if (words[0] < threshold(content ? raters.rate_after_good : raters.rate_after_bad)) {
        const bool good = content || words[1] < threshold(raters.kindness);
        (good ? firm.good : firm.bad) += 1.0;
        ++firm.ratings;
    }
    if (ending.well || warming_up()) return;
    const double ease = rules_of_citizen(person.citizen).watch.ease;
    const double complains = voice.complain + (1.0 - voice.complain) * hassle_share * ease;
    if (words[2] >= threshold(complains)) return;
    ++firm.complaints;
    const std::size_t how = person.hard() ? 1 : 0;
    add_person(week_, person.stratum, firm.kind, how, complaints);
    add_provider(week_, area_of_place(person.provider), firm.kind, watching,
                 rules_.front().inspecting.complaint_cost * place_->world.people_per_citizen);
    if (!rules_of_provider(person.provider).redress.unasked && words[3] < threshold(voice.upheld))
        pay_redress(person, false);
}

void Town::publish_findings() {
    for (Firm& firm : state_.firms) {
        if (firm.publish == 0 || firm.publish > state_.clock) continue;
        firm.shown = firm.found;
        firm.publish = 0;
    }
}

void Town::inspect() {
    if (warming_up()) return;
    const Rules& rules = rules_.front();
    const std::uint32_t comes = threshold(rules.watch.inspections / weeks_per_year);
    const bool ends_quarter = week() % weeks_in_quarter == weeks_in_quarter - 1;
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        Firm& firm = state_.firms[p];
        if (!is_open(p)) continue;
        const bool called = firm.complaints >= static_cast<std::uint32_t>(rules.watch.trigger);
        if (called || ends_quarter) firm.complaints = 0;
        const Words word =
            draw(chance.seed, static_cast<std::uint32_t>(p), state_.clock, purpose::inspection);
        if (!called && word[0] >= comes) continue;
        firm.found =
            std::clamp(qualities_[p].measured + rules.inspecting.error * normal_of(word[1]), 0.0,
                       best_quality);
        firm.publish =
            state_.clock + std::max(1U, static_cast<std::uint32_t>(rules.inspecting.delay));
        add_provider(week_, area_of_place(p), firm.kind, watching, rules.inspecting.cost);
        if (firm.found < rules.admission.floor) act(p);
    }
}

void Town::watch_outcomes() {
    if (warming_up()) return;
    const Rules& rules = rules_.front();
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        const Firm& firm = state_.firms[p];
        if (is_open(p) && rules.watch.rule == Rule::cusum && firm.chart >= rules.watch.limit)
            raise_alarm(p);
        if (is_open(p) && rules.admission.remove_below > 0.0 &&
            firm.ratings >= static_cast<std::uint32_t>(rules.admission.remove_after) &&
            firm.good < rules.admission.remove_below * (firm.good + firm.bad) &&
            !last_of_its_area(p)) {
            note_found(p);
            close(p, true);
        }
    }
    if (week() % weeks_in_year == weeks_in_year - 1) end_watch_year();
}

void Town::end_watch_year() {
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        Firm& firm = state_.firms[p];
        if (is_open(p) && rules_.front().watch.rule == Rule::funnel &&
            firm.recorded >= fewest_in_funnel) {
            const double expected = firm.expected_bad / firm.recorded;
            const FunnelLimits limits = funnel_limits(firm.recorded, expected, funnel_tail);
            if (firm.recorded_bad > limits.high * firm.recorded) raise_alarm(p);
        }
        firm.recorded = 0;
        firm.recorded_bad = 0;
        firm.expected_bad = 0;
    }
}

void Town::raise_alarm(std::size_t p) {
    Firm& firm = state_.firms[p];
    firm.chart = 0;
    add_provider(week_, area_of_place(p), firm.kind, alarms);
    if (qualities_[p].all >= rules_.front().inspecting.standard)
        add_provider(week_, area_of_place(p), firm.kind, false_alarms);
    act(p);
}

void Town::note_found(std::size_t p) {
    Firm& firm = state_.firms[p];
    if (firm.bad_since == 0) return;
    add_provider(week_, area_of_place(p), firm.kind, found_bad);
    add_provider(week_, area_of_place(p), firm.kind, weeks_to_find,
                 state_.clock + 1.0 - firm.bad_since);
    firm.bad_since = 0;
}

void Town::mend(std::size_t p) {
    Firm& firm = state_.firms[p];
    const Rules& rules = rules_.front();
    // What had gone bad stays as it is and is made better from there.
    if (firm.declining != 0) {
        const double best =
            std::max(0.0, best_quality - declined_by(rules.decline, firm, state_.clock));
        firm.measured = std::clamp(best - firm.skill, 0.0, firm.measured);
        firm.unmeasured = std::clamp(best - firm.skill, 0.0, firm.unmeasured);
        firm.declining = 0;
    }
    firm.mend_until = state_.clock + static_cast<std::uint32_t>(rules.inspecting.mend_weeks);
}

void Town::act(std::size_t p) {
    Firm& firm = state_.firms[p];
    const Rules& rules = rules_.front();
    if (firm.mend_until > state_.clock) return; // it is being put right
    if (rules.watch.action == Action::told) {
        // Nobody makes it: it depends on how much they care.
        const Words word =
            draw(chance.seed, static_cast<std::uint32_t>(p), state_.clock, purpose::mending);
        if (word[0] >= threshold(mission_of(rules.providers, firm.kind))) return;
        note_found(p);
        return mend(p);
    }
    note_found(p);
    if (rules.watch.action == Action::removed && !last_of_its_area(p)) return close(p, true);
    mend(p);
    if (!last_of_its_area(p)) firm.suspended_until = firm.mend_until;
}

} // namespace folkmoot::market
