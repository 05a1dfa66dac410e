/// The JSON commands of the workshop, where somebody writes a scenario of their own.

#include "platform/core/json.hpp"
#include "scenario/areas/own_areas.hpp"
#include "scenario/areas/read_areas.hpp"
#include "scenario/draft/template.hpp"
#include "scenario/load.hpp"

#include <nlohmann/json.hpp>

#include <map>
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

std::string areas_of_draft(const Json& command, const Scenario& scenario) {
    const AreasLook look =
        look_at_areas(scenario, command.value("file", "table"), command.value("table", ""),
                      command.value("columns", Words{}), command.value("answers", Words{}));
    const PlacesLook& places = look.places;
    OrderedJson columns = OrderedJson::array(), questions = OrderedJson::array();
    const PlacesNeeds needs = area_needs(scenario);
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
    return written({{"problems", listed(places.problems)},
                    {"headings", places.matches.headings},
                    {"names", places.matches.name},
                    {"columns", std::move(columns)},
                    {"notes", places.notes},
                    {"questions", std::move(questions)},
                    {"areas", look.areas.size()},
                    {"text", look.text}});
}

} // namespace

std::string answer_draft_json(std::string_view what, std::string_view text) {
    if (what != "check" && what != "template" && what != "areas") return {};
    const Json command = Json::parse(text);
    const Result<Scenario> scenario = drafted(command);
    if (!scenario) return written({{"problems", listed(scenario.problems())}});
    if (what == "check") return check_draft(*scenario);
    if (what == "template")
        return written(
            {{"problems", OrderedJson::array()}, {"text", scenario_template(*scenario)}});
    return areas_of_draft(command, *scenario);
}

} // namespace folkmoot
