#include "session/short_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace folkmoot::session {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view name) {
    Words words;
    while (!name.empty()) {
        const auto end = std::min(name.find(' '), name.size());
        if (end > 0) words.emplace_back(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return words;
}

std::string joined(const Words& words) {
    std::string name;
    for (const auto& word : words) name += (name.empty() ? "" : " ") + word;
    return name;
}

/// "N" of "North"; empty for a word that is no point of the compass.
std::string_view compass_letter(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> points{
        {{"North", "N"}, {"South", "S"}, {"East", "E"}, {"West", "W"}, {"Central", "C"}}};
    for (const auto& [point, letter] : points) {
        if (word == point) return letter;
    }
    return "";
}

/// "North West London" -> "NW London".
std::string with_compass(const Words& words) {
    Words shorter;
    bool open = false; // the last word is letters that another may join
    for (const auto& word : words) {
        const auto letter = compass_letter(word);
        if (!letter.empty() && open) {
            shorter.back() += letter;
        } else {
            shorter.emplace_back(letter.empty() ? word : letter);
        }
        open = !letter.empty();
    }
    return joined(shorter);
}

/// A word that has no letter among the initials: "of", "practice".
bool is_small(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    return word == "The" || (first < 0x80 && (first < 'A' || first > 'Z'));
}

/// Up to the first "and" or comma, without an article before it.
std::string first_part(const Words& words) {
    Words part;
    for (const auto& word : words) {
        if (word == "and" || word == "&") break;
        if (part.empty() && word == "The") continue;
        const bool last = word.ends_with(',');
        part.push_back(last ? word.substr(0, word.size() - 1) : word);
        if (last) break;
    }
    return joined(part);
}

/// The first letter of each word that counts, whole in UTF-8.
std::string initials(const Words& words) {
    std::string letters;
    for (const auto& word : words) {
        if (is_small(word)) continue;
        std::size_t end = 1;
        while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) ++end;
        letters += word.substr(0, end);
    }
    return letters;
}

} // namespace

std::vector<std::string> shorter_names(std::string_view name) {
    const auto words = words_of(name);
    std::vector<std::string> names;
    std::size_t shortest = name.size();
    const auto offer = [&](std::string shorter) {
        if (shorter.size() < 2 || shorter.size() >= shortest) return;
        shortest = shorter.size();
        names.push_back(std::move(shorter));
    };
    if (words.size() < 2) return names;
    offer(with_compass(words));
    offer(first_part(words));
    offer(initials(words));
    return names;
}

std::string name_initials(std::string_view name) {
    const auto names = shorter_names(name);
    return !names.empty() && names.back() == initials(words_of(name)) ? names.back() : "";
}

} // namespace folkmoot::session
