#pragma once

/// The tables of Polis' files, each bound by the names of its columns, before they are put
/// together.

#include "core/result.hpp"
#include "deliberation/polis/votes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::polis {

struct NamedFile {
    std::string name, bytes;
};

struct VoteRow {
    std::size_t line = 0;
    std::int64_t time = 0; ///< ms since 1970
    std::string statement, voter;
    Vote vote = Vote::unseen;
};

struct StatementRow {
    std::size_t line = 0;
    std::int64_t time = 0;
    std::string id, author, text;
    std::optional<std::int64_t> agrees, disagrees;
    int moderated = 0;
    std::optional<bool> about_itself, seed;
    std::optional<double> consensus;
};

struct PersonRow {
    std::size_t line = 0;
    std::string id, outside_id, group;
    std::optional<std::int64_t> votes, agrees, disagrees;
    std::vector<Vote> cells; ///< by `Tables::columns`
};

struct Tables {
    std::string votes_file, statements_file, people_file; ///< empty: there was none
    std::vector<VoteRow> votes;
    std::vector<StatementRow> statements;
    std::vector<std::string> columns; ///< statements of the table of people
    std::vector<PersonRow> people;
    std::string topic, url, description;
    std::int64_t people_in_conversation = -1, voters = -1; ///< as the summary says; −1: it does not
    bool says_about_itself = false; ///< there is a column is-meta
    std::vector<std::string> notes;
};

/// Reads files of a conversation, whichever of them there are, each known by its headings: votes,
/// statements (comments), people (participant votes), summary; counts by group and the history of
/// counts are known and not needed. Every problem is listed by line; at most twenty a file.
[[nodiscard]] Result<Tables> read_tables(const std::vector<NamedFile>& files);

} // namespace folkmoot::polis
