/// The map: every dot a person, areas and practices by name, one side or both.

#include "panels/panels.hpp"
#include "panels/widgets.hpp"
#include "session/groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using session::Colouring;
using session::Side;

/// Places on the ground (km) and on the screen (points).
struct Ground {
    Rect rect;
    float x, y, points_per_km;
    [[nodiscard]] ImVec2 at(double km_x, double km_y) const {
        return {(rect.min.x + rect.max.x) / 2 + (static_cast<float>(km_x) - x) * points_per_km,
                (rect.min.y + rect.max.y) / 2 - (static_cast<float>(km_y) - y) * points_per_km};
    }
    [[nodiscard]] ImVec2 km(ImVec2 p) const {
        return {x + (p.x - (rect.min.x + rect.max.x) / 2) / points_per_km,
                y - (p.y - (rect.min.y + rect.max.y) / 2) / points_per_km};
    }
};

Ground ground_of(const Ui& ui, const message::Scenario& scenario, Rect rect, float top_room) {
    double low_x = INFINITY, high_x = -INFINITY, low_y = INFINITY, high_y = -INFINITY;
    for (const auto& area : scenario.areas) {
        low_x = std::min(low_x, area.x - area.radius);
        high_x = std::max(high_x, area.x + area.radius);
        low_y = std::min(low_y, area.y - area.radius);
        high_y = std::max(high_y, area.y + area.radius);
    }
    if (!(high_x > low_x)) return {rect, 0, 0, 1};
    const float pad = ui.grid(3);
    const double width = high_x - low_x, height = high_y - low_y;
    const double across = (rect.width() - 2 * pad) / width;
    const double down = (rect.height() - top_room - 2 * pad) / height;
    const float scale = static_cast<float>(std::max(1e-3, std::min(across, down)));
    const float zoomed = scale * ui.map.zoom;
    // The controls lie over the top: the whole map sits a little lower.
    return {rect, static_cast<float>((low_x + high_x) / 2) + ui.map.x,
            static_cast<float>((low_y + high_y) / 2) + ui.map.y + top_room / 2 / zoomed, zoomed};
}

/// Sends what has changed to the graphics card.
void update_layer(Ui& ui, const message::Scenario& scenario) {
    auto& cache = ui.map_cache;
    auto& s = ui.session;
    const auto* people = s.people();
    if (people == nullptr) return;
    const auto colouring = s.view().colouring;
    const bool recolour = cache.colouring != static_cast<int>(colouring) ||
                          cache.appearance != static_cast<int>(ui.appearance);
    if (recolour) {
        int local = 0, online = 0;
        for (const auto& provider : scenario.providers) ++(provider.online ? online : local);
        const auto palette = colouring == Colouring::wait          ? wait_palette(ui.theme)
                             : colouring == Colouring::deprivation ? class_palette(ui.theme, 5, true)
                             : colouring == Colouring::age         ? class_palette(ui.theme, 7, false)
                                                           : provider_palette(ui.theme, local, online);
        ui.people_layer.set_palette(palette);
    }
    const bool moved = cache.people != s.people_version();
    if (moved) ui.people_layer.set_homes(people->x, people->y);
    // Online practices come after the local ones in the palette, whatever order the scenario has.
    std::vector<std::uint8_t> colour_of;
    int local = 0, online = 0;
    for (const auto& p : scenario.providers) local += p.online ? 0 : 1;
    for (int next = 0; const auto& p : scenario.providers) {
        const int row = p.online ? local + online++ : next++;
        colour_of.push_back(static_cast<std::uint8_t>(p.online ? std::min(row, 255) : row % 200));
    }
    std::vector<std::uint8_t> values(people->x.size());
    for (std::size_t side = 0; side < 2; ++side) {
        const auto* frame = s.frame(side == 1);
        const auto version = frame != nullptr ? s.frame_version(side == 1) : 0;
        if (!recolour && !moved && cache.frames[side] == version) continue;
        cache.frames[side] = version;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto stratum = session::stratum_of(people->stratum[i]);
            values[i] = 255;
            if (colouring == Colouring::deprivation) {
                values[i] = static_cast<std::uint8_t>(stratum.deprivation);
            } else if (colouring == Colouring::age) {
                values[i] = static_cast<std::uint8_t>(stratum.age);
            } else if (frame != nullptr && colouring == Colouring::wait) {
                values[i] = frame->wait_days[i];
            } else if (frame != nullptr && frame->provider[i] < colour_of.size()) {
                values[i] = colour_of[frame->provider[i]];
            }
        }
        ui.people_layer.set_values(side, values);
    }
    cache.people = s.people_version();
    cache.colouring = static_cast<int>(colouring);
    cache.appearance = static_cast<int>(ui.appearance);
}

void queue_people(Ui& ui, const Ground& ground, std::size_t side, const message::Scenario& scenario) {
    const auto& io = ImGui::GetIO();
    const float ratio = io.DisplayFramebufferScale.x;
    const auto pixels = [&](float points) { return static_cast<int>(std::lround(points * ratio)); };
    const int frame_height = pixels(io.DisplaySize.y);
    auto& call = ui.map_cache.calls[side];
    call.layer = &ui.people_layer;
    call.side = side;
    auto& v = call.view;
    v.middle_x = ground.x;
    v.middle_y = ground.y;
    v.pixels_per_km = ground.points_per_km * ratio;
    v.x = v.clip_x = pixels(ground.rect.min.x);
    v.y = v.clip_y = frame_height - pixels(ground.rect.max.y);
    v.width = v.clip_width = pixels(ground.rect.width());
    v.height = v.clip_height = pixels(ground.rect.height());
    // As large as there is room for: the ground that people share, divided among them.
    double room = 0;
    for (const auto& area : scenario.areas) room += 3.14159 * area.radius * area.radius;
    const auto* people = ui.session.people();
    const double dots = static_cast<double>(people->x.size() / ui.people_layer.stride() + 1);
    const double each = std::sqrt(room / dots) * static_cast<double>(v.pixels_per_km);
    v.point_pixels = static_cast<float>(std::clamp(1.15 * each, 1.6 * static_cast<double>(ratio),
                                                   14.0 * static_cast<double>(ratio)));
    auto& draw = draw_list();
    draw.AddCallback(
        [](const ImDrawList*, const ImDrawCmd* command) {
            const auto& wanted = *static_cast<const MapCache::Call*>(command->UserCallbackData);
            wanted.layer->draw(wanted.side, wanted.view);
        },
        &call);
    draw.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void draw_haloed(Ui& ui, ImFont* font, ImVec2 middle, ImU32 colour, const std::string& words) {
    const auto size = text_size(font, words);
    const ImVec2 at{middle.x - size.x / 2, middle.y - size.y / 2};
    auto& draw = draw_list();
    draw.AddRectFilled({at.x - 5, at.y - 2}, {at.x + size.x + 5, at.y + size.y + 2},
                       faded(ui.theme.raised, 0.86f), 5);
    text_at(draw, font, at, colour, words);
}

void draw_areas(Ui& ui, const Ground& ground, const message::Scenario& scenario) {
    auto& draw = draw_list();
    for (const auto& area : scenario.areas) {
        const auto middle = ground.at(area.x, area.y);
        const float radius = static_cast<float>(area.radius) * ground.points_per_km;
        draw.AddCircleFilled(middle, radius + 5, ui.theme.map_area, 96);
        draw.AddCircle(middle, radius + 5, ui.theme.map_edge, 96, area.host ? 2.5f : 1.0f);
    }
}

void draw_names(Ui& ui, const Ground& ground, const message::Scenario& scenario) {
    auto& draw = draw_list();
    const auto& t = ui.theme;
    const float size = 4.5f * ui.text_scale;
    for (const auto& provider : scenario.providers) {
        const auto at = ground.at(provider.x, provider.y);
        if (!ground.rect.holds(at)) continue;
        if (provider.online) {
            const float s = size * 1.7f;
            const ImVec2 diamond[] = {{at.x, at.y - s}, {at.x + s, at.y}, {at.x, at.y + s}, {at.x - s, at.y}};
            draw.AddConvexPolyFilled(diamond, 4, t.ink);
            draw.AddPolyline(diamond, 4, t.raised, ImDrawFlags_Closed, 2);
            draw_haloed(ui, ui.fonts.small_strong, {at.x, at.y + s + ui.grid(1.25f)}, t.ink, provider.name);
            continue;
        }
        const bool crowded = scenario.providers.size() > 60 && ui.map.zoom < 3;
        const float s = crowded ? size * 0.6f : size;
        draw.AddRectFilled({at.x - s, at.y - s}, {at.x + s, at.y + s}, t.ink, 1.5f);
        draw.AddRect({at.x - s - 1, at.y - s - 1}, {at.x + s + 1, at.y + s + 1}, t.raised, 2, 0, 1.5f);
        if (ui.map.zoom > 2.2f) {
            draw_haloed(ui, ui.fonts.small, {at.x, at.y + s + ui.grid(1.25f)}, t.ink, provider.name);
        }
    }
    const bool crowded = scenario.areas.size() > 16 && ui.map.zoom < 2.5f;
    for (const auto& area : scenario.areas) {
        if (crowded && !area.host) continue;
        const auto top = ground.at(area.x, area.y + area.radius);
        const ImVec2 at{top.x, std::max(top.y - ui.grid(0.5f), ground.rect.min.y + ui.grid(1))};
        if (!ground.rect.holds(at)) continue;
        draw_haloed(ui, ui.fonts.small_strong, at, area.host ? t.reform : t.ink,
                    area.host ? area.name + " (host)" : area.name);
    }
}

/// Wheel and drag; returns true while the pointer is on the map and not dragging it.
bool move_map(Ui& ui, const Ground& ground, const char* id) {
    ImGui::SetCursorScreenPos(ground.rect.min);
    ImGui::SetNextItemAllowOverlap();
    ImGui::InvisibleButton(id, {ground.rect.width(), ground.rect.height()});
    const auto& io = ImGui::GetIO();
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
        ui.map.x -= io.MouseDelta.x / ground.points_per_km;
        ui.map.y += io.MouseDelta.y / ground.points_per_km;
    }
    if (hovered && ImGui::IsMouseDoubleClicked(0)) ui.map = {};
    focus_ring(ui, 2);
    return hovered && !dragging;
}

void draw_zoom(Ui& ui, Rect rect) {
    const float side = ui.touch();
    const std::array<Icon, 3> icons{Icon::plus, Icon::minus, Icon::fit};
    const std::array<const char*, 3> names{"Closer", "Further away", "The whole map"};
    // Fingers pinch; on a phone the buttons lie in a row, below what matters.
    const float across = ui.narrow ? side : 0, down = ui.narrow ? 0 : side;
    ImVec2 at{rect.max.x - ui.grid(1.5f) - side - 2 * across,
              rect.max.y - ui.grid(1.5f) - side - 2 * down};
    for (std::size_t i = 0; i < icons.size(); ++i) {
        ImGui::SetCursorScreenPos(at);
        if (icon_button(ui, names[i], icons[i], names[i], Look::plain, side - 2)) {
            if (i == 2) {
                ui.map = {};
            } else {
                ui.map.zoom = std::clamp(ui.map.zoom * (i == 0 ? 1.5f : 1 / 1.5f), 1.0f, 40.0f);
            }
        }
        at = {at.x + across, at.y + down};
    }
}

void draw_colouring(Ui& ui, Rect rect) {
    const std::array<std::string, 4> names{"Wait", "Practice", "Deprivation", "Age"};
    ImGui::SetCursorScreenPos({rect.min.x + ui.grid(1.5f), rect.min.y + ui.grid(1.5f)});
    int chosen = static_cast<int>(ui.session.view().colouring);
    if (choose_one(ui, "colour", names, chosen)) {
        ui.session.set_colouring(static_cast<Colouring>(chosen));
    }
    ui.places["colour"] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
}

}  // namespace

void draw_map(Ui& ui, Rect rect) {
    begin_part(ui, "map", rect, {0, 0}, ui.theme.paper);
    const auto* scenario = ui.session.scenario();
    if (scenario == nullptr) {
        end_part(ui);
        return;
    }
    ui.places["map"] = rect;
    update_layer(ui, *scenario);
    const float top_room = ui.touch() + ui.grid(2);
    const auto side = ui.session.view().side;
    const bool both = side == Side::both;
    for (std::size_t i = 0; i < 2; ++i) {
        if (!both && i != (side == Side::reform ? 1u : 0u)) continue;
        Rect part = rect;
        const float middle = std::round((rect.min.x + rect.max.x) / 2);
        if (both) (i == 0 ? part.max.x : part.min.x) = middle;
        const auto ground = ground_of(ui, *scenario, part, top_room);
        const bool looking = move_map(ui, ground, i == 0 ? "baseline" : "reform");
        auto& draw = draw_list();
        draw.PushClipRect(part.min, part.max, true);
        draw_areas(ui, ground, *scenario);
        if (ui.session.people() != nullptr) queue_people(ui, ground, i, *scenario);
        draw_names(ui, ground, *scenario);
        if (both) {
            draw_haloed(ui, ui.fonts.small_strong,
                        {(part.min.x + part.max.x) / 2, part.min.y + top_room + ui.grid(1.5f)},
                        i == 0 ? ui.theme.baseline : ui.theme.reform, i == 0 ? "Baseline" : "Reform");
        }
        draw.PopClipRect();
        if (both && i == 1) {
            draw.AddRectFilled({middle - 1, rect.min.y}, {middle + 1, rect.max.y}, ui.theme.paper);
            draw.AddRectFilled({middle - 0.5f, rect.min.y}, {middle + 0.5f, rect.max.y}, ui.theme.control_edge);
        }
        if (looking) {
            draw_map_tip(ui, i == 1, ground.km(ImGui::GetIO().MousePos),
                         (by_finger() ? 14.0f : 7.0f) / ground.points_per_km);
        }
    }
    draw_colouring(ui, rect);
    draw_zoom(ui, rect);
    draw_legend(ui, rect);
    end_part(ui);
}

}  // namespace folkmoot::ui
