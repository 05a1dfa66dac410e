/// The right side: outcomes first, then the charts that the scenario asks for, then how sure it is.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"
#include "rooms/away/cite.hpp"
#include "rooms/explore/charts.hpp"
#include "session/chart_data.hpp"

#include <string>

namespace folkmoot::ui {
namespace {

using session::ChartKind;
using sheet::Node;

/// The chart's own numbers, painted; all words are the node's.
void draw_chart_of_outcome(Ui& ui, const message::Chart& chart, float width) {
    if (const auto* closed = ui.room.find("closed:" + rooms::chart_id(chart)))
        return draw_node(ui, *closed, width);
    const auto* node = ui.room.find("chart:" + rooms::chart_id(chart));
    if (node == nullptr) return;
    const auto data = rooms::chart_of(ui.session, chart);
    if (!data) return;
    const auto paint = [&](const charts::Canvas& canvas) {
        switch (data->kind) {
        case ChartKind::line:
            return charts::draw_line_chart(canvas, *data, ui.session.week());
        case ChartKind::bars:
            return charts::draw_bar_chart(canvas, *data);
        case ChartKind::dots:
            return charts::draw_dot_chart(canvas, *data);
        }
    };
    draw_chart(ui, *node, {paint, charts::chart_height(*data, ui.text_scale) / ui.text_scale},
               width);
}

} // namespace

void paint_outcome_chart(Ui& ui, const message::Chart& chart, Rect rect) {
    const auto data = rooms::chart_of(ui.session, chart);
    if (!data) return;
    const charts::Canvas canvas{draw_list(), rect, ui.theme, ui.fonts, ui.text_scale, {-1, -1}};
    if (data->kind == ChartKind::line)
        return charts::draw_line_chart(canvas, *data, ui.session.week());
    if (data->kind == ChartKind::bars) return charts::draw_bar_chart(canvas, *data);
    charts::draw_dot_chart(canvas, *data);
}

void draw_results(Ui& ui, Rect rect) {
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    begin_scroll(ui, "results", rect, {pad, pad}, ui.theme.panel);
    const float width = ImGui::GetContentRegionAvail().x;
    if (const auto* wait = ui.room.find("outcomes-wait")) {
        draw_node(ui, *wait, width);
        end_scroll(ui);
        return;
    }
    draw_outcomes(ui);
    space(ui, 1.5f);
    if (const auto* outcome = ui.room.find("outcome")) {
        const auto& title = ui.room.at("charts-title");
        const ImVec2 top = ImGui::GetCursorScreenPos();
        text(ui, ui.fonts.heading, ui.theme.ink, title.words, width);
        place(ui, title.key, {top, ImGui::GetItemRectMax()});
        space(ui, 1);
        draw_setting(ui, *outcome, width);
        for (const auto& chart : rooms::charts_shown(ui.session))
            draw_chart_of_outcome(ui, chart, width);
    }
    if (const auto* crossed = ui.room.find("crossed-part")) draw_node(ui, *crossed, width);
    if (const auto* side = ui.room.find("policies-part")) draw_node(ui, *side, width);
    if (const auto* goal = ui.room.find("goal-part")) draw_node(ui, *goal, width);
    draw_neighbour(ui, width);
    if (const auto* sure = ui.room.find("sure-part")) draw_node(ui, *sure, width);
    for (const auto key : {std::string_view("button:csv"), rooms::cite_apa, rooms::cite_bibtex})
        if (const auto* taken = ui.room.find(key)) draw_button(ui, *taken);
    end_scroll(ui);
}

} // namespace folkmoot::ui
