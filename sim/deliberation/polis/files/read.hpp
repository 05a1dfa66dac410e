#pragma once

/// Polis' files put together.

#include "deliberation/polis/conversation.hpp"
#include "deliberation/polis/files/tables.hpp"

#include <vector>

namespace folkmoot::polis {

/// A conversation from whichever of its files there are: votes, people, or both, with or without
/// statements and summary. Of several votes of one person on one statement the last by time counts.
/// Where agree and disagree are written the other way round, as in Polis' database, they are turned
/// round: the votes of authors on their own statements tell. What does not fit together, was
/// guessed or cannot be known stands in the notes; what cannot be read at all is a problem, by
/// line.
[[nodiscard]] Result<Conversation> read_conversation(const std::vector<NamedFile>& files);

} // namespace folkmoot::polis
