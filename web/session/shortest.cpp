#include "session/shortest.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace folkmoot::session {

std::string shortest(double value) {
    if (!std::isfinite(value)) return {};
    constexpr int usually_enough = 15, always_enough = 17;
    char text[40];
    for (int digits = usually_enough; digits <= always_enough; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, value);
        if (std::strtod(text, nullptr) == value) break;
    }
    return text;
}

} // namespace folkmoot::session
