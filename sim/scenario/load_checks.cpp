#include "scenario/load.hpp"
#include "scenario/load_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::string_view check_kinds[] = {"bound", "direction", "ratio", "verdict"};

/// Names that a check's "group" may have: "deprivation:4", "age:0", "area:NAME", and those of
/// the model's sides: "registered:online".
std::vector<std::string> group_names(const Scenario& scenario) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < deprivation_fifths; ++i)
        names.push_back("deprivation:" + std::to_string(i));
    for (std::size_t i = 0; i < age_bands; ++i) names.push_back("age:" + std::to_string(i));
    for (const Side& side : scenario.model->about().sides)
        for (const Side::Group& group : side.groups)
            names.push_back(std::string(side.key) + ":" + std::string(group.key));
    for (const Area& area : scenario.areas) names.push_back("area:" + area.name);
    return names;
}

std::string read_group(Report& report, const JsonValue& value, const std::string& path,
                       const Scenario& scenario) {
    const std::vector<std::string> names = group_names(scenario);
    const std::vector<std::string_view> views(names.begin(), names.end());
    const auto index = read_one_of(report, value, path, "group", views);
    return index ? names[*index] : std::string();
}

std::string read_policy_name(Report& report, const JsonValue& value, const std::string& path,
                             const Scenario& scenario) {
    if (scenario.policies.empty()) return {}; // whatever is wrong there has been reported
    const auto names = names_of(scenario.policies);
    const auto index = read_one_of(report, value, path, "policy", names);
    return index ? scenario.policies[*index].name : std::string();
}

std::uint32_t read_year(ObjectReader& reader, std::string_view key, const Scenario& scenario) {
    const std::uint32_t years = std::max<std::uint32_t>(1, scenario.weeks / 52);
    return static_cast<std::uint32_t>(reader.whole(key, 1, years, 0.0));
}

void read_interval(Report& report, ObjectReader& reader, Check& check) {
    check.low = reader.number("low", any_number);
    check.high = reader.number("high", any_number);
    if (check.low > check.high)
        report.add(reader.at("high"), reader.path("high"), "below 'low'", {},
                   "a number that is not less");
}

/// Without "from" and "to": from one end of what the setting may be to the other.
void read_direction(Report& report, ObjectReader& reader, Check& check) {
    const JsonValue* lever = reader.get("lever", Presence::required);
    const JsonValue* from = reader.get("from", Presence::optional);
    const JsonValue* to = reader.get("to", Presence::optional);
    check.sign = static_cast<int>(reader.whole("sign", -1, 1));
    const auto* field =
        lever != nullptr ? read_field_key(report, *lever, reader.path("lever")) : nullptr;
    if (field == nullptr) return;
    check.lever = field->key;
    const auto value_of = [&](const JsonValue* value, std::string_view key, double otherwise) {
        if (value == nullptr) return otherwise;
        return read_field_value(report, *value, reader.path(key), *field).value_or(otherwise);
    };
    check.from = value_of(from, "from", field->range.low);
    check.to = value_of(to, "to", field->range.high);
    if (check.from == check.to)
        report.add(reader.at("to"), reader.path("to"), "the same as 'from'", plain_number(check.to),
                   "another value");
}

/// Under which settings it must hold; what moves in a direction cannot stand still.
void read_set(Report& report, ObjectReader& reader, Check& check) {
    const JsonValue* set = reader.get("set", Presence::optional);
    if (set == nullptr) return;
    check.set = read_field_values(report, *set, reader.path("set"), FieldsAllowed::all);
    if (check.set.contains(check.lever))
        report.add(reader.at("set"), reader.path("set"), "the setting that moves",
                   in_quotes(check.lever), "other settings");
}

/// A policy against the first one, which it must not be.
void read_verdict(Report& report, ObjectReader& reader, const Scenario& scenario, Check& check) {
    check.sign = static_cast<int>(reader.whole("sign", -1, 1));
    if (!check.policy.empty() && check.policy == scenario.policies.front().name)
        report.add(reader.at("policy"), reader.path("policy"),
                   "the first policy, against which a verdict is given", in_quotes(check.policy),
                   "another policy");
}

Check read_check(Report& report, const JsonValue& value, const std::string& path,
                 const Scenario& scenario) {
    ObjectReader reader(report, value, path);
    Check check;
    if (const JsonValue* kind = reader.get("kind", Presence::required)) {
        const auto index =
            read_one_of(report, *kind, reader.path("kind"), "kind of check", check_kinds);
        if (index) check.kind = check_kinds[*index];
    }
    check.sentence = reader.text("sentence", Presence::required, 300);
    if (const JsonValue* policy = reader.get("policy", Presence::required))
        check.policy = read_policy_name(report, *policy, reader.path("policy"), scenario);
    if (const JsonValue* outcome = reader.get("outcome", Presence::required))
        check.outcome = read_outcome(report, *outcome, reader.path("outcome"));
    if (const JsonValue* group = reader.get("group", Presence::optional))
        check.group = read_group(report, *group, reader.path("group"), scenario);
    check.source = reader.text("source", Presence::optional, 500);
    check.year = read_year(reader, "year", scenario);
    if (check.kind == "ratio") check.from_year = read_year(reader, "from_year", scenario);
    if (check.kind == "bound" || check.kind == "ratio") read_interval(report, reader, check);
    if (check.kind == "direction") read_direction(report, reader, check);
    if (check.kind == "verdict") read_verdict(report, reader, scenario, check);
    read_set(report, reader, check);
    if (!check.kind.empty()) reader.finish();
    return check;
}

} // namespace

void read_checks(Report& report, ObjectReader& file, Scenario& scenario) {
    const JsonValue* list = file.get("checks", Presence::optional);
    if (list == nullptr || !is_list(report, *list, "checks", 0, 1'000)) return;
    for (std::size_t i = 0; i < list->items.size(); ++i)
        scenario.checks.push_back(
            read_check(report, list->items[i], item_path("checks", i), scenario));
}

} // namespace folkmoot
