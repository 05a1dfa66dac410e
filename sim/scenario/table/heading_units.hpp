#pragma once

/// What a heading says its numbers are counted in.

#include <string>
#include <string_view>

namespace folkmoot {

/// A heading taken apart.
struct HeadingUnit {
    std::string stem; ///< without the words that tell the unit: "Paid today" of "Paid today £000s"
    int power = 0; ///< numbers stand for so many powers of ten: 3 for "£000s", 6 for "(£m)"
    bool percent = false; ///< "poor share %", "per cent of people"
};

/// Reads "£000", "£000s", "£'000", "(000s)", "£k", "(thousands)", "£m", "(£ million)", "£bn", "%",
/// "per cent" and the like, with any of £, €, $. A rate ("deaths per thousand") is no unit of this
/// kind.
[[nodiscard]] HeadingUnit unit_in_heading(std::string_view heading);

} // namespace folkmoot
