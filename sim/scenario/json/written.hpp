#pragma once

/// Members of a file as they are written.

#include <nlohmann/json.hpp>

#include <string>

namespace folkmoot {

/// A text that is empty is left out.
inline void put(nlohmann::ordered_json& into, const char* key, const std::string& text) {
    if (!text.empty()) into[key] = text;
}

/// A list, each item as `write` has it.
template <class List>
[[nodiscard]] nlohmann::ordered_json written_list(const List& list, auto&& write) {
    auto json = nlohmann::ordered_json::array();
    for (const auto& item : list) json.push_back(write(item));
    return json;
}

} // namespace folkmoot
