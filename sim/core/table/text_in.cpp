#include "core/table/text_in.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace folkmoot {

namespace {

/// Of the code page of Western Europe, what stands at 0x80 to 0x9F; "": nothing does. From 0xA0 on
/// it is Unicode.
constexpr std::array<std::string_view, 32> windows_letters{
    "€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
    "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"};

/// Of the code page of old Macs (Mac OS Roman), what stands at 0x80 to 0xFF.
constexpr std::array<std::string_view, 128> mac_letters{
    "Ä",      "Å", "Ç", "É", "Ñ", "Ö", "Ü", "á", "à", "â", "ä",      "ã", "å", "ç", "é", "è",
    "ê",      "ë", "í", "ì", "î", "ï", "ñ", "ó", "ò", "ô", "ö",      "õ", "ú", "ù", "û", "ü",
    "†",      "°", "¢", "£", "§", "•", "¶", "ß", "®", "©", "™",      "´", "¨", "≠", "Æ", "Ø",
    "∞",      "±", "≤", "≥", "¥", "µ", "∂", "∑", "∏", "π", "∫",      "ª", "º", "Ω", "æ", "ø",
    "¿",      "¡", "¬", "√", "ƒ", "≈", "∆", "«", "»", "…", "\u00A0", "À", "Ã", "Õ", "Œ", "œ",
    "–",      "—", "“", "”", "‘", "’", "÷", "◊", "ÿ", "Ÿ", "⁄",      "€", "‹", "›", "ﬁ", "ﬂ",
    "‡",      "·", "‚", "„", "‰", "Â", "Ê", "Á", "Ë", "È", "Í",      "Î", "Ï", "Ì", "Ó", "Ô",
    "\uF8FF", "Ò", "Ú", "Û", "Ù", "ı", "ˆ", "˜", "¯", "˘", "˙",      "˚", "¸", "˝", "˛", "ˇ"};

constexpr std::string_view lost_letter = "\uFFFD";
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

void append_utf8(std::string& text, std::uint32_t letter) {
    const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (letter < 0x80U) {
        add(letter);
    } else if (letter < 0x800U) {
        add(0xC0U | (letter >> 6U));
        add(0x80U | (letter & 0x3FU));
    } else if (letter < 0x10000U) {
        add(0xE0U | (letter >> 12U));
        add(0x80U | ((letter >> 6U) & 0x3FU));
        add(0x80U | (letter & 0x3FU));
    } else {
        add(0xF0U | (letter >> 18U));
        add(0x80U | ((letter >> 12U) & 0x3FU));
        add(0x80U | ((letter >> 6U) & 0x3FU));
        add(0x80U | (letter & 0x3FU));
    }
}

/// Half a letter, or half of two bytes, becomes "�".
std::string from_utf16(std::string_view bytes, bool big_end_first) {
    std::string text;
    text.reserve(bytes.size() / 2 + bytes.size() / 8);
    const std::size_t units = bytes.size() / 2;
    const auto unit = [&](std::size_t i) -> std::uint32_t {
        const std::uint32_t one = byte_of(bytes[2 * i]), two = byte_of(bytes[2 * i + 1]);
        return big_end_first ? one << 8U | two : two << 8U | one;
    };
    for (std::size_t i = 0; i < units; ++i) {
        const std::uint32_t first = unit(i);
        const bool high = first >= 0xD800U && first < 0xDC00U;
        const bool low = first >= 0xDC00U && first < 0xE000U;
        const std::uint32_t second = high && i + 1 < units ? unit(i + 1) : 0;
        if (second >= 0xDC00U && second < 0xE000U) {
            append_utf8(text, 0x10000U + ((first - 0xD800U) << 10U) + (second - 0xDC00U));
            ++i;
        } else if (high || low) {
            text += lost_letter;
        } else {
            append_utf8(text, first);
        }
    }
    if (bytes.size() % 2 != 0) text += lost_letter;
    return text;
}

enum class Order : std::uint8_t { none, little, big };

/// UTF-16 without a mark: every other byte of what is mostly Latin letters and digits is 0.
Order utf16_order(std::string_view bytes) {
    constexpr std::size_t enough = 4096;
    const std::size_t looked_at = std::min(bytes.size() / 2, enough);
    std::size_t zeros_first = 0, zeros_second = 0;
    for (std::size_t i = 0; i < looked_at; ++i) {
        zeros_first += bytes[2 * i] == '\0' ? 1 : 0;
        zeros_second += bytes[2 * i + 1] == '\0' ? 1 : 0;
    }
    if (looked_at < 2) return Order::none;
    if (zeros_second * 2 > looked_at && zeros_first * 50 <= looked_at) return Order::little;
    if (zeros_first * 2 > looked_at && zeros_second * 50 <= looked_at) return Order::big;
    return Order::none;
}

std::string from_code_page(std::string_view bytes, Letters letters) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const unsigned byte = byte_of(c);
        if (byte < 0x80U)
            text += c;
        else if (letters == Letters::old_mac)
            text += mac_letters[byte - 0x80U];
        else if (byte >= 0xA0U)
            append_utf8(text, byte);
        else
            text +=
                windows_letters[byte - 0x80U].empty() ? lost_letter : windows_letters[byte - 0x80U];
    }
    return text;
}

enum class Sort : std::uint8_t { none, small, capital, apostrophe, sign, other };

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// What a byte above 0x7F is in a code page.
Sort sort_of(unsigned byte, Letters letters) {
    const std::string_view letter = letters == Letters::old_mac ? mac_letters[byte - 0x80U]
                                    : byte < 0xA0U              ? windows_letters[byte - 0x80U]
                                                                : std::string_view{};
    if (letters == Letters::windows && byte >= 0xA0U) {
        if (byte == 0xD7U || byte == 0xF7U || byte < 0xC0U)
            return byte == 0xA3U || byte == 0xA0U ? Sort::sign : Sort::other;
        return byte >= 0xDFU ? Sort::small : Sort::capital;
    }
    if (letter.empty()) return Sort::none;
    if (letter == "’") return Sort::apostrophe;
    if (letter == "€" || letter == "£" || letter == "\u00A0") return Sort::sign;
    constexpr std::string_view small = "áàâäãåçéèêëíìîïñóòôöõúùûüßæøœÿšž",
                               capital = "ÄÅÇÉÑÖÜÆØÀÃÕŒŸÂÊÁËÈÍÎÏÌÓÔÒÚÛÙŠŽ";
    if (small.find(letter) != std::string_view::npos) return Sort::small;
    return capital.find(letter) != std::string_view::npos ? Sort::capital : Sort::other;
}

/// How many letters make no sense where they stand if the bytes are of this code page: a capital
/// after a small letter, a letter beside a digit, a sign in the middle of a word.
std::size_t nonsense(std::string_view bytes, Letters letters) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (byte_of(bytes[i]) < 0x80U) continue;
        const char before = i > 0 ? bytes[i - 1] : ' ';
        const char after = i + 1 < bytes.size() ? bytes[i + 1] : ' ';
        const bool word_before = is_small(before) || is_capital(before);
        const bool word_after = is_small(after) || is_capital(after);
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        const bool number = is_digit(before) || is_digit(after);
        switch (sort_of(byte_of(bytes[i]), letters)) {
        case Sort::none:
            ++count;
            break;
        case Sort::small:
            count += number || (is_capital(before) && is_capital(after)) ? 1 : 0;
            break;
        case Sort::capital:
            count += number || is_small(before) ? 1 : 0;
            break;
        case Sort::sign:
            count += word_before && word_after ? 1 : 0;
            break;
        case Sort::other:
            count += word_before && word_after ? 1 : 0;
            break;
        case Sort::apostrophe:
            break;
        }
    }
    return count;
}

std::string note_of(const TextIn& read, bool said) {
    std::string note;
    if (!said && read.letters != Letters::utf8) {
        const std::string as = read.letters == Letters::utf16     ? "UTF-16"
                               : read.letters == Letters::old_mac ? "the text of an old Mac"
                                                                  : "Windows text";
        note = "The file does not say how its letters are written: it was read as " + as +
               ". Check the names.";
    }
    if (read.text.find(lost_letter) != std::string::npos)
        note += std::string(note.empty() ? "" : " ") +
                "Some letters of the file are lost and are shown as “�”: check the names.";
    return note;
}

} // namespace

bool is_utf8(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t eight = high_bits;
        if (at + sizeof eight <= text.size()) std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high_bits) == 0) {
            at += sizeof eight;
            continue;
        }
        const std::size_t length = utf8_length(text.substr(at));
        if (length == 0) return false;
        at += length;
    }
    return true;
}

TextIn text_in(std::string bytes) {
    TextIn read;
    bool said = true;
    const std::string_view start = std::string_view(bytes).substr(0, 4);
    const Order order = utf16_order(bytes);
    if (bytes.starts_with(utf8_mark) && is_utf8(bytes)) {
        bytes.erase(0, utf8_mark.size());
        read.text = std::move(bytes);
    } else if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        read.letters = Letters::utf16;
        read.text = from_utf16(std::string_view(bytes).substr(2), start.starts_with("\xFE\xFF"));
    } else if (order != Order::none) {
        said = false;
        read.letters = Letters::utf16;
        read.text = from_utf16(bytes, order == Order::big);
    } else if (is_utf8(bytes)) {
        read.text = std::move(bytes);
    } else {
        said = false;
        if (bytes.starts_with(utf8_mark)) bytes.erase(0, utf8_mark.size());
        read.letters = nonsense(bytes, Letters::old_mac) < nonsense(bytes, Letters::windows)
                           ? Letters::old_mac
                           : Letters::windows;
        read.text = from_code_page(bytes, read.letters);
    }
    read.note = note_of(read, said);
    return read;
}

} // namespace folkmoot
