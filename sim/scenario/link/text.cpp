#include "scenario/link/text.hpp"

#include "scenario/link/share_code.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace folkmoot {

namespace {

/// How often a text may have been percent-escaped over.
constexpr int most_escapes = 4;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Each `%` and two hexadecimal digits is a byte; anything else stands for itself.
std::string without_escapes(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                            hex_digit(text[i + 2]) >= 0;
        plain += escape ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]))
                        : text[i];
        if (escape) i += 2;
    }
    return plain;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

/// Soft hyphen, zero-width and joining marks, marks of direction, byte-order mark.
constexpr std::array<std::string_view, 21> unseen{
    "\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\x8F",
    "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA0",
    "\xE2\x81\xA1", "\xE2\x81\xA2", "\xE2\x81\xA3", "\xE2\x81\xA4", "\xE2\x81\xA6", "\xE2\x81\xA7",
    "\xE2\x81\xA8", "\xE2\x81\xA9", "\xEF\xBB\xBF"};

/// Spaces that are more than one byte; line and paragraph separators.
constexpr std::array<std::string_view, 6> wide_spaces{
    "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE3\x80\x80"};

/// Marks that stand beside a link in a text and are more than one byte: … ’ ” » › “ ‘ « ‹ –
constexpr std::array<std::string_view, 10> wide_marks{
    "\xE2\x80\xA6", "\xE2\x80\x99", "\xE2\x80\x9D", "\xC2\xBB",     "\xE2\x80\xBA",
    "\xE2\x80\x9C", "\xE2\x80\x98", "\xC2\xAB",     "\xE2\x80\xB9", "\xE2\x80\x93"};
/// A point or comma in front may be a number's: ".5".
constexpr std::string_view marks_before = ";:!?([{<\"'`*|\\/#)]}>";
constexpr std::string_view marks_behind = ".,;:!?()[]{}<>\"'`*|\\/#";

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool belongs_in_code(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_';
}

} // namespace

std::string_view without_wrapping(std::string_view text) {
    for (bool more = true; more && !text.empty();) {
        more = false;
        const auto is_one = [](char c, std::string_view of) {
            return of.find(c) != std::string_view::npos || is_white(c);
        };
        while (!text.empty() && is_one(text.front(), marks_before)) text.remove_prefix(1);
        while (!text.empty() && is_one(text.back(), marks_behind)) text.remove_suffix(1);
        for (const std::string_view mark : wide_marks) {
            const bool before = text.starts_with(mark);
            if (before) text.remove_prefix(mark.size());
            const bool behind = text.ends_with(mark);
            if (behind) text.remove_suffix(mark.size());
            more = more || before || behind;
        }
    }
    return text;
}

std::string cleaned_link(std::string_view fragment) {
    std::string text(fragment);
    for (int i = 0; i < most_escapes; ++i) {
        std::string plain = without_escapes(text);
        for (const std::string_view amp : {"&amp;", "&#38;", "&#038;", "&#x26;"})
            replace_all(plain, amp, "&");
        for (const std::string_view equals : {"&#61;", "&#x3D;", "&#x3d;", "&equals;"})
            replace_all(plain, equals, "=");
        if (plain == text) break;
        text = std::move(plain);
    }
    for (const std::string_view mark : unseen) replace_all(text, mark, "");
    for (const std::string_view space : wide_spaces) replace_all(text, space, " ");
    for (const std::string_view end : {"&gt;", "&quot;", "&#34;", "&#39;", "&lt;"})
        replace_all(text, end, " ");
    std::erase_if(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && !is_white(c)) || byte == 0x7F;
    });
    return std::string(without_wrapping(text));
}

std::string without_space(std::string_view text) {
    std::string joined(text);
    std::erase_if(joined, is_white);
    return joined;
}

std::string_view first_word(std::string_view text) {
    const auto end = std::find_if(text.begin(), text.end(), is_white);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::vector<std::string> possible_codes(std::string_view text) {
    // What follows a code is a parameter that counts readers, or the end of an HTML element.
    const std::string_view alone = without_wrapping(text.substr(0, text.find_first_of("&?<>\"")));
    std::vector<std::string> codes;
    for (const std::string& whole : {without_space(alone), std::string(first_word(alone))}) {
        std::string code = whole;
        std::erase_if(code, [](char c) { return !belongs_in_code(c); });
        codes.push_back(code);
        // Stars and underscores make a text slanted in many a forum.
        const auto first = code.find_first_not_of("_-"), last = code.find_last_not_of("_-");
        if (first != std::string::npos) codes.push_back(code.substr(first, last + 1 - first));
    }
    return codes;
}

std::vector<std::pair<std::string, std::string>> pairs_in(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("&?");
        const std::string_view part = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        const std::size_t equals = part.find('=');
        const std::string key(without_wrapping(part.substr(0, equals)));
        std::string value;
        if (equals != std::string_view::npos)
            value = std::string(without_wrapping(part.substr(equals + 1)));
        if (!key.empty() || !value.empty()) pairs.emplace_back(without_space(key), value);
    }
    // A mail that was saved as it was sent writes "=3D" for every "=".
    const auto quoted = [](const auto& pair) { return pair.second.starts_with("3D"); };
    if (!pairs.empty() && std::all_of(pairs.begin(), pairs.end(), quoted))
        for (auto& [key, value] : pairs) value.erase(0, 2);
    return pairs;
}

bool counts_readers(std::string_view key) {
    constexpr std::array<std::string_view, 7> beginnings{"utm_", "mc_",  "hsa_", "_hs",
                                                         "pk_",  "mtm_", "vero_"};
    constexpr std::array<std::string_view, 14> names{
        "fbclid", "gclid",  "dclid",     "msclkid",  "yclid", "igshid",  "igsh",
        "twclid", "ttclid", "li_fat_id", "wickedid", "ref",   "ref_src", "si"};
    return std::find(names.begin(), names.end(), key) != names.end() ||
           std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return key.starts_with(beginning); });
}

} // namespace folkmoot
