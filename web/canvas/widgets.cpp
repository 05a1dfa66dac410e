#include "canvas/widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace folkmoot::ui {
namespace {

std::vector<std::string>* overheard = nullptr;

void say(std::string_view words) {
    if (overheard != nullptr) overheard->emplace_back(words);
}

std::string_view shown_part(std::string_view label) { return label.substr(0, label.find("##")); }

/// Takes the next `size` of the layout as something to press, and says how it is being used.
struct Press {
    Rect rect;
    bool pressed = false, hovered = false, down = false;
};
Press press_area(const char* id, ImVec2 size) {
    const ImVec2 min = ImGui::GetCursorScreenPos();
    Press p;
    p.pressed = ImGui::InvisibleButton(id, size);
    p.rect = {min, {min.x + size.x, min.y + size.y}};
    p.down = ImGui::IsItemActive();
    p.hovered = ImGui::IsItemHovered() && !by_finger();
    return p;
}

void face(Ui& ui, ImDrawList& draw, const Press& p, Look look) {
    const auto& t = ui.theme;
    const float rounding = 7 * ui.text_scale;
    if (look == Look::filled) {
        const auto faces = filled_faces(t);
        draw.AddRectFilled(p.rect.min, p.rect.max, faces[p.down ? 2 : p.hovered ? 1 : 0], rounding);
        return;
    }
    if (p.hovered || p.down) {
        draw.AddRectFilled(p.rect.min, p.rect.max, t.control_hover, rounding);
    } else if (look == Look::plain) {
        draw.AddRectFilled(p.rect.min, p.rect.max, t.control, rounding);
    }
    if (look == Look::plain) draw.AddRect(p.rect.min, p.rect.max, t.control_edge, rounding);
}

}  // namespace

ImDrawList& draw_list() { return *ImGui::GetWindowDrawList(); }

bool by_finger() { return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen; }

ImVec2 hand_moved() { return ImGui::IsMouseClicked(0) ? ImVec2{0, 0} : ImGui::GetIO().MouseDelta; }

float font_size(const ImFont* font) { return font->FontSize * ImGui::GetIO().FontGlobalScale; }

void overhear(std::vector<std::string>* said) { overheard = said; }

static float width_of(ImFont* font, std::string_view words) {
    return font
        ->CalcTextSizeA(font_size(font), FLT_MAX, 0, words.data(), words.data() + words.size())
        .x;
}

namespace {

// Most words of a frame are those of the frame before: where their lines break is kept. A cut is
// where a line begins and how long it is.
using Cuts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

template <class Words> struct MeasuredAs {
    const ImFont* font;
    float size, glyphs, width; ///< points; how large the typeface's pictures are; where lines break
    Words words;
};
using Measured = MeasuredAs<std::string>;
// Looked up without a copy of the words: every frame asks for all of its words.
using Asked = MeasuredAs<std::string_view>;
struct MeasuredHash {
    using is_transparent = void;
    template <class Words> std::size_t operator()(const MeasuredAs<Words>& m) const {
        return std::hash<std::string_view>()(m.words) ^ std::hash<const void*>()(m.font) ^
               (std::hash<float>()(m.width) << 1) ^ (std::hash<float>()(m.size * m.glyphs) << 2);
    }
};
struct MeasuredSame {
    using is_transparent = void;
    template <class A, class B>
    bool operator()(const MeasuredAs<A>& a, const MeasuredAs<B>& b) const {
        return a.font == b.font && a.size == b.size && a.glyphs == b.glyphs && a.width == b.width &&
               a.words == b.words;
    }
};
using KeptCuts = std::unordered_map<Measured, Cuts, MeasuredHash, MeasuredSame>;

} // namespace

// Broken at spaces only: ImGui itself would break "8.4" at its point.
static Cuts cuts_of(ImFont* font, std::string_view words, float width) {
    std::vector<std::string_view> lines;
    std::size_t start = 0, fits = 0;
    for (std::size_t at = 0; at <= words.size(); ++at) {
        const bool end = at == words.size();
        if (!end && words[at] != ' ' && words[at] != '\n') continue;
        if (width_of(font, words.substr(start, at - start)) > width && fits > start) {
            lines.push_back(words.substr(start, fits - start));
            start = fits + 1;
        }
        fits = at;
        if (!end && words[at] == '\n') {
            lines.push_back(words.substr(start, at - start));
            start = fits = at + 1;
        }
    }
    lines.push_back(words.substr(std::min(start, words.size())));
    Cuts cuts;
    for (const auto line : lines)
        cuts.emplace_back(static_cast<std::uint32_t>(line.data() - words.data()),
                          static_cast<std::uint32_t>(line.size()));
    return cuts;
}

std::vector<std::string_view> lines_of(ImFont* font, std::string_view words, float width) {
    static KeptCuts all;
    constexpr std::size_t most = 4000;
    const Asked asked{font, font_size(font), font->Scale, width, words};
    auto known = all.find(asked);
    if (known == all.end()) {
        if (all.size() >= most) all.clear();
        known =
            all.emplace(Measured{asked.font, asked.size, asked.glyphs, width, std::string(words)},
                        cuts_of(font, words, width))
                .first;
    }
    std::vector<std::string_view> lines;
    lines.reserve(known->second.size());
    for (const auto& [at, length] : known->second) lines.push_back(words.substr(at, length));
    return lines;
}

ImVec2 text_size(ImFont* font, std::string_view words, float wrap) {
    if (wrap <= 0) return {width_of(font, words), font_size(font)};
    const auto lines = lines_of(font, words, wrap);
    float widest = 0;
    for (const auto line : lines) widest = std::max(widest, width_of(font, line));
    return {widest, font_size(font) * static_cast<float>(lines.size())};
}

void text_at(ImDrawList& draw, ImFont* font, ImVec2 at, ImU32 colour, std::string_view words,
             float max_width, float letters) {
    say(words);
    at = {std::round(at.x), std::round(at.y)};
    const float size = font_size(font) * letters;
    if (max_width <= 0 || width_of(font, words) * letters <= max_width) {
        draw.AddText(font, size, at, colour, words.data(), words.data() + words.size());
        return;
    }
    std::string cut(words);
    while (!cut.empty() && width_of(font, cut + "…") * letters > max_width) {
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80) {
            cut.pop_back();
        }
        if (!cut.empty()) cut.pop_back();
    }
    cut += "…";
    draw.AddText(font, size, at, colour, cut.data(), cut.data() + cut.size());
}

void text(Ui&, ImFont* font, ImU32 colour, std::string_view words, float width) {
    if (width == 0) width = ImGui::GetContentRegionAvail().x;
    const auto lines = width < 0 ? std::vector{words} : lines_of(font, words, width);
    ImGui::Dummy(lines_at(draw_list(), font, ImGui::GetCursorScreenPos(), colour, words, lines));
}

ImVec2 lines_at(ImDrawList& draw, ImFont* font, ImVec2 at, ImU32 colour, std::string_view words,
                const std::vector<std::string_view>& lines) {
    const float height = font_size(font);
    float widest = 0, y = at.y;
    if (lines.size() > 1) say(words);
    for (const auto line : lines) {
        text_at(draw, font, {at.x, y}, colour, line);
        widest = std::max(widest, width_of(font, line));
        y += height;
    }
    return {widest, y - at.y};
}

void space(Ui& ui, float steps) {
    const float spacing = ImGui::GetStyle().ItemSpacing.y;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui.grid(steps) - spacing);
    ImGui::Dummy({0, 0});
}

void line(Ui& ui) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    draw_list().AddRectFilled(at, {at.x + width, at.y + 1}, ui.theme.line);
    ImGui::Dummy({0, 1});
}

void tip(Ui& ui, std::string_view words) {
    const bool keyboard =
        ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight;
    if (by_finger() || words.empty()) return;
    if (!keyboard && !ImGui::IsItemHovered(ImGuiHoveredFlags_DelayShort)) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.grid(1.5f), ui.grid(1)});
    if (ImGui::BeginTooltip()) {
        text(ui, ui.fonts.small, ui.theme.ink, words, 260 * ui.text_scale);
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

void focus_ring(Ui& ui, float rounding) {
    if (!ImGui::IsItemFocused() || ImGui::GetCurrentContext()->NavDisableHighlight) return;
    const auto min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    auto& draw = draw_list();
    draw.PushClipRect({min.x - 4, min.y - 4}, {max.x + 4, max.y + 4}, false);
    draw.AddRect({min.x - 2, min.y - 2}, {max.x + 2, max.y + 2}, ui.theme.focus, rounding, 0, 2.5f);
    draw.PopClipRect();
}

void place(Ui& ui, const std::string& name, Rect rect) {
    ui.places[name] = rect;
    if (name.starts_with("lever:") || name.starts_with("outcome:")) {
        const ImRect& panel = ImGui::GetCurrentWindow()->InnerClipRect;
        ui.panel_of[name] = {panel.Min, panel.Max};
    }
    if (ui.reveal.erase(name) == 0) return;
    if (ImGui::GetCurrentWindow()->InnerClipRect.Contains(ImRect(rect.min, rect.max))) return;
    ImGui::SetScrollFromPosY(rect.min.y - ImGui::GetWindowPos().y, 0.25f);
}

bool button(Ui& ui, std::string_view label, Look look, Icon icon, float width) {
    const auto words = shown_part(label);
    auto* font = look == Look::filled ? ui.fonts.small_strong : ui.fonts.small;
    if (ui.narrow) font = look == Look::filled ? ui.fonts.strong : ui.fonts.body;
    const float icon_size = icon == Icon::none ? 0 : font_size(font);
    const float gap = icon == Icon::none || words.empty() ? 0 : ui.grid(0.75f);
    const ImVec2 size = text_size(font, words);
    const float content = size.x + icon_size + gap;
    const ImVec2 whole{width > 0 ? width : content + ui.grid(3), ui.touch()};
    const auto p = press_area(std::string(label).c_str(), whole);
    auto& draw = draw_list();
    face(ui, draw, p, look);
    const ImU32 colour = look == Look::filled ? ui.theme.on_reform : ui.theme.ink;
    const float middle = (p.rect.min.y + p.rect.max.y) / 2;
    float x = p.rect.min.x + std::max(ui.grid(1), (whole.x - content) / 2);
    if (icon != Icon::none) {
        draw_icon(draw, icon, {x + icon_size / 2, middle}, icon_size, colour);
        x += icon_size + gap;
    }
    text_at(draw, font, {x, middle - size.y / 2}, colour, words, p.rect.max.x - x - ui.grid(0.5f));
    focus_ring(ui);
    return p.pressed;
}

bool icon_button(Ui& ui, const char* id, Icon icon, std::string_view words, Look look, float size) {
    const float side = size > 0 ? size : ui.touch();
    const auto p = press_area(id, {side, side});
    auto& draw = draw_list();
    face(ui, draw, p, look);
    const auto& t = ui.theme;
    const ImU32 colour = look == Look::filled ? t.on_reform : p.hovered ? t.ink : t.quiet;
    const ImVec2 middle{(p.rect.min.x + p.rect.max.x) / 2, (p.rect.min.y + p.rect.max.y) / 2};
    draw_icon(draw, icon, middle, std::round(std::min(side * 0.45f, 18 * ui.text_scale)), colour);
    focus_ring(ui);
    tip(ui, words);
    return p.pressed;
}

bool choose_one(Ui& ui, const char* id, std::span<const std::string> names, int& chosen,
                float width) {
    auto* font = ui.narrow ? ui.fonts.body : ui.fonts.small;
    auto* strong = ui.narrow ? ui.fonts.strong : ui.fonts.small_strong;
    const float inset = 2 * ui.text_scale, pad = ui.grid(1.25f);
    float widest = 0, total = 0;
    for (const auto& name : names) {
        widest = std::max(widest, text_size(strong, name).x);
        total += text_size(strong, name).x + 2 * pad;
    }
    const float count = static_cast<float>(names.size());
    const bool stacked = width > 0 && total + 2 * inset > width;
    if (width <= 0) width = total + 2 * inset;
    const float spare = stacked ? 0 : (width - 2 * inset - total) / count;
    const float row = ui.touch() - (ui.narrow ? 0 : 2 * ui.text_scale);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const ImVec2 size{width, (stacked ? row * count : row) + 2 * inset};
    auto& draw = draw_list();
    const auto& t = ui.theme;
    draw.AddRectFilled(min, {min.x + size.x, min.y + size.y}, t.control, 8 * ui.text_scale);
    draw.AddRect(min, {min.x + size.x, min.y + size.y}, t.control_edge, 8 * ui.text_scale);
    bool changed = false;
    ImGui::PushID(id);
    float x = min.x + inset, y = min.y + inset;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const float each =
            stacked ? width - 2 * inset : text_size(strong, names[i]).x + 2 * pad + spare;
        ImGui::SetCursorScreenPos({x, y});
        ImGui::PushID(static_cast<int>(i));
        const auto p = press_area("choice", {each, row});
        ImGui::PopID();
        const bool is_chosen = static_cast<int>(i) == chosen;
        if (is_chosen) {
            draw.AddRectFilled(p.rect.min, p.rect.max, t.raised, 6 * ui.text_scale);
            draw.AddRect(p.rect.min, p.rect.max, t.reform, 6 * ui.text_scale, 0,
                         t.appearance == Appearance::contrast ? 2.5f : 1.25f);
        } else if (p.hovered) {
            draw.AddRectFilled(p.rect.min, p.rect.max, t.control_hover, 6 * ui.text_scale);
        }
        auto* face_font = is_chosen ? strong : font;
        const auto words = text_size(face_font, names[i]);
        const float left =
            stacked ? p.rect.min.x + pad : (p.rect.min.x + p.rect.max.x - words.x) / 2;
        text_at(draw, face_font, {left, (p.rect.min.y + p.rect.max.y - words.y) / 2},
                is_chosen ? t.ink : t.quiet, names[i], each - (stacked ? 2 * pad : 0));
        focus_ring(ui, 7);
        if (p.pressed && !is_chosen) {
            chosen = static_cast<int>(i);
            changed = true;
        }
        (stacked ? y : x) += stacked ? row : each;
    }
    ImGui::PopID();
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy(size);
    return changed;
}

bool link(Ui& ui, const std::string& id, ImFont* font, std::string_view words, float width) {
    say(words);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto lines = lines_of(font, words, width);
    const float line = font_size(font);
    float widest = 0;
    for (const auto each : lines) widest = std::max(widest, width_of(font, each));
    // Large enough for a finger, with the words in its middle.
    const float tall = line * static_cast<float>(lines.size());
    const float height = std::max(tall, ui.narrow ? 44.0f : 24 * ui.text_scale);
    const bool pressed = ImGui::InvisibleButton(id.c_str(), {std::max(widest, 24.0f), height});
    const bool hovered = ImGui::IsItemHovered() && !by_finger();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    focus_ring(ui, 4);
    auto& draw = draw_list();
    float y = at.y + (height - tall) / 2;
    for (const auto each : lines) {
        text_at(draw, font, {at.x, y}, ui.theme.reform, each);
        const float below = std::round(y + line * 0.93f);
        draw.AddRectFilled({at.x, below},
                           {at.x + width_of(font, each), below + (hovered ? 2.0f : 1.0f)},
                           ui.theme.reform);
        y += line;
    }
    return pressed;
}

bool toggle(Ui& ui, const char* id, bool& on) {
    const float height = ui.narrow ? 28.0f : 20 * ui.text_scale, width = height * 1.8f;
    const auto p = press_area(id, {std::max(width, ui.narrow ? 44.0f : 0.0f), ui.touch()});
    const ImVec2 min{p.rect.min.x, (p.rect.min.y + p.rect.max.y - height) / 2};
    auto& draw = draw_list();
    const auto& t = ui.theme;
    draw.AddRectFilled(min, {min.x + width, min.y + height}, on ? t.reform : t.control_edge,
                       height / 2);
    const float x = on ? min.x + width - height / 2 : min.x + height / 2;
    draw.AddCircleFilled({x, min.y + height / 2}, height / 2 - 3, t.raised);
    focus_ring(ui, height / 2);
    if (p.pressed) on = !on;
    return p.pressed;
}

} // namespace folkmoot::ui
