#include "cli/commands.hpp"

#include "analysis/compare.hpp"
#include "analysis/report.hpp"
#include "cli/files.hpp"
#include "cli/formula.hpp"
#include "cli/progress.hpp"
#include "core/hash.hpp"
#include "engine/snapshot.hpp"
#include "scenario/load.hpp"

#include <cstdio>
#include <filesystem>

namespace folkmoot::cli {
namespace {

// Writes files into a folder; what went wrong, if anything.
Problems write_all(const std::string& folder,
                   const std::vector<std::pair<std::string, std::string>>& files) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    Problems problems;
    for (const auto& [name, bytes] : files) {
        const Problems more = write_file((std::filesystem::path(folder) / name).string(), bytes);
        problems.insert(problems.end(), more.begin(), more.end());
    }
    return problems;
}

// Outcomes of all replicates of one policy, run as a comparison with itself.
std::vector<std::vector<double>> ensemble_of(const Scenario& scenario, const Attempt& attempt,
                                             const Options& options, const Proceed& proceed) {
    const auto all = folkmoot::compare(scenario, attempt, options.replicates,
                                       threads_of(options.threads), proceed);
    return all->reform;
}

}  // namespace

int report(const Problems& problems) {
    std::fprintf(stderr, "%s\n", text_of(problems).c_str());
    return bad_input;
}

int check(const Program& program, const std::vector<std::string>& paths) {
    Problems problems;
    std::size_t sound = 0;
    for (const std::string& path : paths) {
        std::vector<std::string> files = scenario_files(path);
        if (files.empty()) files = {path};
        for (const std::string& file : files) {
            const Result<std::string> text = read_file(file);
            if (text && is_formula(*text)) {
                const Problems wrong = check_formula(file);
                problems.insert(problems.end(), wrong.begin(), wrong.end());
                sound += wrong.empty() ? 1 : 0;
                continue;
            }
            const Result<Loaded> loaded = load(file, program.path);
            if (loaded) {
                ++sound;
            } else {
                problems.insert(problems.end(), loaded.problems().begin(), loaded.problems().end());
            }
        }
    }
    if (!problems.empty()) return report(problems);
    print("{\"checked\":" + std::to_string(sound) + ",\"problems\":0}");
    return done;
}

int describe(const Program& program, const std::string& scenario) {
    const Result<Loaded> loaded = load(scenario, program.path);
    if (!loaded) return report(loaded.problems());
    print(describe_json(loaded->scenario));
    return done;
}

int run(const Program& program, const Options& options) {
    const Result<Loaded> loaded = load(options.scenario, program.path);
    if (!loaded) return report(loaded.problems());
    const Scenario& scenario = loaded->scenario;
    const Result<Attempt> attempt = attempt_of(scenario, options, scenario.policies.front());
    if (!attempt) return report(attempt.problems());

    Workshop workshop(scenario);
    auto run = workshop.run_alone(*attempt, 0, 0, Progress("running"));
    RunReport result{.scenario = scenario,
                     .attempt = *attempt,
                     .record = run->record(),
                     .fingerprint = fingerprint_of(run->record()),
                     .series = options.series};
    if (options.replicates > 1)
        result.ensemble = ensemble_of(scenario, *attempt, options, Progress("replicates"));
    const std::string json = run_json(result);
    if (!options.out.empty()) {
        const Problems problems =
            write_all(options.out, {{"run.json", json + "\n"},
                                    {"outcomes.csv", outcomes_csv(scenario, result.record)},
                                    {"weekly.csv", series_csv(result.record)}});
        if (!problems.empty()) return report(problems);
    }
    print(json);
    return done;
}

int compare(const Program& program, const Options& options) {
    const Result<Loaded> loaded = load(options.scenario, program.path);
    if (!loaded) return report(loaded.problems());
    const Scenario& scenario = loaded->scenario;
    const Result<Attempt> attempt = attempt_of(scenario, options, policy_named(scenario, ""));
    if (!attempt) return report(attempt.problems());

    const auto comparison = folkmoot::compare(scenario, *attempt, options.replicates,
                                              threads_of(options.threads), Progress("comparing"));
    const std::string json = compare_json(scenario, *attempt, *comparison, options.series);
    if (!options.out.empty()) {
        const RunRecord& baseline = comparison->first.baseline->record;
        const RunRecord& reform = comparison->first.reform->record;
        const Problems problems =
            write_all(options.out, {{"compare.json", json + "\n"},
                                    {"baseline-outcomes.csv", outcomes_csv(scenario, baseline)},
                                    {"reform-outcomes.csv", outcomes_csv(scenario, reform)},
                                    {"baseline-weekly.csv", series_csv(baseline)},
                                    {"reform-weekly.csv", series_csv(reform)}});
        if (!problems.empty()) return report(problems);
    }
    print(json);
    return done;
}

int snapshot(const Program& program, const Options& options, std::uint32_t at,
             const std::string& file) {
    const Result<Loaded> loaded = load(options.scenario, program.path);
    if (!loaded) return report(loaded.problems());
    const Scenario& scenario = loaded->scenario;
    const Result<Attempt> attempt = attempt_of(scenario, options, scenario.policies.front());
    if (!attempt) return report(attempt.problems());
    if (at > weeks_of(scenario, *attempt)) {
        Problem p;
        p.path = "--at";
        p.what = "after the last week";
        p.found = std::to_string(at);
        p.allowed = "0 to " + std::to_string(weeks_of(scenario, *attempt));
        return report({p});
    }
    Workshop workshop(scenario);
    // `run_alone` takes 0 for "to the end"; week 0 is the opening itself.
    const Run run = at == 0 ? workshop.open_alone(*attempt)
                            : *workshop.run_alone(*attempt, 0, at, Progress("running"));
    Snapshot saved;
    saved.scenario_file = loaded->file;
    saved.scenario_text = loaded->text;
    saved.data = loaded->data;
    saved.policy = attempt->reform;
    saved.shared = attempt->shared;
    saved.changed = attempt->changed;
    saved.seed = attempt->seed;
    saved.population = population_of(scenario, *attempt);
    saved.weeks = weeks_of(scenario, *attempt);
    saved.state = run.simulation().state();
    saved.record = run.record();
    const std::string bytes = write_snapshot(saved);
    const Problems problems = write_file(file, bytes);
    if (!problems.empty()) return report(problems);
    print("{\"scenario\":\"" + scenario.name + "\",\"policy\":\"" + saved.policy +
          "\",\"seed\":" + std::to_string(saved.seed) + ",\"week\":" + std::to_string(at) +
          ",\"bytes\":" + std::to_string(bytes.size()) + "}");
    return done;
}

int resume(const std::string& file, bool series) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) return report(bytes.problems());
    Result<Snapshot> saved = read_snapshot(file, *bytes);
    if (!saved) return report(saved.problems());
    const Result<Scenario> scenario =
        load_scenario(saved->scenario_file, saved->scenario_text, saved->data);
    if (!scenario) return report(scenario.problems());
    Attempt attempt;
    attempt.shared = saved->shared;
    attempt.reform = saved->policy;
    attempt.changed = saved->changed;
    attempt.seed = saved->seed;
    attempt.population = saved->population;
    attempt.weeks = saved->weeks;
    const Replicate replicate = replicate_of(*scenario, attempt, 0);
    const auto place = make_place(*scenario, replicate.seed, saved->population);
    Run run(place, replicate.reform, std::move(saved->state), saved->weeks,
            std::move(saved->record));
    const Progress progress("resuming");
    while (!run.done()) {
        (void)progress(static_cast<double>(run.simulation().week()) / saved->weeks);
        run.step();
    }
    print(run_json({.scenario = *scenario,
                    .attempt = attempt,
                    .record = run.record(),
                    .fingerprint = fingerprint_of(run.record()),
                    .series = series}));
    return done;
}

void print(const std::string& json) {
    std::fwrite(json.data(), 1, json.size(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

}  // namespace folkmoot::cli
