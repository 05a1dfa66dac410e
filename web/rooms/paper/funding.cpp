/// The policy brief of the funding lab: one page with the sentence, the chart of who gains and who
/// loses, the places that lose most, how sure that is, how the formula works, what is assumed and
/// how to work it out again.

#include "core/hash.hpp"
#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/header.hpp"
#include "rooms/nodes.hpp"
#include "rooms/paper/parts.hpp"
#include "session/cite.hpp"
#include "session/funding/command.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using session::PlaceColumn;
using session::Session;
using sheet::Kind;
using sheet::Node;

constexpr std::size_t most_losers = 5, most_gainers = 3, most_levers = 3, most_own_notes = 2;
/// How many characters each part may take, so that all are on one page.
constexpr std::size_t room_for_moved = 200, room_for_rules = 240, room_for_figures = 220;
constexpr std::string_view in_the_lab = "the funding lab";

std::string place_word(const message::Funded& answer) {
    return answer.formula.place_word.empty() ? "place" : answer.formula.place_word;
}

/// The room's own chart. On paper nothing can be pressed, opened or saved, and no place is chosen.
Node gains(const FundingDesk& desk, const message::Funded& answer) {
    auto all = sheet::group("brief:chart");
    FundingKept fresh;
    add_funding_who(all, desk, answer, fresh);
    Node chart = std::move(all.children.front());
    chart.key = "brief:gains";
    chart.children.clear();
    chart.chart->keys.clear();
    chart.chart->now = -1;
    // Whose figures they are is told once, with the sentence.
    if (const auto whose = " " + answer.figures;
        !answer.figures.empty() && chart.words.ends_with(whose))
        chart.words.erase(chart.words.size() - whose.size());
    all.children = {std::move(chart)};
    return all;
}

/// Places that gain (1) or lose (−1) as that is said, those with most a head first.
std::vector<std::size_t> places_by_change(const message::Funded& answer, int sign) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < answer.table.ids.size(); ++i)
        if (answer.table.people[i] > 0 && session::change_told(answer.table, i) == sign)
            places.push_back(i);
    std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) {
        return session::change_per_head(answer.table, a) * sign >
               session::change_per_head(answer.table, b) * sign;
    });
    return places;
}

Node places_told(const message::Funded& answer, int sign, std::size_t most) {
    const std::string key = sign < 0 ? "brief:losers" : "brief:gainers";
    const std::string does = sign < 0 ? "loses" : "gains";
    const auto places = places_by_change(answer, sign);
    const auto against = against_words(answer);
    if (places.empty())
        return told(key, "Who " + does,
                    {"No " + place_word(answer) + " " + does + " a head against " + against + "."});
    const auto money = money_words(answer.formula);
    Node node(Kind::table, key);
    node.title = "Who " + does + " most a head against " + against +
                 (money.empty() ? "" : ", in " + money) + " (" +
                 std::to_string(std::min(most, places.size())) + " of " +
                 format_number(static_cast<double>(places.size()), 0) + ")";
    sheet::Table table{{{"name", words::capitalised(place_word(answer))},
                        {"change_per_head", "A head", "", true},
                        {"change_share", "In %", "", true},
                        {"change", "In all", "", true},
                        {"people", "People", "", true}},
                       {}};
    for (std::size_t n = 0; n < std::min(most, places.size()); ++n) {
        const auto i = places[n];
        sheet::Row row{key + ":" + answer.table.ids[i], {answer.table.names[i]}};
        for (const auto column : {PlaceColumn::change_per_head, PlaceColumn::change_share,
                                  PlaceColumn::change, PlaceColumn::people})
            row.cells.push_back(session::column_words(answer, column, i));
        table.rows.push_back(std::move(row));
    }
    node.table = std::move(table);
    return node;
}

Node how_sure(const FundingDesk& desk) {
    std::vector<std::string> texts;
    if (const auto* known = desk.robustness(); known != nullptr && !desk.robustness_stale())
        texts = {known->sentence, "Each draw changes everything that was measured a little, by "
                                  "chance; the formula itself has no chance in it."};
    else if (desk.robustness_stale())
        texts = {"How far errors in the table could change this is being worked out…"};
    else
        texts = {"How far errors in the table could change this is not known."};
    return told("brief:doubts", "How sure is it?", texts);
}

Node how_formula_works(const FundingDesk& desk, const message::Funded& answer) {
    const auto& formula = answer.formula;
    std::vector<std::string> texts{first_sentences(formula.explanation, 2)};
    if (desk.edited_formula())
        texts.emplace_back("This is a person’s own version of the formula: the words above are "
                           "those of its file.");
    for (auto& line : {listed("Moved here: ", formula_levers_moved(formula), room_for_moved),
                       listed("Rules, in this order: ", formula.constraints, room_for_rules)})
        if (!line.empty()) texts.push_back(line);
    return told("brief:why", "How the formula works", texts);
}

std::string lever_source(const message::FormulaLeverState& lever) {
    if (lever.unverified) return "not confirmed, a default that may be changed";
    if (lever.source.empty()) return "no source is told";
    const char first = lever.source.front();
    return (first >= 'a' && first <= 'z' ? "" : "source: ") + lever.source;
}

Node lab_assumptions(const FundingDesk& desk, const message::Funded& answer) {
    auto levers = answer.formula.levers;
    std::ranges::stable_partition(levers,
                                  [](const auto& lever) { return lever.now != lever.usual; });
    std::vector<std::string> texts;
    for (const auto& lever : levers) {
        if (texts.size() >= most_levers) break;
        auto line = lever.label + ": " + session::lever_words(lever, lever.now) + "; " +
                    lever_source(lever);
        texts.push_back(line + (line.ends_with('.') ? "" : "."));
    }
    if (levers.empty()) texts.emplace_back("This formula has nothing to move.");
    if (auto more = and_more(levers.size() - std::min(levers.size(), most_levers), in_the_lab);
        !more.empty())
        texts.push_back(std::move(more));
    auto notes = desk.own_notes();
    notes.resize(std::min(notes.size(), most_own_notes));
    texts.insert(texts.end(), notes.begin(), notes.end());
    return told("brief:assumed", "What is assumed, and what is a choice", texts);
}

/// Why no link leads here; nothing where one does.
std::optional<Node> no_link(const Session& session) {
    if (!session.own_on_screen()) return std::nullopt;
    return sheet::text("paper:no-link", own_files(session.funding(), "this page"),
                       sheet::Tone::strong);
}

} // namespace

bool add_funding_brief(Node& into, const Session& session, PaperKept& kept) {
    const auto& desk = session.funding();
    const auto* found = desk.answer();
    if (found == nullptr || desk.stale()) return false;
    const auto& answer = *found;
    auto page = sheet::group("paper:page:1", "Policy brief");
    const std::string lab(room_titles[static_cast<std::size_t>(session::Room::funding)]);
    auto head = paper_head(
        session, kept,
        {"Policy brief", answer.formula.title,
         lab + ". " + funding_summary(answer) + " Compared with " + against_words(answer) + "."});
    head.children.front().add(Node(Kind::sentence, "brief:sentence", answer.sentence));
    if (auto why = no_link(session)) head.children.front().add(std::move(*why));
    page.add(std::move(head));
    auto evidence = sheet::group("brief:evidence");
    evidence.add(gains(desk, answer));
    auto beside = sheet::group("brief:side");
    beside.add(how_sure(desk));
    beside.add(how_formula_works(desk, answer));
    evidence.add(std::move(beside));
    page.add(std::move(evidence));
    page.add(places_told(answer, -1, most_losers));
    page.add(places_told(answer, 1, most_gainers));
    auto columns = sheet::group("brief:columns");
    columns.add(lab_assumptions(desk, answer));
    const auto sources = other_sources(answer);
    if (!sources.empty())
        columns.add(shortened("brief:sources",
                              answer.figures.empty() ? "Figures and sources"
                                                     : "Where the formula comes from",
                              sources, room_for_figures, in_the_lab));
    page.add(std::move(columns));
    page.add(
        again(session,
              {"On any computer with Folkmoot this command gives the same fingerprint, " +
               to_hex(answer.fingerprint) + ":"},
              session::command_line(desk),
              session::reference(funding_reference(desk, answer), session::CitationStyle::apa)));
    into.add(std::move(page));
    return true;
}

} // namespace folkmoot::rooms
