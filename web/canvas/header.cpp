/// The bar at the top: whose page this is, which room, and what can be done with it.

#include "canvas/menu.hpp"
#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"

#include <array>
#include <string>

namespace folkmoot::ui {
namespace {

struct BarButton {
    const char* id;
    const char* label;
    Icon icon;
    const char* tip;
    void (*act)(Ui&);
};

Icon appearance_icon(const Ui& ui) {
    const auto shown = ui.theme.appearance;
    return shown == Appearance::light  ? Icon::sun
           : shown == Appearance::dark ? Icon::moon
                                       : Icon::contrast;
}

constexpr std::array<const char*, 4> room_titles{"Explore", "Funding lab", "Split-test lab",
                                                 "Evidence"};

/// A phone shows the room that it is in, and the others when that is pressed.
void draw_rooms_narrow(Ui& ui, Rect rect, float x) {
    const auto here = static_cast<std::size_t>(ui.session.view().room);
    ImGui::SetCursorScreenPos({x, (rect.min.y + rect.max.y - ui.touch()) / 2});
    if (button(ui, std::string(room_titles[here]) + "##rooms", Look::plain, Icon::down))
        ImGui::OpenPopup("rooms-menu");
    place(ui, "button:rooms", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (!begin_menu(ui, "rooms-menu", {x, rect.max.y}, 240 * ui.text_scale)) return;
    for (std::size_t i = 0; i < room_titles.size(); ++i) {
        if (menu_row(ui, room_titles[i], "", i == here))
            ui.session.set_room(static_cast<session::Room>(i));
        ui.places["room:" + std::string(session::room_names[i])] = {ImGui::GetItemRectMin(),
                                                                    ImGui::GetItemRectMax()};
    }
    end_menu();
}

void draw_rooms(Ui& ui, Rect rect, float x) {
    using session::Room;
    if (ui.narrow) return draw_rooms_narrow(ui, rect, x);
    auto& draw = draw_list();
    for (std::size_t i = 0; i < room_titles.size(); ++i) {
        const auto room = static_cast<Room>(i);
        const bool here = ui.session.view().room == room;
        auto* font = here ? ui.fonts.strong : ui.fonts.body;
        const auto size = text_size(ui.fonts.strong, room_titles[i]);
        const float width = size.x + ui.grid(3);
        ImGui::SetCursorScreenPos({x, rect.min.y});
        if (ImGui::InvisibleButton(room_titles[i], {width, rect.height()}))
            ui.session.set_room(room);
        const bool hovered = ImGui::IsItemHovered() && !by_finger();
        const auto own = text_size(font, room_titles[i]);
        text_at(draw, font, {x + (width - own.x) / 2, (rect.min.y + rect.max.y - own.y) / 2},
                here || hovered ? ui.theme.ink : ui.theme.quiet, room_titles[i]);
        if (here) {
            draw.AddRectFilled({x + ui.grid(1.5f), rect.max.y - 3},
                               {x + width - ui.grid(1.5f), rect.max.y}, ui.theme.reform, 1.5f);
        }
        focus_ring(ui, 6);
        place(ui, std::string("room:") + std::string(session::room_names[i]),
              {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        x += width;
    }
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

    const std::array<BarButton, 6> all{{
        {"scenarios", "Scenarios", Icon::down, "Choose another question",
         [](Ui& u) { u.choosing_scenario = true; }},
        {"tour", "Tour", Icon::help, "What to look at, step by step", start_tour},
        {"share", "Share link", Icon::share, "Copies a link to exactly this",
         [](Ui& u) { u.session.share(); }},
        {"plain", "Plain view", Icon::page, "The same as text, forms and tables",
         [](Ui& u) {
             if (u.session.view().room == session::Room::funding) {
                 u.session.act("open-funding", u.session.funding().write());
             } else {
                 u.session.open_plain();
             }
         }},
        {"appearance", "", appearance_icon(ui), "Light, dark or high contrast", next_appearance},
        {"text-size", "", Icon::text_size, "Larger or smaller text", next_text_size},
    }};
    // From the right; labels go where there is no room for them.
    const bool words = rect.width() > 1000 * ui.text_scale;
    float right = rect.max.x - ui.grid(ui.narrow ? 1 : 2);
    const float top = middle - ui.touch() / 2;
    auto* font = ui.narrow ? ui.fonts.body : ui.fonts.small;
    for (std::size_t i = all.size(); i-- > 0;) {
        const auto& b = all[i];
        const bool scenarios = i == 0;
        // A phone has the rest under More.
        if (ui.narrow && i != 2 && !scenarios) continue;
        // What question this is and which others there are keeps its word.
        const bool labelled = b.label[0] != 0 && (words || scenarios);
        const float width =
            labelled ? text_size(font, b.label).x + font_size(font) + ui.grid(3) : ui.touch();
        if (ui.narrow && scenarios && right - width < ui.places["button:rooms"].max.x) continue;
        right -= width;
        ImGui::SetCursorScreenPos({right, top});
        const auto label = std::string(b.label) + "##" + b.id;
        const bool pressed = labelled
                                 ? button(ui, label, Look::bare, b.icon, width)
                                 : icon_button(ui, b.id, b.icon, b.label[0] != 0 ? b.label : b.tip);
        if (labelled) tip(ui, b.tip);
        place(ui, std::string("button:") + b.id,
              {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        if (pressed) b.act(ui);
        right -= ui.grid(0.5f);
    }
    end_part(ui);
}

}  // namespace folkmoot::ui
