#pragma once

/// What somebody has filled in of the question what it would take, and the question that it makes.

#include "session/messages.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::session {

class TrialResults;

/// Nothing, or "": as usual.
struct GoalForm {
    std::string outcome{};
    std::string by{}; ///< of whom, as in a GoalSubject
    std::int32_t group = -1;
    std::optional<bool> at_least{};
    std::optional<double> value{};
    bool choose = true; ///< the search chooses the levers
    std::vector<std::string> levers{}; ///< if it does not
    std::optional<std::vector<std::string>> not_worse{}; ///< keys of outcomes
    bool operator==(const GoalForm&) const = default;
};

/// Where a value to begin with comes from.
enum class GoalValue : std::uint8_t {
    as_today, ///< the reform makes it worse: as good as with the first policy
    more_of_it, ///< the reform makes it better: by half as much again
    a_tenth, ///< neither: a tenth better
    typed
};

/// The form with what is usual filled in.
struct GoalAsked {
    message::GoalQuestion question;
    std::size_t outcome = 0; ///< index
    GoalValue value = GoalValue::typed;
    double baseline = 0, reform = 0; ///< where it stands with the first policy and on screen; of
                                     ///< every group: of everybody
};

/// The question, from results on screen; nothing if the scenario has no outcome that has a better
/// way, or no lever.
[[nodiscard]] std::optional<GoalAsked>
goal_asked(const message::Scenario& scenario, const GoalForm& form, const TrialResults& results);

/// Keys of the levers that the scenario shows, none twice.
[[nodiscard]] std::vector<std::string> levers_shown(const message::Scenario& scenario);

/// The year of which a goal is: the last full one; counted from 0.
[[nodiscard]] std::size_t goal_year(const TrialResults& results);

} // namespace folkmoot::session
