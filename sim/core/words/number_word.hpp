#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace folkmoot {

/// A count as it stands in a sentence: "three"; above ten in digits: "11".
[[nodiscard]] inline std::string number_word(std::size_t number) {
    constexpr std::array<std::string_view, 11> words{
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    return number < words.size() ? std::string(words[number]) : std::to_string(number);
}

} // namespace folkmoot
