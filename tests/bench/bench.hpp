#pragma once

/// What the benchmark measures, a file each: JSON.

#include <nlohmann/json.hpp>

namespace folkmoot::bench {

/// Seconds that the analysis of a table of a million rows takes, by method.
[[nodiscard]] nlohmann::ordered_json trial_data();

/// Milliseconds that a sheet takes, by room: made, and written as JSON; the median of many.
[[nodiscard]] nlohmann::ordered_json sheets();

} // namespace folkmoot::bench
