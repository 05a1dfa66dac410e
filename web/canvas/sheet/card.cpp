/// What somebody is asked now: a card that a finger pushes aside, with its buttons below.

#include "canvas/sheet/draw.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

constexpr float card_swipe_begins = 12; ///< points; a hand that trembles moves less
constexpr float card_swipe_counts = 72; ///< points; less, and the card falls back

const Node* card_button(const Node& card, std::string_view key) {
    const auto found =
        std::find_if(card.children.begin(), card.children.end(), [&](const Node& child) {
            return child.kind == Kind::button && child.key == key && !child.disabled;
        });
    return found == card.children.end() ? nullptr : &*found;
}

const char* card_arrow(std::string_view way) {
    return way == "right" ? "→" : way == "left" ? "←" : way == "up" ? "↑" : "↓";
}

/// Where the finger has pushed the card to: sideways from anywhere on it; up and down, which scroll
/// everywhere else, from its line of hints alone.
void push_card(Ui& ui, const Node& card) {
    auto& look = ui.card;
    const auto& io = ImGui::GetIO();
    const ImVec2 from = io.MouseClickedPos[0];
    if (!by_finger() || !io.MouseDown[0] || ui.finger.scrolls || !look.whole.holds(from)) {
        look.pushed = false;
        look.by = {0, 0};
        look.meant.clear();
        return;
    }
    ImVec2 by{io.MousePos.x - from.x, io.MousePos.y - from.y};
    const bool sideways = std::fabs(by.x) > std::fabs(by.y);
    (sideways ? by.y : by.x) = 0;
    const float far = std::fabs(sideways ? by.x : by.y);
    if (!look.pushed) {
        if (far < card_swipe_begins || (!sideways && !look.hints.holds(from))) return;
        look.pushed = ui.finger.slides = true;
        ImGui::ClearActiveID(); // what the finger came down on is not pressed
    }
    const std::string_view way =
        sideways ? (by.x > 0 ? "right" : "left") : (by.y > 0 ? "down" : "up");
    look.by = by;
    look.meant.clear();
    if (far < card_swipe_counts) return;
    for (const auto& option : card.options) {
        if (option.help == way && card_button(card, option.key) != nullptr) look.meant = option.key;
    }
}

/// For each way, of a finger where to push, of keys the letter: "→ Agree", "A: Agree".
float draw_card_hints(Ui& ui, const Node& card, float width) {
    const auto& t = ui.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float line = font_size(ui.fonts.small);
    float x = at.x, y = at.y;
    for (const auto& option : card.options) {
        const auto* button = card_button(card, option.key);
        if (button == nullptr) continue;
        std::string words;
        if (by_finger() || ui.narrow) {
            words = std::string(card_arrow(option.help)) + " ";
        } else if (!option.words.empty()) {
            words += static_cast<char>(std::toupper(static_cast<unsigned char>(option.words[0])));
            words += ": ";
        }
        words += button->words;
        auto* font = option.key == ui.card.meant ? ui.fonts.small_strong : ui.fonts.small;
        const float wide = text_size(font, words).x;
        if (x > at.x && x + wide > at.x + width) {
            x = at.x;
            y += line * 1.4f;
        }
        text_at(draw_list(), font, {x, y}, option.key == ui.card.meant ? t.reform : t.quiet, words,
                width);
        x += wide + ui.grid(2);
    }
    const float height = std::max(y - at.y + line, ui.narrow ? 44.0f : 0.0f);
    ImGui::Dummy({width, height});
    return height;
}

/// Its letters, while the keyboard is on one of its buttons, and not on the page beside the canvas.
void answer_card_by_key(Ui& ui, const Node& card, bool focused) {
    const auto& io = ImGui::GetIO();
    if (!focused || !ui.attention.names.empty() || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    for (const auto& option : card.options) {
        if (option.words.size() != 1) continue;
        const int letter = std::tolower(static_cast<unsigned char>(option.words[0])) - 'a';
        const auto* button = card_button(card, option.key);
        if (button == nullptr || letter < 0 || letter > 25) continue;
        if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_A + letter), false))
            return use(ui, *button);
    }
}

} // namespace

void draw_card(Ui& ui, const Node& node, float width) {
    const auto& t = ui.theme;
    auto& draw = draw_list();
    const float pad = ui.grid(2);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    auto& look = ui.card;
    if (look.key != node.key) look = {node.key};
    const auto* answer =
        look.pushed && ImGui::GetIO().MouseReleased[0] ? card_button(node, look.meant) : nullptr;
    push_card(ui, node);
    const bool counts = !look.meant.empty();
    // Who wants less motion sees the answer marked, and the card stays where it is.
    const ImVec2 by = ui.reduced_motion ? ImVec2{0, 0} : look.by;
    draw.ChannelsSplit(2);
    draw.ChannelsSetCurrent(1);
    ImGui::SetCursorScreenPos({min.x + pad + by.x, min.y + pad + by.y});
    ImGui::BeginGroup();
    const float inside = width - 2 * pad;
    if (!node.words.empty()) text(ui, ui.fonts.small, t.quiet, node.words, inside);
    bool focused = false, pressed_before = false;
    for (const auto& child : node.children) {
        const bool is_button = child.kind == Kind::button;
        if (is_button && pressed_before) {
            const float wanted = text_size(ui.fonts.body, child.words).x + ui.grid(4);
            const float right = ImGui::GetItemRectMax().x;
            if (right + wanted < min.x + by.x + width - pad) ImGui::SameLine();
        } else if (is_button) {
            space(ui, 1);
        }
        if (child.kind == Kind::text && child.tone == sheet::Tone::strong)
            text(ui, ui.fonts.heading, t.ink, child.words, inside);
        else
            draw_node(ui, child, inside);
        focused = focused || (is_button && ImGui::IsItemFocused() &&
                              !ImGui::GetCurrentContext()->NavDisableHighlight);
        pressed_before = is_button;
    }
    space(ui, 1);
    const ImVec2 ways = ImGui::GetCursorScreenPos();
    const float tall = draw_card_hints(ui, node, inside);
    ImGui::EndGroup();
    const float height = ImGui::GetItemRectMax().y - by.y + pad - min.y;
    draw.ChannelsSetCurrent(0);
    const ImVec2 at{min.x + by.x, min.y + by.y};
    const ImU32 edge = counts ? t.reform : t.control_edge;
    draw.AddRectFilled(at, {at.x + width, at.y + height}, t.raised, ui.grid(1));
    draw.AddRect(at, {at.x + width, at.y + height}, edge, ui.grid(1), 0, counts ? 3.0f : 1.0f);
    draw.ChannelsMerge();
    ImGui::SetCursorScreenPos({min.x, min.y + height});
    ImGui::Dummy({width, 0});
    look.whole = {min, {min.x + width, min.y + height}};
    look.hints = {{min.x, ways.y - by.y}, {min.x + width, ways.y - by.y + tall}};
    place(ui, node.key + ":ways", look.hints);
    place(ui, node.key, look.whole);
    if (answer != nullptr) return use(ui, *answer);
    answer_card_by_key(ui, node, focused);
}

} // namespace folkmoot::ui
