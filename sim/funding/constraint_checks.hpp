#pragma once

/// What no rule can mean, and the words in which rules are spoken of.

#include "core/result.hpp"
#include "funding/constraints.hpp"

#include <span>
#include <string>
#include <string_view>

namespace folkmoot {

/// The kind with this key, or none.
[[nodiscard]] const ConstraintKind* kind_of(std::string_view key);

/// "cap on gains": what people call a rule.
[[nodiscard]] std::string rule_name(const Rule& rule);

/// "£1,234.50".
[[nodiscard]] std::string exact_money(Pence pence);

/// The name of a place; "place 3" where names are not known.
[[nodiscard]] std::string place_word(std::span<const std::string> names, std::size_t place);

/// A problem with one rule.
[[nodiscard]] Problem problem_of(std::size_t rule, std::string what, std::string found,
                                 std::string allowed);

/// Unknown kinds, missing columns, values that make no sense.
[[nodiscard]] Problems check_rules(std::span<const Rule> rules, std::span<const std::string> names,
                                   std::size_t places);

/// Money that is negative, no number or beyond counting.
[[nodiscard]] Problems check_money(std::span<const double> money, Pence budget,
                                   std::span<const std::string> names);

} // namespace folkmoot
