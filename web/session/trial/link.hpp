#pragma once

/// A trial's design as a few letters for share links: what differs from a ready-made design.

#include "session/left_out.hpp"
#include "session/messages.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

struct LinkedDesign {
    std::size_t ready_made = 0;  ///< index of the design that it starts from
    std::uint64_t seed = 1;
    message::TrialDesign design;
    std::vector<LeftOut> left_out{}; ///< of what was read: what could not be shown
};

/// Letters, digits, '-', '_' and '.' only; empty if nothing differs. `start`: the ready-made
/// design.
[[nodiscard]] std::string write_design(const LinkedDesign& linked,
                                       const message::TrialDesign& start, std::uint64_t usual_seed);

/// Which ready-made design a text starts from.
[[nodiscard]] std::size_t read_ready_made(std::string_view text);

/// Reads it back onto `start`. Parts that are unknown, malformed or out of range stay as in
/// `start`, and are told: a link never fails on them.
[[nodiscard]] LinkedDesign read_design(std::string_view text, const message::TrialDesign& start,
                                       std::uint64_t usual_seed,
                                       const std::vector<message::Field>& fields,
                                       const message::TrialMenu& menu);

/// Name and label of a treatment that a person adds as number `index`.
void name_arm(message::TrialArm& arm, std::size_t index);

}  // namespace folkmoot::session
