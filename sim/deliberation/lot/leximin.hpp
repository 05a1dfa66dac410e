#pragma once

/// A fair lot: of all ways to draw a panel that fits its quotas, the one in which whoever has the
/// smallest chance has the largest possible, then whoever has the next, and so on.
///
/// Exact, for small pools. People who are alike in all features (and whose households are alike)
/// have the same chance, so that panels differ only in how many of each kind they hold: all such
/// panels are listed, and a linear programme in whole numbers of any size finds their weights.
///
/// Source: Flanigan, Gölz, Gupta, Hennig and Procaccia, Fair algorithms for selecting citizens'
/// assemblies, Nature 596 (2021): LEXIMIN.

#include "deliberation/lot/pool.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <vector>

namespace folkmoot::lot {

using Chance = boost::multiprecision::cpp_rational;

/// People with the same chance: in the same place of households that are alike.
struct Kind {
    std::uint32_t home = 0; ///< which kind of household
    std::vector<std::uint32_t> people;
};

/// So many of each kind.
using Make = std::vector<std::uint32_t>;

struct Lottery {
    std::vector<Kind> kinds;
    std::vector<Make> makes;      ///< those that have a chance
    std::vector<Chance> weights;  ///< of `makes`; they add up to 1
    std::vector<Chance> chances;  ///< by person
    std::size_t possible = 0;     ///< how many makes fit the quotas
};

/// The most makes that are listed, and kinds that are told apart.
inline constexpr std::size_t most_makes = 20'000, most_kinds = 40;

/// The fair lot; or why there is none: no panel fits, or the pool has too many kinds of people for
/// this method.
[[nodiscard]] Result<Lottery> leximin(const Pool& pool, std::uint32_t size);

/// Draws a panel: places in `Pool::people`, rising. The same seed, the same panel.
[[nodiscard]] std::vector<std::uint32_t> draw_panel(const Pool& pool, const Lottery& lottery,
                                                    std::uint64_t seed);

} // namespace folkmoot::lot
