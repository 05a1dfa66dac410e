/// Outcomes: baseline and reform side by side, the difference, and in a word whether it is better.

#include "canvas/charts/chart.hpp"
#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "core/value_words.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace folkmoot::ui {
namespace {

constexpr std::size_t shown_at_first = 6;

ImU32 colour_of(const Theme& t, words::Judgement judgement) {
    switch (judgement) {
    case words::Judgement::better:
        return t.better;
    case words::Judgement::worse:
        return t.worse;
    case words::Judgement::neither:
        return t.ink;
    case words::Judgement::same:
    case words::Judgement::unknown:
        break;
    }
    return t.quiet;
}

void draw_outcome(Ui& ui, const message::Scenario& scenario, const session::TrialResults& results,
                  std::size_t index) {
    const auto& t = ui.theme;
    const auto& outcome = scenario.outcomes[index];
    const auto& ran = *results.main;
    const auto year = ui.session.year();
    const double baseline = session::value_at(ran.baseline, year, index, message::Slots::total);
    const double reform = session::value_at(ran.reform, year, index, message::Slots::total);
    const auto change = words::difference(outcome, baseline, reform);

    const float small = font_size(ui.fonts.small), large = font_size(ui.fonts.heading);
    const float gap = ui.grid(0.75f), pad = ui.grid(1);
    const float width = ImGui::GetContentRegionAvail().x;
    const float spark = std::min(ui.grid(8), width * 0.2f);
    const float label_room = width - spark - ui.grid(1.5f);
    const float label_width = text_size(ui.fonts.small, outcome.label).x;
    std::string unit = outcome.unit;
    if (unit.starts_with("£")) unit.erase(0, std::min(unit.size(), unit.find(' ') + 1));
    // The unit stands beside the name, or below it where there is no room.
    const bool below = label_width + ui.grid(1) + text_size(ui.fonts.small, unit).x > label_room;
    const float unit_height = !unit.empty() && below ? small + gap / 2 : 0;
    const float height = small + unit_height + large + gap + 2 * pad;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::PushID(outcome.key.c_str());
    if (ImGui::InvisibleButton("outcome", {width, height})) ui.outcome = outcome.key;
    ImGui::PopID();
    auto& draw = draw_list();
    const Rect rect{min, {min.x + width, min.y + height}};
    const bool chosen = ui.outcome == outcome.key;
    if (chosen || (ImGui::IsItemHovered() && !by_finger())) {
        draw.AddRectFilled({min.x - pad, min.y}, {rect.max.x + pad, rect.max.y},
                           chosen ? t.control : faded(t.control, 0.6f), 7 * ui.text_scale);
    }
    focus_ring(ui, 7);
    tip(ui, outcome.sentence);
    place(ui, "outcome:" + outcome.key, rect);

    // First line: what it is, in which unit, and the whole course in miniature.
    const float top = min.y + pad;
    text_at(draw, ui.fonts.small, {min.x, top}, t.ink, outcome.label, label_room);
    const ImVec2 unit_at = below ? ImVec2{min.x, top + small + gap / 2}
                                 : ImVec2{min.x + label_width + ui.grid(1), top};
    text_at(draw, ui.fonts.small, unit_at, t.quiet, unit, below ? width : label_room);
    if (index < ran.baseline.weekly.size() && index < ran.reform.weekly.size()) {
        const Rect area{{rect.max.x - spark, top}, {rect.max.x, top + small}};
        charts::draw_sparkline({draw, area, t, ui.fonts, ui.text_scale, {-1, -1}},
                               ran.baseline.weekly[index], ran.reform.weekly[index]);
    }

    // Second line: baseline → reform, and the difference with its word.
    const float line_top = top + small + unit_height + gap;
    const float small_top = line_top + (large - small) * 0.72f;
    auto values = words::format_both(outcome, baseline, reform);
    if (ran.quick && change.sign != 0) values.reform = "≈ " + values.reform;
    if (ran.quick && ui.session.facts_move()) values.baseline = "≈ " + values.baseline;
    const auto from = values.baseline + " →";
    text_at(draw, ui.fonts.small, {min.x, small_top}, t.quiet, from);
    const float x = min.x + text_size(ui.fonts.small, from).x + ui.grid(0.75f);
    text_at(draw, ui.fonts.heading, {x, line_top}, t.reform, values.reform);
    std::string words = change.text;
    if (const auto word = words::judgement_word(change.judgement); !word.empty()) {
        words += ", " + std::string(word);
    }
    // In a narrow column baseline and reform stand beside it: how much, and the word, is enough.
    const float words_room =
        rect.max.x - x - text_size(ui.fonts.heading, values.reform).x - ui.grid(1);
    if (text_size(ui.fonts.small_strong, words).x > words_room && change.sign != 0) {
        words = change.text.substr(0, change.text.rfind(' '));
        words += " " + std::string(words::judgement_word(change.judgement));
    }
    const float words_width = std::min(words_room, text_size(ui.fonts.small_strong, words).x);
    text_at(draw, ui.fonts.small_strong, {rect.max.x - words_width, small_top},
            colour_of(t, change.judgement), words, words_room);
}

/// Which number and which line is which, for everything below.
void draw_key(Ui& ui, const std::string& reform) {
    auto& draw = draw_list();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = at.x + ImGui::GetContentRegionAvail().x, small = font_size(ui.fonts.small);
    float x = at.x;
    const auto entry = [&](ImU32 colour, const std::string& words) {
        draw.AddRectFilled({x, at.y + small / 2 - 1}, {x + ui.grid(1.75f), at.y + small / 2 + 2},
                           colour, 1);
        x += ui.grid(2.25f);
        text_at(draw, ui.fonts.small, {x, at.y}, colour, words, right - x);
        x += text_size(ui.fonts.small, words).x + ui.grid(2);
    };
    entry(ui.theme.baseline, "Baseline");
    entry(ui.theme.reform, reform);
    ImGui::Dummy({1, small});
}

} // namespace

void draw_outcomes(Ui& ui) {
    const auto* scenario = ui.session.scenario();
    const auto* results = ui.session.shown();
    if (scenario == nullptr || results == nullptr) return;
    const auto year = ui.session.year();
    text(ui, ui.fonts.heading, ui.theme.ink,
         "Outcomes in year " + std::to_string(year + 1) +
             (results->main->quick ? ": a quick look" : ""));
    text(ui, ui.fonts.small, ui.theme.quiet,
         scenario->money_year.empty()
             ? std::string("Over the year; the curves show every week.")
             : "Over the year. Money in prices of " + scenario->money_year + ".");
    const auto* policy = session::find_policy(*scenario, results->trial.reform);
    draw_key(ui, policy != nullptr ? policy->label : "Reform");
    space(ui, 1);

    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const auto count = scenario->outcomes.size();
    const bool all = ui.all_outcomes || count <= shown_at_first + 1;
    // What the sentence speaks of first comes first.
    const auto headline = session::outcome_index(*scenario, ui.session.confidence().outcome);
    std::size_t drawn = 0;
    const auto draw_one = [&](std::size_t i) {
        draw_outcome(ui, *scenario, *results, i);
        line(ui);
        ++drawn;
    };
    if (headline < count) draw_one(headline);
    for (std::size_t i = 0; i < count && (all || drawn < shown_at_first); ++i) {
        if (i != headline) draw_one(i);
    }
    ImGui::PopStyleVar();
    space(ui, 1);
    if (count > shown_at_first + 1) {
        const auto words = all ? std::string("Show fewer##outcomes")
                               : "Show all " + std::to_string(count) + " outcomes##outcomes";
        if (button(ui, words, Look::bare)) ui.all_outcomes = !ui.all_outcomes;
    }
}

} // namespace folkmoot::ui
