/// The ring around what has the focus in the page's mirror of the screen, so that who uses keys
/// sees where they go.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

/// So many frames may what is out of sight take to be drawn and scrolled to.
constexpr int frames_to_reveal = 4;

/// The part of a narrow screen in which a node, or a row of a table, is drawn.
std::optional<Sheet> sheet_of(const Ui& ui, std::string_view name) {
    if (name.starts_with("outcome:")) return Sheet::results;
    for (const auto* key : {"levers", "outcomes-part", "policies-part", "goal-part",
                            "neighbour-part", "sure-part", "charts", "time"}) {
        const auto* part = ui.room.find(key);
        if (part == nullptr || sheet::find(*part, name) == nullptr) continue;
        return key == std::string_view("levers") ? Sheet::levers
               : key == std::string_view("time") ? Sheet::time
                                                 : Sheet::results;
    }
    return std::nullopt;
}

/// The control of a lever, where it is drawn, or else what has that name.
const Rect* place_of(const Ui& ui, const std::string& name) {
    constexpr std::string_view lever = "lever:";
    if (name.starts_with(lever)) {
        const auto* control = ui.places.find("control:" + name.substr(lever.size()));
        if (control != nullptr) return control;
    }
    return ui.places.find(name);
}

} // namespace

void attend(Ui& ui, std::string_view names) {
    for (const auto& name : ui.attention.names) ui.reveal.erase(name);
    ui.attention = {};
    while (!names.empty()) {
        const auto end = std::min(names.find('\n'), names.size());
        ui.attention.names.emplace_back(names.substr(0, end));
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    if (ui.attention.names.empty()) return;
    ui.attention.frames = frames_to_reveal;
    // What it stands in is often larger than the screen.
    ui.reveal.insert(ui.attention.names.front());
    if (!ui.narrow) return;
    for (const auto& name : ui.attention.names) {
        if (const auto sheet = sheet_of(ui, name)) {
            ui.sheet = *sheet;
            return;
        }
    }
}

void draw_attention(Ui& ui) {
    auto& [names, frames, ringed] = ui.attention;
    if (names.empty()) return;
    // What no part of the screen has drawn by now is not there.
    if (frames > 0 && --frames == 0)
        for (const auto& name : names) ui.reveal.erase(name);
    const Rect* found = nullptr;
    for (const auto& name : names) {
        found = place_of(ui, name);
        if (found != nullptr) break;
    }
    const bool seen = found != nullptr && found->min.x < ui.screen.max.x &&
                      found->min.y < ui.screen.max.y && found->max.x > 0 && found->max.y > 0;
    // The page says in words what the screen does not show.
    if (frames == 0 && ringed != seen) {
        ringed = seen;
        ui.session.act("focus-ring", seen ? "1" : "0");
    }
    if (!seen) return;
    const ImVec2 min{std::max(found->min.x - 3, 2.0f), std::max(found->min.y - 3, 2.0f)};
    const ImVec2 max{std::min(found->max.x + 3, ui.screen.max.x - 2),
                     std::min(found->max.y + 3, ui.screen.max.y - 2)};
    ImGui::GetForegroundDrawList()->AddRect(min, max, ui.theme.focus, 8, 0, 3);
    ui.places["focus"] = {min, max};
}

} // namespace folkmoot::ui
