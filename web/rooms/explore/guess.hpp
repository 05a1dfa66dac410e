#pragma once

/// Guess first, then see: what is asked, and what became of it.

#include "rooms/sheet.hpp"
#include "session/beside/guess.hpp"
#include "session/session.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view guess_prefix = "guess:";
inline constexpr std::string_view after_guess_words = "after your guess";

/// What came of a guess that is compared with `results`, in plain words: "You said it would rise.
/// It fell, from 9.1 to 7.4 days." Empty for what was skipped.
[[nodiscard]] std::string guess_verdict(const message::Outcome& outcome, std::size_t index,
                                        const message::Ask& ask, const session::Guess& guess,
                                        const session::TrialResults& results);

/// What is asked, as long as it has not been said, or what came of it; for the card of the tour or
/// of the page.
void add_guess(sheet::Node& card, const session::Session& session);

/// What the page asks, in the place of its own; nothing if it asks nothing.
[[nodiscard]] std::optional<sheet::Node> page_guess(const session::Session& session);

/// What somebody does there. False: nothing there is so called.
[[nodiscard]] bool use_guess(session::Session& session, const sheet::Node& node,
                             std::string_view value);

} // namespace folkmoot::rooms
