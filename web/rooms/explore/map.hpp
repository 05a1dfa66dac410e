#pragma once

/// The map as words and numbers: what is on it, what its colours mean, and how many people have
/// each; and the time that it shows.

#include "rooms/explore/tiles/tiles.hpp"
#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

inline constexpr std::array<std::string_view, 4> side_words{"Baseline", "Reform", "Both",
                                                            "What changes"};

/// How the title of the table begins that stands behind the ground's colours; what follows says
/// what they tell.
inline constexpr std::string_view ground_title = "What changes where: ";

struct Speed {
    std::string_view key, words;
    double weeks_per_second;
};
inline constexpr std::array<Speed, 4> speeds{{{"slow", "Slow", 4},
                                              {"normal", "Normal", 13},
                                              {"fast", "Fast", 26},
                                              {"faster", "Faster", 52}}};
inline constexpr std::string_view speed_help = "How fast time runs";
inline constexpr std::string_view play_words = "Let time run (space)", stop_words = "Stop (space)";
inline constexpr std::string_view back_words = "A week back (←)", forward_words = "A week on (→)";

/// How many real people have each colour; kept until what is on the map changes. Where there are
/// many areas, also of each area.
class MapCount {
public:
    /// One number for each of `colour_words` (colours.hpp) of what is shown; empty while nothing is
    /// known. What changes is one picture: `reform` does not count then.
    [[nodiscard]] const std::vector<double>& of(const session::Session& session, bool reform);
    /// Of each area; empty while nothing is known, and where areas are few.
    [[nodiscard]] const std::vector<AreaCount>& areas(const session::Session& session, bool reform);
    [[nodiscard]] const TileGrid& grid(const message::Scenario& scenario);

private:
    struct Side {
        std::uint32_t people = 0, frame = 0, other_frame = 0;
        bool change = false;
        std::string colouring;
        std::uint64_t scenario = 0;
        std::vector<double> counts;
        std::vector<AreaCount> areas;
    };
    std::array<Side, 2> sides_;
    std::uint64_t grid_of_ = 0;
    TileGrid grid_;
};

[[nodiscard]] sheet::Node map(const session::Session& session, MapCount& count);

/// Whose future is shown, and when.
[[nodiscard]] sheet::Node time(const session::Session& session);

} // namespace folkmoot::rooms
