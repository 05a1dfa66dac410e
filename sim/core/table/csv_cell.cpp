#include "core/table/cell_words.hpp"
#include "core/table/delimited.hpp"

#include <algorithm>
#include <array>

namespace folkmoot {

bool begins_like_formula(std::string_view text) {
    const std::size_t start = std::min(text.find_first_not_of('\''), text.size());
    const std::string_view rest = text.substr(start);
    constexpr std::array<std::string_view, 11> signs{"=",  "+",  "-",  "@",  "\t", "\r",
                                                     "\n", "＝", "＋", "－", "＠"};
    if (std::ranges::none_of(signs, [&](std::string_view sign) { return rest.starts_with(sign); }))
        return false;
    const NumberWords plain{.thousands = false, .currency = false, .percent = false};
    return start > 0 || !number_in(text, plain);
}

std::string csv_cell(std::string_view text) {
    const bool guarded = begins_like_formula(text);
    // Blanks at the ends would be lost: they are quoted, too.
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                       (text.empty() || (!is_blank(text.front()) && !is_blank(text.back())));
    const std::string front = guarded ? "'" : "";
    if (plain) return front + std::string(text);
    std::string quoted = "\"" + front;
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted += '"';
}

} // namespace folkmoot
