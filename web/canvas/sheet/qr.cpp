/// QR codes, black on white in every appearance, each module a whole number of the screen's pixels.

#include "canvas/sheet/draw.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {

// Readers need four empty modules around a code. Source: ISO/IEC 18004:2015, 6.3.8.
constexpr float quiet_modules = 4;

void draw_qr(Ui& ui, const sheet::Node& node, float width) {
    if (!node.words.empty()) text(ui, ui.fonts.small_strong, ui.theme.ink, node.words, width);
    if (node.modules.empty()) {
        text(ui, ui.fonts.small_strong, ui.theme.worse, node.invalid, width);
        return;
    }
    const auto size = static_cast<float>(node.modules.size());
    const float across = size + 2 * quiet_modules;
    const float room = std::min(width, ui.narrow ? width : 380 * ui.text_scale);
    const float pixel = 1 / ui.pixel_ratio;
    // Smaller than a pixel it would be grey.
    const float module = std::max(1.0f, std::floor(room / across / pixel)) * pixel;
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    const auto on_pixel = [&](float at) { return std::ceil(at / pixel) * pixel; };
    const ImVec2 min{on_pixel(cursor.x), on_pixel(cursor.y)};
    const ImVec2 max{min.x + across * module, min.y + across * module};
    ImGui::Dummy({max.x - cursor.x, max.y - cursor.y});
    place(ui, node.key + ":code", {min, max});
    if (ImGui::IsItemVisible()) {
        auto& draw = draw_list();
        draw.AddRectFilled(min, max, IM_COL32_WHITE);
        const float left = min.x + quiet_modules * module, top = min.y + quiet_modules * module;
        for (std::size_t y = 0; y < node.modules.size(); ++y) {
            const auto& row = node.modules[y];
            const float upper = top + static_cast<float>(y) * module;
            // What is dark side by side is one rectangle.
            for (auto from = row.find('1'); from != row.npos;) {
                const auto end = std::min(row.find('0', from), row.size());
                draw.AddRectFilled({left + static_cast<float>(from) * module, upper},
                                   {left + static_cast<float>(end) * module, upper + module},
                                   IM_COL32_BLACK);
                from = row.find('1', end);
            }
        }
    }
    if (!node.help.empty()) text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
    draw_children(ui, node, width);
}

} // namespace folkmoot::ui
