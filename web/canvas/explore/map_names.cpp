/// The ground of the areas, the providers on it, and their names.

#include "canvas/explore/map.hpp"
#include "canvas/widgets.hpp"
#include "session/short_name.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::ui {

bool draw_name(Ui& ui, Taken& taken, ImFont* font, ImVec2 middle, ImU32 colour,
               const std::vector<std::string>& names) {
    for (const auto& words : names) {
        const auto size = text_size(font, words);
        const ImVec2 at{middle.x - size.x / 2, middle.y - size.y / 2};
        const Rect r{{at.x - 5, at.y - 1}, {at.x + size.x + 5, at.y + size.y + 1}};
        const bool hides = std::ranges::any_of(taken, [&](const Rect& t) {
            return r.min.x < t.max.x && t.min.x < r.max.x && r.min.y < t.max.y && t.min.y < r.max.y;
        });
        if (hides) continue;
        taken.push_back(r);
        auto& draw = draw_list();
        draw.AddRectFilled(r.min, r.max, faded(ui.theme.raised, 0.88f), 5);
        text_at(draw, font, at, colour, words);
        return true;
    }
    return false;
}

namespace {

/// What the sheet says of an area: how it changes, in words and as −1..1; nullptr: it says nothing.
const sheet::MapPlace* told_of(const Ui& ui, const message::Scenario& scenario,
                               const message::Area& area) {
    const auto* map = ui.room.find("map");
    if (map == nullptr || !map->map || map->map->places.size() < scenario.areas.size())
        return nullptr;
    const auto& place = map->map->places[static_cast<std::size_t>(&area - scenario.areas.data())];
    return place.value_words.empty() ? nullptr : &place;
}

} // namespace

void draw_areas(Ui& ui, const Ground& ground, const message::Scenario& scenario) {
    auto& draw = draw_list();
    constexpr float palest = 0.08f, deepest = 0.3f;
    for (const auto& area : scenario.areas) {
        const auto middle = ground.at(area.x, area.y);
        const float radius = static_cast<float>(area.radius) * ground.points_per_km;
        auto colour = ui.theme.map_area;
        if (const auto* told = told_of(ui, scenario, area)) {
            const auto depth = static_cast<float>(std::fabs(told->value));
            colour = blended(colour, told->value > 0 ? ui.theme.better : ui.theme.worse,
                             palest + (deepest - palest) * depth);
        }
        draw.AddCircleFilled(middle, radius + 5, colour, 96);
        draw.AddCircle(middle, radius + 5, ui.theme.map_edge, 96, area.host ? 2.5f : 1.0f);
    }
}

namespace {

using message::ProviderKind;

const ProviderKind& kind_of(const message::Scenario& scenario, const message::Provider& provider) {
    static const ProviderKind unknown;
    const auto& kinds = scenario.picture.kinds;
    return provider.kind < kinds.size() ? kinds[provider.kind] : unknown;
}

/// `s`: half its width.
void draw_marker(ImDrawList& draw, const Theme& t, ProviderKind::Shape shape, ImVec2 at, float s) {
    switch (shape) {
    case ProviderKind::Shape::diamond: {
        const ImVec2 corners[] = {
            {at.x, at.y - s}, {at.x + s, at.y}, {at.x, at.y + s}, {at.x - s, at.y}};
        draw.AddConvexPolyFilled(corners, 4, t.ink);
        draw.AddPolyline(corners, 4, t.raised, ImDrawFlags_Closed, 2);
        break;
    }
    case ProviderKind::Shape::disc:
        draw.AddCircleFilled(at, s, t.ink);
        draw.AddCircle(at, s + 1, t.raised, 0, 1.5f);
        break;
    case ProviderKind::Shape::square:
        draw.AddRectFilled({at.x - s, at.y - s}, {at.x + s, at.y + s}, t.ink, 1.5f);
        draw.AddRect({at.x - s - 1, at.y - s - 1}, {at.x + s + 1, at.y + s + 1}, t.raised, 2, 0,
                     1.5f);
        break;
    }
}

} // namespace

void draw_markers(Ui& ui, const Ground& ground, const message::Scenario& scenario) {
    const bool crowded = (scenario.providers.size() > 60 || ui.narrow) && ui.map.zoom < 3;
    for (const auto& provider : scenario.providers) {
        const auto at = ground.at(provider.x, provider.y);
        if (!ground.rect.holds(at)) continue;
        const auto& kind = kind_of(scenario, provider);
        const float s = (kind.stands_out ? 7.5f : crowded ? 2.5f : 3.75f) * ui.text_scale;
        draw_marker(draw_list(), ui.theme, kind.shape, at, s);
    }
}

namespace {

/// Whether an area's name would hide the middle of another area.
bool covers_another(const Ground& ground, const message::Scenario& scenario,
                    const message::Area& named, const std::string& words, ImVec2 middle,
                    ImFont* font) {
    const auto size = text_size(font, words);
    return std::ranges::any_of(scenario.areas, [&](const message::Area& area) {
        if (&area == &named) return false;
        const auto at = ground.at(area.x, area.y);
        const float radius = 0.7f * static_cast<float>(area.radius) * ground.points_per_km;
        return std::fabs(at.x - middle.x) < size.x / 2 + radius &&
               std::fabs(at.y - middle.y) < size.y / 2 + radius;
    });
}

} // namespace

void draw_names(Ui& ui, const Ground& ground, const message::Scenario& scenario, Taken& taken) {
    const auto& t = ui.theme;
    constexpr std::size_t many = 12;
    const bool crowded = scenario.areas.size() > many;
    const bool little =
        ui.narrow && std::min(ground.rect.width() / 2, ground.rect.height()) < 240 * ui.text_scale;
    // On a phone the short name is better than none; and a name is better than its role.
    const auto names_of = [&](const std::string& name, const std::string& role) {
        std::vector<std::string> names;
        if (!role.empty()) names.push_back(name + role);
        names.push_back(name);
        for (auto& shorter : session::shorter_names(name)) names.push_back(std::move(shorter));
        // Where little fits, a long name would take the room of all others.
        if (little && names.size() > 2) names.erase(names.begin(), names.end() - 2);
        return names;
    };
    // What is told of an area stands under its name, where no other name has to be.
    std::vector<std::pair<const message::Area*, ImVec2>> below;
    const auto name_area = [&](const message::Area& area) {
        const auto top = ground.at(area.x, area.y + area.radius);
        auto* font = ui.narrow ? ui.fonts.small : ui.fonts.small_strong;
        // Over the area, or else in its middle or at its foot.
        const float over = std::max(top.y - ui.grid(0.5f), ground.rect.min.y + ui.grid(1));
        const float middle = ground.at(area.x, area.y).y, foot = 2 * middle - top.y;
        for (const auto& words : names_of(area.name, area.host ? " (host)" : "")) {
            const float half = text_size(font, words).x / 2 + ui.grid(0.75f);
            for (const float y : {over, middle, foot}) {
                ImVec2 at{top.x, y};
                if (!ground.rect.holds(at)) continue;
                if (crowded && !area.host &&
                    covers_another(ground, scenario, area, words, at, font))
                    continue;
                if (2 * half < ground.rect.width())
                    at.x = std::clamp(at.x, ground.rect.min.x + half, ground.rect.max.x - half);
                if (!draw_name(ui, taken, font, at, area.host ? t.reform : t.ink, {words}))
                    continue;
                ui.places["area:" + area.name] = {{at.x - half, at.y}, {at.x + half, at.y}};
                below.push_back({&area, {at.x, at.y + text_size(font, words).y + 4}});
                return;
            }
        }
    };
    const auto name_providers = [&](bool that_stand_out) {
        for (const auto& provider : scenario.providers) {
            if (kind_of(scenario, provider).stands_out != that_stand_out) continue;
            const auto at = ground.at(provider.x, provider.y);
            if (!ground.rect.holds(at)) continue;
            (void)draw_name(ui, taken, that_stand_out ? ui.fonts.small_strong : ui.fonts.small,
                            {at.x, at.y + ui.grid(that_stand_out ? 2 : 1.6f)}, t.ink,
                            names_of(provider.name, ""));
        }
    };
    // The host and the providers that stand out matter most; the others as far as there is room.
    for (const auto& area : scenario.areas) {
        if (area.host) name_area(area);
    }
    name_providers(true);
    for (const auto& area : scenario.areas) {
        if (!area.host) name_area(area);
    }
    for (const auto& [area, at] : below) {
        if (const auto* told = told_of(ui, scenario, *area))
            (void)draw_name(ui, taken, ui.fonts.small, at, told->value > 0 ? t.better : t.worse,
                            {told->value_words});
    }
    if (ui.map.zoom > 2.2f) name_providers(false);
}

} // namespace folkmoot::ui
