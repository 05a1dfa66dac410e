/// The room of formulas: one sentence, then the formula, the places, and what it does to them.

#include "canvas/funding/parts.hpp"
#include "canvas/menu.hpp"
#include "canvas/panels.hpp"
#include "core/hash.hpp"
#include "core/number_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot::ui {
namespace {

using session::FundingTab;

/// What the statement says while there is nothing better, and below it what it is about.
std::string sentence_of(const session::FundingDesk& desk) {
    if (const auto* answer = desk.answer()) return answer->sentence;
    return desk.problems().empty() ? "The formula is being worked out…"
                                   : "The formula cannot be worked out on this table.";
}

/// What was left out of a person's table or guessed in it stands with the answer, not below it.
std::string notes_of(const session::FundingDesk& desk) {
    constexpr std::size_t most = 2;
    const auto notes = desk.own_notes();
    std::string words;
    for (std::size_t i = 0; i < std::min(most, notes.size()); ++i) words += " " + notes[i];
    if (notes.size() > most) words += " More of this stands under “The table”.";
    return words;
}

std::string detail_of(const session::FundingDesk& desk) {
    const auto* answer = desk.answer();
    if (answer == nullptr) return "";
    auto words = format_money(static_cast<double>(answer->total) / 100) + " for " +
                 std::to_string(answer->table.ids.size()) + " places";
    if (!answer->formula.money_year.empty()) words += ", money of " + answer->formula.money_year;
    if (desk.outdated()) return words + ".";
    if (desk.stale()) return words + ". Being worked out again…";
    return words + ". Fingerprint " + to_hex(answer->fingerprint) + "." + notes_of(desk);
}

constexpr const char* before_words = "From before your change: something is wrong now.";

ImFont* statement_font(const Ui& ui) { return ui.narrow ? ui.fonts.strong : ui.fonts.heading; }

float funding_statement_height(Ui& ui, float width) {
    const FromBefore before(ui);
    const auto& desk = ui.session.funding();
    auto* font = statement_font(ui);
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    const float mark =
        desk.outdated() ? text_size(ui.fonts.small_strong, before_words, width - 2 * pad).y + 2 : 0;
    return mark +
           text_size(font, sentence_of(desk),
                     width - 2 * pad - (ui.narrow ? 0 : 230 * ui.text_scale))
               .y +
           text_size(ui.fonts.small, detail_of(desk), width - 2 * pad).y +
           ui.grid(ui.narrow ? 2 : 2.5f);
}

void draw_print_button(Ui& ui, float width) {
    const auto& desk = ui.session.funding();
    ImGui::BeginDisabled(desk.outdated());
    if (button(ui, "One page to print", Look::plain, Icon::page, width))
        ui.session.act("open-funding", desk.write());
    ImGui::EndDisabled();
}

void draw_funding_statement(Ui& ui, Rect rect) {
    const auto& desk = ui.session.funding();
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    begin_part(ui, "funding-statement", rect, {pad, ui.grid(1)}, ui.theme.paper);
    const float width = rect.width() - 2 * pad;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float tools = ui.narrow ? 0 : 230 * ui.text_scale;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 2});
    funding_before_mark(ui, width - tools);
    const FromBefore before(ui);
    text(ui, statement_font(ui), ui.theme.ink, sentence_of(desk), width - tools);
    text(ui, ui.fonts.small, ui.theme.quiet, detail_of(desk), width);
    ImGui::PopStyleVar();
    place(ui, "funding:sentence", {top, ImGui::GetItemRectMax()});
    if (!ui.narrow) {
        ImGui::SetCursorScreenPos({top.x + width - tools + ui.grid(2), top.y});
        draw_print_button(ui, tools - ui.grid(2));
        place(ui, "button:print-funding", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    end_part(ui);
    draw_list().AddRectFilled({rect.min.x, rect.max.y - 1}, rect.max, ui.theme.line);
}

void draw_formula_side(Ui& ui, Rect rect) {
    const float pad = ui.grid(2);
    begin_scroll(ui, "funding-formula", rect, {pad, pad}, ui.theme.panel);
    const float width = ImGui::GetContentRegionAvail().x - ui.grid(0.5f);
    draw_funding_own_table(ui, width);
    draw_funding_formula(ui, width);
    {
        const FromBefore before(ui);
        draw_funding_steps(ui, width);
    }
    if (ui.narrow) {
        space(ui, 2);
        draw_print_button(ui, width);
    }
    end_scroll(ui);
}

void draw_effects(Ui& ui, Rect rect) {
    auto& desk = ui.session.funding();
    const float pad = ui.grid(2);
    begin_scroll(ui, "funding-effects", rect, {pad, ui.grid(1.5f)}, ui.theme.panel);
    const float width = ImGui::GetContentRegionAvail().x - ui.grid(0.5f);
    const std::vector<std::string> names{"Who gains", "One place", "Fairness",
                                         "How sure",  "Backwards", "Five years"};
    int tab = static_cast<int>(desk.tab());
    if (tab_row(ui, "funding", names, tab, width)) desk.show(static_cast<FundingTab>(tab));
    space(ui, 1.5f);
    funding_before_mark(ui, width);
    const FromBefore before(ui);
    switch (desk.tab()) {
    case FundingTab::who:
        draw_funding_who(ui, width);
        break;
    case FundingTab::place:
        draw_funding_place(ui, width);
        break;
    case FundingTab::fairness:
        draw_funding_fairness(ui, width);
        break;
    case FundingTab::doubt:
        draw_funding_doubt(ui, width);
        break;
    case FundingTab::backwards:
        draw_funding_backwards(ui, width);
        break;
    case FundingTab::future:
        draw_funding_future(ui, width);
        break;
    }
    end_scroll(ui);
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

std::string with_figures(std::string caption, const message::Funded& answer) {
    return answer.figures.empty() ? caption : caption + " " + answer.figures;
}

void funding_before_mark(Ui& ui, float width) {
    if (!ui.session.funding().outdated()) return;
    text(ui, ui.fonts.small_strong, ui.theme.worse, before_words, width);
    place(ui, "funding:before", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
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
            draw_formula_side(ui, room);
        else if (ui.funding.sheet == 1)
            draw_funding_places(ui, room);
        else
            draw_effects(ui, room);
        draw_phone_tabs(ui, {{rect.min.x, rect.max.y - tabs}, rect.max});
        return;
    }
    const float left = std::round(std::min(320 * ui.text_scale, rect.width() * 0.27f));
    const float right = std::round(std::min(430 * ui.text_scale, rect.width() * 0.34f));
    const float a = rect.min.x + left, b = rect.max.x - right;
    draw_formula_side(ui, {{rect.min.x, top}, {a, rect.max.y}});
    draw_funding_places(ui, {{a, top}, {b, rect.max.y}});
    draw_effects(ui, {{b, top}, rect.max});
    auto& draw = draw_list();
    draw.AddRectFilled({a - 1, top}, {a, rect.max.y}, ui.theme.line);
    draw.AddRectFilled({b, top}, {b + 1, rect.max.y}, ui.theme.line);
}

} // namespace folkmoot::ui
