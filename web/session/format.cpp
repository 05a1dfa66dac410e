#include "session/format.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace folkmoot::session {
namespace {

constexpr const char* minus = "\xE2\x88\x92";  // U+2212

std::string plain(double magnitude, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", std::clamp(decimals, 0, 9), magnitude);
    return text;
}

std::string with_thousands(std::string digits) {
    const auto dot = std::min(digits.find('.'), digits.size());
    for (auto i = dot; i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

/// True when every digit is zero: then a minus sign would be silly.
bool is_zero(const std::string& digits) {
    return digits.find_first_of("123456789") == std::string::npos;
}

/// The nearest number with three significant digits; `size` of 1000 and more.
double three_digits(double size) {
    double unit = 1;
    while (size >= 1000 * unit) unit *= 10;
    return std::floor(size / unit + 0.5) * unit;
}

/// How outcomes show a share: with the decimals that the outcome asks for, at most one.
int share_decimals(const message::Outcome& outcome) { return std::min(outcome.decimals, 1); }

}  // namespace

std::string format_number(double value, int decimals) {
    if (!std::isfinite(value)) return std::string(no_value);
    const auto digits = plain(std::fabs(value), decimals);
    const bool negative = value < 0 && !is_zero(digits);
    return (negative ? minus : "") + with_thousands(digits);
}

std::string format_people(double people) {
    if (!std::isfinite(people)) return std::string(no_value);
    const double size = std::fabs(people);
    return format_number(size < 1000 ? people : std::copysign(three_digits(size), people), 0);
}

std::string format_money(double pounds) {
    if (!std::isfinite(pounds)) return std::string(no_value);
    const double size = std::fabs(pounds);
    // Each limit lies where rounding would carry into a digit too many.
    if (size < 0.005) return "£0";
    const std::string sign = pounds < 0 ? std::string(minus) + "£" : "£";
    if (size < 999.995) return sign + plain(size, 2);
    if (size < 999'500) return sign + with_thousands(plain(three_digits(size), 0));
    const bool billions = size >= 999.5e6;
    const double scaled = size / (billions ? 1e9 : 1e6);
    return sign + with_thousands(plain(scaled, scaled < 99.95 ? 1 : 0)) + (billions ? "bn" : "m");
}

std::string format_money_axis(double pounds, double step) {
    if (std::isfinite(pounds) && std::fabs(pounds) < step * 1e-6) return "£0";
    auto words = format_money(std::round(pounds * 100) / 100);
    const double size = std::fabs(pounds);
    const double unit = size >= 999.5e6 ? 1e9 : size >= 999.5e3 ? 1e6 : 1;
    const auto dot = words.find('.');
    if (step < unit * 0.999 || dot == std::string::npos) return words;
    const auto end = std::min(words.find_first_not_of("0123456789", dot + 1), words.size());
    if (is_zero(words.substr(dot, end - dot))) words.erase(dot, end - dot);
    return words;
}

std::string format_share(double share, int decimals) {
    if (!std::isfinite(share)) return std::string(no_value);
    return format_number(share * 100, decimals) + "%";
}

namespace {

/// Money of all areas or practices in a year: a simulated town does not know its last thousand.
bool is_yearly_total(const message::Outcome& outcome) {
    return outcome.money && outcome.unit == "£ a year";
}

constexpr double hardly_pounds = 500; // less of it is nothing

/// A value with so many decimals more than the outcome asks for.
std::string format_closer(const message::Outcome& outcome, double value, int more) {
    if (!std::isfinite(value)) return std::string(no_value);
    if (is_yearly_total(outcome) && std::fabs(value) < hardly_pounds) return "£0";
    if (outcome.money) return format_money(value);
    if (outcome.share) return format_share(value, share_decimals(outcome) + more);
    return format_number(value, outcome.decimals + more);
}

} // namespace

std::string format_value(const message::Outcome& outcome, double value) {
    return format_closer(outcome, value, 0);
}

Values format_both(const message::Outcome& outcome, double baseline, double reform) {
    Values values{format_value(outcome, baseline), format_value(outcome, reform)};
    const bool same = difference(outcome, baseline, reform).judgement == Judgement::same;
    if (!outcome.money && same != (values.baseline == values.reform)) {
        values = {format_closer(outcome, baseline, 1), format_closer(outcome, reform, 1)};
    }
    return values;
}

std::string format_axis(const message::Outcome& outcome, double value, double step) {
    if (!std::isfinite(value)) return "";
    if (outcome.money) return format_money_axis(value, step);
    const double shown_step = outcome.share ? step * 100 : step;
    int decimals = 0;
    for (double s = shown_step; s < 0.999 && decimals < 4; s *= 10) ++decimals;
    if (outcome.share) return format_share(value, decimals);
    return format_number(value, decimals);
}

std::string with_unit(const message::Outcome& outcome, double value) {
    auto text = format_value(outcome, value);
    if (!std::isfinite(value) || outcome.unit.empty()) return text;
    const bool says_pounds = outcome.unit.rfind("£", 0) == 0;
    if (!says_pounds) return text + " " + outcome.unit;
    const auto rest = outcome.unit.find(' ');
    return rest == std::string::npos ? text : text + outcome.unit.substr(rest);
}

Difference difference(const message::Outcome& outcome, double baseline, double reform) {
    if (!std::isfinite(baseline) || !std::isfinite(reform)) return {std::string(no_value), {}, 0};
    const double change = reform - baseline;
    if (change == 0) return {"no change", Judgement::same, 0};
    const double size = std::fabs(change);
    std::string amount;
    if (outcome.money) {
        amount = format_money(size);
    } else if (outcome.share) {
        amount = format_number(size * 100, share_decimals(outcome));
    } else {
        amount = format_number(size, outcome.decimals);
    }
    if (is_zero(amount) || (is_yearly_total(outcome) && size < hardly_pounds))
        return {"about the same", Judgement::same, 0};
    const int sign = change > 0 ? 1 : -1;
    if (outcome.share) {
        amount += amount == "1" || amount == "1.0" ? " point" : " points";
    } else if (!outcome.money && !outcome.unit.empty() &&
               outcome.unit.find_first_of(" /£") == std::string::npos) {
        amount += " " + outcome.unit;  // "2.1 days"; longer units stand beside the value
    }
    Difference result{amount + (sign > 0 ? " more" : " less"), Judgement::neither, sign};
    if (outcome.direction != 0) {
        result.judgement = sign == outcome.direction ? Judgement::better : Judgement::worse;
    }
    return result;
}

std::string_view judgement_word(Judgement judgement) {
    switch (judgement) {
    case Judgement::better:
        return "better";
    case Judgement::worse:
        return "worse";
    case Judgement::same:
    case Judgement::neither:
    case Judgement::unknown:
        break;
    }
    return "";
}

std::string capitalised(std::string_view words) {
    std::string text(words);
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::string option_label(std::string_view name) {
    std::string label(name);
    std::replace(label.begin(), label.end(), '_', ' ');
    return label;
}

std::string format_field(const message::Field& field, double value) {
    if (!std::isfinite(value)) return std::string(no_value);
    if (field.type == message::Type::boolean) return value > 0.5 ? "yes" : "no";
    if (field.type == message::Type::choice) {
        constexpr double beyond = 1e6; // of options
        const auto index = static_cast<std::size_t>(std::clamp(value, 0.0, beyond));
        return index < field.options.size() ? option_label(field.options[index]) : "";
    }
    // "of people", "of the payment": a share of something, so a percentage is plainer.
    const bool share_of = field.unit.starts_with("of ") || field.unit.starts_with("more than ");
    if (share_of && field.high <= 1.0) {
        const double step = field.step * 100;
        return format_share(value, step > 0 && step < 0.95 ? 1 : 0) + " " + field.unit;
    }
    int decimals = 0;
    if (field.type == message::Type::number) {
        for (double s = field.step > 0 ? field.step : 0.01; s < 0.999 && decimals < 4; s *= 10) {
            ++decimals;
        }
    }
    if (field.unit.rfind("£", 0) == 0) {
        const bool whole = decimals == 0 && value == std::round(value);
        const auto digits = format_number(std::fabs(value), whole ? 0 : 2);
        const auto rest = field.unit.find(' ');
        return std::string(value < 0 ? minus : "") + "£" + digits +
               (rest == std::string::npos ? "" : field.unit.substr(rest));
    }
    auto digits = format_number(value, decimals);
    if (field.unit == "week") return "week " + digits;
    if (field.unit.rfind("×", 0) == 0) {
        return "× " + digits + field.unit.substr(std::string_view("×").size());
    }
    // Units such as "0 = not at all, 1 = fully" explain the scale; they do not follow a number.
    if (field.unit.empty() || field.unit.find('=') != std::string::npos) return digits;
    return digits + " " + field.unit;
}

std::string format_week(std::uint32_t week) {
    return "Year " + std::to_string(week / 52 + 1) + ", week " + std::to_string(week % 52 + 1);
}

std::string format_fingerprint(std::uint64_t fingerprint) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(fingerprint));
    return text;
}

} // namespace folkmoot::session
