#pragma once

/// Numbers as programs read them back.

#include <string>

namespace folkmoot::session {

/// The shortest decimal number that reads back as `value`, with a point and perhaps an exponent;
/// empty if it is not finite. Not by std::to_chars: its tables would be a quarter of what the plain
/// page loads.
[[nodiscard]] std::string shortest(double value);

} // namespace folkmoot::session
