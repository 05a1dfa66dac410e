/// A line that somebody draws before they see what comes out: a dot a year, moved by mouse or
/// finger from one side to the other. Each year is a slider of the sheet, which keys and readers
/// use.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Node;

double guessed_in(const Node& year) {
    const auto* value = std::get_if<double>(&year.value);
    return value != nullptr ? *value : year.low;
}

/// Where years and values lie.
struct GuessPlot {
    Rect area;
    std::size_t years = 1;
    double low = 0, high = 1;
    [[nodiscard]] float column() const { return area.width() / static_cast<float>(years); }
    [[nodiscard]] float x(std::size_t year) const {
        return area.min.x + (static_cast<float>(year) + 0.5f) * column();
    }
    [[nodiscard]] float y(double value) const {
        const double share = (value - low) / (high - low);
        return area.max.y - static_cast<float>(std::clamp(share, 0.0, 1.0)) * area.height();
    }
    [[nodiscard]] std::size_t year_at(float at) const {
        const float place = (at - area.min.x) / column();
        return static_cast<std::size_t>(std::clamp(place, 0.0f, static_cast<float>(years) - 0.5f));
    }
    [[nodiscard]] double value_at(float at) const {
        const float share = (area.max.y - at) / area.height();
        return low + static_cast<double>(std::clamp(share, 0.0f, 1.0f)) * (high - low);
    }
};

/// Moves every year that the hand has passed since the last frame.
void move_years(Ui& ui, const GuessPlot& plot, const std::vector<const Node*>& years) {
    const auto mouse = ImGui::GetIO().MousePos, way = hand_moved();
    const ImVec2 before{mouse.x - way.x, mouse.y - way.y};
    const auto now = plot.year_at(mouse.x), then = plot.year_at(before.x);
    for (auto year = std::min(now, then); year <= std::max(now, then); ++year) {
        float at = mouse.y;
        if (year != now && std::fabs(way.x) > 0)
            at = before.y + way.y * (plot.x(year) - before.x) / way.x;
        const auto& node = *years[year];
        const double steps =
            node.step > 0 ? std::round((plot.value_at(at) - node.low) / node.step) : 0;
        const double value = node.step > 0
                                 ? std::clamp(node.low + steps * node.step, node.low, node.high)
                                 : plot.value_at(at);
        if (value != guessed_in(node)) use(ui, node, std::to_string(value));
    }
}

} // namespace

void draw_guess_line(Ui& ui, const std::vector<const Node*>& years, float width) {
    if (years.empty()) return;
    const auto& t = ui.theme;
    const float small = font_size(ui.fonts.small), radius = 5 * ui.text_scale;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float height = 150 * ui.text_scale;
    ImGui::InvisibleButton("guess-line", {width, height + small + ui.grid(1)});
    const GuessPlot plot{{{top.x, top.y + radius}, {top.x + width, top.y + height - radius}},
                         years.size(),
                         years[0]->low,
                         years[0]->high};
    if (ImGui::IsItemActive()) move_years(ui, plot, years);
    const bool pointed = ImGui::IsItemHovered() || ImGui::IsItemActive();
    const auto chosen = pointed ? plot.year_at(ImGui::GetIO().MousePos.x) : years.size() - 1;
    auto& draw = draw_list();
    draw.AddRectFilled(top, {top.x + width, top.y + height}, t.control, 7 * ui.text_scale);
    for (std::size_t i = 0; i < years.size(); ++i)
        if (years[i]->usual) draw.PathLineTo({plot.x(i), plot.y(*years[i]->usual)});
    draw.PathStroke(t.baseline, 0, 1.5f * ui.text_scale);
    for (std::size_t i = 0; i < years.size(); ++i)
        draw.PathLineTo({plot.x(i), plot.y(guessed_in(*years[i]))});
    draw.PathStroke(t.reform, 0, 2.5f * ui.text_scale);
    // Where many years stand close, every other name or fewer.
    const float wide = text_size(ui.fonts.small, years.back()->words).x + ui.grid(1);
    const auto every = static_cast<std::size_t>(std::ceil(wide / plot.column()));
    for (std::size_t i = 0; i < years.size(); ++i) {
        draw.AddCircleFilled({plot.x(i), plot.y(guessed_in(*years[i]))},
                             i == chosen ? radius * 1.4f : radius, t.reform);
        const auto& words = years[i]->words;
        if (i % std::max<std::size_t>(1, every) == 0)
            text_at(draw, ui.fonts.small,
                    {plot.x(i) - text_size(ui.fonts.small, words).x / 2,
                     top.y + height + ui.grid(0.5f)},
                    t.quiet, words);
        place(ui, years[i]->key,
              {{plot.x(i) - plot.column() / 2, top.y},
               {plot.x(i) + plot.column() / 2, top.y + height}});
    }
    text(ui, ui.fonts.strong, t.ink, years[chosen]->words + ": " + years[chosen]->value_words,
         width);
    space(ui, 1);
}

} // namespace folkmoot::ui
