#pragma once

/// Ballots as JSON, for who makes or reads them without the screen: a page of one's own, a
/// notebook.

#include "deliberation/ballot/ballot.hpp"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Names of the kinds of guess, and of directions from −1 to 1.
inline constexpr std::array<std::string_view, 3> guess_kinds{"direction", "number", "line"},
    direction_names{"down", "same", "up"};

/// {"question","number","edition","answers":[{"statement","vote"}],"before","after":{"policy","levers","fingerprint"},
/// "ranking","approves","grades","tokens","would_pay","own_words",
/// "guesses":[{"outcome","asked","year","direction"}]}, a guess with "number" or "line" in the
/// place of "direction"; what it does not say is left out.
[[nodiscard]] nlohmann::ordered_json ballot_json(const ballot::Ballot& ballot);

/// A ballot or a list of ballots, as `ballot_json` writes them; answers and policies in any order.
/// Every problem with the line and the path that it is at; `file`: its name.
[[nodiscard]] Result<std::vector<ballot::Ballot>> read_ballots(std::string_view text,
                                                               std::string_view file);

namespace schema {
/// JSON Schema of a ballot.
[[nodiscard]] nlohmann::ordered_json of_ballot();
} // namespace schema

} // namespace folkmoot
