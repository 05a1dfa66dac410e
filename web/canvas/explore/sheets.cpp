/// The room Explore on a phone: the sentence, the map, and a sheet that is pulled up over it. On a
/// screen that is wide but low, the sheet stands beside the map.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace folkmoot::ui {
namespace {

/// Below this height there is no map beside the sentence and the sheet; points at text scale 1.
constexpr float least_map = 44;
/// On a screen as low as this there is no room for icons and a handle.
constexpr float low_room = 330;
/// Of the room for sentence, map and sheet, a tour's card takes at most so much; and where its map
/// would be flatter than this, the sheet that nobody has pulled gives way, down to its own least.
constexpr float most_for_a_card = 0.62f, map_in_tour = 190, least_sheet_in_tour = 0.3f;
/// The same where somebody has opened the whole sentence: with its names the map needs so much.
constexpr float map_below_sentence = 250;

void draw_tabs(Ui& ui, Rect rect, bool low) {
    struct Tab {
        Sheet sheet;
        const char* name;
        Icon icon;
    };
    constexpr std::array<Tab, 4> tabs{{{Sheet::levers, "Levers", Icon::levers},
                                       {Sheet::results, "Results", Icon::results},
                                       {Sheet::time, "Time", Icon::clock},
                                       {Sheet::more, "More", Icon::more}}};
    begin_part(ui, "tabs", rect, {0, 0}, ui.theme.raised);
    auto& draw = draw_list();
    draw.AddRectFilled(rect.min, {rect.max.x, rect.min.y + 1}, ui.theme.line);
    const float width = rect.width() / static_cast<float>(tabs.size());
    const float line = font_size(ui.fonts.small), icon = low ? 0.0f : 18.0f,
                gap = low ? 0.0f : 5.0f;
    const float top = rect.min.y + (rect.height() - icon - gap - line) / 2;
    float x = rect.min.x;
    for (const auto& tab : tabs) {
        ImGui::SetCursorScreenPos({x, rect.min.y});
        const bool here = ui.sheet == tab.sheet;
        // Pressed again, a sheet closes and leaves the room to the map.
        if (ImGui::InvisibleButton(tab.name, {width, rect.height()}))
            ui.sheet = here ? Sheet::none : tab.sheet;
        place(ui, std::string("sheet:") + tab.name,
              {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        const ImU32 colour = here ? ui.theme.reform : ui.theme.quiet;
        auto* font = here ? ui.fonts.small_strong : ui.fonts.small;
        const float middle = x + width / 2;
        if (!low) draw_icon(draw, tab.icon, {middle, top + icon / 2}, icon, colour);
        const float words = std::min(text_size(font, tab.name).x, width - 4);
        text_at(draw, font, {middle - words / 2, top + icon + gap}, colour, tab.name, width - 4);
        focus_ring(ui, 6);
        x += width;
    }
    end_part(ui);
}

/// What the sheet is pulled by. Pressed, it goes all the way up, or back.
void draw_handle(Ui& ui, Rect rect) {
    begin_part(ui, "handle", rect, {0, 0}, ui.theme.panel);
    ImGui::SetCursorScreenPos(rect.min);
    const bool pressed = ImGui::InvisibleButton("pull", {rect.width(), rect.height()});
    auto& pull = ui.pull;
    const auto& io = ImGui::GetIO();
    const bool moved =
        io.MouseReleased[0] && std::fabs(io.MousePos.y - io.MouseClickedPos[0].y) > 3;
    if (ImGui::IsItemActive() && io.MouseDown[0]) {
        ui.finger.slides = true; // nothing else takes it for a scroll
        pull.share = std::clamp(pull.share - hand_moved().y / pull.room, 0.3f, SheetPull::most);
    } else if (pressed && !moved) {
        pull.share = pull.share > SheetPull::at_rest + 0.02f ? SheetPull::at_rest : SheetPull::most;
    }
    const auto& t = ui.theme;
    const ImVec2 middle{(rect.min.x + rect.max.x) / 2, (rect.min.y + rect.max.y) / 2};
    auto& draw = draw_list();
    draw.AddRectFilled(rect.min, {rect.max.x, rect.min.y + 1}, t.line);
    draw.AddRectFilled({middle.x - 18, middle.y - 2}, {middle.x + 18, middle.y + 2}, t.control_edge,
                       2);
    focus_ring(ui, 6);
    tip(ui, "Pull up or down");
    place(ui, "sheet-handle", rect);
    end_part(ui);
}

void draw_sheet(Ui& ui, Rect rect) {
    ui.pull.drawing = true;
    switch (ui.sheet) {
    case Sheet::levers:
        draw_levers(ui, rect);
        break;
    case Sheet::results:
        draw_results(ui, rect);
        break;
    case Sheet::time:
        draw_time(ui, rect);
        break;
    case Sheet::more:
        draw_more(ui, rect);
        break;
    case Sheet::none:
        break;
    }
    ui.pull.drawing = false;
    place(ui, "sheet", rect);
}

/// The sentence over the map in a column, and the sheet beside both.
void draw_side_by_side(Ui& ui, Rect rect) {
    const bool open = ui.sheet != Sheet::none;
    const float middle = open ? std::round(rect.min.x + rect.width() * 0.44f) : rect.max.x;
    const float statement =
        std::min(statement_height(ui, middle - rect.min.x, rect.height()), rect.height());
    const float map_top = rect.min.y + statement;
    draw_statement(ui, {rect.min, {middle, map_top}});
    if (rect.max.y - map_top >= least_map)
        draw_map(ui, {{rect.min.x, map_top}, {middle, rect.max.y}});
    if (!open) return;
    draw_sheet(ui, {{middle, rect.min.y}, rect.max});
    draw_list().AddRectFilled({middle - 1, rect.min.y}, {middle, rect.max.y}, ui.theme.line);
}

/// Sentence, map, sheet: the sheet has what it is pulled to, the map what is left.
void draw_stacked(Ui& ui, Rect rect, bool low) {
    auto& pull = ui.pull;
    const float room = rect.height();
    // A card lies over the sentence; the map that it may speak of begins below it.
    const float covered =
        std::min(ui.card_bottom - rect.min.y + ui.grid(1), room * most_for_a_card);
    const float statement = std::max(statement_height(ui, rect.width(), room), covered);
    const float handle = low || ui.sheet == Sheet::none ? 0 : 24.0f;
    pull.room = std::max(room, 1.0f);
    pull.folded =
        std::clamp((room - statement - least_map) / pull.room, SheetPull::at_rest, SheetPull::most);
    float sheet = std::round(room * pull.share);
    const float map_wanted = covered > 0 ? map_in_tour : ui.sentence_open ? map_below_sentence : 0;
    if (map_wanted > 0 && !low && pull.share == SheetPull::at_rest) {
        const float rest = room - statement - map_wanted * ui.text_scale;
        if (rest > room * least_sheet_in_tour) sheet = std::min(sheet, std::round(rest));
    }
    if (ui.sheet == Sheet::none) sheet = 0;
    if (ui.sheet == Sheet::time) sheet = time_height(ui) + ui.grid(1) + handle;
    float map = room - statement - sheet;
    if (map < (low ? 2 * least_map : least_map)) {
        // No map is left: the sentence keeps its room, or what the sheet leaves of it.
        const bool pulled = !low && pull.share > pull.folded;
        sheet = pulled ? std::min(sheet, room) : room - statement;
        map = 0;
    }
    const float map_top = rect.max.y - sheet - map;
    draw_statement(ui, {rect.min, {rect.max.x, map_top}});
    const float map_bottom = map_top + map;
    if (map > 0) draw_map(ui, {{rect.min.x, map_top}, {rect.max.x, map_bottom}});
    if (sheet <= 0) return;
    if (handle > 0) draw_handle(ui, {{rect.min.x, map_bottom}, {rect.max.x, map_bottom + handle}});
    draw_sheet(ui, {{rect.min.x, map_bottom + handle}, rect.max});
}

} // namespace

void draw_sheets(Ui& ui, Rect rect) {
    const float grown = std::max(1.0f, ui.text_scale);
    const bool low = rect.height() < low_room * grown;
    const float tabs = low ? std::max(36.0f, font_size(ui.fonts.small) + 12)
                           : 54 * std::max(1.0f, ui.text_scale * 0.9f);
    const Rect room{rect.min, {rect.max.x, rect.max.y - tabs}};
    const bool wide = rect.width() >= 1.2f * rect.height() && rect.width() >= 560 * grown;
    if (wide)
        draw_side_by_side(ui, room);
    else
        draw_stacked(ui, room, low);
    draw_tabs(ui, {{rect.min.x, room.max.y}, rect.max}, low);
}

} // namespace folkmoot::ui
