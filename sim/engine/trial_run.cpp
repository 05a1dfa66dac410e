#include "core/hash.hpp"
#include "engine/trial_rules.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

// Runs `weeks` weeks and keeps what happens to people in them.
template <class BeforeWeek>
TrialRecord watch(Simulation& town, const PersonOutcome& outcome, std::uint32_t weeks,
                  const BeforeWeek& before_week) {
    TrialRecord record;
    PersonLog log(outcome.event);
    town.set_log(&log);
    for (std::uint32_t week = 0; week < weeks; ++week) {
        record.first_of_week.push_back(log.events.size());
        before_week(week);
        town.step();
    }
    town.set_log(nullptr);
    record.first_of_week.push_back(log.events.size());
    record.events = std::move(log.events);
    for (const Felt& felt : town.state().citizens.felt)
        record.satisfaction.push_back(felt.satisfaction);
    return record;
}

// What holds before anything happens, for outcomes that are a state.
std::vector<float> state_of_people(const Simulation& town, const PersonOutcome& outcome) {
    std::vector<float> amounts;
    if (outcome.sum != PersonSum::last) return amounts;
    const State& state = town.state();
    const World& world = town.place().world;
    amounts.assign(world.population(), 0.0F);
    if (outcome.event == PersonEventKind::working) {
        for (std::size_t m = 0; m < town.force().citizen.size(); ++m)
            amounts[town.force().citizen[m]] = state.working[m];
        return amounts;
    }
    for (std::size_t c = 0; c < amounts.size(); ++c) {
        const bool online = world.providers[state.citizens.provider[c]].reach == Reach::online;
        amounts[c] = outcome.event == PersonEventKind::felt
                         ? static_cast<float>(state.citizens.felt[c].satisfaction)
                         : (online ? 1.0F : 0.0F);
    }
    return amounts;
}

std::vector<std::uint8_t> whom_it_is_about(const Simulation& town, const PersonOutcome& outcome,
                                           const Enrolment& enrolment) {
    std::vector<std::uint8_t> takes_part;
    const World& world = town.place().world;
    if (outcome.process == "enrolment") {
        takes_part.resize(world.population());
        for (std::uint32_t c = 0; c < world.population(); ++c) {
            takes_part[c] =
                town.state().enrolled[c] == 0 && is_eligible(enrolment, world, c) ? 1 : 0;
        }
    } else if (outcome.process == "job_search") {
        takes_part.assign(world.population(), 0);
        for (std::size_t m = 0; m < town.force().citizen.size(); ++m) {
            takes_part[town.force().citizen[m]] = town.state().working[m] == 0 ? 1 : 0;
        }
    }
    return takes_part;
}

}  // namespace

TrialStart start_trial(std::shared_ptr<const Place> place, PolicyPlan plan, const State& opening,
                       const TrialDesign& design) {
    TrialStart start;
    start.outcome = find_person_outcome(design.outcome);
    start.place = std::move(place);
    start.plan = std::move(plan);
    Simulation town(start.place, start.plan, opening);
    const std::uint32_t watched = std::min(design.weeks, design.start_week);
    while (town.week() + watched < design.start_week) town.step();
    start.opening_before = state_of_people(town, *start.outcome);
    start.before = watch(town, *start.outcome, watched, [](std::uint32_t) {});
    start.opening = state_of_people(town, *start.outcome);
    start.takes_part = whom_it_is_about(town, *start.outcome, start.plan.settings.enrolment);
    start.state = town.state();
    return start;
}

Assignment assign_trial(const TrialStart& start, const TrialDesign& design, std::uint32_t repeat) {
    std::vector<double> pre;
    if (design.rerandomised && start.before.weeks() > 0) pre = outcomes_before(start);
    return assign(
        design, {start.place->world, start.state.citizens.provider, pre, start.takes_part}, repeat);
}

TrialRecord run_trial(const TrialStart& start, const TrialDesign& design,
                      const Assignment& assignment, TrialWay way, std::uint64_t chance,
                      std::size_t arm) {
    Simulation town(start.place, start.plan, start.state);
    town.set_chance(chance);
    const TrialRules rules(start, design, assignment, way, arm);
    return watch(town, *start.outcome, design.weeks, [&](std::uint32_t week) {
        if (rules.change_in(week)) town.vary(rules.rules_in(week));
    });
}

std::uint64_t fingerprint_of(const TrialRecord& record) {
    Fingerprint fingerprint;
    for (const std::size_t first : record.first_of_week) fingerprint.add(first);
    for (const PersonEvent& event : record.events) {
        fingerprint.add(std::uint64_t{event.citizen} << 24U | std::uint64_t{event.amount} << 8U |
                        static_cast<std::uint64_t>(event.kind));
    }
    for (const std::uint8_t felt : record.satisfaction) fingerprint.add(felt);
    return fingerprint.value();
}

}  // namespace folkmoot
