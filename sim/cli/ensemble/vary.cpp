#include "cli/ensemble/vary.hpp"

#include "core/units.hpp"
#include "core/whole.hpp"
#include "core/words/quoted.hpp"

#include <algorithm>
#include <charconv>

namespace folkmoot::cli {
namespace {

/// "low:high:steps", parted.
std::vector<std::string> parted_at_colons(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ':')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

Result<std::size_t> steps_of(const std::string& where, const std::string& typed) {
    std::uint32_t steps = 0;
    const char* const end = typed.data() + typed.size();
    const auto [rest, wrong] = std::from_chars(typed.data(), end, steps);
    if (wrong != std::errc() || rest != end || steps < 2 || steps > most_sweep_runs)
        return problem_at(where, "not a number of steps", in_quotes(typed),
                          "a whole number from 2 to " +
                              format_count(static_cast<double>(most_sweep_runs)));
    return steps;
}

/// "KEY=low:high:steps": a number, true or false, or the name of an option.
Result<sweep::Vary> vary_of(const Model& model, const std::string& typed, bool needs_steps) {
    const std::size_t equals = std::min(typed.find('='), typed.size());
    const std::string key = typed.substr(0, equals);
    const Setting* const field = model.find_setting(key);
    if (field == nullptr) {
        std::vector<std::string_view> names;
        for (const Setting& each : model.settings()) names.push_back(each.key);
        Problem p = problem_at("--vary " + key, "there is no such setting", {},
                               "a key that `folkmoot describe` lists");
        p.nearest = nearest_name(key, names);
        return p;
    }
    const std::string where = "--vary " + key;
    const auto parts = parted_at_colons(equals < typed.size() ? typed.substr(equals + 1) : "");
    if (parts.size() < 2 || parts.size() > 3)
        return problem_at(where, "not KEY=low:high:steps", in_quotes(typed),
                          std::string(field->key) + "=low:high:steps");
    sweep::Vary vary{.setting = field};
    for (const auto& [text, value] :
         {std::pair{&parts[0], &vary.low}, std::pair{&parts[1], &vary.high}}) {
        const std::optional<double> read = typed_value(*field, *text);
        if (!read || !allowed(*field, *read))
            return problem_at(where, "not allowed", in_quotes(*text), allowed_text(*field));
        *value = *read;
    }
    if (!(vary.low < vary.high))
        return problem_at(where, "goes from low to high", parts[0] + " to " + parts[1],
                          "a low end below the high end");
    if (parts.size() == 3) {
        const auto steps = steps_of(where, parts[2]);
        if (!steps) return steps.problems();
        vary.steps = *steps;
    }
    if (field->type == FieldType::number) {
        if (needs_steps && vary.steps == 0)
            return problem_at(where, "a grid has steps", in_quotes(typed),
                              std::string(field->key) + "=low:high:steps");
        return vary;
    }
    const auto values = whole_part<std::size_t>(vary.high - vary.low + 1);
    if (vary.steps == 0) vary.steps = values;
    if (vary.steps > values)
        return problem_at(where, "more steps than values", std::to_string(vary.steps),
                          "at most " + std::to_string(values));
    return vary;
}

/// What is wrong with how many points and runs there would be.
Problems wrong_size(const sweep::Design& design, const SweepOptions& options) {
    Problems problems;
    const bool grid = design.kind == sweep::Kind::grid;
    if (grid && options.points != 0)
        problems.push_back(problem_at("--points", "a grid has as many as its steps make",
                                      std::to_string(options.points),
                                      "--design sobol or --design lhs"));
    if (!grid && options.points < 2)
        problems.push_back(problem_at("--points", "how many points?",
                                      std::to_string(options.points),
                                      "at least 2; 128 or more tell shares"));
    double runs = options.run.replicates;
    if (!grid) runs *= options.points * (static_cast<double>(design.vary.size()) + 2);
    for (const sweep::Vary& vary : design.vary)
        if (grid) runs *= static_cast<double>(vary.steps);
    if (runs > static_cast<double>(most_sweep_runs))
        problems.push_back(
            problem_at("sweep", "too many runs", format_count(runs),
                       "at most " + format_count(static_cast<double>(most_sweep_runs))));
    return problems;
}

} // namespace

Result<sweep::Design> design_of(const Model& model, const SweepOptions& options,
                                const Attempt& attempt) {
    sweep::Design design;
    for (std::size_t kind = 0; kind < std::size(sweep::kind_names); ++kind)
        if (options.design == sweep::kind_names[kind]) design.kind = static_cast<sweep::Kind>(kind);
    design.rows = options.points;
    design.seed = attempt.seed;
    Problems problems;
    if (options.vary.size() > sweep::most_varied)
        problems.push_back(problem_at("--vary", "too many settings",
                                      std::to_string(options.vary.size()),
                                      "at most " + std::to_string(sweep::most_varied)));
    for (const std::string& typed : options.vary) {
        auto vary = vary_of(model, typed, design.kind == sweep::Kind::grid);
        if (!vary) {
            problems.insert(problems.end(), vary.problems().begin(), vary.problems().end());
            continue;
        }
        const std::string key(vary->setting->key);
        const auto same = [&](const sweep::Vary& other) { return other.setting == vary->setting; };
        if (std::ranges::any_of(design.vary, same))
            problems.push_back(problem_at("--vary " + key, "is there twice"));
        if (attempt.shared.contains(key) || attempt.changed.contains(key))
            problems.push_back(problem_at("--vary " + key, "is also set by --set"));
        design.vary.push_back(*vary);
    }
    if (problems.empty()) problems = wrong_size(design, options);
    if (!problems.empty()) return problems;
    return design;
}

} // namespace folkmoot::cli
