#include "session/funding/numbers.hpp"

#include "core/words/numbers.hpp"

#include <cmath>
#include <cstdio>

namespace folkmoot::session {
std::string exact_number(double value) {
    if (!std::isfinite(value)) return "";
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value);
    return text;
}

std::string plural(std::string_view word) {
    if (word == "Land") return "Länder";
    if (word.empty()) return "places";
    const std::string bare(word.substr(0, word.size() - 1));
    if (word.ends_with("y") && !word.ends_with("ay")) return bare + "ies";
    return std::string(word) + "s";
}

std::string signed_money(double value) {
    const auto words = format_money(value);
    return value > 0 && !says_nothing(words) ? "+" + words : words;
}

std::string signed_share(double share) {
    if (!std::isfinite(share)) return "–";
    const auto words = format_share(share, std::fabs(share) < 0.0995 ? 1 : 0);
    return share > 0 && !says_nothing(words) ? "+" + words : words;
}

std::string exact_money(std::int64_t pence) {
    const auto size =
        pence < 0 ? -static_cast<std::uint64_t>(pence) : static_cast<std::uint64_t>(pence);
    auto digits = std::to_string(size / 100);
    for (auto i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    const auto rest = std::to_string(size % 100);
    return (pence < 0 ? "−£" : "£") + digits + "." + (rest.size() < 2 ? "0" : "") + rest;
}

} // namespace folkmoot::session
