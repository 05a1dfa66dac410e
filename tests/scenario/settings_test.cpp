#include "engine/settings.hpp"
#include "models/general_practice/practice.hpp"
#include "models/list.hpp"

#include "files.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

namespace folkmoot {

TEST_CASE("every setting says what it is, in what unit, within what range and from where") {
    const Settings& usual = practice().usual();
    for (const auto& field : settings_fields()) {
        CAPTURE(std::string(field.key));
        CHECK_FALSE(field.label.empty());
        CHECK(field.sentence.size() >= 20);
        CHECK((field.kind == FieldKind::lever) == field.source.empty());
        CHECK(allowed(field, field.get(usual)));
        CHECK(allowed(field, field.range.low));
        CHECK(allowed(field, field.range.high));
        CHECK_FALSE(allowed(field, field.range.high + 1));
        CHECK_FALSE(allowed(field, std::nan("")));
        CHECK(field.step > 0);
        const bool is_number = field.type == FieldType::number || field.type == FieldType::integer;
        CHECK(is_number != field.unit.empty());
        CHECK((field.type == FieldType::choice) == !field.options.empty());
    }
}

TEST_CASE("nobody reads the names of options that stand in files") {
    for (const Model* model : models())
        for (const Setting& field : model->settings()) {
            CAPTURE(std::string(field.key));
            CHECK(field.option_words.size() == field.options.size());
        }
    CHECK(find_field("settlement.rule")->option_words[1] == "the patient's area");
    CHECK(find_field("choice.online_access")->option_words[1] == "people of its own area");
}

TEST_CASE("no two settings share a key, a label or a sentence") {
    std::set<std::string_view> keys, labels, sentences;
    for (const auto& field : settings_fields()) {
        CAPTURE(std::string(field.key));
        CHECK(keys.insert(field.key).second);
        CHECK(labels.insert(field.label).second);
        CHECK(sentences.insert(field.sentence).second);
    }
}

TEST_CASE("a setting is found by its key, and setting it changes it and nothing else") {
    CHECK(find_field("choice.wait") != nullptr);
    CHECK(find_field("choice.weight") == nullptr);
    CHECK(find_field("") == nullptr);
    for (const auto& field : settings_fields()) {
        CAPTURE(std::string(field.key));
        REQUIRE(find_field(field.key) == &field);
        const Settings& usual = practice().usual();
        Settings changed = usual;
        const double other =
            field.get(usual) == field.range.low ? field.range.high : field.range.low;
        field.set(changed, other);
        for (const auto& each : settings_fields())
            CHECK(each.get(changed) == (&each == &field ? other : each.get(usual)));
    }
}

TEST_CASE("settings of a group stand together, in the order in which people should read them") {
    std::vector<std::string> groups;
    for (const auto& field : settings_fields()) {
        const std::string group(field.key.substr(0, field.key.find('.')));
        if (groups.empty() || groups.back() != group) groups.push_back(group);
    }
    CHECK(groups == std::vector<std::string>{"settlement", "payment", "allocation", "choice",
                                             "service", "take_up", "need", "experience",
                                             "adaptation", "shock", "enrolment", "job_search",
                                             "conduct"});
}

TEST_CASE("every shipped scenario shows every setting of what happens in it in exactly one group, "
          "and one about "
          "trials at least what is special to it") {
    for (const std::string& name : shipped_scenarios()) {
        CAPTURE(name);
        const auto scenario = load_shipped(name);
        REQUIRE_MESSAGE(scenario, text_of(scenario.problems()));
        std::map<std::string, int> shown;
        for (const auto* groups : {&scenario->levers, &scenario->assumptions})
            for (const FieldGroup& group : *groups)
                for (const std::string& key : group.keys) ++shown[key];
        const Model& model = *scenario->model;
        for (const auto& field : model.settings()) {
            CAPTURE(std::string(field.key));
            const std::string_view group = field.key.substr(0, field.key.find('.'));
            const bool special = !model.is_on(model.usual(), group);
            const bool happens = model.is_on(scenario->settings, group) &&
                                 (special || scenario->trial.designs.empty());
            CHECK(shown[std::string(field.key)] <= 1);
            CHECK((shown[std::string(field.key)] == 1 || !happens));
        }
    }
}

} // namespace folkmoot
