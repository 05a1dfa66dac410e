#include "scenario/json/tree.hpp"

#include "core/utf8.hpp"
#include "core/words/quoted.hpp"
#include "scenario/load.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Walks over the tokens of a text that the parser has already found to be valid so far.
class TokenWalk {
public:
    explicit TokenWalk(std::string_view text) : text_(text) {
        if (text_.starts_with(byte_order_mark)) offset_ = byte_order_mark.size();
    }

    std::uint32_t line() const { return line_; }
    std::uint32_t column() const { return column_; }

    /// Goes to the start of the next token.
    void to_token() {
        while (offset_ < text_.size() &&
               (is_space(text_[offset_]) || text_[offset_] == ',' || text_[offset_] == ':'))
            step();
    }

    /// Passes the token that starts here.
    void past_token() {
        if (offset_ >= text_.size()) return;
        const char first = text_[offset_];
        step();
        if (first == '{' || first == '}' || first == '[' || first == ']') return;
        if (first == '"') {
            while (offset_ < text_.size() && text_[offset_] != '"') {
                if (text_[offset_] == '\\') step();
                if (offset_ < text_.size()) step();
            }
            if (offset_ < text_.size()) step();
            return;
        }
        while (offset_ < text_.size() && !is_space(text_[offset_]) &&
               std::string_view(",:]}").find(text_[offset_]) == std::string_view::npos)
            step();
    }

    void skip_space() {
        while (offset_ < text_.size() && is_space(text_[offset_])) step();
    }

    /// Passes `c` and the space after it if it stands here.
    bool skip(char c) {
        if (offset_ >= text_.size() || text_[offset_] != c) return false;
        step();
        skip_space();
        return true;
    }

    /// What stands here: a text as far as its end or the line's, anything else as far as the next
    /// space or punctuation.
    std::string token() const {
        std::size_t end = offset_ + 1;
        if (offset_ >= text_.size()) return {};
        if (text_[offset_] == '"') {
            while (end < text_.size() && text_[end] != '"' && text_[end] != '\n' &&
                   text_[end] != '\r')
                end += text_[end] == '\\' ? 2 : 1;
            if (end < text_.size() && text_[end] == '"') ++end;
        } else {
            end = std::min(text_.find_first_of(" \r\n\t,:[]{}\"", end), text_.size());
        }
        return std::string(text_.substr(offset_, std::min(end, text_.size()) - offset_));
    }

    void to_offset(std::size_t offset) {
        while (offset_ < std::min(offset, text_.size())) step();
    }

private:
    void step() {
        if (text_[offset_] == '\n') {
            ++line_;
            column_ = 1;
        } else if (!is_continuation(text_[offset_])) {
            ++column_;
        }
        ++offset_;
        while (offset_ < text_.size() && is_continuation(text_[offset_])) ++offset_;
    }

    std::string_view text_;
    std::size_t offset_ = 0;
    std::uint32_t line_ = 1, column_ = 1;
};

/// Builds the tree from the parser's events. A handler that returns false ends the reading.
class TreeBuilder {
public:
    using Json = nlohmann::json;

    TreeBuilder(std::string_view text, std::uint8_t file, std::string_view file_name,
                JsonValue& root, Problems& problems)
        : text_(text), walk_(text), file_(file), file_name_(file_name), root_(root),
          problems_(problems) {}

    bool null() { return add({}) != nullptr; }
    bool boolean(bool value) {
        JsonValue made;
        made.kind = JsonKind::boolean;
        made.number = value ? 1 : 0;
        return add(std::move(made)) != nullptr;
    }
    bool number_integer(Json::number_integer_t value) {
        return number(static_cast<double>(value), std::to_string(value));
    }
    bool number_unsigned(Json::number_unsigned_t value) {
        return number(static_cast<double>(value), std::to_string(value));
    }
    bool number_float(Json::number_float_t value, const std::string& written) {
        return number(value, written);
    }
    bool string(std::string& value) {
        JsonValue made;
        made.kind = JsonKind::text;
        made.text = std::move(value);
        return add(std::move(made)) != nullptr;
    }
    bool binary(Json::binary_t&) { return false; } // occurs in binary formats only

    bool start_object(std::size_t) { return open(JsonKind::object); }
    bool start_array(std::size_t) { return open(JsonKind::list); }
    bool end_array() { return close(); }
    bool end_object() {
        report_repeated_keys(*open_.back());
        return close();
    }

    bool key(std::string& name) {
        walk_.to_token();
        open_.back()->keys.push_back({std::move(name), walk_.line(), walk_.column()});
        walk_.past_token();
        after_ = After::key;
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) {
        constexpr int number_overflow = 406;
        const Expected expected = to_unexpected_token();
        const std::string token = walk_.token();
        Problem problem{
            .file = std::string(file_name_), .line = walk_.line(), .column = walk_.column()};
        if (error.id == number_overflow) {
            problem.what = "number too large";
            problem.found = shortened(token);
            problem.allowed = "at most 1.8e308";
        } else if (token.empty()) {
            problem.what = "the file ends too early";
            problem.allowed = expected.words;
        } else if (expected.text && token.front() == '"') {
            problem.what = "not a valid text";
            problem.found = shortened(token, 40);
            problem.allowed =
                "a text that ends with a quotation mark on its line, and \\ only before "
                "\" \\ / b f n r t or u and four digits";
        } else {
            problem.what = "not valid JSON";
            problem.found = shortened(token, 40);
            problem.allowed = expected.words;
        }
        problems_.push_back(std::move(problem));
        return false;
    }

private:
    bool number(double value, std::string written) {
        JsonValue made;
        made.kind = JsonKind::number;
        made.number = value;
        made.text = std::move(written);
        return add(std::move(made)) != nullptr;
    }

    JsonValue* add(JsonValue value) {
        walk_.to_token();
        value.file = file_;
        value.line = walk_.line();
        value.column = walk_.column();
        if (++count_ > limits::values) {
            refuse("too many values",
                   "at most " + with_commas(static_cast<double>(limits::values)));
            return nullptr;
        }
        walk_.past_token();
        after_ = After::value;
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        return &open_.back()->items.emplace_back(std::move(value));
    }

    bool open(JsonKind kind) {
        if (open_.size() == limits::depth) {
            walk_.to_token();
            refuse("nested too deeply", "at most " + std::to_string(limits::depth) + " levels");
            return false;
        }
        JsonValue made;
        made.kind = kind;
        JsonValue* value = add(std::move(made));
        if (value == nullptr) return false;
        after_ = After::start;
        open_.push_back(value); // stays where it is: its parent grows only after it is closed
        return true;
    }

    bool close() {
        walk_.to_token();
        walk_.past_token();
        after_ = After::value;
        open_.pop_back();
        return true;
    }

    void refuse(std::string what, std::string allowed) {
        problems_.push_back({.file = std::string(file_name_),
                             .line = walk_.line(),
                             .column = walk_.column(),
                             .what = std::move(what),
                             .allowed = std::move(allowed)});
    }

    void report_repeated_keys(const JsonValue& object) {
        std::vector<std::size_t> order(object.keys.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [&](std::size_t i) {
            return std::pair(std::string_view(object.keys[i].name), i);
        });
        for (std::size_t i = 1; i < order.size(); ++i) {
            const JsonKey& key = object.keys[order[i]];
            if (key.name != object.keys[order[i - 1]].name) continue;
            if (problems_.size() >= limits::problems) return;
            problems_.push_back({.file = std::string(file_name_),
                                 .line = key.line,
                                 .column = key.column,
                                 .what = "key occurs twice",
                                 .found = "'" + shortened(key.name) + "'",
                                 .allowed = "each key once"});
        }
    }

    /// What could have come where the parser gave up, and whether a text could.
    struct Expected {
        std::string words;
        bool text;
    };

    /// Goes to the token that does not fit. The parser's own account of it does not say where that
    /// starts, but all tokens before it have been events, except for one comma or colon.
    Expected to_unexpected_token() {
        walk_.skip_space();
        if (open_.empty()) {
            if (count_ == 0) return {"an object: { … }", true};
            return {"nothing after the end of the object", false};
        }
        const bool in_list = open_.back()->kind == JsonKind::list;
        if (after_ == After::start)
            return in_list ? Expected{"a value or ']'", true}
                           : Expected{"a key in double quotes or '}'", true};
        if (after_ == After::key)
            return walk_.skip(':') ? Expected{"a value", true} : Expected{"':'", false};
        if (!walk_.skip(',')) return {in_list ? "',' or ']'" : "',' or '}'", false};
        return {in_list ? "a value" : "a key in double quotes", true};
    }

    enum class After { start, key, value };

    std::string_view text_;
    TokenWalk walk_;
    std::uint8_t file_;
    std::string_view file_name_;
    JsonValue& root_;
    Problems& problems_;
    std::vector<JsonValue*> open_;
    After after_ = After::start; ///< what the last event was
    std::size_t count_ = 0;
};

} // namespace

const JsonValue* JsonValue::member(std::string_view name) const {
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i].name == name) return &items[i];
    return nullptr;
}

std::size_t first_bad_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0 || (byte < 0x20 && !is_space(text[i])) || byte == 0x7F) return i;
        i += length;
    }
    return std::string_view::npos;
}

bool read_json(std::string_view text, std::uint8_t file, std::string_view file_name,
               JsonValue& into, Problems& problems) {
    if (text.size() > limits::file_bytes) {
        problems.push_back(
            {.file = std::string(file_name),
             .what = "the file is too large",
             .found = with_commas(static_cast<double>(text.size())) + " bytes",
             .allowed =
                 "at most " + with_commas(static_cast<double>(limits::file_bytes)) + " bytes"});
        return false;
    }
    if (const std::size_t bad = first_bad_byte(text); bad != std::string_view::npos) {
        TokenWalk walk(text);
        walk.to_offset(bad);
        problems.push_back({.file = std::string(file_name),
                            .line = walk.line(),
                            .column = walk.column(),
                            .what = "not a text file in UTF-8",
                            .found = byte_text(text[bad]),
                            .allowed = "UTF-8 without control characters"});
        return false;
    }
    TreeBuilder builder(text, file, file_name, into, problems);
    return nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
}

} // namespace folkmoot
