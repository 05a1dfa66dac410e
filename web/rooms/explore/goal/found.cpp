#include "core/words/values.hpp"
#include "rooms/away/card.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/explore/goal/goal.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace folkmoot::rooms {
namespace {

using message::GoalAnswer;
using message::GoalFound;
using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// Everything that is told of an answer.
struct Told {
    const message::Scenario& scenario;
    const session::GoalSearch& search;
    const GoalFound& found;

    [[nodiscard]] const message::Outcome& outcome() const {
        return scenario.outcomes[session::outcome_index(scenario, search.question().of.outcome)];
    }
    /// What it costs; nullptr if the scenario does not say.
    [[nodiscard]] const message::Outcome* cost() const {
        const auto index = session::outcome_index(scenario, found.cost);
        return index < scenario.outcomes.size() ? &scenario.outcomes[index] : nullptr;
    }
    [[nodiscard]] const GoalAnswer* answer(std::int32_t place) const {
        return place >= 0 ? &found.answers[static_cast<std::size_t>(place)] : nullptr;
    }
    [[nodiscard]] std::string lever_value(const std::string& key, double value) const {
        const auto* field = session::find_field(scenario, key);
        return field == nullptr ? std::string() : words::format_field(*field, value);
    }
};

/// An answer that is worth a column: which, and what it is called.
struct Column {
    std::int32_t place = 0;
    std::string title;
};

std::vector<Column> columns_of(const GoalFound& found) {
    std::vector<Column> columns;
    const auto add = [&](std::int32_t place, std::string title) {
        if (place < 0 || (place == found.now && title != "Least change")) return;
        const auto there = std::ranges::find(columns, place, &Column::place);
        if (there == columns.end()) {
            columns.push_back({place, std::move(title)});
            return;
        }
        title[0] = static_cast<char>(title[0] - 'A' + 'a');
        there->title += " and " + title;
    };
    add(found.least_change == found.now ? -1 : found.least_change, "Least change");
    add(found.least_costly, "Least costly");
    add(found.safest, "Holds most often");
    add(found.nearest, "Comes nearest");
    return columns;
}

/// "Money follows the person: 50% instead of 100%; …".
std::string moves_words(const Told& told, const GoalAnswer& answer) {
    std::string text;
    for (const auto& lever : told.found.levers) {
        const auto moved = answer.moved.find(lever.key);
        const auto* field = session::find_field(told.scenario, lever.key);
        if (moved == answer.moved.end() || field == nullptr) continue;
        text += (text.empty() ? "" : "; ") + field->label + ": " +
                told.lever_value(lever.key, moved->second) + " instead of " +
                told.lever_value(lever.key, lever.now);
    }
    return text.empty() ? "everything stays as it is" : text;
}

/// "8.1 days, for £148 per person and year".
std::string comes_to(const Told& told, const GoalAnswer& answer) {
    std::string text = words::with_unit(told.outcome(), answer.value);
    if (const auto* cost = told.cost()) text += ", for " + words::with_unit(*cost, answer.cost);
    return text;
}

std::string yes_in(bool yes, std::uint32_t count, std::uint32_t runs) {
    std::string text = yes ? "yes" : "no";
    if (runs > 1) text += ", in " + std::to_string(count) + " of " + std::to_string(runs) + " runs";
    return text;
}

std::string goal_wanted(const Told& told) {
    const auto& question = told.search.question();
    return "“" + told.outcome().label + "” " + (question.at_least ? "at least " : "at most ") +
           words::with_unit(told.outcome(), question.value) +
           goal_of_whom(told.scenario, question.of);
}

// ---------------------------------------------------------------- what was found, in a table

Node answers_table(const Told& told, const std::vector<Column>& columns) {
    Node node(Kind::table, goal_key("table"));
    node.title = "What it takes, and what comes of it";
    node.help = "Outcomes are of the last full year.";
    if (!told.scenario.money_year.empty())
        node.help += " Money in prices of " + told.scenario.money_year + ".";
    sheet::Table table{{{"what", "Lever or outcome"}, {"now", "Now", "", true}}, {}};
    std::vector<const GoalAnswer*> answers{told.answer(told.found.now)};
    for (const auto& column : columns) {
        table.columns.push_back({"answer" + std::to_string(column.place), column.title, "", true});
        answers.push_back(told.answer(column.place));
    }
    const auto row = [&](const std::string& key, std::string words, const auto& cell) {
        sheet::Row made{goal_key("row:") + key, {std::move(words)}, {""}};
        for (const auto* answer : answers) {
            auto [text, mark] =
                answer == nullptr ? std::pair<std::string, std::string>{"–", ""} : cell(*answer);
            made.cells.push_back(std::move(text));
            made.marks.push_back(std::move(mark));
        }
        table.rows.push_back(std::move(made));
    };
    using Cell = std::pair<std::string, std::string>;
    std::set<std::string> moved;
    for (const auto* answer : answers) {
        if (answer == nullptr) continue;
        for (const auto& [key, value] : answer->moved) moved.insert(key);
    }
    for (const auto& lever : told.found.levers) {
        const auto* field = session::find_field(told.scenario, lever.key);
        // Of all levers of a scenario only those that matter.
        if (field == nullptr ||
            (!moved.contains(lever.key) && told.found.levers.size() > message::most_goal_levers))
            continue;
        row("lever:" + lever.key, field->label, [&](const GoalAnswer& answer) {
            const auto at = answer.moved.find(lever.key);
            const bool moves = at != answer.moved.end();
            return Cell{told.lever_value(lever.key, moves ? at->second : lever.now),
                        moves ? "doubt" : ""};
        });
    }
    const auto& outcome = told.outcome();
    const bool every = !told.search.question().of.by.empty() && told.search.question().of.group < 0;
    row("goal",
        words::heading(outcome.label, outcome.unit) +
            goal_of_whom(told.scenario, told.search.question().of) +
            (every ? ", where it is furthest off" : ""),
        [&](const GoalAnswer& answer) {
            return Cell{words::format_value(outcome, answer.value), answer.met ? "good" : "bad"};
        });
    if (const auto* cost = told.cost())
        row("cost", words::heading(cost->label, cost->unit), [&](const GoalAnswer& answer) {
            return Cell{words::format_value(*cost, answer.cost), ""};
        });
    row("holds", "Is the goal reached?", [&](const GoalAnswer& answer) {
        if (!answer.all_citizens) return Cell{"not known yet", ""};
        return Cell{yes_in(answer.met, answer.holds, answer.runs), answer.met ? "good" : "bad"};
    });
    const auto& guards = told.search.question().not_worse;
    for (std::size_t g = 0; g < guards.size(); ++g) {
        const auto& guard =
            told.scenario.outcomes[session::outcome_index(told.scenario, guards[g].outcome)];
        row("guard:" + guard.key, "“" + guard.label + "” no worse?", [&](const GoalAnswer& answer) {
            if (g >= answer.kept.size() || !answer.all_citizens) return Cell{"not known yet", ""};
            const bool kept = answer.kept[g] != 0;
            const auto count = g < answer.keeps.size() ? answer.keeps[g] : 0U;
            return Cell{yes_in(kept, count, answer.runs), kept ? "" : "bad"};
        });
    }
    node.table = std::move(table);
    return node;
}

// ---------------------------------------------------------------- what more of it costs

std::pair<double, double> ends_of(const std::vector<double>& values) {
    auto [low, high] = std::ranges::minmax(values);
    if (low == high) {
        low -= std::fabs(low) / 10 + 1e-3;
        high += std::fabs(high) / 10 + 1e-3;
    }
    return {low, high};
}

void add_curve(Node& part, const Told& told) {
    const auto* cost = told.cost();
    const auto& curve = told.found.curve;
    if (cost == nullptr || curve.size() < 2) return;
    const auto& outcome = told.outcome();
    Node node(Kind::chart, goal_key("curve"), "Pale: the goal is not reached there.",
              "Nothing else that was tried has more of it for less.");
    sheet::Chart chart;
    chart.look = "scatter";
    sheet::Series reaches{"stands", "Reaches the goal", {}},
        fails{"beaten", "Does not reach the goal", {}};
    sheet::Table table{{{"levers", "Levers"},
                        {"cost", words::heading(cost->label, cost->unit), "", true},
                        {"value", words::heading(outcome.label, outcome.unit), "", true},
                        {"met", "Is the goal reached?"}},
                       {}};
    std::vector<double> values;
    std::vector<std::string> numbered;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const auto& answer = *told.answer(curve[i]);
        auto name = moves_words(told, answer);
        if (answer.moved.empty()) name = "As it is now";
        numbered.push_back(std::to_string(i + 1) + ": " + name);
        chart.labels.push_back(std::move(name));
        chart.at.push_back(answer.cost);
        values.push_back(answer.value);
        (answer.met ? reaches : fails).values.push_back(answer.value);
        (answer.met ? fails : reaches).values.push_back(NAN);
        table.rows.push_back({goal_key("point:") + std::to_string(i),
                              {numbered.back(), words::format_value(*cost, answer.cost),
                               words::format_value(outcome, answer.value),
                               yes_in(answer.met, answer.holds, answer.runs)}});
    }
    const auto& first = *told.answer(curve.front());
    const auto& last = *told.answer(curve.back());
    const auto costs = words::format_both(*cost, first.cost, last.cost);
    const auto gains = words::format_both(outcome, first.value, last.value);
    const auto label = words::heading(outcome.label, outcome.unit);
    node.title = costs.baseline == costs.reform
                     ? "More of it costs next to nothing: “" + label + "” " + gains.baseline +
                           " to " + gains.reform
                     : "What more of it costs: “" + label + "” " + gains.baseline + " for " +
                           costs.baseline + ", " + gains.reform + " for " + costs.reform;
    const auto [cheap, dear] = ends_of(chart.at);
    const auto [low, high] = ends_of(values);
    chart.x = outcome_axis(*cost, words::heading(cost->label, cost->unit), cheap, dear, false);
    chart.y = outcome_axis(outcome, words::heading(outcome.label, outcome.unit), low, high, false);
    chart.series.push_back(std::move(reaches));
    chart.series.push_back(std::move(fails));
    node.chart = std::move(chart);
    Node behind(Kind::table, goal_key("curve-table"));
    behind.title = node.title;
    behind.table = std::move(table);
    node.add(std::move(behind));
    offer_picture(node);
    part.add(std::move(node));
    part.add(sheet::list(goal_key("numbers"), numbered));
}

// ---------------------------------------------------------------- in sentences

/// "It takes: … Then …".
std::string verdict_of(const Told& told) {
    const auto& found = told.found;
    const auto wanted = goal_wanted(told);
    if (found.least_change >= 0 && found.least_change == found.now)
        return wanted + ": nothing needs to change, it is so already.";
    if (const auto* least = told.answer(found.least_change))
        return wanted + " takes " + moves_words(told, *least) + ". Then it is " +
               comes_to(told, *least) + ".";
    std::string text = wanted + ": nothing that was tried reaches it";
    if (!told.search.question().not_worse.empty())
        text += ", with nothing worse that may not get worse";
    const auto* nearest = told.answer(found.nearest);
    if (nearest == nullptr) return text + ".";
    if (found.nearest == found.now) return text + ". Nothing comes nearer than it is now.";
    return text + ". What comes nearest: " + moves_words(told, *nearest) + ". Then it is " +
           comes_to(told, *nearest) + ".";
}

/// What somebody has to believe for it.
std::string belief_of(const Told& told, const GoalAnswer* told_of) {
    const auto points = std::to_string(told.found.points);
    std::string text = "Found with these assumptions, on the chance on screen, by trying " +
                       points + " settings of the levers.";
    if (told_of != nullptr && told_of->runs > 1)
        text += " How often it holds is of " + std::to_string(told_of->runs) +
                " runs that draw chance and assumptions anew.";
    if (told.found.chosen) text += " The search chose which levers move.";
    if (told.cost() == nullptr)
        text += " This question has no outcome that says what it costs the public.";
    return text;
}

/// Whether somebody has moved anything since that answers do not know of.
bool is_of_before(const Session& session) { return session.goal().trial() != session.trial(); }

void add_progress_of_search(Node& part, const Session& session) {
    const auto& search = session.goal();
    Node progress(Kind::progress, goal_key("progress"), "Trying the levers…");
    progress.value = search.share_done();
    part.add(std::move(progress));
    if (const auto* found = search.found(); found != nullptr && found->least_change >= 0) {
        const Told told{*session.scenario(), search, *found};
        part.add(sheet::text(goal_key("so-far"), "So far: " + verdict_of(told), Tone::quiet));
    }
    auto stop = sheet::button(goal_key("stop"), "Stop", "Keeps the best so far.");
    stop.disabled = search.stopping();
    part.add(std::move(stop));
}

} // namespace

void add_goal_found(Node& part, const Session& session) {
    const auto& search = session.goal();
    if (!search.asked()) return;
    if (is_of_before(session))
        part.add(sheet::text(goal_key("before"),
                             "Something was moved since: this is of the levers and assumptions as "
                             "they stood when you asked.",
                             Tone::doubt));
    if (search.looking()) return add_progress_of_search(part, session);
    if (!search.failure().empty()) {
        part.add(sheet::text(goal_key("failed"), "It could not be worked out: " + search.failure(),
                             Tone::problem));
        return;
    }
    const auto* found = search.found();
    if (found == nullptr || found->now < 0) {
        part.add(
            sheet::text(goal_key("nothing"), "Stopped before anything was found.", Tone::quiet));
        return;
    }
    const Told told{*session.scenario(), search, *found};
    part.add(sheet::text(goal_key("told"), verdict_of(told), Tone::strong));
    if (found->stopped)
        part.add(sheet::text(goal_key("stopped"),
                             "Stopped before the end: this is the best so far.", Tone::doubt));
    const auto columns = columns_of(*found);
    if (found->least_costly >= 0 && found->least_costly == found->least_change &&
        found->least_change != found->now)
        part.add(sheet::text(goal_key("cheapest"), "Nothing that was tried reaches it for less.",
                             Tone::plain));
    part.add(answers_table(told, columns));
    for (const auto& column : columns) {
        auto set = sheet::button(goal_key("set:") + std::to_string(column.place),
                                 "Set the levers so: " + column.title,
                                 "Makes it the reform on screen. You can undo it.");
        set.disabled = session.trial_of_goal(*told.answer(column.place)) == session.trial();
        part.add(std::move(set));
    }
    add_curve(part, told);
    part.add(
        sheet::text(goal_key("belief"), belief_of(told, told.answer(found->now)), Tone::quiet));
}

} // namespace folkmoot::rooms
