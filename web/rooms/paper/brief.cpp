/// The policy brief: one page with the sentence, a chart, who loses, why, the doubts, what is
/// assumed and how to reproduce it.

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/explore/statement.hpp"
#include "rooms/nodes.hpp"
#include "rooms/paper/parts.hpp"
#include "session/chart_data.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <optional>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;

constexpr std::size_t most_outcomes = 5, fewest_outcomes = 3, most_gains = 3, most_doubts = 3;
/// How many characters each part may take, so that all are on one page.
constexpr std::size_t room_for_why = 280, room_for_limits = 260, room_for_sources = 260,
                      room_for_changes = 200;

/// The course of what the sentence speaks of first, by the scenario's own chart if it has one.
std::optional<message::Chart> leading_chart(const message::Scenario& scenario,
                                            const std::string& headline) {
    const auto shows = [&](const message::Chart& chart) {
        return chart.kind == "line" && chart.outcome == headline;
    };
    const auto own = std::ranges::find_if(scenario.charts, shows);
    if (own != scenario.charts.end()) return *own;
    if (session::outcome_index(scenario, headline) < scenario.outcomes.size())
        return message::Chart{"line", headline, "", "How does it change over the years?"};
    if (scenario.charts.empty()) return std::nullopt;
    return scenario.charts.front();
}

void add_chart(Node& page, const Session& session, PaperKept& kept) {
    const auto& scenario = *session.scenario();
    const auto& results = *session.shown();
    const auto chart = leading_chart(scenario, results.main->headline);
    if (!chart) return;
    auto data =
        session::chart_data(scenario, results, *chart, session.year(), session.deprivation());
    if (!data) return;
    auto part = sheet::group("brief:chart");
    Node node = kept.charts.of(session, std::move(*data), chart_id(*chart));
    // On paper nothing can be opened or saved, and no week is on screen.
    node.children.clear();
    node.chart->now = -1;
    node.help.clear();
    part.add(std::move(node));
    page.add(std::move(part));
}

Node changes_table(const Session& session, const PaperKept& kept) {
    const auto& scenario = *session.scenario();
    const auto names = paper_names(session);
    Node node(Kind::table, "brief:outcomes");
    node.title = "What changes, in year " + std::to_string(session.year() + 1);
    sheet::Table table{{{"outcome", "Outcome"},
                        {"baseline", names.baseline, "", true},
                        {"reform", names.reform, "", true},
                        {"difference", "Difference", "", true}},
                       {}};
    const auto& order = kept.outcomes.order();
    const auto wanted = std::clamp(kept.outcomes.changing(), fewest_outcomes, most_outcomes);
    for (std::size_t i = 0; i < std::min(order.size(), wanted); ++i) {
        const auto words = outcome_words(session, order[i]);
        const auto& outcome = scenario.outcomes[order[i]];
        table.rows.push_back({"brief:outcome:" + outcome.key,
                              {words::heading(outcome.label, words.unit), words.baseline,
                               words.reform, words.told}});
    }
    node.table = std::move(table);
    return node;
}

Node gains_table(const Session& session) {
    const auto gains = paper_gains(session, most_gains);
    if (gains.empty())
        return told("brief:who", "Who gains and who loses",
                    {"In none of the groups that are told apart does anything change for the "
                     "better or for the worse."});
    Node node(Kind::table, "brief:gains");
    node.title = "Who gains and who loses";
    sheet::Table table{{{"what", "Outcome"}, {"better", "Gains most"}, {"worse", "Loses most"}},
                       {}};
    for (std::size_t i = 0; i < gains.size(); ++i)
        table.rows.push_back(
            {"brief:gain:" + std::to_string(i), {gains[i].what, gains[i].better, gains[i].worse}});
    node.table = std::move(table);
    return node;
}

/// How often the answer holds, and on which assumptions it depends most.
Node doubts(const Session& session) {
    const auto& scenario = *session.scenario();
    const auto sure = session.confidence();
    std::vector<std::string> texts;
    if (auto runs = how_sure(session); !runs.empty()) texts.push_back(std::move(runs));
    const auto* found = session.doubts();
    if (found == nullptr) {
        texts.emplace_back("On which assumption it depends most is not known yet.");
        return told("brief:doubts", "How sure is it?", texts);
    }
    if (found->empty()) {
        texts.emplace_back("No single assumption stands out: chance and many small doubts together "
                           "make the differences.");
        return told("brief:doubts", "How sure is it?", texts);
    }
    const auto headline = session::outcome_index(scenario, sure.outcome);
    for (std::size_t i = 0; i < std::min(found->size(), most_doubts); ++i) {
        const auto& doubt = (*found)[i];
        const auto* field = session::find_field(scenario, doubt.key);
        std::string line = "“" + (field != nullptr ? field->label : doubt.key) + "” makes " +
                           format_share(doubt.share, 0) + " of the spread";
        if (headline < scenario.outcomes.size()) {
            const auto change = [&](double by) {
                return words::difference(scenario.outcomes[headline], 0, by);
            };
            const auto low = change(doubt.when_low), high = change(doubt.when_high);
            line += low.sign == 0 && high.sign == 0
                        ? ": hardly any difference, where it is low or where it is high"
                        : ": " + low.text + " where it is low, " + high.text + " where it is high";
        }
        texts.push_back(line + ".");
    }
    return told("brief:doubts", "How sure is it?", texts);
}

Node why(const Session& session) {
    const auto& scenario = *session.scenario();
    std::vector<std::string> texts;
    for (const auto& [policy, title] :
         {std::pair{session::baseline_policy(scenario, session.shown()->trial), "Baseline"},
          std::pair{session::find_policy(scenario, session.shown()->trial.reform), "Reform"}}) {
        if (policy != nullptr)
            texts.push_back(std::string(title) + ", “" + policy->label + "”: " + policy->sentence);
    }
    if (auto moved = what_is_changed(session, room_for_changes); !moved.empty())
        texts.push_back(std::move(moved));
    for (auto& paragraph : as_fits(in_short(session), room_for_why))
        texts.push_back(std::move(paragraph));
    return told("brief:why", "What is compared, and why it comes out so", texts);
}

Node assumptions(const Session& session) {
    const auto& scenario = *session.scenario();
    const auto rows = assumed(scenario, session.trial());
    std::vector<std::string> texts{facts_assumed(rows)};
    // Those that matter most; or else those that the scenario shows first.
    std::vector<std::string> keys;
    if (const auto* found = session.doubts(); found != nullptr)
        for (const auto& doubt : *found) keys.push_back(doubt.key);
    for (const auto& group : scenario.assumptions)
        keys.insert(keys.end(), group.keys.begin(), group.keys.end());
    std::vector<std::string> told_keys;
    for (const auto& key : keys) {
        if (told_keys.size() >= most_doubts) break;
        const auto row = std::ranges::find(rows, key, &Assumed::key);
        if (row == rows.end() || std::ranges::find(told_keys, key) != told_keys.end()) continue;
        told_keys.push_back(key);
        texts.push_back(row->label + ": " + row->now +
                        (row->range.empty() ? "" : " (" + row->range + ")") +
                        (is_our_own(row->source) ? "; our own " : "; source: ") + row->source +
                        (row->source.ends_with('.') ? "" : "."));
    }
    if (auto moved = facts_moved(session); !moved.empty()) texts.push_back(std::move(moved));
    return told("brief:assumed", "What is assumed", texts);
}

} // namespace

void add_brief(Node& into, const Session& session, PaperKept& kept) {
    const auto& scenario = *session.scenario();
    auto page = sheet::group("paper:page:1", "Policy brief");
    auto head = paper_head(session, kept, "Policy brief");
    head.children.front().add(Node(Kind::sentence, "brief:sentence", sentence_shown(session)));
    page.add(std::move(head));
    auto evidence = sheet::group("brief:evidence");
    add_chart(evidence, session, kept);
    auto beside = sheet::group("brief:side");
    beside.add(doubts(session));
    beside.add(assumptions(session));
    evidence.add(std::move(beside));
    page.add(std::move(evidence));
    page.add(changes_table(session, kept));
    page.add(gains_table(session));
    auto columns = sheet::group("brief:columns");
    columns.add(why(session));
    auto right = sheet::group("brief:side:2");
    if (!scenario.limits.empty())
        right.add(shortened("brief:limits", "What the model leaves out", scenario.limits,
                            room_for_limits));
    if (!scenario.sources.empty())
        right.add(shortened("brief:sources", "Sources", source_lines(scenario), room_for_sources));
    columns.add(std::move(right));
    page.add(std::move(columns));
    page.add(again(session));
    into.add(std::move(page));
}

} // namespace folkmoot::rooms
