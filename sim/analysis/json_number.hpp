#pragma once

/// Numbers in what programs print.

#include <nlohmann/json.hpp>

#include <cmath>

namespace folkmoot {

/// null where there is no number.
[[nodiscard]] inline nlohmann::ordered_json printed_number(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

} // namespace folkmoot
