#pragma once

/// The question that a person asks: which reform, which levers moved, which facts doubted.

#include "session/messages.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// The trial with which a scenario opens: its second policy against its first, nothing moved.
[[nodiscard]] message::Trial opening_trial(const message::Scenario& scenario);

[[nodiscard]] const message::Field* find_field(const message::Scenario& scenario,
                                               std::string_view key);
[[nodiscard]] const message::Policy* find_policy(const message::Scenario& scenario,
                                                 std::string_view name);
/// With what the reform is compared; nullptr: the scenario has no policy.
[[nodiscard]] const message::Policy* baseline_policy(const message::Scenario& scenario,
                                                     const message::Trial& trial);
/// "People choose", "People choose, 2 levers moved".
[[nodiscard]] std::string with_moves(std::string label, std::size_t moved);
/// What that is called on screen.
[[nodiscard]] std::string baseline_label(const message::Scenario& scenario,
                                         const message::Trial& trial);
/// True if that is the scenario's first policy, with nothing moved.
[[nodiscard]] bool usual_baseline(const message::Scenario& scenario, const message::Trial& trial);
/// What a column or a line of it is called: "Baseline", or "Baseline: People choose".
[[nodiscard]] std::string baseline_name(const message::Scenario& scenario,
                                        const message::Trial& trial);
/// Index of an outcome; `scenario.outcomes.size()` when there is none of that key.
[[nodiscard]] std::size_t outcome_index(const message::Scenario& scenario, std::string_view key);

/// Where a field stands in the baseline.
[[nodiscard]] double baseline_value(const message::Scenario& scenario, const message::Trial& trial,
                                    const message::Field& field);
/// Where a field stands in the reform before the person moved it.
[[nodiscard]] double untouched_value(const message::Scenario& scenario, const message::Trial& trial,
                                     const message::Field& field);
/// Where it stands now.
[[nodiscard]] double value_of(const message::Scenario& scenario, const message::Trial& trial,
                              const message::Field& field);
/// True if the person moved it.
[[nodiscard]] bool is_moved(const message::Trial& trial, const message::Field& field);

/// Moves a field: into its range, and onto its step unless it is to be `exact`: what somebody typed
/// is not rounded. What lands where it started counts as unmoved, so that equal questions are equal
/// trials.
void move_field(const message::Scenario& scenario, message::Trial& trial,
                const message::Field& field, double value, bool exact = false);

/// What trying a step of the tour sets: what the step says, and the reform's other levers back to
/// the baseline, and what other steps suppose back to what is usual; nothing if the step sets
/// nothing. So what a step shows comes of what it says, whatever was tried before it. See
/// `move_field`.
[[nodiscard]] std::map<std::string, double>
settings_of_step(const message::Scenario& scenario, const message::Trial& trial, std::size_t step);
/// A trial as the step has it.
void take_step(const message::Scenario& scenario, message::Trial& trial, std::size_t step);

/// What the reform changes (levers), "Money follows the person: 50% (baseline 100%)", or which
/// facts somebody changed for both sides (assumptions), "Patience: 10.0 weeks (usually 6.0 weeks)".
[[nodiscard]] std::vector<std::string> changes_in_words(const message::Scenario& scenario,
                                                        const message::Trial& trial,
                                                        message::Kind kind);

/// What the page remembers of a session, as JSON:
/// {"scenario","reform","seed","population","weeks","shared":{},"changed":{},"view"},
/// and if it is not compared with the scenario's first policy "baseline", "baseline_changed":{}.
[[nodiscard]] std::string write_memory(std::string_view scenario, const message::Trial& trial,
                                       std::string_view view);

/// A JSON string, quotes included.
[[nodiscard]] std::string quoted(std::string_view text);
/// Writes it behind `out`.
void quote(std::string& out, std::string_view text);

/// Drops what the scenario does not know and brings the rest into range, as for an old memory.
[[nodiscard]] message::Trial fitted(const message::Scenario& scenario, const message::Trial& trial);

} // namespace folkmoot::session
