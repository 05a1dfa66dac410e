/// From messages to dots: which colour everybody has, and where and how large they are drawn.

#include "canvas/colour/people.hpp"
#include "canvas/explore/map.hpp"
#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "rooms/explore/colours.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {

std::vector<Dot> some_dots(const Ui& ui, std::size_t most) {
    const auto& s = ui.session;
    const auto* people = s.people();
    const auto* scenario = s.scenario();
    const auto* colouring = s.colouring();
    if (people == nullptr || scenario == nullptr || colouring == nullptr) return {};
    const std::size_t side = s.view().side == session::Side::baseline ? 0 : 1;
    const auto& view = ui.map_cache.calls[side].view;
    if (view.pixels_per_km <= 0) return {};
    const rooms::PersonColours colours(*scenario, *people, s.frame(side == 1), *colouring);
    const float ratio = ui.pixel_ratio;
    const float height = ImGui::GetIO().DisplaySize.y * ratio;
    std::vector<Dot> dots;
    const std::size_t stride = ui.people_layer.stride(), drawn = people->x.size() / stride;
    for (std::size_t d = 0; d < std::min(drawn, most); ++d) {
        const std::size_t i = d * drawn / std::min(drawn, most) * stride;
        const float x =
            static_cast<float>(view.x) + static_cast<float>(view.width) / 2 +
            (static_cast<float>(people->x[i]) / 100 - view.middle_x) * view.pixels_per_km;
        const float y =
            static_cast<float>(view.y) + static_cast<float>(view.height) / 2 +
            (static_cast<float>(people->y[i]) / 100 - view.middle_y) * view.pixels_per_km;
        dots.push_back({{x / ratio, (height - y) / ratio}, colours.of(i)});
    }
    return dots;
}

/// Sends what has changed to the graphics card.
void update_people(Ui& ui, const message::Scenario& scenario) {
    auto& cache = ui.map_cache;
    auto& s = ui.session;
    const auto* people = s.people();
    const auto* colouring = s.colouring();
    if (people == nullptr || colouring == nullptr) return;
    // Compared by its colours, not by what they were made from: whatever changes them sends them.
    if (const auto palette = palette_of(ui.theme, scenario, *colouring); cache.palette != palette) {
        ui.people_layer.set_palette(palette);
        cache.palette = palette;
    }
    const bool recolour = cache.colouring != colouring->key;
    const bool moved = cache.people != s.people_version();
    if (moved) ui.people_layer.set_homes(people->x, people->y);
    std::vector<std::uint8_t> values(people->x.size());
    for (std::size_t side = 0; side < 2; ++side) {
        const auto* frame = s.frame(side == 1);
        const auto version = frame != nullptr ? s.frame_version(side == 1) : 0;
        if (!recolour && !moved && cache.frames[side] == version) continue;
        cache.frames[side] = version;
        const rooms::PersonColours colours(scenario, *people, frame, *colouring);
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = colours.of(i);
        ui.people_layer.set_values(side, values);
    }
    cache.people = s.people_version();
    cache.colouring = colouring->key;
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
