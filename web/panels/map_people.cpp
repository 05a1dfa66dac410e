/// From messages to dots: which colour everybody has, and where and how large they are drawn.

#include "panels/map.hpp"
#include "panels/widgets.hpp"
#include "session/groups.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {

using session::Colouring;

/// Sends what has changed to the graphics card.
void update_people(Ui& ui, const message::Scenario& scenario) {
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
        const auto palette =
            colouring == Colouring::wait          ? wait_palette(ui.theme)
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

void queue_people(Ui& ui, const Ground& ground, std::size_t side,
                  const message::Scenario& scenario) {
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
    const std::size_t dots = people->x.size() / ui.people_layer.stride() + 1;
    const double each =
        std::sqrt(room / static_cast<double>(dots)) * static_cast<double>(v.pixels_per_km);
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

} // namespace folkmoot::ui
