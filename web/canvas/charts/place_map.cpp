#include "canvas/charts/funding_charts.hpp"
#include "canvas/charts/plot.hpp"
#include "canvas/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {
namespace {

struct Circle {
    float x = 0, y = 0, radius = 0;
    std::size_t place = 0;
};

constexpr std::size_t most_apart = 400;  ///< more circles than these are left where they are

/// The map's kilometres as a picture that fits.
std::vector<Circle> laid_out(const ui::Rect& area, const sheet::Map& map) {
    if (map.places.empty()) return {};
    constexpr float least_radius = 2.5f, used = 0.86f;
    double west = map.places[0].x, east = west, north = map.places[0].y, south = north;
    for (const auto& place : map.places) {
        west = std::min(west, place.x);
        east = std::max(east, place.x);
        north = std::min(north, place.y);
        south = std::max(south, place.y);
    }
    const double scale =
        std::min(static_cast<double>(area.width() * used) / std::max(1e-6, east - west),
                 static_cast<double>(area.height() * used) / std::max(1e-6, south - north));
    const double middle_x = (west + east) / 2, middle_y = (north + south) / 2;
    const ImVec2 middle{(area.min.x + area.max.x) / 2, (area.min.y + area.max.y) / 2};
    std::vector<Circle> circles;
    circles.reserve(map.places.size());
    for (std::size_t i = 0; i < map.places.size(); ++i) {
        const auto& place = map.places[i];
        circles.push_back({middle.x + static_cast<float>((place.x - middle_x) * scale),
                           middle.y + static_cast<float>((place.y - middle_y) * scale),
                           std::max(least_radius, static_cast<float>(place.radius * scale)), i});
    }
    return circles;
}

/// Pushes circles apart, a little at a time and in a fixed order; a weak pull keeps them near home.
void push_apart(std::vector<Circle>& circles, const ui::Rect& area) {
    const auto home = circles;
    for (int turn = 0; turn < 120; ++turn) {
        for (std::size_t i = 0; i < circles.size(); ++i) {
            circles[i].x += (home[i].x - circles[i].x) * 0.02f;
            circles[i].y += (home[i].y - circles[i].y) * 0.02f;
            for (std::size_t j = i + 1; j < circles.size(); ++j) {
                float dx = circles[j].x - circles[i].x, dy = circles[j].y - circles[i].y;
                const float wanted = circles[i].radius + circles[j].radius + 1.5f;
                const float apart = std::sqrt(dx * dx + dy * dy);
                if (apart >= wanted) continue;
                if (apart < 0.01f) dx = 1, dy = 0.3f;
                const float push = (wanted - apart) / 2 / std::max(0.5f, apart);
                circles[i].x -= dx * push;
                circles[i].y -= dy * push;
                circles[j].x += dx * push;
                circles[j].y += dy * push;
            }
        }
        for (auto& c : circles) {
            c.x = std::clamp(c.x, area.min.x + c.radius,
                             std::max(area.min.x + c.radius, area.max.x - c.radius));
            c.y = std::clamp(c.y, area.min.y + c.radius,
                             std::max(area.min.y + c.radius, area.max.y - c.radius));
        }
    }
}

} // namespace

std::string draw_place_map(const Canvas& canvas, const sheet::Map& map) {
    auto circles = laid_out(canvas.area, map);
    if (circles.empty()) {
        draw_empty(canvas);
        return "";
    }
    if (map.look == "cartogram" && circles.size() <= most_apart) push_apart(circles, canvas.area);
    // Large ones first, so that they hide nobody.
    std::stable_sort(circles.begin(), circles.end(),
                     [](const auto& a, const auto& b) { return a.radius > b.radius; });
    const auto& t = canvas.theme;
    std::string under;
    const Circle* told = nullptr;
    for (const auto& c : circles) {
        // The colour of what is said: no change is neither gain nor loss.
        const double value = map.places[c.place].value;
        const ImU32 strong = value > 0 ? t.better : value < 0 ? t.worse : t.quiet;
        const float depth = static_cast<float>(std::sqrt(std::min(1.0, std::fabs(value))));
        const ImU32 colour = ui::blended(t.map_area, strong, 0.12f + 0.88f * depth);
        canvas.draw.AddCircleFilled({c.x, c.y}, c.radius, colour);
        canvas.draw.AddCircle({c.x, c.y}, c.radius, strong, 0, 1.2f);
        const float dx = canvas.pointer.x - c.x, dy = canvas.pointer.y - c.y;
        const float reach = std::max(c.radius, 8.0f);
        if (canvas.pointer.x >= 0 && dx * dx + dy * dy <= reach * reach) {
            under = map.places[c.place].key;
            told = &c;
        }
    }
    for (const auto& c : circles) {
        const auto& words = map.places[c.place].value_words;
        const auto size = ui::text_size(canvas.fonts.small_strong, words);
        if (size.x > c.radius * 1.8f) continue;
        // A number that another circle covers would be read as that one's.
        const bool covered = std::any_of(circles.begin(), circles.end(), [&](const Circle& other) {
            const float dx = other.x - c.x, dy = other.y - c.y,
                        reach = other.radius + size.x * 0.45f;
            return &other != &c && other.radius <= c.radius && dx * dx + dy * dy < reach * reach;
        });
        if (covered) continue;
        const float depth =
            static_cast<float>(std::sqrt(std::min(1.0, std::fabs(map.places[c.place].value))));
        ui::text_at(canvas.draw, canvas.fonts.small_strong, {c.x - size.x / 2, c.y - size.y / 2},
                    depth > 0.5f ? t.paper : t.ink, words);
    }
    for (const auto& c : circles) {
        if (map.places[c.place].key != map.chosen) continue;
        canvas.draw.AddCircle({c.x, c.y}, c.radius + 3, t.reform, 0, 2.5f);
        if (told == nullptr) told = &c;
    }
    if (told != nullptr)
        draw_note(canvas, {told->x, told->y - told->radius}, map.places[told->place].words);
    return under;
}

} // namespace folkmoot::charts
