/// What the colours of the map mean, in its lower left corner.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "core/number_words.hpp"
#include "session/groups.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using session::Colouring;

struct Entry {
    ImU32 colour;
    std::string words;
};

std::vector<Entry> entries(const Ui& ui, const message::Scenario& scenario) {
    std::vector<Entry> list;
    const auto& t = ui.theme;
    switch (ui.session.view().colouring) {
    case Colouring::deprivation: {
        const auto palette = class_palette(t, 5, true);
        for (std::size_t i = 0; i < 5; ++i) {
            list.push_back({palette[i], std::string(session::deprivation_names[i])});
        }
        break;
    }
    case Colouring::age: {
        const auto palette = class_palette(t, 7, false);
        for (std::size_t i = 0; i < 7; ++i) {
            list.push_back({palette[i], std::string(session::age_names[i])});
        }
        break;
    }
    case Colouring::provider: {
        int local = 0, online = 0;
        for (const auto& p : scenario.providers) ++(p.online ? online : local);
        const auto palette = provider_palette(t, local, online);
        for (int i = 0; const auto& p : scenario.providers) {
            if (p.online && i < 3) {
                const int colour = local + i;
                list.push_back({palette[static_cast<std::size_t>(colour)], p.name});
                ++i;
            }
        }
        list.push_back({palette[0], "Local practices"});
        break;
    }
    case Colouring::wait:
        break;
    }
    return list;
}

/// A ramp with its days, spaced as the colours are.
void draw_wait_ramp(Ui& ui, ImVec2 at, float width) {
    auto& draw = draw_list();
    const auto palette = wait_palette(ui.theme);
    const float height = ui.grid(1);
    constexpr int slices = 48;
    for (int i = 0; i < slices; ++i) {
        const float a = static_cast<float>(i) / slices, b = static_cast<float>(i + 1) / slices;
        const auto day = static_cast<std::size_t>(std::lround(42 * a * a));
        draw.AddRectFilled({at.x + a * width, at.y}, {at.x + b * width, at.y + height},
                           palette[day]);
    }
    ui.places["legend:ramp"] = {at, {at.x + width, at.y + height}};
    for (const int day : {0, 3, 14, 42}) {
        if (ui.narrow && day == 14) continue;
        const float share = std::sqrt(static_cast<float>(day) / 42);
        const auto label = day == 0    ? std::string("0")
                           : day == 42 ? std::string(ui.narrow ? "42+ days" : "42+")
                                       : std::to_string(day);
        const auto size = text_size(ui.fonts.small, label);
        const float x = at.x + share * width - size.x * share;
        text_at(draw, ui.fonts.small, {x, at.y + height + 3}, ui.theme.quiet, label);
    }
}

}  // namespace

void draw_legend(Ui& ui, Rect rect) {
    const auto* scenario = ui.session.scenario();
    const auto* people = ui.session.people();
    if (scenario == nullptr || people == nullptr) return;
    const auto& t = ui.theme;
    const float small = font_size(ui.fonts.small), pad = ui.grid(1.25f);
    const bool waits = ui.session.view().colouring == Colouring::wait;
    const auto list = entries(ui, *scenario);
    const double dot = scenario->people / std::max(1.0, static_cast<double>(people->x.size())) *
                       static_cast<double>(ui.people_layer.stride());
    const bool behind = !ui.session.map_is_current();
    const auto dots = behind      ? std::string("As before your change")
                      : dot < 1.5 ? std::string("Every dot is a person")
                                  : "Every dot is " + format_number(dot, 0) + " people";
    const bool footless = ui.narrow && waits && !behind;
    float width =
        std::max(footless ? 0.0f : text_size(ui.fonts.small, dots).x, ui.grid(!waits      ? 0
                                                                              : ui.narrow ? 14
                                                                                          : 19));
    for (const auto& entry : list) {
        width = std::max(width, text_size(ui.fonts.small, entry.words).x + ui.grid(2.25f));
    }
    const float row = small + ui.grid(0.75f);
    // A phone has room for the dots alone, and the ramp.
    const bool short_form = ui.narrow && !waits && list.size() > 5;
    const float title = waits && !ui.narrow ? 1.0f : 0.0f, foot = footless ? 0.0f : 1.0f;
    const float middle = waits ? 1.25f : short_form ? 0.0f : static_cast<float>(list.size());
    const float height = (title + middle + foot) * row + pad * 1.5f;
    const ImVec2 min{rect.min.x + ui.grid(1.5f), rect.max.y - ui.grid(1.5f) - height};
    auto& draw = draw_list();
    ui.map.legend = {min, {min.x + width + 2 * pad, min.y + height}};
    draw.AddRectFilled(min, {min.x + width + 2 * pad, min.y + height}, faded(t.raised, 0.92f),
                       8 * ui.text_scale);
    draw.AddRect(min, {min.x + width + 2 * pad, min.y + height}, t.line, 8 * ui.text_scale);
    float y = min.y + pad;
    const float x = min.x + pad;
    if (waits) {
        if (title > 0) {
            text_at(draw, ui.fonts.small_strong, {x, y}, t.ink, "Days of the last wait");
            y += row;
        }
        draw_wait_ramp(ui, {x, y}, width);
        y += 1.25f * row;
    } else if (!short_form) {
        for (std::size_t i = 0; const auto& entry : list) {
            const ImVec2 spot{x + small * 0.4f, y + small * 0.55f};
            draw.AddCircleFilled(spot, small * 0.38f, entry.colour);
            ui.places["legend:" + std::to_string(i++)] = {{spot.x - 1, spot.y - 1},
                                                          {spot.x + 1, spot.y + 1}};
            text_at(draw, ui.fonts.small, {x + ui.grid(2.25f), y}, t.ink, entry.words);
            y += row;
        }
    }
    if (foot > 0) text_at(draw, ui.fonts.small, {x, y}, t.quiet, dots);
}

}  // namespace folkmoot::ui
