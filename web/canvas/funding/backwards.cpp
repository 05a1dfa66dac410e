/// From the wish to the weights: how far the gap to need can close if nobody may lose more than so
/// much.

#include "canvas/charts/funding_charts.hpp"
#include "canvas/funding/parts.hpp"
#include "core/number_words.hpp"
#include "session/funding/numbers.hpp"

namespace folkmoot::ui {
namespace {

void draw_found(Ui& ui, const message::Funded& answer, const message::Backwards& found,
                float width) {
    for (const auto& lever : answer.formula.levers) {
        const auto value = found.levers.find(lever.key);
        if (value == found.levers.end()) continue;
        const auto words = session::lever_words(lever, value->second);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const auto size = text_size(ui.fonts.small_strong, words);
        text(ui, ui.fonts.small, ui.theme.ink, lever.label, width - size.x - ui.grid(1));
        text_at(draw_list(), ui.fonts.small_strong, {at.x + width - size.x, at.y}, ui.theme.reform,
                words);
        text(ui, ui.fonts.small, ui.theme.quiet, "now " + session::lever_words(lever, lever.now),
             width);
        space(ui, 0.5f);
    }
}

}  // namespace

void draw_funding_backwards(Ui& ui, float width) {
    auto& desk = ui.session.funding();
    const auto* answer = desk.answer();
    if (answer == nullptr) return;
    const auto& t = ui.theme;
    double loss = desk.largest_loss();
    setting_name(ui, "No place may lose more than", format_share(loss, 1), width);
    text(ui, ui.fonts.small, t.quiet,
         "of what it has today. The formula's weights are then sought, within their ranges, that "
         "close the gap to need as far as possible.",
         width);
    const auto slid = slide(ui, "largest-loss", loss, {0.0, 0.2, 0.005, 0.02}, width);
    if (slid.changed) desk.set_largest_loss(loss, slid.held);
    if (slid.released) desk.release();
    space(ui, 1.5f);
    const auto* found = desk.backwards();
    if (found == nullptr) {
        return funding_waiting(
            ui,
            desk.backwards_stale() ? "Searching…" : "This formula has no weights to search for.",
            width);
    }
    text(ui, ui.fonts.strong,
         desk.backwards_stale() ? t.quiet
         : found->feasible      ? t.ink
                                : t.worse,
         found->sentence, width);
    space(ui, 1);
    if (found->feasible) {
        draw_found(ui, *answer, *found, width);
        if (!found->levers.empty() && button(ui, "Use these weights", Look::filled))
            desk.use_levers(found->levers);
        place(ui, "button:use-weights", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        space(ui, 1);
    }
    if (found->curve.empty()) return;
    charts::TradeOff chart;
    chart.now = desk.largest_loss();
    chart.gap_before = found->gap_before;
    for (const auto& point : found->curve)
        chart.points.push_back({point.largest_loss, point.gap, point.feasible});
    ChartFrame frame;
    frame.id = "funding-trade-off";
    frame.title = "The less anybody may lose, the more of the gap stays";
    if (found->feasible) {
        frame.title = "Allowing a loss of " + format_share(desk.largest_loss(), 1) + " leaves " +
                      format_share(found->gap_after, 1) + " of the money away from need";
    }
    frame.subtitle = "Gap to need: money that would have to move to give every place its target. " +
                     std::string("The least that any weights reach is ") +
                     format_share(found->gap_least, 1) + ".";
    frame.subtitle = with_figures(std::move(frame.subtitle), *answer);
    frame.height = 250;
    frame.table = [&](bool exact) { return session::trade_off_table(*found, exact); };
    frame.draw = [&](const charts::Canvas& canvas) { charts::draw_trade_off(canvas, chart); };
    draw_chart_frame(ui, frame, width);
}

}  // namespace folkmoot::ui
