#pragma once

/// How the nodes of the split-test lab are drawn where that is particular to it.

#include "canvas/sheet/draw.hpp"

namespace folkmoot::ui {

/// A step of the lab, with its number in a circle, and everything below it.
void draw_trial_step(Ui& ui, const sheet::Node& step, int number, float width);
/// Everything in a part of the lab, one below the other.
void draw_trial_children(Ui& ui, const sheet::Node& part, float width, std::size_t from = 0);
/// The lesson on its card.
void draw_trial_lesson(Ui& ui, const sheet::Node& lesson, float width);

// results.cpp
/// What the trial would have told beside what is true.
void draw_trial_cards(Ui& ui, const sheet::Node& cards, float width);
/// Name and value at the two ends of a line, a row each; what it means below.
void draw_trial_facts(Ui& ui, const sheet::Node& table, float width);
/// A table with more columns than a phone is wide: a row is a few lines.
void draw_trial_stacked(Ui& ui, const sheet::Node& table, float width);
/// The estimate, the parts of its gap to the truth, and what each part means.
void draw_trial_gap(Ui& ui, const sheet::Node& chart, float width);
/// Where people of each group live.
void draw_trial_map(Ui& ui, const sheet::Node& map, float width);

} // namespace folkmoot::ui
