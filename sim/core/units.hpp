#pragma once

/// Numbers as people read them, and the length of a year.
///
/// Nothing is shown more exactly than it is known: a simulated town does not know its last pound.
/// All texts are UTF-8; the minus sign is U+2212. A value that does not exist (NaN, infinite) is
/// "–".

#include <cstdint>
#include <string>

namespace folkmoot {

inline constexpr double weeks_per_year = 52;
inline constexpr std::uint32_t weeks_in_year = 52;

/// Pounds to three significant digits at most: "£9.8m", "−£3.1m", "£1.2bn", "£430,000"; below
/// £1,000 to the penny: "£77.20"; nothing is "£0".
[[nodiscard]] std::string format_money(double pounds);

/// A number of people or things to three significant digits: "61,200", "−1,230", "17".
[[nodiscard]] std::string format_count(double count);

/// A share (1 = all) in per cent: "75%"; below 10% with a decimal unless it is 0: "4.3%", "5%".
[[nodiscard]] std::string format_share(double share);

/// A number with exactly so many decimals (0 to 9) and a comma between thousands: "1,234.50".
[[nodiscard]] std::string format_number(double value, int decimals);

} // namespace folkmoot
