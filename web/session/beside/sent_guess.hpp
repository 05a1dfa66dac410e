#pragma once

/// A guess as it travels with a ballot: a key, and a number that says what was asked.

#include "session/beside/guess.hpp"
#include "session/messages.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::session {

/// The settings that a step of the tour asks about: as the scenario opens, with what the step sets.
[[nodiscard]] message::Trial toured_trial(const message::Scenario& scenario, std::size_t step);

/// The same of all who were asked to guess the same outcome in the same way, in the same version of
/// the scenario and with the same settings. Never 0.
[[nodiscard]] std::uint64_t asked_of(const message::Scenario& scenario, std::string_view outcome,
                                     std::string_view kind, const message::Trial& trial);

/// A guess as it travels; nothing of one that was skipped.
[[nodiscard]] std::optional<message::BallotGuess>
to_send(const message::Scenario& scenario, const std::string& key, const message::Ask& ask,
        const std::string& outcome, const Guess& guess);

/// Kinds of a guess, in the order in which ballots number them.
inline constexpr std::array kinds_sent{ask_direction, ask_number, ask_line};

} // namespace folkmoot::session
