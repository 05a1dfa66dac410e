/// The map: every dot a person, areas and providers by name; one future, or both with a divider to
/// drag between them. Where areas are many they are tiles until somebody comes closer.

#include "canvas/explore/map.hpp"
#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"
#include "rooms/explore/changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using session::Side;

/// Who is followed stands out.
void draw_followed(Ui& ui, const Ground& ground) {
    const auto person = ui.session.person();
    if (!person) return;
    const auto& people = *ui.session.people();
    const auto at = ground.at(static_cast<double>(people.x[*person]) / 100,
                              static_cast<double>(people.y[*person]) / 100);
    auto& draw = draw_list();
    draw.AddCircle(at, ui.grid(1.25f), ui.theme.paper, 0, 5);
    draw.AddCircle(at, ui.grid(1.25f), ui.theme.ink, 0, 2.5f);
}

/// Wheel and drag; returns true while the pointer is on the map and not dragging it. `pressed`: it
/// was pressed where it is.
bool move_map(Ui& ui, const Ground& ground, const char* id, bool& pressed) {
    ImGui::SetCursorScreenPos(ground.rect.min);
    ImGui::SetNextItemAllowOverlap();
    const auto& io = ImGui::GetIO();
    constexpr float most_moved = 4; // points, and it still is a press
    pressed = ImGui::InvisibleButton(id, {ground.rect.width(), ground.rect.height()}) &&
              io.MouseDragMaxDistanceSqr[0] < most_moved * most_moved;
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && io.MouseWheel != 0) {
        const float zoom = std::clamp(ui.map.zoom * std::pow(1.15f, io.MouseWheel), 1.0f, 40.0f);
        // What lies under the pointer stays there.
        const auto under = ground.km(io.MousePos);
        const float share = 1 - ui.map.zoom / zoom;
        ui.map.x += (under.x - ground.x) * share;
        ui.map.y += (under.y - ground.y) * share;
        ui.map.zoom = zoom;
        if (zoom <= 1.0f) ui.map = {};
    }
    if (ui.pinch != 0 && hovered) {
        ui.map.zoom = std::clamp(ui.map.zoom * (1 + 3 * ui.pinch), 1.0f, 40.0f);
        ui.pinch = 0;
    }
    const bool dragging = ImGui::IsItemActive() && ImGui::IsMouseDragging(0, 4);
    if (dragging) {
        const auto [right, down] = hand_moved();
        ui.map.x -= right / ground.points_per_km;
        ui.map.y += down / ground.points_per_km;
    }
    // Who presses twice to come closer does not want to be back at once.
    constexpr double soon = 0.8; // s
    if (hovered && ImGui::IsMouseDoubleClicked(0) && ImGui::GetTime() - ui.map.came_closer > soon)
        ui.map = {};
    focus_ring(ui, 2);
    return hovered && !dragging;
}

/// Fingers pinch; the buttons are for who cannot. On a phone they lie in a row.
void draw_zoom(Ui& ui, Rect rect, bool top) {
    const float side = ui.touch();
    const std::array<Icon, 3> icons{Icon::plus, Icon::minus, Icon::fit};
    const std::array<const char*, 3> names{"Closer", "Further away", "The whole map"};
    const std::array<const char*, 3> known_as{"map-closer", "map-further", "map-whole"};
    const float across = ui.narrow ? side : 0, down = ui.narrow ? 0 : side;
    const float y = top ? rect.min.y + ui.grid(1) : rect.max.y - ui.grid(1.5f) - side - 2 * down;
    ImVec2 at{rect.max.x - ui.grid(ui.narrow ? 1 : 1.5f) - side - 2 * across, y};
    for (std::size_t i = 0; i < icons.size(); ++i) {
        ImGui::SetCursorScreenPos(at);
        if (icon_button(ui, names[i], icons[i], names[i], Look::plain, side - 2)) {
            if (i == 2) {
                ui.map = {};
            } else {
                ui.map.zoom = std::clamp(ui.map.zoom * (i == 0 ? 1.5f : 1 / 1.5f), 1.0f, 40.0f);
            }
        }
        ui.places[known_as[i]] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
        at = {at.x + across, at.y + down};
    }
}

/// The line where the baseline, left of it, meets the reform, and the knob that moves it.
void draw_divider(Ui& ui, Rect rect, float top_room) {
    constexpr float least = 0.04f; // of the width: the knob stays in reach
    const float reach = ui.touch();
    const auto across = [&] { return std::round(rect.min.x + ui.map.divide * rect.width()); };
    ImGui::SetCursorScreenPos({across() - reach / 2, rect.min.y + top_room});
    ImGui::InvisibleButton("divider", {reach, std::max(reach, rect.height() - top_room)});
    const bool held = ImGui::IsItemActive(), near = held || ImGui::IsItemHovered();
    if (held)
        ui.map.divide =
            std::clamp((ImGui::GetIO().MousePos.x - rect.min.x) / rect.width(), least, 1 - least);
    if (near) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    focus_ring(ui, 2);
    auto& draw = draw_list();
    const float x = across(), y = (rect.min.y + top_room + rect.max.y) / 2;
    const float knob = ui.grid(2), arrow = ui.grid(0.625f);
    const auto& t = ui.theme;
    const float top = rect.min.y + top_room;
    draw.AddRectFilled({x - 2, top}, {x + 2, rect.max.y}, t.paper);
    draw.AddRectFilled({x - 1, top}, {x + 1, rect.max.y}, t.control_edge);
    draw.AddCircleFilled({x, y}, knob + 2, t.paper);
    draw.AddCircleFilled({x, y}, knob, near ? t.control_hover : t.control);
    draw.AddCircle({x, y}, knob, t.control_edge, 0, 1.5f);
    for (const float way : {-1.0f, 1.0f}) {
        const float tip = x + way * (knob - ui.grid(0.5f)), base = tip - way * arrow;
        draw.AddTriangleFilled({tip, y}, {base, y - arrow}, {base, y + arrow}, t.ink);
    }
    place(ui, "map-divider", {{x - knob, y - knob}, {x + knob, y + knob}});
}

constexpr auto as_table = "map-part"; ///< open: the map's numbers lie over it

/// The map as a card: beside the button of its numbers, so that it lies on nobody. A low map has no
/// room for it: there it stands among the numbers.
void draw_map_card_button(Ui& ui, Rect rect, bool low) {
    const auto* map = ui.room.find("map");
    if (map == nullptr || low) return;
    const float side = ui.touch(), edge = ui.grid(ui.narrow ? 1 : 1.5f);
    ImGui::SetCursorScreenPos({rect.max.x - edge - 2 * side, rect.min.y + edge});
    (void)draw_card_button(ui, *map, side - 2, Look::plain);
}

/// The map in words and numbers, for who wants to know how many.
void draw_map_table(Ui& ui, Rect rect, bool top) {
    const auto* colours = ui.room.find("map-colours");
    if (colours == nullptr) return;
    const float side = ui.touch(), edge = ui.grid(ui.narrow ? 1 : 1.5f);
    const float beside = ui.narrow && top ? 3 * side : 0;
    ImGui::SetCursorScreenPos({rect.max.x - edge - side - beside, rect.min.y + edge});
    bool open = ui.open_tables.contains(as_table);
    if (icon_button(ui, "map-table", open ? Icon::close : Icon::table,
                    open ? "Show the map" : "Show as a table", Look::plain, side - 2)) {
        open ? (void)ui.open_tables.erase(as_table) : (void)ui.open_tables.insert(as_table);
        open = !open;
    }
    place(ui, "table:map", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (!open) return draw_map_card_button(ui, rect, top);
    const float pad = ui.grid(1.5f);
    const Rect card{{rect.min.x, rect.min.y + side + 2 * edge}, rect.max};
    begin_scroll(ui, "map-numbers", card, {pad, pad}, ui.theme.panel);
    const float width = std::min(card.width() - 2 * pad - ui.grid(1), 560 * ui.text_scale);
    const auto* map = ui.room.find("map");
    text(ui, ui.fonts.heading, ui.theme.ink, ui.room.at("map-title").words, width);
    if (map != nullptr) {
        text(ui, ui.fonts.strong, ui.theme.ink, map->title, width);
        text(ui, ui.fonts.small, ui.theme.quiet, map->words, width);
        space(ui, 1);
        for (const auto& child : map->children) draw_node(ui, child, width);
    }
    end_scroll(ui);
}

/// `room`: how wide it may be.
void draw_colouring(Ui& ui, Rect rect, float room) {
    const auto& colour = ui.room.at("colour");
    if (colour.options.empty()) return;
    int chosen = 0;
    float wanted = ui.grid(3);
    std::vector<std::string> names;
    for (const auto& option : colour.options) {
        if (colour.value == sheet::Value(option.key)) chosen = static_cast<int>(names.size());
        names.push_back(option.words);
        wanted += text_size(ui.fonts.strong, option.words).x + ui.grid(2.5f);
    }
    const float edge = ui.grid(ui.narrow ? 1 : 1.5f);
    ImGui::SetCursorScreenPos({rect.min.x + edge, rect.min.y + edge});
    const auto at = [&](std::size_t i) { return i % colour.options.size(); };
    const auto now = static_cast<std::size_t>(chosen);
    if (wanted > room) {
        // No room for all side by side: one that goes through them.
        std::string what = rooms::shows_change(ui.session) ? "What changes: " : "Colour: ";
        if (text_size(ui.fonts.body, what + names[now]).x + ui.grid(4) > room) what.clear();
        if (button(ui, what + names[now] + "##colour"))
            use(ui, colour, colour.options[at(now + 1)].key);
    } else if (choose_one(ui, "colour", names, chosen)) {
        use(ui, colour, colour.options[at(static_cast<std::size_t>(chosen))].key);
    }
    ui.places["colour"] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
}

/// A low map has all its controls in one row at its top.
void draw_controls(Ui& ui, Rect rect) {
    const bool low = ui.narrow && rect.height() < 230;
    const float buttons = (low ? 4.0f : 2.0f) * ui.touch() + ui.grid(2.5f);
    draw_colouring(ui, rect, rect.width() - buttons);
    draw_zoom(ui, rect, low);
    draw_map_table(ui, rect, low);
}

/// So high must a phone's map be for a legend under it, and for controls upon it. Lower than that
/// it is a strip.
constexpr float least_for_legend = 80, least_for_controls = 130;

/// Many areas, each a tile. Nobody moves it: whoever comes closer is among people.
void draw_far_map(Ui& ui, Rect rect, const message::Scenario& scenario,
                  const sheet::MapTiles& tiles) {
    ui.map = {.divide = ui.map.divide};
    for (auto& call : ui.map_cache.calls) call.view.pixels_per_km = 0; // there is nobody
    ui.places["map"] = rect;
    const bool wall = ui.session.wall();
    const float pad = ui.grid(ui.narrow ? 0.75f : 1), buttons = wall ? 0 : ui.touch() + ui.grid(2);
    const float width = rect.width() - 2 * pad - (ui.narrow ? 0 : buttons);
    const bool brief = ui.narrow && rect.height() < ui.grid(38);
    const float words = tiles_legend(ui, tiles, {0, 0}, width, brief, false) + 2 * pad;
    // Beside the words stand the buttons that lead closer; a strip has room for neither.
    const bool told = !ui.narrow || rect.height() - words >= least_for_legend;
    const float beside = ui.narrow || wall ? 0 : 3 * ui.touch() + ui.grid(2);
    const float under = told ? std::max(words, beside) : 0;
    const bool controls = !wall && (!ui.narrow || rect.height() - under >= least_for_controls);
    const float top_room = controls ? ui.touch() + ui.grid(2) : 0;
    const auto ground = ground_of(ui, scenario, rect, top_room, !controls);
    ImGui::SetCursorScreenPos(rect.min);
    ImGui::SetNextItemAllowOverlap();
    const auto& io = ImGui::GetIO();
    constexpr float most_moved = 4; // points, and it still is a press
    const bool pressed = ImGui::InvisibleButton("map-hand", {rect.width(), rect.height()}) &&
                         io.MouseDragMaxDistanceSqr[0] < most_moved * most_moved;
    const bool looking = ImGui::IsItemHovered();
    focus_ring(ui, 2);
    const float edge = ui.grid(controls || wall ? 1 : 0.25f);
    const Rect room{{rect.min.x + edge, rect.min.y + std::max(top_room, edge)},
                    {rect.max.x - edge, rect.max.y - std::max(under, edge)}};
    const auto area = draw_tiles(ui, room, tiles, scenario, looking);
    if (told) {
        const ImVec2 at{rect.min.x + pad, rect.max.y - words + pad};
        (void)tiles_legend(ui, tiles, at, width, brief, true);
        place(ui, "legend", {at, {at.x + width, rect.max.y - pad}});
    }
    if (controls) {
        const float low = ui.narrow ? under : 0;
        draw_controls(ui, {rect.min, {rect.max.x, rect.max.y - low}});
    }
    const bool by_button = ui.map.zoom > 1;
    const bool nearer = looking && (io.MouseWheel > 0 || ui.pinch > 0);
    if (looking) ui.pinch = 0;
    ui.map.zoom = 1;
    if (wall || ui.open_tables.contains(as_table)) return;
    const ImVec2 middle{(rect.min.x + rect.max.x) / 2, (rect.min.y + rect.max.y) / 2};
    if (by_button) {
        const auto host = std::ranges::find(scenario.areas, true, &message::Area::host);
        const auto first = host == scenario.areas.end() ? scenario.areas.begin() : host;
        come_closer(ui, ground, scenario, static_cast<std::size_t>(first - scenario.areas.begin()),
                    middle, false);
    } else if (area && (pressed || nearer)) {
        come_closer(ui, ground, scenario, *area, pressed ? middle : io.MousePos, pressed);
    } else if (area) {
        draw_tile_tip(ui, tiles, *area);
    }
}

} // namespace

void draw_map(Ui& ui, Rect rect) {
    begin_part(ui, "map", rect, {0, 0}, ui.theme.paper);
    const auto* scenario = ui.session.scenario();
    if (scenario == nullptr) {
        end_part(ui);
        return;
    }
    if (const auto* tiles =
            tiles_from_afar(ui, ground_of(ui, *scenario, rect, 0, true), *scenario)) {
        draw_far_map(ui, rect, *scenario, *tiles);
        end_part(ui);
        return;
    }
    // The legend of a phone has a row of its own, so that it hides nobody.
    const Rect whole = rect;
    const float under = ui.narrow ? legend_height(ui, rect.width()) : 0;
    const bool strip = ui.narrow && rect.height() - under < least_for_legend;
    if (ui.narrow && !strip) rect.max.y -= under;
    if (ui.narrow) ui.map.legend = {};
    ui.places["map"] = rect;
    update_people(ui, *scenario);
    // A wall shows the map and nothing on it to press.
    const bool wall = ui.session.wall();
    // Beside the card of a tour, which sets what it speaks of, a phone shows the map alone.
    const bool toured = ui.narrow && ui.card_bottom > 0;
    const bool controls = !wall && !toured && (!ui.narrow || rect.height() >= least_for_controls);
    const float top_room = controls ? ui.touch() + ui.grid(2) : 0;
    const auto side = ui.session.view().side;
    const bool both = side == Side::both;
    // Of many areas, who has come closer sees a few: no corner is kept free of them.
    const auto* sheet = ui.room.find("map");
    const bool tiled = sheet != nullptr && sheet->map && sheet->map->tiles;
    const auto ground =
        ground_of(ui, *scenario, rect, top_room, !controls, tiled ? Rect{} : ui.map.legend);
    bool pressed = false;
    const bool looking = move_map(ui, ground, "map-hand", pressed);
    auto& draw = draw_list();
    draw.PushClipRect(rect.min, rect.max, true);
    draw_areas(ui, ground, *scenario);
    // Of two futures each has its part of the same ground.
    std::array<Rect, 2> parts{rect, rect};
    const float middle = std::round(rect.min.x + ui.map.divide * rect.width());
    if (both) parts[0].max.x = parts[1].min.x = middle;
    for (std::size_t i = 0; i < 2 && ui.session.people() != nullptr; ++i) {
        if (both || i == (side == Side::baseline ? 0u : 1u))
            queue_people(ui, ground, i, parts[i], *scenario);
    }
    if (!strip) {
        draw_markers(ui, ground, *scenario);
        Taken taken{ui.map.legend};
        for (std::size_t i = 0; i < 2 && both; ++i) {
            const std::string name = i == 0 ? "Baseline" : "Reform";
            const float width = text_size(ui.fonts.small_strong, name).x + ui.grid(2);
            if (parts[i].width() < width) continue;
            const float x = i == 0 ? middle - width / 2 : middle + width / 2;
            draw_name(ui, taken, ui.fonts.small_strong, {x, rect.min.y + top_room + ui.grid(1.5f)},
                      i == 0 ? ui.theme.baseline : ui.theme.reform, {name});
        }
        draw_names(ui, ground, *scenario, taken);
        draw_followed(ui, ground);
    }
    draw.PopClipRect();
    if (looking) {
        const auto mouse = ImGui::GetIO().MousePos;
        const bool reform = both ? mouse.x >= middle : side != Side::baseline;
        const auto person = draw_map_tip(ui, reform, ground.km(mouse),
                                         (by_finger() ? 14.0f : 7.0f) / ground.points_per_km);
        if (pressed && person) {
            ui.session.follow(person);
            ui.reveal.insert("neighbour-title");
        }
    }
    if (both && !strip) draw_divider(ui, rect, top_room);
    if (strip) {
        end_part(ui);
        return;
    }
    if (controls) draw_controls(ui, rect);
    draw_legend(ui, ui.narrow ? Rect{{whole.min.x, rect.max.y}, whole.max} : rect);
    end_part(ui);
}

} // namespace folkmoot::ui
