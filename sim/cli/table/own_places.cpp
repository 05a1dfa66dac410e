#include "cli/table/own_places.hpp"

#include "cli/progress.hpp"
#include "cli/table/typed.hpp"
#include "core/words/visible.hpp"
#include "scenario/areas/own_places.hpp"
#include "scenario/draft/template.hpp"
#include "scenario/load.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Looked {
    Loaded loaded;
    OwnLook look;
};

/// Before what `--match` and `--read` say of providers, where there are two tables.
constexpr std::string_view of_providers = "providers:";

std::string name_of(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

/// What was typed of areas, and of providers. Of one table alone all is meant.
std::pair<TypedTable, TypedTable> shared_out(const TypedTable& typed, const Options& options) {
    std::pair<TypedTable, TypedTable> parts;
    const auto share = [&](const auto& from, auto member) {
        for (const auto& [key, value] : from) {
            const bool marked = key.starts_with(of_providers) && !options.providers.empty();
            TypedTable& part = marked || options.areas.empty() ? parts.second : parts.first;
            (part.*member)[marked ? key.substr(of_providers.size()) : key] = value;
        }
    };
    share(typed.columns, &TypedTable::columns);
    share(typed.answers, &TypedTable::answers);
    return parts;
}

Result<std::optional<OwnTable>> table_of(const std::string& path, const TypedTable& typed) {
    if (path.empty()) return std::optional<OwnTable>();
    auto bytes = read_file(path);
    if (!bytes) return bytes.problems();
    return std::optional<OwnTable>(
        {name_of(path), std::move(*bytes), typed.columns, typed.answers});
}

/// What is wrong with a table, and with what was typed of it; the last of it says how to go on.
void add_problems(Problems& problems, const PlacesLook& look, const TypedTable& typed,
                  std::string_view prefix) {
    Problems own = look.problems;
    std::ranges::move(check_answers(typed.answers, look, prefix), std::back_inserter(own));
    std::ranges::move(with_ways_on(std::move(own), look.questions, prefix),
                      std::back_inserter(problems));
}

/// The scenario with the places of tables, and all that was made of those.
Result<Looked> look_at_asked(const Program& program, const Options& options) {
    Result<Loaded> loaded = load(options.scenario, program.path);
    if (!loaded) return loaded.problems();
    const auto typed = read_typed_table(options.match, options.read);
    if (!typed) return typed.problems();
    const auto [of_areas, of_those] = shared_out(*typed, options);
    auto areas = table_of(options.areas, of_areas);
    if (!areas) return areas.problems();
    auto providers = table_of(options.providers, of_those);
    if (!providers) return providers.problems();
    OwnLook look = look_at_own(loaded->scenario, {std::move(*areas), std::move(*providers)});
    Problems problems;
    add_problems(problems, look.areas, of_areas, {});
    if (problems.empty())
        add_problems(problems, look.providers, of_those,
                     options.areas.empty() ? std::string_view() : of_providers);
    if (!problems.empty()) return problems;
    const std::string name = name_of(options.areas.empty() ? options.providers : options.areas);
    auto scenario = load_scenario(name, look.text, {});
    if (!scenario) return scenario.problems();
    const std::string file = scenario->name + ".json";
    return Looked{{std::move(*scenario), file, look.text, {}}, std::move(look)};
}

void add_typed(CLI::App& command, const char* name, std::vector<std::string>& into,
               const char* type, const char* words) {
    command.add_option(name, into, words)
        ->type_name(type)
        ->take_all()
        ->expected(1)
        ->allow_extra_args(false);
}

void add_table_options(CLI::App& command, Options& options) {
    add_typed(command, "--match", options.match, "HEADING=COLUMN",
              "Takes a heading of the table for a column of it, or for the name; with two tables "
              "providers:COLUMN is of providers; may be repeated");
    add_typed(command, "--read", options.read, "QUESTION=ANSWER",
              "Answers what the table leaves open, such as gaps=leave-out, row:Total=keep, "
              "host=Leeds; with two tables providers:QUESTION is of providers; may be repeated");
    command.callback([&options] {
        if (!options.areas.empty() || !options.providers.empty()) return;
        if (!options.match.empty()) throw CLI::RequiresError("--match", "--areas or --providers");
        if (!options.read.empty()) throw CLI::RequiresError("--read", "--areas or --providers");
    });
}

void add_scenario(CLI::App& command, Options& options) {
    command
        .add_option("scenario", options.scenario,
                    "A scenario file, or the name of one in scenarios/")
        ->required()
        ->type_name("SCENARIO");
}

/// `prefix`: before the keys of its questions, as they are typed.
Json told_table(const PlacesLook& places, std::string_view prefix = {}) {
    Json json{{"names", places.matches.name}};
    Json columns = Json::object();
    for (const MatchedColumn& column : places.matches.columns)
        if (!column.heading.empty()) columns[column.column] = column.heading;
    json["columns"] = std::move(columns);
    json["notes"] = places.notes;
    json["questions"] = Json::array();
    for (const TableQuestion& question : places.questions) {
        Json answers = Json::array();
        for (const TableQuestion::Answer& answer : question.answers)
            answers.push_back({{"value", answer.value}, {"words", answer.words}});
        json["questions"].push_back({{"key", std::string(prefix) + question.key},
                                     {"sentence", question.sentence},
                                     {"answers", std::move(answers)},
                                     {"chosen", question.chosen}});
    }
    return json;
}

} // namespace

Result<Loaded> load_asked(const Program& program, const Options& options) {
    if (options.areas.empty() && options.providers.empty())
        return load(options.scenario, program.path);
    Result<Looked> looked = look_at_asked(program, options);
    if (!looked) return looked.problems();
    std::vector<std::string> notes = looked->look.areas.notes;
    notes.insert(notes.end(), looked->look.providers.notes.begin(),
                 looked->look.providers.notes.end());
    if (program.crew.leads() && tells_in_json()) {
        tell_line(Json{{"notes", notes}}.dump(-1, ' ', false, Json::error_handler_t::replace));
    } else if (program.crew.leads()) {
        for (const std::string& note : notes) tell_line(visible(note));
    }
    return std::move(looked->loaded);
}

void add_own_options(CLI::App& command, Options& options) {
    command
        .add_option("--areas", options.areas,
                    "Your own areas in the place of the scenario's: a table with a row for "
                    "each; see `folkmoot areas --help`")
        ->type_name("CSV");
    command
        .add_option("--providers", options.providers,
                    "Your own providers in the place of the scenario's: a table with a row for "
                    "each; see `folkmoot providers --help`")
        ->type_name("CSV");
    add_table_options(command, options);
}

OwnCommands add_own_commands(CLI::App& app, Options& options, std::string& file) {
    CLI::App* const areas = app.add_subcommand(
        "areas",
        "Puts your own areas into a scenario: says what was understood of the table, what is not "
        "in it and where that is from, and writes the scenario as a file.\n"
        "The table has a row for each area, with its name and its people. It may also "
        "have over65_share, or over65 in people; five shares least_deprived, "
        "second_least_deprived, "
        "middle_deprived, second_most_deprived, most_deprived; latitude and longitude, or x_km and "
        "y_km; radius_km; weighted_ratio; providers, how many there are.\n"
        "Example: folkmoot areas virtual-gp wards.csv --file wards.json");
    CLI::App* const providers = app.add_subcommand(
        "providers",
        "Puts your own providers into a scenario: whoever serves people there. Says what was "
        "understood of the table, what is not in it and where that is from, and writes the "
        "scenario as a file.\n"
        "The table has a row for each provider, with its name and the area that it is in. It may "
        "also have reach, which is local, or online if it serves everywhere; rating, from 0 to 1; "
        "efficiency, what it does for a pound against the average; opening_list, how many people "
        "it begins with; x_km and y_km, or latitude and longitude where a table of areas has them, "
        "too.\n"
        "Example: folkmoot providers virtual-gp providers.csv --areas wards.csv --file mine.json");
    for (CLI::App* const command : {areas, providers}) {
        const bool first = command == areas;
        add_scenario(*command, options);
        command->add_option(first ? "--areas,table" : "--areas", options.areas, "A table of areas")
            ->required(first)
            ->type_name("CSV");
        command
            ->add_option(first ? "--providers" : "--providers,table", options.providers,
                         "A table of providers")
            ->required(!first)
            ->type_name("CSV");
        add_table_options(*command, options);
        command->add_option("--file", file, "File to write the scenario to")->type_name("F");
    }
    return {areas, providers};
}

CLI::App* add_template(CLI::App& app, Options& options) {
    CLI::App* const command = app.add_subcommand(
        "template",
        "Prints a scenario to begin your own with: the model, areas, levers and assumptions of one "
        "that there is, two policies, and in the place of its words what to say there.\n"
        "Example: folkmoot template virtual-gp > mine.json");
    add_scenario(*command, options);
    return command;
}

int begin_own(const Program& program, const Options& options) {
    const Result<Loaded> loaded = load(options.scenario, program.path);
    if (!loaded) return report(loaded.problems());
    print_text(scenario_template(loaded->scenario));
    return done;
}

int own_places(const Program& program, const Options& options, bool providers_first,
               const std::string& file) {
    const Result<Looked> looked = look_at_asked(program, options);
    if (!looked) return report(looked.problems());
    const Scenario& scenario = looked->loaded.scenario;
    if (!file.empty()) {
        const Problems problems = write_file(file, looked->look.text);
        if (!problems.empty()) return report(problems);
    }
    Json json{{"scenario", scenario.name},
              {"title", scenario.title},
              {"areas", scenario.areas.size()},
              {"people", scenario.people},
              {"providers", scenario.providers.size()}};
    const OwnLook& look = looked->look;
    const bool both = !options.areas.empty() && !options.providers.empty();
    const Json areas = told_table(look.areas);
    const Json providers = told_table(look.providers, both ? of_providers : std::string_view());
    json.update(providers_first ? providers : areas);
    if (both && providers_first) json["table_of_areas"] = areas;
    if (both && !providers_first) json["table_of_providers"] = providers;
    if (!file.empty()) json["file"] = file;
    print(json.dump(2, ' ', false, Json::error_handler_t::replace));
    return done;
}

} // namespace folkmoot::cli
