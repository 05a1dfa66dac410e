#pragma once

/// Many areas from afar: a tile for each says what the map's colours say of its people. On a map
/// of few areas, and near to those of many, every dot is a person.

#include "rooms/explore/by_area.hpp"
#include "rooms/explore/tiles/grid.hpp"
#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace folkmoot::rooms {

/// A map has tiles from so many areas on, as long as a tile can hold a name.
inline constexpr std::size_t fewest_tiles = 13, most_tiles = 200;
[[nodiscard]] bool has_tiles(const message::Scenario& scenario);

/// People of an area, by what colours them.
struct AreaCount {
    double all = 0;
    std::vector<double> of_class; ///< for each of `colour_words` (colours.hpp)
    double known = 0, sum = 0; ///< of whom a value of the palette is known, and all of these

    void add(std::uint8_t value, std::size_t its_class) {
        all += 1;
        if (its_class < of_class.size()) of_class[its_class] += 1;
        if (value != message::nothing_known) known += 1, sum += value;
    }
};

/// What is told of an area's people depends on what the colours mean:
///
/// - what changes along a ramp: the share for whom it is better less the share for whom it is
///   worse;
/// - where most people are in a class that recedes, or with a provider like many: the share in any
///   other, and the commonest of those;
/// - an amount: its mean, of those of whom it is known;
/// - any other classes: the commonest, and its share.
///
/// Shares are of all people of the area. `counts`: one for each area, of the reform unless the
/// baseline alone is shown; empty: nothing is known yet. `told`: what the ground says.
[[nodiscard]] sheet::MapTiles tiles(const session::Session& session,
                                    std::span<const AreaCount> counts, const TileGrid& grid,
                                    const std::optional<ByArea>& told);

/// The same numbers, and those that they are made of, as a table.
[[nodiscard]] sheet::Node shares_behind(const session::Session& session,
                                        std::span<const AreaCount> counts);

} // namespace folkmoot::rooms
