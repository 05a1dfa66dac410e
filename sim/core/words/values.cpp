#include "core/words/values.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace folkmoot::words {
namespace {

/// Money of all areas or practices in a year: a simulated town does not know its last thousand.
bool is_yearly_total(const Quantity& quantity) {
    return quantity.money && quantity.unit == "£ a year";
}

constexpr double hardly_pounds = 500; // less of it is nothing

/// Decimals of a share in per cent.
int share_decimals(const Quantity& quantity) { return std::min(quantity.decimals, 1); }

/// A value with so many decimals more than usual.
std::string format_closer(const Quantity& quantity, double value, int more) {
    if (!std::isfinite(value)) return std::string(no_value);
    if (is_yearly_total(quantity) && std::fabs(value) < hardly_pounds) return "£0";
    if (quantity.money) return format_money(value);
    if (quantity.share) return format_share(value, share_decimals(quantity) + more);
    return format_number(value, quantity.decimals + more);
}

/// Decimals of a step, at most four.
int step_decimals(double step) {
    int decimals = 0;
    for (; step < 0.999 && decimals < 4; step *= 10) ++decimals;
    return decimals;
}

/// What follows the first word of a unit: " a year" of "£ a year".
std::string_view after_first_word(std::string_view unit) {
    const auto space = unit.find(' ');
    return space == std::string_view::npos ? std::string_view{} : unit.substr(space);
}

/// Number words without the zeros beyond so many decimals.
std::string without_zeros(std::string digits, int decimals) {
    const auto dot = digits.find('.');
    if (dot == std::string::npos) return digits;
    const auto least = dot + 1 + static_cast<std::size_t>(decimals);
    while (digits.size() > least && digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

/// A number's words and a space before its unit, of which there is one: "1 week", "1 person a
/// year".
std::string count_with_unit(const std::string& digits, std::string_view unit) {
    std::string text = digits + " ";
    if (digits != "1") return text.append(unit);
    if (unit == "times" || unit.starts_with("times a "))
        return std::string("once").append(after_first_word(unit));
    const auto rest = after_first_word(unit);
    const auto word = unit.substr(0, unit.size() - rest.size());
    // "times the usual price" and "as many" are no things that are counted.
    const bool plural =
        word.size() > 2 && word.ends_with("s") && !word.ends_with("ss") && word != "times";
    if (word == "people") return text.append("person").append(rest);
    if (!plural) return text.append(unit);
    if (word.ends_with("ies"))
        return text.append(word.substr(0, word.size() - 3)).append("y").append(rest);
    return text.append(word.substr(0, word.size() - 1)).append(rest);
}

constexpr double told_without_pence = 999.995;

/// What a sum of money is told to, in pounds: 1,000 of £985,000, 0.1m of £8.5m. Of less than
/// £10,000 every pound counts.
double told_to(double pounds) {
    constexpr double least_million = 999'500, least_billion = 999.5e6;
    const double size = std::fabs(pounds);
    if (size < told_without_pence) return 0.01;
    if (size < 9'995) return 1;
    if (size < least_million) return size < 99'950 ? 100 : 1'000; // three digits
    const double unit = size < least_billion ? 1e6 : 1e9;
    return size < 99.95 * unit ? unit / 10 : unit; // "£8.5m", "£147m"
}

/// How far two sums of money are apart, no closer than they are told themselves: £13,000 between
/// £985,000 and £998,000, and beside £1,350 no pence. What is less than that is told as it is.
std::string money_between(double baseline, double reform) {
    const double least = told_to(std::max(std::fabs(baseline), std::fabs(reform)));
    double size = std::fabs(reform - baseline);
    if (size >= least) size = std::round(size / least) * least;
    return least >= 1 && size < told_without_pence ? "£" + format_number(size, 0)
                                                   : format_money(size);
}

constexpr int between_steps = 2; // decimals more for what was set between two steps

} // namespace

std::string format_value(const Quantity& quantity, double value) {
    return format_closer(quantity, value, 0);
}

Values format_both(const Quantity& quantity, double baseline, double reform) {
    Values values{format_value(quantity, baseline), format_value(quantity, reform)};
    const bool same = difference(quantity, baseline, reform).judgement == Judgement::same;
    if (!quantity.money && same != (values.baseline == values.reform)) {
        values = {format_closer(quantity, baseline, 1), format_closer(quantity, reform, 1)};
    }
    return values;
}

std::string format_axis(const Quantity& quantity, double value, double step) {
    if (!std::isfinite(value)) return "";
    if (quantity.money) return format_money_axis(value, step);
    if (quantity.share) return format_share(value, step_decimals(step * 100));
    return format_number(value, step_decimals(step));
}

std::string with_unit(const Quantity& quantity, double value) {
    auto text = format_value(quantity, value);
    if (!std::isfinite(value) || quantity.unit.empty()) return text;
    if (!quantity.unit.starts_with("£"))
        return quantity.share ? text.append(" ").append(quantity.unit)
                              : count_with_unit(text, quantity.unit);
    return text.append(after_first_word(quantity.unit));
}

std::string heading(std::string_view label, std::string_view unit) {
    std::string text(label);
    const auto first = capitalised(unit);
    if (unit.empty() || label == first || label.starts_with(first + " ")) return text;
    return text.append(", ").append(unit);
}

Difference difference(const Quantity& quantity, double baseline, double reform) {
    if (!std::isfinite(baseline) || !std::isfinite(reform)) return {std::string(no_value), {}, 0};
    const double change = reform - baseline;
    if (change == 0) return {"no change", Judgement::same, 0};
    const double size = std::fabs(change);
    std::string amount = quantity.money   ? money_between(baseline, reform)
                         : quantity.share ? format_points(size, share_decimals(quantity))
                                          : format_number(size, quantity.decimals);
    if (says_nothing(amount) || (is_yearly_total(quantity) && size < hardly_pounds))
        return {"about the same", Judgement::same, 0};
    const int sign = change > 0 ? 1 : -1;
    if (quantity.share) {
        amount += amount == "1" || amount == "1.0" ? " point" : " points";
    } else if (!quantity.money && !quantity.unit.empty() &&
               quantity.unit.find_first_of(" /£") == std::string_view::npos) {
        amount = count_with_unit(amount,
                                 quantity.unit); // "2.1 days"; longer units stand beside the value
    }
    Difference result{amount + (sign > 0 ? " more" : " less"), Judgement::neither, sign};
    if (quantity.direction != 0) {
        result.judgement = sign == quantity.direction ? Judgement::better : Judgement::worse;
    }
    return result;
}

std::string difference_range(const Quantity& quantity, double low, double high) {
    const auto from = difference(quantity, 0, low), to = difference(quantity, 0, high);
    if (from.text == to.text) return from.text;
    const bool known = std::isfinite(low) && std::isfinite(high);
    if (!known || (from.sign != 0 && to.sign != 0)) return from.text + " to " + to.text;
    if (from.sign == 0 && to.sign == 0) return "about the same";
    return "up to " + (from.sign == 0 ? to.text : from.text);
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

std::string format_setting(const Scale& scale, double value) {
    if (!std::isfinite(value)) return std::string(no_value);
    const std::string unit(scale.unit);
    const double step = scale.step > 0 ? scale.step : 0.01;
    // "of people", "of the payment": a share of something, so a percentage is plainer.
    const bool share_of = unit.starts_with("of ") || unit.starts_with("more than ");
    if (share_of && scale.high <= 1.0) {
        const int decimals = scale.step > 0 && step < 0.0095 ? 1 : 0;
        return without_zeros(format_points(value, decimals + between_steps), decimals) + "% " +
               unit;
    }
    const int decimals = step_decimals(step);
    if (unit.starts_with("£")) {
        const bool whole = decimals == 0 && value == std::round(value);
        const auto digits = format_number(std::fabs(value), whole ? 0 : 2);
        const bool less = value < 0 && !says_nothing(digits);
        return std::string(less ? minus_sign : "")
            .append("£")
            .append(digits)
            .append(after_first_word(unit));
    }
    const auto digits = without_zeros(format_number(value, decimals + between_steps), decimals);
    if (unit == "week") return "week " + digits;
    if (unit.starts_with("×")) return "× " + digits + unit.substr(std::string_view("×").size());
    if (unit.empty()) return digits;
    const bool explains = unit.find('=') != std::string::npos; // "0 = not at all, 1 = fully"
    return explains ? digits + " (" + unit + ")" : count_with_unit(digits, unit);
}

} // namespace folkmoot::words
