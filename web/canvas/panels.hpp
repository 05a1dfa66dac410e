#pragma once

/// The panels of the screen, one a file. Each draws itself into a place that `draw_screen` gives
/// it.

#include "canvas/ui.hpp"
#include "rooms/sheet.hpp"
#include "session/chart_data.hpp"

#include <vector>

namespace folkmoot::ui {

/// Everything: called once a frame between ImGui's NewFrame and Render.
void draw_screen(Ui& ui);

void draw_bar(Ui& ui, Rect rect);         ///< header.cpp: name, rooms, buttons
void draw_statement(Ui& ui, Rect rect);   ///< statement.cpp: question, sentence, fingerprint
/// `room`: what there is for it and for what stands below it on a narrow screen.
[[nodiscard]] float statement_height(Ui& ui, float width, float room = 0);
void draw_levers(Ui& ui, Rect rect);      ///< levers.cpp: policy, levers, assumptions
void draw_map(Ui& ui, Rect rect);         ///< map.cpp
/// legend.cpp: what the colours of the map mean, in its corner; on a phone in a row of its own.
void draw_legend(Ui& ui, Rect rect);
[[nodiscard]] float legend_height(Ui& ui, float width);
/// legend.cpp: the same of the stripes of who is followed; returns its height.
float draw_colour_key(Ui& ui, const message::Colouring& colouring, ImVec2 at, float width,
                      bool draws);
void draw_sheets(Ui& ui, Rect rect);      ///< sheets.cpp: the room Explore of a phone
/// map_tip.cpp: who is here, told; the person, if it is one.
std::optional<std::uint32_t> draw_map_tip(Ui& ui, bool reform, ImVec2 km, float reach_km);
void draw_neighbour(Ui& ui, float width); ///< neighbour.cpp: the weeks of who is followed
void draw_time(Ui& ui, Rect rect);        ///< time.cpp
[[nodiscard]] float time_height(Ui& ui);
void draw_results(Ui& ui, Rect rect);     ///< results.cpp: outcomes and charts
void draw_outcomes(Ui& ui);               ///< outcomes.cpp
void draw_evidence(Ui& ui, Rect rect);    ///< evidence.cpp
void draw_funding_lab(Ui& ui, Rect rect); ///< funding_lab.cpp
void draw_trial_lab(Ui& ui, Rect rect);   ///< trial_lab.cpp
void draw_deliberation(Ui& ui, Rect rect); ///< deliberation/room.cpp
void draw_wall(Ui& ui, Rect rect); ///< deliberation/wall.cpp: for a projector, in place of all
void leave_wall(Ui& ui);
void draw_explore_wall(Ui& ui, Rect rect); ///< explore/wall.cpp
void use_wall_keys(Ui& ui);
/// How much larger type is on a screen of that width, in points.
[[nodiscard]] float explore_wall_scale(float width);
/// A chart of an outcome, painted into a place. results.cpp
void paint_outcome_chart(Ui& ui, const message::Chart& chart, Rect rect);
/// deliberation/room.cpp: above Explore, what leads back to somebody's ballot; how high it is, 0 if
/// there is nothing.
[[nodiscard]] float draw_way_back(Ui& ui, Rect room);
void draw_more(Ui& ui, Rect rect); ///< more.cpp: what a phone has no room for above
void draw_tour(Ui& ui); ///< tour.cpp
/// A line over the years: a slider of the sheet for each. guess_line.cpp
void draw_guess_line(Ui& ui, const std::vector<const sheet::Node*>& years, float width);
void draw_chooser(Ui& ui); ///< chooser.cpp: scenarios
void draw_problems(Ui& ui); ///< problems.cpp

/// The focus in the page's mirror is on what has these names, one a line, the innermost first; on
/// nothing if there are none. It is brought into sight (attention.cpp).
void attend(Ui& ui, std::string_view names);
void draw_attention(Ui& ui); ///< attention.cpp: the ring around it

/// A person on the map: where, and which colour of the legend.
struct Dot {
    ImVec2 at;
    std::uint8_t value = 255; ///< place in the palette; 255: nothing is known
};
/// So many of them, from everywhere, for tests of what is drawn (map_people.cpp).
[[nodiscard]] std::vector<Dot> some_dots(const Ui& ui, std::size_t most);

// What buttons in several places do.
void next_appearance(Ui& ui);
void next_text_size(Ui& ui);

} // namespace folkmoot::ui
