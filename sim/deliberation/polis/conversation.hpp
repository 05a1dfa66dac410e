#pragma once

/// A conversation as its files tell it.

#include "deliberation/polis/votes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::polis {

struct Statement {
    std::string id, text, author; ///< `author`: a person's id; empty if not known
    int moderated = 0; ///< 1 let in, 0 not judged, −1 taken out
    std::optional<bool> about_itself, seed; ///< nothing: the files do not say
    std::int64_t time = 0; ///< ms since 1970; 0 if not known
    std::optional<double> published_consensus; ///< across groups
};

struct Person {
    std::string id, outside_id; ///< `outside_id`: xid
    std::string group; ///< as published; empty if in none
};

/// When somebody voted.
struct Cast {
    std::uint32_t person = 0, statement = 0;
    std::int64_t time = 0; ///< ms since 1970; 0 if not known
};

struct Conversation {
    std::string topic, url, description;
    std::vector<Statement> statements; ///< by id: numbers first, as numbers
    std::vector<Person> people; ///< likewise; each has a vote
    Votes votes; ///< of the people on the statements
    std::vector<Cast> cast; ///< by statement and person; empty if only a table was there
    /// What was guessed, mended or does not fit, as sentences for whoever brought the files.
    std::vector<std::string> notes;

    [[nodiscard]] std::vector<bool> out() const; ///< by statement: moderated out
    [[nodiscard]] std::vector<bool> about_itself() const;
};

/// A conversation without the statements that nobody has voted on: what is analysed.
struct Voted {
    std::vector<std::uint32_t> statements; ///< of the conversation
    Votes votes;
    std::vector<bool> out, about_itself;
};
[[nodiscard]] Voted voted_of(const Conversation& conversation);

/// Whether one id comes before another: whole numbers by their value, before all other text.
[[nodiscard]] bool id_before(std::string_view one, std::string_view other);

} // namespace folkmoot::polis
