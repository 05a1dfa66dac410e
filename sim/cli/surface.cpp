#include "cli/surface.hpp"

#include "cli/commands.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

namespace folkmoot::cli {
namespace {

constexpr const char* scenario_help = "A scenario file, or the name of one in scenarios/";

void add_run_options(CLI::App& command, Options& options) {
    command.add_option("scenario", options.scenario, scenario_help)->required()->type_name("SCENARIO");
    command.add_option("--policy", options.policy, "Policy to run")->type_name("NAME");
    command.add_option("--set", options.set, "Moves a lever or an assumption; may be repeated")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command.add_option("--seed", options.seed, "Seed of all chance: same seed, same bits")->type_name("N");
    command.add_option("--weeks", options.weeks, "How many weeks to run")->type_name("N");
    command.add_option("--population", options.population, "How many citizens stand for the people")->type_name("N");
}

void add_result_options(CLI::App& command, Options& options) {
    command.add_option("--replicates", options.replicates,
                       "Runs with other seeds and with assumptions drawn from their ranges")
        ->type_name("N");
    command.add_option("--threads", options.threads, "Threads; the result does not depend on them")->type_name("N");
    command.add_flag("--series", options.series, "Also print every week");
    command.add_option("--out", options.out, "Also write JSON and CSV files into this folder")->type_name("DIR");
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
        std::fprintf(stderr, "%s\nRun with --help for how to use it.\n", error.what());
        return wrong_usage;
    }
    return -1;
}

}  // namespace

int main_with(int argc, char** argv) {
    CLI::App app("Folkmoot: try a policy on simulated people before you argue about it.\n"
                 "Example: folkmoot compare virtual-gp --policy follows --replicates 20");
    app.require_subcommand(1);
    app.set_help_flag("-h,--help", "Shows this help");

    const Program program{argc > 0 ? argv[0] : ""};
    Options options;
    std::vector<std::string> paths;
    std::string file;
    std::uint32_t at = 0, population = 0, weeks = 0, threads = 0;
    bool series = false;

    CLI::App* const check_command = app.add_subcommand(
        "check", "Validates scenarios and lists all that is wrong.\nExample: folkmoot check scenarios");
    check_command->add_option("path", paths, "Scenario files, or folders of them")->required()->type_name("PATH");

    CLI::App* const describe_command = app.add_subcommand(
        "describe", "Lists levers, assumptions, outcomes, units, ranges and sources.\n"
                    "Example: folkmoot describe virtual-gp");
    describe_command->add_option("scenario", options.scenario, scenario_help)->required()->type_name("SCENARIO");

    CLI::App* const run_command = app.add_subcommand(
        "run", "Runs one policy.\nExample: folkmoot run virtual-gp --policy follows --set settlement.lag_weeks=26");
    add_run_options(*run_command, options);
    add_result_options(*run_command, options);

    CLI::App* const compare_command = app.add_subcommand(
        "compare", "Runs the baseline and a reform on the same random numbers.\n"
                   "Example: folkmoot compare virtual-gp --policy split --replicates 100");
    add_run_options(*compare_command, options);
    add_result_options(*compare_command, options);

    CLI::App* const snapshot_command = app.add_subcommand(
        "snapshot", "Runs up to a week and writes the state to a file.\n"
                    "Example: folkmoot snapshot virtual-gp --at 104 --file two-years.folkmoot");
    add_run_options(*snapshot_command, options);
    snapshot_command->add_option("--at", at, "Week")->required()->type_name("WEEK");
    snapshot_command->add_option("--file", file, "File to write")->required()->type_name("F");

    CLI::App* const resume_command = app.add_subcommand(
        "resume", "Goes on from a snapshot to the end and prints what `run` prints.\n"
                  "Example: folkmoot resume two-years.folkmoot");
    resume_command->add_option("file", file, "A file that `snapshot` wrote")->required()->type_name("F");
    resume_command->add_flag("--series", series, "Also print every week");

    CLI::App* const bench_command = app.add_subcommand(
        "bench", "Measures the speed of the engine on this machine.\nExample: folkmoot bench --population 1000000");
    bench_command->add_option("--population", population, "Citizens")->type_name("N");
    bench_command->add_option("--weeks", weeks, "Weeks")->type_name("N");
    bench_command->add_option("--threads", threads, "Worlds run side by side, a thread each")->type_name("N");

    const int status = parse(app, argc, argv);
    if (status >= 0) return status;
    try {
        if (*check_command) return check(program, paths);
        if (*describe_command) return describe(program, options.scenario);
        if (*run_command) return run(program, options);
        if (*compare_command) return compare(program, options);
        if (*snapshot_command) return snapshot(program, options, at, file);
        if (*resume_command) return resume(file, series);
        return bench(program, population, weeks, threads);
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "Not enough memory for so many citizens: try a smaller --population.\n");
        return bad_input;
    }
}

}  // namespace folkmoot::cli
