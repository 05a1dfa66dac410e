#include "cli/deliberation/lot.hpp"

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/options.hpp"
#include "labs/deliberation/lot.hpp"

#include <CLI/CLI.hpp>

namespace folkmoot::cli {

CLI::App* add_lot(CLI::App& app, LotOptions& options) {
    CLI::App* const command = app.add_subcommand(
        "lot", "Draws a panel by lot that fits its quotas, everybody's chance as equal as can be.\n"
               "Example: folkmoot lot pool.csv quotas.csv --size 12 --seed 20261127");
    command->add_option("pool", options.pool, "People: an id and a column for each feature")
        ->required()
        ->type_name("POOL.csv");
    command->add_option("quotas", options.quotas, "feature,value,min,max: a row a quota")
        ->required()
        ->type_name("QUOTAS.csv");
    command->add_option("--size", options.size, "People on the panel")->required()->type_name("N");
    command
        ->add_option("--seed", options.seed,
                     "Decides who is drawn: same seed, same panel; drawn in public, so that "
                     "anybody can check")
        ->type_name("N")
        ->check(wrong_seed);
    command->add_option("--id", options.id, "Column of ids; the first if not given")
        ->type_name("COLUMN");
    command
        ->add_option("--household", options.household,
                     "Columns of an address, with commas between them: at most one of a household "
                     "is drawn")
        ->type_name("COLUMN,COLUMN")
        ->delimiter(',')
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("--format", options.format, "json or csv")
        ->type_name("NAME")
        ->check(CLI::IsMember({"json", "csv"}));
    return command;
}

int lot(const LotOptions& options) {
    auto pool_text = read_file(options.pool);
    if (!pool_text) return report(pool_text.problems());
    auto quotas_text = read_file(options.quotas);
    if (!quotas_text) return report(quotas_text.problems());
    const auto pool =
        folkmoot::lot::read_pool(options.pool, std::move(*pool_text), options.quotas,
                                 std::move(*quotas_text), options.id, options.household);
    if (!pool) return report(pool.problems());
    const auto lottery = folkmoot::lot::leximin(*pool, options.size);
    if (!lottery) return report(lottery.problems());
    const LotTold told{*pool, *lottery, folkmoot::lot::draw_panel(*pool, *lottery, options.seed),
                       options.seed};
    print_text(options.format == "csv" ? lot_csv(told) : lot_json(told) + "\n");
    return done;
}

} // namespace folkmoot::cli
