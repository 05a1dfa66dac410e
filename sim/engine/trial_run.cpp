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
    record.contentment = town.town().contentment();
    return record;
}

}  // namespace

TrialStart start_trial(std::shared_ptr<const Place> place, PolicyPlan plan, const State& opening,
                       const TrialDesign& design) {
    TrialStart start;
    start.outcome = place->model->find_person_outcome(design.outcome);
    start.place = std::move(place);
    start.plan = std::move(plan);
    Simulation town(start.place, start.plan, opening);
    const std::uint32_t watched = std::min(design.weeks, design.start_week);
    while (town.week() + watched < design.start_week) town.step();
    start.opening_before = town.town().amounts_now(*start.outcome);
    start.before = watch(town, *start.outcome, watched, [](std::uint32_t) {});
    start.opening = town.town().amounts_now(*start.outcome);
    start.takes_part = town.town().takes_part(*start.outcome);
    start.contentment = town.town().contentment();
    start.state = town.state().copy();
    return start;
}

Assignment assign_trial(const TrialStart& start, const TrialDesign& design, std::uint32_t repeat) {
    std::vector<double> pre;
    if (design.rerandomised && start.before.weeks() > 0) pre = outcomes_before(start);
    return assign(design,
                  {start.place->world, start.state->provider_of_citizen(), pre, start.takes_part},
                  repeat);
}

TrialRecord run_trial(const TrialStart& start, const TrialDesign& design,
                      const Assignment& assignment, TrialWay way, std::uint64_t chance,
                      std::size_t arm) {
    Simulation town(start.place, start.plan, *start.state);
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
    for (const std::uint8_t content : record.contentment) fingerprint.add(content);
    return fingerprint.value();
}

}  // namespace folkmoot
