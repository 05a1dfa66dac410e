#include "core/units.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <string_view>

namespace folkmoot {
namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view no_value = "\u2013";

/// Digits of a non-negative finite number with so many decimals and a comma between thousands.
std::string digits_of(double size, int decimals) {
    std::array<char, 400> buffer; // the largest double has 309 digits before the point
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), size,
                                   std::chars_format::fixed, decimals)
                         .ptr;
    std::string text(buffer.data(), end);
    const std::size_t point = text.find('.');
    std::size_t group = point == std::string::npos ? text.size() : point;
    while (group > 3) {
        group -= 3;
        text.insert(group, 1, ',');
    }
    return text;
}

/// The sign (if anything but zeros is left after rounding), `before`, the digits and `after`.
std::string signed_text(double value, std::string_view before, const std::string& digits,
                        std::string_view after) {
    std::string text;
    if (value < 0.0 && digits.find_first_of("123456789") != std::string::npos) text += minus;
    return text.append(before).append(digits).append(after);
}

/// The nearest number with three significant digits; `size` from 1000 to 10^15.
double three_digits(double size) {
    double unit = 1.0;
    while (size >= 1000.0 * unit) unit *= 10.0;
    return std::floor(size / unit + 0.5) * unit;
}

} // namespace

std::string format_number(double value, int decimals) {
    assert(decimals >= 0 && decimals <= 9);
    if (!std::isfinite(value)) return std::string(no_value);
    return signed_text(value, "", digits_of(std::fabs(value), decimals), "");
}

std::string format_money(double pounds) {
    if (!std::isfinite(pounds)) return std::string(no_value);
    const double size = std::fabs(pounds);
    // Each limit lies where rounding would otherwise carry into a digit too many: £999.995 is
    // £1,000.
    if (size < 0.005) return "£0";
    if (size < 999.995) return signed_text(pounds, "£", digits_of(size, 2), "");
    if (size < 999'500.0) return signed_text(pounds, "£", digits_of(three_digits(size), 0), "");
    const bool billions = size >= 999.5e6;
    const double scaled = size / (billions ? 1e9 : 1e6);
    const std::string digits = scaled < 99.95 ? digits_of(scaled, 1) : digits_of(scaled, 0);
    return signed_text(pounds, "£", digits, billions ? "bn" : "m");
}

std::string format_count(double count) {
    if (!std::isfinite(count)) return std::string(no_value);
    const double size = std::floor(std::fabs(count) + 0.5);
    const double rounded = size < 1000.0 || size >= 1e15 ? size : three_digits(size);
    return signed_text(count, "", digits_of(rounded, 0), "");
}

std::string format_share(double share) {
    if (!std::isfinite(share)) return std::string(no_value);
    const double size = std::fabs(share) * 100.0;
    std::string digits = digits_of(size, size < 9.95 ? 1 : 0);
    if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
    return signed_text(share, "", digits, "%");
}

} // namespace folkmoot
