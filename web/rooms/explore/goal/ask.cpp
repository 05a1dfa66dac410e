#include "core/words/values.hpp"
#include "rooms/explore/goal/goal.hpp"
#include "rooms/nodes.hpp"
#include "session/groups.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::GoalAsked;
using session::GoalForm;
using session::GoalValue;
using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

constexpr double any_value = 1e12;

std::optional<GoalAsked> asked_of(const Session& session) {
    const auto* scenario = session.scenario();
    const auto* shown = session.shown();
    if (scenario == nullptr || shown == nullptr || !shown->main) return std::nullopt;
    return session::goal_asked(*scenario, session.goal_form(), *shown);
}

GoalScale scale_of(const message::Scenario& scenario, const GoalAsked& asked) {
    double largest = std::fabs(asked.question.value);
    for (const double each : {asked.baseline, asked.reform})
        if (std::isfinite(each)) largest = std::max(largest, std::fabs(each));
    return goal_scale(scenario.outcomes[asked.outcome], largest);
}

/// "every area", "every age".
std::string every_of(const message::Scenario& scenario, const std::string& by) {
    if (by == "deprivation") return "every fifth of deprivation";
    if (by == "age") return "every age";
    if (by == "area") return "every area";
    for (const auto& side : scenario.sides)
        if (side.key == by) return "every group of “" + side.label + "”";
    return "every group";
}

/// Nobody has to remember a number: "deprivation:4".
std::string whom_key(const std::string& by, std::int32_t group) {
    if (by.empty()) return "all";
    return group < 0 ? by : by + ":" + std::to_string(group);
}

Node outcomes_to_want(const message::Scenario& scenario, std::size_t chosen) {
    std::vector<sheet::Option> options;
    for (const auto& outcome : scenario.outcomes)
        if (outcome.direction != 0) options.push_back({outcome.key, outcome.label});
    return sheet::choice(goal_key("outcome"), "What should be better?",
                         scenario.outcomes[chosen].key, std::move(options));
}

Node of_whom(const message::Scenario& scenario, const GoalAsked& asked) {
    std::vector<sheet::Option> options{{"all", "everybody"}};
    for (const auto& by : scenario.outcomes[asked.outcome].by) {
        options.push_back({whom_key(by, -1), every_of(scenario, by)});
        const auto groups = session::groups_of(scenario, by);
        for (std::size_t i = 0; i < groups.size(); ++i)
            options.push_back({whom_key(by, static_cast<std::int32_t>(i)), groups[i].name});
    }
    const auto& of = asked.question.of;
    return sheet::choice(goal_key("who"), "For whom?", whom_key(of.by, of.group),
                         std::move(options));
}

/// Where the value comes from, and where it stands.
std::string value_help(const message::Scenario& scenario, const message::Trial& trial,
                       const GoalAsked& asked) {
    const auto& outcome = scenario.outcomes[asked.outcome];
    const bool every = !asked.question.of.by.empty() && asked.question.of.group < 0;
    std::string text = "In the last full year it is " + words::with_unit(outcome, asked.reform) +
                       " as the levers stand, and " + words::format_value(outcome, asked.baseline) +
                       " with “" + session::baseline_label(scenario, trial) + "”";
    text += every ? ", of everybody." : ".";
    if (asked.value == GoalValue::as_today) text += " To begin with: as good as the latter.";
    if (asked.value == GoalValue::more_of_it)
        text += " To begin with: half as much again as the levers gain.";
    if (asked.value == GoalValue::a_tenth) text += " To begin with: a tenth better.";
    return text;
}

Node value_wanted(const message::Scenario& scenario, const message::Trial& trial,
                  const GoalAsked& asked) {
    const auto scale = scale_of(scenario, asked);
    auto node = sheet::number(goal_key("value"), "How much?", asked.question.value * scale.times,
                              -any_value, any_value, 0.001);
    node.unit = scale.unit;
    node.help = value_help(scenario, trial, asked);
    return node;
}

Node levers_that_may_move(const Session& session) {
    const auto& scenario = *session.scenario();
    const auto& form = session.goal_form();
    const auto most = std::to_string(message::most_goal_levers);
    auto part = sheet::disclosure(
        goal_key("levers"), form.choose ? "What may move? The search chooses"
                                        : "What may move? " + std::to_string(form.levers.size()) +
                                              " of at most " + most + " levers");
    Node choose(Kind::toggle, goal_key("choose"), "Let the search choose up to three levers",
                "It takes those that bring the goal nearest, each moved by itself.");
    choose.value = form.choose;
    part.add(std::move(choose));
    const bool full = !form.choose && form.levers.size() >= message::most_goal_levers;
    for (const auto& key : session::levers_shown(scenario)) {
        const auto* field = session::find_field(scenario, key);
        const bool ticked =
            !form.choose && std::ranges::find(form.levers, key) != form.levers.end();
        Node lever(Kind::toggle, goal_key("lever:") + key, field->label);
        lever.value = ticked;
        lever.disabled = full && !ticked;
        part.add(std::move(lever));
    }
    return part;
}

Node what_may_not_get_worse(const message::Scenario& scenario, const message::Trial& trial,
                            const GoalAsked& asked) {
    const auto& guards = asked.question.not_worse;
    std::string named;
    for (const auto& guard : guards)
        named += (named.empty() ? "" : ", ") +
                 scenario.outcomes[session::outcome_index(scenario, guard.outcome)].label;
    auto part = sheet::disclosure(goal_key("guards"),
                                  "What may not get worse? " + (named.empty() ? "Nothing" : named));
    part.add(sheet::text(goal_key("guards-why"),
                         "Not worse than with “" + session::baseline_label(scenario, trial) +
                             "”, for everybody and by more than chance.",
                         Tone::quiet));
    for (const auto& outcome : scenario.outcomes) {
        if (outcome.direction == 0 || outcome.key == asked.question.of.outcome) continue;
        Node guard(Kind::toggle, goal_key("guard:") + outcome.key, outcome.label);
        guard.value =
            std::ranges::find(guards, outcome.key, &message::GoalSubject::outcome) != guards.end();
        part.add(std::move(guard));
    }
    return part;
}

std::string without(std::string_view key, std::string_view start) {
    return std::string(key.substr(start.size()));
}

void tick(std::vector<std::string>& keys, const std::string& key, bool on) {
    std::erase(keys, key);
    if (on) keys.push_back(key);
}

void fill_whom(GoalForm& form, std::string_view value) {
    const auto colon = std::min(value.find(':'), value.size());
    form.by = value == "all" ? std::string() : std::string(value.substr(0, colon));
    form.group = -1;
    if (colon < value.size())
        std::from_chars(value.data() + colon + 1, value.data() + value.size(), form.group);
    form.value.reset();
}

bool fill(GoalForm& form, const message::Scenario& scenario, const GoalAsked& asked,
          std::string_view key, std::string_view value) {
    if (key == "outcome") {
        // Another outcome has other groups, another unit and another better way.
        form.outcome = value;
        form.by.clear();
        form.group = -1;
        form.at_least.reset();
        form.value.reset();
    } else if (key == "who") {
        fill_whom(form, value);
    } else if (key == "way") {
        form.at_least = value == "least";
    } else if (key == "value") {
        form.value =
            std::strtod(std::string(value).c_str(), nullptr) / scale_of(scenario, asked).times;
    } else if (key == "choose") {
        form.choose = value == "true";
    } else if (key.starts_with("lever:")) {
        form.choose = false;
        tick(form.levers, without(key, "lever:"), value == "true");
    } else if (key.starts_with("guard:")) {
        std::vector<std::string> guards;
        for (const auto& guard : asked.question.not_worse) guards.push_back(guard.outcome);
        tick(guards, without(key, "guard:"), value == "true");
        form.not_worse = std::move(guards);
    } else {
        return false;
    }
    return true;
}

} // namespace

std::string goal_key(std::string_view what) { return std::string(goal_prefix).append(what); }

GoalScale goal_scale(const message::Outcome& outcome, double largest) {
    if (outcome.share) return {100, outcome.unit.empty() ? "%" : "% " + outcome.unit};
    if (!outcome.money) return {1, outcome.unit};
    const auto in = [&](double times, const std::string& word) {
        constexpr std::string_view pound = "£";
        auto unit = outcome.unit;
        const auto at = unit.find(pound);
        if (at == std::string::npos) return GoalScale{times, word + " " + unit};
        return GoalScale{times, unit.insert(at + pound.size(), " " + word)};
    };
    if (largest >= 1e9) return in(1e-9, "billion");
    if (largest >= 1e6) return in(1e-6, "million");
    if (largest >= 1e4) return in(1e-3, "thousand");
    return {1, outcome.unit};
}

std::string goal_of_whom(const message::Scenario& scenario, const message::GoalSubject& of) {
    if (of.by.empty()) return {};
    if (of.group < 0) return " in " + every_of(scenario, of.by);
    const auto groups = session::groups_of(scenario, of.by);
    const auto at = static_cast<std::size_t>(of.group);
    return at < groups.size() ? " for “" + groups[at].name + "”" : std::string();
}

Node goal_part(const Session& session) {
    auto part = sheet::group("goal-part", "What would it take?");
    const auto asked = asked_of(session);
    if (!asked) return part;
    const auto& scenario = *session.scenario();
    part.add(sheet::heading("goal-title", 2, "What would it take?"));
    part.add(sheet::text(goal_key("why"),
                         "Say what you want. The levers are tried, and you are told the least that "
                         "brings it about.",
                         Tone::quiet));
    part.add(outcomes_to_want(scenario, asked->outcome));
    if (!scenario.outcomes[asked->outcome].by.empty()) part.add(of_whom(scenario, *asked));
    part.add(sheet::choice(goal_key("way"), "At most or at least?",
                           asked->question.at_least ? "least" : "most",
                           {{"most", "at most"}, {"least", "at least"}}));
    part.add(value_wanted(scenario, session.trial(), *asked));
    part.add(levers_that_may_move(session));
    part.add(what_may_not_get_worse(scenario, session.trial(), *asked));
    if (!session.goal().looking()) {
        auto look =
            sheet::button(goal_key("ask"), session.goal().asked() ? "Look again" : "Look for it");
        look.tone = Tone::strong;
        part.add(std::move(look));
    }
    add_goal_found(part, session);
    return part;
}

bool use_goal(Session& session, const Node& node, std::string_view value, std::string& why) {
    const std::string_view key = std::string_view(node.key).substr(goal_prefix.size());
    const auto asked = asked_of(session);
    if (!asked) return false;
    if (key == "ask") {
        if (!session.goal_form().choose && session.goal_form().levers.empty())
            why = "Tick a lever that may move, or let the search choose.";
        else if (session.stale() || session.preview())
            why = "The answer on screen is still being worked out. Press again in a moment.";
        else
            session.look_for_goal(asked->question);
        return true;
    }
    if (key == "stop") {
        session.stop_goal();
        return true;
    }
    if (key.starts_with("set:")) {
        const auto* found = session.goal().found();
        const auto at = std::strtoul(without(key, "set:").c_str(), nullptr, 10);
        if (found == nullptr || at >= found->answers.size()) return false;
        session.show_reform(session.trial_of_goal(found->answers[at]));
        return true;
    }
    auto form = session.goal_form();
    if (!fill(form, *session.scenario(), *asked, key, value)) return false;
    session.fill_goal(std::move(form));
    return true;
}

} // namespace folkmoot::rooms
