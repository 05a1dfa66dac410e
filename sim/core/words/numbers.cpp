#include "core/words/numbers.hpp"

#include "core/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace folkmoot {
namespace {

constexpr int digits_held = 15; // of any decimal number, by a double

/// A number that is not negative, as one writes it: 0.DIGITS × 10^point.
struct Digits {
    std::string digits; ///< "" for 0
    int point = 0;
};

Digits digits_of(double size) {
    std::array<char, 32> text{}; // "d.dddddddddddddde+ddd"
    std::snprintf(text.data(), text.size(), "%.*e", digits_held - 1, size);
    Digits number;
    const char* at = text.data();
    for (; *at != '\0' && *at != 'e'; ++at)
        if (*at >= '0' && *at <= '9') number.digits += *at;
    if (*at == 'e') number.point = 1 + static_cast<int>(std::strtol(at + 1, nullptr, 10));
    if (says_nothing(number.digits)) return {};
    return number;
}

/// Half away from zero to so many decimals; of fewer than none, to tens, hundreds, …
Digits rounded(Digits number, int decimals) {
    const int kept = number.point + decimals;
    if (kept < 0) return {};
    const auto count = static_cast<std::size_t>(kept);
    if (count >= number.digits.size()) return number;
    bool carry = number.digits[count] >= '5';
    number.digits.resize(count);
    for (auto i = count; carry && i-- > 0;) {
        carry = number.digits[i] == '9';
        number.digits[i] = carry ? '0' : static_cast<char>(number.digits[i] + 1);
    }
    if (carry) {
        number.digits.insert(0, 1, '1');
        ++number.point;
    }
    return says_nothing(number.digits) ? Digits{} : number;
}

Digits three_digits(const Digits& number) { return rounded(number, std::min(0, 3 - number.point)); }

/// What has been rounded to so many decimals, with a comma between thousands.
std::string written(const Digits& number, int decimals) {
    const auto digit = [&](int place) { // 1 for the first after the point, 0 for the ones
        const int index = number.point + place - 1;
        return index < 0 || static_cast<std::size_t>(index) >= number.digits.size()
                   ? '0'
                   : number.digits[static_cast<std::size_t>(index)];
    };
    std::string text;
    for (int place = std::min(0, 1 - number.point); place <= decimals; ++place) {
        if (place == 1) text += '.';
        text += digit(place);
        if (place < 0 && place % 3 == 0) text += ',';
    }
    return text;
}

std::string rounded_text(const Digits& number, int decimals) {
    return written(rounded(number, decimals), decimals);
}

/// The sign (if anything but zeros is left after rounding), `before`, the digits and `after`.
std::string signed_text(double value, std::string_view before, const std::string& digits,
                        std::string_view after) {
    std::string text;
    if (value < 0 && !says_nothing(digits)) text += minus_sign;
    return text.append(before).append(digits).append(after);
}

int possible(int decimals) { return std::clamp(decimals, 0, 9); }

Digits in_per_cent(double share) {
    Digits number = digits_of(std::fabs(share));
    if (!number.digits.empty()) number.point += 2;
    return number;
}

} // namespace

bool says_nothing(std::string_view number) {
    return number.find_first_of("123456789") == std::string_view::npos;
}

std::string format_number(double value, int decimals) {
    if (!std::isfinite(value)) return std::string(no_value);
    const auto digits = rounded_text(digits_of(std::fabs(value)), possible(decimals));
    return signed_text(value, "", digits, "");
}

std::string format_count(double count) {
    if (!std::isfinite(count)) return std::string(no_value);
    return signed_text(count, "", written(three_digits(digits_of(std::fabs(count))), 0), "");
}

std::string format_money(double pounds) {
    if (!std::isfinite(pounds)) return std::string(no_value);
    const Digits size = digits_of(std::fabs(pounds));
    // Each unit is asked after rounding, because that may carry into the next: £999.995 is £1,000.
    const Digits pence = rounded(size, 2);
    if (pence.digits.empty()) return "£0";
    if (pence.point <= 3) return signed_text(pounds, "£", written(pence, 2), "");
    const Digits three = three_digits(size);
    if (three.point <= 6) return signed_text(pounds, "£", written(three, 0), "");
    const bool billions = three.point > 9;
    const Digits scaled{size.digits, size.point - (billions ? 9 : 6)};
    const Digits tenths = rounded(scaled, 1);
    const auto digits = tenths.point <= 2 ? written(tenths, 1) : rounded_text(scaled, 0);
    return signed_text(pounds, "£", digits, billions ? "bn" : "m");
}

std::string format_money_axis(double pounds, double step) {
    if (std::isfinite(pounds) && std::fabs(pounds) < step * 1e-6) return "£0";
    auto words = format_money(std::round(pounds * 100) / 100);
    const double size = std::fabs(pounds);
    const double unit = size >= 999.5e6 ? 1e9 : size >= 999.5e3 ? 1e6 : 1;
    const auto dot = words.find('.');
    if (step < unit * 0.999 || dot == std::string::npos) return words;
    const auto end = std::min(words.find_first_not_of("0123456789", dot + 1), words.size());
    if (says_nothing(words.substr(dot, end - dot))) words.erase(dot, end - dot);
    return words;
}

std::string format_share(double share) {
    if (!std::isfinite(share)) return std::string(no_value);
    const Digits percent = in_per_cent(share);
    const Digits tenths = rounded(percent, 1);
    std::string digits = tenths.point <= 1 ? written(tenths, 1) : rounded_text(percent, 0);
    if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
    return signed_text(share, "", digits, "%");
}

std::string format_share(double share, int decimals) {
    if (!std::isfinite(share)) return std::string(no_value);
    return format_points(share, decimals) + "%";
}

int told_change(double from, double to) {
    constexpr double least = 0.0005; // what is less rounds to 0.0%
    const bool told = from == 0.0 ? to != 0.0 : std::fabs((to - from) / from) >= least;
    return !told ? 0 : to > from ? 1 : -1;
}

std::string format_points(double share, int decimals) {
    if (!std::isfinite(share)) return std::string(no_value);
    return signed_text(share, "", rounded_text(in_per_cent(share), possible(decimals)), "");
}

std::string format_week(std::uint32_t week) {
    return "Year " + std::to_string(week / weeks_in_year + 1) + ", week " +
           std::to_string(week % weeks_in_year + 1);
}

} // namespace folkmoot
