/// One place: what it gets, why, and what the formula rewards it for.

#include "canvas/charts/funding_charts.hpp"
#include "canvas/funding/parts.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

double pounds(std::int64_t pence) { return static_cast<double>(pence) / 100; }

void draw_picker(Ui& ui, session::FundingDesk& desk, const message::Funded& answer, float width) {
    std::vector<Option> options;
    constexpr std::size_t most = 500;  // more are found in the table
    for (std::size_t i = 0; i < std::min(most, answer.table.names.size()); ++i)
        options.push_back({answer.table.names[i], ""});
    int chosen = static_cast<int>(desk.place());
    if (pick_one(ui, "place", options, chosen, width))
        desk.select(static_cast<std::size_t>(chosen));
    space(ui, 1);
}

void draw_amounts(Ui& ui, const message::Funded& answer, std::size_t i, float width) {
    const auto line_of = [&](const std::string& name, const std::string& value) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const auto size = text_size(ui.fonts.small_strong, value);
        text(ui, ui.fonts.small, ui.theme.quiet, name, width - size.x - ui.grid(1));
        text_at(draw_list(), ui.fonts.small_strong, {at.x + width - size.x, at.y}, ui.theme.ink,
                value);
    };
    line_of("Gets", session::exact_money(answer.table.allocation[i]));
    line_of(answer.other_name == "today" ? "Today" : answer.other_name,
            session::exact_money(answer.table.other[i]));
    using enum session::PlaceColumn;
    line_of("Per head", session::column_words(answer, per_head, i));
    const auto need = session::column_words(answer, per_need, i);
    if (need != "–") line_of("Per weighted head", need);
    line_of("From its target", session::column_words(answer, distance, i));
    const auto held = session::column_words(answer, rules, i);
    if (!held.empty()) line_of("Held by", held);
    space(ui, 2);
}

void draw_why(Ui& ui, const message::Funded& answer, std::size_t i, float width) {
    text(ui, ui.fonts.body, ui.theme.ink, answer.why_sentence, width);
    place(ui, "funding:why", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 1.5f);
    charts::Waterfall chart;
    chart.start_name = answer.other_name.empty() ? "Before" : answer.other_name;
    if (chart.start_name == "today") chart.start_name = "Today";
    chart.end_name = "This formula";
    chart.start = pounds(answer.table.other[i]);
    chart.end = pounds(answer.table.allocation[i]);
    for (const auto& term : answer.why) chart.terms.push_back({term.label, pounds(term.pence)});
    ChartFrame frame;
    frame.id = "funding-why";
    frame.title = session::why_title(answer, i);
    const std::string year =
        answer.formula.money_year.empty() ? "" : " (" + answer.formula.money_year + ")";
    frame.subtitle = "What each term adds or takes away, £" + year +
                     ". The terms add up to the difference, to the penny. The bars start near the "
                     "smallest amount, not at zero.";
    frame.subtitle = with_figures(std::move(frame.subtitle), answer);
    frame.height = charts::waterfall_height(chart);
    frame.table = [&](bool exact) { return session::why_table(answer, i, exact); };
    frame.draw = [&](const charts::Canvas& canvas) { charts::draw_waterfall(canvas, chart); };
    draw_chart_frame(ui, frame, width);
    for (const auto& term : answer.why) {
        if (term.sentence.empty()) continue;
        text(ui, ui.fonts.small_strong, ui.theme.ink, term.label, width);
        text(ui, ui.fonts.small, ui.theme.quiet, term.sentence, width);
        space(ui, 0.75f);
    }
}

void draw_incentives(Ui& ui, const message::Funded& answer, std::size_t i, float width) {
    if (answer.incentives.empty()) return;
    const auto& t = ui.theme;
    funding_heading(ui, "What the formula rewards", width);
    text(ui, ui.fonts.small, t.quiet,
         "What one more of something would bring to this place, everything else equal, a year.",
         width);
    space(ui, 1);
    for (const auto& row : answer.incentives) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const auto worth = session::signed_money(row.one_more);
        const auto size = text_size(ui.fonts.strong, worth);
        text(ui, ui.fonts.small_strong, t.ink, row.label.empty() ? row.column : row.label,
             width - size.x - ui.grid(1));
        text_at(draw_list(), ui.fonts.strong, {at.x + width - size.x, at.y}, t.reform, worth);
        auto words = "One more" + (row.unit.empty() ? std::string() : " (" + row.unit + ")") +
                     ": " + session::signed_money(row.finite) +
                     " when worked out again. Reporting 1% too much would bring " +
                     session::signed_money(row.misreport) + ".";
        text(ui, ui.fonts.small, t.quiet, words, width);
        if (row.cliff) text(ui, ui.fonts.small, t.worse, "Cliff: " + row.cliff_words, width);
        place(ui, "incentive:" + row.column, {at, {at.x + width, ImGui::GetItemRectMax().y}});
        space(ui, 1.25f);
    }
    ImGui::BeginDisabled(ui.exports_off);
    if (button(ui, "Save these numbers (CSV)", Look::plain, Icon::download)) {
        save_numbers(ui, "incentives.csv", session::incentives_table(answer, true),
                     {{"Place", answer.table.names[i]}});
    }
    ImGui::EndDisabled();
}

}  // namespace

void draw_funding_place(Ui& ui, float width) {
    auto& desk = ui.session.funding();
    const auto* answer = desk.answer();
    if (answer == nullptr || answer->table.ids.empty()) return;
    draw_picker(ui, desk, *answer, width);
    draw_amounts(ui, *answer, desk.place(), width);
    const auto* detail = desk.place_answer();
    if (detail == nullptr || desk.place() >= detail->table.ids.size()) {
        funding_waiting(ui, "Working out why…", width);
        return;
    }
    draw_why(ui, *detail, desk.place(), width);
    draw_incentives(ui, *detail, desk.place(), width);
}

}  // namespace folkmoot::ui
