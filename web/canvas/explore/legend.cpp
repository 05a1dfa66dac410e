/// What the colours of the map mean: in its lower left corner, on a phone in a row under it.

#include "canvas/colour/people.hpp"
#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "core/words/numbers.hpp"
#include "rooms/explore/changes.hpp"
#include "rooms/explore/map.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::ui {
namespace {

/// A ramp with its amounts, spaced as the colours are. `key`: whose place this is.
void draw_ramp(Ui& ui, const std::string& key, const message::Colouring& colouring,
               const rooms::Legend& legend, const Palette& palette, ImVec2 at, float width) {
    auto& draw = draw_list();
    const float height = ui.grid(1);
    constexpr int slices = 48;
    for (int i = 0; i < slices; ++i) {
        const float a = static_cast<float>(i) / slices, b = static_cast<float>(i + 1) / slices;
        const auto value = std::lround(rooms::ramp_value(colouring, static_cast<double>(a)));
        draw.AddRectFilled({at.x + a * width, at.y}, {at.x + b * width, at.y + height},
                           palette[static_cast<std::size_t>(std::clamp(value, 0L, 255L))]);
    }
    ui.places[key + ":ramp"] = {at, {at.x + width, at.y + height}};
    const auto words_of = [&](const rooms::Legend::Tick& tick) {
        return ui.narrow ? tick.alone : tick.words;
    };
    const float last = text_size(ui.fonts.small, words_of(legend.ticks.back())).x;
    float taken = at.x - 1;
    for (const auto& tick : legend.ticks) {
        const auto words = words_of(tick);
        const auto share = static_cast<float>(tick.share);
        const auto size = text_size(ui.fonts.small, words);
        const float x = at.x + share * width - size.x * share;
        // The ends are said before what lies between.
        const bool end = &tick == &legend.ticks.front() || &tick == &legend.ticks.back();
        if (x < taken || (!end && x + size.x + 4 > at.x + width - last)) continue;
        text_at(draw, ui.fonts.small, {x, at.y + height + 3}, ui.theme.quiet, words);
        taken = x + size.x + 4;
    }
}

/// What a dot of the map is; or that the map is behind.
std::string dot_words(const Ui& ui, const message::Scenario& scenario,
                      const message::People& people) {
    const double dot = scenario.people / std::max(1.0, static_cast<double>(people.x.size())) *
                       static_cast<double>(ui.people_layer.stride());
    if (!ui.session.map_is_current()) return "As before your change";
    return dot < 1.5 ? std::string("Every dot is a person")
                     : "Every dot is " + format_number(dot, 0) + " people";
}

/// What the colours of the ground tell; empty where they tell nothing.
std::string ground_words(const Ui& ui) {
    const auto* behind = ui.room.find("map-areas");
    if (behind == nullptr || !behind->title.starts_with(rooms::ground_title)) return {};
    return "Ground: " + rooms::begun_small(behind->title.substr(rooms::ground_title.size()));
}

/// How many people have each colour, as the table behind the map says; nothing while it is not
/// known.
std::vector<std::string> counts_of(const Ui& ui, std::size_t entries) {
    const auto* colours = ui.room.find("map-colours");
    std::vector<std::string> counts;
    if (colours == nullptr || !colours->table || colours->table->rows.size() < entries)
        return counts;
    for (const auto& row : colours->table->rows) {
        if (row.cells.size() != 2 || row.cells[1] == no_value) return {};
        counts.push_back(row.cells[1]);
    }
    return counts;
}

/// The legend of what is shown. Where there is somebody to compare with, and everybody can be, it
/// does not speak of others.
rooms::Legend legend_now(const Ui& ui, const message::Scenario& scenario,
                         const message::Colouring& colouring) {
    auto legend = rooms::legend_of(scenario, colouring);
    if (!rooms::shows_change(ui.session)) return legend;
    const auto counts = counts_of(ui, legend.entries.size());
    if (!counts.empty() && counts.back() == "0" &&
        legend.entries.back().value == message::nothing_known)
        legend.entries.pop_back();
    return legend;
}

/// Entries one after the other, in as many rows as it takes; returns the height. `brief`: of five
/// steps of a change the furthest two are left out, whose colours are those beside them, deeper;
/// and what a dot is is told where there is room for it.
float flow_entries(Ui& ui, const std::string& key, const std::vector<rooms::Legend::Entry>& list,
                   bool brief, const Palette& palette, const std::string& foot, ImVec2 at,
                   float width, bool draws) {
    constexpr std::size_t last_step = 4;
    auto& draw = draw_list();
    const float small = font_size(ui.fonts.small), row = small + ui.grid(0.5f);
    float x = at.x, y = at.y;
    const auto next = [&](float wide) {
        if (x > at.x && x + wide > at.x + width) x = at.x, y += row;
    };
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (brief && (i == 0 || i == last_step)) continue;
        const float wide = ui.grid(2.25f) + text_size(ui.fonts.small, list[i].words).x;
        next(wide);
        if (draws) {
            const ImVec2 spot{x + small * 0.4f, y + small * 0.55f};
            draw.AddCircleFilled(spot, small * 0.38f, palette[list[i].value]);
            ui.places[key + ":" + std::to_string(i)] = {{spot.x - 1, spot.y - 1},
                                                        {spot.x + 1, spot.y + 1}};
            text_at(draw, ui.fonts.small, {x + ui.grid(2.25f), y}, ui.theme.ink, list[i].words);
        }
        x += wide + ui.grid(1.5f);
    }
    const float told = text_size(ui.fonts.small, foot).x;
    if (brief && x + told > at.x + width && ui.session.map_is_current()) return y + small - at.y;
    next(told);
    if (draws) text_at(draw, ui.fonts.small, {x, y}, ui.theme.quiet, foot, width);
    return y + small - at.y;
}

/// A ramp and what a dot is, beside each other or one below the other.
float flow_ramp(Ui& ui, const std::string& key, const message::Colouring& colouring,
                const rooms::Legend& legend, const Palette& palette, const std::string& foot,
                ImVec2 at, float width, bool draws) {
    const float small = font_size(ui.fonts.small), ramp = std::min(ui.grid(19), width);
    const float height = ui.grid(1) + 3 + small;
    const float words = text_size(ui.fonts.small, foot).x;
    const bool beside = ramp + ui.grid(2) + words <= width;
    if (draws) {
        draw_ramp(ui, key, colouring, legend, palette, at, ramp);
        const ImVec2 place_of_words =
            beside ? ImVec2{at.x + width - words, at.y + (height - small) / 2}
                   : ImVec2{at.x, at.y + height};
        text_at(draw_list(), ui.fonts.small, place_of_words, ui.theme.quiet, foot, width);
    }
    return height + (beside ? 0 : small);
}

/// In a row of its own, under the map of a phone.
float flow_legend(Ui& ui, ImVec2 at, float width, bool draws) {
    const auto* scenario = ui.session.scenario();
    const auto* people = ui.session.people();
    const auto colouring = rooms::shown_colouring(ui.session);
    if (scenario == nullptr || people == nullptr || !colouring) return 0;
    const auto foot = dot_words(ui, *scenario, *people);
    const auto legend = legend_now(ui, *scenario, *colouring);
    const auto palette = palette_of(ui.theme, *scenario, *colouring);
    const bool steps =
        rooms::shows_change(ui.session) && colouring->palette == message::PaletteMeaning::diverging;
    return legend.ticks.empty()
               ? flow_entries(ui, "legend", legend.entries, steps, palette, foot, at, width, draws)
               : flow_ramp(ui, "legend", *colouring, legend, palette, foot, at, width, draws);
}

} // namespace

float draw_colour_key(Ui& ui, const message::Colouring& colouring, ImVec2 at, float width,
                      bool draws) {
    const auto* scenario = ui.session.scenario();
    if (scenario == nullptr) return 0;
    const std::string key = "neighbour:legend";
    const auto legend = rooms::legend_of(*scenario, colouring);
    const auto palette = palette_of(ui.theme, *scenario, colouring);
    const auto title = lines_of(ui.fonts.small_strong, legend.title, width);
    const float row = font_size(ui.fonts.small_strong) + ui.grid(0.4f);
    const float titles = static_cast<float>(title.size()) * row;
    if (draws) {
        float y = at.y;
        for (const auto& line : title) {
            text_at(draw_list(), ui.fonts.small_strong, {at.x, y}, ui.theme.ink, line);
            y += row;
        }
    }
    const ImVec2 below{at.x, at.y + titles};
    const float height =
        titles +
        (legend.ticks.empty()
             ? flow_entries(ui, key, legend.entries, false, palette, "", below, width, draws)
             : flow_ramp(ui, key, colouring, legend, palette, "", below, width, draws));
    if (draws) place(ui, key, {at, {at.x + width, at.y + height}});
    return height;
}

float legend_height(Ui& ui, float width) {
    const float pad = ui.grid(0.75f);
    const float height = flow_legend(ui, {0, 0}, width - 2 * ui.grid(2), false);
    return height > 0 ? std::round(height + 2 * pad) : 0;
}

void draw_legend(Ui& ui, Rect rect) {
    const auto* scenario = ui.session.scenario();
    const auto* people = ui.session.people();
    const auto colouring = rooms::shown_colouring(ui.session);
    if (scenario == nullptr || people == nullptr || !colouring) return;
    place(ui, "legend", rect);
    const auto& t = ui.theme;
    auto& draw = draw_list();
    if (ui.narrow) {
        draw.AddRectFilled(rect.min, rect.max, t.panel);
        const ImVec2 at{rect.min.x + ui.grid(2), rect.min.y + ui.grid(0.75f)};
        (void)flow_legend(ui, at, rect.width() - 2 * ui.grid(2), true);
        return;
    }
    const float small = font_size(ui.fonts.small), pad = ui.grid(1.25f);
    const auto legend = legend_now(ui, *scenario, *colouring);
    const auto palette = palette_of(ui.theme, *scenario, *colouring);
    const auto& list = legend.entries;
    const bool ramp = !legend.ticks.empty();
    const auto dots = dot_words(ui, *scenario, *people);
    // Of what changes it is told beside the words how many people that is.
    const auto counts =
        rooms::shows_change(ui.session) ? counts_of(ui, list.size()) : std::vector<std::string>{};
    float beside = 0;
    for (const auto& count : counts)
        beside = std::max(beside, text_size(ui.fonts.small, count).x + ui.grid(2));
    const auto ground = ground_words(ui);
    float width = std::max({text_size(ui.fonts.small, dots).x, text_size(ui.fonts.small, ground).x,
                            ramp ? ui.grid(19) : 0.0f});
    for (const auto& entry : list) {
        width = std::max(width, text_size(ui.fonts.small, entry.words).x + ui.grid(2.25f) + beside);
    }
    const float row = small + ui.grid(0.75f), title_row = small + ui.grid(0.4f);
    // A title may be longer than what it is of: it takes as many lines as it needs.
    const auto title = lines_of(ui.fonts.small_strong, legend.title, width);
    const float rows = ramp ? 1.25f : static_cast<float>(list.size());
    const float titles =
        row + static_cast<float>(std::max<std::size_t>(1, title.size()) - 1) * title_row;
    const float feet = ground.empty() ? 1 : 2;
    const float height = titles + (rows + feet) * row + pad * 1.5f;
    const ImVec2 min{rect.min.x + ui.grid(1.5f), rect.max.y - ui.grid(1.5f) - height};
    const ImVec2 max{min.x + width + 2 * pad, min.y + height};
    ui.map.legend = {min, max};
    place(ui, "legend", ui.map.legend);
    draw.AddRectFilled(min, max, faded(t.raised, 0.92f), 8 * ui.text_scale);
    draw.AddRect(min, max, t.line, 8 * ui.text_scale);
    float y = min.y + pad;
    const float x = min.x + pad;
    for (std::size_t i = 0; i < title.size(); ++i)
        text_at(draw, ui.fonts.small_strong, {x, y + static_cast<float>(i) * title_row}, t.ink,
                title[i]);
    y += titles;
    if (ramp) {
        draw_ramp(ui, "legend", *colouring, legend, palette, {x, y}, width);
        y += 1.25f * row;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        const ImVec2 spot{x + small * 0.4f, y + small * 0.55f};
        draw.AddCircleFilled(spot, small * 0.38f, palette[list[i].value]);
        ui.places["legend:" + std::to_string(i)] = {{spot.x - 1, spot.y - 1},
                                                    {spot.x + 1, spot.y + 1}};
        text_at(draw, ui.fonts.small, {x + ui.grid(2.25f), y}, t.ink, list[i].words);
        if (i < counts.size()) {
            const float wide = text_size(ui.fonts.small, counts[i]).x;
            text_at(draw, ui.fonts.small, {x + width - wide, y}, t.quiet, counts[i]);
        }
        y += row;
    }
    text_at(draw, ui.fonts.small, {x, y}, t.quiet, dots);
    if (!ground.empty()) text_at(draw, ui.fonts.small, {x, y + row}, t.quiet, ground);
}

} // namespace folkmoot::ui
