/// The JSON commands of the workshop, where somebody writes a scenario of their own.

#include "platform/core/json.hpp"
#include "scenario/areas/own_places.hpp"
#include "scenario/draft/template.hpp"
#include "scenario/load.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;
using Words = std::map<std::string, std::string>;

std::string written(const OrderedJson& json) {
    return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

OrderedJson listed(const Problems& problems) {
    OrderedJson list = OrderedJson::array();
    for (const Problem& each : problems)
        list.push_back({{"text", each.text()},
                        {"line", each.line},
                        {"column", each.column},
                        {"path", each.path},
                        {"what", each.what},
                        {"found", each.found},
                        {"allowed", each.allowed},
                        {"nearest", each.nearest}});
    return list;
}

Result<Scenario> drafted(const Json& command) {
    return load_scenario(command.value("name", "scenario"), command.value("text", ""),
                         command.value("data", Words{}));
}

std::string check_draft(const Scenario& scenario) {
    OrderedJson policies = OrderedJson::array();
    for (const Policy& policy : scenario.policies)
        policies.push_back({{"name", policy.name}, {"label", policy.label}});
    return written({{"problems", OrderedJson::array()},
                    {"name", scenario.name},
                    {"title", scenario.title},
                    {"model", scenario.model->key()},
                    {"areas", scenario.areas.size()},
                    {"people", scenario.people},
                    {"providers", scenario.providers.size()},
                    {"population", scenario.population},
                    {"weeks", scenario.weeks},
                    {"policies", std::move(policies)}});
}

/// A table of a command, if it brings one.
std::optional<OwnTable> table_in(const Json& command, const char* key) {
    const auto found = command.find(key);
    if (found == command.end() || !found->is_object()) return std::nullopt;
    return OwnTable{found->value("file", "table"), found->value("table", ""),
                    found->value("columns", Words{}), found->value("answers", Words{})};
}

OrderedJson told_table(const PlacesLook& places, const PlacesNeeds& needs) {
    OrderedJson columns = OrderedJson::array(), questions = OrderedJson::array();
    for (std::size_t i = 0; i < needs.columns.size(); ++i) {
        const NeededColumn& needed = needs.columns[i];
        const bool matched = i < places.matches.columns.size();
        columns.push_back({{"column", needed.name},
                           {"meaning", needed.meaning},
                           {"unit", needed.unit},
                           {"heading", matched ? places.matches.columns[i].heading : ""},
                           {"by_hand", matched && places.matches.columns[i].by_hand}});
    }
    for (const TableQuestion& question : places.questions) {
        OrderedJson answers = OrderedJson::array();
        for (const TableQuestion::Answer& answer : question.answers)
            answers.push_back({{"value", answer.value}, {"words", answer.words}});
        questions.push_back({{"key", question.key},
                             {"sentence", question.sentence},
                             {"answers", std::move(answers)},
                             {"chosen", question.chosen}});
    }
    return {{"problems", listed(places.problems)},
            {"headings", places.matches.headings},
            {"names", places.matches.name},
            {"columns", std::move(columns)},
            {"notes", places.notes},
            {"questions", std::move(questions)},
            {"rows", places.problems.empty() ? places.table.places() : 0}};
}

std::string own_places_of_draft(const Json& command, const Scenario& scenario) {
    OwnTables tables{table_in(command, "areas"), table_in(command, "providers")};
    const bool areas = tables.areas.has_value(), providers = tables.providers.has_value();
    const OwnLook look = look_at_own(scenario, std::move(tables));
    OrderedJson json{{"problems", OrderedJson::array()}};
    if (areas) json["areas"] = told_table(look.areas, look.areas_need);
    // While areas are not sound nobody knows what providers are to fit.
    if (providers && !look.providers_need.columns.empty())
        json["providers"] = told_table(look.providers, look.providers_need);
    json["text"] = look.text;
    return written(json);
}

} // namespace

std::string answer_draft_json(std::string_view what, std::string_view text) {
    if (what != "check" && what != "template" && what != "own") return {};
    const Json command = Json::parse(text);
    const Result<Scenario> scenario = drafted(command);
    if (!scenario) return written({{"problems", listed(scenario.problems())}});
    if (what == "check") return check_draft(*scenario);
    if (what == "template")
        return written(
            {{"problems", OrderedJson::array()}, {"text", scenario_template(*scenario)}});
    return own_places_of_draft(command, *scenario);
}

} // namespace folkmoot
