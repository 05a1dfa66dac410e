/// The question, the one sentence that answers it, how sure that is, and whether it is reproduced.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "core/hash.hpp"

#include <algorithm>
#include <string>

namespace folkmoot::ui {
namespace {

ImFont* sentence_font(const Ui& ui) { return ui.narrow ? ui.fonts.body : ui.fonts.large; }

float column_width(const Ui& ui, float width) {
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    return std::min(width - 2 * pad, 1080 * ui.text_scale);
}

struct Certainty {
    std::string words;
    float share = 0;  ///< of the runs that are in
};

Certainty certainty(const Ui& ui) {
    const auto c = ui.session.confidence();
    if (ui.session.shown() == nullptr) return {"", 0};
    const float share = static_cast<float>(c.runs) / static_cast<float>(std::max(1u, c.wanted));
    if (ui.session.preview()) {
        const bool held = ui.session.held();
        return {ui.narrow ? "From 20,000 people"
                          : std::string("From 20,000 people, on today’s full values; ") +
                                (held ? "in full when you let go" : "the full answer is coming"),
                0};
    }
    if (ui.session.stale() && !ui.session.held()) return {"From before your change", 0};
    if (c.runs >= c.wanted) return {"", 1};
    return {(ui.narrow ? "" : "Checking how sure this is: ") + std::to_string(c.runs) + " of " +
                std::to_string(c.wanted) + " runs",
            share};
}

struct Badge {
    std::string words, tip;
    ImU32 colour;
    bool check = false;
};

Badge badge(const Ui& ui) {
    using session::Reproduction;
    const auto& t = ui.theme;
    const auto* results = ui.session.shown();
    std::string print;
    if (results != nullptr && results->main && !ui.session.preview()) {
        print = to_hex(results->main->fingerprint).substr(0, 8);
    }
    const std::string why =
        "The fingerprint of every number in this result. Anyone who runs the same "
        "settings gets the same one, on any machine.";
    switch (ui.session.reproduction()) {
    case Reproduction::exact:
        return {"Reproduced exactly  " + print,
                why + " This device has just computed the result again: the same bits.", t.better,
                true};
    case Reproduction::differs:
        return {"Differs from the original  " + print,
                why + " This result is not the one that the link or the page expected: the "
                      "scenario or the engine has changed since.",
                t.worse};
    case Reproduction::checking:
        return {"Recomputing to check…", why, t.quiet};
    case Reproduction::unasked:
        break;
    }
    return {print.empty() ? "" : "Fingerprint " + print, why, t.quiet};
}

/// Of the question above the sentence, on a phone.
float question_height(const Ui& ui, float column) {
    const auto* scenario = ui.session.scenario();
    if (scenario == nullptr) return 0;
    return text_size(ui.fonts.small_strong, scenario->question, column).y + ui.grid(0.5f);
}

}  // namespace

float statement_height(Ui& ui, float width) {
    const float column = column_width(ui, width);
    auto* font = sentence_font(ui);
    // Two lines are always kept, so that the page does not jump while a lever moves.
    const float lines = ui.narrow ? 5.0f : 2.0f;
    const auto words = ui.session.full_sentence();
    const float text_height = std::max(lines * font_size(font), text_size(font, words, column).y);
    const float small = font_size(ui.fonts.small);
    if (ui.narrow) return question_height(ui, column) + text_height + small + ui.grid(3);
    return font_size(ui.fonts.title) + text_height + small + ui.grid(6);
}

void draw_statement(Ui& ui, Rect rect) {
    const auto& t = ui.theme;
    begin_part(ui, "statement", rect, {0, 0}, t.paper);
    auto& draw = draw_list();
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    const float column = column_width(ui, rect.width());
    ImVec2 at{rect.min.x + pad, rect.min.y + ui.grid(ui.narrow ? 1 : 2)};
    const auto* scenario = ui.session.scenario();
    if (scenario != nullptr && !ui.narrow) {
        text_at(draw, ui.fonts.title, at, t.ink, scenario->question, rect.width() - 2 * pad);
        at.y += font_size(ui.fonts.title) + ui.grid(1);
    }
    ImGui::SetCursorScreenPos(at);
    if (scenario != nullptr && ui.narrow) {
        text(ui, ui.fonts.small_strong, t.quiet, scenario->question, column);
        ImGui::SetCursorScreenPos({at.x, at.y + question_height(ui, column)});
    }
    const auto words = ui.session.sentence();
    auto* font = sentence_font(ui);
    text(ui, font, ui.session.stale() ? t.quiet : t.ink,
         words.empty() ? "Working out the first answer…" : words, column);
    ui.places["sentence"] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};

    // One quiet line below: the fingerprint, and what is still being worked out.
    const auto b = badge(ui);
    const float small = font_size(ui.fonts.small);
    const float y = rect.max.y - small - ui.grid(ui.narrow ? 1 : 1.75f);
    float x = at.x;
    if (!b.words.empty()) {
        if (b.check) {
            draw.PathLineTo({x + 1, y + small * 0.55f});
            draw.PathLineTo({x + small * 0.35f, y + small * 0.85f});
            draw.PathLineTo({x + small * 0.85f, y + small * 0.2f});
            draw.PathStroke(b.colour, 0, 2);
            x += small + ui.grid(0.75f);
        }
        const auto size = text_size(ui.fonts.small, b.words);
        text_at(draw, ui.fonts.small, {x, y}, b.colour, b.words);
        ImGui::SetCursorScreenPos({at.x, y - 4});
        ImGui::InvisibleButton("badge", {x + size.x - at.x, size.y + 8});
        focus_ring(ui, 4);
        tip(ui, b.tip);
        ui.places["badge"] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
        x += size.x + ui.grid(3);
    }
    const auto c = certainty(ui);
    const double progress = ui.session.progress();
    const float share = progress >= 0 ? static_cast<float>(progress) : c.share;
    if (!c.words.empty() && (!ui.narrow || x < rect.max.x - ui.grid(20))) {
        const float bar = ui.grid(9), middle = y + small / 2;
        if (share > 0) {
            draw.AddRectFilled({x, middle - 1}, {x + bar, middle + 1}, t.control_edge, 1);
            draw.AddRectFilled({x, middle - 2}, {x + bar * share, middle + 2}, t.baseline, 2);
            x += bar + ui.grid(1);
        }
        text_at(draw, ui.fonts.small, {x, y}, t.quiet, c.words, rect.max.x - x - pad);
    }
    draw.AddRectFilled({rect.min.x, rect.max.y - 1}, rect.max, t.line);
    end_part(ui);
}

}  // namespace folkmoot::ui
