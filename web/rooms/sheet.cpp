#include "rooms/sheet.hpp"

#include <array>
#include <utility>

namespace folkmoot::sheet {

std::string_view name_of(Kind kind) {
    constexpr std::array<std::string_view, 23> names{
        "sheet",  "group",  "heading", "text",       "sentence", "list",       "notice", "choice",
        "slider", "switch", "number",  "text-field", "button",   "link",       "file",   "table",
        "chart",  "map",    "qr",      "card",       "progress", "disclosure", "dialog"};
    return names[static_cast<std::size_t>(kind)];
}

Node::Node() = default;
Node::Node(Kind its_kind, std::string its_key, std::string its_words, std::string its_help)
    : kind(its_kind), key(std::move(its_key)), words(std::move(its_words)),
      help(std::move(its_help)) {}
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

Node& Node::add(Node child) { return children.emplace_back(std::move(child)); }

const Node* find(const Node& root, std::string_view key) {
    if (root.key == key) return &root;
    for (const auto& child : root.children) {
        if (const auto* found = find(child, key)) return found;
    }
    return nullptr;
}

} // namespace folkmoot::sheet
