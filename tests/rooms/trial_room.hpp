#pragma once

/// The split-test lab's room, with everything that a fake core tells of it.

#include "rooms/settled_desk.hpp"
#include "session/trial/fake_trial.hpp"

#include <string>
#include <utility>
#include <vector>

namespace folkmoot::fake {

/// In the split-test lab of a town with ready-made trials, with all answers in.
Desk trial_room();

/// Asks for what is wanted now, and lets everything come in.
inline void settle(Desk& desk) {
    desk.tick(0);
    desk.settle();
}

inline const session::TrialDesk& desk_of(const Desk& desk) { return desk.session.trial_lab(); }
inline const message::TrialDesign& design_of(const Desk& desk) { return desk_of(desk).design(); }

std::vector<std::string> option_keys(const sheet::Node& node);

inline const std::string own_table = "Arm,Result,site\ncontrol,1.5,a\nletter,2,b\n";

} // namespace folkmoot::fake
