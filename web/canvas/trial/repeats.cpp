/// Step 5 of the split-test lab: the same trial a thousand times.

#include "canvas/charts/trial_charts.hpp"
#include "canvas/trial/parts.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

void draw_progress(Ui& ui, session::TrialDesk& desk, float width) {
    const float share = static_cast<float>(desk.repeats_known()) /
                        static_cast<float>(std::max(1u, desk.repeats_wanted()));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float high = ui.grid(0.75f);
    draw_list().AddRectFilled(at, {at.x + width, at.y + high}, ui.theme.control, high / 2);
    draw_list().AddRectFilled(at, {at.x + width * share, at.y + high}, ui.theme.reform, high / 2);
    ImGui::Dummy({width, high});
    const auto words = std::to_string(desk.repeats_known()) + " of " +
                       std::to_string(desk.repeats_wanted()) + " trials";
    if (button(ui, "Stop##repeats", Look::plain, Icon::pause)) desk.stop_repeats();
    place(ui, "button:trial-stop", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::SameLine();
    text(ui, ui.fonts.small, ui.theme.quiet, words, -1);
}

void draw_buttons(Ui& ui, session::TrialDesk& desk, float width) {
    if (desk.repeating()) return draw_progress(ui, desk, width);
    if (desk.repeats_known() < session::many_repeats) {
        if (button(ui, "Run it a thousand times##repeats", Look::filled, Icon::play))
            desk.repeat(session::many_repeats);
        place(ui, "button:trial-thousand", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
}

/// One property beside what it should be, in words.
void draw_property(Ui& ui, const message::TrialProperty& p, float width) {
    const auto& t = ui.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool off = session::is_off(p);
    auto value =
        std::isfinite(p.value) ? session::format_property(p, p.value) : std::string("none");
    if (std::isfinite(p.value) && std::isfinite(p.nominal))
        value += " (should be " + session::format_property(p, p.nominal) + ")";
    const auto size = text_size(ui.fonts.strong, value);
    const bool below = size.x > width * 0.55f;
    text(ui, ui.fonts.strong, t.ink, p.label, below ? width : width - size.x - ui.grid(1));
    if (below) {
        text(ui, ui.fonts.strong, off ? t.worse : t.ink, value, width);
    } else {
        text_at(draw_list(), ui.fonts.strong, {at.x + width - size.x, at.y}, off ? t.worse : t.ink,
                value);
    }
    auto sentence = p.sentence;
    if (p.error > 0) sentence += " Give or take " + session::format_property(p, p.error) + ".";
    text(ui, ui.fonts.small, t.quiet, sentence, width);
    place(ui, "property:" + p.key, {at, {at.x + width, ImGui::GetItemRectMax().y}});
    space(ui, 1);
}

}  // namespace

void draw_trial_repeats(Ui& ui, float width) {
    auto& desk = ui.session.trial_lab();
    const auto* outcome = desk.outcome();
    trial_step(ui, 5, "repeats", "The same trial, a thousand times", width);
    if (outcome == nullptr || !desk.problems().empty()) return;
    const auto* summed = desk.summed();
    if (summed != nullptr) {
        text(ui, ui.fonts.large, ui.theme.ink, summed->sentence, width);
        space(ui, 1);
    }
    draw_buttons(ui, desk, width);
    space(ui, 1.5f);
    const auto repeats = desk.repeats();
    if (repeats.empty()) {
        text(ui, ui.fonts.body, ui.theme.quiet, "The first trials are being run…", width);
        return;
    }
    const auto bins = session::histogram(repeats, desk.design().alpha);
    ChartFrame frame;
    frame.id = "trial-histogram";
    frame.title = session::histogram_title(repeats, desk.design().alpha);
    frame.subtitle = "Each trial has other chance events and other people in its groups.";
    frame.legend = {{ui.theme.reform, 10, "would have been announced (significant)"},
                    {ui.theme.baseline_soft, 10, "not announced"},
                    {ui.theme.truth, 3, "truth"}};
    frame.height = 250;
    frame.table = [&](bool exact) { return session::histogram_table(bins, *outcome, exact); };
    frame.draw = [&](const charts::Canvas& canvas) {
        charts::draw_histogram(canvas, bins, *outcome);
    };
    draw_chart_frame(ui, frame, width);
    if (summed == nullptr) return;
    for (const auto& property : summed->properties) draw_property(ui, property, width);
}

}  // namespace folkmoot::ui
