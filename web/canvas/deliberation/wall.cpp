/// What a projector shows while people vote: the question, the way to it, the count, the map of
/// opinions and what all share, in type that is read across a room.

#include "canvas/charts/looks.hpp"
#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

constexpr std::string_view wall_leaving = "deliberate:wall-leave";

void draw_wall_words(Ui& ui, std::string_view key, ImFont* font, float width) {
    const auto* node = ui.room.find(key);
    if (node == nullptr) return;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, font, ui.theme.ink, node->words, width);
    place(ui, node->key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

/// `height` 0: as high as it is.
void draw_wall_way_in(Ui& ui, float width, float height) {
    if (const auto* code = ui.room.find("deliberate:wall-qr")) {
        const auto* count = ui.room.find("deliberate:wall-count");
        const float words = count == nullptr ? 0 : text_size(ui.fonts.title, count->words, width).y;
        const float rest = font_size(ui.fonts.heading) + words + ui.grid(6);
        text(ui, ui.fonts.heading, ui.theme.ink, code->words, width);
        sheet::Node alone(*code);
        alone.words.clear(); // they stand above it, larger
        draw_node(ui, alone,
                  height > 0 ? std::min(width, std::max(height - rest, ui.grid(16))) : width);
        space(ui, 1);
    }
    draw_wall_words(ui, "deliberate:wall-count", ui.fonts.title, width);
}

float wall_shared_height(const Ui& ui, float width) {
    const auto* shared = ui.room.find("deliberate:wall-shared");
    if (shared == nullptr) return 0;
    float height = font_size(ui.fonts.title) + ui.grid(4);
    for (const auto& line : shared->children)
        height += text_size(ui.fonts.large, line.words, width).y + ui.grid(1);
    return height;
}

/// The map takes what the words below it leave.
void draw_wall_map(Ui& ui, float width, float height) {
    const auto* guess = ui.room.find("deliberate:wall-guess");
    const auto* node = guess != nullptr ? guess : ui.room.find("deliberate:wall-map");
    if (node == nullptr) return;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.heading, ui.theme.ink, node->title, width);
    if (guess != nullptr) {
        text(ui, ui.fonts.large, ui.theme.quiet, node->words, width);
        space(ui, 1);
    }
    const auto* look = node->chart ? charts::find_look(node->chart->look) : nullptr;
    if (look == nullptr) return;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    constexpr float least = 260;
    const float tall = std::max(least * ui.text_scale, height - (at.y - top.y));
    ImGui::Dummy({width, tall});
    const charts::Canvas canvas{
        draw_list(), {at, {at.x + width, at.y + tall}}, ui.theme, ui.fonts, ui.text_scale};
    if (ImGui::IsItemVisible()) look->paint(canvas, *node);
    place(ui, node->key, {top, {top.x + width, at.y + tall}});
}

void draw_wall_results(Ui& ui, float width, float height) {
    if (const auto* question = ui.room.find("deliberate:wall-question")) {
        const float top = ImGui::GetCursorScreenPos().y;
        draw_wall_words(ui, question->key, ui.fonts.title, width);
        space(ui, 1);
        height -= ImGui::GetCursorScreenPos().y - top;
    }
    draw_wall_map(ui, width, height - wall_shared_height(ui, width));
    const auto* shared = ui.room.find("deliberate:wall-shared");
    if (shared == nullptr) return;
    space(ui, 2);
    draw_wall_words(ui, "deliberate:wall-shared-title", ui.fonts.title, width);
    for (const auto& line : shared->children) {
        space(ui, 0.5f);
        draw_wall_words(ui, line.key, ui.fonts.large, width);
    }
}

} // namespace

Looks Ui::due() const {
    Looks looks = wanted;
    if (room.find("explore-wall") != nullptr) {
        looks.text_scale = std::max(looks.text_scale, explore_wall_scale(screen.width()));
        return looks;
    }
    if (room.find("deliberate:wall") == nullptr) return looks;
    constexpr float usual_width = 1000, largest = 2; // points
    const float grown = std::min(largest, screen.width() / usual_width);
    looks.text_scale = std::max(looks.text_scale, grown);
    return looks;
}

void leave_wall(Ui& ui) {
    if (const auto* node = ui.room.find(wall_leaving)) use(ui, *node);
}

void draw_wall(Ui& ui, Rect rect) {
    const float bar = ImGui::GetStyle().ScrollbarSize, edge = ui.grid(ui.narrow ? 2 : 3);
    const float foot = ui.touch() + ui.grid(2);
    begin_part(ui, "wall-foot", {{rect.min.x, rect.max.y - foot}, rect.max}, {edge, ui.grid(0.5f)},
               ui.theme.paper);
    auto turns = ui.room.at("deliberate:wall-turns");
    turns.add(ui.room.at(wall_leaving));
    draw_children(ui, turns, rect.width() - 2 * edge);
    end_part(ui);
    rect.max.y -= foot;
    const float wide = rect.width() - 2 * edge - bar;
    if (ui.narrow) {
        begin_scroll(ui, "wall", rect, {edge, edge}, ui.theme.paper);
        draw_wall_words(ui, "deliberate:title", ui.fonts.title, wide);
        space(ui, 2);
        draw_wall_way_in(ui, wide, 0);
        space(ui, 3);
        draw_wall_results(ui, wide, 0);
        end_scroll(ui);
        return;
    }
    const float head = text_size(ui.fonts.display, ui.room.at("deliberate:title").words, wide).y;
    const float top = rect.min.y + std::round(head + 2 * edge);
    begin_part(ui, "wall-head", {rect.min, {rect.max.x, top}}, {edge, edge}, ui.theme.paper);
    draw_wall_words(ui, "deliberate:title", ui.fonts.display, wide);
    end_part(ui);
    const float middle = rect.min.x + std::round(rect.width() * 0.32f);
    begin_scroll(ui, "wall-way-in", {{rect.min.x, top}, {middle, rect.max.y}}, {edge, 0},
                 ui.theme.paper);
    draw_wall_way_in(ui, middle - rect.min.x - 2 * edge - bar, rect.max.y - top);
    end_scroll(ui);
    begin_scroll(ui, "wall-results", {{middle, top}, rect.max}, {edge, 0}, ui.theme.paper);
    draw_wall_results(ui, rect.max.x - middle - 2 * edge - bar, rect.max.y - top - ui.grid(6));
    end_scroll(ui);
}

} // namespace folkmoot::ui
