#pragma once

/// What the page tells the screen by name, and what the screen tells the page of itself.

#include "canvas/ui.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot::platform {

/// Handles an event of the page; see web/README.md for names and contents. An event that cannot be
/// read is reported on the screen, not thrown.
void page_event(ui::Ui& ui, std::string_view name, std::span<const std::uint8_t> bytes);

/// The state of the screen as JSON, for tests in a browser: sentence, fingerprint, levers, places.
[[nodiscard]] std::string probe(ui::Ui& ui);

}  // namespace folkmoot::platform
