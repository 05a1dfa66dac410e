#include "core/describe.hpp"

#include <charconv>
#include <cmath>

namespace folkmoot {
namespace {

/// The shortest text that reads back as the same number: 0.05, not 0.050000000000000003.
std::string shortest(double value) {
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return std::string(buffer.data(), end);
}

} // namespace

bool allowed(FieldType type, Range range, double value) {
    const bool in_range = value >= range.low && value <= range.high; // false for NaN
    return in_range && (type == FieldType::number || std::floor(value) == value);
}

std::string allowed_text(FieldType type, Range range, std::span<const std::string_view> options) {
    switch (type) {
    case FieldType::boolean:
        return "true or false";
    case FieldType::integer:
        return "whole numbers from " + shortest(range.low) + " to " + shortest(range.high);
    case FieldType::number:
        return shortest(range.low) + " to " + shortest(range.high);
    case FieldType::choice:
        break;
    }
    std::string text;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (i > 0) text += i + 1 == options.size() ? " or " : ", ";
        text += options[i];
    }
    return text;
}

} // namespace folkmoot
