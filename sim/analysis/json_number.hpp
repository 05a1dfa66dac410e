#pragma once

/// Numbers in what programs print.

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace folkmoot {

/// null where there is no number.
[[nodiscard]] inline nlohmann::ordered_json printed_number(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

/// The shortest text that reads back as the same number; nothing where there is none.
[[nodiscard]] inline std::string printed_text(double value) {
    if (!std::isfinite(value)) return {};
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

} // namespace folkmoot
