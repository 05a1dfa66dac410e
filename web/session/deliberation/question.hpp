#pragma once

/// The question that ballots answer, and small words about it.

#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// The same for all who were asked the same: a scenario by its name, its statements and its
/// policies. Never 0.
[[nodiscard]] std::uint64_t question_of(const message::Scenario& scenario);

/// The levers of a scenario, in the order in which it shows them.
[[nodiscard]] std::vector<const message::Field*> levers_of(const message::Scenario& scenario);
/// Where a policy has them.
[[nodiscard]] std::map<std::string, double> levers_of(const message::Scenario& scenario,
                                                      const message::Policy& policy);
/// Whether values of a lever lie along a line, so that there is one in the middle.
[[nodiscard]] bool has_middle(const message::Field& field);

/// "A", "B", …, "Z", "AA".
[[nodiscard]] std::string group_letter(std::size_t group);

/// True for a table or a budget's file; false for codes, which have no cells.
[[nodiscard]] bool has_cells(std::string_view text);

/// What became of what was brought: so many codes were `read`, of so many people `before`, of so
/// many `after`.
[[nodiscard]] std::string taken_words(message::Deliberated::Of of, std::size_t read,
                                      std::size_t before, std::size_t after);

/// "1 person", "12 people".
[[nodiscard]] std::string people_words(std::size_t people);

} // namespace folkmoot::session
