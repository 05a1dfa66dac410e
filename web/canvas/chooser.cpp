/// The questions that this page offers, by what they are about.

#include "rooms/chooser.hpp"
#include "canvas/colour/people.hpp"
#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"
#include "rooms/explore/cells.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

/// What stands on a card: a question, why one would open it, and what is told of it.
struct ScenarioCard {
    const Node* node = nullptr;
    std::string foot;
    std::optional<rooms::MapCells> cells{};
};

/// The side of a cell of a card's picture: small where words need the room.
float cell_side(const Ui& ui, float inner) {
    return (inner < 340 * ui.text_scale ? 3.0f : 4.0f) * ui.text_scale;
}

ImVec2 picture_size(const Ui& ui, const ScenarioCard& card, float inner) {
    if (!card.cells) return {0, 0};
    const auto& [palette, classes, columns, cells] = *card.cells;
    const float side = cell_side(ui, inner);
    return {side * static_cast<float>(columns), side * static_cast<float>(cells.size() / columns)};
}

/// What is left of a card for words.
float words_width(const Ui& ui, const ScenarioCard& card, float inner) {
    const float picture = picture_size(ui, card, inner).x;
    return picture > 0 ? inner - picture - ui.grid(1.5f) : inner;
}

/// Draws the map of a scenario as small squares, in the colours that its palette has.
void draw_cells(const Ui& ui, const rooms::MapCells& map, ImVec2 min, float side) {
    message::Colouring colouring;
    colouring.palette = map.palette;
    colouring.classes.resize(map.classes);
    const auto colours = palette_of(ui.theme, {}, colouring);
    const float gap = 0.2f * side;
    auto& draw = draw_list();
    for (std::size_t i = 0; i < map.cells.size(); ++i) {
        if (map.cells[i] == rooms::MapCells::nobody) continue;
        const float x = min.x + side * static_cast<float>(i % map.columns);
        const float y = min.y + side * static_cast<float>(i / map.columns);
        draw.AddRectFilled({x, y}, {x + side - gap, y + side - gap}, colours[map.cells[i]]);
    }
}

float card_height(const Ui& ui, const ScenarioCard& card, float width) {
    const float pad = ui.grid(1.5f), gap = ui.grid(0.5f);
    const float inner = words_width(ui, card, width - 2 * pad);
    float height = 2 * pad + text_size(ui.fonts.strong, card.node->words, inner).y;
    for (const auto& words : {card.node->help, card.foot})
        if (!words.empty()) height += gap + text_size(ui.fonts.small, words, inner).y;
    return std::max(height, 2 * pad + picture_size(ui, card, width - 2 * pad).y);
}

/// True when it is pressed.
bool draw_scenario_card(Ui& ui, const ScenarioCard& card, ImVec2 min, ImVec2 size) {
    const auto& t = ui.theme;
    const auto& node = *card.node;
    const ImVec2 max{min.x + size.x, min.y + size.y};
    ImGui::SetCursorScreenPos(min);
    ImGui::PushID(node.key.c_str());
    const bool pressed = ImGui::InvisibleButton("card", size);
    ImGui::PopID();
    auto& draw = draw_list();
    draw.AddRectFilled(min, max, ImGui::IsItemHovered() ? t.control_hover : t.control,
                       8 * ui.text_scale);
    const bool open = node.disabled;
    draw.AddRect(min, max, open ? t.reform : t.control_edge, 8 * ui.text_scale, 0,
                 open ? 2.0f : 1.0f);
    focus_ring(ui, 9);
    place(ui, node.key, {min, max});
    const float pad = ui.grid(1.5f), inner = words_width(ui, card, size.x - 2 * pad);
    if (card.cells && ImGui::IsRectVisible(min, max)) {
        const float width = picture_size(ui, card, size.x - 2 * pad).x;
        draw_cells(ui, *card.cells, {max.x - pad - width, min.y + pad},
                   cell_side(ui, size.x - 2 * pad));
    }
    ImVec2 at{min.x + pad, min.y + pad};
    const auto line = [&](ImFont* font, ImU32 colour, const std::string& words) {
        if (words.empty()) return;
        ImGui::SetCursorScreenPos(at);
        text(ui, font, colour, words, inner);
        at.y += text_size(font, words, inner).y + ui.grid(0.5f);
    };
    line(ui.fonts.strong, t.ink, node.words);
    line(ui.fonts.small, t.ink, node.help);
    line(ui.fonts.small, t.quiet, card.foot);
    return pressed;
}

/// A heading and the questions below it, in so many columns as there is room for. True when one of
/// them is pressed.
bool draw_scenario_group(Ui& ui, const Node& group) {
    const float width = ImGui::GetContentRegionAvail().x, gap = ui.grid(1);
    std::vector<ScenarioCard> cards;
    for (const auto& node : group.children) {
        if (node.kind == Kind::heading) {
            space(ui, 1);
            text(ui, ui.fonts.heading, ui.theme.ink, node.words, width);
            space(ui, 0.5f);
        }
        if (node.kind != Kind::button) continue;
        std::string foot;
        if (node.key.starts_with(rooms::open_prefix)) {
            const auto name = node.key.substr(rooms::open_prefix.size());
            const auto* about = ui.room.find(std::string(rooms::told_prefix) + name);
            if (about != nullptr) foot = about->words;
        }
        if (node.disabled) foot = foot.empty() ? "Open now." : "Open now. " + foot;
        cards.push_back({&node, std::move(foot), rooms::map_cells_in(node.picture)});
    }
    const float least = 250 * ui.text_scale;
    const auto most = static_cast<std::size_t>(std::max(1.0f, (width + gap) / (least + gap)));
    const std::size_t columns = std::min<std::size_t>(most, cards.size() == 3 ? 3 : 2);
    const float each =
        (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    bool pressed = false;
    for (std::size_t first = 0; first < cards.size(); first += columns) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        float height = 0;
        const auto end = std::min(cards.size(), first + columns);
        for (std::size_t i = first; i < end; ++i)
            height = std::max(height, card_height(ui, cards[i], each));
        for (std::size_t i = first; i < end; ++i) {
            const float x = at.x + static_cast<float>(i - first) * (each + gap);
            if (!draw_scenario_card(ui, cards[i], {x, at.y}, {each, height})) continue;
            if (!cards[i].node->disabled) use(ui, *cards[i].node);
            pressed = true;
        }
        ImGui::SetCursorScreenPos(at);
        ImGui::Dummy({width, height});
    }
    return pressed;
}

/// A file of somebody's own that is open is not among those that the page offers.
void draw_own_scenario(Ui& ui) {
    const auto& scenario = ui.room.at("scenario");
    const auto* open = ui.session.scenario();
    if (open == nullptr || scenario.options.empty() || scenario.options.front().key != open->name)
        return;
    if (ui.room.find(std::string(rooms::open_prefix) + open->name) != nullptr) return;
    text(ui, ui.fonts.small, ui.theme.quiet, "Open now. " + scenario.options.front().words,
         ImGui::GetContentRegionAvail().x);
}

} // namespace

void draw_chooser(Ui& ui) {
    constexpr const char* id = "scenarios";
    if (ui.choosing_scenario) {
        ui.choosing_scenario = false;
        ImGui::OpenPopup(id);
    }
    const float width = std::min(920 * ui.text_scale, ui.screen.width() - ui.grid(2));
    const float top = ui.narrow ? ui.grid(1) : ui.grid(8);
    if (!begin_card(ui, id, {(ui.screen.width() - width) / 2, top}, width, true)) return;
    bool done = false;
    const float inner = ImGui::GetContentRegionAvail().x;
    // The way out is where one comes in, too: a phone's list is long.
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({start.x + inner - ui.touch(), start.y - ui.grid(1)});
    if (icon_button(ui, "scenarios-close", Icon::close, "Close")) done = true;
    place(ui, "scenarios-close", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::SetCursorScreenPos(start);
    text(ui, ui.fonts.title, ui.theme.ink, ui.room.at("scenario").words, inner - ui.touch());
    space(ui, 0.5f);
    draw_own_scenario(ui);
    if (const auto* all = ui.room.find("chooser")) {
        for (const auto& part : all->children) {
            if (part.kind == Kind::group) {
                done = draw_scenario_group(ui, part) || done;
            } else if (part.kind == Kind::text_field) {
                draw_text_field(ui, part,
                                std::min(inner, 360 * ui.text_scale)); // it says what it is
            } else {
                draw_node(ui, part, inner);
            }
        }
        place(ui, all->key, {ImGui::GetWindowPos(), ImGui::GetWindowPos()});
    }
    space(ui, 1);
    if (const auto* file = ui.room.find("scenario-file")) {
        text(ui, ui.fonts.small, ui.theme.quiet, file->help, inner);
        draw_button(ui, *file);
        ImGui::SameLine();
    }
    if (button(ui, "Close", Look::plain) || ImGui::IsKeyPressed(ImGuiKey_Escape)) done = true;
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    const Rect card{corner, {corner.x + size.x, corner.y + size.y}};
    if (ImGui::IsMouseClicked(0) && !card.holds(ImGui::GetIO().MousePos)) done = true;
    if (done) {
        ui.session.find_scenario("");
        ImGui::CloseCurrentPopup();
    }
    end_card(ui, true);
}

} // namespace folkmoot::ui
