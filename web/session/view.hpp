#pragma once

/// What a person looks at, apart from the question that is asked: room, week, side, colours.

#include "session/beside/likeness.hpp"
#include "session/beside/pins.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

enum class Room : std::uint8_t { explore, funding, trial, deliberate, evidence };
/// `change`: what the reform changes for everybody.
enum class Side : std::uint8_t { baseline, reform, both, change };

inline constexpr std::array<std::string_view, 5> room_names{"explore", "funding", "trial",
                                                            "deliberate", "evidence"};
inline constexpr std::array<std::string_view, 4> side_names{"baseline", "reform", "both", "change"};

struct View {
    Room room = Room::explore;
    Side side = Side::change;
    std::string colouring; ///< key of what people are coloured by; "": what the model shows first
    std::uint32_t week = UINT32_MAX; ///< UINT32_MAX: the last week
    std::string funding, trial;       ///< what the labs' desks wrote; opaque here
    std::uint32_t runs = 0;           ///< that tell how sure an answer is; 0: as many as usual
    std::vector<Pin> pins{}; ///< results kept beside the one on screen
    std::optional<std::uint32_t> person{}; ///< of `message::People`, whose weeks are followed
    bool all_policies = false; ///< all of the scenario's policies stand side by side
    std::optional<std::uint32_t> tour{}; ///< step of the scenario's tour, from 0
    std::string guesses{}; ///< on that tour, as `Guesses` writes them
    message::Likeness like{}; ///< of whom both policies are told
    bool operator==(const View&) const = default;
};

/// Short text for share links and for the page's memory: "room=explore;side=both;…".
[[nodiscard]] std::string write_view(const View& view);

/// Reads it back. What it does not know it leaves at the usual value: a link never fails on its
/// view.
[[nodiscard]] View read_view(std::string_view text);

}  // namespace folkmoot::session
