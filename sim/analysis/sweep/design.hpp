#pragma once

/// Which settings a sweep varies, and at which points.

#include "analysis/workshop.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot::sweep {

/// A setting that is varied, from one value to another.
struct Vary {
    const Setting* setting = nullptr;
    double low = 0, high = 1;
    std::size_t steps = 0; ///< how many values it takes, evenly spaced; 0: any between the ends

    /// Value `step` of `steps`.
    [[nodiscard]] double at_step(std::size_t step) const;
    /// The value for a number in [0, 1): each as likely as the others.
    [[nodiscard]] double at(double share) const;
};

/// Every combination of values; points of Sobol's sequence; a Latin hypercube.
enum class Kind { grid, sobol, lhs };
inline constexpr std::string_view kind_names[] = {"grid", "sobol", "lhs"};

struct Design {
    Kind kind = Kind::grid;
    std::vector<Vary> vary;
    std::uint32_t rows = 0;  ///< of `sobol` and `lhs`: each is run vary.size() + 2 times
    std::uint64_t seed = 1;  ///< of `lhs`

    /// How many points there are.
    [[nodiscard]] std::size_t points() const;
};

/// Most settings that can be varied at once: two points are drawn together for each row.
inline constexpr std::size_t most_varied = 16;

/// The value of every varied setting at every point, one point after the other. In a grid the last
/// setting is the quickest to change; the other kinds go row by row as `indices_of_rows` wants
/// them.
[[nodiscard]] std::vector<double> points_of(const Design& design);

/// An attempt with the varied settings at these values: levers in the reform, assumptions in both
/// policies and in every replicate.
[[nodiscard]] Attempt attempt_at(const Attempt& attempt, const Design& design,
                                 std::span<const double> values);

} // namespace folkmoot::sweep
