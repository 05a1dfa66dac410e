#include "analysis/changes.hpp"

#include "core/units.hpp"
#include "core/words/quoted.hpp"

#include <algorithm>

namespace folkmoot {

std::size_t changed_assumptions(const Scenario& scenario,
                                const std::map<std::string, double>& values) {
    return static_cast<std::size_t>(std::ranges::count_if(values, [&](const auto& value) {
        const Setting* field = scenario.model->find_setting(value.first);
        return field != nullptr && field->kind == FieldKind::assumption &&
               field->get(scenario.settings) != value.second;
    }));
}

namespace {

/// How many levers are not where the policy has them.
std::size_t moved_levers(const Scenario& scenario, const Policy& policy,
                         const std::map<std::string, double>& changed) {
    const auto moved = [&](const auto& value) {
        const Setting* field = scenario.model->find_setting(value.first);
        if (field == nullptr) return false;
        const bool scheduled = std::ranges::any_of(
            policy.schedule, [&](const Change& c) { return c.key == value.first; });
        const auto set = policy.settings.find(value.first);
        const double start =
            set != policy.settings.end() ? set->second : field->get(scenario.settings);
        return scheduled || start != value.second;
    };
    return static_cast<std::size_t>(std::ranges::count_if(changed, moved));
}

} // namespace

Changes changes_of(const Scenario& scenario, const Attempt& attempt) {
    return {moved_levers(scenario, policy_named(scenario, attempt.reform), attempt.changed),
            changed_assumptions(scenario, attempt.shared)};
}

Changes baseline_changes_of(const Scenario& scenario, const Attempt& attempt) {
    return {moved_levers(scenario, baseline_of(scenario, attempt), attempt.baseline.changed),
            changed_assumptions(scenario, attempt.shared)};
}

bool compares_with_first(const Scenario& scenario, const Attempt& attempt) {
    return &baseline_of(scenario, attempt) == &scenario.policies.front() &&
           baseline_changes_of(scenario, attempt).levers == 0;
}

std::string policies_words(const Scenario& scenario, const Attempt& attempt) {
    std::string text = policy_named(scenario, attempt.reform).name;
    if (compares_with_first(scenario, attempt)) return text;
    text += " against " + baseline_of(scenario, attempt).name;
    for (const auto& [key, value] : attempt.baseline.changed)
        text += " " + key + "=" + plain_number(value);
    return text;
}

std::string changes_words(const Changes& changes) {
    if (changes.levers == 0 && changes.assumptions == 0) return {};
    std::string text = " with ";
    if (changes.levers > 0) text += "your changes";
    if (changes.assumptions == 0) return text;
    if (changes.levers > 0) text += " and ";
    return text + format_number(static_cast<double>(changes.assumptions), 0) +
           (changes.assumptions == 1 ? " changed assumption" : " changed assumptions");
}

}  // namespace folkmoot
