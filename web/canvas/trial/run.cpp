/// Step 4 of the split-test lab: the trial is run, and what it would have told stands beside what
/// is true.

#include "canvas/charts/trial_charts.hpp"
#include "canvas/trial/parts.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

using message::TrialOutcome;
using message::TrialRan;

void draw_cards(Ui& ui, const TrialRan& ran, float width) {
    const auto& t = ui.theme;
    constexpr auto told = "What the trial would have told", true_words = "What is true";
    const float gap = ui.grid(1.5f);
    if (width < 520 * ui.text_scale) {
        told_card(ui, told, ran.conclusion, t.reform, width,
                  told_card_height(ui, ran.conclusion, width));
        place(ui, "trial:conclusion", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        space(ui, 1.5f);
        told_card(ui, true_words, ran.truth, t.truth, width,
                  told_card_height(ui, ran.truth, width));
        place(ui, "trial:truth", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        return;
    }
    const float each = (width - gap) / 2;
    const float height =
        std::max(told_card_height(ui, ran.conclusion, each), told_card_height(ui, ran.truth, each));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    told_card(ui, told, ran.conclusion, t.reform, each, height);
    place(ui, "trial:conclusion", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::SetCursorScreenPos({at.x + each + gap, at.y});
    told_card(ui, true_words, ran.truth, t.truth, each, height);
    place(ui, "trial:truth", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::SetCursorScreenPos({at.x, at.y + height + ui.grid(0.5f)});
}

std::vector<charts::GapBar> bars_of(const TrialRan& ran, const TrialOutcome& outcome) {
    std::vector<charts::GapBar> bars;
    if (ran.estimates.empty()) return bars;
    const auto& first = ran.estimates[0];
    double most = std::max(std::fabs(first.estimate), std::fabs(first.truth_all));
    for (const auto& r : ran.reasons) most = std::max(most, std::fabs(r.amount));
    const double scale = std::max(most / 10, 1e-12);
    const auto words = [&](double v) { return session::format_effect(outcome, v, scale); };
    bars.push_back({"What the trial says", first.estimate, words(first.estimate), true});
    for (const auto& r : ran.reasons) {
        if (std::fabs(r.amount) > most * 1e-9)
            bars.push_back({r.label, r.amount, words(r.amount), false});
    }
    bars.push_back({"True effect for all", first.truth_all, words(first.truth_all), true});
    return bars;
}

void draw_gap(Ui& ui, const TrialRan& ran, const TrialOutcome& outcome, float width) {
    const auto bars = bars_of(ran, outcome);
    if (bars.empty()) return;
    ChartFrame frame;
    frame.id = "trial-gap";
    frame.title = ran.gap.empty() ? "Why the two differ" : ran.gap;
    frame.subtitle = "Estimate, the parts of the gap, and the true effect of rolling out to all, " +
                     session::effect_unit(outcome);
    frame.height = charts::gap_bars_height(bars.size(), 1);
    frame.table = [&](bool exact) { return session::reasons_table(ran, outcome, exact); };
    frame.draw = [&](const charts::Canvas& canvas) { charts::draw_gap_bars(canvas, bars); };
    draw_chart_frame(ui, frame, width);
    for (const auto& reason : ran.reasons) {
        if (reason.amount == 0 || reason.sentence.empty()) continue;
        text(ui, ui.fonts.small, ui.theme.ink, reason.label + ". " + reason.sentence, width);
    }
    space(ui, 2);
}

void draw_running(Ui& ui, const TrialRan& ran, const TrialOutcome& outcome, float width) {
    const double truth = ran.estimates.empty() ? NAN : ran.estimates[0].truth_all;
    ChartFrame frame;
    frame.id = "trial-running";
    frame.title = session::running_title(ran);
    frame.subtitle = ran.estimates.empty()
                         ? outcome.label
                         : outcome.label + ": " + ran.estimates[0].label + " against the control";
    frame.legend = {{ui.theme.reform, 3, "estimate so far"},
                    {faded(ui.theme.reform, 0.35f), 10, "interval of a single look"},
                    {faded(ui.theme.baseline, 0.3f), 10, "interval that allows looking every time"},
                    {ui.theme.truth, 3, "truth"}};
    frame.height = 270;
    frame.table = [&](bool exact) { return session::running_table(ran, outcome, exact); };
    frame.draw = [&](const charts::Canvas& canvas) {
        charts::draw_running_estimate(canvas, ran.weeks, truth, ran.stopped_week, outcome);
    };
    draw_chart_frame(ui, frame, width);
}

void draw_map_frame(Ui& ui, const TrialRan& ran, const message::TrialDesign& design, float width) {
    if (ran.x.empty()) return;
    ChartFrame frame;
    frame.id = "trial-map";
    frame.title = "Who is in which group";
    frame.subtitle =
        std::string(session::unit_words()[static_cast<std::size_t>(design.unit)].plain) +
        " Each dot is a simulated person at home.";
    for (std::size_t i = 0; i < design.arms.size(); ++i) {
        frame.legend.push_back({charts::arm_colour(ui.theme, i), 10, design.arms[i].label});
    }
    frame.height = charts::assignment_map_height(ran, width / ui.text_scale);
    frame.table = [&](bool) { return session::assignment_table(ran, design); };
    frame.draw = [&](const charts::Canvas& canvas) {
        charts::draw_assignment_map(canvas, ran, design.arms.size());
    };
    draw_chart_frame(ui, frame, width);
}

/// For a trial of several treatments: all of them, the best of which is not as good as it looks.
void draw_arms_table(Ui& ui, const TrialRan& ran, const TrialOutcome& outcome, float width) {
    if (ran.estimates.size() < 2) return;
    text(ui, ui.fonts.strong, ui.theme.ink, "All groups against the control", width);
    if (width < 520 * ui.text_scale) {
        for (const auto& e : ran.estimates) {
            const double scale = (e.high - e.low) / 2;
            text(ui, ui.fonts.small_strong, ui.theme.ink, e.label, width);
            text(ui, ui.fonts.small, ui.theme.ink,
                 session::format_effect(outcome, e.estimate, scale) + " (" +
                     session::format_interval(outcome, e.low, e.high) + "), " +
                     session::format_p(e.adjusted_p) + "; true effect for all " +
                     session::format_effect(outcome, e.truth_all, scale),
                 width);
        }
    } else {
        draw_words_table(ui, "arms", session::arms_table(ran.estimates, outcome, false, true),
                         width);
    }
    space(ui, 2);
}

void draw_fifths(Ui& ui, const TrialRan& ran, const TrialOutcome& outcome, float width) {
    if (ran.group_effects.size() != 5) return;
    const bool open = ui.open_tables.contains("trial-fifths");
    if (button(ui, open ? "Hide who gains##fifths" : "Who gains, by deprivation##fifths",
               Look::plain, Icon::table)) {
        open ? (void)ui.open_tables.erase("trial-fifths")
             : (void)ui.open_tables.insert("trial-fifths");
    }
    place(ui, "button:trial-fifths", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (open) draw_words_table(ui, "fifths", session::fifths_table(ran, outcome), width);
    space(ui, 2);
}

}  // namespace

void draw_trial_run(Ui& ui, float width) {
    auto& desk = ui.session.trial_lab();
    const auto* ran = desk.ran();
    const auto* outcome = desk.outcome();
    trial_step(ui, 4, "run", "What the trial would have told, beside what is true", width);
    draw_trouble(ui, desk.problems(), width);
    if (ran == nullptr || outcome == nullptr) {
        if (desk.problems().empty()) {
            text(ui, ui.fonts.large, ui.theme.quiet,
                 "Running the town four times: as designed, with nobody treated, "
                 "with everybody treated, and with a treatment that does nothing…",
                 width);
        }
        return;
    }
    draw_cards(ui, *ran, width);
    space(ui, 0.5f);
    if (button(ui, "Run it again with other chance events", Look::filled, Icon::reset))
        desk.reseed();
    place(ui, "button:trial-again", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (desk.ran_stale() && desk.problems().empty()) {
        ImGui::SameLine();
        text(ui, ui.fonts.small, ui.theme.quiet, "Running…", -1);
    }
    space(ui, 1);
    text(ui, ui.fonts.small, ui.theme.quiet,
         "Worked out as: " + ran->method_label +
             ". The same town is run four times on "
             "the same chance events, so the truth is known here.",
         width);
    for (const auto& warning : ran->warnings)
        text(ui, ui.fonts.small, ui.theme.doubt_mark, warning, width);
    space(ui, 2);
    draw_gap(ui, *ran, *outcome, width);
    draw_running(ui, *ran, *outcome, width);
    draw_arms_table(ui, *ran, *outcome, width);
    draw_fifths(ui, *ran, *outcome, width);
    draw_map_frame(ui, *ran, desk.design(), width);
}

}  // namespace folkmoot::ui
