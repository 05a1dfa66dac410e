#include "analysis/result_schema.hpp"

#include "models/list.hpp"
#include "scenario/load.hpp"
#include "scenario/schema/words.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::schema {
namespace {

/// null where there is no number, as where nobody waits.
Json value(std::string_view description) {
    Json json = refer("value");
    if (!description.empty()) json["description"] = description;
    return json;
}

Json values(std::string_view description, std::size_t least, std::size_t most) {
    return list(description, value(""), least, most);
}

/// What a run comes to, in the unit that the measure is in.
Json outcome(const Model& model, const Measure& measure) {
    Json groups = Json::object();
    for (const BreakdownName& each : model.breakdowns()) {
        if ((measure.by & each.bit) == 0) continue;
        const bool areas = each.bit == by_area;
        groups[std::string(each.key)] =
            values("", areas ? 1 : each.count, areas ? limits::areas : each.count);
    }
    Json json = entire(measure.sentence, {{"unit", {{"const", measure.unit}}},
                                          {"total", value("Of everybody, in the last year")},
                                          {"by", entire("By group", std::move(groups))}});
    json["title"] = measure.label;
    return json;
}

/// An object with a member for each measure of the model.
template <class Make> Json by_measure(const Model& model, std::string_view description, Make make) {
    Json members = Json::object();
    for (const Measure& measure : model.measures())
        members[std::string(measure.key)] = make(measure);
    return entire(description, std::move(members));
}

void add_result_of(const Model& model, Json& definitions) {
    definitions[model_part(model, "outcomes")] = by_measure(
        model, "Outcomes of one policy", [&](const Measure& each) { return outcome(model, each); });
    definitions[model_part(model, "series")] =
        by_measure(model, "Every week", [](const Measure& measure) {
            return values(measure.label, 1, limits::most_weeks);
        });
    definitions[model_part(model, "ensemble")] =
        by_measure(model, "Over all replicates", [](const Measure&) { return refer("spread"); });
    definitions[model_part(model, "difference")] = by_measure(
        model, "Reform less baseline", [](const Measure&) { return refer("difference"); });
    definitions[model_part(model, "worst_runs")] =
        by_measure(model, "In the worst 5 of 100 runs of each policy",
                   [](const Measure&) { return refer("worst"); });
    Json settings = Json::object();
    for (const Setting& field : model.settings())
        settings[std::string(field.key)] = number(field.label, field.range);
    definitions[model_part(model, "settings")] =
        object("What was set: yes or no is 1 or 0, an option its place in the list",
               std::move(settings), {});
    const Json policy = object("",
                               {{"policy", of_type("string", "Its name")},
                                {"label", of_type("string", "What the screen calls it")},
                                {"fingerprint", fingerprint_of("")},
                                {"outcomes", refer(model_part(model, "outcomes"))},
                                {"series", refer(model_part(model, "series"))},
                                {"levers", values_by_key("Of a baseline: levers moved")}},
                               {"policy", "label", "fingerprint", "outcomes"});
    Json sensitivity = Json::object();
    for (const Measure& measure : model.measures())
        sensitivity[std::string(measure.key)] = {{"type", "array"}, {"items", refer("doubt")}};
    definitions[std::string(model.key())] = {
        {"title", model.about().title},
        {"properties",
         {{"settings", refer(model_part(model, "settings"))},
          {"outcomes", refer(model_part(model, "outcomes"))},
          {"series", refer(model_part(model, "series"))},
          {"ensemble", refer(model_part(model, "ensemble"))},
          {"baseline", policy},
          {"reform", policy},
          {"difference", refer(model_part(model, "difference"))},
          {"worst_runs", refer(model_part(model, "worst_runs"))},
          {"sensitivity", object("Which doubts a difference depends on, by outcome",
                                 std::move(sensitivity), {})}}}};
}

/// What a result can be repeated from.
Json provenance() {
    Json json = made_from();
    json.update({{"model", one_of("", {model_keys().begin(), model_keys().end()})},
                 {"settings", true},
                 {"money_year", of_type("string", "The prices in which money is shown")},
                 {"fingerprint", fingerprint_of("Of the exact bits of all outcomes")}});
    return json;
}

Json run_members() {
    Json json = provenance();
    json.update({{"policy", of_type("string", "The policy's name")},
                 {"outcomes", true},
                 {"replicates", of_type("integer", "Runs, if there is more than one")},
                 {"ensemble", true},
                 {"series", true}});
    return json;
}

Json compare_members() {
    Json json = provenance();
    json.update({{"replicates", of_type("integer", "Runs of each policy")},
                 {"baseline", true},
                 {"reform", true},
                 {"difference", true},
                 {"worst_runs", true},
                 {"sensitivity", true},
                 {"sentence", of_type("string", "What the reform does, for whom, at what cost")},
                 {"changes", of_type("string", "What was changed, in words")},
                 {"baseline_changes", of_type("string", "The same of the baseline")},
                 {"usual_runs", of_type("integer", "How many runs are usual for so many people")},
                 {"certainty", of_type("string", "In how many runs the conclusion holds")}});
    return json;
}

/// Every name of `members` but those of `optional`.
std::vector<std::string_view> names_but(const Json& members,
                                        std::span<const std::string_view> optional) {
    std::vector<std::string_view> names;
    for (auto member = members.begin(); member != members.end(); ++member)
        if (std::ranges::find(optional, member.key()) == optional.end())
            names.emplace_back(member.key());
    return names;
}

} // namespace

nlohmann::ordered_json of_result() {
    constexpr std::string_view not_always[] = {"replicates", "ensemble", "series"};
    constexpr std::string_view not_with_few[] = {"sensitivity", "worst_runs"};
    Json definitions;
    definitions["value"] = {{"type", {"number", "null"}}};
    definitions["spread"] = entire(
        "",
        {{"mean", value("")}, {"low", value("5% are lower")}, {"high", value("5% are higher")}});
    definitions["difference"] =
        entire("", {{"mean", value("")},
                    {"low", value("5% are lower")},
                    {"high", value("5% are higher")},
                    {"share_better", value("Share of runs in which the reform is better")}});
    definitions["worst"] = entire(
        "", {{"baseline", value("Mean of its worst twentieth")}, {"reform", value("Likewise")}});
    definitions["doubt"] = entire("", {{"assumption", of_type("string", "Its key")},
                                       {"share", value("Of the difference's variance")},
                                       {"when_low", value("The difference where it is low")},
                                       {"when_high", value("The difference where it is high")}});
    const Json run = run_members(), compare = compare_members();
    definitions["run"] =
        object("What `folkmoot run` and `resume` print", run, names_but(run, not_always));
    definitions["compare"] =
        object("What `folkmoot compare` prints", compare, names_but(compare, not_with_few));
    Json by_model = Json::array();
    for (const Model* model : models()) {
        add_result_of(*model, definitions);
        by_model.push_back(where("model", std::string(model->key()), refer(model->key())));
    }
    Json json = head("result", "A result", "Of one policy, or of two and their difference.");
    json["if"] = {{"required", Json::array({"policy"})}};
    json["then"] = refer("run");
    json["else"] = refer("compare");
    json["allOf"] = std::move(by_model);
    json["$defs"] = std::move(definitions);
    return json;
}

} // namespace folkmoot::schema
