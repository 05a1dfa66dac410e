#pragma once

/// Short ways to make nodes.

#include "rooms/sheet.hpp"

#include <string>
#include <vector>

namespace folkmoot::sheet {

[[nodiscard]] Node heading(std::string key, std::uint8_t level, std::string words);

[[nodiscard]] Node text(std::string key, std::string words, Tone tone = Tone::plain);

[[nodiscard]] Node button(std::string key, std::string words, std::string help = {});

[[nodiscard]] Node link(std::string key, std::string words, std::string href);

[[nodiscard]] Node group(std::string key, std::string words = {});

[[nodiscard]] Node disclosure(std::string key, std::string words, bool open = false);

[[nodiscard]] Node choice(std::string key, std::string words, std::string value,
                          std::vector<Option> options);

[[nodiscard]] Node number(std::string key, std::string words, double value, double low, double high,
                          double step);

/// A list of texts, one below the other.
[[nodiscard]] Node list(const std::string& key, const std::vector<std::string>& lines);

} // namespace folkmoot::sheet
