#include "scenario/load.hpp"
#include "scenario/load_parts.hpp"

#include <set>
#include <utility>

namespace folkmoot {

namespace {

Change read_change(Report& report, const JsonValue& value, const std::string& path,
                   const Scenario& scenario) {
    ObjectReader reader(report, value, path);
    Change change;
    const JsonValue* key = reader.get("key", Presence::required);
    const JsonValue* to = reader.get("value", Presence::required);
    const std::string key_path = reader.path("key");
    const auto* field = key != nullptr ? read_field_key(report, *key, key_path) : nullptr;
    if (field != nullptr) {
        change.key = field->key;
        if (field->kind != FieldKind::lever)
            report.add(*key, key_path, "an assumption is the same for every policy",
                       found_text(*key), "levers");
        else if (to != nullptr)
            change.value = read_field_value(report, *to, reader.path("value"), *field).value_or(0);
    }
    change.from = static_cast<std::uint32_t>(reader.whole("from", 0, scenario.weeks));
    if (const JsonValue* until = reader.get("until", Presence::optional)) {
        const std::string until_path = reader.path("until");
        change.until = static_cast<std::uint32_t>(
            read_whole(report, *until, until_path, 0, limits::most_weeks).value_or(0));
        if (change.until > 0 && change.until < change.from)
            report.add(*until, until_path, "ends before it starts", found_text(*until),
                       "week " + std::to_string(change.from) + " or later");
        if (field != nullptr && change.until > change.from && field->type != FieldType::number)
            report.add(*until, until_path, "only a number can change step by step",
                       found_text(*until), "no 'until' for '" + change.key + "'");
    }
    reader.finish();
    return change;
}

Policy read_policy(Report& report, const JsonValue& value, const std::string& path,
                   const Scenario& scenario, Names& names) {
    ObjectReader reader(report, value, path);
    Policy policy;
    if (const JsonValue* name = reader.get("name", Presence::required)) {
        policy.name = read_key(report, *name, reader.path("name"));
        names.take(*name, reader.path("name"), policy.name);
    }
    policy.label = reader.text("label", Presence::required, 100);
    policy.sentence = reader.text("sentence", Presence::required, 400);
    if (const JsonValue* settings = reader.get("settings", Presence::optional))
        policy.settings =
            read_field_values(report, *settings, reader.path("settings"), FieldsAllowed::levers);
    if (const JsonValue* schedule = reader.get("schedule", Presence::optional)) {
        const std::string at = reader.path("schedule");
        if (is_list(report, *schedule, at, 0, 1'000))
            for (std::size_t i = 0; i < schedule->items.size(); ++i)
                policy.schedule.push_back(
                    read_change(report, schedule->items[i], item_path(at, i), scenario));
    }
    reader.finish();
    return policy;
}

/// Groups of fields of one kind. A key is shown once at most.
std::vector<FieldGroup> read_groups(Report& report, ObjectReader& file, std::string_view part,
                                    FieldKind kind, std::set<std::string>& shown) {
    std::vector<FieldGroup> groups;
    const JsonValue* list = file.get(part, Presence::required);
    if (list == nullptr || !is_list(report, *list, part, 0, 100)) return groups;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        ObjectReader reader(report, list->items[i], item_path(part, i));
        FieldGroup group;
        group.title = reader.text("title", Presence::required, 100);
        const JsonValue* keys = reader.get("keys", Presence::required);
        const std::string at = reader.path("keys");
        if (keys != nullptr && is_list(report, *keys, at, 1, 1'000))
            for (std::size_t k = 0; k < keys->items.size(); ++k) {
                const std::string key_path = item_path(at, k);
                const JsonValue& key = keys->items[k];
                const auto* field = read_field_key(report, key, key_path);
                if (field == nullptr) continue;
                if (field->kind != kind)
                    report.add(key, key_path,
                               kind == FieldKind::lever ? "not a lever" : "not an assumption",
                               found_text(key),
                               kind == FieldKind::lever
                                   ? "levers; assumptions go under 'assumptions'"
                                   : "assumptions; levers go under 'levers'");
                else if (!shown.insert(key.text).second)
                    report.add(key, key_path, "shown twice", found_text(key), "each setting once");
                group.keys.emplace_back(field->key);
            }
        reader.finish();
        groups.push_back(std::move(group));
    }
    return groups;
}

} // namespace

void read_settings(Report& report, ObjectReader& file, Scenario& scenario) {
    scenario.settings = scenario.model->usual();
    if (const JsonValue* settings = file.get("settings", Presence::optional)) {
        const auto values = read_field_values(report, *settings, "settings", FieldsAllowed::all);
        for (const auto& [key, value] : values)
            scenario.model->find_setting(key)->set(scenario.settings, value);
    }
    const JsonValue* sources = file.get("sources_of", Presence::optional);
    if (sources == nullptr) return;
    ObjectReader reader(report, *sources, "sources_of");
    for (const Setting& field : scenario.model->settings())
        if (const JsonValue* source = reader.get(field.key, Presence::optional))
            scenario.source_of[std::string(field.key)] =
                read_text(report, *source, reader.path(field.key));
    reader.finish();
}

void read_policies(Report& report, ObjectReader& file, Scenario& scenario) {
    const JsonValue* list = file.get("policies", Presence::required);
    if (list == nullptr || !is_list(report, *list, "policies", 2, 100)) return;
    Names names(report, "policy");
    for (std::size_t i = 0; i < list->items.size(); ++i)
        scenario.policies.push_back(
            read_policy(report, list->items[i], item_path("policies", i), scenario, names));
}

void read_field_groups(Report& report, ObjectReader& file, Scenario& scenario) {
    std::set<std::string> shown;
    scenario.levers = read_groups(report, file, "levers", FieldKind::lever, shown);
    scenario.assumptions = read_groups(report, file, "assumptions", FieldKind::assumption, shown);
}

} // namespace folkmoot
