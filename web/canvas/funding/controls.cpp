#include "canvas/funding/controls.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

/// A finger slides once it has moved sideways; a mouse slides at once.
bool finger_slides(Ui& ui) {
    if (!by_finger()) return true;
    const auto& io = ImGui::GetIO();
    const float dx = std::fabs(io.MousePos.x - io.MouseClickedPos[0].x);
    const float dy = std::fabs(io.MousePos.y - io.MouseClickedPos[0].y);
    if (!ui.finger.scrolls && dx > 7 && dx > dy) ui.finger.slides = true;
    return ui.finger.slides;
}

double onto_step(const Range& range, double value) {
    if (range.step > 0)
        value = range.low + std::round((value - range.low) / range.step) * range.step;
    // Thousandths of a step are rounding: 0.30000000000000004 is 0.3 to whoever set it.
    const double fine = range.step > 0 ? range.step * 1e-3 : 1e-9;
    value = std::round(value / fine) * fine;
    return std::clamp(value, range.low, range.high);
}

/// Arrow keys move the slider that the keyboard is on, instead of the focus.
bool slide_by_keys(const Range& range, double& value, ImGuiID id) {
    auto& g = *ImGui::GetCurrentContext();
    if (g.NavId != id || g.NavDisableHighlight) return false;
    const double by = range.step * (ImGui::GetIO().KeyShift ? 10 : 1);
    double next = value;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) next -= by;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) next += by;
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) next = range.low;
    if (ImGui::IsKeyPressed(ImGuiKey_End)) next = range.high;
    const bool sideways =
        ImGui::IsKeyDown(ImGuiKey_LeftArrow) || ImGui::IsKeyDown(ImGuiKey_RightArrow);
    if (sideways && g.NavMoveSubmitted) ImGui::NavMoveRequestCancel();
    next = onto_step(range, next);
    return std::exchange(value, next) != next;
}

/// One row of an open list. True if pressed.
bool option_row(Ui& ui, const Option& option, bool chosen, float width, int number) {
    const auto& t = ui.theme;
    const float pad = ui.grid(1.25f), inner = width - 2 * pad;
    auto* name_font = chosen ? ui.fonts.strong : ui.fonts.body;
    const float name_height = text_size(name_font, option.name, inner).y;
    const float words =
        option.sentence.empty() ? 0 : text_size(ui.fonts.small, option.sentence, inner).y + 2;
    const float height = std::max(ui.touch(), name_height + words + pad);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::PushID(number);
    const bool pressed = ImGui::InvisibleButton("option", {width, height});
    ImGui::PopID();
    if (chosen && ImGui::IsWindowAppearing()) ImGui::SetItemDefaultFocus();
    if (ImGui::IsItemHovered() || chosen) {
        draw_list().AddRectFilled(min, {min.x + width, min.y + height},
                                  chosen ? t.control : t.control_hover, 6);
    }
    focus_ring(ui, 6);
    place(ui, "option:" + option.name, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({min.x + pad, min.y + (height - name_height - words) / 2});
    text(ui, name_font, t.ink, option.name, inner);
    if (words > 0) {
        ImGui::SetCursorScreenPos(
            {min.x + pad, min.y + (height - name_height - words) / 2 + name_height + 2});
        text(ui, ui.fonts.small, t.quiet, option.sentence, inner);
    }
    ImGui::SetCursorScreenPos(after);
    return pressed;
}

}  // namespace

void setting_name(Ui& ui, std::string_view name, std::string_view value, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto size = text_size(ui.fonts.strong, value);
    text(ui, ui.fonts.strong, ui.theme.ink, name, width - size.x - ui.grid(1));
    if (!value.empty()) {
        text_at(draw_list(), ui.fonts.strong, {at.x + width - size.x, at.y}, ui.theme.reform,
                value);
    }
}

Slid slide(Ui& ui, const char* id, double& value, const Range& range, float width) {
    const auto& t = ui.theme;
    const float height = ui.narrow ? 44.0f : 26 * ui.text_scale;
    const float radius = ui.narrow ? 12.0f : 8 * ui.text_scale;
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(id, {width, height});
    const auto item = ImGui::GetItemID();
    const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
    const float left = min.x + radius, right = min.x + width - radius, middle = min.y + height / 2;
    const auto at = [&](double v) {
        const double share = (v - range.low) / std::max(1e-300, range.high - range.low);
        return left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * (right - left);
    };
    const auto under_pointer = [&] {
        const double share =
            static_cast<double>((ImGui::GetIO().MousePos.x - left) / std::max(1.0f, right - left));
        return onto_step(range, range.low + std::clamp(share, 0.0, 1.0) * (range.high - range.low));
    };
    Slid slid;
    const bool tapped =
        ImGui::IsItemDeactivated() && by_finger() && !ui.finger.scrolls && !ui.finger.slides;
    if ((active && finger_slides(ui)) || tapped) {
        const double next = under_pointer();
        slid.changed = std::exchange(value, next) != next;
    }
    slid.held = active;
    slid.released = ImGui::IsItemDeactivated();
    if (!active && slide_by_keys(range, value, item)) slid.changed = true;

    auto& draw = draw_list();
    const float thick = 2 * ui.text_scale, x = at(value), tick = at(range.mark);
    draw.AddRectFilled({left - radius / 2, middle - thick / 2},
                       {right + radius / 2, middle + thick / 2}, t.control_edge, thick / 2);
    draw.AddRectFilled({std::min(x, tick), middle - thick}, {std::max(x, tick), middle + thick},
                       t.reform, thick);
    draw.AddRectFilled({tick - 1, middle - radius * 1.1f}, {tick + 1, middle + radius * 1.1f},
                       t.baseline, 1);
    if (active || (hovered && !by_finger()))
        draw.AddCircleFilled({x, middle}, radius * 1.6f, faded(t.reform, 0.16f));
    draw.AddCircleFilled({x, middle}, radius, t.reform);
    draw.AddCircleFilled({x, middle}, radius - 2.25f * ui.text_scale, t.raised);
    focus_ring(ui);
    place(ui, std::string("control:trial.") + id, {min, {min.x + width, min.y + height}});
    return slid;
}

bool pick_one(Ui& ui, const char* id, std::span<const Option> options, int& chosen, float width,
              std::string_view empty) {
    const auto& t = ui.theme;
    ImGui::PushID(id);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float height = std::max(ui.touch(), 34 * ui.text_scale);
    const bool pressed = ImGui::InvisibleButton("open", {width, height});
    const bool hovered = ImGui::IsItemHovered() && !by_finger();
    const Rect rect{min, {min.x + width, min.y + height}};
    auto& draw = draw_list();
    draw.AddRectFilled(rect.min, rect.max, hovered ? t.control_hover : t.control,
                       7 * ui.text_scale);
    draw.AddRect(rect.min, rect.max, t.control_edge, 7 * ui.text_scale);
    const bool some = chosen >= 0 && chosen < static_cast<int>(options.size());
    const std::string words =
        some ? options[static_cast<std::size_t>(chosen)].name : std::string(empty);
    auto* font = ui.narrow ? ui.fonts.body : ui.fonts.small_strong;
    const float pad = ui.grid(1.25f), icon = font_size(font);
    text_at(draw, font, {min.x + pad, min.y + (height - font_size(font)) / 2},
            some ? t.ink : t.quiet, words, width - 3 * pad - icon);
    draw_icon(draw, Icon::down, {rect.max.x - pad - icon / 2, min.y + height / 2}, icon, t.quiet);
    focus_ring(ui);
    place(ui, std::string("pick:") + id, rect);
    if (pressed) ImGui::OpenPopup("list");
    bool changed = false;
    const float list_width =
        std::min(std::max(width, 320 * ui.text_scale), ui.screen.width() - ui.grid(2));
    const float below = ui.screen.max.y - rect.max.y - ui.grid(1), above = rect.min.y - ui.grid(1);
    const bool upwards = below < 220 * ui.text_scale && above > below;
    ImGui::SetNextWindowPos({std::min(min.x, ui.screen.max.x - list_width - ui.grid(1)),
                             upwards ? rect.min.y : rect.max.y + 2},
                            ImGuiCond_Always, {0, upwards ? 1.0f : 0.0f});
    ImGui::SetNextWindowSizeConstraints({list_width, 0},
                                        {list_width, std::max(200.0f, upwards ? above : below)});
    ImGui::PushStyleColor(ImGuiCol_PopupBg, t.raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.grid(0.75f), ui.grid(0.75f)});
    if (ImGui::BeginPopup("list", ImGuiWindowFlags_NoMove)) {
        const float inner = ImGui::GetContentRegionAvail().x;
        for (std::size_t i = 0; i < options.size(); ++i) {
            const int number = static_cast<int>(i);
            if (!option_row(ui, options[i], number == chosen, inner, number)) continue;
            changed = number != chosen;
            chosen = number;
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    ImGui::PopID();
    return changed;
}

void draw_trouble(Ui& ui, std::span<const message::Problem> problems, float width) {
    for (const auto& problem : problems) {
        const auto words = problem.where.empty() || problem.text.starts_with(problem.where)
                               ? problem.text
                               : problem.where + ": " + problem.text;
        const float pad = ui.grid(1.25f);
        const float height = text_size(ui.fonts.body, words, width - 2 * pad).y + 2 * pad;
        const ImVec2 min = ImGui::GetCursorScreenPos();
        draw_list().AddRectFilled(min, {min.x + width, min.y + height}, ui.theme.doubt, 6);
        draw_list().AddRect(min, {min.x + width, min.y + height}, ui.theme.worse, 6);
        ImGui::SetCursorScreenPos({min.x + pad, min.y + pad});
        text(ui, ui.fonts.body, ui.theme.ink, words, width - 2 * pad);
        ImGui::SetCursorScreenPos({min.x, min.y + height + ui.grid(1)});
    }
}

}  // namespace folkmoot::ui
