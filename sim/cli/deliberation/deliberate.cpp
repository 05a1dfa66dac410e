#include "cli/deliberation/deliberate.hpp"

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "deliberation/ballot/box.hpp"
#include "deliberation/polis/files/read.hpp"
#include "deliberation/polis/files/write.hpp"
#include "labs/deliberation/ballots.hpp"
#include "labs/deliberation/conversation.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace folkmoot::cli {
namespace {

constexpr std::uint64_t most_conversation_bytes = std::uint64_t{128} << 20;

/// The files that Polis' readers take, in a folder.
Problems write_polis(const std::string& folder, const ConversationTold& told) {
    Problems problems = make_folder(folder);
    if (!problems.empty()) return problems;
    for (const auto& [name, bytes] :
         polis::write_conversation(told.of, told.analysis.group_of_person())) {
        const auto more = write_file((std::filesystem::path(folder) / name).string(), bytes);
        problems.insert(problems.end(), more.begin(), more.end());
    }
    return problems;
}

int deliberate_conversation(const DeliberateOptions& options,
                            const std::vector<polis::NamedFile>& files) {
    if (!options.rule.empty())
        return report(
            {problem_at("--rule", "the files of a conversation hold no choice of policies",
                        options.rule, "it goes with ballots")});
    const auto conversation = polis::read_conversation(files);
    if (!conversation) return report(conversation.problems());
    const ConversationTold told = tell_conversation(*conversation);
    if (options.format == "polis") {
        const Problems problems = write_polis(options.out, told);
        if (!problems.empty()) return report(problems);
    }
    print_text(options.format == "csv" ? conversation_csv(told) : conversation_json(told) + "\n");
    return done;
}

int deliberate_ballots(const DeliberateOptions& options,
                       const std::vector<polis::NamedFile>& files) {
    std::vector<ballot::CodeFile> codes;
    for (const auto& file : files) codes.push_back({file.name, file.bytes});
    const ballot::Box box = ballot::read_box(codes);
    if (box.ballots.empty()) return report(box.left_out);
    if (options.format == "polis") {
        const auto conversation = ballot::conversation_of(box);
        if (conversation.people.empty())
            return report({problem_at("--format", "no ballot holds votes on statements", "polis")});
        const Problems problems = write_polis(options.out, tell_conversation(conversation));
        if (!problems.empty()) return report(problems);
    }
    const auto told = tell_ballots(box, options.rule);
    if (!told) return report(told.problems());
    print_text(options.format == "csv" ? ballots_csv(*told) : ballots_json(*told) + "\n");
    return done;
}

} // namespace

CLI::App* add_deliberate(CLI::App& app, DeliberateOptions& options) {
    CLI::App* const command = app.add_subcommand(
        "deliberate", "Finds where people agree: groups, what each stands for, what all share; of\n"
                      "ballots also what people would choose, and what they guessed.\n"
                      "Example: folkmoot deliberate comments.csv votes.csv participant-votes.csv");
    command
        ->add_option("files", options.files,
                     "Files of a conversation as Polis exports them (votes, people, statements, "
                     "summary; known by their headings), or files of ballots, a code a line")
        ->required()
        ->type_name("FILE...");
    command
        ->add_option("--format", options.format,
                     "json, csv (a row a statement), or polis: files that Polis' own readers take, "
                     "written into --out")
        ->type_name("NAME")
        ->check(CLI::IsMember({"json", "csv", "polis"}));
    command
        ->add_option("--rule", options.rule,
                     "Counts ballots by one rule: plurality, approval, borda, runoff, schulze, "
                     "judgement, quadratic; all that can be counted if not given")
        ->type_name("NAME");
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
    const auto codes = std::count_if(files.begin(), files.end(), [](const auto& file) {
        return ballot::looks_like_codes(file.bytes);
    });
    if (codes == 0) return deliberate_conversation(options, files);
    if (codes == std::ssize(files)) return deliberate_ballots(options, files);
    return report({problem_at({}, "some of the files hold ballots and some do not", {},
                              "either ballots or the files of one conversation")});
}

} // namespace folkmoot::cli
