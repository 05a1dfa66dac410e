#include "session/event_json.hpp"

#include "core/utf8.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <stdexcept>

namespace folkmoot::session {
namespace {

constexpr int deepest = 32; // lists and objects within each other

[[noreturn]] void refuse(const char* why) { throw std::invalid_argument(why); }

/// A code point as UTF-8.
void add_letter(std::string& out, std::uint32_t letter) {
    const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (letter < 0x80) return add(letter);
    if (letter < 0x800) {
        add(0xC0 | letter >> 6);
    } else {
        if (letter < 0x10000) {
            add(0xE0 | letter >> 12);
        } else {
            add(0xF0 | letter >> 18);
            add(0x80 | (letter >> 12 & 0x3F));
        }
        add(0x80 | (letter >> 6 & 0x3F));
    }
    add(0x80 | (letter & 0x3F));
}

} // namespace

class EventReader {
public:
    explicit EventReader(std::string_view text) : rest_(text) {}

    EventJson whole() {
        auto read = value(0);
        skip_space();
        if (!rest_.empty()) refuse("something stands behind the end");
        return read;
    }

private:
    void skip_space() {
        const auto end = rest_.find_first_not_of(" \t\r\n");
        rest_.remove_prefix(end == rest_.npos ? rest_.size() : end);
    }

    /// Takes `word` if it comes next.
    bool takes(std::string_view word) {
        skip_space();
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    void needs(std::string_view word) {
        if (!takes(word)) refuse("a sign is missing");
    }

    char next() {
        if (rest_.empty()) refuse("it ends too soon");
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    std::uint32_t four_digits() {
        std::uint32_t number = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = next();
            const int digit = is_digit(c)            ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) refuse("a letter's number has other signs");
            number = number * 16 + static_cast<std::uint32_t>(digit);
        }
        return number;
    }

    /// Behind \u.
    std::uint32_t letter() {
        constexpr std::uint32_t unknown = 0xFFFD;
        const auto first = four_digits();
        if (first < 0xD800 || first > 0xDFFF) return first;
        if (first > 0xDBFF || !rest_.starts_with("\\u")) return unknown;
        const auto before = rest_;
        rest_.remove_prefix(2);
        const auto second = four_digits();
        if (second >= 0xDC00 && second <= 0xDFFF)
            return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        rest_ = before;
        return unknown;
    }

    std::string text() {
        needs("\"");
        std::string out;
        for (;;) {
            const auto plain = rest_.find_first_of("\"\\");
            if (plain == rest_.npos) refuse("a text does not end");
            out += rest_.substr(0, plain);
            rest_.remove_prefix(plain);
            if (next() == '"') return out;
            constexpr std::string_view signs = "\"\\/bfnrt", letters = "\"\\/\b\f\n\r\t";
            const char sign = next();
            if (sign == 'u') {
                add_letter(out, letter());
            } else if (const auto at = signs.find(sign); at != signs.npos) {
                out += letters[at];
            } else {
                refuse("a text has an unknown escape");
            }
        }
    }

    double number() {
        skip_space();
        const std::string digits(rest_.substr(0, rest_.find_first_not_of("+-.0123456789eE")));
        if (digits.empty() || !is_digit(digits[digits[0] == '-' ? 1 : 0])) refuse("no value");
        char* end = nullptr;
        const double read = std::strtod(digits.c_str(), &end);
        if (end != digits.c_str() + digits.size()) refuse("not a number");
        rest_.remove_prefix(digits.size());
        return read;
    }

    /// `each()` reads one item, up to `end`.
    template <class Each> void list(std::string_view end, const Each& each) {
        if (takes(end)) return;
        do each();
        while (takes(","));
        needs(end);
    }

    EventJson value(int depth) {
        if (depth > deepest) refuse("it is too deep");
        EventJson read;
        skip_space();
        if (takes("{")) {
            EventJson::Members members;
            list("}", [&] {
                skip_space();
                auto name = text();
                needs(":");
                members.emplace_back(std::move(name), value(depth + 1));
            });
            read.value_ = std::move(members);
        } else if (takes("[")) {
            EventJson::List items;
            list("]", [&] { items.push_back(value(depth + 1)); });
            read.value_ = std::move(items);
        } else if (rest_.starts_with('"')) {
            read.value_ = text();
        } else if (takes("true")) {
            read.value_ = true;
        } else if (takes("false")) {
            read.value_ = false;
        } else if (!takes("null")) {
            read.value_ = number();
        }
        return read;
    }

    std::string_view rest_;
};

EventJson EventJson::read(std::string_view text) { return EventReader(text).whole(); }

const EventJson* EventJson::find(std::string_view name) const {
    const auto* members = std::get_if<Members>(&value_);
    if (members == nullptr) refuse("not an object");
    for (const auto& [key, value] : *members) {
        if (key == name) return &value;
    }
    return nullptr;
}

const EventJson& EventJson::at(std::string_view name) const {
    const auto* found = find(name);
    if (found == nullptr) refuse("a member is missing");
    return *found;
}

const std::string& EventJson::text() const {
    const auto* text = std::get_if<std::string>(&value_);
    if (text == nullptr) refuse("not a text");
    return *text;
}

double EventJson::number() const {
    const auto* number = std::get_if<double>(&value_);
    if (number == nullptr) refuse("not a number");
    return *number;
}

const std::vector<EventJson>& EventJson::items() const {
    const auto* items = std::get_if<List>(&value_);
    if (items == nullptr) refuse("not a list");
    return *items;
}

std::string EventJson::text_of(std::string_view name, std::string otherwise) const {
    const auto* found = find(name);
    return found == nullptr ? otherwise : found->text();
}

bool EventJson::is(std::string_view name) const {
    const auto* found = find(name);
    if (found == nullptr) return false;
    const auto* truth = std::get_if<bool>(&found->value_);
    if (truth == nullptr) refuse("neither true nor false");
    return *truth;
}

double EventJson::count_of(std::string_view name, double most) const {
    const auto* found = find(name);
    const double count = found == nullptr ? 0 : found->number();
    return count > 0 ? std::floor(count < most ? count : most) : 0;
}

std::map<std::string, double> EventJson::numbers_of(std::string_view name) const {
    std::map<std::string, double> numbers;
    const auto* found = find(name);
    if (found == nullptr) return numbers;
    const auto* members = std::get_if<Members>(&found->value_);
    if (members == nullptr) refuse("not an object");
    for (const auto& [key, value] : *members) numbers[key] = value.number();
    return numbers;
}

std::vector<std::string> EventJson::list_of(std::string_view name) const {
    std::vector<std::string> texts;
    const EventJson* list = find(name);
    if (list == nullptr) return texts;
    for (const EventJson& item : list->items()) texts.push_back(item.text());
    return texts;
}

std::map<std::string, std::string> EventJson::texts_of(std::string_view name) const {
    std::map<std::string, std::string> texts;
    const auto* found = find(name);
    if (found == nullptr) return texts;
    const auto* members = std::get_if<Members>(&found->value_);
    if (members == nullptr) refuse("not an object");
    for (const auto& [key, value] : *members) texts[key] = value.text();
    return texts;
}

} // namespace folkmoot::session
