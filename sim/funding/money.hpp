#pragma once

/// Money that a person wrote, in whole pence: counted as far as `most_pence`, refused beyond.

#include "core/result.hpp"
#include "funding/books.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// "£90 trillion": what is counted, and all of it together.
inline constexpr std::string_view most_money = "£90 trillion";

/// A number as a message tells it: "1,234.50", "no number"; from a thousand trillion on "9e+18",
/// below half a hundredth "1e-300".
[[nodiscard]] std::string number_as_told(double number);
/// Pounds as a message tells them: "−£1,234.50"; from a thousand trillion on "£9e+18".
[[nodiscard]] std::string pounds_as_told(double pounds);

/// Pounds in whole pence; or that they are not within ±£90 trillion, told of what `path` and `what`
/// call them.
[[nodiscard]] Result<Pence> counted_money(double pounds, std::string path, std::string what);

/// A column of money, one amount a place: each in whole pence, or which is not to be counted, or
/// that all together are not. `column` is what the formula calls it, `names` are those of the
/// places.
[[nodiscard]] Result<std::vector<Pence>> counted_column(std::span<const double> pounds,
                                                        const std::string& column,
                                                        std::span<const std::string> names);

} // namespace folkmoot
