#include "cli/deliberation/deliberate.hpp"

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "deliberation/polis/files/read.hpp"
#include "deliberation/polis/files/write.hpp"
#include "labs/deliberation/conversation.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace folkmoot::cli {
namespace {

constexpr std::uint64_t most_conversation_bytes = std::uint64_t{128} << 20;

} // namespace

CLI::App* add_deliberate(CLI::App& app, DeliberateOptions& options) {
    CLI::App* const command = app.add_subcommand(
        "deliberate", "Finds where people agree: groups, what each stands for, what all share.\n"
                      "Example: folkmoot deliberate comments.csv votes.csv participant-votes.csv");
    command
        ->add_option("files", options.files,
                     "Files of a conversation as Polis exports them: votes, people, statements, "
                     "summary; known by their headings")
        ->required()
        ->type_name("FILE...");
    command
        ->add_option("--format", options.format,
                     "json, csv (a row a statement), or polis: files that Polis' own readers take, "
                     "written into --out")
        ->type_name("NAME")
        ->check(CLI::IsMember({"json", "csv", "polis"}));
    command->add_option("--out", options.out, "Folder for the files of --format polis")
        ->type_name("DIR");
    return command;
}

int deliberate(const DeliberateOptions& options) {
    const bool writes = options.format == "polis";
    if (writes && options.out.empty())
        return report(
            {problem_at("--out", "the format polis makes several files", {}, "a folder for them")});
    if (!writes && !options.out.empty())
        return report({problem_at("--out", "nothing is written", options.format,
                                  "it goes with --format polis")});
    std::vector<polis::NamedFile> files;
    Problems problems;
    for (const std::string& file : options.files) {
        auto text = read_file(file, most_conversation_bytes);
        if (text)
            files.push_back({file, std::move(*text)});
        else
            problems.insert(problems.end(), text.problems().begin(), text.problems().end());
    }
    if (!problems.empty()) return report(problems);
    const auto conversation = polis::read_conversation(files);
    if (!conversation) return report(conversation.problems());
    if (writes) problems = make_folder(options.out);
    if (!problems.empty()) return report(problems);
    const ConversationTold told = tell_conversation(*conversation);
    if (writes) {
        const auto written =
            polis::write_conversation(*conversation, told.analysis.group_of_person());
        for (const auto& [name, bytes] : written) {
            const auto more =
                write_file((std::filesystem::path(options.out) / name).string(), bytes);
            problems.insert(problems.end(), more.begin(), more.end());
        }
        if (!problems.empty()) return report(problems);
    }
    print_text(options.format == "csv" ? conversation_csv(told) : conversation_json(told) + "\n");
    return done;
}

} // namespace folkmoot::cli
