#pragma once

/// Points that fill a cube more evenly than chance does.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace folkmoot::sweep {

/// Most sides of a cube that Sobol's sequence is known for here.
inline constexpr std::size_t most_sides = 32;

/// Point `number` of Sobol's sequence in [0, 1) to that many sides, the origin being number 0. The
/// first 2^m points have exactly one in each of 2^m equal stretches of every side.
///
/// Source: Sobol', USSR Computational Mathematics 7 (1967), 86–112; direction numbers of Joe & Kuo,
/// SIAM Journal on Scientific Computing 30 (2008), 2635–2654, file new-joe-kuo-6.21201; in the
/// order of Antonov & Saleev (Gray code), as usual.
[[nodiscard]] std::vector<double> sobol_point(std::uint32_t number, std::size_t sides);

/// `count` points in [0, 1) to that many sides, one after the other: on every side exactly one in
/// each of `count` equal stretches, at random within it, and the stretches of different sides
/// paired at random. Same seed, same points.
///
/// Source: McKay, Beckman & Conover, Technometrics 21 (1979), 239–245 (Latin hypercube sampling).
[[nodiscard]] std::vector<double> latin_hypercube(std::uint32_t count, std::size_t sides,
                                                  std::uint64_t seed);

} // namespace folkmoot::sweep
