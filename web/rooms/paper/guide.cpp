/// The teacher's guide: aims, a plan, the tour as questions with the answers that its runs give,
/// statements, a glossary, and what the model leaves out.

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/explore/statement.hpp"
#include "rooms/nodes.hpp"
#include "rooms/paper/parts.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <set>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;

/// Minutes of a lesson's parts; the tour takes as many a step.
constexpr std::size_t stake_minutes = 5, guess_minutes = 5, step_minutes = 3,
                      discussion_minutes = 10, limits_minutes = 5;

Node as_list(const std::string& key, const std::string& title,
             const std::vector<std::string>& texts) {
    auto part = told(key, title, {});
    part.add(sheet::list(key + ":list", texts));
    return part;
}

Node aims(const message::Scenario& scenario) {
    return as_list(
        "guide:aims", "Aims",
        {"Say what is at stake in the question “" + scenario.question + "”, and for whom.",
         "Guess first, then run it, and compare: " + std::to_string(scenario.policies.size()) +
             " policies for " + format_count(scenario.people) + " people.",
         "Keep apart what people want, the levers, and what nobody knows for sure, the "
         "assumptions.",
         "Say how sure the answer is, and what the model leaves out."});
}

/// How long one person takes who only looks, as the chooser says; empty where it does not.
std::string alone_words(const Session& session) {
    const auto& cards = session.scenarios();
    const auto card =
        std::ranges::find(cards, session.scenario()->name, &session::ScenarioCard::name);
    if (card == cards.end() || card->minutes == 0) return {};
    return "One person alone sees the main thing in " + std::to_string(card->minutes) +
           (card->minutes == 1 ? " minute." : " minutes.") +
           " A class takes longer: it guesses first, tries every step and talks about it.";
}

Node plan(const Session& session) {
    const auto& scenario = *session.scenario();
    Node node(Kind::table, "guide:minutes");
    node.title = "What to do, and for how long";
    sheet::Table table{{{"part", "Part"}, {"minutes", "Minutes", "", true}}, {}};
    std::size_t total = 0;
    const auto add = [&](std::string words, std::size_t minutes) {
        total += minutes;
        table.rows.push_back({"guide:minutes:" + std::to_string(table.rows.size()),
                              {std::move(words), std::to_string(minutes)}});
    };
    add("What is at stake: read it together", stake_minutes);
    add("Guess first: the worksheet’s first page", guess_minutes);
    const auto steps = scenario.tour.size();
    if (steps > 0)
        add("The tour, " + std::to_string(steps) + " steps: guess, try, look",
            steps * step_minutes);
    if (!scenario.statements.empty()) add("Statements: agree or not, and why", discussion_minutes);
    add("What the model leaves out: does it change your mind?", limits_minutes);
    table.rows.push_back({"guide:minutes:all", {"Together", std::to_string(total)}});
    node.table = std::move(table);
    constexpr std::size_t nearest = 5;
    const auto about = (total + nearest - 1) / nearest * nearest;
    std::vector<std::string> texts;
    if (auto alone = alone_words(session); !alone.empty()) texts.push_back(std::move(alone));
    auto part =
        told("guide:plan", "A lesson of about " + std::to_string(about) + " minutes", texts);
    part.add(std::move(node));
    return part;
}

Node answer(const Session& session) {
    const auto names = paper_names(session);
    return told("guide:answer", "The answer on screen",
                {"Compared are “" + names.baseline + "” and “" + names.reform + "”.",
                 sentence_shown(session)});
}

Node questions(const Session& session) {
    auto part = told("guide:tour", "The tour as questions",
                     {"Each step starts from what the step before has set. The answers are those "
                      "of this model’s runs, with these settings and this seed; learners who press "
                      "“Tour” get the same."});
    for (const auto& step : paper_steps(session)) {
        const auto key = "guide:step:" + std::to_string(step.number);
        auto entry = sheet::group(key);
        entry.add(sheet::heading(key + ":title", 3,
                                 "Step " + std::to_string(step.number) +
                                     (step.outcome.empty() ? "" : ": " + step.outcome)));
        entry.add(sheet::text(key + ":text", step.text));
        if (!step.tried.empty()) entry.add(sheet::text(key + ":set", "Set " + step.tried + "."));
        entry.add(sheet::text(key + ":question", step.question, sheet::Tone::strong));
        entry.add(sheet::text(key + ":answer", step.answer, sheet::Tone::quiet));
        part.add(std::move(entry));
    }
    return part;
}

/// What the guide speaks of: outcomes that the tour and the charts show, levers that it moves.
Node glossary(const message::Scenario& scenario) {
    auto part = told("guide:glossary", "Words and what they mean", {});
    Node node(Kind::table, "guide:words");
    node.title = "As the model means them";
    sheet::Table table{{{"word", "Word"}, {"meaning", "Meaning"}}, {}};
    std::set<std::string> seen;
    const auto add = [&](const std::string& label, const std::string& meaning) {
        if (meaning.empty() || !seen.insert(label).second) return;
        table.rows.push_back({"guide:word:" + std::to_string(table.rows.size()), {label, meaning}});
    };
    const auto add_outcome = [&](const std::string& key) {
        const auto index = session::outcome_index(scenario, key);
        if (index < scenario.outcomes.size())
            add(scenario.outcomes[index].label, scenario.outcomes[index].sentence);
    };
    const auto add_field = [&](const std::string& key) {
        if (const auto* field = session::find_field(scenario, key))
            add(field->label, field->sentence);
    };
    for (const auto& step : scenario.tour) add_outcome(step.outcome);
    for (const auto& chart : scenario.charts) add_outcome(chart.outcome);
    for (const auto& step : scenario.tour) {
        add_field(step.lever);
        for (const auto& [key, value] : step.set) add_field(key);
    }
    node.table = std::move(table);
    part.add(std::move(node));
    return part;
}

} // namespace

void add_guide(Node& into, const Session& session, PaperKept& kept) {
    const auto& scenario = *session.scenario();
    auto guide = sheet::group("paper:guide", "Teacher’s guide");
    guide.add(paper_head(session, kept, "Teacher’s guide"));
    guide.add(aims(scenario));
    guide.add(plan(session));
    guide.add(told("guide:stake", "What is at stake", scenario.introduction));
    auto works = in_short(session);
    if (!works.empty()) guide.add(told("guide:how", "How the model works", works));
    guide.add(answer(session));
    if (!scenario.tour.empty()) guide.add(questions(session));
    if (!scenario.statements.empty())
        guide.add(as_list("guide:statements", "Statements to discuss", scenario.statements));
    guide.add(glossary(scenario));
    if (!scenario.limits.empty())
        guide.add(as_list("guide:limits", "What the model leaves out", scenario.limits));
    if (!scenario.sources.empty())
        guide.add(as_list("guide:sources", "Sources", source_lines(scenario)));
    guide.add(again(session));
    into.add(std::move(guide));
}

} // namespace folkmoot::rooms
