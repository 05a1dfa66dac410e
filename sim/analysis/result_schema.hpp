#pragma once

/// JSON Schema of what `folkmoot run` and `folkmoot compare` print.

#include <nlohmann/json_fwd.hpp>

namespace folkmoot::schema {

[[nodiscard]] nlohmann::ordered_json of_result();

} // namespace folkmoot::schema
