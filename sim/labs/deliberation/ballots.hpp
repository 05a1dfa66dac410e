#pragma once

/// What ballots come to, told as a sentence, as JSON, as a table.

#include "deliberation/ballot/box.hpp"

#include <optional>
#include <string>

namespace folkmoot {

struct BallotsTold {
    const ballot::Box& of;
    ballot::Count count;
    std::vector<ballot::Guessed> guessed{};
};
/// `rule`: only this one is told; empty: all that have ballots. A problem if no ballot holds what
/// it needs, or there is no such rule.
[[nodiscard]] Result<BallotsTold> tell_ballots(const ballot::Box& box, const std::string& rule);

/// "12 people. Every way to count puts 'buses' first." or which rule says what, when they disagree.
[[nodiscard]] std::string ballots_sentence(const BallotsTold& told);

/// {"ballots","read","question","sentence","rules_agree","rules":[{"rule","label","ballots",
/// "order":[["first"],["second","as good"]],"scores":{},"good","bad"}],"levers":[{"lever","people",
/// "median","mean","low_quarter","high_quarter","said_twice","mean_move"}],"would_pay","chose_twice",
/// "changed","own_words","guesses":[{"outcome","asked","kind","year","people","up","same","down"}],
/// "conversation","left_out"}: "conversation" is what `conversation_json` tells of their votes on
/// statements, "guesses" what was guessed of each question, if there are any: a number has
/// "values", "median", "low_quarter" and "high_quarter" in the place of directions, a line "lines".
[[nodiscard]] std::string ballots_json(const BallotsTold& told);

/// rule,policy,place,score: a row for each policy under each rule.
[[nodiscard]] std::string ballots_csv(const BallotsTold& told);

} // namespace folkmoot
