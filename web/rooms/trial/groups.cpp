/// The groups of a trial: how large each is, and what is different for the people in it.

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using message::Field;
using message::TrialArm;
using message::TrialDesign;
using sheet::Kind;
using sheet::Node;

/// More groups than these would push everything else out of sight: all but the first two fold.
constexpr std::size_t most_in_sight = 3, still_in_sight = 2;

std::string share_in_words(double share) { return format_share(share, share < 0.1 ? 1 : 0); }

Node setting_node(const std::string& key, const Field& field, double value) {
    const auto usual = words::format_field(field, field.usual);
    const auto help = "Without treatment: " + usual + ".";
    if (field.type == message::Type::boolean) {
        Node node(Kind::toggle, key, field.label, help);
        node.value = value > 0.5;
        node.value_words = words::format_field(field, value);
        return node;
    }
    if (field.type == message::Type::choice) {
        std::vector<sheet::Option> options;
        for (std::size_t i = 0; i < field.options.size(); ++i)
            options.push_back(
                {std::to_string(i), words::format_field(field, static_cast<double>(i))});
        auto node = sheet::choice(key, field.label, std::to_string(static_cast<int>(value)),
                                  std::move(options));
        node.help = help;
        return node;
    }
    constexpr double steps = 100;
    const double step = field.step > 0 ? field.step : (field.high - field.low) / steps;
    return trial_slider(key,
                        {field.label, words::format_field(field, value), help, field.usual, ""},
                        value, {field.low, field.high, step});
}

void add_settings(Node& part, const message::Scenario& scenario, const TrialArm& arm,
                  const std::string& index) {
    for (const auto& [key, value] : arm.settings) {
        const auto* field = session::find_field(scenario, key);
        if (field == nullptr) continue;
        part.add(setting_node("trial:set:" + index + ":" + key, *field, value));
        if (arm.settings.size() > 1)
            part.add(sheet::button("trial:leave:" + index + ":" + key, "Leave this as it is",
                                   "Takes “" + field->label + "” out of “" + arm.label + "”"));
    }
}

void add_more(Node& part, const message::Scenario& scenario, const TrialDesign& start,
              const TrialArm& arm, const std::string& index) {
    std::vector<sheet::Option> options{{"", "Choose"}};
    for (const auto* field : treatable(scenario, start)) {
        if (!arm.settings.contains(field->key))
            options.push_back({field->key, field->label, field->sentence});
    }
    if (options.size() < 2) return;
    part.add(sheet::choice("trial:add:" + index,
                           arm.settings.empty() ? "Change something for them"
                                                : "Change something else for them",
                           "", std::move(options)));
}

Node group_node(const message::Scenario& scenario, const session::TrialDesk& desk,
                std::size_t place) {
    const auto& design = desk.design();
    const auto& arm = design.arms[place];
    const auto index = std::to_string(place);
    auto part = sheet::group("trial:group:" + index);
    part.add(sheet::heading("trial:group:" + index + ":title", 3, arm.label));
    // Of these the design itself says who gets what when.
    const bool shared = design.unit != message::TrialUnit::saturation &&
                        design.unit != message::TrialUnit::stepped_wedge;
    if (shared) {
        const auto& arms = desk.start().arms;
        const double usual = place < arms.size() ? arms[place].share : arm.share;
        part.add(trial_slider(
            "trial:share:" + index,
            {"Share of people", share_in_words(arm.share), "", usual, share_in_words(usual)},
            arm.share, {0.02, 0.98, 0.01}));
    }
    add_settings(part, scenario, arm, index);
    if (place == 0 && arm.settings.empty())
        part.add(sheet::text("trial:control", "Nothing changes for them (control).",
                             sheet::Tone::quiet));
    if (place == 0) return part;
    add_more(part, scenario, desk.start(), arm, index);
    if (design.arms.size() > 2)
        part.add(sheet::button("trial:remove:" + index, "Remove this group",
                               "Takes “" + arm.label + "” out of the trial"));
    return part;
}

/// Whether the scenario asks about a setting: others would be of another question.
bool is_lever(const message::Scenario& scenario, const std::string& key) {
    return std::ranges::any_of(scenario.levers, [&](const message::Group& group) {
        return std::ranges::count(group.keys, key) != 0;
    });
}

} // namespace

std::vector<const Field*> treatable(const message::Scenario& scenario, const TrialDesign& start) {
    std::vector<const Field*> fields;
    for (const auto& field : scenario.fields) {
        const bool used =
            std::any_of(start.arms.begin(), start.arms.end(),
                        [&](const TrialArm& arm) { return arm.settings.contains(field.key); });
        if (used) fields.insert(fields.begin(), &field);
        if (!used && is_lever(scenario, field.key)) fields.push_back(&field);
    }
    return fields;
}

void add_trial_groups(Node& part, const message::Scenario& scenario,
                      const session::TrialDesk& desk) {
    const auto count = desk.design().arms.size();
    const auto shown = count > most_in_sight ? still_in_sight : count;
    for (std::size_t i = 0; i < shown; ++i) part.add(group_node(scenario, desk, i));
    if (shown < count) {
        auto others = sheet::disclosure("trial:other-groups",
                                        "The other " + std::to_string(count - shown) + " groups");
        for (std::size_t i = shown; i < count; ++i) others.add(group_node(scenario, desk, i));
        part.add(std::move(others));
    }
    if (count < most_trial_arms) part.add(sheet::button("trial:add-group", "Add a group"));
}

} // namespace folkmoot::rooms
