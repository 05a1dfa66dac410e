#pragma once

/// A conversation as files that Polis' own readers and others' take.

#include "deliberation/polis/conversation.hpp"
#include "deliberation/polis/files/tables.hpp"

#include <cstdint>
#include <vector>

namespace folkmoot::polis {

/// votes.csv, comments.csv, participant-votes.csv and summary.csv, in the form of Polis' exports
/// since 2024: times in seconds and in words, agree as 1. `group_of_person`: numbers from 0, or
/// `no_group`. Ids that are no whole numbers are numbered anew, because those readers take no
/// others; a person's own id then stands in the column xid. Statements without a known author get a
/// number that no person has. What is not known (times) is 0.
[[nodiscard]] std::vector<NamedFile>
write_conversation(const Conversation& conversation,
                   const std::vector<std::uint32_t>& group_of_person);

/// "Tue Nov 19 2024 15:06:00 GMT+0000 (Coordinated Universal Time)" of seconds since 1970.
[[nodiscard]] std::string time_words(std::int64_t seconds);

} // namespace folkmoot::polis
