#pragma once

/// The question, the one sentence that answers it, how sure that is, and whether it is reproduced.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string>

namespace folkmoot::rooms {

/// What is still being worked out of an answer.
struct Certainty {
    std::string words, brief; ///< in full, and for where there is little room; may be empty
    double share = 0;         ///< of the work that is done; 0: nothing to tell
};
[[nodiscard]] Certainty certainty(const session::Session& session);

/// The fingerprint and what it says.
struct Badge {
    std::string words, help;
    sheet::Tone tone = sheet::Tone::quiet;
    bool check = false; ///< the same bits as promised
};
[[nodiscard]] Badge badge(const session::Session& session);

/// The sentence as it stands, or that it is on its way.
[[nodiscard]] std::string sentence_shown(const session::Session& session);

[[nodiscard]] sheet::Node statement(const session::Session& session);

} // namespace folkmoot::rooms
