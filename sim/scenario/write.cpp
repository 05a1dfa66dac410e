#include "scenario/load.hpp"

#include "scenario/areas/lay_out.hpp"
#include "scenario/draft/laid_out.hpp"
#include "scenario/json/number.hpp"
#include "scenario/json/written.hpp"
#include "scenario/trial_parts.hpp"

#include <cmath>
#include <utility>

namespace folkmoot {

namespace {

using Json = nlohmann::ordered_json;

Json field_values(const Model& model, const std::map<std::string, double>& values) {
    Json json = Json::object();
    for (const auto& [key, value] : values) json[key] = written_setting(model, key, value);
    return json;
}

template <class List> void put_list(Json& into, const char* key, const List& list, auto&& write) {
    into[key] = written_list(list, write);
}

Json area(const Area& from) {
    Json json;
    json["name"] = from.name;
    json["registered"] = written_number(from.registered);
    json["weighted_ratio"] = written_number(from.weighted_ratio);
    json["over65_share"] = written_number(from.over65_share);
    json["deprivation"] = Json::array();
    for (const double share : from.deprivation)
        json["deprivation"].push_back(written_number(share));
    json["x"] = written_number(from.x);
    json["y"] = written_number(from.y);
    json["radius"] = written_number(from.radius);
    return json;
}

Json provider(const Provider& from, const std::vector<Area>& areas) {
    Json json;
    json["name"] = from.name;
    json["reach"] = from.reach == Reach::online ? "online" : "local";
    json["area"] = areas[from.area].name;
    json["x"] = written_number(from.x);
    json["y"] = written_number(from.y);
    json["efficiency"] = written_number(from.efficiency);
    json["rating"] = written_number(from.rating);
    json["opening_list"] = written_number(from.opening_list);
    return json;
}

Json policy(const Model& model, const Policy& from) {
    Json json;
    json["name"] = from.name;
    json["label"] = from.label;
    json["sentence"] = from.sentence;
    if (!from.settings.empty()) json["settings"] = field_values(model, from.settings);
    if (!from.schedule.empty())
        put_list(json, "schedule", from.schedule, [&](const Change& change) {
            Json step;
            step["key"] = change.key;
            step["value"] = written_setting(model, change.key, change.value);
            step["from"] = change.from;
            if (change.until > 0) step["until"] = change.until;
            return step;
        });
    return json;
}

Json group(const FieldGroup& from) { return {{"title", from.title}, {"keys", from.keys}}; }

Json chart(const Chart& from) {
    Json json{{"kind", from.kind}, {"outcome", from.outcome}};
    put(json, "by", from.by);
    json["title"] = from.title;
    return json;
}

Json step(const Model& model, const TourStep& from) {
    Json json{{"text", from.text}};
    put(json, "lever", from.lever);
    put(json, "outcome", from.outcome);
    if (!from.set.empty()) json["set"] = field_values(model, from.set);
    if (!from.ask.kind.empty()) {
        json["ask"] = {{"kind", from.ask.kind}, {"question", from.ask.question}};
        if (from.ask.kind != "direction")
            json["ask"]["range"] = Json::array({from.ask.low, from.ask.high});
    }
    if (from.show != TourView{}) {
        auto& show = json["show"] = Json::object();
        put(show, "side", from.show.side);
        put(show, "colour", from.show.colour);
        if (from.show.play) show["play"] = true;
    }
    return json;
}

Json check(const Model& model, const Check& from) {
    Json json{{"kind", from.kind},
              {"sentence", from.sentence},
              {"policy", from.policy},
              {"outcome", from.outcome}};
    put(json, "group", from.group);
    if (from.year > 0) json["year"] = from.year;
    if (from.from_year > 0) json["from_year"] = from.from_year;
    if (!from.set.empty()) json["set"] = field_values(model, from.set);
    if (from.kind == "direction") {
        json["lever"] = from.lever;
        json["from"] = written_setting(model, from.lever, from.from);
        json["to"] = written_setting(model, from.lever, from.to);
        json["sign"] = from.sign;
    } else if (from.kind == "verdict") {
        json["sign"] = from.sign;
    } else {
        json["low"] = written_number(from.low);
        json["high"] = written_number(from.high);
    }
    put(json, "source", from.source);
    return json;
}

Json source(const Source& from) {
    Json json{{"name", from.name}, {"text", from.text}};
    put(json, "url", from.url);
    return json;
}

Json chooser(const ChooserCard& from) {
    Json json{{"about", from.about}, {"sentence", from.sentence}, {"minutes", from.minutes}};
    if (from.first > 0) json["first"] = from.first;
    json["answered_by"] = from.answered_by;
    return json;
}

Json changed_settings(const Model& model, const Settings& settings) {
    const Settings& usual = model.usual();
    Json json = Json::object();
    for (const Setting& field : model.settings())
        if (field.get(settings) != field.get(usual))
            json[std::string(field.key)] =
                written_setting(model, std::string(field.key), field.get(settings));
    return json;
}

} // namespace

std::string write_scenario(const Scenario& scenario) {
    Json json;
    const Model& model = *scenario.model;
    const auto of_model = [&](auto write) {
        return [&model, write](const auto& from) { return write(model, from); };
    };
    json["model"] = model.key();
    json["name"] = scenario.name;
    json["title"] = scenario.title;
    json["question"] = scenario.question;
    json["introduction"] = scenario.introduction;
    json["place"] = scenario.place;
    json["money_year"] = scenario.money_year;
    json["population"] = scenario.population;
    json["weeks"] = scenario.weeks;
    json["seed"] = scenario.seed;
    put_list(json, "areas", scenario.areas, area);
    if (!same_areas(scenario.reference, scenario.areas))
        put_list(json, "reference", scenario.reference, area);
    put_list(json, "providers", scenario.providers,
             [&](const Provider& from) { return provider(from, scenario.areas); });
    json["settings"] = changed_settings(model, scenario.settings);
    json["sources_of"] = Json::object();
    for (const auto& [key, text] : scenario.source_of) json["sources_of"][key] = text;
    put_list(json, "policies", scenario.policies, of_model(policy));
    put_list(json, "levers", scenario.levers, group);
    put_list(json, "assumptions", scenario.assumptions, group);
    json["outcomes"] = scenario.outcomes;
    put_list(json, "charts", scenario.charts, chart);
    put_list(json, "tour", scenario.tour, of_model(step));
    json["statements"] = scenario.statements;
    put_list(json, "checks", scenario.checks, of_model(check));
    if (!scenario.trial.designs.empty()) json["trial"] = trial_json(model, scenario.trial);
    if (!scenario.chooser.about.empty()) json["chooser"] = chooser(scenario.chooser);
    json["limits"] = scenario.limits;
    put_list(json, "sources", scenario.sources, source);
    return laid_out(json) + '\n';
}

} // namespace folkmoot
