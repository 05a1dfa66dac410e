#include "analysis/resume.hpp"

#include "analysis/snapshot_check.hpp"
#include "engine/snapshot.hpp"
#include "scenario/load.hpp"

#include <utility>

namespace folkmoot {
namespace {

Problems in_file(std::string_view file, Problems problems) {
    for (Problem& problem : problems) {
        problem.file = file;
        problem.what = "the snapshot does not fit its scenario: " + problem.what;
    }
    return problems;
}

} // namespace

Result<Resumed> take_up_again(std::string_view file, std::string_view bytes) {
    Result<Snapshot> saved = read_snapshot(file, bytes);
    if (!saved) return saved.problems();
    Result<Scenario> scenario =
        load_scenario(saved->scenario_file, saved->scenario_text, saved->data);
    if (!scenario) return scenario.problems();
    Problems problems = check_what_was_set(*saved, *scenario);
    if (!problems.empty()) return in_file(file, std::move(problems));

    Attempt attempt;
    attempt.shared = saved->shared;
    attempt.reform = saved->policy;
    attempt.changed = saved->changed;
    attempt.seed = saved->seed;
    attempt.population = saved->population;
    attempt.weeks = saved->weeks;
    const Replicate replicate = replicate_of(*scenario, attempt, 0);
    const auto place = make_place(*scenario, replicate.seed, saved->population);
    const auto state = check_state(*saved, *place, replicate.reform);
    if (!state) return in_file(file, state.problems());
    Run run(place, replicate.reform, **state, saved->weeks, std::move(saved->record));
    return Resumed{std::move(*scenario), std::move(attempt), std::move(run)};
}

} // namespace folkmoot
