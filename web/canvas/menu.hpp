#pragma once

/// A list that drops down from a button, and words side by side to go between.

#include "canvas/widgets.hpp"

#include <span>
#include <string>
#include <string_view>

namespace folkmoot::ui {

/// Opens a menu whose popup ImGui::OpenPopup(id) asked for. True: draw its rows, then call
/// `end_menu`.
bool begin_menu(Ui& ui, const char* id, ImVec2 at, float width);
void end_menu(Ui& ui);
/// A row; pressed, it closes the menu. `more`: a second, quieter line.
bool menu_row(Ui& ui, std::string_view name, std::string_view more, bool chosen);

/// Words that can be pressed, side by side and wrapped where they must be; one of them is where we
/// are.
bool tab_row(Ui& ui, const std::string& id, std::span<const std::string> names, int& chosen,
             float width);

} // namespace folkmoot::ui
