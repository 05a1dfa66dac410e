#include "canvas/charts/node_charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot::charts {
namespace {

// Four corners each, and a draw list counts its corners in 16 bits.
constexpr std::size_t most_dots = 8'000;
constexpr float map_margin = 8;

/// From the first to the last home, east to west or north to south.
struct Stretch {
    float low = 0, high = 1;
    explicit Stretch(const auto& at) {
        if (at.empty()) return;
        const auto [first, last] = std::minmax_element(at.begin(), at.end());
        low = static_cast<float>(*first);
        high = static_cast<float>(*last);
    }
    [[nodiscard]] float length() const { return std::max(1.0f, high - low); }
    [[nodiscard]] float middle() const { return (low + high) / 2; }
};

}  // namespace

float assignment_map_height(const message::TrialRan& ran, float width) {
    const float shape = Stretch(ran.y).length() / Stretch(ran.x).length();
    return std::clamp((width - map_margin) * shape + map_margin, 120.0f, 380.0f);
}

ImU32 arm_colour(const ui::Theme& theme, std::size_t arm) {
    if (arm == 0) return theme.baseline;
    if (arm == 1) return theme.reform;
    // After Okabe and Ito: told apart by the colour-blind.
    static constexpr std::array<ImU32, 6> others{
        IM_COL32(213, 94, 0, 255),  IM_COL32(0, 158, 115, 255),  IM_COL32(204, 121, 167, 255),
        IM_COL32(230, 159, 0, 255), IM_COL32(86, 180, 233, 255), IM_COL32(140, 110, 60, 255)};
    return others[(arm - 2) % others.size()];
}

void draw_assignment_map(const Canvas& canvas, const message::TrialRan& ran, std::size_t arms) {
    const std::size_t people = std::min({ran.x.size(), ran.y.size(), ran.arm.size()});
    if (people == 0) return draw_empty(canvas);
    const Stretch across(ran.x), down(ran.y);
    const float scale = std::min((canvas.area.width() - map_margin) / across.length(),
                                 (canvas.area.height() - map_margin) / down.length());
    const ImVec2 middle{(canvas.area.min.x + canvas.area.max.x) / 2,
                        (canvas.area.min.y + canvas.area.max.y) / 2};
    const std::size_t every = (people + most_dots - 1) / most_dots;
    const float shown = static_cast<float>(people) / static_cast<float>(every);
    const float area = canvas.area.width() * canvas.area.height();
    const float half = std::clamp(0.28f * std::sqrt(area / std::max(1.0f, shown)), 0.75f, 3.0f);
    std::array<ImU32, 16> colours{};
    for (std::size_t i = 0; i < colours.size(); ++i) colours[i] = arm_colour(canvas.theme, i);
    const ImU32 left_out = ui::unknown_person(canvas.theme);
    canvas.draw.PushClipRect(canvas.area.min, canvas.area.max, true);
    for (std::size_t i = 0; i < people; i += every) {
        const float x = middle.x + (static_cast<float>(ran.x[i]) - across.middle()) * scale;
        const float y = middle.y + (static_cast<float>(ran.y[i]) - down.middle()) * scale;
        const std::size_t arm = ran.arm[i];
        const ImU32 colour = arm < std::min(arms, colours.size()) ? colours[arm] : left_out;
        canvas.draw.AddRectFilled({x - half, y - half}, {x + half, y + half}, colour);
    }
    canvas.draw.PopClipRect();
}

}  // namespace folkmoot::charts
