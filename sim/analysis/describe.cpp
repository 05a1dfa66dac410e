#include "analysis/report.hpp"
#include "core/hash.hpp"
#include "core/units.hpp"

#include <nlohmann/json.hpp>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;

/// Where in the sentence an outcome is told, by PhraseRole.
constexpr std::string_view told_names[] = {"", "leads", "may-lead", "pays", "follows", "closes"};
constexpr std::string_view type_names[] = {"number", "integer", "boolean", "choice"};

Json field_json(const Scenario& scenario, const Setting& field) {
    const auto source = scenario.source_of.find(std::string(field.key));
    Json json{
        {"key", field.key},
        {"label", field.label},
        {"unit", field.unit},
        {"sentence", field.sentence},
        {"source", source != scenario.source_of.end() ? source->second : std::string(field.source)},
        {"kind", field.kind == FieldKind::lever ? "lever" : "assumption"},
        {"type", type_names[static_cast<std::size_t>(field.type)]},
        {"low", field.range.low},
        {"high", field.range.high},
        {"step", field.step},
        {"usual", field.get(scenario.settings)}};
    json["options"] = Json::array();
    for (const std::string_view option : field.options) json["options"].push_back(option);
    return json;
}

Json outcome_json(const Model& model, const Measure& measure) {
    Json by = Json::array();
    for (const BreakdownName& each : model.breakdowns())
        if ((measure.by & each.bit) != 0) by.push_back(each.key);
    return {{"key", measure.key},
            {"label", measure.label},
            {"unit", measure.unit},
            {"sentence", measure.sentence},
            {"direction", measure.direction},
            {"decimals", measure.decimals},
            {"money", measure.money},
            {"share", measure.share},
            {"told", told_names[static_cast<std::size_t>(measure.phrase.role)]},
            {"by", by}};
}

Json groups_json(const std::vector<FieldGroup>& groups) {
    Json list = Json::array();
    for (const FieldGroup& group : groups)
        list.push_back({{"title", group.title}, {"keys", group.keys}});
    return list;
}

}  // namespace

std::string describe_json(const Scenario& scenario) {
    const Model& model = *scenario.model;
    Json json{{"scenario", scenario.name},
              {"model", model.key()},
              {"title", scenario.title},
              {"question", scenario.question},
              {"introduction", scenario.introduction},
              {"place", scenario.place},
              {"money_year", scenario.money_year},
              {"people", scenario.people},
              {"population", scenario.population},
              {"weeks", scenario.weeks},
              {"seed", scenario.seed},
              {"hash", to_hex(scenario.hash)}};
    json["policies"] = Json::array();
    for (const Policy& policy : scenario.policies) {
        json["policies"].push_back({{"name", policy.name},
                                    {"label", policy.label},
                                    {"sentence", policy.sentence},
                                    {"settings", policy.settings}});
    }
    json["lever_groups"] = groups_json(scenario.levers);
    json["assumption_groups"] = groups_json(scenario.assumptions);
    json["fields"] = Json::array();
    for (const Setting& field : model.settings())
        json["fields"].push_back(field_json(scenario, field));
    json["outcomes"] = Json::array();
    for (const std::string& key : scenario.outcomes) {
        json["outcomes"].push_back(outcome_json(model, model.measures()[model.measure_index(key)]));
    }
    json["sides"] = Json::array();
    for (const Side& side : model.about().sides) {
        Json groups = Json::array();
        for (const Side::Group& group : side.groups)
            groups.push_back({{"key", group.key}, {"label", group.label}});
        json["sides"].push_back(
            {{"key", side.key}, {"label", side.label}, {"groups", std::move(groups)}});
    }
    json["areas"] = Json::array();
    for (std::size_t a = 0; a < scenario.areas.size(); ++a) {
        json["areas"].push_back({{"name", scenario.areas[a].name},
                                 {"people", scenario.areas[a].registered},
                                 {"host", has_host(scenario) && a == scenario.host}});
    }
    json["providers"] = Json::array();
    for (const Provider& provider : scenario.providers) {
        json["providers"].push_back({{"name", provider.name},
                                     {"online", provider.reach == Reach::online},
                                     {"area", provider.area}});
    }
    json["charts"] = Json::array();
    for (const Chart& chart : scenario.charts) {
        json["charts"].push_back({{"kind", chart.kind},
                                  {"outcome", chart.outcome},
                                  {"by", chart.by},
                                  {"title", chart.title}});
    }
    json["tour"] = Json::array();
    for (const TourStep& step : scenario.tour) {
        json["tour"].push_back({{"text", step.text},
                                {"lever", step.lever},
                                {"outcome", step.outcome},
                                {"set", step.set}});
        if (step.ask.kind.empty()) continue;
        Json& ask = json["tour"].back()["ask"];
        ask = {{"kind", step.ask.kind}, {"question", step.ask.question}};
        if (step.ask.kind != "direction") ask["range"] = {step.ask.low, step.ask.high};
    }
    json["statements"] = scenario.statements;
    json["limits"] = scenario.limits;
    json["sources"] = Json::array();
    for (const Source& source : scenario.sources) {
        json["sources"].push_back(
            {{"name", source.name}, {"text", source.text}, {"url", source.url}});
    }
    return json.dump();
}

}  // namespace folkmoot
