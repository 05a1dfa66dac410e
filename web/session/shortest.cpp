#include "session/shortest.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace folkmoot::session {
namespace {

/// A number of few decimals, quickly; empty if it is none. A whole number divided by a power of ten
/// is the number that its decimals are read as, since both are exact.
std::string of_few_decimals(double value) {
    constexpr std::array<double, 7> powers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    constexpr double smallest = 1e-3, largest = 1e9;
    const double size = std::fabs(value);
    if (!(size >= smallest && size < largest)) return {};
    for (std::size_t decimals = 0; decimals < powers.size(); ++decimals) {
        const double whole = std::round(size * powers[decimals]);
        if (whole / powers[decimals] != size) continue;
        auto text = std::to_string(static_cast<std::uint64_t>(whole));
        if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
        if (decimals > 0) text.insert(text.size() - decimals, 1, '.');
        return value < 0 ? '-' + text : text;
    }
    return {};
}

} // namespace

std::string shortest(double value) {
    if (!std::isfinite(value)) return {};
    if (auto text = of_few_decimals(value); !text.empty()) return text;
    constexpr int usually_enough = 15, always_enough = 17;
    char text[40];
    for (int digits = usually_enough; digits <= always_enough; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, value);
        if (std::strtod(text, nullptr) == value) break;
    }
    return text;
}

} // namespace folkmoot::session
