/// The bar at the top: whose page this is, which room, and what can be done with it.

#include "rooms/header.hpp"
#include "canvas/menu.hpp"
#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Node;

Icon appearance_icon(const Ui& ui) {
    const auto shown = ui.theme.appearance;
    return shown == Appearance::light  ? Icon::sun
           : shown == Appearance::dark ? Icon::moon
                                       : Icon::contrast;
}

/// A phone shows the room that it is in, and the others when that is pressed.
void draw_rooms_narrow(Ui& ui, const Node& rooms, Rect rect, float x) {
    const auto here = std::ranges::find_if(
        rooms.options, [&](const auto& room) { return rooms.value == sheet::Value(room.key); });
    ImGui::SetCursorScreenPos({x, (rect.min.y + rect.max.y - ui.touch()) / 2});
    const auto words = here == rooms.options.end() ? rooms.words : here->words;
    if (button(ui, words + "##rooms", Look::plain, Icon::down)) ImGui::OpenPopup("rooms-menu");
    const Rect pressed{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    place(ui, "button:rooms", pressed);
    place(ui, rooms.key, pressed);
    if (!begin_menu(ui, "rooms-menu", {x, rect.max.y}, 240 * ui.text_scale)) return;
    for (const auto& room : rooms.options) {
        if (menu_row(ui, room.words, "", rooms.value == sheet::Value(room.key)))
            use(ui, rooms, room.key);
        ui.places["room:" + room.key] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    }
    end_menu(ui);
}

void draw_rooms(Ui& ui, Rect rect, float x) {
    const auto& rooms = ui.room.at("room");
    if (ui.narrow) return draw_rooms_narrow(ui, rooms, rect, x);
    auto& draw = draw_list();
    const float from = x;
    for (const auto& room : rooms.options) {
        const bool here = rooms.value == sheet::Value(room.key);
        auto* font = here ? ui.fonts.strong : ui.fonts.body;
        const auto size = text_size(ui.fonts.strong, room.words);
        const float width = size.x + ui.grid(3);
        ImGui::SetCursorScreenPos({x, rect.min.y});
        if (ImGui::InvisibleButton(room.key.c_str(), {width, rect.height()}))
            use(ui, rooms, room.key);
        const bool hovered = ImGui::IsItemHovered() && !by_finger();
        const auto own = text_size(font, room.words);
        text_at(draw, font, {x + (width - own.x) / 2, (rect.min.y + rect.max.y - own.y) / 2},
                here || hovered ? ui.theme.ink : ui.theme.quiet, room.words);
        if (here) {
            draw.AddRectFilled({x + ui.grid(1.5f), rect.max.y - 3},
                               {x + width - ui.grid(1.5f), rect.max.y}, ui.theme.reform, 1.5f);
        }
        focus_ring(ui, 6);
        place(ui, "room:" + room.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        x += width;
    }
    place(ui, rooms.key, {{from, rect.min.y}, {x, rect.max.y}});
}

/// What the bar offers: commands of the sheet, and what belongs to the screen alone.
struct BarButton {
    std::string place, words, help;
    Icon icon = Icon::none;
    const Node* node = nullptr;
    void (*act)(Ui&) = nullptr;
};

std::vector<BarButton> bar_buttons(Ui& ui) {
    std::vector<BarButton> all{{"button:scenarios", std::string(rooms::scenarios_button.words),
                                std::string(rooms::scenarios_button.help), Icon::down, nullptr,
                                [](Ui& u) { u.choosing_scenario = true; }}};
    for (const auto* key : {"button:tour", "button:share", "wall:show", "button:plain"}) {
        const auto* node = ui.room.find(key);
        if (node != nullptr && !node->disabled)
            all.push_back({key, node->words, node->help, icon_of(*node), node});
    }
    all.push_back({"button:appearance", "", std::string(rooms::appearance_words),
                   appearance_icon(ui), nullptr, next_appearance});
    all.push_back({"button:text-size", "", std::string(rooms::text_size_words), Icon::text_size,
                   nullptr, next_text_size});
    return all;
}

}  // namespace

void next_appearance(Ui& ui) {
    ui.wanted.appearance =
        static_cast<Appearance>((static_cast<int>(ui.wanted.appearance) + 1) % 3);
}

void next_text_size(Ui& ui) {
    const float now = ui.wanted.text_scale;
    ui.wanted.text_scale = now < 1.1f ? 1.25f : now < 1.4f ? 1.5f : 1.0f;
}

void draw_bar(Ui& ui, Rect rect) {
    const auto& t = ui.theme;
    begin_part(ui, "bar", rect, {0, 0}, t.panel);
    auto& draw = draw_list();
    draw.AddRectFilled({rect.min.x, rect.max.y - 1}, rect.max, t.line);
    const float middle = (rect.min.y + rect.max.y) / 2;
    const auto name = text_size(ui.fonts.heading, "Folkmoot");
    float x = rect.min.x + ui.grid(ui.narrow ? 2 : 2.5f);
    text_at(draw, ui.fonts.heading, {x, middle - name.y / 2}, t.ink, "Folkmoot");
    x += name.x + ui.grid(2);
    draw_rooms(ui, rect, x);

    const auto all = bar_buttons(ui);
    // From the right; labels go where there is no room for them.
    const bool words = rect.width() > 1000 * ui.text_scale;
    float right = rect.max.x - ui.grid(ui.narrow ? 1 : 2);
    const float top = middle - ui.touch() / 2;
    auto* font = ui.narrow ? ui.fonts.body : ui.fonts.small;
    for (auto b = all.rbegin(); b != all.rend(); ++b) {
        const bool scenarios = b->place == "button:scenarios";
        // A phone has the rest under More.
        if (ui.narrow && b->place != "button:share" && !scenarios) continue;
        // What question this is and which others there are keeps its word.
        const bool labelled = !b->words.empty() && (words || scenarios);
        const float width =
            labelled ? text_size(font, b->words).x + font_size(font) + ui.grid(3) : ui.touch();
        if (ui.narrow && scenarios && right - width < ui.places["button:rooms"].max.x) continue;
        right -= width;
        ImGui::SetCursorScreenPos({right, top});
        const bool pressed =
            labelled
                ? button(ui, b->words + "##" + b->place, Look::bare, b->icon, width)
                : icon_button(ui, b->place.c_str(), b->icon, b->words.empty() ? b->help : b->words);
        if (labelled) tip(ui, b->help);
        place(ui, b->place, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        if (pressed && b->node != nullptr) use(ui, *b->node);
        if (pressed && b->node == nullptr) b->act(ui);
        right -= ui.grid(0.5f);
    }
    end_part(ui);
}

} // namespace folkmoot::ui
