#pragma once

/// What the reform changes in each area: the money there, or what else the scenario asks about that
/// is told by area. The map has it in colour and in words.

#include "session/session.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::rooms {

/// Of one area. `shade`: −1 (worst of all areas) .. 1 (best), 0 where nothing is said to change;
/// `words`: "£7.0m more", or empty.
struct AreaChange {
    double baseline = 0, reform = 0;
    double shade = 0;
    std::string words;
};

struct ByArea {
    std::size_t outcome = 0; ///< of the scenario's
    std::vector<AreaChange> areas; ///< in the order of the scenario's
};

/// Of the year on screen; nothing while the map does not show what changes, or no outcome of which
/// more or less is better is told by area, or there is no answer yet.
[[nodiscard]] std::optional<ByArea> by_area(const session::Session& session);

} // namespace folkmoot::rooms
