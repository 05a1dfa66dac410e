/// The worksheet: guess first, then run it. Two pages with room to write.

#include "core/words/values.hpp"
#include "rooms/nodes.hpp"
#include "rooms/paper/parts.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <functional>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;

constexpr std::size_t most_guesses = 6, fewest_guesses = 4, most_steps = 4, most_statements = 5,
                      most_facts = 4;
/// How many characters of the statements fit on the second page.
constexpr std::size_t room_for_statements = 420;
constexpr const char* guess_words = "higher   /   the same   /   lower";

/// Outcomes to guess: those of the tour, then those that the scenario names first.
std::vector<std::size_t> to_guess(const message::Scenario& scenario) {
    std::vector<std::size_t> guesses;
    const auto add = [&](std::size_t index, std::size_t most) {
        if (index < scenario.outcomes.size() && guesses.size() < most &&
            std::ranges::find(guesses, index) == guesses.end())
            guesses.push_back(index);
    };
    for (const auto& step : scenario.tour)
        add(session::outcome_index(scenario, step.outcome), most_guesses);
    for (std::size_t i = 0; i < scenario.outcomes.size(); ++i) add(i, fewest_guesses);
    return guesses;
}

Node guesses(const Session& session) {
    const auto& scenario = *session.scenario();
    const auto names = paper_names(session);
    auto part =
        told("work:guess", "1. Before you run it: guess",
             {"Compared with “" + names.baseline + "”, what will “" + names.reform +
              "” do by year " + std::to_string(session.year() + 1) +
              "? Draw a ring around your guess. Then run it, and write down both numbers."});
    Node node(Kind::table, "work:guesses");
    node.title = "My guesses, and what came out";
    sheet::Table table{{{"outcome", "What"},
                        {"guess", "My guess"},
                        {"without", "Without the reform"},
                        {"with", "With it"}},
                       {}};
    for (const auto index : to_guess(scenario)) {
        const auto& outcome = scenario.outcomes[index];
        table.rows.push_back({"work:guess:" + outcome.key,
                              {words::heading(outcome.label, outcome.unit), guess_words, "", ""}});
    }
    node.table = std::move(table);
    part.add(std::move(node));
    return part;
}

Node policies(const Session& session) {
    const auto& scenario = *session.scenario();
    std::vector<std::string> texts;
    if (const auto* baseline = session::baseline_policy(scenario, session.shown()->trial))
        texts.push_back("Without the reform, “" + paper_names(session).baseline +
                        "”: " + baseline->sentence);
    const auto* reform = session::find_policy(scenario, session.shown()->trial.reform);
    if (reform != nullptr)
        texts.push_back("With it, “" + paper_names(session).reform + "”: " + reform->sentence);
    return told("work:policies", "What is compared", texts);
}

/// The steps to try: those that ask for a guess first of all, then the others, as they come.
std::vector<PaperStep> to_try(const Session& session) {
    auto all = paper_steps(session);
    std::erase_if(all, [](const PaperStep& step) { return step.tried.empty() || !step.differs; });
    std::ranges::stable_sort(all, std::greater(), &PaperStep::guessed);
    if (all.size() > most_steps) all.resize(most_steps);
    std::ranges::sort(all, std::less(), &PaperStep::number);
    return all;
}

/// What to set, and what to guess before. What a step of the tour says would give it away.
Node steps(const Session& session) {
    auto part = told("work:steps", "3. Now try it", {});
    for (const auto& step : to_try(session)) {
        const auto key = "work:step:" + std::to_string(step.number);
        auto entry = sheet::group(key);
        entry.add(sheet::text(key + ":text", "Step " + std::to_string(step.number) +
                                                 " of the tour. Set " + step.tried + "."));
        entry.add(sheet::text(key + ":question", step.question, sheet::Tone::strong));
        entry.add(blank(key, "My guess, and what came out", 2));
        part.add(std::move(entry));
    }
    return part;
}

Node statements(const message::Scenario& scenario) {
    auto part = told("work:statements", "4. What do you think?", {});
    Node node(Kind::table, "work:votes");
    node.title = "Tick one box in each line, and be ready to say why";
    sheet::Table table{{{"statement", "Statement"},
                        {"agree", "I agree"},
                        {"pass", "I pass"},
                        {"disagree", "I disagree"}},
                       {}};
    for (const auto& statement : as_fits(scenario.statements, room_for_statements)) {
        if (table.rows.size() >= most_statements) break;
        table.rows.push_back(
            {"work:vote:" + std::to_string(table.rows.size()), {statement, "", "", ""}});
    }
    node.table = std::move(table);
    part.add(std::move(node));
    return part;
}

Node doubted(const message::Scenario& scenario) {
    std::string titles;
    for (std::size_t i = 0; i < std::min(scenario.assumptions.size(), most_facts); ++i)
        titles += (titles.empty() ? "“" : ", “") + scenario.assumptions[i].title + "”";
    auto part = told(
        "work:doubt", "5. What would change your mind?",
        {titles.empty()
             ? "Nobody knows all facts for sure. Which would you doubt first, and why?"
             : "Nobody knows for sure: " + titles + ". Which would you doubt first, and why?"});
    part.add(blank("doubt", "My answer", 3));
    return part;
}

} // namespace

void add_worksheet(Node& into, const Session& session, PaperKept& kept) {
    const auto& scenario = *session.scenario();
    auto first = sheet::group("paper:page:1", "Worksheet, page 1 of 2");
    first.add(paper_head(session, kept, "Worksheet"));
    auto who = sheet::group("work:who");
    for (const char* field : {"Name", "Class", "Day"})
        who.add(sheet::text("work:who:" + std::string(field), field));
    first.add(std::move(who));
    auto stake = told("work:stake", "The question", as_fits(scenario.introduction, 1));
    first.add(std::move(stake));
    first.add(policies(session));
    first.add(guesses(session));
    auto reasons = told("work:why", "2. Why do you think so?", {});
    reasons.add(blank("why", "My reasons", 4));
    first.add(std::move(reasons));
    into.add(std::move(first));

    auto second = sheet::group("paper:page:2", "Worksheet, page 2 of 2");
    if (!scenario.tour.empty()) second.add(steps(session));
    if (!scenario.statements.empty()) second.add(statements(scenario));
    second.add(doubted(scenario));
    into.add(std::move(second));
}

} // namespace folkmoot::rooms
