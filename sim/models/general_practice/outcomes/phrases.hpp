#pragma once

/// How the sentence speaks of general practice's measures.

#include "engine/phrase.hpp"

#include <string>

namespace folkmoot::general_practice {

/// A wait that changes by less, in days, is said to hardly change.
inline constexpr double little_wait = 0.1;
/// The same for spending on a person, £ a year.
inline constexpr double little_spending = 0.10;

[[nodiscard]] std::string wait_clause(const Compared& days);
[[nodiscard]] std::string wait_alone(const Compared& days);
[[nodiscard]] std::string wait_predicate(const Compared& days);
[[nodiscard]] std::string spending_clause(const Compared& pounds);
[[nodiscard]] std::string host_clause(const Compared& pounds);
[[nodiscard]] std::string host_alone(const Compared& pounds);
/// Who of the areas that do not host the online practice has less money: "the other 4 areas
/// together have £7.0m a year less, most of all North East London (£2.2m)". Empty: none of them
/// has.
[[nodiscard]] std::string payers_clause(const Compared& pounds);
[[nodiscard]] std::string enrolled_clause(const Compared& share);
[[nodiscard]] std::string working_clause(const Compared& share);
[[nodiscard]] std::string unmet_clause(const Compared& share);
[[nodiscard]] std::string soon_clause(const Compared& share);

} // namespace folkmoot::general_practice
