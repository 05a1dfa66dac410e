#pragma once

/// What the benchmark measures, a file each: JSON.

#include <nlohmann/json.hpp>

namespace folkmoot::bench {

/// Seconds that the analysis of a table of a million rows takes, by method.
[[nodiscard]] nlohmann::ordered_json trial_data();

/// Milliseconds that a sheet takes, by room: made, and written as JSON; the median of many.
[[nodiscard]] nlohmann::ordered_json sheets();

/// Seconds that the engine takes for general practice beside a plain loop of it, with turns about
/// in one run; ratios are the loop's seconds to the engine's: 1 is as fast, .8 a quarter longer.
/// `large`: with ten million citizens, too, which takes minutes and a few gigabytes.
[[nodiscard]] nlohmann::ordered_json beside_plain(bool large);

} // namespace folkmoot::bench
