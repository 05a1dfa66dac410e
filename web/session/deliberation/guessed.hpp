#pragma once

/// What a class guessed, and the question that each guess answers.
///
/// A guess travels with a ballot as a key and a number that says what was asked. Whoever gathers
/// ballots knows by that number which step of the scenario's tour asked, so that a guess about
/// another question, or about another version of this one, is never counted with the rest.

#include "session/beside/sent_guess.hpp"
#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::session {

/// True if a tour asks for a guess anywhere.
[[nodiscard]] bool asks_for_guesses(const message::Scenario& scenario);

/// A question, and what people guessed.
struct ClassGuessed {
    std::string key; ///< of its nodes: as long as it means the same
    message::Ask ask;
    std::size_t outcome = 0;
    std::uint32_t year = 0; ///< from 0; of a line 0
    message::Trial trial;   ///< what the model is asked
    std::vector<std::vector<double>> said; ///< by person, rising
    std::size_t other_year = 0; ///< people who guessed the same of another year
};

struct ClassGuesses {
    std::vector<ClassGuessed> questions; ///< as the tour asks them
    std::size_t apart = 0; ///< guesses about something that this scenario does not ask
};

/// Of a question that was guessed for several years that of most, and of equally many the last.
[[nodiscard]] ClassGuesses class_guesses(const message::Scenario& scenario,
                                         const std::vector<message::GuessesSaid>& said);

} // namespace folkmoot::session
