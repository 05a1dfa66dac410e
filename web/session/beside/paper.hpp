#pragma once

/// What leaves the screen on paper: which papers there are, and what the page that shows one tells
/// of itself.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace folkmoot::session {

/// `none`: a room is on screen.
enum class Paper : std::uint8_t { none, brief, guide, worksheet };

inline constexpr std::array<std::string_view, 4> paper_names{"", "brief", "guide", "worksheet"};

/// The paper of that name; `none` for any other.
[[nodiscard]] Paper paper_called(std::string_view name);

/// What a link is made for where a picture was asked for; behind it stands the chart's key.
inline constexpr std::string_view ask_picture_action = "ask-picture ";

struct PaperPage {
    Paper paper = Paper::none;
    std::string address; ///< of the page that a printed link opens, without what follows "#"
    std::string day;     ///< on which it is printed: "27 November 2026"
    std::string iso_day; ///< the same for a citation: "2026-11-27"
    /// What is true of a trial has been guessed, or looked at, where the paper was asked for.
    bool seen = false;
    bool operator==(const PaperPage&) const = default;
};

} // namespace folkmoot::session
