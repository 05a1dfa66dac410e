#pragma once

/// How anybody runs the split-test lab's trial again.

#include "session/trial/desk.hpp"

#include <string>

namespace folkmoot::session {

/// The command that runs the ready-made design on screen: its scenario, name, seed, and assumptions
/// that were moved. `offered`: the page has the scenario, so that its name finds it. Empty where
/// the design has been changed or is a person's own: a command knows only designs that have a file.
[[nodiscard]] std::string command_line(const TrialDesk& desk, const message::Scenario& scenario,
                                       bool offered);

} // namespace folkmoot::session
