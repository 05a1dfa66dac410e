#include "scenario/schema/words.hpp"

#include "scenario/json/number.hpp"
#include "scenario/load.hpp"
#include "scenario/reader.hpp"

#include <utility>

namespace folkmoot::schema {
namespace {

Json described(std::string_view description) {
    Json json = Json::object();
    if (!description.empty()) json["description"] = description;
    return json;
}

} // namespace

Json text(std::string_view description, std::size_t longest) {
    Json json = refer("text");
    if (!description.empty()) json["description"] = description;
    json["maxLength"] = longest;
    return json;
}

Json key(std::string_view description) {
    Json json = refer("key");
    if (!description.empty()) json["description"] = description;
    return json;
}

Json number(std::string_view description, Range range) {
    Json json = described(description);
    json["type"] = "number";
    json["minimum"] = written_number(range.low);
    json["maximum"] = written_number(range.high);
    return json;
}

Json whole(std::string_view description, double low, double high) {
    Json json = number(description, {low, high});
    json["type"] = "integer";
    return json;
}

Json flag(std::string_view description) {
    Json json = described(description);
    json["type"] = "boolean";
    return json;
}

Json one_of(std::string_view description, const std::vector<std::string_view>& names) {
    Json json = described(description);
    json["enum"] = names;
    return json;
}

Json list(std::string_view description, Json items, std::size_t least, std::size_t most) {
    Json json = described(description);
    json["type"] = "array";
    json["items"] = std::move(items);
    if (least > 0) json["minItems"] = least;
    json["maxItems"] = most;
    return json;
}

Json object(std::string_view description, Json members,
            const std::vector<std::string_view>& required) {
    Json json = described(description);
    json["type"] = "object";
    json["properties"] = std::move(members);
    if (!required.empty()) json["required"] = required;
    json["additionalProperties"] = false;
    return json;
}

Json entire(std::string_view description, Json members) {
    return entire_and(description, std::move(members), Json::object());
}

Json entire_and(std::string_view description, Json members, const Json& also) {
    std::vector<std::string> names;
    for (auto member = members.begin(); member != members.end(); ++member)
        names.push_back(member.key());
    const std::vector<std::string_view> required(names.begin(), names.end());
    members.update(also);
    return object(description, std::move(members), required);
}

Json other_baseline() {
    return entire("If it is not the scenario's first policy as it is",
                  {{"policy", of_type("string", "")},
                   {"levers", values_by_key("Set otherwise than it has them")}});
}

Json of_type(std::string_view type, std::string_view description) {
    Json json{{"type", type}};
    if (!description.empty()) json["description"] = description;
    return json;
}

Json or_null(std::string_view description) {
    Json json{{"type", {"number", "null"}}};
    if (!description.empty()) json["description"] = description;
    return json;
}

Json fingerprint_of(std::string_view description) {
    Json json = of_type("string", description);
    json["pattern"] = "^[0-9a-f]{16}$";
    return json;
}

Json values_by_key(std::string_view description) {
    Json json = of_type("object", description);
    json["additionalProperties"] = {{"type", {"number", "boolean", "string"}}};
    return json;
}

Json made_from() {
    return {
        {"scenario", of_type("string", "The scenario's name")},
        {"seed", whole("", 0, static_cast<double>(limits::most_seed))},
        {"weeks", whole("", 1, limits::most_weeks)},
        {"population",
         whole("Simulated citizens", limits::least_population, limits::most_population)},
        {"engine", of_type("string", "Version of the engine")},
        {"scenario_hash", fingerprint_of("Of the scenario's file and of the data that it names")}};
}

Json refer(std::string_view definition) { return {{"$ref", "#/$defs/" + std::string(definition)}}; }

Json refer_member(std::string_view definition, std::string_view member) {
    return {{"$ref", "#/$defs/" + std::string(definition) + "/properties/" + std::string(member)}};
}

Json where(std::string_view member, const Json& names, Json then) {
    Json test = Json::object();
    test[names.is_array() ? "enum" : "const"] = names;
    Json json;
    json["if"] = {{"properties", Json::object()}, {"required", Json::array({member})}};
    json["if"]["properties"][std::string(member)] = std::move(test);
    json["then"] = std::move(then);
    return json;
}

Json setting(const Setting& field, double usual) {
    std::string description(field.sentence);
    if (!field.unit.empty()) description += " In " + std::string(field.unit) + ".";
    if (!field.source.empty()) description += " Source: " + std::string(field.source);
    Json json;
    json["title"] = field.label;
    switch (field.type) {
    case FieldType::choice:
        json.update(one_of(description, {field.options.begin(), field.options.end()}));
        json["default"] = field.options[static_cast<std::size_t>(usual)];
        return json;
    case FieldType::boolean:
        json.update(flag(description));
        json["default"] = usual != 0;
        return json;
    case FieldType::integer:
        json.update(whole(description, field.range.low, field.range.high));
        break;
    case FieldType::number:
        json.update(number(description, field.range));
        break;
    }
    json["default"] = written_number(usual);
    return json;
}

std::string model_part(const Model& model, std::string_view what) {
    return std::string(model.key()) + "-" + std::string(what);
}

void add_common(Json& definitions) {
    // One character at least that is no space, and none that controls a terminal.
    definitions["text"] = {{"type", "string"},
                           {"pattern", "^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f]"
                                       "[^\\u0000-\\u001f\\u007f]*$"}};
    definitions["key"] = {
        {"type", "string"}, {"pattern", "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"}, {"maxLength", 60}};
}

Json head(std::string_view name, std::string_view title, std::string_view description) {
    return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
            {"$id", "folkmoot:" + std::string(name)},
            {"title", title},
            {"description", description}};
}

} // namespace folkmoot::schema
