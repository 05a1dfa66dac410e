#pragma once

/// What stands above every room: which room, which question, what can be done with it, and what
/// went wrong.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::array<std::string_view, 5> room_titles{
    "Explore", "Funding lab", "Split-test lab", "Deliberate", "Evidence"};
inline constexpr std::string_view chooser_title = "Choose a question";
inline constexpr std::string_view drop_words =
    "You can also drop a scenario file of your own onto the page.";

struct HeaderButton {
    std::string_view words, help;
};
inline constexpr HeaderButton tour_button{"Tour", "What to look at, step by step"},
    share_button{"Share link", "Copies a link to exactly this"},
    plain_button{"Plain view", "The same as text, forms and tables"},
    wall_button{"For a projector", "Large type: the answer, one picture, one lever"},
    scenarios_button{"Scenarios", "Choose another question"};

inline constexpr std::string_view appearance_words = "Light, dark or high contrast",
                                  text_size_words = "Larger or smaller text";

/// "This did not work", or how many things are wrong.
[[nodiscard]] std::string problems_title(std::size_t problems);

[[nodiscard]] sheet::Node header(const session::Session& session);
/// Nothing while nothing is wrong.
[[nodiscard]] std::optional<sheet::Node> problems(const session::Session& session);

} // namespace folkmoot::rooms
