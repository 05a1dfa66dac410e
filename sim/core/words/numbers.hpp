#pragma once

/// Numbers as people read them: the one place where they are put into words.
///
/// A number is rounded as one does it by hand: its decimal digits, of which a double holds fifteen,
/// half away from zero. £17.25m is "£17.3m" and 28.5% is "29%" wherever they stand.
///
/// Nothing is shown more exactly than it is known: a simulated town does not know its last pound.
/// All texts are UTF-8; the minus sign is U+2212. What has no value (NaN, infinite) says so.

#include <cstdint>
#include <string>
#include <string_view>

namespace folkmoot {

inline constexpr std::string_view minus_sign = "\u2212";
inline constexpr std::string_view no_value = "no value";

/// A number with exactly so many decimals (at most 9; more or fewer are taken for the nearest) and
/// a comma between thousands: "1,234.50".
[[nodiscard]] std::string format_number(double value, int decimals);

/// A number of people or things to three significant digits: "61,200", "−1,230", "17".
[[nodiscard]] std::string format_count(double count);

/// Pounds to three significant digits at most: "£9.8m", "−£3.1m", "£1.2bn", "£430,000"; below
/// £1,000 to the penny: "£77.20"; nothing is "£0".
[[nodiscard]] std::string format_money(double pounds);

/// A mark of an axis whose marks are `step` pounds apart: without zeros that all marks have,
/// "£10m".
[[nodiscard]] std::string format_money_axis(double pounds, double step);

/// A share (1 = all) in per cent: "75%"; below 10% with a decimal unless it is 0: "4.3%", "5%".
[[nodiscard]] std::string format_share(double share);

/// A share (1 = all) in per cent with exactly so many decimals: "75.2%".
[[nodiscard]] std::string format_share(double share, int decimals);

/// Which way a number has moved, as a share of what it was and to a tenth of a per cent: −1 down,
/// +1 up, 0 if that would be told as "0.0%". From nothing every move is seen.
[[nodiscard]] int told_change(double from, double to);

/// The least change that is told, as words: "0.05%".
inline constexpr std::string_view least_told_change = "0.05%";

/// The same without the sign for per cent: "75.2", as in "75.2 points".
[[nodiscard]] std::string format_points(double share, int decimals);

/// A week, counted from 0, as people count them: "Year 3, week 12".
[[nodiscard]] std::string format_week(std::uint32_t week);

/// True if the text has no digit but zeros: what rounds to nothing.
[[nodiscard]] bool says_nothing(std::string_view number);

} // namespace folkmoot
