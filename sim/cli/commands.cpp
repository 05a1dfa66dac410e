#include "cli/commands.hpp"

#include "analysis/compare.hpp"
#include "analysis/cross/cross.hpp"
#include "analysis/report.hpp"
#include "analysis/resume.hpp"
#include "cli/files.hpp"
#include "cli/formula.hpp"
#include "cli/progress.hpp"
#include "cli/replicates.hpp"
#include "cli/table/own_places.hpp"
#include "core/hash.hpp"
#include "core/words/quoted.hpp"
#include "engine/snapshot.hpp"
#include "scenario/load.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace folkmoot::cli {
namespace {

// Prints a result and writes it into the folder that was asked for, if any. What cannot be written
// is at least printed.
int deliver(const std::string& json, const std::string& folder,
            const std::vector<std::pair<std::string, std::string>>& files) {
    print(json);
    return write_files(folder, files);
}

// The folder for a result, made before the work: nobody wants to learn afterwards that it cannot
// be.
Problems folder_for(const Options& options) {
    return options.out.empty() ? Problems{} : make_folder(options.out);
}

// Prints the replicates that were asked for by number.
int deliver_part(const Program& program, const Scenario& scenario, const Attempt& attempt,
                 const Options& options) {
    const Result<std::string> part = run_part(program.crew, scenario, attempt, options);
    if (!part) return report(part.problems());
    if (!program.crew.leads()) return done;
    print(*part);
    return done;
}

/// What answers a scenario back lies beside it: names of others that are in none of `files`.
Problems unknown_answers(const Loaded& loaded, const std::vector<std::string>& files) {
    std::vector<std::string> stems;
    stems.reserve(files.size());
    for (const std::string& file : files)
        stems.push_back(std::filesystem::path(file).stem().string());
    const std::vector<std::string_view> names(stems.begin(), stems.end());
    Problems problems;
    const auto& answers = loaded.scenario.chooser.answered_by;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (std::ranges::find(stems, answers[i]) != stems.end()) continue;
        problems.push_back(problem_at("chooser.answered_by[" + std::to_string(i) + "]",
                                      "there is no such scenario", in_quotes(answers[i]),
                                      "a scenario in the same folder"));
        problems.back().file = loaded.file;
        problems.back().nearest = nearest_name(answers[i], names);
    }
    return problems;
}

// Two groupings crossed, instead of the usual result. With `both`, of baseline and reform.
int crossed(const Program& program, const Scenario& scenario, const Attempt& attempt, bool both,
            const Options& options) {
    const auto crossing = cross::crossing_of(scenario, "--by", options.by);
    Problems problems = crossing.problems();
    if (!options.only.empty() || !options.parts.empty())
        problems.push_back(problem_at("--by", "a crossing is not put together from parts",
                                      options.only.empty() ? "--parts" : "--only",
                                      "--by without --only and --parts"));
    if (!problems.empty()) return report(problems);
    if (!program.crew.leads()) return done;
    const auto all =
        cross::run_crossed(scenario, attempt, *crossing, both, options.replicates,
                           threads_of(options.threads), Progress(both ? "comparing" : "running"));
    const std::string json = cross::json_of(*all), csv = cross::csv_of(*all);
    if (options.json)
        print(json);
    else
        print_text(options.csv ? csv : cross::text_of(*all));
    return write_files(options.out, {{"crossed.json", json + "\n"}, {"crossed.csv", csv}});
}

}  // namespace

int report(const Problems& problems) {
    if (!tells_in_json()) {
        std::fprintf(stderr, "%s\n", text_of(problems).c_str());
        return bad_input;
    }
    using Json = nlohmann::ordered_json;
    Json list = Json::array();
    for (const Problem& problem : problems) {
        std::string where = problem.file;
        if (problem.line != 0)
            where += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
        if (!problem.path.empty()) where += (where.empty() ? "" : ": ") + problem.path;
        list.push_back({{"where", where},
                        {"what", problem.what},
                        {"found", problem.found},
                        {"allowed", problem.allowed},
                        {"nearest", problem.nearest},
                        {"text", problem.text()}});
    }
    tell_line(
        Json{{"problems", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace));
    return bad_input;
}

int check(const Program& program, const std::vector<std::string>& paths) {
    Problems problems;
    std::size_t sound = 0;
    for (const std::string& path : paths) {
        std::vector<std::string> files = scenario_files(path);
        if (files.empty()) files = {path};
        for (const std::string& file : files) {
            const Result<std::string> text = read_file(file, limits::file_bytes);
            if (text && is_formula(*text)) {
                const Problems wrong = check_formula(file);
                problems.insert(problems.end(), wrong.begin(), wrong.end());
                sound += wrong.empty() ? 1 : 0;
                continue;
            }
            const Result<Loaded> loaded = load(file, program.path);
            // Of one file it is not known what will lie beside it.
            const Problems unknown = loaded && std::filesystem::is_directory(path)
                                         ? unknown_answers(*loaded, files)
                                         : Problems{};
            problems.insert(problems.end(), unknown.begin(), unknown.end());
            if (loaded) {
                sound += unknown.empty() ? 1 : 0;
            } else {
                problems.insert(problems.end(), loaded.problems().begin(), loaded.problems().end());
            }
        }
    }
    if (!problems.empty()) return report(problems);
    print("{\"checked\":" + std::to_string(sound) + ",\"problems\":0}");
    return done;
}

int describe(const Program& program, const Options& options) {
    const Result<Loaded> loaded = load_asked(program, options);
    if (!loaded) return report(loaded.problems());
    print(describe_json(loaded->scenario));
    return done;
}

int run(const Program& program, const Options& options) {
    const Result<Loaded> loaded = load_asked(program, options);
    if (!loaded) return report(loaded.problems());
    const Scenario& scenario = loaded->scenario;
    const Result<Attempt> attempt = attempt_of(scenario, options, scenario.policies.front());
    if (!attempt) return report(attempt.problems());
    const Problems problems = folder_for(options);
    if (!problems.empty()) return report(problems);
    if (!options.by.empty()) return crossed(program, scenario, *attempt, false, options);
    if (runs_a_part(options)) return deliver_part(program, scenario, *attempt, options);

    Workshop workshop(scenario);
    auto run = workshop.run_alone(*attempt, 0, 0, Progress("running"));
    RunReport result{.scenario = scenario,
                     .attempt = *attempt,
                     .record = run->record(),
                     .fingerprint = fingerprint_of(run->record()),
                     .series = options.series};
    if (options.replicates > 1) {
        // As a comparison of the policy with the baseline.
        const auto all =
            run_whole(program.crew, scenario, *attempt, options, "", Progress("replicates"));
        if (!all) return report(all.problems());
        result.ensemble = all->reform;
    }
    const std::string json = run_json(result);
    return deliver(json, options.out,
                   {{"run.json", json + "\n"},
                    {"outcomes.csv", outcomes_csv(result)},
                    {"weekly.csv", series_csv(result)}});
}

int compare(const Program& program, const Options& options) {
    const Result<Loaded> loaded = load_asked(program, options);
    if (!loaded) return report(loaded.problems());
    const Scenario& scenario = loaded->scenario;
    const Result<Attempt> attempt = attempt_of(scenario, options, policy_named(scenario, ""));
    if (!attempt) return report(attempt.problems());
    const Problems problems = folder_for(options);
    if (!problems.empty()) return report(problems);
    if (!options.by.empty()) return crossed(program, scenario, *attempt, true, options);
    if (runs_a_part(options)) return deliver_part(program, scenario, *attempt, options);

    const auto comparison =
        run_whole(program.crew, scenario, *attempt, options, options.out, Progress("comparing"));
    if (!comparison) return report(comparison.problems());
    if (!program.crew.leads()) return done;
    const std::string json = compare_json(scenario, *attempt, *comparison, options.series);
    Attempt without_reform = *attempt;
    without_reform.reform = baseline_of(scenario, *attempt).name;
    without_reform.changed = attempt->baseline.changed;
    const auto one = [&](const Attempt& of, const FinishedRun& run) {
        return RunReport{.scenario = scenario,
                         .attempt = of,
                         .record = run.record,
                         .fingerprint = run.fingerprint};
    };
    const RunReport baseline = one(without_reform, *comparison->first.baseline);
    const RunReport reform = one(*attempt, *comparison->first.reform);
    return deliver(json, options.out,
                   {{"compare.json", json + "\n"},
                    {"baseline-outcomes.csv", outcomes_csv(baseline)},
                    {"reform-outcomes.csv", outcomes_csv(reform)},
                    {"baseline-weekly.csv", series_csv(baseline)},
                    {"reform-weekly.csv", series_csv(reform)}});
}

int snapshot(const Program& program, const Options& options, std::uint32_t at,
             const std::string& file) {
    const Result<Loaded> loaded = load_asked(program, options);
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
    saved.week = at;
    saved.state = run.simulation().state().bytes();
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
    // A pipe or device has no end that could be known before so much has been read.
    if (std::error_code none; std::filesystem::exists(file, none) && !is_file(file))
        return report({{.file = file, .what = "not a file", .allowed = "a snapshot"}});
    const Result<std::string> bytes = read_file(file, most_snapshot_bytes);
    if (!bytes) return report(bytes.problems());
    Result<Resumed> resumed = take_up_again(file, *bytes);
    if (!resumed) return report(resumed.problems());
    Run& run = resumed->run;
    const Progress progress("resuming");
    while (!run.done()) {
        (void)progress(static_cast<double>(run.simulation().week()) / resumed->attempt.weeks);
        run.step();
    }
    print(run_json({.scenario = resumed->scenario,
                    .attempt = resumed->attempt,
                    .record = run.record(),
                    .fingerprint = fingerprint_of(run.record()),
                    .series = series}));
    return done;
}

int write_files(const std::string& folder,
                const std::vector<std::pair<std::string, std::string>>& files) {
    if (folder.empty()) return done;
    for (const auto& [name, bytes] : files) {
        // Where one cannot be written the next cannot either: it is said once.
        const Problems problems =
            write_file((std::filesystem::path(folder) / name).string(), bytes);
        if (!problems.empty()) return report(problems);
    }
    return done;
}

void print(const std::string& json) { print_text(json + "\n"); }

void print_text(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

}  // namespace folkmoot::cli
