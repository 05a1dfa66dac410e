#include "analysis/goal/asked.hpp"

#include "core/whole.hpp"
#include "core/words/quoted.hpp"
#include "core/words/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <utility>

namespace folkmoot::goal {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t most_values = 128; ///< of a lever

// ---------------------------------------------------------------- groups

/// The breakdown with that name, or nullptr.
const BreakdownName* breakdown_named(const std::vector<BreakdownName>& all, std::string_view name) {
    const auto found = std::ranges::find(all, name, &BreakdownName::key);
    return found == all.end() ? nullptr : &*found;
}

/// Names of the groups of a breakdown, in the order of their slots.
std::vector<std::string> groups_in(const Scenario& scenario, const BreakdownName& breakdown) {
    std::vector<std::string> names;
    if (breakdown.bit == by_area) {
        for (const Area& area : scenario.areas) names.push_back(area.name);
        return names;
    }
    for (const Side& side : scenario.model->about().sides)
        if (side.key == breakdown.key)
            for (const Side::Group& group : side.groups) names.emplace_back(group.key);
    for (std::size_t i = names.size(); i < breakdown.count; ++i) names.push_back(std::to_string(i));
    return names;
}

Problem no_such_group(const Scenario& scenario, const std::string& where, const Measure& measure,
                      const std::string& group) {
    std::vector<std::string> names;
    std::string allowed;
    for (const BreakdownName& each : scenario.model->breakdowns()) {
        if ((measure.by & each.bit) == 0) continue;
        const std::string key(each.key);
        const auto groups = groups_in(scenario, each);
        names.push_back(key);
        for (const std::string& one : groups) names.push_back(key + ":" + one);
        allowed += (allowed.empty() ? "" : "; ") + key + " (every one) or " + key + ":" +
                   groups.front() + " to " + key + ":" + groups.back();
    }
    Problem problem =
        problem_at(where, "'" + std::string(measure.key) + "' is not told for such a group",
                   in_quotes(group), allowed.empty() ? "everybody only: no group" : allowed);
    const std::vector<std::string_view> views(names.begin(), names.end());
    problem.nearest = nearest_name(group, views);
    return problem;
}

// ---------------------------------------------------------------- values

/// "12%", "£1.5m", "7"; nothing if it is no such thing.
std::optional<double> typed_number(std::string_view text) {
    double sign = 1, times = 1;
    if (text.starts_with('-') || text.starts_with(minus_sign)) {
        sign = -1;
        text.remove_prefix(text.starts_with('-') ? 1 : minus_sign.size());
    }
    constexpr std::string_view pound = "£";
    if (text.starts_with(pound)) text.remove_prefix(pound.size());
    constexpr std::pair<std::string_view, double> endings[] = {
        {"bn", 1e9}, {"m", 1e6}, {"k", 1e3}, {"%", 0.01}};
    for (const auto& [ending, factor] : endings)
        if (times == 1 && text.ends_with(ending)) {
            times = factor;
            text.remove_suffix(ending.size());
        }
    const std::string digits(text);
    char* end = nullptr;
    const double value = std::strtod(digits.c_str(), &end);
    const bool plain = !digits.empty() && digits[0] != '+' && digits[0] != '-' &&
                       digits.find_first_not_of("0123456789.eE+-") == std::string::npos;
    if (!plain || end != digits.c_str() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    return sign * (times == 0.01 ? value / 100.0 : value * times);
}

/// What stands before and behind the '@'.
std::pair<std::string, std::string> parted(const std::string& text) {
    const std::size_t at = std::min(text.find('@'), text.size());
    return {text.substr(0, at), at < text.size() ? text.substr(at + 1) : std::string()};
}

// ---------------------------------------------------------------- levers

/// `count` steps above the low end, as the nearest double to what one writes: 0.3, not
/// 0.30000000000000004.
double on_step(double low, double step, double count) {
    const double parts = std::round(1.0 / step);
    const double whole_low = std::round(low * parts);
    if (step < 1.0 && std::fabs(parts * step - 1.0) < 1e-9 &&
        std::fabs(whole_low - low * parts) < 1e-9)
        return (whole_low + count) / parts;
    return low + count * step;
}

Lever lever_between(const Setting& setting, double low, double high, double now) {
    Lever lever{&setting, {}, 0};
    const double step =
        std::max(1.0, std::ceil((high - low) / setting.step / most_values)) * setting.step;
    const double from = std::ceil((low - setting.range.low) / step - 1e-9);
    for (double count = from;; ++count) {
        const double value = on_step(setting.range.low, step, count);
        if (value > high + step * 1e-9) break;
        lever.values.push_back(std::min(value, high));
    }
    for (const double own : {low, high, now}) {
        const auto same = [&](double value) { return std::fabs(value - own) < step * 1e-6; };
        const auto found = std::ranges::find_if(lever.values, same);
        if (found != lever.values.end())
            *found = own;
        else
            lever.values.push_back(own);
    }
    std::ranges::sort(lever.values);
    lever.now =
        static_cast<std::size_t>(std::ranges::find(lever.values, now) - lever.values.begin());
    return lever;
}

std::vector<LeverRange> all_levers(const Scenario& scenario) {
    std::vector<LeverRange> all;
    for (const FieldGroup& group : scenario.levers)
        for (const std::string& key : group.keys)
            if (std::ranges::find(all, key, &LeverRange::key) == all.end()) all.push_back({key});
    return all;
}

Result<Lever> lever_of(const Scenario& scenario, const Settings& now, const std::string& where,
                       const LeverRange& named) {
    const Setting* const setting = scenario.model->find_setting(named.key);
    if (setting == nullptr || setting->kind != FieldKind::lever) {
        std::vector<std::string_view> names;
        for (const Setting& each : scenario.model->settings())
            if (each.kind == FieldKind::lever) names.push_back(each.key);
        Problem problem = problem_at(
            where, setting == nullptr ? "there is no such lever" : "an assumption, not a lever",
            in_quotes(named.key), "a lever that `folkmoot describe` lists");
        if (setting == nullptr) problem.nearest = nearest_name(named.key, names);
        return problem;
    }
    const double low = named.low.value_or(setting->range.low);
    const double high = named.high.value_or(setting->range.high);
    for (const double end : {low, high})
        if (!allowed(*setting, end))
            return problem_at(where + " " + named.key, "not allowed", plain_number(end),
                              allowed_text(*setting));
    if (!(low < high))
        return problem_at(where + " " + named.key, "goes from low to high",
                          plain_number(low) + " to " + plain_number(high),
                          "a low end below the high end");
    return lever_between(*setting, low, high, setting->get(now));
}

} // namespace

Result<Subject> subject_of(const Scenario& scenario, const std::string& where,
                           const std::string& key, const std::string& group) {
    const Model& model = *scenario.model;
    const std::size_t measure = model.measure_index(key);
    if (measure == model.measures().size()) {
        std::vector<std::string_view> names;
        for (const Measure& each : model.measures()) names.push_back(each.key);
        Problem problem = problem_at(where, "there is no such outcome", in_quotes(key),
                                     "an outcome that `folkmoot describe` lists");
        problem.nearest = nearest_name(key, names);
        return problem;
    }
    Subject of{measure, group, {}};
    if (group.empty()) {
        of.slots = {Slot::total};
        return of;
    }
    const std::size_t colon = std::min(group.find(':'), group.size());
    const auto breakdowns = model.breakdowns();
    const auto* const breakdown = breakdown_named(breakdowns, group.substr(0, colon));
    if (breakdown == nullptr || (model.measures()[measure].by & breakdown->bit) == 0)
        return no_such_group(scenario, where, model.measures()[measure], group);
    const auto groups = groups_in(scenario, *breakdown);
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (colon == group.size() || groups[i] == group.substr(colon + 1))
            of.slots.push_back(breakdown->first + i);
    if (of.slots.empty()) return no_such_group(scenario, where, model.measures()[measure], group);
    return of;
}

double Goal::miss(double value) const {
    if (std::isnan(value)) return std::numeric_limits<double>::infinity();
    const double above = bound == Bound::at_least ? 0.0 : value - high;
    const double below = bound == Bound::at_most ? 0.0 : low - value;
    return std::max({above, below, 0.0});
}

bool Goal::better(double one, double other) const {
    if (bound == Bound::at_most) return one < other;
    if (bound == Bound::at_least) return one > other;
    const double middle = (low + high) / 2;
    return std::fabs(one - middle) < std::fabs(other - middle);
}

double Goal::worst(const std::vector<double>& values) const {
    double worst = unknown;
    for (const double value : values)
        if (!std::isnan(value) && (std::isnan(worst) || better(worst, value))) worst = value;
    return worst;
}

Result<Goal> read_goal(const Scenario& scenario, const std::string& where,
                       const std::string& text) {
    const auto not_a_goal = [&] {
        return problem_at(
            where, "not a goal", in_quotes(text),
            "KEY<=VALUE, KEY>=VALUE or KEY=LOW:HIGH, with @GROUP behind the key if it "
            "is not of everybody");
    };
    const std::size_t sign = text.find_first_of("<>=");
    if (sign == std::string::npos || sign == 0) return not_a_goal();
    const bool two = sign + 1 < text.size() && text[sign] != '=' && text[sign + 1] == '=';
    if (text[sign] != '=' && !two) return not_a_goal();
    const auto [key, group] = parted(text.substr(0, sign));
    const auto of = subject_of(scenario, where, key, group);
    if (!of) return of.problems();
    Goal goal{*of, text[sign] == '<'   ? Bound::at_most
                   : text[sign] == '>' ? Bound::at_least
                                       : Bound::within};
    const std::string values = text.substr(sign + (two ? 2 : 1));
    const std::size_t colon = std::min(values.find(':'), values.size());
    const auto low = typed_number(values.substr(0, colon));
    const auto high = colon < values.size() ? typed_number(values.substr(colon + 1)) : low;
    if (!low || !high || (colon < values.size()) != (goal.bound == Bound::within))
        return problem_at(where, "not a value", in_quotes(values),
                          goal.bound == Bound::within ? "two numbers, LOW:HIGH"
                                                      : "a number such as 7, 12%, £1.5m or -£300k");
    if (*low > *high)
        return problem_at(where, "goes from low to high", in_quotes(values),
                          "a low end that is not above the high end");
    goal.low = *low;
    goal.high = *high;
    return goal;
}

Result<Subject> read_guard(const Scenario& scenario, const std::string& where,
                           const std::string& text) {
    const auto [key, group] = parted(text);
    auto of = subject_of(scenario, where, key, group);
    if (of && scenario.model->measures()[of->measure].direction == 0)
        return problem_at(where, "neither more nor less of it is worse", in_quotes(key),
                          "an outcome that has a better way");
    return of;
}

double Lever::moved(std::size_t at) const {
    if (at == now) return 0;
    if (setting->type == FieldType::choice) return 1;
    return std::fabs(values[at] - values[now]) / (setting->range.high - setting->range.low);
}

Result<std::vector<Lever>> levers_of(const Scenario& scenario, const Attempt& attempt,
                                     const std::string& where,
                                     const std::vector<LeverRange>& named) {
    const Settings now = replicate_of(scenario, attempt, 0).reform.settings;
    Problems problems;
    if (named.size() > most_levers)
        problems.push_back(problem_at(where, "too many levers", std::to_string(named.size()),
                                      "at most " + std::to_string(most_levers)));
    std::vector<Lever> levers;
    for (const LeverRange& each : named.empty() ? all_levers(scenario) : named) {
        auto lever = lever_of(scenario, now, where, each);
        if (!lever) {
            problems.insert(problems.end(), lever.problems().begin(), lever.problems().end());
            continue;
        }
        if (std::ranges::find(levers, lever->setting, &Lever::setting) != levers.end())
            problems.push_back(problem_at(where + " " + each.key, "is there twice"));
        levers.push_back(std::move(*lever));
    }
    if (levers.empty() && problems.empty())
        problems.push_back(problem_at(where, "this scenario shows no levers: name one"));
    if (!problems.empty()) return problems;
    return levers;
}

std::optional<std::size_t> cost_of(const Scenario& scenario, const Goal& goal) {
    const auto measures = scenario.model->measures();
    for (const std::string& key : scenario.outcomes) {
        const std::size_t measure = scenario.model->measure_index(key);
        if (measure < measures.size() && measures[measure].money &&
            measures[measure].phrase.role == PhraseRole::closes)
            return measure == goal.of.measure ? std::nullopt : std::optional(measure);
    }
    return std::nullopt;
}

std::string group_words(const Scenario& scenario, const Subject& of) {
    if (of.group.empty()) return {};
    const std::size_t colon = std::min(of.group.find(':'), of.group.size());
    const std::string kind = of.group.substr(0, colon);
    const bool every = colon == of.group.size();
    if (kind == "area") return every ? "in every area" : "in " + of.group.substr(colon + 1);
    if (kind == "deprivation")
        return every ? "in every fifth of deprivation"
                     : "in the " +
                           std::string(deprivation_names[of.slots.front() - Slot::deprivation]);
    if (kind == "age")
        return every ? "at every age"
                     : "at ages " + std::string(age_band_names[of.slots.front() - Slot::age]);
    for (const Side& side : scenario.model->about().sides) {
        if (side.key != kind) continue;
        if (every) {
            std::string label(side.label);
            if (label.starts_with("By")) label[0] = 'b';
            return "in every group " + label;
        }
        for (const Side::Group& group : side.groups)
            if (group.key == of.group.substr(colon + 1))
                return "of people " + std::string(group.of_people);
    }
    return {};
}

std::string goal_words(const Scenario& scenario, const Goal& goal) {
    const Measure& measure = scenario.model->measures()[goal.of.measure];
    std::string text = "“" + std::string(measure.label) + "” ";
    if (goal.bound == Bound::within)
        text += "from " + words::format_value(measure, goal.low) + " to " +
                words::with_unit(measure, goal.high);
    else
        text += (goal.bound == Bound::at_most ? "at most " : "at least ") +
                words::with_unit(measure, goal.high);
    const std::string group = group_words(scenario, goal.of);
    return group.empty() ? text : text + " " + group;
}

} // namespace folkmoot::goal
