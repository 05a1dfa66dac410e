#pragma once

/// What a link or the page's memory asks for and a room cannot show.

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

struct LeftOut {
    std::string asked; ///< as people read it: "growth=7"
    std::string why;   ///< "it may only be -0.1 to 0.1"
    bool operator==(const LeftOut&) const = default;
};

/// What a person reads of a text from outside: at most 60 bytes of it, without what is not UTF-8,
/// what cannot be seen, and what turns the direction of writing.
[[nodiscard]] std::string seen_of(std::string_view text);

/// As the page is told of it: what was asked, U+001F, why; such records parted by U+001E.
[[nodiscard]] std::string told_of(const std::vector<LeftOut>& left_out);

/// "it may only be 1 to 520".
[[nodiscard]] std::string only_from(double low, double high);

} // namespace folkmoot::session
