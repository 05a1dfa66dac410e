#include "cli/options.hpp"

#include "core/units.hpp"
#include "scenario/load.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <thread>

namespace folkmoot::cli {
namespace {

/// Reads KEY=VALUE into `into`, which says where a setting's value is kept; nullptr: nowhere.
template <class Into>
void apply_set(const Model& model, const char* option, const std::string& typed, const Into& into,
               Problems& problems) {
    const std::size_t equals = typed.find('=');
    if (equals == std::string::npos || equals == 0) {
        problems.push_back(
            problem_at(option, "not KEY=VALUE", typed,
                       std::string(model.settings().front().key) + "=1, for example"));
        return;
    }
    const std::string key = typed.substr(0, equals);
    const std::string text = typed.substr(equals + 1);
    const std::string where = std::string(option) + " " + key;
    const Setting* field = model.find_setting(key);
    if (field == nullptr) {
        std::vector<std::string_view> names;
        for (const Setting& f : model.settings()) names.push_back(f.key);
        Problem p = problem_at(where, "there is no such setting", {},
                               "a key that `folkmoot describe` lists");
        p.nearest = nearest_name(key, names);
        problems.push_back(p);
        return;
    }
    std::map<std::string, double>* const values = into(*field);
    if (values == nullptr) {
        problems.push_back(problem_at(where, "an assumption counts for both policies", {},
                                      "a lever; --set for an assumption"));
        return;
    }
    const std::optional<double> value = typed_value(*field, text);
    if (!value || !std::isfinite(*value) || !allowed(*field, *value)) {
        problems.push_back(problem_at(where, "not allowed", text.empty() ? "nothing" : text,
                                      allowed_text(*field)));
        return;
    }
    (*values)[key] = *value;
}

void check_policy(const Scenario& scenario, const char* option, const std::string& name,
                  Problems& problems) {
    std::vector<std::string_view> names;
    std::string list;
    for (const Policy& policy : scenario.policies) {
        names.push_back(policy.name);
        list += (list.empty() ? "" : ", ") + policy.name;
    }
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    Problem p = problem_at(option, "there is no such policy", name, list);
    p.nearest = nearest_name(name, names);
    problems.push_back(p);
}

template <class T>
void check_range(const char* name, const std::optional<T>& value, T low, T high,
                 Problems& problems) {
    if (!value || (*value >= low && *value <= high)) return;
    problems.push_back(problem_at(name, "out of range", std::to_string(*value),
                                  format_number(static_cast<double>(low), 0) + " to " +
                                      format_number(static_cast<double>(high), 0)));
}

}  // namespace

std::optional<double> typed_value(const Setting& field, const std::string& text) {
    if (text == "true" && field.type == FieldType::boolean) return 1.0;
    if (text == "false" && field.type == FieldType::boolean) return 0.0;
    for (std::size_t i = 0; i < field.options.size(); ++i) {
        if (field.options[i] == text) return static_cast<double>(i);
    }
    if (field.type == FieldType::choice || field.type == FieldType::boolean) return std::nullopt;
    // strtod: the standard library of the WebAssembly build has no from_chars for doubles.
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || end != text.c_str() + text.size()) return std::nullopt;
    return value;
}

Result<Attempt> attempt_of(const Scenario& scenario, const Options& options,
                           const Policy& usual_policy) {
    Problems problems;
    Attempt attempt;
    attempt.reform = usual_policy.name;
    if (!options.policy.empty()) {
        check_policy(scenario, "--policy", options.policy, problems);
        attempt.reform = options.policy;
    }
    if (!options.baseline.empty()) {
        check_policy(scenario, "--baseline", options.baseline, problems);
        attempt.baseline.policy = options.baseline;
    }
    for (const std::string& typed : options.set)
        apply_set(
            *scenario.model, "--set", typed,
            [&](const Setting& field) {
                return field.kind == FieldKind::lever ? &attempt.changed : &attempt.shared;
            },
            problems);
    for (const std::string& typed : options.baseline_set)
        apply_set(
            *scenario.model, "--baseline-set", typed,
            [&](const Setting& field) {
                return field.kind == FieldKind::lever ? &attempt.baseline.changed : nullptr;
            },
            problems);
    check_range<std::uint64_t>("--seed", options.seed, 0, limits::most_seed, problems);
    check_range<std::uint32_t>("--weeks", options.weeks, 1, limits::most_weeks, problems);
    check_range<std::uint32_t>("--population", options.population, limits::least_population,
                               limits::most_population, problems);
    if (options.population && *options.population <= limits::most_population)
        if (auto problem = too_many_citizens(scenario, *options.population)) {
            problem->path = "--population";
            problems.push_back(std::move(*problem));
        }
    check_range<std::uint32_t>("--replicates", std::optional(options.replicates), 1, 1'000'000,
                               problems);
    if (!problems.empty()) return problems;
    attempt.seed = options.seed.value_or(scenario.seed);
    attempt.weeks = options.weeks.value_or(0);
    attempt.population = options.population.value_or(0);
    return attempt;
}

std::string wrong_seed(const std::string& typed) {
    constexpr std::size_t most_digits = 16;
    const bool digits =
        !typed.empty() && typed.find_first_not_of("0123456789") == std::string::npos;
    const std::string plain =
        digits ? typed.substr(std::min(typed.find_first_not_of('0'), typed.size())) : typed;
    if (digits && plain.size() <= most_digits &&
        std::strtoull(typed.c_str(), nullptr, 10) <= limits::most_seed)
        return {};
    return std::string(digits ? "out of range" : "not a whole number") + "; found " + typed +
           ", allowed 0 to " + format_number(static_cast<double>(limits::most_seed), 0);
}

std::uint32_t threads_of(std::uint32_t asked) {
    if (asked != 0) return std::min(asked, 256U);
    return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace folkmoot::cli
