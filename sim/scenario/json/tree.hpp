#pragma once

/// A JSON text as a tree in which every value knows its line and column.
///
/// nlohmann/json checks the syntax through its SAX interface, which does not say where a value
/// stands. Its events come in the order of the tokens, so walking over the tokens of the text
/// beside it does.

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

enum class JsonKind : std::uint8_t { null, boolean, number, text, list, object };

struct JsonKey {
    std::string name;
    std::uint32_t line = 0, column = 0;
};

struct JsonValue {
    JsonKind kind = JsonKind::null;
    std::uint8_t file = 0;              ///< index of the file that it stands in; see Report
    std::uint32_t line = 0, column = 0; ///< 1-based; columns count characters, not bytes
    double number = 0;                  ///< of a number; of a boolean 0 or 1
    std::string text;                   ///< of a text; of a number as it was written
    std::vector<JsonKey> keys;          ///< of an object; as many as `items`
    std::vector<JsonValue> items;       ///< of a list or an object

    /// The value of the first member with that key, or nullptr.
    [[nodiscard]] const JsonValue* member(std::string_view name) const;
};

/// Reads `text`. Errors of syntax, size, depth and encoding, and keys that occur twice, are added
/// to `problems` with `file_name`; returns false if there is no whole tree (a key that occurs twice
/// is a problem, but the tree is whole).
[[nodiscard]] bool read_json(std::string_view text, std::uint8_t file, std::string_view file_name,
                             JsonValue& into, Problems& problems);

/// Where `text` first is not UTF-8 or holds a control character other than tab and line breaks;
/// npos if nowhere.
[[nodiscard]] std::size_t first_bad_byte(std::string_view text);

} // namespace folkmoot
