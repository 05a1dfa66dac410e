/// Which policies people would choose, where they would put the levers, and what that would do.

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"
#include "session/groups.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using message::Deliberated;
using session::DeliberationDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;
using words::Judgement;

std::string letters_of(std::size_t group) { return "Group " + session::group_letter(group); }

std::vector<std::string> labels_of(const DeliberationDesk& desk,
                                   const std::vector<std::string>& policies) {
    std::vector<std::string> labels;
    for (const auto& policy : policies) labels.push_back(in_marks(policy_words(desk, policy)));
    return labels;
}

/// Whether the rules put the same policies first.
bool rules_agree(const Deliberated& found) {
    return std::all_of(found.rules.begin(), found.rules.end(), [&](const auto& rule) {
        return !rule.levels.empty() && rule.levels.front() == found.rules.front().levels.front();
    });
}

Node chosen_table(const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    sheet::Table table{{{"policy", "Policy"}, {"people", "Would choose it", "", true}}, {}};
    for (std::size_t g = 0; g < found.groups.size(); ++g)
        table.columns.push_back({"group:" + std::to_string(g), letters_of(g), "", true});
    std::vector<std::pair<std::string, std::uint32_t>> order(found.chosen.begin(),
                                                             found.chosen.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [policy, people] : order) {
        sheet::Row row{"chosen:" + policy,
                       {policy_words(desk, policy), of_all(people, found.chose)}};
        for (const auto& group : found.groups) {
            const auto in_group = group.chose.find(policy);
            row.cells.push_back(
                std::to_string(in_group == group.chose.end() ? 0 : in_group->second));
        }
        table.rows.push_back(std::move(row));
    }
    return table_node("deliberate:chosen", "Policies, by how many would choose them",
                      std::move(table));
}

Node rules_table(const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    sheet::Table table{{{"rule", "Way of counting"},
                        {"people", "People", "", true},
                        {"first", "Puts first"},
                        {"then", "Then"},
                        {"good", "Good"},
                        {"bad", "Bad"}},
                       {}};
    for (const auto& rule : found.rules) {
        std::string then;
        for (std::size_t level = 1; level < rule.levels.size(); ++level)
            then += (then.empty() ? "" : ", then ") + and_list(labels_of(desk, rule.levels[level]));
        table.rows.push_back(
            {"rule:" + rule.key,
             {rule.label, std::to_string(rule.ballots),
              rule.levels.empty() ? "–" : and_list(labels_of(desk, rule.levels.front())),
              then.empty() ? "–" : then, rule.good, rule.bad}});
    }
    auto node = table_node("deliberate:rules",
                           rules_agree(found) ? "Every way of counting puts the same first"
                                              : "The ways of counting disagree",
                           std::move(table));
    node.help = "Two policies in one place are equal by that way of counting.";
    return node;
}

// ---------------------------------------------------------------- what options do

/// The outcomes that are better one way, at most so many; what the runs call the headline first.
std::vector<std::size_t> outcomes_told(const DeliberationDesk& desk) {
    constexpr std::size_t most = 5;
    const auto& scenario = *desk.scenario();
    std::vector<std::size_t> order;
    const auto add = [&](std::size_t outcome) {
        const bool there = std::find(order.begin(), order.end(), outcome) != order.end();
        if (outcome < scenario.outcomes.size() && !there && order.size() < most)
            order.push_back(outcome);
    };
    for (std::size_t i = 0; i < desk.options().size(); ++i)
        if (const auto* results = desk.results(i))
            add(session::outcome_index(scenario, results->main->headline));
    for (std::size_t o = 0; o < scenario.outcomes.size(); ++o)
        if (scenario.outcomes[o].direction != 0) add(o);
    return order;
}

/// The last full year of a run, from 0.
std::size_t last_year(const message::Ran& ran) {
    const auto years = std::max<std::size_t>(ran.reform.yearly.size(), 1);
    return std::min(years, std::max<std::size_t>(ran.weeks / 52, 1)) - 1;
}

words::Difference change_of_option(const message::Ran& ran, const message::Outcome& outcome,
                                   std::size_t index, std::size_t slot) {
    const auto year = last_year(ran);
    return words::difference(outcome, session::value_at(ran.baseline, year, index, slot),
                             session::value_at(ran.reform, year, index, slot));
}

std::string judgement_mark(Judgement judgement) {
    if (judgement == Judgement::better) return "good";
    if (judgement == Judgement::worse) return "bad";
    return judgement == Judgement::neither ? "" : "same";
}

/// "The middle of everybody", "“Buses” (most would choose it; points by place)".
std::string option_words(const DeliberationDesk& desk, std::size_t option) {
    const auto& each = desk.options()[option];
    constexpr std::string_view policy = "policy:";
    if (!each.key.starts_with(policy)) return each.words;
    std::vector<std::string> why;
    if (option == desk.most_chosen()) why.emplace_back("most would choose it");
    for (const auto& rule : desk.found()->rules) {
        const auto name = each.key.substr(policy.size());
        if (rule.levels.empty()) continue;
        const auto& first = rule.levels.front();
        if (std::find(first.begin(), first.end(), name) != first.end()) why.push_back(rule.label);
    }
    std::string words;
    for (const auto& reason : why) words += (words.empty() ? "" : "; ") + reason;
    return in_marks(each.words) + (words.empty() ? "" : " (" + words + ")");
}

} // namespace

void add_choices(Node& part, const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    if (found.chose == 0 && found.rules.empty() && found.would_pay_people == 0 &&
        found.own_words.empty())
        return;
    part.add(part_heading("choices", "What people would choose"));
    if (found.chose > 0) part.add(chosen_table(desk));
    if (found.chose_twice > 0)
        part.add(sheet::text("deliberate:changed", "Of " +
                                                       session::people_words(found.chose_twice) +
                                                       " who said it before and after exploring, " +
                                                       std::to_string(found.changed) +
                                                       " changed what they would choose."));
    if (!found.rules.empty()) part.add(rules_table(desk));
    add_judged(part, desk);
    if (found.would_pay_people > 0)
        part.add(sheet::text("deliberate:would-pay",
                             session::people_words(found.would_pay_people) +
                                 " said what they would pay: half of them at least " +
                                 format_money(found.would_pay_median) +
                                 " a year; the middle half between " +
                                 format_money(found.would_pay_low) + " and " +
                                 format_money(found.would_pay_high) + "."));
    if (!found.own_words.empty()) {
        auto more = sheet::disclosure("deliberate:own-words", "In people’s own words");
        more.add(sheet::list("deliberate:own-words-list", found.own_words));
        part.add(std::move(more));
    }
}

void add_levers_wanted(Node& part, const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    if (desk.scenario() == nullptr || found.levers.empty()) return;
    sheet::Table table{{{"lever", "Lever"},
                        {"today", "Today", "", true},
                        {"middle", "The middle", "", true},
                        {"range", "Half lie between", "", true}},
                       {}};
    for (std::size_t g = 0; g < found.groups.size(); ++g)
        table.columns.push_back({"group:" + std::to_string(g), letters_of(g), "", true});
    table.columns.push_back({"moved", "Exploring moved it", "", true});
    for (const auto& lever : found.levers) {
        const auto* field = session::find_field(*desk.scenario(), lever.key);
        if (field == nullptr) continue;
        const bool all_alike =
            lever.low_quarter == field->usual && lever.high_quarter == field->usual &&
            lever.median == field->usual && lever.mean_move == 0 &&
            std::all_of(lever.groups.begin(), lever.groups.end(),
                        [&](double value) { return value == field->usual || std::isnan(value); });
        if (all_alike) continue;
        const auto told = [&](double value) { return words::format_field(*field, value); };
        const bool ordered = session::has_middle(*field);
        sheet::Row row{
            "lever:" + lever.key,
            {field->label, told(field->usual), told(lever.median),
             ordered ? told(lever.low_quarter) + " and " + told(lever.high_quarter) : "–"}};
        for (const double value : lever.groups)
            row.cells.push_back(std::isnan(value) ? "–" : told(value));
        const bool moved = ordered && lever.said_twice > 0 && lever.mean_move != 0;
        row.cells.push_back(!moved ? "–"
                                   : (lever.mean_move > 0 ? "up by " : "down by ") +
                                         told(std::fabs(lever.mean_move)) + " on average");
        row.help = field->sentence;
        table.rows.push_back(std::move(row));
    }
    part.add(part_heading("levers-wanted", "Where people would put the levers"));
    if (table.rows.empty()) {
        part.add(quiet_text("deliberate:levers-none",
                            "People would leave all levers where they stand today."));
        return;
    }
    auto node = table_node("deliberate:levers-table", "Each lever today, and where it would stand",
                           std::move(table));
    node.help = "A lever that somebody did not move counts where their policy has it. A majority "
                "cannot be moved from the middle. Of a switch or a choice it is what most say.";
    part.add(std::move(node));
}

void add_outcomes_of_options(Node& part, const DeliberationDesk& desk) {
    const auto& options = desk.options();
    if (options.empty() || desk.scenario() == nullptr) return;
    part.add(part_heading("outcomes", "What that would do"));
    if (desk.trying()) {
        std::size_t known = 0;
        for (std::size_t i = 0; i < options.size(); ++i) known += desk.results(i) != nullptr;
        Node progress(Kind::progress, "deliberate:trying",
                      "Trying " + std::to_string(options.size()) + " of them out, " +
                          std::to_string(known) + " ready…");
        progress.value = static_cast<double>(known) / static_cast<double>(options.size());
        part.add(std::move(progress));
    }
    const auto outcomes = outcomes_told(desk);
    sheet::Table table{{{"option", "Choice"}}, {}};
    std::size_t years = 0;
    for (const auto o : outcomes) {
        const auto& outcome = desk.scenario()->outcomes[o];
        table.columns.push_back({outcome.key, outcome.label, "", true});
    }
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto* results = desk.results(i);
        if (results == nullptr) continue;
        years = last_year(*results->main) + 1;
        sheet::Row row{options[i].key, {option_words(desk, i)}, {""}};
        for (const auto o : outcomes) {
            const auto change = change_of_option(*results->main, desk.scenario()->outcomes[o], o,
                                                 message::Slots::total);
            const auto word = words::judgement_word(change.judgement);
            row.cells.push_back(change.text + (word.empty() ? "" : ", " + std::string(word)));
            row.marks.push_back(judgement_mark(change.judgement));
        }
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return;
    auto node = table_node("deliberate:outcomes", "Against today, in year " + std::to_string(years),
                           std::move(table));
    node.help = "All of them are run on the same chance events, so that only the policy differs.";
    part.add(std::move(node));
}

void add_losers(Node& part, const DeliberationDesk& desk) {
    const auto* results = desk.results(desk.most_chosen());
    if (results == nullptr || desk.scenario() == nullptr) return;
    const auto& scenario = *desk.scenario();
    const auto& ran = *results->main;
    constexpr std::size_t most_rows = 12;
    sheet::Table table{{{"who", "Who"},
                        {"outcome", "Measure"},
                        {"today", "Today", "", true},
                        {"then", "Under it", "", true},
                        {"change", "Difference", "", true}},
                       {}};
    std::size_t worse = 0;
    for (const auto o : outcomes_told(desk)) {
        const auto& outcome = scenario.outcomes[o];
        for (const auto& by : outcome.by) {
            for (const auto& [name, slot] : session::groups_of(scenario, by)) {
                const auto change = change_of_option(ran, outcome, o, slot);
                if (change.judgement != Judgement::worse || ++worse > most_rows) continue;
                const auto year = last_year(ran);
                const auto values =
                    words::format_both(outcome, session::value_at(ran.baseline, year, o, slot),
                                       session::value_at(ran.reform, year, o, slot));
                table.rows.push_back(
                    {"loses:" + outcome.key + ":" + by + ":" + std::to_string(slot),
                     {name, outcome.label, values.baseline, values.reform, change.text}});
            }
        }
    }
    const auto policy = in_marks(desk.options()[desk.most_chosen()].words);
    part.add(part_heading("losers", "Who loses under what most would choose"));
    if (table.rows.empty()) {
        part.add(sheet::text("deliberate:losers-none",
                             "Under " + policy +
                                 " no group that is told apart is worse off by these measures."));
        return;
    }
    part.add(table_node("deliberate:losers", "Worse off under " + policy, std::move(table)));
    if (worse > most_rows)
        part.add(quiet_text("deliberate:losers-more",
                            std::to_string(worse - most_rows) + " more can be seen in Explore."));
}

} // namespace folkmoot::rooms
