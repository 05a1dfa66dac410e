#pragma once

/// JSON Schemas of what commands print.

#include <nlohmann/json_fwd.hpp>

namespace folkmoot::schema {

/// Of `folkmoot run` and `folkmoot compare`.
[[nodiscard]] nlohmann::ordered_json of_result();
/// Of `folkmoot goal --json`.
[[nodiscard]] nlohmann::ordered_json of_goal();
/// Of a line of `folkmoot sweep`.
[[nodiscard]] nlohmann::ordered_json of_sweep();
/// Of `folkmoot run --by … --json` and `folkmoot compare --by … --json`.
[[nodiscard]] nlohmann::ordered_json of_crossed();

} // namespace folkmoot::schema
