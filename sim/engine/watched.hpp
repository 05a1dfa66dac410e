#pragma once

/// A few people who are watched while everybody's run goes on, so that their weeks are known with
/// its answer.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace folkmoot {

/// What there was to see of every `stride`th citizen at the start of each week, as PictureFrame has
/// it.
struct Watched {
    std::uint32_t stride = 0; ///< 0: nobody was watched
    std::vector<std::vector<std::vector<std::uint8_t>>> people; ///< [week][channel][n]
    /// Who serves them, [week][n]; no n: nobody is served by any.
    std::vector<std::vector<std::uint16_t>> provider;

    [[nodiscard]] bool has(std::uint32_t citizen) const {
        return stride != 0 && citizen % stride == 0;
    }
};

/// So many that where people crowd on a map one of them is near, and so few that a run hardly takes
/// longer.
inline constexpr std::uint32_t people_watched = 2'500;

/// Of how many citizens one is watched.
[[nodiscard]] constexpr std::uint32_t watched_stride(std::uint32_t population) {
    return std::max(1U, population / people_watched);
}

} // namespace folkmoot
