#include "session/beside/likeness.hpp"

#include "session/groups.hpp"

#include <charconv>

namespace folkmoot::session {

std::string write_likeness(const message::Likeness& like) {
    if (like.anybody()) return "";
    auto copy = like;
    std::string text;
    for (const auto* part : copy.parts()) {
        if (part != copy.parts().front()) text += ',';
        if (*part) text += std::to_string(**part);
    }
    return text;
}

message::Likeness read_likeness(std::string_view text) {
    message::Likeness like;
    // Which areas there are only the scenario knows.
    constexpr std::array<std::uint32_t, 4> counts{UINT32_MAX, age_bands, deprivation_fifths,
                                                  frailties};
    const auto parts = like.parts();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto end = text.find(',');
        if ((end == std::string_view::npos) != (i + 1 == parts.size())) return {};
        const auto part = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        std::uint32_t number = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), number);
        if (read.ec == std::errc{} && number < counts[i]) *parts[i] = number;
    }
    return like;
}

} // namespace folkmoot::session
