/// The room "Deliberate": four steps, one below the other. On a desk what is said and gathered
/// stands left, what comes out of it right; on a phone all is one column.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace folkmoot::ui {
namespace {

constexpr std::array<std::string_view, 4> deliberation_steps{"deliberate:say", "deliberate:gather",
                                                             "deliberate:see", "deliberate:decide"};

void draw_deliberation_title(Ui& ui, float width) {
    for (const auto* key : {"deliberate:title", "deliberate:about"}) {
        if (const auto* node = ui.room.find(key)) draw_node(ui, *node, width);
        space(ui, 0.5f);
    }
    space(ui, 1.5f);
}

void draw_deliberation_steps(Ui& ui, std::size_t from, std::size_t past, float width) {
    for (std::size_t i = from; i < past; ++i) {
        const auto* step = ui.room.find(deliberation_steps[i]);
        if (step == nullptr) continue;
        draw_node(ui, *step, width);
        space(ui, 3);
    }
}

} // namespace

void draw_deliberation(Ui& ui, Rect rect) {
    const float bar = ImGui::GetStyle().ScrollbarSize;
    if (ui.narrow) {
        const float edge = ui.grid(2), width = rect.width() - 2 * edge - bar;
        begin_scroll(ui, "deliberation", rect, {edge, edge}, ui.theme.panel);
        draw_deliberation_title(ui, width);
        draw_deliberation_steps(ui, 0, deliberation_steps.size(), width);
        end_scroll(ui);
    } else {
        const float left =
            std::round(std::clamp(rect.width() * 0.38f, 340 * ui.text_scale, 520 * ui.text_scale));
        const float middle = rect.min.x + left, edge = ui.grid(2.5f);
        constexpr std::size_t results_from = 2;
        begin_scroll(ui, "deliberation-own", {rect.min, {middle, rect.max.y}}, {edge, edge},
                     ui.theme.panel);
        const float wide = left - 2 * edge - bar;
        draw_deliberation_title(ui, wide);
        draw_deliberation_steps(ui, 0, results_from, wide);
        end_scroll(ui);
        const float room = rect.max.x - middle;
        const float results = std::min(room - 2 * edge - bar, 860 * ui.text_scale);
        const float pad = std::max(edge, (room - bar - results) / 2);
        begin_scroll(ui, "deliberation-all", {{middle, rect.min.y}, rect.max}, {pad, edge},
                     ui.theme.paper);
        draw_deliberation_steps(ui, results_from, deliberation_steps.size(), results);
        end_scroll(ui);
        draw_list().AddRectFilled({middle - 1, rect.min.y}, {middle, rect.max.y}, ui.theme.line);
    }
    place(ui, "deliberate:room", rect);
}

float draw_way_back(Ui& ui, Rect room) {
    const auto* part = ui.room.find("deliberate:exploring");
    if (part == nullptr) return 0;
    const float edge = ui.grid(2), width = room.width() - 2 * edge;
    float words = 0;
    for (const auto& node : part->children)
        if (node.kind == sheet::Kind::text)
            words += text_size(ui.fonts.body, node.words, width).y + ui.grid(1);
    const float height = std::round(words + font_size(ui.fonts.body) + ui.grid(6.5f));
    const Rect rect{room.min, {room.max.x, room.min.y + height}};
    begin_part(ui, "way-back", rect, {edge, ui.grid(1.5f)}, ui.theme.raised);
    draw_children(ui, *part, width);
    end_part(ui);
    place(ui, part->key, rect);
    return height;
}

} // namespace folkmoot::ui
