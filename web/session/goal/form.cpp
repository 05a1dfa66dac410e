#include "session/goal/form.hpp"

#include "session/groups.hpp"
#include "session/results.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot::session {
namespace {

/// Rounded to three digits, towards what is better, so that it is a round number and still asks for
/// as much.
double rounded(double value, int direction) {
    if (!std::isfinite(value) || value == 0) return value;
    double step = 1;
    while (step * 1000 <= std::fabs(value)) step *= 10;
    double parts = 1; // of one: a power of ten divides without a rest where 0.1 would not
    while (step == 1 && std::fabs(value) * parts < 100 && parts < 1e9) parts *= 10;
    const double counted = value / step * parts;
    const double whole = direction > 0 ? std::ceil(counted - 1e-9) : std::floor(counted + 1e-9);
    return whole / parts * step;
}

/// What the sentence speaks of first, if one can want it; else the first outcome that one can want.
std::size_t usual_outcome(const message::Scenario& scenario, const TrialResults& results) {
    const auto& all = scenario.outcomes;
    const auto headline = outcome_index(scenario, results.main->headline);
    if (headline < all.size() && all[headline].direction != 0) return headline;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].direction != 0) return i;
    return all.size();
}

/// The first other outcome that is no money and that the reform does not make worse now.
std::vector<std::string> usually_guarded(const message::Scenario& scenario, std::size_t goal,
                                         const TrialResults& results) {
    const auto& all = scenario.outcomes;
    const auto year = goal_year(results);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == goal || all[i].direction == 0 || all[i].money) continue;
        const auto at = [&](const message::Results& side) {
            return value_at(side, year, i, message::Slots::total);
        };
        const double gain =
            (at(results.main->reform) - at(results.main->baseline)) * all[i].direction;
        if (gain >= 0) return {all[i].key};
    }
    return {};
}

} // namespace

std::size_t goal_year(const TrialResults& results) {
    const std::size_t years = results.main ? results.main->weeks / 52 : 0;
    return years > 0 ? years - 1 : 0;
}

std::vector<std::string> levers_shown(const message::Scenario& scenario) {
    std::vector<std::string> keys;
    for (const auto& group : scenario.levers)
        for (const auto& key : group.keys)
            if (find_field(scenario, key) != nullptr && std::ranges::find(keys, key) == keys.end())
                keys.push_back(key);
    return keys;
}

std::optional<GoalAsked> goal_asked(const message::Scenario& scenario, const GoalForm& form,
                                    const TrialResults& results) {
    const auto& all = scenario.outcomes;
    GoalAsked asked;
    asked.outcome = outcome_index(scenario, form.outcome);
    if (asked.outcome == all.size() || all[asked.outcome].direction == 0)
        asked.outcome = usual_outcome(scenario, results);
    if (asked.outcome == all.size() || levers_shown(scenario).empty()) return std::nullopt;
    const auto& outcome = all[asked.outcome];
    auto& question = asked.question;
    question.of.outcome = outcome.key;
    std::size_t slot = message::Slots::total;
    if (std::ranges::find(outcome.by, form.by) != outcome.by.end()) {
        const auto groups = groups_of(scenario, form.by);
        question.of.by = form.by;
        if (form.group >= 0 && static_cast<std::size_t>(form.group) < groups.size()) {
            question.of.group = form.group;
            slot = groups[static_cast<std::size_t>(form.group)].slot;
        }
    }
    question.at_least = form.at_least.value_or(outcome.direction > 0);
    const auto year = goal_year(results);
    asked.baseline = value_at(results.main->baseline, year, asked.outcome, slot);
    asked.reform = value_at(results.main->reform, year, asked.outcome, slot);
    const int way = question.at_least ? 1 : -1;
    const double gain = (asked.reform - asked.baseline) * way;
    if (form.value) {
        question.value = *form.value;
    } else if (gain > 0) {
        asked.value = GoalValue::more_of_it;
        question.value = rounded(asked.reform + way * gain / 2, way);
    } else if (gain < 0) {
        asked.value = GoalValue::as_today;
        question.value = rounded(asked.baseline, way);
    } else {
        asked.value = GoalValue::a_tenth;
        const double now = std::isfinite(asked.reform) ? asked.reform : 0;
        question.value = rounded(now + way * std::fabs(now) / 10, way);
    }
    const auto guards =
        form.not_worse ? *form.not_worse : usually_guarded(scenario, asked.outcome, results);
    for (const auto& key : guards) {
        const auto index = outcome_index(scenario, key);
        if (index < all.size() && index != asked.outcome && all[index].direction != 0)
            question.not_worse.push_back({key, "", -1});
    }
    if (!form.choose) question.levers = form.levers;
    return asked;
}

} // namespace folkmoot::session
