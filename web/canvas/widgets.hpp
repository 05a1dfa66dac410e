#pragma once

/// The few controls that all panels are made of. Each can be reached by mouse, touch and keyboard.

#include "canvas/ui.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::ui {

enum class Icon {
    none,
    play,
    pause,
    back,
    forward,
    share,
    close,
    reset,
    plus,
    minus,
    fit,
    table,
    download,
    picture,
    down,
    text_size,
    sun,
    moon,
    contrast,
    help,
    undo,
    redo,
    levers,
    results,
    clock,
    more,
    page,
    search
};

/// Draws an icon in a square of `size` around `middle`.
void draw_icon(ImDrawList& draw, Icon icon, ImVec2 middle, float size, ImU32 colour);

enum class Look {
    filled,  ///< the one thing to do
    plain,   ///< an ordinary button
    bare     ///< no face until the mouse is on it
};

/// A button; `label` may hold "##id". `width` 0: as wide as it must be.
bool button(Ui& ui, std::string_view label, Look look = Look::plain, Icon icon = Icon::none,
            float width = 0);
/// A square button with an icon alone; `tip` says what it does.
bool icon_button(Ui& ui, const char* id, Icon icon, std::string_view tip, Look look = Look::bare,
                 float size = 0);
/// One of a few; returns true when `chosen` changed. Wraps into rows where it must.
bool choose_one(Ui& ui, const char* id, std::span<const std::string> names, int& chosen,
                float width = 0);
bool toggle(Ui& ui, const char* id, bool& on);
/// Words that lead somewhere, underlined and wrapped at `width`; true when pressed.
bool link(Ui& ui, const std::string& id, ImFont* font, std::string_view words, float width);
/// The heading of something that folds, with what it says while it is folded; true when pressed.
bool fold_heading(Ui& ui, std::string_view title, std::string_view more, bool open, float width);

/// From now on every text that is drawn is also written to `said`, until it is nullptr: for tests
/// of what the canvas says.
void overhear(std::vector<std::string>* said);

/// Text in a font and colour, wrapped at `width` (0: to the right edge; negative: not at all).
void text(Ui& ui, ImFont* font, ImU32 colour, std::string_view words, float width = 0);
[[nodiscard]] ImVec2 text_size(ImFont* font, std::string_view words, float wrap = 0);
/// Lines no wider than `width`.
[[nodiscard]] std::vector<std::string_view> lines_of(ImFont* font, std::string_view words,
                                                     float width);
/// Text at a place, cut short with … where `max_width` (if positive) is not enough. `letters`: of
/// the font's size.
void text_at(ImDrawList& draw, ImFont* font, ImVec2 at, ImU32 colour, std::string_view words,
             float max_width = 0, float letters = 1);
/// The lines that `words` are on, one below the other; returns their size.
ImVec2 lines_at(ImDrawList& draw, ImFont* font, ImVec2 at, ImU32 colour, std::string_view words,
                const std::vector<std::string_view>& lines);
[[nodiscard]] float font_size(const ImFont* font);

void space(Ui& ui, float steps);
void line(Ui& ui);
/// Shows `words` while the mouse or the keyboard is on the last item.
void tip(Ui& ui, std::string_view words);
/// The ring around what the keyboard is on, for the last item.
void focus_ring(Ui& ui, float rounding = 8);
/// Remembers where something is and scrolls to it when it is to be revealed.
void place(Ui& ui, const std::string& name, Rect rect);

/// A part of the screen that scrolls, by wheel, by keyboard or by a finger.
void begin_scroll(Ui& ui, const char* id, Rect rect, ImVec2 padding, ImU32 background = 0);
void end_scroll(Ui& ui);
/// Lets a finger drag what the current window shows, with a little run-out; sideways too where it
/// is wider than its window. What scrolls without `begin_scroll`, as a table does, calls it.
void scroll_by_finger(Ui& ui);
/// A part of the screen that does not.
void begin_part(Ui& ui, const char* id, Rect rect, ImVec2 padding, ImU32 background = 0);
void end_part(Ui& ui);

/// A card over everything, at most as wide as `width`, placed by its upper left corner.
bool begin_card(Ui& ui, const char* id, ImVec2 at, float width, bool modal);
void end_card(Ui& ui, bool modal);

[[nodiscard]] ImDrawList& draw_list();
/// True if the mouse pointer is in fact a finger.
[[nodiscard]] bool by_finger();
/// How far the hand has come since the last frame; nothing in the frame in which it comes down, for
/// what it did before that was no drag.
[[nodiscard]] ImVec2 hand_moved();

} // namespace folkmoot::ui
