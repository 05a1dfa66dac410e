#include "charts/trial_charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot::charts {
namespace {

// Four corners each, and a draw list counts its corners in 16 bits.
constexpr std::size_t most_dots = 8'000;

}  // namespace

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
    const auto x_range = std::minmax_element(ran.x.begin(), ran.x.end());
    const auto y_range = std::minmax_element(ran.y.begin(), ran.y.end());
    const float width = static_cast<float>(std::max(1, *x_range.second - *x_range.first));
    const float height = static_cast<float>(std::max(1, *y_range.second - *y_range.first));
    const float scale =
        std::min((canvas.area.width() - 8) / width, (canvas.area.height() - 8) / height);
    const float middle_x = static_cast<float>(*x_range.second + *x_range.first) / 2;
    const float middle_y = static_cast<float>(*y_range.second + *y_range.first) / 2;
    const ImVec2 middle{(canvas.area.min.x + canvas.area.max.x) / 2,
                        (canvas.area.min.y + canvas.area.max.y) / 2};
    const std::size_t every = (people + most_dots - 1) / most_dots;
    const float shown = static_cast<float>(people) / static_cast<float>(every);
    const float area = canvas.area.width() * canvas.area.height();
    const float half = std::clamp(0.28f * std::sqrt(area / std::max(1.0f, shown)), 0.75f, 3.0f);
    std::array<ImU32, 16> colours{};
    for (std::size_t i = 0; i < colours.size(); ++i) colours[i] = arm_colour(canvas.theme, i);
    const ImU32 left_out = ui::faded(canvas.theme.quiet, 0.25f);
    canvas.draw.PushClipRect(canvas.area.min, canvas.area.max, true);
    for (std::size_t i = 0; i < people; i += every) {
        const float x = middle.x + (static_cast<float>(ran.x[i]) - middle_x) * scale;
        const float y = middle.y + (static_cast<float>(ran.y[i]) - middle_y) * scale;
        const std::size_t arm = ran.arm[i];
        const ImU32 colour = arm < std::min(arms, colours.size()) ? colours[arm] : left_out;
        canvas.draw.AddRectFilled({x - half, y - half}, {x + half, y + half}, colour);
    }
    canvas.draw.PopClipRect();
}

}  // namespace folkmoot::charts
