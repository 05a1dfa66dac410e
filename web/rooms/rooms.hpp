#pragma once

/// The sheet of the room on screen.

#include "rooms/deliberation/deliberation.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/explore/levers.hpp"
#include "rooms/explore/map.hpp"
#include "rooms/explore/neighbour.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/explore/policies.hpp"
#include "rooms/funding/funding.hpp"
#include "rooms/paper/paper.hpp"
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
    OutcomeOrder outcomes;
    PoliciesKept policies;
    NeighbourKept neighbour;
    FundingKept funding;
    DeliberationKept deliberation;
    PaperKept paper;
    sheet::QrKept wall;
    bool closed = false; ///< an answer waited for a guess
    bool refused = false; ///< a value was not taken, and the last sheet said why
};

/// Everything that the room on screen says, and what can be done there. `last`: the sheet that was
/// made before with the same `kept`; parts of it that would be made the same again are taken over.
/// An empty node makes everything anew.
[[nodiscard]] sheet::Node sheet_of(const session::Session& session, Kept& kept,
                                   sheet::Node last = {});

} // namespace folkmoot::rooms
