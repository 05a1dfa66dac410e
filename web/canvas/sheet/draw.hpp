#pragma once

/// Draws nodes of a sheet with Dear ImGui: the same words, values and commands as the page's HTML.
///
/// A room that is laid out by hand takes its nodes by key (`ui.room.find`) and draws each where it
/// belongs; what needs no layout of its own is drawn with all below it by `draw_node`. Each node is
/// a place of its key, so that the tour, the focus of the page's mirror and tests find it.

#include "canvas/charts/chart.hpp"
#include "canvas/ui.hpp"
#include "canvas/widgets.hpp"
#include "rooms/sheet.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace folkmoot::ui {

/// A node and everything below it, at the cursor. What it does not know it draws as its words.
void draw_node(Ui& ui, const sheet::Node& node, float width);
/// What is below it, one under the other.
void draw_children(Ui& ui, const sheet::Node& node, float width);

/// Remembers that the last item stands for the node: where keys leave the canvas, the page's mirror
/// goes on from what had the focus.
void note_focus(Ui& ui, const sheet::Node& node);

/// Does what the node stands for, as when it is used in the page: see rooms/use.hpp.
void use(Ui& ui, const sheet::Node& node, std::string_view value = {});

// ------------------------------------------------------------ words.cpp
[[nodiscard]] ImU32 tone_colour(const Ui& ui, sheet::Tone tone);
/// Its words in the type and colour of kind, level and tone, and its help below.
void draw_words(Ui& ui, const sheet::Node& node, float width);
void draw_entries(Ui& ui, const sheet::Node& node, float width);
/// A bordered box with words and what is below.
void draw_notice(Ui& ui, const sheet::Node& node, float width);
void draw_progress(Ui& ui, const sheet::Node& node, float width);

// ------------------------------------------------------------ controls.cpp
/// The icon that goes with a node's command; none where its words must do.
[[nodiscard]] Icon icon_of(const sheet::Node& node);
/// As wide as its words if `width` is 0.
void draw_button(Ui& ui, const sheet::Node& node, float width = 0);
/// The icon alone, with the words as its tip.
void draw_icon_button(Ui& ui, const sheet::Node& node, float size = 0, Look look = Look::bare);
/// Its options side by side or, where they are many or long, a list that opens.
void draw_choice(Ui& ui, const sheet::Node& node, float width);
/// Its options as words to go between.
void draw_tabs(Ui& ui, const sheet::Node& node, float width);
void draw_toggle(Ui& ui, const sheet::Node& node, float width);
/// Written on the canvas; on a phone, or if it has lines, in a dialog of the page.
void draw_text_field(Ui& ui, const sheet::Node& node, float width);
/// Lets the page ask for what it holds, in a dialog of its own.
void ask_page(Ui& ui, const sheet::Node& node);
void draw_link(Ui& ui, const sheet::Node& node, float width);

// ------------------------------------------------------------ slider.cpp
/// The track alone, in the colour of its mark.
void draw_track_of(Ui& ui, const sheet::Node& node, float width);
/// A setting: its name, its value, what takes it back, its explanation, and the control.
void draw_setting(Ui& ui, const sheet::Node& node, float width);

// ------------------------------------------------------------ table.cpp
/// `height` 0: as high as its rows; otherwise it scrolls, and only rows in sight are made.
void draw_table(Ui& ui, const sheet::Node& node, float width, float height = 0);

// ------------------------------------------------------------ qr.cpp
/// The code in its place `KEY:code`; where there is none, why.
void draw_qr(Ui& ui, const sheet::Node& node, float width);

// ------------------------------------------------------------ card.cpp
/// A group that a finger can push aside: each way presses one of its buttons. See sheet::Option.
void draw_card(Ui& ui, const sheet::Node& node, float width);

// ------------------------------------------------------------ chart.cpp
/// How a look of chart is drawn: what is inside the frame.
struct ChartLook {
    std::function<void(const charts::Canvas&)> paint;
    float height = 220; ///< points at text scale 1
    /// What `use` is to be told when the pointer presses where it is; empty: nothing is there.
    /// Where there is no such function nothing of the chart can be pressed.
    std::function<std::string(const charts::Canvas&)> under{};
};
/// A chart in its frame: title, words, legend, what `look` paints, and, where somebody asks for it,
/// the table behind it instead; with what takes both away.
void draw_chart(Ui& ui, const sheet::Node& node, const ChartLook& look, float width);
/// The button that saves the node as a card; false where it cannot be, and nothing is drawn.
bool draw_card_button(Ui& ui, const sheet::Node& node, float side, Look look = Look::bare);

} // namespace folkmoot::ui
