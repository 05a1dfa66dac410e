#include "analysis/snapshot_check.hpp"

#include "core/units.hpp"
#include "core/words/quoted.hpp"
#include "scenario/load.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace folkmoot {
namespace {

std::string number_text(std::uint64_t value) { return std::to_string(value); }

void check_values(const Model& model, const std::map<std::string, double>& values,
                  std::string_view path, Problems& problems) {
    for (const auto& [key, value] : values) {
        const std::string at = std::string(path) + "." + shortened(key);
        const Setting* setting = model.find_setting(key);
        if (setting == nullptr)
            problems.push_back(problem_at(at, "there is no such setting", in_quotes(key)));
        else if (!allowed(*setting, value))
            problems.push_back(
                problem_at(at, "out of range", plain_number(value), allowed_text(*setting)));
    }
}

std::optional<Problem> other_size(std::string path, std::size_t found, std::size_t allowed) {
    if (found == allowed) return std::nullopt;
    return problem_at(std::move(path), "not as many as the scenario has", number_text(found),
                      number_text(allowed));
}

std::optional<Problem> wrong_record(const Snapshot& snapshot, const Place& place) {
    const Model& model = *place.model;
    const RunRecord& record = snapshot.record;
    const std::uint32_t week = snapshot.week;
    if (record.weekly.size() != (week == 0 ? record.weekly.size() : model.measures().size()) ||
        record.weekly.size() > model.measures().size())
        return problem_at("record.weekly", "not as many outcomes as there are",
                          number_text(record.weekly.size()), number_text(model.measures().size()));
    for (const auto& weekly : record.weekly)
        if (auto problem = other_size("record.weekly", weekly.size(), week)) return problem;
    if (auto problem = other_size("record.years", record.years.size(),
                                  (week + weeks_in_year - 1) / weeks_in_year))
        return problem;
    for (const Counts& year : record.years) {
        if (auto problem = other_size("record.years.groups", year.slots(),
                                      model.slot_of_area(place.world.areas.size())))
            return problem;
        if (auto problem =
                other_size("record.years.columns", year.columns(), model.columns().size()))
            return problem;
        if (!year.whole()) return problem_at("record.years", "a table with holes");
    }
    return std::nullopt;
}

} // namespace

Problems check_what_was_set(const Snapshot& snapshot, const Scenario& scenario) {
    Problems problems;
    const auto range = [&](const char* path, std::uint64_t value, std::uint64_t low,
                           std::uint64_t high) {
        if (value >= low && value <= high) return;
        problems.push_back(problem_at(path, "out of range", number_text(value),
                                      number_text(low) + " to " + number_text(high)));
    };
    const auto names = [&](const Policy& policy) { return policy.name == snapshot.policy; };
    if (std::ranges::none_of(scenario.policies, names))
        problems.push_back(
            problem_at("policy", "the scenario has no such policy", in_quotes(snapshot.policy)));
    check_values(*scenario.model, snapshot.shared, "shared", problems);
    check_values(*scenario.model, snapshot.changed, "changed", problems);
    range("seed", snapshot.seed, 0, limits::most_seed);
    range("population", snapshot.population, limits::least_population, limits::most_population);
    range("weeks", snapshot.weeks, 1, limits::most_weeks);
    if (!problems.empty()) return problems;
    range("week", snapshot.week, 0, snapshot.weeks);
    const std::uint64_t least =
        std::uint64_t{snapshot.population} * scenario.model->about().bytes_a_citizen;
    if (snapshot.state.size() < least)
        problems.push_back(problem_at("state", "too little for so many citizens",
                                      number_text(snapshot.state.size()) + " bytes",
                                      "at least " + number_text(least)));
    return problems;
}

Result<std::unique_ptr<State>> check_state(const Snapshot& snapshot, const Place& place,
                                           const PolicyPlan& plan) {
    auto state = place.model->read_state(snapshot.state, place, plan, snapshot.week);
    if (!state) return state;
    if (auto problem = wrong_record(snapshot, place)) return Problems{std::move(*problem)};
    return state;
}

} // namespace folkmoot
