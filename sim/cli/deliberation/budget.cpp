#include "cli/deliberation/budget.hpp"

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "deliberation/budget/pb.hpp"
#include "labs/deliberation/budget.hpp"

#include <CLI/CLI.hpp>

namespace folkmoot::cli {

CLI::App* add_budget(CLI::App& app, BudgetOptions& options) {
    CLI::App* const command = app.add_subcommand(
        "budget", "Spends a participatory budget on what people approve of.\n"
                  "Example: folkmoot budget town.pb --rule equal-shares --completion add1e");
    command->add_option("file", options.file, "Projects and votes, as pabulib keeps them")
        ->required()
        ->type_name("FILE.pb");
    command
        ->add_option("--rule", options.rule,
                     "greedy (most votes first) or equal-shares (everybody's vote gets the same "
                     "share of the money); equal-shares if not given")
        ->type_name("NAME")
        ->check(CLI::IsMember({"greedy", "equal-shares"}));
    command
        ->add_option("--completion", options.completion,
                     "What equal shares do with money that is left: none, add1 (give everyone one "
                     "unit more while it fits), add1e (stop when nothing else would fit), votes "
                     "(most votes first); add1 if not given")
        ->type_name("NAME")
        ->check(CLI::IsMember({"none", "add1", "add1e", "votes"}));
    command->add_option("--format", options.format, "json, csv, or pb: the file with its outcome")
        ->type_name("NAME")
        ->check(CLI::IsMember({"json", "csv", "pb"}));
    return command;
}

int budget(const BudgetOptions& options) {
    if (options.rule == "greedy" && !options.completion.empty())
        return report({problem_at("--completion", "greedy leaves no money that would fit anything",
                                  options.completion, "it goes with --rule equal-shares")});
    auto text = read_file(options.file);
    if (!text) return report(text.problems());
    const auto instance = folkmoot::budget::read_pb(options.file, std::move(*text));
    if (!instance) return report(instance.problems());
    BudgetTold told{.of = *instance, .rule = options.rule};
    if (options.rule == "greedy") {
        told.outcome = folkmoot::budget::greedy(*instance);
    } else {
        told.completion = options.completion.empty() ? "add1" : options.completion;
        told.outcome = folkmoot::budget::equal_shares(
            *instance, *folkmoot::budget::completion_named(told.completion));
    }
    print_text(options.format == "csv"  ? budget_csv(told)
               : options.format == "pb" ? folkmoot::budget::write_pb(*instance, &told.outcome)
                                        : budget_json(told) + "\n");
    return done;
}

} // namespace folkmoot::cli
