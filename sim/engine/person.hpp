#pragma once

/// What a trial counts of each person.

#include "world/person_log.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace folkmoot {

/// How a person's events become the person's outcome.
enum class PersonSum : std::uint8_t {
    total,  ///< the amounts added up
    count,  ///< how many there were
    mean,   ///< their mean; NaN for who had none
    ever,   ///< 1 if there was any of more than 0, else 0
    last,   ///< the last of them; what held before, if there was none
};

/// An outcome of single people over the weeks of a trial.
struct PersonOutcome {
    std::string_view key, label, unit, sentence;
    bool share;        ///< shown as a percentage
    int direction;     ///< +1 more is better, −1 less is better, 0 neither
    PersonEventKind event;
    PersonSum sum;
    double scale;      ///< × amount
    std::string_view process; ///< group of the settings that must be on; "" for what always happens
    /// What people share, so that one's treatment is felt by another: "compete for the same
    /// vacancies". Empty: nothing.
    std::string_view shared = {};
};

} // namespace folkmoot
