#include "rooms/sheet.hpp"

#include <array>

namespace folkmoot::sheet {

std::string_view name_of(Kind kind) {
    constexpr std::array<std::string_view, 21> names{
        "sheet",  "group",  "heading", "text",   "sentence",   "list",       "notice",
        "choice", "slider", "switch",  "number", "text-field", "button",     "link",
        "file",   "table",  "chart",   "map",    "progress",   "disclosure", "dialog"};
    return names[static_cast<std::size_t>(kind)];
}

const Node* find(const Node& root, std::string_view key) {
    if (root.key == key) return &root;
    for (const auto& child : root.children) {
        if (const auto* found = find(child, key)) return found;
    }
    return nullptr;
}

} // namespace folkmoot::sheet
