#include "cli/ensemble/sweep.hpp"

#include "analysis/replicate_file.hpp"
#include "analysis/sweep/result.hpp"
#include "cli/ensemble/pieces.hpp"
#include "cli/ensemble/vary.hpp"
#include "cli/files.hpp"
#include "cli/progress.hpp"
#include "cli/table/own_places.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <numeric>

namespace folkmoot::cli {
namespace {

/// The runs of a sweep as numbered pieces.
Pieces pieces_of(const sweep::Sweep& asked, sweep::Found& found) {
    Pieces pieces;
    pieces.work.origin = sweep::origin_of(asked);
    pieces.work.worker = [&asked]() -> Worker {
        const auto workshop = std::make_shared<Workshop>(asked.scenario);
        return [&asked, workshop](std::uint32_t number,
                                  const Proceed& report) -> std::optional<std::string> {
            const Attempt attempt = sweep::attempt_at(asked.attempt, asked.design,
                                                      asked.values_at(asked.point_of(number)));
            const auto pair = workshop->run(attempt, asked.replicate_of(number), 0, report);
            if (!pair) return std::nullopt;
            return write_replicate(outcome_of(*pair));
        };
    };
    pieces.numbers.resize(asked.runs());
    std::iota(pieces.numbers.begin(), pieces.numbers.end(), 0U);
    pieces.put = [&asked, &found](std::uint32_t number, std::string_view record) {
        ReplicateOutcome outcome;
        if (!read_replicate(record, asked.scenario, outcome)) return false;
        found.put(number, std::move(outcome));
        return true;
    };
    return pieces;
}

} // namespace

CLI::App* add_sweep(CLI::App& app, SweepOptions& options, void (*add_run)(CLI::App&, Options&)) {
    CLI::App* const command = app.add_subcommand(
        "sweep", "Compares at many values of some settings, and tells which of them decides.\n"
                 "Example: folkmoot sweep virtual-gp --vary settlement.lag_weeks=0:52:5 "
                 "--vary need.rate=4.7:5.1:3");
    add_run(*command, options.run);
    command
        ->add_option("--vary", options.vary,
                     "A lever or an assumption and where it goes; may be repeated")
        ->type_name("KEY=LOW:HIGH:STEPS")
        ->required()
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
    command
        ->add_option("--design", options.design,
                     "grid: every combination; sobol, lhs: points between the ends, for shares")
        ->check(CLI::IsMember({"grid", "sobol", "lhs"}));
    command
        ->add_option("--points", options.points,
                     "Of sobol and lhs: each is run with every setting moved by itself, so there "
                     "are so many times the settings and two more")
        ->type_name("N");
    command
        ->add_option("--replicates", options.run.replicates,
                     "Runs at each point, with other seeds and with other assumptions drawn")
        ->type_name("N");
    command
        ->add_option("--threads", options.run.threads,
                     "Threads; the result does not depend on them")
        ->type_name("N");
    command->add_option("--format", options.format, "json (a line a point) or csv")
        ->check(CLI::IsMember({"json", "csv"}));
    command
        ->add_option("--out", options.run.out,
                     "Also writes sweep.jsonl, points.csv and indices.csv into this folder, and "
                     "keeps there which runs are finished: the same command goes on after them")
        ->type_name("DIR");
    return command;
}

int sweep(const Program& program, const SweepOptions& options) {
    const Result<Loaded> loaded = load_asked(program, options.run);
    if (!loaded) return report(loaded.problems());
    const Scenario& scenario = loaded->scenario;
    const auto attempt = attempt_of(scenario, options.run, policy_named(scenario, ""));
    if (!attempt) return report(attempt.problems());
    const auto design = design_of(*scenario.model, options, *attempt);
    if (!design) return report(design.problems());
    if (!options.run.out.empty() && program.crew.leads())
        if (const Problems problems = make_folder(options.run.out); !problems.empty())
            return report(problems);

    const sweep::Sweep asked{scenario, *attempt, *design, sweep::points_of(*design),
                             options.run.replicates};
    sweep::Found found(asked);
    const Problems problems =
        do_pieces(program.crew, pieces_of(asked, found), {options.run.out, options.run.threads},
                  Progress("sweeping"));
    if (!problems.empty()) return report(problems);
    if (!program.crew.leads()) return done;
    const std::string lines = json_lines(found);
    print_text(options.format == "csv" ? points_csv(found) + "\n" + indices_csv(found) : lines);
    return write_files(options.run.out, {{"sweep.jsonl", lines},
                                         {"points.csv", points_csv(found)},
                                         {"indices.csv", indices_csv(found)}});
}

} // namespace folkmoot::cli
