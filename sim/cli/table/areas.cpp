#include "cli/table/areas.hpp"

#include "cli/progress.hpp"
#include "cli/table/typed.hpp"
#include "core/visible.hpp"
#include "scenario/areas/own_areas.hpp"
#include "scenario/draft/template.hpp"
#include "scenario/load.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <utility>

namespace folkmoot::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Looked {
    Loaded loaded;
    AreasLook look;
};

/// The scenario with the areas of a table, and all that was made of that table.
Result<Looked> look_at_asked(const Program& program, const Options& options) {
    Result<Loaded> loaded = load(options.scenario, program.path);
    if (!loaded) return loaded.problems();
    const auto typed = read_typed_table(options.match, options.read);
    if (!typed) return typed.problems();
    auto bytes = read_file(options.areas);
    if (!bytes) return bytes.problems();
    const std::string name = std::filesystem::path(options.areas).filename().string();
    AreasLook look =
        look_at_areas(loaded->scenario, name, std::move(*bytes), typed->columns, typed->answers);
    Problems problems = look.places.problems;
    for (Problem& slip : check_answers(typed->answers, look.places))
        problems.push_back(std::move(slip));
    if (!problems.empty()) return with_ways_on(std::move(problems), look.places.questions);
    auto scenario = load_scenario(name, look.text, {});
    if (!scenario) return scenario.problems();
    const std::string file = scenario->name + ".json";
    return Looked{{std::move(*scenario), file, look.text, {}}, std::move(look)};
}

void add_table_options(CLI::App& command, Options& options, CLI::Option* areas) {
    CLI::Option* const match =
        command
            .add_option(
                "--match", options.match,
                "Takes a heading of the table for a column of areas, or for their name; may "
                "be repeated")
            ->type_name("HEADING=COLUMN")
            ->take_all()
            ->expected(1)
            ->allow_extra_args(false);
    CLI::Option* const read =
        command
            .add_option("--read", options.read,
                        "Answers what the table leaves open, such as gaps=leave-out, "
                        "row:Total=keep, host=Leeds; may be repeated")
            ->type_name("QUESTION=ANSWER")
            ->take_all()
            ->expected(1)
            ->allow_extra_args(false);
    if (areas == nullptr) return;
    match->needs(areas);
    read->needs(areas);
}

} // namespace

Result<Loaded> load_asked(const Program& program, const Options& options) {
    if (options.areas.empty()) return load(options.scenario, program.path);
    Result<Looked> looked = look_at_asked(program, options);
    if (!looked) return looked.problems();
    const std::vector<std::string>& notes = looked->look.places.notes;
    if (program.crew.leads() && tells_in_json()) {
        tell_line(Json{{"notes", notes}}.dump(-1, ' ', false, Json::error_handler_t::replace));
    } else if (program.crew.leads()) {
        for (const std::string& note : notes) tell_line(visible(note));
    }
    return std::move(looked->loaded);
}

void add_areas_options(CLI::App& command, Options& options) {
    CLI::Option* const areas =
        command
            .add_option("--areas", options.areas,
                        "Your own areas in the place of the scenario's: a table with a row for "
                        "each; see `folkmoot areas --help`")
            ->type_name("CSV");
    add_table_options(command, options, areas);
}

CLI::App* add_areas(CLI::App& app, Options& options, std::string& file) {
    CLI::App* const command = app.add_subcommand(
        "areas",
        "Puts your own areas into a scenario: says what was understood of the table, what is not "
        "in "
        "it and where that is from, and writes the scenario as a file.\n"
        "The table has a row for each area, with its name and its people. It may also "
        "have over65_share, or over65 in people; five shares least_deprived, "
        "second_least_deprived, "
        "middle_deprived, second_most_deprived, most_deprived; latitude and longitude, or x_km and "
        "y_km; radius_km; weighted_ratio; providers, how many there are.\n"
        "Example: folkmoot areas virtual-gp wards.csv --file wards.json");
    command
        ->add_option("scenario", options.scenario,
                     "A scenario file, or the name of one in scenarios/")
        ->required()
        ->type_name("SCENARIO");
    command->add_option("--areas,table", options.areas, "A table of areas")
        ->required()
        ->type_name("CSV");
    add_table_options(*command, options, nullptr);
    command->add_option("--file", file, "File to write the scenario to")->type_name("F");
    return command;
}

CLI::App* add_template(CLI::App& app, Options& options) {
    CLI::App* const command = app.add_subcommand(
        "template",
        "Prints a scenario to begin your own with: the model, areas, levers and assumptions of one "
        "that there is, two policies, and in the place of its words what to say there.\n"
        "Example: folkmoot template virtual-gp > mine.json");
    command
        ->add_option("scenario", options.scenario,
                     "A scenario file, or the name of one in scenarios/")
        ->required()
        ->type_name("SCENARIO");
    return command;
}

int begin_own(const Program& program, const Options& options) {
    const Result<Loaded> loaded = load(options.scenario, program.path);
    if (!loaded) return report(loaded.problems());
    print_text(scenario_template(loaded->scenario));
    return done;
}

int areas(const Program& program, const Options& options, const std::string& file) {
    const Result<Looked> looked = look_at_asked(program, options);
    if (!looked) return report(looked.problems());
    const Scenario& scenario = looked->loaded.scenario;
    const PlacesLook& places = looked->look.places;
    if (!file.empty()) {
        const Problems problems = write_file(file, looked->look.text);
        if (!problems.empty()) return report(problems);
    }
    Json json{{"scenario", scenario.name},
              {"title", scenario.title},
              {"areas", scenario.areas.size()},
              {"people", scenario.people},
              {"providers", scenario.providers.size()},
              {"names", places.matches.name}};
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
        json["questions"].push_back({{"key", question.key},
                                     {"sentence", question.sentence},
                                     {"answers", std::move(answers)},
                                     {"chosen", question.chosen}});
    }
    if (!file.empty()) json["file"] = file;
    print(json.dump(2, ' ', false, Json::error_handler_t::replace));
    return done;
}

} // namespace folkmoot::cli
