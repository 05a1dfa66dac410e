#include "scenario/draft/laid_out.hpp"

#include <nlohmann/json.hpp>

namespace folkmoot {

namespace {

using Json = nlohmann::ordered_json;

std::string one_value(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// {"a": 1, "b": [2, 3]}
std::string on_one_line(const Json& json) {
    if (!json.is_structured()) return one_value(json);
    std::string text(1, json.is_array() ? '[' : '{');
    for (const auto& [key, value] : json.items()) {
        if (text.size() > 1) text += ", ";
        if (json.is_object()) text += one_value(key) + ": ";
        text += on_one_line(value);
    }
    return text + (json.is_array() ? ']' : '}');
}

/// A row of a table: short values, and lists of numbers.
bool is_row(const Json& json) {
    constexpr std::size_t longest = 60;
    for (const Json& value : json) {
        if (value.is_object()) return false;
        if (value.is_array() && (value.empty() || !value.front().is_number())) return false;
        if (value.is_string() && value.get_ref<const std::string&>().size() > longest) return false;
    }
    return json.is_object();
}

/// `taken`: what stands on the line already, and behind the value.
void lay_out(std::string& into, const Json& json, std::size_t level, std::size_t taken,
             std::size_t width) {
    constexpr std::size_t blanks = 2;
    // A list of lists or of several things is easier to read, and to change, one a line.
    const bool flat = !json.is_structured() || json.empty() || level > 1 ||
                      (level == 1 && !json.front().is_structured());
    if (flat) {
        std::string line = on_one_line(json);
        const std::size_t most = level > 1 && is_row(json) ? 2 * width : width;
        if (!json.is_structured() || json.empty() || taken + line.size() <= most) {
            into += line;
            return;
        }
    }
    const std::string indent((level + 1) * blanks, ' ');
    into += json.is_array() ? '[' : '{';
    bool first = true;
    for (const auto& [key, value] : json.items()) {
        into += first ? "\n" : ",\n";
        first = false;
        into += indent;
        std::size_t before = indent.size();
        if (json.is_object()) {
            const std::string name = one_value(key) + ": ";
            into += name;
            before += name.size();
        }
        lay_out(into, value, level + 1, before + 1, width);
    }
    into += '\n' + std::string(level * blanks, ' ') + (json.is_array() ? ']' : '}');
}

} // namespace

std::string laid_out(const Json& json, std::size_t width) {
    std::string text;
    lay_out(text, json, 0, 0, width);
    return text;
}

} // namespace folkmoot
