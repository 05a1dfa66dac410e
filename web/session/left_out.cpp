#include "session/left_out.hpp"

#include "session/shortest.hpp"

#include <cstddef>
#include <cstdint>

namespace folkmoot::session {
namespace {

constexpr std::size_t most_seen = 60;

/// How many bytes the character takes that begins with this one; 0 if none does.
std::size_t length_after(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

/// True for controls, and for marks that have no shape of their own (Unicode: Cc, most of Cf).
bool unseen(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF) || c > 0x10FFFF;
}

} // namespace

std::string seen_of(std::string_view text) {
    std::string seen;
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text[0]);
        std::size_t length = length_after(first);
        if (length == 0 || length > text.size()) {
            text.remove_prefix(1);
            continue;
        }
        constexpr std::uint32_t kept_bits[] = {0x7F, 0x1F, 0x0F, 0x07};
        std::uint32_t character = first & kept_bits[length - 1];
        for (std::size_t i = 1; i < length; ++i) {
            const auto next = static_cast<unsigned char>(text[i]);
            if ((next & 0xC0) != 0x80) {
                length = 0;
                break;
            }
            character = character << 6 | (next & 0x3F);
        }
        if (length == 0) {
            text.remove_prefix(1);
            continue;
        }
        if (seen.size() + length > most_seen) break;
        if (!unseen(character)) seen += text.substr(0, length);
        text.remove_prefix(length);
    }
    return seen;
}

std::string told_of(const std::vector<LeftOut>& left_out) {
    constexpr char between_fields = '\x1f', between_records = '\x1e';
    std::string told;
    for (const auto& each : left_out) {
        if (!told.empty()) told += between_records;
        told += each.asked + between_fields + each.why;
    }
    return told;
}

std::string only_from(double low, double high) {
    return "it may only be " + shortest(low) + " to " + shortest(high);
}

} // namespace folkmoot::session
