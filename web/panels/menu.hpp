#pragma once

/// A list that drops down from a button, and the button that shows what was picked from it.

#include "panels/widgets.hpp"

#include <span>
#include <string>
#include <string_view>

namespace folkmoot::ui {

/// Opens a menu whose popup ImGui::OpenPopup(id) asked for. True: draw its rows, then call
/// `end_menu`.
bool begin_menu(Ui& ui, const char* id, ImVec2 at, float width);
void end_menu();
/// A row; pressed, it closes the menu. `more`: a second, quieter line.
bool menu_row(Ui& ui, std::string_view name, std::string_view more, bool chosen);

struct Pick {
    std::string name, more;
};
/// What is picked, as a wide button that drops a list down. Returns true when `chosen` changed; -1:
/// nothing is picked yet, and `nothing` is shown. The place of the button is "pick:ID", of a row
/// "pick:ID:NUMBER".
bool pick_one(Ui& ui, const std::string& id, std::span<const Pick> picks, int& chosen, float width,
              std::string_view nothing = "Choose");

/// Words that can be pressed, side by side and wrapped where they must be; one of them is where we
/// are.
bool tab_row(Ui& ui, const std::string& id, std::span<const std::string> names, int& chosen,
             float width);

} // namespace folkmoot::ui
