#include "cli/deliberation/ballot.hpp"

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "deliberation/ballot/box.hpp"
#include "labs/deliberation/ballot_file.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace folkmoot::cli {
namespace {

constexpr std::uint64_t most_ballot_bytes = std::uint64_t{128} << 20;

/// The ballots of one file, whichever way they are written.
Result<std::vector<ballot::Ballot>> ballots_in(const std::string& name) {
    const auto text = read_file(name, most_ballot_bytes);
    if (!text) return text.problems();
    if (!ballot::looks_like_codes(*text)) return read_ballots(*text, name);
    ballot::CodesRead read = ballot::read_codes({name, *text});
    if (!read.problems.empty()) return std::move(read.problems);
    return std::move(read.ballots);
}

} // namespace

CLI::App* add_ballot(CLI::App& app, BallotOptions& options) {
    CLI::App* const command = app.add_subcommand(
        "ballot", "Makes ballots of JSON into the codes that the screen shows, and codes into "
                  "JSON.\nExample: folkmoot ballot ballots.json --format codes");
    command
        ->add_option("files", options.files,
                     "Files of ballots: JSON (see `folkmoot schema ballot`), or a code a line")
        ->required()
        ->type_name("FILE...");
    command
        ->add_option("--format", options.format,
                     "json, or codes: a code a line, as `folkmoot deliberate` takes them")
        ->type_name("NAME")
        ->check(CLI::IsMember({"json", "codes"}));
    return command;
}

int ballots(const BallotOptions& options) {
    Problems problems;
    std::string codes;
    nlohmann::ordered_json json{{"ballots", nlohmann::ordered_json::array()},
                                {"codes", nlohmann::ordered_json::array()}};
    for (const std::string& file : options.files) {
        const auto read = ballots_in(file);
        if (!read) {
            problems.insert(problems.end(), read.problems().begin(), read.problems().end());
            continue;
        }
        for (const ballot::Ballot& each : *read) {
            json["ballots"].push_back(ballot_json(each));
            json["codes"].push_back(ballot::encode_ballot(each));
            codes += json["codes"].back().get_ref<const std::string&>() + "\n";
        }
    }
    if (!problems.empty()) return report(problems);
    if (options.format == "codes")
        print_text(codes);
    else
        print(json.dump());
    return done;
}

} // namespace folkmoot::cli
