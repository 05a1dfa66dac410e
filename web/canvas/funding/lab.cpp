/// The room of formulas: one sentence, then the formula, the places, and what it does to them.

#include "canvas/funding/parts.hpp"
#include "canvas/panels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace folkmoot::ui {
namespace {

constexpr std::array<std::string_view, 4> detail_keys{"funding:summary", "funding:status",
                                                      "funding:first-notes", "funding:private"};

/// What stands below the sentence, in one go.
std::string detail_of(const Ui& ui) {
    std::string words;
    const auto add = [&](const std::string& more) {
        if (!more.empty()) words += (words.empty() ? "" : " ") + more;
    };
    for (const auto key : detail_keys) {
        const auto& node = ui.room.at(key);
        add(node.words);
        for (const auto& child : node.children) add(child.words);
    }
    return words;
}

ImFont* statement_font(const Ui& ui) { return ui.narrow ? ui.fonts.strong : ui.fonts.heading; }

/// Room for what is beside the sentence.
float tools_width(const Ui& ui) { return ui.narrow ? 0 : 230 * ui.text_scale; }

float funding_statement_height(Ui& ui, float width) {
    const FromBefore before(ui);
    const float inner = width - 2 * ui.grid(ui.narrow ? 2 : 2.5f);
    const auto* mark = ui.room.find("funding:before");
    const float marked =
        mark == nullptr ? 0 : text_size(ui.fonts.small_strong, mark->words, inner).y + 2;
    return marked +
           text_size(statement_font(ui), ui.room.at("funding:sentence").words,
                     inner - tools_width(ui))
               .y +
           text_size(ui.fonts.small, detail_of(ui), inner).y + ui.grid(ui.narrow ? 2 : 2.5f);
}

void draw_funding_statement(Ui& ui, Rect rect) {
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f), tools = tools_width(ui);
    begin_part(ui, "funding-statement", rect, {pad, ui.grid(1)}, ui.theme.paper);
    const float width = rect.width() - 2 * pad;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2});
    funding_before_mark(ui, width - tools);
    const FromBefore before(ui);
    text(ui, statement_font(ui), ui.theme.ink, ui.room.at("funding:sentence").words, width - tools);
    place(ui, "funding:sentence", {top, ImGui::GetItemRectMax()});
    const ImVec2 below = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.small, ui.theme.quiet, detail_of(ui), width);
    ImGui::PopStyleVar();
    for (const auto key : detail_keys) {
        if (ui.room.find(key) != nullptr)
            place(ui, std::string(key), {below, ImGui::GetItemRectMax()});
    }
    if (const auto* print = ui.room.find("funding:print"); print != nullptr && !ui.narrow) {
        ImGui::SetCursorScreenPos({top.x + width - tools + ui.grid(2), top.y});
        draw_button(ui, *print, tools - ui.grid(2));
    }
    end_part(ui);
    draw_list().AddRectFilled({rect.min.x, rect.max.y - 1}, rect.max, ui.theme.line);
}

void draw_phone_tabs(Ui& ui, Rect rect) {
    struct Tab {
        const char* name;
        Icon icon;
    };
    constexpr std::array<Tab, 3> tabs{
        {{"Formula", Icon::levers}, {"Places", Icon::table}, {"Effects", Icon::results}}};
    begin_part(ui, "funding-tabs", rect, {0, 0}, ui.theme.raised);
    auto& draw = draw_list();
    draw.AddRectFilled(rect.min, {rect.max.x, rect.min.y + 1}, ui.theme.line);
    const float width = rect.width() / static_cast<float>(tabs.size());
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        const float x = rect.min.x + width * static_cast<float>(i);
        ImGui::SetCursorScreenPos({x, rect.min.y});
        if (ImGui::InvisibleButton(tabs[i].name, {width, rect.height()}))
            ui.funding.sheet = static_cast<int>(i);
        place(ui, std::string("sheet:") + tabs[i].name,
              {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        focus_ring(ui, 6);
        const bool here = ui.funding.sheet == static_cast<int>(i);
        const ImU32 colour = here ? ui.theme.reform : ui.theme.quiet;
        auto* font = here ? ui.fonts.small_strong : ui.fonts.small;
        const float middle = x + width / 2;
        draw_icon(draw, tabs[i].icon, {middle, rect.min.y + 19}, 18, colour);
        text_at(draw, font, {middle - text_size(font, tabs[i].name).x / 2, rect.min.y + 33}, colour,
                tabs[i].name);
    }
    end_part(ui);
}

/// What is wrong is told to where the formula is written.
void tell_editor(Ui& ui) {
    const auto& desk = ui.session.funding();
    // Told are problems that were found, and that a sound formula has none; not what is still being
    // tried.
    if (!ui.funding.editing || desk.stale() == desk.problems().empty()) return;
    std::string told = "!";
    for (const auto& problem : desk.problems()) {
        if (told.size() > 1) told += '\x1e';
        told += problem.where + '\x1f' + problem.text;
    }
    if (told == ui.funding.told) return;
    ui.funding.told = told;
    ui.session.act("formula-problems", told.substr(1));
}

} // namespace

FromBefore::FromBefore(Ui& ui)
    : ui_(ui), theme_(ui.theme), fonts_(ui.fonts), exports_off_(ui.exports_off) {
    if (!ui.session.funding().outdated()) return;
    Theme& t = ui.theme;
    t.ink = t.reform = t.baseline = t.better = t.worse = t.quiet;
    Fonts& f = ui.fonts;
    f.strong = f.body;
    f.small_strong = f.small;
    f.heading = f.large;
    ui.exports_off = true;
}

FromBefore::~FromBefore() {
    ui_.theme = theme_;
    ui_.fonts = fonts_;
    ui_.exports_off = exports_off_;
}

void funding_before_mark(Ui& ui, float width) {
    const auto* mark = ui.room.find("funding:before");
    if (mark == nullptr) return;
    text(ui, ui.fonts.small_strong, ui.theme.worse, mark->words, width);
    place(ui, mark->key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

void column_heading(Ui& ui, const sheet::Node& node, float width) {
    space(ui, 2);
    text(ui, ui.fonts.heading, ui.theme.ink, node.words, width);
    place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 0.5f);
}

void draw_funding_lab(Ui& ui, Rect rect) {
    tell_editor(ui);
    const float statement = std::round(funding_statement_height(ui, rect.width()));
    draw_funding_statement(ui, {rect.min, {rect.max.x, rect.min.y + statement}});
    const float top = rect.min.y + statement;
    if (ui.narrow) {
        const float tabs = 54 * std::max(1.0f, ui.text_scale * 0.9f);
        const Rect room{{rect.min.x, top}, {rect.max.x, rect.max.y - tabs}};
        if (ui.funding.sheet == 0)
            draw_funding_formula(ui, room);
        else if (ui.funding.sheet == 1)
            draw_funding_places(ui, room);
        else
            draw_funding_effects(ui, room);
        draw_phone_tabs(ui, {{rect.min.x, rect.max.y - tabs}, rect.max});
        return;
    }
    const float left = std::round(std::min(320 * ui.text_scale, rect.width() * 0.27f));
    const float right = std::round(std::min(430 * ui.text_scale, rect.width() * 0.34f));
    const float a = rect.min.x + left, b = rect.max.x - right;
    draw_funding_formula(ui, {{rect.min.x, top}, {a, rect.max.y}});
    draw_funding_places(ui, {{a, top}, {b, rect.max.y}});
    draw_funding_effects(ui, {{b, top}, rect.max});
    auto& draw = draw_list();
    draw.AddRectFilled({a - 1, top}, {a, rect.max.y}, ui.theme.line);
    draw.AddRectFilled({b, top}, {b + 1, rect.max.y}, ui.theme.line);
}

} // namespace folkmoot::ui
