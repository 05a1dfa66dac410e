#include "session/trial/edit.hpp"

#include "core/words/values.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace folkmoot::session {
namespace {

double from_policy(const message::Scenario& scenario, std::string_view name,
                   const message::Field& field) {
    if (const auto* policy = find_policy(scenario, name)) {
        const auto set = policy->settings.find(field.key);
        if (set != policy->settings.end()) return set->second;
    }
    return field.usual;
}

/// Onto the field's range and step, counted from its low end.
double fit(const message::Field& field, double value) {
    if (!std::isfinite(value)) return field.usual;
    value = std::clamp(value, field.low, field.high);
    const double step = field.type == message::Type::number ? field.step : 1.0;
    if (step <= 0) return value;
    const double steps = std::round((value - field.low) / step);
    // Written out and read back, so that a value such as 0.3 is the number that a person would
    // type.
    char text[64];
    std::snprintf(text, sizeof text, "%.10g", field.low + steps * step);
    return std::clamp(std::strtod(text, nullptr), field.low, field.high);
}

}  // namespace

message::Trial opening_trial(const message::Scenario& scenario) {
    message::Trial trial;
    trial.seed = scenario.seed;
    if (!scenario.policies.empty()) {
        trial.reform = scenario.policies[scenario.policies.size() > 1 ? 1 : 0].name;
    }
    return trial;
}

const message::Field* find_field(const message::Scenario& scenario, std::string_view key) {
    const auto found = std::find_if(scenario.fields.begin(), scenario.fields.end(),
                                    [&](const auto& field) { return field.key == key; });
    return found == scenario.fields.end() ? nullptr : &*found;
}

const message::Policy* find_policy(const message::Scenario& scenario, std::string_view name) {
    const auto found = std::find_if(scenario.policies.begin(), scenario.policies.end(),
                                    [&](const auto& policy) { return policy.name == name; });
    return found == scenario.policies.end() ? nullptr : &*found;
}

const message::Policy* baseline_policy(const message::Scenario& scenario,
                                       const message::Trial& trial) {
    if (const auto* policy = find_policy(scenario, trial.baseline)) return policy;
    return scenario.policies.empty() ? nullptr : &scenario.policies.front();
}

std::string with_moves(std::string label, std::size_t moved) {
    if (moved == 0) return label;
    return label + ", " + std::to_string(moved) + (moved == 1 ? " lever moved" : " levers moved");
}

std::string baseline_label(const message::Scenario& scenario, const message::Trial& trial) {
    const auto* policy = baseline_policy(scenario, trial);
    return with_moves(policy == nullptr ? std::string("Baseline") : policy->label,
                      trial.baseline_changed.size());
}

bool usual_baseline(const message::Scenario& scenario, const message::Trial& trial) {
    return trial.baseline_changed.empty() && (trial.baseline.empty() || scenario.policies.empty() ||
                                              trial.baseline == scenario.policies.front().name);
}

std::string baseline_name(const message::Scenario& scenario, const message::Trial& trial) {
    const auto* policy = baseline_policy(scenario, trial);
    // What was moved of it is told behind every name in the same words: "with your changes".
    return policy == nullptr || usual_baseline(scenario, trial) ? "Baseline"
                                                                : "Baseline: " + policy->label;
}

std::size_t outcome_index(const message::Scenario& scenario, std::string_view key) {
    const auto found = std::find_if(scenario.outcomes.begin(), scenario.outcomes.end(),
                                    [&](const auto& outcome) { return outcome.key == key; });
    return static_cast<std::size_t>(found - scenario.outcomes.begin());
}

double baseline_value(const message::Scenario& scenario, const message::Trial& trial,
                      const message::Field& field) {
    if (field.kind == message::Kind::assumption) {
        const auto set = trial.shared.find(field.key);
        if (set != trial.shared.end()) return set->second;
    }
    const auto moved = trial.baseline_changed.find(field.key);
    if (moved != trial.baseline_changed.end()) return moved->second;
    const auto* policy = baseline_policy(scenario, trial);
    return policy == nullptr ? field.usual : from_policy(scenario, policy->name, field);
}

double untouched_value(const message::Scenario& scenario, const message::Trial& trial,
                       const message::Field& field) {
    return from_policy(scenario, trial.reform, field);
}

double value_of(const message::Scenario& scenario, const message::Trial& trial,
                const message::Field& field) {
    const auto& moved = field.kind == message::Kind::lever ? trial.changed : trial.shared;
    const auto set = moved.find(field.key);
    return set != moved.end() ? set->second : untouched_value(scenario, trial, field);
}

bool is_moved(const message::Trial& trial, const message::Field& field) {
    return (field.kind == message::Kind::lever ? trial.changed : trial.shared).contains(field.key);
}

void move_field(const message::Scenario& scenario, message::Trial& trial,
                const message::Field& field, double value, bool exact) {
    auto& moved = field.kind == message::Kind::lever ? trial.changed : trial.shared;
    const double start = untouched_value(scenario, trial, field);
    // A start that lies between two steps can be returned to all the same.
    if (std::isfinite(value) && std::fabs(value - start) < 1e-9 * (1 + std::fabs(start))) {
        moved.erase(field.key);
        return;
    }
    exact = exact && field.type == message::Type::number && std::isfinite(value);
    value = exact ? std::clamp(value, field.low, field.high) : fit(field, value);
    if (std::fabs(value - start) < 1e-9 * (1 + std::fabs(start))) {
        moved.erase(field.key);
    } else {
        moved[field.key] = value;
    }
}

std::map<std::string, double> settings_of_step(const message::Scenario& scenario,
                                               const message::Trial& trial, std::size_t step) {
    std::map<std::string, double> settings;
    // A step that sets nothing looks at what is there.
    if (step >= scenario.tour.size() || scenario.tour[step].set.empty()) return settings;
    for (const auto& field : scenario.fields) {
        if (field.kind != message::Kind::lever) continue;
        const double before = baseline_value(scenario, trial, field);
        if (value_of(scenario, trial, field) != before) settings[field.key] = before;
    }
    for (const auto& other : scenario.tour) {
        for (const auto& [key, value] : other.set) {
            const auto* field = find_field(scenario, key);
            if (field != nullptr && field->kind == message::Kind::assumption)
                settings[key] = untouched_value(scenario, trial, *field);
        }
    }
    for (const auto& [key, value] : scenario.tour[step].set) settings[key] = value;
    return settings;
}

void take_step(const message::Scenario& scenario, message::Trial& trial, std::size_t step) {
    for (const auto& [key, value] : settings_of_step(scenario, trial, step))
        if (const auto* field = find_field(scenario, key))
            move_field(scenario, trial, *field, value, true);
}

std::vector<std::string> changes_in_words(const message::Scenario& scenario,
                                          const message::Trial& trial, message::Kind kind) {
    std::vector<std::string> lines;
    for (const auto& field : scenario.fields) {
        if (field.kind != kind) continue;
        const double now = value_of(scenario, trial, field);
        const bool assumption = field.kind == message::Kind::assumption;
        const double before = assumption ? field.usual : baseline_value(scenario, trial, field);
        if (now == before) continue;
        lines.push_back(field.label + ": " + words::format_field(field, now) + " (" +
                        (assumption ? "usually " : "baseline ") +
                        words::format_field(field, before) + ")");
    }
    return lines;
}

void quote(std::string& out, std::string_view text) {
    out += '"';
    // Most words need no escape: they are copied in one piece.
    std::size_t begun = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text.substr(begun, i - begun));
        begun = i + 1;
        if (c < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        } else {
            out += '\\';
            out += text[i];
        }
    }
    out.append(text.substr(begun));
    out += '"';
}

std::string quoted(std::string_view text) {
    std::string result;
    quote(result, text);
    return result;
}

std::string write_memory(std::string_view scenario, const message::Trial& trial,
                         std::string_view view) {
    const auto object = [](const std::map<std::string, double>& values) {
        std::string text;
        for (const auto& [key, value] : values) {
            char number[40];
            std::snprintf(number, sizeof number, "%.17g", value);
            text += (text.empty() ? "" : ",") + quoted(key) + ":" + number;
        }
        return "{" + text + "}";
    };
    return "{\"scenario\":" + quoted(scenario) + ",\"reform\":" + quoted(trial.reform) +
           ",\"seed\":" + std::to_string(trial.seed) +
           ",\"population\":" + std::to_string(trial.population) +
           ",\"weeks\":" + std::to_string(trial.weeks) + ",\"shared\":" + object(trial.shared) +
           ",\"changed\":" + object(trial.changed) +
           (trial.baseline.empty() ? "" : ",\"baseline\":" + quoted(trial.baseline)) +
           (trial.baseline_changed.empty()
                ? ""
                : ",\"baseline_changed\":" + object(trial.baseline_changed)) +
           ",\"view\":" + quoted(view) + "}";
}

namespace {

/// What it is compared with; nothing of it if that is the first policy with nothing moved, so that
/// equal questions are equal trials.
void take_baseline(const message::Scenario& scenario, const message::Trial& asked,
                   message::Trial& into) {
    const auto* policy = find_policy(scenario, asked.baseline);
    if (policy == nullptr && !asked.baseline.empty()) return;
    if (policy == nullptr) policy = baseline_policy(scenario, asked);
    if (policy == nullptr) return;
    std::map<std::string, double> moved;
    for (const auto& [key, value] : asked.baseline_changed) {
        const auto* field = find_field(scenario, key);
        if (field == nullptr || field->kind != message::Kind::lever || !std::isfinite(value))
            continue;
        const double kept = std::clamp(value, field->low, field->high);
        if (kept != from_policy(scenario, policy->name, *field)) moved[key] = kept;
    }
    const bool first = policy == &scenario.policies.front();
    into.baseline = first ? "" : policy->name;
    into.baseline_changed = std::move(moved);
}

} // namespace

message::Trial fitted(const message::Scenario& scenario, const message::Trial& trial) {
    message::Trial result = opening_trial(scenario);
    if (find_policy(scenario, trial.reform) != nullptr) result.reform = trial.reform;
    // 0 stands for the scenario's own, so that equal questions are equal trials.
    if (trial.seed != 0) result.seed = trial.seed;
    result.population = trial.population == scenario.population ? 0 : trial.population;
    result.weeks = trial.weeks == scenario.weeks ? 0 : trial.weeks;
    // Not onto the steps: a link must give the very values that it was made with.
    const auto take = [&](const std::map<std::string, double>& moved, message::Kind kind) {
        for (const auto& [key, value] : moved) {
            const auto* field = find_field(scenario, key);
            if (field == nullptr || field->kind != kind || !std::isfinite(value)) continue;
            const double kept = std::clamp(value, field->low, field->high);
            if (kept == untouched_value(scenario, result, *field)) continue;
            (kind == message::Kind::lever ? result.changed : result.shared)[key] = kept;
        }
    };
    take(trial.shared, message::Kind::assumption);
    take(trial.changed, message::Kind::lever);
    take_baseline(scenario, trial, result);
    return result;
}

}  // namespace folkmoot::session
