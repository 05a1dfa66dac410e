#include "cli/trial_analyse.hpp"

#include "cli/commands.hpp"
#include "cli/files.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace folkmoot::cli {

void add_trial_analyse_options(CLI::App& command, TrialAnalyseOptions& options) {
    TrialColumns& columns = options.columns;
    std::string methods = "How to compare: ";
    for (const MethodWords& words : method_words())
        methods +=
            (words.method == method_words().front().method ? "" : ", ") + std::string(words.key);
    command
        .add_option("file", options.file,
                    "A table with a heading for each column, one person a row (CSV or TSV)")
        ->required()
        ->type_name("DATA.csv");
    command.add_option("--outcome", columns.outcome, "Column of what is counted")
        ->required()
        ->type_name("COLUMN");
    command.add_option("--arm", columns.arm, "Column of who was assigned to what")
        ->required()
        ->type_name("COLUMN");
    command
        .add_option("--control", columns.control,
                    "The arm that was left as it was; \"control\" if not given")
        ->type_name("NAME");
    command.add_option("--cluster", columns.cluster, "Column of who was assigned together")
        ->type_name("COLUMN");
    command
        .add_option("--stratum", columns.stratum,
                    "Column of the groups within which people were assigned")
        ->type_name("COLUMN");
    command.add_option("--pre", columns.pre, "Column of the outcome before the trial")
        ->type_name("COLUMN");
    command
        .add_option("--covariates", columns.covariates,
                    "Columns known before the trial, with commas between them")
        ->type_name("COLUMN,COLUMN")
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    command
        .add_option("--received", columns.received,
                    "Column of how much of the treatment arrived, 0 to 1 (method iv)")
        ->type_name("COLUMN");
    command
        .add_option("--look", columns.look,
                    "Column of the look or week at which a row came in (method sequential)")
        ->type_name("COLUMN");
    command
        .add_option("--boundary", options.boundary,
                    "How early looks are paid for (method sequential): obrien_fleming, pocock or "
                    "always_valid")
        ->type_name("NAME")
        ->check(CLI::IsMember({"obrien_fleming", "pocock", "always_valid"}));
    command
        .add_option(
            "--planned", columns.options.planned_rows,
            "Rows that were planned for (method sequential); as many as there are if not given")
        ->type_name("N");
    command
        .add_option("--counts", columns.counts,
                    "Column of how many people a row stands for, where a row is not one person; "
                    "--outcome then is to how many of them it happened")
        ->type_name("COLUMN");
    command
        .add_option("--shares", columns.shares,
                    "Shares of the arms that were planned, with commas between them, the control "
                    "first: 0.5,0.5 or control=1,letter=2; alike if not given")
        ->type_name("SHARE,SHARE")
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    command
        .add_option("--alpha", columns.options.alpha,
                    "Share of trials that may find something where there is nothing")
        ->type_name("SHARE");
    command
        .add_option("--seed", columns.options.seed,
                    "Seed of the drawn assignments (method permutation)")
        ->type_name("N");
    command.add_option("--method", columns.method, methods)->type_name("NAME");
}

int trial_analyse(const TrialAnalyseOptions& options) {
    Result<std::string> text = read_file(options.file);
    if (!text) return report(text.problems());
    TrialColumns columns = options.columns;
    columns.options.looking = options.boundary == "pocock"         ? Looking::pocock
                              : options.boundary == "always_valid" ? Looking::always_valid
                                                                   : Looking::obrien_fleming;
    const Result<TrialReport> analysed = analyse_table(options.file, std::move(*text), columns);
    if (!analysed) return report(analysed.problems());
    std::printf("%s\n", trial_report_json(*analysed).c_str());
    return done;
}

}  // namespace folkmoot::cli
