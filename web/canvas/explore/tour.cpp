/// The guided tour: a card that points at a lever or an outcome and says what to look for.

#include "rooms/explore/tour.hpp"
#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Row;

/// A ring around what the step speaks of, as far as its panel shows it. Returns where it is.
std::optional<Rect> ring(Ui& ui, const std::string& name) {
    const auto* found = ui.places.find(name);
    const auto* panel = ui.panel_of.find(name);
    if (found == nullptr || panel == nullptr) return std::nullopt;
    const auto& r = *found;
    const auto& in = *panel;
    if (r.max.y <= in.min.y || r.min.y >= in.max.y) return std::nullopt;
    const float out = ui.grid(1);
    auto& draw = *ImGui::GetForegroundDrawList();
    // To the sides a panel has a margin, which the ring may use.
    draw.PushClipRect({in.min.x - out, in.min.y}, {in.max.x + out, in.max.y});
    draw.AddRect({r.min.x - out, r.min.y - out}, {r.max.x + out, r.max.y + out}, ui.theme.reform,
                 9 * ui.text_scale, 0, 2.5f);
    draw.PopClipRect();
    return r;
}

/// The key of the node that a link of the card leads to.
std::string target_of(const Ui& ui, const char* link) {
    const auto* node = ui.room.find(link);
    return node != nullptr && node->href.starts_with('#') ? node->href.substr(1) : "";
}

/// Where a row of the outcomes stands among the others; 0 if it is not there.
std::size_t rank_of(const Ui& ui, const std::string& outcome) {
    const auto* table = ui.room.find("outcomes");
    if (table == nullptr || !table->table) return 0;
    const auto& rows = table->table->rows;
    return static_cast<std::size_t>(std::ranges::find(rows, outcome, &Row::key) - rows.begin());
}

/// A new step brings what it speaks of into sight; so does an answer that puts it elsewhere.
void show_step(Ui& ui, const std::string& lever, const std::string& outcome) {
    const auto step = ui.session.tour_step();
    const auto rank = rank_of(ui, outcome);
    if (ui.toured == step) {
        if (ui.toured_rank != rank && !ui.session.held() && !outcome.empty())
            ui.reveal.insert(outcome);
        ui.toured_rank = rank;
        return;
    }
    ui.toured_rank = rank;
    ui.toured = step;
    ui.reveal.clear();
    if (ui.narrow) ui.sheet = !lever.empty() ? Sheet::levers : Sheet::results;
    for (const auto* key : {&lever, &outcome})
        if (!key->empty()) ui.reveal.insert(*key);
}

/// Texts, sliders and buttons of a card, under its heading.
void draw_in_card(Ui& ui, const sheet::Node& card) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    text(ui, ui.fonts.small_strong, ui.theme.reform, card.words);
    bool beside = false;
    std::vector<const sheet::Node*> years;
    for (const auto& node : card.children)
        if (node.key.starts_with("guess:year:")) years.push_back(&node);
    for (const auto& node : card.children) {
        if (node.kind == Kind::text) {
            const bool loud = node.tone == sheet::Tone::strong;
            text(ui, loud ? ui.fonts.strong : ui.fonts.body,
                 node.tone == sheet::Tone::quiet ? ui.theme.quiet : ui.theme.ink, node.words);
            place(ui, node.key, {top, ImGui::GetItemRectMax()});
            space(ui, 1.5f);
        } else if (!years.empty() && &node == years.front()) {
            draw_guess_line(ui, years, room);
        } else if (node.kind == Kind::slider && years.empty()) {
            draw_setting(ui, node, room);
        } else if (node.kind == Kind::button) {
            const float wanted = text_size(ui.fonts.body, node.words).x + ui.grid(5);
            if (beside && ImGui::GetItemRectMax().x + wanted < top.x + room) ImGui::SameLine();
            draw_button(ui, node);
        }
        if (node.kind == Kind::link && node.key.starts_with(rooms::tour_go_prefix)) {
            draw_link(ui, node, room);
            space(ui, 0.5f);
        }
        beside = node.kind == Kind::button;
    }
    place(ui, card.key, {top, ImGui::GetItemRectMax()});
}

/// On a phone what it lies over begins below it.
void draw_small_card(Ui& ui, const char* id, const sheet::Node& card, ImVec2 at, float width) {
    if (begin_card(ui, id, at, width, false)) {
        if (ui.narrow) ui.card_bottom = ImGui::GetWindowPos().y + ImGui::GetWindowSize().y;
        draw_in_card(ui, card);
    }
    end_card(ui, false);
}

/// What the page around asks, above all else.
void draw_page_guess(Ui& ui, const sheet::Node& card) {
    const float width = std::min(360 * ui.text_scale, ui.screen.width() - ui.grid(2));
    const ImVec2 at{(ui.screen.width() - width) / 2, ui.grid(ui.narrow ? 8 : 14)};
    draw_small_card(ui, "guess", card, at, width);
}

/// Where the card of a step stands on a desk, and how wide it is: in the column of the levers,
/// above or below what it speaks of, so that map and numbers are in sight. Where that is too
/// narrow, or too low, beside it.
Rect place_of_card(const Ui& ui, const std::optional<Rect>& lever,
                   const std::optional<Rect>& outcome, float width) {
    const auto* map = ui.places.find("map");
    const auto* before = ImGui::FindWindowByName("tour");
    const float height = before != nullptr ? before->Size.y : ui.grid(28);
    const float highest = ui.grid(7), away = ui.grid(2.5f), edge = ui.grid(1.5f);
    const float column = map != nullptr ? map->min.x - 2 * edge : 0;
    const auto at = [&](ImVec2 corner, float wide) {
        const float lowest = std::max(highest, ui.screen.max.y - ui.grid(34));
        corner.y = std::clamp(corner.y, highest, lowest);
        return Rect{corner, {corner.x + wide, corner.y + height}};
    };
    if (column >= 260 * ui.text_scale) {
        const float wide = std::min(width, column);
        if (!lever) return at({edge, map->min.y + edge}, wide);
        const float above = lever->min.y - away - height, below = lever->max.y + away;
        if (above >= highest) return {{edge, above}, {edge + wide, above + height}};
        if (below + height <= ui.screen.max.y - edge)
            return {{edge, below}, {edge + wide, below + height}};
    }
    if (lever) return at({lever->max.x + ui.grid(5), lever->min.y}, width);
    if (outcome) return at({outcome->min.x - width - ui.grid(5), outcome->min.y}, width);
    return at({(ui.screen.width() - width) / 2, ui.grid(26)}, width);
}

} // namespace

void draw_tour(Ui& ui) {
    ui.card_bottom = 0;
    if (const auto* asked = ui.room.find("guess")) return draw_page_guess(ui, *asked);
    const auto* card = ui.room.find("tour");
    if (card == nullptr) {
        ui.toured.reset();
        return;
    }
    const auto lever_key = target_of(ui, "tour:lever"), outcome_key = target_of(ui, "tour:look");
    show_step(ui, lever_key, outcome_key);
    const auto lever = lever_key.empty() ? std::nullopt : ring(ui, lever_key);
    const auto outcome = outcome_key.empty() ? std::nullopt : ring(ui, outcome_key);
    const float width = std::min(360 * ui.text_scale, ui.screen.width() - ui.grid(2));
    if (ui.narrow)
        return draw_small_card(ui, "tour", *card, {(ui.screen.width() - width) / 2, ui.grid(8)},
                               width);
    const auto where = place_of_card(ui, lever, outcome, width);
    draw_small_card(ui, "tour", *card, where.min, where.width());
}

} // namespace folkmoot::ui
