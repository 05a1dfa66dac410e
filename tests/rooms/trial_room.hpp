#pragma once

/// The split-test lab's room, with everything that a fake core tells of it.

#include "rooms/settled_desk.hpp"
#include "session/trial/fake_trial.hpp"

#include <string>
#include <utility>
#include <vector>

namespace folkmoot::fake {

/// In the split-test lab of a town with ready-made trials, with all answers in.
inline Desk trial_room() {
    Desk desk;
    desk.core.scenario = scenario();
    const auto trials = trial_scenario();
    desk.core.scenario.trial = trials.trial;
    desk.core.scenario.fields.push_back(trials.fields[0]);
    auto invited = lever("take_up.invited", "Everybody is invited", "", 0, 1, 1, 0, "By post");
    invited.type = message::Type::boolean;
    desk.core.scenario.fields.push_back(std::move(invited));
    desk.session.set_scenarios({{"virtual-gp", "Virtual GP", "Should the money follow?", true},
                                {"letters", "Letters", "Does a letter help?", true},
                                {"plain", "Plain", "No trial here?", false}});
    desk.open();
    desk.session.set_room(session::Room::trial);
    desk.settle();
    return desk;
}

/// Asks for what is wanted now, and lets everything come in.
inline void settle(Desk& desk) {
    desk.tick(0);
    desk.settle();
}

inline const session::TrialDesk& desk_of(const Desk& desk) { return desk.session.trial_lab(); }
inline const message::TrialDesign& design_of(const Desk& desk) { return desk_of(desk).design(); }

inline std::vector<std::string> option_keys(const sheet::Node& node) {
    std::vector<std::string> keys;
    for (const auto& option : node.options) keys.push_back(option.key);
    return keys;
}

inline const std::string own_table = "Arm,Result,site\ncontrol,1.5,a\nletter,2,b\n";

} // namespace folkmoot::fake
