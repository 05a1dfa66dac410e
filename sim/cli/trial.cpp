#include "cli/trial.hpp"

#include "cli/ensemble/repeats.hpp"
#include "cli/files.hpp"
#include "cli/progress.hpp"
#include "core/table/delimited.hpp"
#include "labs/trial/json.hpp"
#include "labs/trial/own_size.hpp"
#include "scenario/trial_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace folkmoot::cli {
namespace {

constexpr std::uint32_t most_repeats = 100'000;

// A scenario made ready, and the design that is tried in it.
struct Chosen {
    std::unique_ptr<Workshop> workshop;
    TrialDesign design;
};

// One of the scenario's own designs; its first if no name is given.
Result<TrialDesign> ready_made(const Scenario& scenario, const std::string& name) {
    const std::vector<TrialDesign>& designs = scenario.trial.designs;
    if (designs.empty()) {
        return problem_at("--design", "the scenario has no design of its own", scenario.name,
                          "a design file");
    }
    if (name.empty()) return designs.front();
    std::vector<std::string_view> names;
    std::string list;
    for (const TrialDesign& design : designs) {
        if (design.name == name) return design;
        names.push_back(design.name);
        list += design.name + ", ";
    }
    Problem p = problem_at("--design", "there is no such file and no such design", name,
                           list + "or a file");
    p.nearest = nearest_name(name, names);
    return p;
}

Result<Chosen> chosen_in(const std::string& scenario_name, const std::string& design,
                         const Program& program) {
    Result<Loaded> loaded = load(scenario_name, program.path);
    if (!loaded) return loaded.problems();
    Chosen chosen;
    if (is_file(design)) {
        const Result<std::string> text = read_file(design);
        if (!text) return text.problems();
        Result<TrialDesign> read = load_design(design, *text, loaded->scenario);
        if (!read) return read.problems();
        chosen.design = std::move(*read);
    } else {
        Result<TrialDesign> found = ready_made(loaded->scenario, design);
        if (!found) return found.problems();
        chosen.design = std::move(*found);
    }
    chosen.workshop = std::make_unique<Workshop>(std::move(loaded->scenario));
    return chosen;
}

// `what` is a design file that names its scenario, or a scenario.
Result<Chosen> chosen_by(const TrialOptions& options, const Program& program) {
    if (is_file(options.what) && options.design.empty()) {
        const Result<std::string> text = read_file(options.what);
        if (!text) return text.problems();
        const bool scenario = text->find("\"introduction\"") != std::string::npos;
        if (!scenario) {
            const Result<std::string> name = scenario_of_design(options.what, *text);
            if (!name) return name.problems();
            return chosen_in(*name, options.what, program);
        }
    }
    return chosen_in(options.what, options.design, program);
}

// What --set moves: assumptions only, for levers are what a trial's groups differ in.
Result<std::map<std::string, double>> assumptions_of(const Scenario& scenario,
                                                     const TrialOptions& options) {
    Options typed;
    typed.set = options.set;
    Result<Attempt> attempt = attempt_of(scenario, typed, scenario.policies.front());
    if (!attempt) return attempt.problems();
    if (!attempt->changed.empty())
        return problem_at("--set " + attempt->changed.begin()->first,
                          "a lever is what the groups of a trial differ in", {},
                          "an assumption; levers stand in the design");
    return attempt->shared;
}

void add_options(CLI::App& command, TrialOptions& options) {
    command
        .add_option("--set", options.set,
                    "An assumption that is other than the scenario says, for everybody; may stand "
                    "several times")
        ->type_name("KEY=VALUE")
        ->take_all();
    command
        .add_option("--design", options.design,
                    "A design file, or the name of one of the scenario's designs")
        ->type_name("FILE");
    command.add_option("--seed", options.seed, "Seed of all chance: same seed, same bits")
        ->type_name("N")
        ->check(wrong_seed);
}

/// Problems of members are problems of options: "cluster_people" is --cluster-people.
void add_as_options(Problems& problems, const Problems& of_members) {
    for (Problem problem : of_members) {
        problem.path = "--" + problem.path;
        std::replace(problem.path.begin(), problem.path.end(), '_', '-');
        problems.push_back(std::move(problem));
    }
}

// From a baseline and a spread of one's own.
int trial_size_alone(const TrialOptions& options) {
    Problems problems;
    const Result<OwnSizeAsked> asked = read_own_size(options.own);
    add_as_options(problems, asked.problems());
    if (options.own.baseline.empty())
        problems.push_back(problem_at(
            "--baseline", "what is it without the treatment?", "",
            "a share such as 12%, or with --spread an average; or name a scenario instead"));
    if (options.own.effect.empty())
        problems.push_back(problem_at("--effect", "what is the smallest difference worth finding?",
                                      "", "a number such as 0.03 or 3%"));
    if (!problems.empty()) return report(problems);
    const Result<OwnSize> size = own_size(*asked);
    if (!size) {
        add_as_options(problems, size.problems());
        return report(problems);
    }
    print(own_size_json(*asked, *size));
    return done;
}

bool is_given(const OwnSizeTexts& own) {
    for (const std::string* text : {&own.baseline, &own.spread, &own.effect, &own.alpha, &own.power,
                                    &own.cluster_people, &own.intracluster})
        if (!text->empty()) return true;
    return false;
}

int trial_size(const Program& program, const TrialOptions& options) {
    if (options.what.empty()) return trial_size_alone(options);
    if (is_given(options.own))
        return report({problem_at("trial size", "a scenario knows its own baseline and spread",
                                  options.what, "a scenario, or numbers of your own")});
    const Result<Chosen> chosen = chosen_by(options, program);
    if (!chosen) return report(chosen.problems());
    const Scenario& scenario = chosen->workshop->scenario();
    const Result<std::map<std::string, double>> shared = assumptions_of(scenario, options);
    if (!shared) return report(shared.problems());
    const Result<TrialLab> lab = open_trial(*chosen->workshop, chosen->design, *shared);
    if (!lab) return report(lab.problems());
    const TrialSize size =
        size_of(*lab, options.seed.value_or(scenario.seed), options.simulate, Progress("sizing"));
    print(size_json(scenario, *lab, size));
    return done;
}

int trial_run(const Program& program, const TrialOptions& options) {
    if (options.repeat > most_repeats) {
        return report({problem_at("--repeat", "out of range", std::to_string(options.repeat),
                                  "0 to 100,000")});
    }
    const Result<Chosen> chosen = chosen_by(options, program);
    if (!chosen) return report(chosen.problems());
    const Scenario& scenario = chosen->workshop->scenario();
    const Result<std::map<std::string, double>> shared = assumptions_of(scenario, options);
    if (!shared) return report(shared.problems());
    const Result<TrialLab> lab = open_trial(*chosen->workshop, chosen->design, *shared);
    if (!lab) return report(lab.problems());
    const std::uint64_t seed = options.seed.value_or(scenario.seed);
    if (!options.out.empty() && program.crew.leads())
        if (const Problems problems = make_folder(options.out); !problems.empty())
            return report(problems);
    std::optional<TrialSummary> summary;
    if (options.repeat > 0) {
        const auto repeats =
            run_repeats(program.crew, {scenario, *lab, *shared, seed, options.repeat},
                        {options.out, options.threads}, Progress("repeating"));
        if (!repeats) return report(repeats.problems());
        if (program.crew.leads()) summary = summarise(lab->design, *lab->start.outcome, *repeats);
    }
    if (!program.crew.leads()) return done;
    const std::string json = account_json(scenario, *lab, seed, run_in_full(*lab, seed), summary);
    print(json);
    return write_files(options.out, {{"trial.json", json + "\n"}});
}

}  // namespace

TrialCommands add_trial_commands(CLI::App& app, TrialOptions& options) {
    TrialCommands commands;
    commands.trial =
        app.add_subcommand("trial", "Split tests: how large, what they tell, and what is true.\n"
                                    "Example: folkmoot trial run booking-page --repeat 100");
    commands.trial->require_subcommand(1);
    commands.size = commands.trial->add_subcommand(
        "size",
        "How many people or places a trial needs: in a scenario's world, or from numbers of "
        "your own.\n"
        "Examples: folkmoot trial size reminder-letter --simulate\n"
        "          folkmoot trial size --baseline 12% --effect 3%");
    commands.size
        ->add_option("design", options.what, "A design file that names its scenario, or a scenario")
        ->type_name("DESIGN");
    const auto number = [&](const char* name, std::string& text, const char* words) {
        commands.size->add_option(name, text, words)->type_name("NUMBER");
    };
    number("--baseline", options.own.baseline,
           "Without a scenario: the share of people to whom it happens untreated (12%), or with "
           "--spread the average");
    number("--spread", options.own.spread,
           "Standard deviation from person to person; not for shares");
    number("--effect", options.own.effect, "Smallest difference worth finding (3%)");
    number("--alpha", options.own.alpha,
           "Share of trials that may find something where there is nothing; 0.05 if not given");
    number("--power", options.own.power,
           "Share of trials that are to find the difference; 0.8 if not given");
    number("--cluster-people", options.own.cluster_people,
           "People who are assigned together; 1 if not given");
    number("--intracluster", options.own.intracluster,
           "How alike they are, 0 to 1 (intracluster correlation); 0 if not given");
    commands.size->add_flag("--simulate", options.simulate,
                            "Also power by simulation in this world");
    add_options(*commands.size, options);

    commands.run = commands.trial->add_subcommand(
        "run", "Runs a trial in a town whose truth is known, and tells why the two differ.\n"
               "Example: folkmoot trial run job-search-help --design towns-in-stages --repeat 200");
    commands.run
        ->add_option("scenario", options.what, "A scenario file, or the name of one in scenarios/")
        ->required()
        ->type_name("SCENARIO");
    commands.run->add_option("--repeat", options.repeat, "Also repeats the trial so often")
        ->type_name("N");
    commands.run
        ->add_option("--threads", options.threads, "Threads; the result does not depend on them")
        ->type_name("N");
    commands.run
        ->add_option("--out", options.out,
                     "Also writes trial.json into this folder, and keeps there which repeats are "
                     "finished: the same command goes on after them")
        ->type_name("DIR");
    add_options(*commands.run, options);

    commands.analyse = commands.trial->add_subcommand(
        "analyse",
        "Analyses a table of your own trial on this computer.\n"
        "Example: folkmoot trial analyse data.csv --outcome paid --arm letter --method proportion");
    add_trial_analyse_options(*commands.analyse, options.analyse);
    return commands;
}

int trial(const Program& program, const TrialCommands& commands, const TrialOptions& options) {
    if (*commands.size) return trial_size(program, options);
    if (*commands.run) return trial_run(program, options);
    return trial_analyse(options.analyse);
}

}  // namespace folkmoot::cli
