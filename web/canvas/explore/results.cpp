/// The right side: outcomes first, then the charts that the scenario asks for.

#include "canvas/chart_frame.hpp"
#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "session/chart_data.hpp"
#include "session/trial/edit.hpp"

#include <string>

namespace folkmoot::ui {
namespace {

/// The charts of the outcome that somebody chose: its course, and everyone's share in it.
std::vector<message::Chart> charts_of(const message::Scenario& scenario,
                                      const message::Outcome& outcome) {
    std::vector<message::Chart> charts{
        {"line", outcome.key, "", "How does it change over the years?"}};
    for (const auto& by : outcome.by) {
        const bool areas = by == "area";
        charts.push_back({areas ? "dots" : "bars", outcome.key, by,
                          std::string(session::breakdown_question(scenario, by))});
    }
    return charts;
}

}  // namespace

void draw_results(Ui& ui, Rect rect) {
    const auto* scenario = ui.session.scenario();
    const auto* results = ui.session.shown();
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    begin_scroll(ui, "results", rect, {pad, pad}, ui.theme.panel);
    if (scenario == nullptr || results == nullptr) {
        text(ui, ui.fonts.body, ui.theme.quiet, "The first results are being worked out…");
        end_scroll(ui);
        return;
    }
    draw_outcomes(ui);
    space(ui, 1.5f);
    const auto show = [&](const message::Chart& chart, const std::string& id) {
        if (const auto data = session::chart_data(*scenario, *results, chart, ui.session.year(),
                                                  ui.session.deprivation())) {
            draw_chart_card(ui, *data, id);
        }
    };
    const auto chosen = session::outcome_index(*scenario, ui.outcome);
    if (chosen < scenario->outcomes.size()) {
        for (const auto& chart : charts_of(*scenario, scenario->outcomes[chosen])) {
            show(chart, "chosen-" + chart.kind + "-" + chart.outcome + "-" + chart.by);
        }
        if (button(ui, "Back to the main charts", Look::plain, Icon::back)) ui.outcome.clear();
    } else {
        for (const auto& chart : scenario->charts) {
            show(chart, chart.kind + "-" + chart.outcome + "-" + chart.by);
        }
        if (button(ui, "Save all numbers (CSV)", Look::plain, Icon::download)) {
            save_numbers(ui, scenario->name + "-outcomes.csv",
                         session::outcomes_table(*scenario, *results, ui.session.year()));
        }
    }
    end_scroll(ui);
}

}  // namespace folkmoot::ui
