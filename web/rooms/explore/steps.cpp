#include "rooms/explore/steps.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

#include <utility>
#include <vector>

namespace folkmoot::rooms {
namespace {

using message::Scenario;
using message::Trial;
using sheet::Node;
using sheet::Tone;

constexpr std::size_t most_steps_shown = 20, most_names = 3;

std::string from_to(std::string_view name, const std::string& from, const std::string& to) {
    return std::string(name) + ": from " + from + " to " + to;
}

/// Of levers and assumptions that differ: one with its values, more by their names.
std::string moved_words(const Scenario& scenario, const Trial& before, const Trial& after) {
    std::vector<std::string> names;
    std::string one;
    for (const auto& field : scenario.fields) {
        const double from = session::value_of(scenario, before, field),
                     to = session::value_of(scenario, after, field);
        if (from == to) continue;
        one =
            from_to(field.label, words::format_field(field, from), words::format_field(field, to));
        names.push_back(field.label);
    }
    if (names.size() < 2) return one;
    if (after.changed.empty() && after.shared.empty()) return "All moves undone";
    std::string all = std::to_string(names.size()) + " moved at once: ";
    for (std::size_t i = 0; i < names.size() && i < most_names; ++i)
        all += (i > 0 ? "; " : "") + names[i];
    return names.size() > most_names ? all + "; …" : all;
}

/// A number of which 0 means the scenario's own.
std::string size_words(std::string_view name, std::uint32_t own, std::uint32_t from,
                       std::uint32_t to) {
    const auto said = [&](std::uint32_t number) {
        return format_count(number != 0 ? number : own);
    };
    return from == to ? std::string() : from_to(name, said(from), said(to));
}

} // namespace

std::string step_words(const Scenario& scenario, const Trial& before, const Trial& after) {
    std::vector<std::string> parts;
    if (before.reform != after.reform) {
        const auto* policy = session::find_policy(scenario, after.reform);
        parts.push_back("Reform: " + (policy != nullptr ? policy->label : after.reform));
    } else {
        parts.push_back(moved_words(scenario, before, after));
    }
    const auto against = session::baseline_label(scenario, after);
    if (session::baseline_label(scenario, before) != against ||
        before.baseline_changed != after.baseline_changed)
        parts.push_back("Compared with: " + against);
    if (before.seed != after.seed)
        parts.push_back(from_to("Seed", std::to_string(before.seed), std::to_string(after.seed)));
    parts.push_back(
        size_words("Citizens", scenario.population, before.population, after.population));
    parts.push_back(size_words("Weeks", scenario.weeks, before.weeks, after.weeks));
    std::string all;
    for (const auto& part : parts) {
        if (!part.empty()) all += (all.empty() ? "" : ". ") + part;
    }
    return all;
}

std::optional<Node> steps_taken(const session::Session& session) {
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return std::nullopt;
    const auto states = session.history().states(session.trial());
    const auto now = session.history().place();
    auto part = sheet::disclosure("steps-taken", "What you have changed, step by step");
    part.help = "The newest first. Press one to go back to it.";
    std::size_t shown = 0;
    const auto add = [&](std::size_t place, std::string words) {
        if (place > now) words += " (undone)";
        auto& button =
            part.add(sheet::button(std::string(step_prefix) + std::to_string(place), words));
        button.pressed = place == now;
        if (place > now) button.tone = Tone::quiet;
        ++shown;
    };
    for (std::size_t place = states.size() - 1; place > 0 && shown < most_steps_shown; --place) {
        if (auto words = step_words(*scenario, *states[place - 1], *states[place]); !words.empty())
            add(place, std::move(words));
    }
    if (shown == 0) return std::nullopt;
    if (shown < most_steps_shown) add(0, "As it was in the beginning");
    return part;
}

} // namespace folkmoot::rooms
