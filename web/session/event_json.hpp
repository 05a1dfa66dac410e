#pragma once

/// JSON as the page sends it with an event: a few fields, or a scenario's files. A reader of its
/// own, because every visitor downloads it, and a library for all that JSON can be is a tenth of
/// the plain page's module.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace folkmoot::session {

class EventJson {
public:
    /// Reads one value and nothing behind it. Throws std::invalid_argument if that is not there.
    /// Half of a surrogate pair becomes U+FFFD.
    [[nodiscard]] static EventJson read(std::string_view text);

    // Each throws std::invalid_argument if the value is of another kind, or has no such member.
    [[nodiscard]] const EventJson& at(std::string_view name) const;
    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] const std::vector<EventJson>& items() const;

    // Of an object's member; what is given last if there is none.
    [[nodiscard]] std::string text_of(std::string_view name, std::string otherwise = {}) const;
    [[nodiscard]] bool is(std::string_view name) const; ///< false if it is not there
    /// Of a number that is not negative: rounded down, and not above `most`.
    [[nodiscard]] double count_of(std::string_view name, double most) const;
    [[nodiscard]] std::map<std::string, double> numbers_of(std::string_view name) const;
    [[nodiscard]] std::map<std::string, std::string> texts_of(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> list_of(std::string_view name) const;

private:
    using List = std::vector<EventJson>;
    using Members = std::vector<std::pair<std::string, EventJson>>;
    std::variant<std::nullptr_t, bool, double, std::string, List, Members> value_;

    [[nodiscard]] const EventJson* find(std::string_view name) const;
    friend class EventReader;
};

} // namespace folkmoot::session
