#include "cli/goal.hpp"

#include "analysis/goal/search.hpp"
#include "analysis/goal/told.hpp"
#include "cli/files.hpp"
#include "cli/progress.hpp"
#include "cli/table/own_places.hpp"
#include "core/words/quoted.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>

namespace folkmoot::cli {
namespace {

constexpr std::uint32_t usual_replicates = 10;
constexpr std::uint32_t most_goal_replicates = 10'000;
constexpr double longest_search = 86'400;

volatile std::sig_atomic_t told_to_stop = 0;

/// "KEY" or "KEY=low:high"; each end a number, true or false, or the name of an option.
Result<goal::LeverRange> lever_typed(const Model& model, const std::string& typed) {
    const std::size_t equals = std::min(typed.find('='), typed.size());
    goal::LeverRange named{typed.substr(0, equals)};
    const Setting* const setting = model.find_setting(named.key);
    if (equals == typed.size() || setting == nullptr) return named;
    const std::string ends = typed.substr(equals + 1);
    const std::size_t colon = std::min(ends.find(':'), ends.size());
    named.low = typed_value(*setting, ends.substr(0, colon));
    if (colon < ends.size()) named.high = typed_value(*setting, ends.substr(colon + 1));
    if (!named.low || !named.high)
        return problem_at("--lever " + named.key, "not KEY=low:high", in_quotes(typed),
                          named.key + "=low:high, each " + allowed_text(*setting));
    return named;
}

void add_problems(Problems& all, const Problems& more) {
    all.insert(all.end(), more.begin(), more.end());
}

/// The question that was asked, or all that is wrong with it.
Result<goal::Asked> asked_of(const Scenario& scenario, const GoalOptions& options) {
    const auto attempt = attempt_of(scenario, options.run, policy_named(scenario, ""));
    Problems problems = attempt.problems();
    if (options.run.replicates > most_goal_replicates)
        problems.push_back(problem_at("--replicates", "out of range",
                                      std::to_string(options.run.replicates),
                                      "1 to " + with_commas(most_goal_replicates)));
    if (!(options.seconds >= 0) || options.seconds > longest_search)
        problems.push_back(problem_at("--seconds", "out of range", plain_number(options.seconds),
                                      "0 to " + with_commas(longest_search)));
    const auto wanted = goal::read_goal(scenario, "--goal", options.goal);
    add_problems(problems, wanted.problems());
    std::vector<goal::Subject> guards;
    for (const std::string& typed : options.not_worse) {
        auto guard = goal::read_guard(scenario, "--not-worse", typed);
        add_problems(problems, guard.problems());
        if (guard) guards.push_back(std::move(*guard));
    }
    std::vector<goal::LeverRange> named;
    for (const std::string& typed : options.levers) {
        auto lever = lever_typed(*scenario.model, typed);
        add_problems(problems, lever.problems());
        if (lever) named.push_back(std::move(*lever));
    }
    std::vector<goal::Lever> levers;
    if (attempt && named.size() == options.levers.size()) {
        auto found = goal::levers_of(scenario, *attempt, "--lever", named);
        add_problems(problems, found.problems());
        if (found) levers = std::move(*found);
    }
    std::optional<std::size_t> cost;
    if (!options.cost.empty()) {
        const auto of = goal::subject_of(scenario, "--cost", options.cost, "");
        add_problems(problems, of.problems());
        if (of) cost = of->measure;
    } else if (wanted) {
        cost = goal::cost_of(scenario, *wanted);
    }
    if (!problems.empty()) return problems;
    return goal::Asked{scenario,          *attempt,      *wanted, std::move(guards),
                       std::move(levers), named.empty(), cost,    options.run.replicates};
}

} // namespace

CLI::App* add_goal(CLI::App& app, GoalOptions& options, void (*add_run)(CLI::App&, Options&)) {
    CLI::App* const command = app.add_subcommand(
        "goal",
        "Finds what it would take: the least change of some levers that reaches a goal, the least "
        "costly, what more of it costs, and how often it holds.\n"
        "On screen: “What would it take?” in the room Explore.\n"
        "Example: folkmoot goal redress --goal \"harm<=2%\" --not-worse wait_weeks");
    add_run(*command, options.run);
    options.run.replicates = usual_replicates;
    const auto repeated = [](CLI::Option* option, const char* type) {
        option->type_name(type)->take_all()->expected(1)->allow_extra_args(false);
    };
    command
        ->add_option("--goal", options.goal,
                     "An outcome of the last year, at most, at least or between values; GROUP is "
                     "deprivation:4 (the most deprived fifth), area:NAME, area (every area), …; "
                     "7, 12%, £1.5m")
        ->type_name("KEY[@GROUP]<=VALUE")
        ->required();
    repeated(command->add_option("--lever", options.levers,
                                 "A lever that may move, and how far; at most four; without any, "
                                 "three of the scenario's that bring the goal nearest"),
             "KEY[=LOW:HIGH]");
    repeated(command->add_option("--not-worse", options.not_worse,
                                 "An outcome that may not get worse than under the first policy by "
                                 "more than chance; may be repeated"),
             "KEY[@GROUP]");
    command
        ->add_option("--cost", options.cost,
                     "The outcome that is what it costs; usually the scenario's own")
        ->type_name("KEY");
    command
        ->add_option("--replicates", options.run.replicates,
                     "Runs that tell how often an answer holds, with other seeds and with "
                     "assumptions drawn from their ranges")
        ->type_name("N");
    command
        ->add_option("--threads", options.run.threads,
                     "Threads; the result does not depend on them")
        ->type_name("N");
    command
        ->add_option("--seconds", options.seconds,
                     "Stops after so long and gives the best so far, as Ctrl+C does")
        ->type_name("S");
    command->add_flag("--json", options.json, "All numbers, as `folkmoot schema goal` says");
    return command;
}

int goal(const Program& program, const GoalOptions& options) {
    const Result<Loaded> loaded = load_asked(program, options.run);
    if (!loaded) return report(loaded.problems());
    const auto asked = asked_of(loaded->scenario, options);
    if (!asked) return report(asked.problems());
    if (!program.crew.leads()) return done;

    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    const Progress progress("searching");
    told_to_stop = 0;
    auto* const before = std::signal(SIGINT, [](int) { told_to_stop = 1; });
    const auto found = goal::search(*asked, threads_of(options.run.threads), [&](double share) {
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        const bool late = options.seconds > 0 && seconds > options.seconds;
        return progress(share) && told_to_stop == 0 && !late;
    });
    std::signal(SIGINT, before);
    if (options.json)
        print(goal::json_of(*asked, found));
    else
        print_text(goal::text_of(*asked, found));
    return done;
}

} // namespace folkmoot::cli
