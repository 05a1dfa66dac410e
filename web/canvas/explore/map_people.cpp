/// From messages to dots: which colour everybody has, and where and how large they are drawn.

#include "canvas/colour/people.hpp"
#include "canvas/explore/map.hpp"
#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "rooms/explore/changes.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {

std::vector<Dot> some_dots(const Ui& ui, std::size_t most) {
    const auto& s = ui.session;
    const auto* people = s.people();
    if (people == nullptr || s.scenario() == nullptr || s.colouring() == nullptr) return {};
    const std::size_t side = s.view().side == session::Side::baseline ? 0 : 1;
    const auto& view = ui.map_cache.calls[side].view;
    if (view.pixels_per_km <= 0) return {};
    const rooms::MapColours colours(s, side == 1);
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
    const auto shown = *rooms::shown_colouring(s);
    if (const auto palette = palette_of(ui.theme, scenario, shown); cache.palette != palette) {
        ui.people_layer.set_palette(palette);
        cache.palette = palette;
    }
    const bool change = rooms::shows_change(s);
    const bool recolour = cache.colouring != colouring->key || cache.change != change;
    const bool moved = cache.people != s.people_version();
    if (moved) ui.people_layer.set_homes(people->x, people->y);
    const auto version = [&](std::size_t side) {
        return s.frame(side == 1) != nullptr ? s.frame_version(side == 1) : 0;
    };
    const bool newer = cache.frames[0] != version(0) || cache.frames[1] != version(1);
    for (std::size_t side = 0; side < 2; ++side) {
        // What changes is drawn as one side, and stays as it is while one policy is ahead.
        const bool due =
            change ? side == 1 && newer && s.frames_match() : cache.frames[side] != version(side);
        if (!recolour && !moved && !due) continue;
        const rooms::MapColours colours(s, side == 1);
        std::vector<std::uint8_t> values(people->x.size());
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = colours.of(i);
        ui.people_layer.set_values(side, values);
        const auto recedes = rooms::receding_of(scenario, s);
        const auto concerned = std::count_if(values.begin(), values.end(), [&](std::uint8_t value) {
            return value != message::nothing_known && (value < recedes.from || value >= recedes.to);
        });
        cache.concerned[side] = static_cast<std::size_t>(concerned) / ui.people_layer.stride();
    }
    cache.frames = {version(0), version(1)};
    cache.people = s.people_version();
    cache.colouring = colouring->key;
    cache.change = change;
}

namespace {

/// Whom the colouring concerns lies above all others, and is larger where they are few: so much
/// that they still cover no more than a tenth of the ground. Where they would cover more of it than
/// is their share of the people, nobody is raised: the map must not look as if all were concerned.
/// `ground`: pixels.
void raise_concerned(const Ui& ui, std::size_t side, const message::Scenario& scenario,
                     double ground, std::size_t dots, gl::MapView& view) {
    const auto recedes = rooms::receding_of(scenario, ui.session);
    const double concerned = static_cast<double>(ui.map_cache.concerned[side]);
    const auto diameter = static_cast<double>(view.point_pixels);
    const double covered = concerned * 0.7854 * diameter * diameter / ground;
    constexpr double crowded = 1.3, much = 0.1, largest = 1.5, smaller = 0.8;
    const bool raised = recedes.to > 0 && concerned > 0 &&
                        covered < crowded * concerned / static_cast<double>(dots);
    view.recede_from = recedes.from;
    view.recede_to = raised ? recedes.to : 0;
    if (!raised) return;
    const double larger = std::clamp(std::sqrt(much / covered), 1.0, largest);
    view.standing_pixels = static_cast<float>(diameter * larger);
    view.receding_pixels = static_cast<float>(diameter * (larger > 1 ? smaller : 1.0));
}

} // namespace

void queue_people(Ui& ui, const Ground& ground, std::size_t side, Rect part,
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
    v.x = pixels(ground.rect.min.x);
    v.y = v.clip_y = frame_height - pixels(ground.rect.max.y);
    v.width = pixels(ground.rect.width());
    v.height = v.clip_height = pixels(ground.rect.height());
    v.clip_x = pixels(part.min.x);
    v.clip_width = pixels(part.max.x) - v.clip_x;
    // As large as there is room for: the ground that people share, divided among them.
    double room = 0;
    for (const auto& area : scenario.areas) room += 3.14159 * area.radius * area.radius;
    const auto* people = ui.session.people();
    const std::size_t dots = people->x.size() / ui.people_layer.stride() + 1;
    const double each =
        std::sqrt(room / static_cast<double>(dots)) * static_cast<double>(v.pixels_per_km);
    v.point_pixels = static_cast<float>(std::clamp(1.15 * each, 1.6 * static_cast<double>(ratio),
                                                   14.0 * static_cast<double>(ratio)));
    raise_concerned(ui, side, scenario,
                    room * static_cast<double>(v.pixels_per_km * v.pixels_per_km), dots, v);
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
