#include "rooms/explore/levers.hpp"

#include "core/value_words.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace folkmoot::rooms {
namespace {

using message::Field;
using message::Scenario;
using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

double usual_value(const Scenario& scenario, const message::Trial& trial, const Field& field) {
    return field.kind == message::Kind::assumption
               ? field.usual
               : session::baseline_value(scenario, trial, field);
}

std::string option_key(const Field& field, double value) {
    const auto index = static_cast<std::size_t>(std::max(0.0, value));
    return index < field.options.size() ? field.options[index] : "";
}

Node control(const Field& field, double now, double usual) {
    const auto key = "lever:" + field.key;
    if (field.type == message::Type::boolean) {
        Node node(Kind::toggle, key, field.label);
        node.value = now > 0.5;
        return node;
    }
    if (field.type == message::Type::choice) {
        std::vector<sheet::Option> options;
        for (const auto& option : field.options)
            options.push_back({option, words::option_label(option)});
        return sheet::choice(key, field.label, option_key(field, now), std::move(options));
    }
    Node node(Kind::slider, key, field.label);
    node.value = now;
    node.low = field.low;
    node.high = field.high;
    node.step = field.type == message::Type::number ? field.step : 1;
    node.usual = usual;
    return node;
}

Node field_node(const Session& session, const Scenario& scenario, const Field& field) {
    const auto& trial = session.trial();
    const double now = session::value_of(scenario, trial, field);
    Node node = control(field, now, usual_value(scenario, trial, field));
    node.help = explained(field);
    node.value_words = words::format_field(field, now);
    node.usual_words = usual_words(scenario, trial, field);
    const bool doubt = field.kind == message::Kind::assumption;
    node.mark = doubt ? sheet::Mark::assumption : sheet::Mark::lever;
    node.moved = session::is_moved(trial, field);
    if (const auto& refused = session.refusal(); refused.key == node.key)
        node.invalid = refused.why;
    if (node.moved) node.add(sheet::button("reset:" + field.key, std::string(reset_words)));
    if (const auto* judged = session.doubts(); doubt && judged != nullptr) {
        for (const auto& each : *judged) {
            if (each.key == field.key) node.share = each.share;
        }
    }
    if (doubt) {
        if (auto source = source_words(field); !source.empty())
            node.add(sheet::text("source:" + field.key, std::move(source), Tone::doubt));
    }
    return node;
}

void add_groups(Node& into, const Session& session, const Scenario& scenario,
                const std::vector<message::Group>& groups, std::string_view prefix) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].keys.empty()) continue;
        auto& group =
            into.add(sheet::group(std::string(prefix) + std::to_string(i), groups[i].title));
        // A group named like its first field needs no name of its own.
        const auto* first = session::find_field(scenario, groups[i].keys.front());
        if (first != nullptr && first->label == groups[i].title) group.tone = Tone::quiet;
        for (const auto& key : groups[i].keys) {
            if (const auto* field = session::find_field(scenario, key))
                group.add(field_node(session, scenario, *field));
        }
    }
}

/// What stands in no group: seldom moved, but nothing is hidden from who wants to.
void add_others(Node& into, const Session& session, const Scenario& scenario) {
    std::set<std::string_view> grouped;
    for (const auto* groups : {&scenario.levers, &scenario.assumptions}) {
        for (const auto& group : *groups) grouped.insert(group.keys.begin(), group.keys.end());
    }
    auto others = sheet::disclosure("others", "Everything else");
    for (const auto& field : scenario.fields) {
        if (!grouped.contains(field.key)) others.add(field_node(session, scenario, field));
    }
    if (!others.children.empty()) into.add(std::move(others));
}

Node size(const Session& session, const Scenario& scenario) {
    // folkmoot-core has the last word on what it can run.
    constexpr double most_seeds = 4'294'967'295, most_citizens = 70e6, most_weeks = 1040,
                     most_runs = 1000;
    const auto& trial = session.trial();
    auto part = sheet::disclosure("advanced", "Advanced");
    const auto add = [&](Node node, std::string help) {
        node.help = std::move(help);
        if (const auto& refused = session.refusal(); refused.key == node.key)
            node.invalid = refused.why;
        part.add(std::move(node));
    };
    add(sheet::number("seed", "Seed", static_cast<double>(trial.seed), 1, most_seeds, 1),
        "The number from which all chance is drawn. The same seed gives the same result.");
    const auto citizens = trial.population != 0 ? trial.population : scenario.population;
    // A citizen stands for one person at least.
    const double most = std::max(1000.0, std::min(most_citizens, std::floor(scenario.people)));
    add(sheet::number("population", "Citizens", citizens, 1000, most, 1),
        "How many simulated people stand for the real ones. More take longer.");
    add(sheet::number("weeks", "Weeks", session.weeks(), 4, most_weeks, 1),
        "How far ahead to look.");
    auto runs = sheet::number("runs", "Runs to judge how sure it is", 0, 1, most_runs, 1);
    if (session.view().runs != 0)
        runs.value = static_cast<double>(session.view().runs);
    else
        runs.value = {};
    const auto* results = session.shown();
    if (results != nullptr && results->main)
        runs.usual_words = "As usual: " + std::to_string(results->main->runs);
    add(std::move(runs), "Each run draws new chance and new values for what nobody knows. Left "
                         "empty, it is as many as usual for a question of this size.");
    return part;
}

Node steps(const Session& session) {
    const auto& trial = session.trial();
    auto part = sheet::group("steps");
    const auto add = [&](const char* key, std::string_view words, bool there) {
        part.add(sheet::button(key, std::string(words))).disabled = !there;
    };
    add("button:undo", undo_words, session.can_undo());
    add("button:redo", redo_words, session.can_redo());
    add("button:reset-all", reset_all_words, !trial.changed.empty() || !trial.shared.empty());
    return part;
}

} // namespace

std::string explained(const Field& field) {
    const bool follows = field.unit.empty() || field.unit.find('=') != std::string::npos;
    return follows ? field.sentence : field.sentence + " (" + field.unit + ")";
}

std::string source_words(const Field& field) {
    if (field.source.empty() || field.source == "assumption") return {};
    return "Source: " + field.source;
}

std::string usual_words(const Scenario& scenario, const message::Trial& trial, const Field& field) {
    const bool doubt = field.kind == message::Kind::assumption;
    return (doubt ? "Usual value: " : "Baseline: ") +
           words::format_field(field, usual_value(scenario, trial, field));
}

Node levers(const Session& session) {
    auto part = sheet::group("levers", std::string(levers_title));
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return part;
    part.add(sheet::heading("levers-title", 2, std::string(levers_title)));
    part.add(steps(session));
    std::vector<sheet::Option> policies;
    for (const auto& policy : scenario->policies)
        policies.push_back({policy.name, policy.label, policy.sentence});
    auto& policy = part.add(sheet::choice("policy", "Reform to compare with the baseline",
                                          session.trial().reform, std::move(policies)));
    if (const auto* chosen = session::find_policy(*scenario, session.trial().reform))
        policy.help = chosen->sentence;
    add_groups(part, session, *scenario, scenario->levers, "levers:");

    auto& doubts = part.add(sheet::group("assumptions", std::string(assumptions_title)));
    doubts.tone = Tone::doubt;
    doubts.add(sheet::heading("assumptions-title", 2, std::string(assumptions_title)));
    doubts.add(sheet::text("assumptions-note", std::string(assumptions_note), Tone::doubt));
    add_groups(doubts, session, *scenario, scenario->assumptions, "assumptions:");
    add_others(doubts, session, *scenario);
    part.add(size(session, *scenario));
    return part;
}

} // namespace folkmoot::rooms
