#pragma once

/// What the page sends with an event: scenarios that it offers, one that it has read; and the JSON
/// of it. That has a reader of its own, because every visitor downloads it, and a library for all
/// that JSON can be is a tenth of the plain page's module.

#include <cstddef>
#include <cstdint>
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

/// A scenario as it was read: its text and the data files that it names.
struct ScenarioFile {
    std::string name, text;
    std::map<std::string, std::string> data;
};

/// A scenario that the page offers.
struct ScenarioCard {
    std::string name, title, question;
    bool trial = false; ///< it brings one of its own
    std::size_t budgets = 0; ///< areas that have a budget, which a formula can set
    bool lesson = false; ///< about trials: it opens in the split-test lab
    std::string about{}; ///< title of the group in which it is; empty: in none
    std::uint32_t group = 0; ///< place of that group among all, from 1
    std::string sentence{}; ///< why one would open it
    std::uint32_t minutes = 0; ///< to see the main thing; 0: not said
    std::uint32_t first = 0; ///< place on the path for newcomers, from 1; 0: not on it
    std::vector<std::string> answered_by{}; ///< names of scenarios that answer it back
    std::string picture{}; ///< its map in a few cells, see rooms/explore/cells.hpp; empty: none
};

} // namespace folkmoot::session
