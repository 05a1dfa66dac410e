#include "rooms/explore/crossed.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

constexpr std::size_t first_rows_crossed = 12;

std::string crossed_key(std::string_view what) { return std::string(crossed_prefix).append(what); }

std::string both_words(std::string_view by) {
    const auto comma = by.find(',');
    return std::string(by.substr(0, comma)) + " and " + std::string(by.substr(comma + 1));
}

/// Two groups at once, and what the outcome comes to for them.
struct CrossedRow {
    std::size_t cell = 0;
    double baseline = 0, reform = 0;
    bool few = false;
    [[nodiscard]] double size() const {
        const double change = std::fabs(reform - baseline);
        return std::isfinite(change) ? change : -1;
    }
};

/// Where it changes most comes first; where chance decides much of it, last.
std::vector<CrossedRow> crossed_rows(const message::Crossed& told, std::size_t outcome) {
    std::vector<CrossedRow> rows;
    for (std::size_t cell = 0; cell < told.citizens.size(); ++cell)
        if (told.citizens[cell] > 0)
            rows.push_back({cell, told.baseline[outcome][cell], told.reform[outcome][cell],
                            told.citizens[cell] < told.few});
    std::sort(rows.begin(), rows.end(), [](const CrossedRow& one, const CrossedRow& other) {
        if (one.few != other.few) return other.few;
        return one.size() != other.size() ? one.size() > other.size() : one.cell < other.cell;
    });
    return rows;
}

std::string crossed_name(const message::Crossed& told, std::size_t cell, bool second) {
    return second ? told.second[cell % told.second.size()] : told.first[cell / told.second.size()];
}

std::string finding_of(const message::Outcome& outcome, const message::Crossed& told,
                       const std::vector<CrossedRow>& rows) {
    if (rows.empty() || rows.front().few) return outcome.label + ", by " + both_words(told.by);
    const auto& most = rows.front();
    const auto change = words::difference(outcome, most.baseline, most.reform);
    if (change.sign == 0) return outcome.label + " hardly changes for any of them";
    return outcome.label + " changes most for “" +
           words::capitalised(crossed_name(told, most.cell, false)) + ", " +
           crossed_name(told, most.cell, true) + "”: " + change.text;
}

std::string mark_for(const words::Difference& change) {
    return change.judgement == words::Judgement::better  ? "good"
           : change.judgement == words::Judgement::worse ? "bad"
                                                         : "";
}

Node crossed_table(const Session& session, const message::Crossed& told, std::size_t place,
                   std::size_t& hidden) {
    const auto& scenario = *session.scenario();
    const auto& outcome = scenario.outcomes[session::outcome_index(scenario, told.outcomes[place])];
    const auto rows = crossed_rows(told, place);
    Node node(Kind::table, crossed_key("table"));
    node.title = finding_of(outcome, told, rows);
    const auto comma = told.by.find(',');
    sheet::Table table{{{"first", words::capitalised(told.by.substr(0, comma))},
                        {"second", words::capitalised(told.by.substr(comma + 1))},
                        {"people", "People", "", true},
                        {"baseline", words::heading("Baseline", outcome.unit), "", true},
                        {"reform", words::heading("Reform", outcome.unit), "", true},
                        {"change", "Difference"}},
                       {}};
    const bool all = session.crossed_groups().wish().all;
    const auto shown = all ? rows.size() : std::min(rows.size(), first_rows_crossed);
    hidden = rows.size() - shown;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [cell, baseline, reform, few] = rows[i];
        const auto values = words::format_both(outcome, baseline, reform);
        const auto change = words::difference(outcome, baseline, reform);
        const auto word = words::judgement_word(change.judgement);
        table.rows.push_back(
            {crossed_key("row:") + std::to_string(cell),
             {words::capitalised(crossed_name(told, cell, false)), crossed_name(told, cell, true),
              format_count(told.people[cell]) + (few ? " (few)" : ""), values.baseline,
              values.reform, change.text + (word.empty() ? "" : ", " + std::string(word))},
             {"", "", few ? "doubt" : "", "", "", few ? "" : mark_for(change)}});
    }
    node.table = std::move(table);
    return node;
}

void add_told(Node& part, const Session& session, const message::Crossed& told) {
    const auto& scenario = *session.scenario();
    if (told.outcomes.empty()) return;
    std::vector<sheet::Option> options;
    std::size_t place = 0;
    for (std::size_t i = 0; i < told.outcomes.size(); ++i) {
        const auto index = session::outcome_index(scenario, told.outcomes[i]);
        if (index == scenario.outcomes.size()) continue;
        options.push_back({told.outcomes[i], scenario.outcomes[index].label});
        if (told.outcomes[i] == session.crossed_groups().wish().outcome) place = i;
    }
    part.add(
        sheet::choice(crossed_key("outcome"), "Look at", told.outcomes[place], std::move(options)));
    std::size_t hidden = 0;
    auto table = crossed_table(session, told, place, hidden);
    const bool few = std::ranges::any_of(
        told.citizens, [&](double citizens) { return citizens > 0 && citizens < told.few; });
    part.add(std::move(table));
    if (hidden > 0)
        part.add(
            sheet::button(crossed_key("all"), "Show the other " + std::to_string(hidden) + " too"));
    part.add(sheet::text(crossed_key("how"),
                         "In the last year, in the run on screen; the largest differences first." +
                             std::string(few ? " (few): fewer than " + format_count(told.few) +
                                                   " simulated people stand for them, so chance "
                                                   "decides much of it."
                                             : ""),
                         Tone::quiet));
    part.add(sheet::button(crossed_key("csv"), "Save all of them (CSV)"));
}

} // namespace

Node crossed_groups(const Session& session) {
    auto part = sheet::group("crossed-part", "Two groups at once");
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) return part;
    const auto all = session::crossings_of(*scenario);
    if (all.empty()) return part;
    part.add(sheet::heading("crossed-title", 2, "Two groups at once"));
    const auto& groups = session.crossed_groups();
    std::vector<sheet::Option> options{{"", "Not now"}};
    for (const auto& by : all) options.push_back({by, "By " + both_words(by)});
    part.add(sheet::choice(crossed_key("by"), "Who gains and who loses, by both together?",
                           groups.wish().by, std::move(options)));
    if (groups.wish().by.empty()) return part;
    if (const auto* told = session.crossed())
        add_told(part, session, *told);
    else
        part.add(sheet::text(crossed_key("wait"),
                             groups.failed() ? "It could not be worked out for these settings."
                                             : "It is being worked out…",
                             Tone::quiet));
    return part;
}

bool use_crossed(Session& session, const Node& node, std::string_view value) {
    const std::string_view key = std::string_view(node.key).substr(crossed_prefix.size());
    auto wish = session.crossed_groups().wish();
    if (key == "by") {
        wish.by = value;
        wish.all = false;
    } else if (key == "outcome") {
        wish.outcome = value;
    } else if (key == "all") {
        wish.all = true;
    } else if (key == "csv") {
        const auto* told = session.crossed();
        if (told != nullptr)
            session.act("save-file", session.scenario()->name + "-two-groups.csv",
                        {told->csv.begin(), told->csv.end()});
        return told != nullptr;
    } else {
        return false;
    }
    session.cross_groups(std::move(wish));
    return true;
}

} // namespace folkmoot::rooms
