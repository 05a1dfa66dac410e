#include "cli/surface.hpp"

#include "cli/commands.hpp"
#include "cli/deliberation/ballot.hpp"
#include "cli/deliberation/budget.hpp"
#include "cli/deliberation/deliberate.hpp"
#include "cli/deliberation/lot.hpp"
#include "cli/ensemble/sweep.hpp"
#include "cli/formula.hpp"
#include "cli/goal.hpp"
#include "cli/library.hpp"
#include "cli/progress.hpp"
#include "cli/table/own_places.hpp"
#include "cli/trial.hpp"
#include "core/words/visible.hpp"
#include "scenario/load.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>

namespace folkmoot::cli {
namespace {

constexpr const char* scenario_help = "A scenario file, or the name of one in scenarios/";

constexpr std::uint32_t most_bench_threads = 256, most_bench_places = 10'000'000,
                        most_bench_trials = 100'000;

void add_run_options(CLI::App& command, Options& options) {
    command.add_option("scenario", options.scenario, scenario_help)
        ->required()
        ->type_name("SCENARIO");
    command.add_option("--policy", options.policy, "Policy to run")->type_name("NAME");
    command.add_option("--set", options.set, "Moves a lever or an assumption; may be repeated")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command.add_option("--seed", options.seed, "Seed of all chance: same seed, same bits")
        ->type_name("N")
        ->check(wrong_seed);
    command.add_option("--weeks", options.weeks, "How many weeks to run")->type_name("N");
    command
        .add_option("--population", options.population, "How many citizens stand for the people")
        ->type_name("N");
}

/// What a reform is compared with.
void add_baseline_options(CLI::App& command, Options& options) {
    command
        .add_option("--baseline", options.baseline,
                    "Policy to compare with, instead of the scenario's first; both begin in the "
                    "same world")
        ->type_name("NAME");
    command
        .add_option("--baseline-set", options.baseline_set,
                    "Moves a lever of that policy; may be repeated")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
}

void add_compare_options(CLI::App& command, Options& options) {
    add_run_options(command, options);
    add_baseline_options(command, options);
}

void add_result_options(CLI::App& command, Options& options) {
    command
        .add_option("--replicates", options.replicates,
                    "Runs with other seeds and with assumptions drawn from their ranges")
        ->type_name("N");
    command
        .add_option("--only", options.only,
                    "Runs only replicates FROM to TO - 1 and prints what they came to, for --parts")
        ->type_name("FROM:TO");
    command
        .add_option("--parts", options.parts,
                    "Files of replicates that were run elsewhere: the others are run here, and the "
                    "result is the same")
        ->type_name("FILE");
    command.add_option("--threads", options.threads, "Threads; the result does not depend on them")
        ->type_name("N");
    CLI::Option* const series =
        command.add_flag("--series", options.series, "Also print every week");
    CLI::Option* const by =
        command
            .add_option("--by", options.by,
                        "Instead: a table of two groupings crossed, two of deprivation, age and "
                        "area, with how many people there are of each; in words")
            ->type_name("GROUPING,GROUPING")
            ->excludes(series);
    CLI::Option* const json =
        command
            .add_flag("--json", options.json,
                      "With --by: all outcomes, as `folkmoot schema crossed` says")
            ->needs(by);
    command.add_flag("--csv", options.csv, "With --by: a line an outcome and cell")
        ->needs(by)
        ->excludes(json);
    command
        .add_option(
            "--out", options.out,
            "Also write JSON and CSV files into this folder; compare also keeps there which "
            "runs are finished: the same command goes on after them")
        ->type_name("DIR");
}

CLI::App* add_formula(CLI::App& app, FormulaOptions& options) {
    CLI::App* const command = app.add_subcommand(
        "formula",
        "Shares money out by a funding formula: who gets what, who gains and who loses.\n"
        "Example: folkmoot formula icb-allocation --set pace=0.02 --explain \"North East London\"");
    command
        ->add_option("formula", options.formula,
                     "A formula file, or the name of one in scenarios/formulas/")
        ->required()
        ->type_name("FORMULA");
    command->add_option("--table", options.table, "A table of places; usually the formula's own")
        ->type_name("CSV");
    command->add_option("--set", options.set, "Moves a lever of the formula; may be repeated")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command
        ->add_option("--match", options.match,
                     "Takes a heading of the table for a column of the formula; may be repeated")
        ->type_name("HEADING=COLUMN")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command
        ->add_option("--read", options.read,
                     "Answers what the table leaves open, such as gaps=leave-out, row:Total=keep, "
                     "unit:today=thousands; may be repeated")
        ->type_name("QUESTION=ANSWER")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command
        ->add_option("--against", options.against,
                     "What changes are measured against: a formula, today or target")
        ->type_name("FORMULA");
    command
        ->add_option("--explain", options.explain,
                     "Also why this place gets it, and what it is rewarded for")
        ->type_name("PLACE");
    command->add_flag("--solve", options.solve, "Also finds weights that close the gap to need");
    command->add_option("--loss", options.loss, "Share of today that --solve lets any place lose")
        ->type_name("SHARE");
    command->add_option("--format", options.format, "json or csv")
        ->check(CLI::IsMember({"json", "csv"}));
    return command;
}

int parse(CLI::App& app, int argc, char** argv) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        app.exit(help);
        return done;
    } catch (const CLI::CallForAllHelp& help) {
        app.exit(help);
        return done;
    } catch (const CLI::ParseError& error) {
        if (tells_in_json())
            return report({problem_at("arguments", visible(error.what(), "\n"))}), wrong_usage;
        std::fprintf(stderr, "%s\nRun with --help for how to use it.\n",
                     visible(error.what(), "\n").c_str());
        return wrong_usage;
    }
    return -1;
}

// What was printed may not have arrived: the disk is full, or whoever reads has gone. `status`, or
// a failure in its place.
int if_written(int status) {
    const bool written = std::cout.flush() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (written) return status;
    std::fprintf(stderr, "The result could not be written: the disk is full, or whoever reads it "
                         "has gone.\n");
    return status == done ? bad_input : status;
}

int main_that_may_throw(int argc, char** argv, Crew& crew) {
    CLI::App app("Folkmoot: try a policy on simulated people before you argue about it.\n"
                 "Example: folkmoot compare virtual-gp --policy follows --replicates 20");
    app.require_subcommand(1);
    app.set_help_flag("-h,--help", "Shows this help");
    bool for_programs = false;
    app.add_flag("--for-programs", for_programs,
                 "Before the command: progress and problems as lines of JSON on standard error");

    const Program program{argc > 0 ? argv[0] : "", crew};
    Options options;
    std::vector<std::string> paths;
    std::string file;
    std::uint32_t at = 0, population = 0, weeks = 0, threads = 0, places = 0, trials = 0;
    bool series = false, both = false;

    CLI::App* const check_command =
        app.add_subcommand("check", "Validates scenarios and formulas and lists all that is "
                                    "wrong.\nExample: folkmoot check scenarios");
    check_command->add_option("path", paths, "Scenario or formula files, or folders of them")
        ->required()
        ->type_name("PATH");

    CLI::App* const describe_command = app.add_subcommand(
        "describe", "Lists levers, assumptions, outcomes, units, ranges and sources.\n"
                    "Example: folkmoot describe virtual-gp");
    describe_command->add_option("scenario", options.scenario, scenario_help)
        ->required()
        ->type_name("SCENARIO");

    add_own_options(*describe_command, options);

    CLI::App* const run_command =
        app.add_subcommand("run", "Runs one policy.\nExample: folkmoot run virtual-gp --policy "
                                  "follows --set settlement.lag_weeks=26");
    add_run_options(*run_command, options);
    add_own_options(*run_command, options);
    add_result_options(*run_command, options);

    CLI::App* const compare_command = app.add_subcommand(
        "compare", "Runs the baseline and a reform on the same random numbers.\n"
                   "Example: folkmoot compare virtual-gp --policy split --replicates 100");
    add_compare_options(*compare_command, options);
    add_own_options(*compare_command, options);
    add_result_options(*compare_command, options);

    const OwnCommands own_commands = add_own_commands(app, options, file);
    CLI::App* const template_command = add_template(app, options);

    SweepOptions sweep_options;
    CLI::App* const sweep_command = add_sweep(app, sweep_options, add_compare_options);

    add_own_options(*sweep_command, sweep_options.run);

    GoalOptions goal_options;
    CLI::App* const goal_command = add_goal(app, goal_options, add_compare_options);
    add_own_options(*goal_command, goal_options.run);

    CLI::App* const snapshot_command = app.add_subcommand(
        "snapshot", "Runs up to a week and writes the state to a file.\n"
                    "Example: folkmoot snapshot virtual-gp --at 104 --file two-years.folkmoot");
    add_run_options(*snapshot_command, options);
    add_own_options(*snapshot_command, options);
    snapshot_command->add_option("--at", at, "Week")->required()->type_name("WEEK");
    snapshot_command->add_option("--file", file, "File to write")->required()->type_name("F");

    CLI::App* const resume_command = app.add_subcommand(
        "resume", "Goes on from a snapshot to the end and prints what `run` prints.\n"
                  "Example: folkmoot resume two-years.folkmoot");
    resume_command->add_option("file", file, "A file that `snapshot` wrote")
        ->required()
        ->type_name("F");
    resume_command->add_flag("--series", series, "Also print every week");

    CLI::App* const bench_command = app.add_subcommand(
        "bench", "Measures the speed of the engine on this machine, after one run that is "
                 "not counted.\nExample: "
                 "folkmoot bench --population 1000000");
    bench_command->add_option("--population", population, "Citizens")
        ->type_name("N")
        ->check(CLI::Range(limits::least_population, limits::most_population));
    bench_command->add_option("--weeks", weeks, "Weeks")
        ->type_name("N")
        ->check(CLI::Range(1U, limits::most_weeks));
    bench_command->add_option("--threads", threads, "Worlds run side by side, a thread each")
        ->type_name("N")
        ->check(CLI::Range(1U, most_bench_threads));
    bench_command->add_flag("--both", both, "Instead: milliseconds for baseline and reform");
    bench_command->add_option("--scenario", options.scenario, "Of which scenario: with --both")
        ->type_name("S")
        ->needs("--both");
    bench_command
        ->add_option("--places", places, "Instead: places of a table to which a formula is applied")
        ->type_name("N")
        ->check(CLI::Range(1U, most_bench_places));
    bench_command
        ->add_option("--trials", trials, "Instead: trials of 20,000 citizens over 26 weeks")
        ->type_name("N")
        ->check(CLI::Range(1U, most_bench_trials));

    FormulaOptions formula_options;
    CLI::App* const formula_command = add_formula(app, formula_options);

    TrialOptions trial_options;
    const TrialCommands trial_commands = add_trial_commands(app, trial_options);

    BudgetOptions budget_options;
    CLI::App* const budget_command = add_budget(app, budget_options);

    DeliberateOptions deliberate_options;
    CLI::App* const deliberate_command = add_deliberate(app, deliberate_options);

    BallotOptions ballot_options;
    CLI::App* const ballot_command = add_ballot(app, ballot_options);

    LotOptions lot_options;
    CLI::App* const lot_command = add_lot(app, lot_options);

    LibraryOptions library_options;
    const LibraryCommands library_commands =
        add_library_commands(app, library_options, add_compare_options);

    tell_in_json(argc > 1 && std::string_view(argv[1]) == "--for-programs");
    const int status = parse(app, argc, argv);
    if (status >= 0) return status;
    if (const auto ended = library(program, library_commands, library_options)) return *ended;
    if (*check_command) return check(program, paths);
    if (*describe_command) return describe(program, options);
    if (*run_command) return run(program, options);
    if (*compare_command) return compare(program, options);
    if (*own_commands.areas) return own_places(program, options, false, file);
    if (*own_commands.providers) return own_places(program, options, true, file);
    if (*template_command) return begin_own(program, options);
    if (*sweep_command) return sweep(program, sweep_options);
    if (*goal_command) return goal(program, goal_options);
    if (*snapshot_command) return snapshot(program, options, at, file);
    if (*resume_command) return resume(file, series);
    if (*trial_commands.trial) return trial(program, trial_commands, trial_options);
    if (*formula_command) return formula(program, formula_options);
    if (*budget_command) return budget(budget_options);
    if (*deliberate_command) return deliberate(deliberate_options);
    if (*ballot_command) return ballots(ballot_options);
    if (*lot_command) return lot(lot_options);
    if (places != 0) return bench_formula(places);
    if (trials != 0) return bench_trials(program, trials);
    if (both) return bench_both(program, options.scenario, population, weeks);
    return bench(program, population, weeks, threads);
}

}  // namespace

int main_with(int argc, char** argv, Crew& crew) {
#ifdef SIGPIPE
    // A pipe that nobody reads any more is an error of writing like any other.
    std::signal(SIGPIPE, SIG_IGN);
#endif
    try {
        return if_written(main_that_may_throw(argc, argv, crew));
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "Not enough memory for so much: try a smaller --population.\n");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "This cannot be done: %s\n", visible(error.what()).c_str());
    }
    return bad_input;
}

}  // namespace folkmoot::cli
