#include "funding/money.hpp"

#include "core/units.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace folkmoot {
namespace {

bool is_counted(double pounds) { return std::fabs(pounds) <= most_pounds; } // false for NaN

/// The end of the range that was passed.
std::string nearer_end(double pounds) {
    return pounds < 0.0 ? "no less than \u2212" + std::string(most_money)
                        : "at most " + std::string(most_money);
}

} // namespace

std::string number_as_told(double number) {
    constexpr double too_long = 1e15, too_small = 0.005;
    if (!std::isfinite(number)) return "no number";
    const double size = std::fabs(number);
    if (size < too_long && (size >= too_small || size == 0.0)) return format_number(number, 2);
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), size).ptr;
    return (number < 0.0 ? "\u2212" : "") + std::string(text.data(), end);
}

std::string pounds_as_told(double pounds) {
    if (!std::isfinite(pounds)) return number_as_told(pounds);
    return (pounds < 0.0 ? "\u2212£" : "£") + number_as_told(std::fabs(pounds));
}

Result<Pence> counted_money(double pounds, std::string path, std::string what) {
    if (is_counted(pounds)) return to_pence(pounds);
    return problem_at(std::move(path), std::move(what), pounds_as_told(pounds), nearer_end(pounds));
}

Result<std::vector<Pence>> counted_column(std::span<const double> pounds, const std::string& column,
                                          std::span<const std::string> names) {
    std::vector<Pence> amounts;
    amounts.reserve(pounds.size());
    double sum = 0;
    for (std::size_t i = 0; i < pounds.size(); ++i) {
        const std::string_view name = i < names.size() ? std::string_view(names[i]) : "";
        if (!is_counted(pounds[i])) {
            return problem_at("`" + column + "`",
                              "more money than can be counted" +
                                  (name.empty() ? "" : ", place `" + std::string(name) + "`"),
                              pounds_as_told(pounds[i]), nearer_end(pounds[i]));
        }
        sum += std::fabs(pounds[i]);
        amounts.push_back(to_pence(pounds[i]));
    }
    if (is_counted(sum)) return amounts;
    return problem_at("`" + column + "`", "more money than can be counted, all places together",
                      pounds_as_told(sum), nearer_end(sum));
}

} // namespace folkmoot
