#pragma once

/// Drawing people by lot: letters to people drawn evenly, seats by quota for those who accept.

#include "core/random.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// Seats for each group in proportion to its people, so that they sum to `seats`: the largest
/// remainders get one more, of equal ones the first.
[[nodiscard]] std::vector<std::uint32_t> seats_by_size(std::span<const std::uint32_t> people,
                                                       std::uint32_t seats);

/// Groups of people, each made of some strata of a world.
class Pools {
public:
    /// `group_of(stratum)`: the group's index; `groups` or more: not drawn.
    template <class GroupOf>
    Pools(const Strata& strata, std::size_t groups, const GroupOf& group_of)
        : people_(groups), stretches_(groups) {
        for (std::uint32_t s = 0; s < strata.count(); ++s) {
            const std::size_t group = group_of(s);
            if (group >= groups || strata.size(s) == 0) continue;
            stretches_[group].push_back({strata.first[s], people_[group]});
            people_[group] += strata.size(s);
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> people() const { return people_; } ///< by group
    /// The citizen at an index below the group's people.
    [[nodiscard]] std::uint32_t citizen(std::size_t group, std::uint32_t index) const;

private:
    struct Stretch {
        std::uint32_t first = 0; ///< citizen
        std::uint32_t before = 0; ///< people of the group in the stretches before
    };
    std::vector<std::uint32_t> people_;
    std::vector<std::vector<Stretch>> stretches_;
};

struct DrawnLot {
    std::vector<std::uint32_t> citizens; ///< group by group, in the order in which they were drawn
    std::uint64_t letters = 0; ///< that were sent
};

/// Fills the seats of each group: letters go to its people, drawn evenly, until enough have
/// accepted, or `letters_a_seat` for each seat have been sent. Nobody sits twice.
///
/// Numbers are addressed (group, week, purpose, letter / 2). `accepts(citizen, word)`: whether
/// somebody accepts this letter; `word` is the letter's own chance. If everybody does, a group's
/// panel is a simple random sample without replacement.
template <class Accepts>
[[nodiscard]] DrawnLot draw_lot(const Pools& pools, std::span<const std::uint32_t> seats,
                                std::uint32_t letters_a_seat, std::uint64_t seed,
                                std::uint32_t week, Purpose purpose, const Accepts& accepts) {
    DrawnLot lot;
    for (std::size_t g = 0; g < seats.size(); ++g) {
        const std::uint32_t people = pools.people()[g];
        const std::size_t first = lot.citizens.size(), wanted = std::min(seats[g], people);
        const std::uint64_t most = std::uint64_t{letters_a_seat} * seats[g];
        Words words{};
        for (std::uint32_t letter = 0; letter < most; ++letter) {
            if (lot.citizens.size() - first == wanted) break;
            if (letter % 2 == 0)
                words = draw(seed, static_cast<std::uint32_t>(g), week, purpose, letter / 2);
            const std::uint32_t c = pools.citizen(g, below(words[letter % 2 * 2], people));
            ++lot.letters;
            if (!accepts(c, words[letter % 2 * 2 + 1])) continue;
            const auto seated = std::span(lot.citizens).subspan(first);
            if (std::ranges::find(seated, c) == seated.end()) lot.citizens.push_back(c);
        }
    }
    return lot;
}

} // namespace folkmoot
