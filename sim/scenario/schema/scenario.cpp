#include "engine/person.hpp"
#include "models/list.hpp"
#include "scenario/load.hpp"
#include "scenario/reader.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"
#include "world/world.hpp"

#include <map>
#include <utility>

namespace folkmoot::schema {

namespace {

constexpr Range map_km{-5'000, 5'000};

// ---------------------------------------------------------------- places

Json area_schema() {
    return object(
        "A place with people",
        {{"name", text("Its name, which no other area has", 100)},
         {"registered", number("Real people", {1, 1e9})},
         {"weighted_ratio", number("Published weighted by registered patients; usual 1", {0.3, 3})},
         {"over65_share", number("Share of people aged 65 and over", {0, 0.9})},
         {"deprivation", list("Shares of people by fifth of deprivation, the least deprived first",
                              number("", {0, 1}), deprivation_fifths, deprivation_fifths)},
         {"x", number("Kilometres east", map_km)},
         {"y", number("Kilometres north", map_km)},
         {"radius", number("Kilometres", {0.1, 500})}},
        {"name", "registered", "over65_share", "deprivation", "x", "y", "radius"});
}

/// A list, or an object that names a file of them.
Json areas_schema(std::string_view description, std::size_t most) {
    Json json{{"description", description}, {"type", {"array", "object"}}};
    json["if"] = {{"type", "array"}};
    json["then"] = list("", refer("area"), 1, most);
    json["else"] = object("",
                          {{"from", refer("file")},
                           {"only", list("Only these of the file", {{"type", "string"}}, 1,
                                         limits::reference_areas)}},
                          {"from"});
    return json;
}

Json area_file_schema() {
    return object("A file of areas in data/",
                  {{"about", text("What these areas are", 5'000)},
                   {"source", text("Where the figures are from", 5'000)},
                   {"licence", text("Under which they may be used", 500)},
                   {"areas", list("", refer("area"), 1, limits::reference_areas)}},
                  {"source", "licence", "areas"});
}

Json providers_schema(std::string_view description, bool online) {
    Json members{{"name", text("Its name, which no other has", 120)},
                 {"area", {{"type", "string"}, {"description", "The area in which it is"}}},
                 {"x", number("Kilometres east; usual: the middle of its area", map_km)},
                 {"y", number("Kilometres north", map_km)},
                 {"efficiency", number("What it does for a pound; usual 1", {0.2, 5})},
                 {"rating", number("How people rate it", {0, 1})},
                 {"opening_list", number("Real people on its list at first", {0, 1e9})}};
    if (online)
        return list(description, object("", std::move(members), {"name", "area"}), 0,
                    limits::providers);
    members["reach"] = one_of("Whom it serves", {"local", "online"});
    return list(description, object("", std::move(members), {"name", "reach", "area"}), 0,
                limits::providers);
}

Json clinics_schema() {
    constexpr double most = 1'000;
    Json json{{"description", "Practices laid out by rule: in every area, or a number for each"},
              {"type", {"array", "integer"}}};
    json["if"] = {{"type", "array"}};
    json["then"] = list("", whole("", 0, most), 1, limits::areas);
    json["else"] = whole("", 0, most);
    return json;
}

// ---------------------------------------------------------------- what only one model has

/// Where `member` names a setting, the others of `values` are values of it.
Json value_of_key(const Model& model, std::string_view member,
                  const std::vector<std::string_view>& values, bool levers_only) {
    Json all = Json::array();
    for (const Setting& field : model.settings()) {
        if (levers_only && field.kind != FieldKind::lever) continue;
        Json properties = Json::object();
        for (const std::string_view value : values)
            properties[std::string(value)] = refer_member(model_part(model, "settings"), field.key);
        all.push_back(where(member, std::string(field.key), {{"properties", properties}}));
    }
    return all;
}

/// Names of settings, all or of one kind.
std::vector<std::string_view> setting_keys(const Model& model, FieldKind kind) {
    std::vector<std::string_view> keys;
    for (const Setting& field : model.settings())
        if (field.kind == kind) keys.push_back(field.key);
    return keys;
}

/// Where the outcome is this one, these are the breakdowns that it has.
Json breakdowns_by_outcome(const Model& model) {
    std::map<unsigned, std::vector<std::string_view>> outcomes;
    for (const Measure& measure : model.measures()) outcomes[measure.by].push_back(measure.key);
    Json all = Json::array();
    for (const auto& [by, keys] : outcomes) {
        std::vector<std::string_view> names;
        for (const BreakdownName& each : model.breakdowns())
            if ((by & each.bit) != 0) names.push_back(each.key);
        Json then{{"properties", {{"by", names.empty() ? Json(false) : one_of("", names)}}}};
        all.push_back(where("outcome", Json(keys), std::move(then)));
    }
    return all;
}

Json groups_schema(const Model& model, std::string_view description, std::string_view keys) {
    return list(description,
                object("",
                       {{"title", text("What the group is called", 100)},
                        {"keys", list("", refer(model_part(model, keys)), 1, 1'000)}},
                       {"title", "keys"}),
                0, 100);
}

Json policies_schema(const Model& model) {
    constexpr double weeks = limits::most_weeks;
    Json change =
        object("A lever that moves while time passes",
               {{"key", refer(model_part(model, "lever"))},
                {"value", {{"description", "What it then is"}}},
                {"from", whole("The week from which it holds", 0, weeks)},
                {"until", whole("The week until which it comes, step by step", 0, weeks)}},
               {"key", "value", "from"});
    change["allOf"] = value_of_key(model, "key", {"value"}, true);
    return list("The first is the baseline, the second the reform that is shown first",
                object("",
                       {{"name", key("What links and results call it")},
                        {"label", text("What the screen calls it", 100)},
                        {"sentence", text("What it does, in a sentence", 400)},
                        {"settings", refer(model_part(model, "levers"))},
                        {"schedule", list("", std::move(change), 0, 1'000)}},
                       {"name", "label", "sentence"}),
                2, 100);
}

Json charts_schema(const Model& model) {
    Json chart = object("",
                        {{"kind", one_of("Over weeks, by group, or who gains and who loses",
                                         {"line", "bars", "dots"})},
                         {"outcome", refer(model_part(model, "outcome"))},
                         {"by", {{"description", "By which groups"}}},
                         {"title", text("The question that it answers", 200)}},
                        {"kind", "outcome", "title"});
    chart["allOf"] = breakdowns_by_outcome(model);
    chart["allOf"].push_back(
        where("kind", Json::array({"bars", "dots"}), {{"required", Json::array({"by"})}}));
    return list("", std::move(chart), 0, 100);
}

/// Names of the groups of people that a check may be about; areas are those of the scenario.
Json group_schema(const Model& model) {
    Json names = Json::array();
    for (std::size_t i = 0; i < deprivation_fifths; ++i)
        names.push_back("deprivation:" + std::to_string(i));
    for (std::size_t i = 0; i < age_bands; ++i) names.push_back("age:" + std::to_string(i));
    for (const Side& side : model.about().sides)
        for (const Side::Group& group : side.groups)
            names.push_back(std::string(side.key) + ":" + std::string(group.key));
    return {{"description", "Only these people"},
            {"anyOf", {{{"enum", std::move(names)}}, {{"type", "string"}, {"pattern", "^area:"}}}}};
}

Json checks_schema(const Model& model) {
    constexpr auto years = limits::most_weeks / 52;
    const Json year = whole("From 1; left out: the last", 1, years);
    // A value of the setting that `lever` names.
    const Json value{{"type", {"number", "boolean", "string"}}};
    Json check = object("",
                        {{"kind", one_of("", {"bound", "direction", "ratio", "verdict"})},
                         {"sentence", text("What must hold", 300)},
                         {"policy", {{"type", "string"}, {"description", "Of which policy"}}},
                         {"outcome", refer(model_part(model, "outcome"))},
                         {"group", group_schema(model)},
                         {"source", text("Who found it", 500)},
                         {"year", year},
                         {"from_year", year},
                         {"low", number("", any_number)},
                         {"high", number("", any_number)},
                         {"lever", refer(model_part(model, "setting"))},
                         {"from", value},
                         {"to", value},
                         {"sign", whole("Up (1), down (-1) or not at all (0)", -1, 1)},
                         {"set", refer(model_part(model, "settings"))}},
                        {"kind", "sentence", "policy", "outcome"});
    const auto kind = [](const Json& names, const std::vector<std::string_view>& required,
                         const std::vector<std::string_view>& absent) {
        Json then{{"required", required}, {"properties", Json::object()}};
        for (const std::string_view name : absent) then["properties"][std::string(name)] = false;
        return where("kind", names, std::move(then));
    };
    check["allOf"] = {
        kind("bound", {"low", "high"}, {"from_year", "lever", "from", "to", "sign"}),
        kind("ratio", {"low", "high"}, {"lever", "from", "to", "sign"}),
        kind("direction", {"lever", "sign"}, {"from_year", "low", "high"}),
        kind("verdict", {"sign"}, {"from_year", "low", "high", "lever", "from", "to"}),
    };
    for (Json& each : value_of_key(model, "lever", {"from", "to"}, false))
        check["allOf"].push_back(std::move(each));
    return list("Behaviour that must hold; the tests run them all", std::move(check), 0, 1'000);
}

Json ask_schema() {
    Json ask = object("What people guess before the step shows it: what the reform makes of the "
                      "step's outcome",
                      {{"kind", one_of("", {ask_kinds.begin(), ask_kinds.end()})},
                       {"question", text("What is asked", 200)},
                       {"range", list("What may be guessed, in the outcome's unit: the low end and "
                                      "the high end",
                                      number("", {-1e12, 1e12}), 2, 2)}},
                      {"kind", "question"});
    ask["allOf"] = {where("kind", {"direction"}, {{"properties", {{"range", false}}}}),
                    where("kind", {"number", "line"}, {{"required", {"range"}}})};
    return ask;
}

Json tour_view_schema(const Model& model) {
    std::vector<std::string_view> colours;
    for (const Colouring& each : model.about().picture.colourings) colours.push_back(each.key);
    for (const Colouring& each : every_colouring) colours.push_back(each.key);
    return object("What the step turns the map to by itself",
                  {{"side", one_of("", {tour_sides.begin(), tour_sides.end()})},
                   {"colour", one_of("A colouring of the map", colours)},
                   {"play", flag("The weeks go by, from the first one; after `set` has been tried "
                                 "if the step has one")}},
                  {});
}

Json tour_schema(const Model& model) {
    Json step = object("",
                       {{"text", text("")},
                        {"lever", refer(model_part(model, "setting"))},
                        {"outcome", refer(model_part(model, "outcome"))},
                        {"set", refer(model_part(model, "settings"))},
                        {"ask", ask_schema()},
                        {"show", tour_view_schema(model)}},
                       {"text"});
    step["dependentRequired"] = {{"ask", {"outcome"}}};
    step["dependentSchemas"] = {{"ask", {{"properties", {{"show", false}}}}}};
    return list("", std::move(step), 0, 100);
}

Json trial_schema(const Model& model) {
    if (!model.has_trials()) return false; // this model cannot be tried on single people
    std::vector<std::string_view> outcomes;
    for (const PersonOutcome& outcome : model.about().person_outcomes)
        outcomes.push_back(outcome.key);
    return object(
        "For the split-test lab",
        {{"designs", list("",
                          object("", design_members(refer(model_part(model, "settings")), outcomes),
                                 design_required()),
                          1, 50)},
         {"outcomes", list("What may be counted of each person", one_of("", outcomes), 1, 50)},
         {"lesson", list("What to notice, step by step", text(""), 0, 50)}},
        {"designs", "outcomes"});
}

void add_model(const Model& model, Json& definitions) {
    Json settings = Json::object(), levers = Json::object();
    for (const Setting& field : model.settings()) {
        settings[std::string(field.key)] = setting(field, field.get(model.usual()));
        if (field.kind == FieldKind::lever)
            levers[std::string(field.key)] = refer_member(model_part(model, "settings"), field.key);
    }
    Json sources = Json::object();
    for (const Setting& field : model.settings()) sources[std::string(field.key)] = text("");
    std::vector<std::string_view> outcomes;
    for (const Measure& measure : model.measures()) outcomes.push_back(measure.key);
    std::vector<std::string_view> all = setting_keys(model, FieldKind::lever);
    const auto assumptions = setting_keys(model, FieldKind::assumption);
    definitions[model_part(model, "lever")] = one_of("The key of a lever", all);
    definitions[model_part(model, "assumption")] = one_of("The key of an assumption", assumptions);
    all.insert(all.end(), assumptions.begin(), assumptions.end());
    definitions[model_part(model, "setting")] = one_of("The key of a setting", all);
    definitions[model_part(model, "outcome")] = one_of("The key of an outcome", outcomes);
    definitions[model_part(model, "settings")] =
        object("Settings that differ from the usual", std::move(settings), {});
    definitions[model_part(model, "levers")] =
        object("Levers that differ; facts are the same for every policy", std::move(levers), {});
    definitions[model_part(model, "sources")] = object(
        "Where a value is from, where the usual source does not fit", std::move(sources), {});
    definitions[std::string(model.key())] = {
        {"title", model.about().title},
        {"description", model.about().sentence},
        {"properties",
         {{"settings", refer(model_part(model, "settings"))},
          {"sources_of", refer(model_part(model, "sources"))},
          {"policies", policies_schema(model)},
          {"levers", groups_schema(model, "Groups of levers that are shown", "lever")},
          {"assumptions",
           groups_schema(model, "Groups of assumptions that are shown", "assumption")},
          {"outcomes", list("What is shown, most important first",
                            refer(model_part(model, "outcome")), 1, 1'000)},
          {"charts", charts_schema(model)},
          {"tour", tour_schema(model)},
          {"checks", checks_schema(model)},
          {"trial", trial_schema(model)}}}};
}

// ---------------------------------------------------------------- the file

Json sources_schema() {
    return list(
        "Where numbers come from",
        object("",
               {{"name", text("", 100)},
                {"text", text("")},
                {"url", {{"$ref", "#/$defs/text"}, {"pattern", "^https?://"}, {"maxLength", 500}}}},
               {"name", "text"}),
        0, 1'000);
}

Json chooser_schema() {
    std::vector<std::string_view> groups;
    for (const ChooserGroup& group : chooser_groups) groups.push_back(group.key);
    Json answers = list("Two other scenarios that answer it back", key(""), 2, 2);
    answers["uniqueItems"] = true;
    return object("How a list of scenarios shows it",
                  {{"about", one_of("The group in which it stands", groups)},
                   {"sentence", text("Why one would open it", 160)},
                   {"minutes", whole("To see the main thing", 1, 60)},
                   {"first", whole("Its place on the path for newcomers", 1, 9)},
                   {"answered_by", std::move(answers)}},
                  {"about", "sentence", "minutes", "answered_by"});
}

Json members() {
    Json unset = true; // said by the model's own part
    return {{"model", one_of("The kind of world that it is asked of",
                             {model_keys().begin(), model_keys().end()})},
            {"name", key("Like the file's name")},
            {"title", text("", 100)},
            {"question", text("What people are to judge", 200)},
            {"introduction",
             list("Two paragraphs: what is at stake, and nobody is the villain", text(""), 2, 2)},
            {"chooser", chooser_schema()},
            {"place", text("Where it happens", 100)},
            {"money_year", text("The prices in which money is shown", 20)},
            {"areas", areas_schema("Places with people", limits::areas)},
            {"reference", areas_schema("The nation over which payment weights are normalised; "
                                       "usual: the areas themselves",
                                       limits::reference_areas)},
            {"clinics_per_area", clinics_schema()},
            {"online", providers_schema("Online practices", true)},
            {"providers", providers_schema("Practices one by one", false)},
            {"population", whole("Simulated citizens; usual 100,000", limits::least_population,
                                 limits::most_population)},
            {"weeks", whole("How long; usual 260", 1, limits::most_weeks)},
            {"seed", whole("Of all chance; usual 1", 0, static_cast<double>(limits::most_seed))},
            {"settings", unset},
            {"sources_of", unset},
            {"policies", unset},
            {"levers", unset},
            {"assumptions", unset},
            {"outcomes", unset},
            {"charts", unset},
            {"tour", unset},
            {"checks", unset},
            {"trial", unset},
            {"statements", list("To vote on", text(""), 0, 100)},
            {"limits", list("What the model leaves out", text(""), 1, 100)},
            {"sources", sources_schema()},
            {"rest", object("Whatever this file leaves out is taken from that one in data/",
                            {{"from", refer("file")}}, {"from"})}};
}

} // namespace

nlohmann::ordered_json of_scenario() {
    Json json = head("scenario", "A scenario",
                     "A question asked of a model: a place, policies, and what a person needs in "
                     "order to judge.");
    json.update(
        object("", members(),
               {"name", "title", "question", "introduction", "place", "money_year", "areas"}));
    // The first model is meant where a file names none.
    Json by_model = Json::array();
    for (const Model* model : models()) {
        Json part = where("model", std::string(model->key()), refer(model->key()));
        if (model == models().front()) part["if"].erase("required");
        by_model.push_back(std::move(part));
    }
    Json whole_file{{"if", {{"required", Json::array({"rest"})}}}, {"then", true}};
    whole_file["else"] = {
        {"required", {"policies", "levers", "assumptions", "outcomes", "limits", "sources"}}};
    by_model.push_back(std::move(whole_file));
    json["allOf"] = std::move(by_model);
    Json definitions = Json::object();
    add_common(definitions);
    definitions["file"] = {{"type", "string"},
                           {"description", "The name of a file in data/, without a folder"},
                           {"pattern", "^[^/\\\\]*[^/\\\\ ][^/\\\\]*$"},
                           {"maxLength", 200}};
    definitions["area"] = area_schema();
    definitions["area-file"] = area_file_schema();
    for (const Model* model : models()) add_model(*model, definitions);
    json["$defs"] = std::move(definitions);
    return json;
}

} // namespace folkmoot::schema
