#pragma once

/// The sheet of the room on screen.

#include "rooms/deliberation/deliberation.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/explore/levers.hpp"
#include "rooms/explore/map.hpp"
#include "rooms/funding/funding.hpp"
#include "rooms/sheet.hpp"
#include "rooms/trial/trial.hpp"
#include "session/session.hpp"

namespace folkmoot::rooms {

/// What is kept from sheet to sheet, so that one more costs little.
struct Kept {
    MapCount map;
    ChartsKept charts;
    TrialKept trial;
    DoubtOrder doubts;
    FundingKept funding;
    DeliberationKept deliberation;
};

/// Everything that the room on screen says, and what can be done there.
[[nodiscard]] sheet::Node sheet_of(const session::Session& session, Kept& kept);

} // namespace folkmoot::rooms
