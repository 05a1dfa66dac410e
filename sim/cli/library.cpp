#include "cli/library.hpp"

#include "analysis/result_schema.hpp"
#include "cli/files.hpp"
#include "core/hash.hpp"
#include "labs/deliberation/ballot_file.hpp"
#include "scenario/json/number.hpp"
#include "scenario/link/link.hpp"
#include "scenario/link/share_code.hpp"
#include "scenario/schema/schema.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <utility>

namespace folkmoot::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Schemas by the name that `folkmoot schema` takes.
struct NamedSchema {
    const char* name;
    Json (*make)();
};
constexpr NamedSchema schemas[] = {
    {"scenario", schema::of_scenario}, {"formula", schema::of_formula},
    {"design", schema::of_design},     {"ballot", schema::of_ballot},
    {"result", schema::of_result},     {"goal", schema::of_goal},
    {"sweep", schema::of_sweep},       {"crossed", schema::of_crossed}};

int list_scenarios(const Program& program) {
    Json list = Json::array();
    Problems problems;
    for (const std::string& file : known_scenarios(program.path)) {
        const Result<Loaded> loaded = load(file, program.path);
        if (!loaded) {
            problems.insert(problems.end(), loaded.problems().begin(), loaded.problems().end());
            continue;
        }
        const Scenario& scenario = loaded->scenario;
        Json policies = Json::array();
        for (const Policy& policy : scenario.policies) policies.push_back(policy.name);
        list.push_back({{"name", scenario.name},
                        {"model", scenario.model->key()},
                        {"title", scenario.title},
                        {"question", scenario.question},
                        {"policies", std::move(policies)},
                        {"trial", !scenario.trial.designs.empty()}});
    }
    if (!problems.empty()) return report(problems);
    print(list.dump());
    return done;
}

int share(const Program& program, const LibraryOptions& options) {
    const Result<Loaded> loaded = load(options.run.scenario, program.path);
    if (!loaded) return report(loaded.problems());
    const Scenario& scenario = loaded->scenario;
    const Result<Attempt> attempt = attempt_of(scenario, options.run, policy_named(scenario, ""));
    if (!attempt) return report(attempt.problems());
    const auto fingerprint = options.fingerprint.empty() ? std::optional<std::uint64_t>(0)
                                                         : from_hex(options.fingerprint);
    if (!fingerprint)
        return report({problem_at("--fingerprint", "not a fingerprint", options.fingerprint,
                                  "16 hexadecimal digits")});
    print(Json{{"code", encode_share({scenario.name,
                                      attempt->shared,
                                      attempt->reform,
                                      attempt->changed,
                                      attempt->seed,
                                      attempt->population,
                                      attempt->weeks,
                                      *fingerprint,
                                      {},
                                      attempt->baseline.policy,
                                      attempt->baseline.changed})}}
              .dump());
    return done;
}

/// What a link asks for, in the words of the options of `run`.
int open(const Program& program, const std::string& link) {
    std::vector<std::string> names;
    for (const std::string& file : known_scenarios(program.path))
        names.push_back(std::filesystem::path(file).stem().string());
    const std::size_t hash = link.find('#');
    const std::string fragment = hash == std::string::npos ? link : link.substr(hash + 1);
    const Asked asked = read_link(fragment, names);
    if (!asked.asks || !asked.unreadable.empty())
        return report({problem_at("link", "cannot be read",
                                  asked.unreadable.empty() ? "nothing asked for" : asked.unreadable,
                                  "a link or code that Folkmoot made, or scenario=NAME&…")});
    if (asked.state.scenario.empty())
        return report({problem_at("link", "names no scenario that is here",
                                  asked.left_out.empty() ? "" : asked.left_out.front().asked)});
    const Result<Loaded> loaded = load(asked.state.scenario, program.path);
    if (!loaded) return report(loaded.problems());
    const Model& model = *loaded->scenario.model;
    Json json{{"scenario", asked.state.scenario}};
    if (!asked.state.reform.empty()) json["policy"] = asked.state.reform;
    Json set = Json::object(), left_out = Json::array();
    for (const auto* values : {&asked.state.shared, &asked.state.changed})
        for (const auto& [key, value] : *values) {
            if (model.find_setting(key) != nullptr)
                set[key] = written_setting(model, key, value);
            else
                left_out.push_back({{"asked", key}, {"why", "this scenario has no such setting"}});
        }
    json["set"] = std::move(set);
    if (!asked.state.baseline.empty()) json["baseline"] = asked.state.baseline;
    if (!asked.state.baseline_changed.empty()) {
        Json of_baseline = Json::object();
        for (const auto& [key, value] : asked.state.baseline_changed) {
            if (model.find_setting(key) != nullptr)
                of_baseline[key] = written_setting(model, key, value);
            else
                left_out.push_back({{"asked", key}, {"why", "this scenario has no such setting"}});
        }
        json["baselineSet"] = std::move(of_baseline);
    }
    if (asked.state.seed != 0) json["seed"] = asked.state.seed;
    if (asked.state.population != 0) json["population"] = asked.state.population;
    if (asked.state.weeks != 0) json["weeks"] = asked.state.weeks;
    if (asked.state.fingerprint != 0) json["fingerprint"] = to_hex(asked.state.fingerprint);
    if (!asked.state.view.empty()) json["view"] = asked.state.view;
    for (const LeftOut& each : asked.left_out)
        left_out.push_back({{"asked", each.asked}, {"why", each.why}});
    json["left_out"] = std::move(left_out);
    print(json.dump(-1, ' ', false, Json::error_handler_t::replace));
    return done;
}

int print_schema(const std::string& name) {
    for (const NamedSchema& each : schemas)
        if (each.name == name) print(each.make().dump(2));
    return done;
}

} // namespace

LibraryCommands add_library_commands(CLI::App& app, LibraryOptions& options,
                                     void (*add_run)(CLI::App&, Options&)) {
    LibraryCommands commands;
    commands.scenarios = app.add_subcommand(
        "scenarios", "Lists the scenarios that are here.\nExample: folkmoot scenarios");
    commands.schema = app.add_subcommand(
        "schema", "Prints a JSON Schema: what such a file or result may hold, for editors and "
                  "programs.\nExample: folkmoot schema scenario");
    std::vector<std::string> names;
    for (const NamedSchema& each : schemas) names.emplace_back(each.name);
    commands.schema
        ->add_option("name", options.name, "scenario, formula, design, ballot, result or goal")
        ->required()
        ->type_name("NAME")
        ->check(CLI::IsMember(names));
    commands.share =
        app.add_subcommand("share", "Makes the code of a link that opens with these settings.\n"
                                    "Example: folkmoot share virtual-gp --policy split --seed 7");
    add_run(*commands.share, options.run);
    commands.share
        ->add_option("--fingerprint", options.fingerprint,
                     "What the run gave: who opens the link is told whether it is the same")
        ->type_name("HEX");
    commands.open = app.add_subcommand(
        "open", "Says what a link asks for, in the words of the options of `run`.\n"
                "Example: folkmoot open 'scenario=virtual-gp&reform=split'");
    commands.open->add_option("link", options.link, "A link, or what stands behind its #")
        ->required()
        ->type_name("LINK");
    return commands;
}

std::optional<int> library(const Program& program, const LibraryCommands& commands,
                           const LibraryOptions& options) {
    if (*commands.scenarios) return list_scenarios(program);
    if (*commands.schema) return print_schema(options.name);
    if (*commands.share) return share(program, options);
    if (*commands.open) return open(program, options.link);
    return std::nullopt;
}

} // namespace folkmoot::cli
