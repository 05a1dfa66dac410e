#include "cli/commands.hpp"
#include "cli/surface.hpp"
#include "mpi/muted.hpp"
#include "mpi/ranks.hpp"

#include <cstdio>
#include <string_view>

namespace {

/// Whether it is one of the commands that fall into pieces, or a question about them.
bool is_for_many(int argc, char** argv) {
    int at = 1;
    if (at < argc && std::string_view(argv[at]) == "--for-programs") ++at;
    const std::string_view command = at < argc ? argv[at] : "";
    if (command == "trial") return at + 1 < argc && std::string_view(argv[at + 1]) == "run";
    return command == "compare" || command == "sweep";
}

int lead(int argc, char** argv, folkmoot::mpi::Ranks& ranks) {
    if (is_for_many(argc, argv)) return folkmoot::cli::main_with(argc, argv, ranks);
    std::fputs("folkmoot-mpi does compare, sweep and trial run, with the options that they have "
               "in folkmoot, which does everything else.\n"
               "Example: mpirun -n 4 folkmoot-mpi compare virtual-gp --replicates 100 --out DIR\n",
               stderr);
    return folkmoot::cli::wrong_usage;
}

} // namespace

int main(int argc, char** argv) {
    folkmoot::mpi::Mail mail(argc, argv);
    folkmoot::mpi::Ranks ranks(mail);
    int status = folkmoot::cli::done;
    std::string told;
    if (ranks.leads()) {
        status = lead(argc, argv, ranks);
    } else if (is_for_many(argc, argv)) {
        // What is wrong with what was asked is told once, by the rank that leads.
        folkmoot::mpi::Muted muted;
        (void)folkmoot::cli::main_with(argc, argv, ranks);
        told = muted.text();
    }
    ranks.end(told);
    return status;
}
