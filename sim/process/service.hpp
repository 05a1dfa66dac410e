#pragma once

#include "core/describe.hpp"
#include "world/week.hpp"

#include <cstdint>
#include <vector>

namespace folkmoot {

/// What happens to a request: it waits, is given up, is seen, is settled or is not.
///
/// Online care settles some kinds of need and not others; what it cannot settle comes back, to the
/// online practice or to a practice near the patient. A request that is not settled and comes back is
/// failure demand (one in four calls to government only asks for a progress update).
struct Service {
    double capacity = 1.0;            ///< × the appointments that practices can afford
    double patience = 6.0;            ///< weeks a person waits before giving up, mean
    double local_simple = 0.90;       ///< share of simple needs a practice settles at first contact
    double local_complex = 0.70;      ///< share of complex needs …
    double online_simple = 0.88;      ///< share of simple needs online care settles at first contact
    double online_complex = 0.30;     ///< share of complex needs …
    double comes_back = 0.85;         ///< share of the needs not settled that come back
    double back_to_local = 0.60;      ///< of those, after online care: share who go to a practice near them
    double remote_share = 0.20;       ///< share of a local practice's consultations that are remote

    static constexpr auto fields() {
        return std::array{
            lever<&Service::capacity>("capacity", "Appointments", "× what practices can afford",
                                      Range{0.5, 2.0}, "More or fewer appointments for the same money, everywhere"),
            assumption<&Service::patience>("patience", "Patience", "weeks", Range{1.0, 20.0},
                                           "How long people wait on average before they give up", "assumption"),
            assumption<&Service::local_simple>("local_simple", "Simple needs settled by a practice",
                                               "of simple needs, first time", Range{0.5, 1.0},
                                               "How often a visit settles a simple need", "assumption"),
            assumption<&Service::local_complex>("local_complex", "Complex needs settled by a practice",
                                                "of complex needs, first time", Range{0.3, 1.0},
                                                "How often a visit settles a complex need", "assumption"),
            assumption<&Service::online_simple>("online_simple", "Simple needs settled online",
                                                "of simple needs, first time", Range{0.5, 1.0},
                                                "How often online care settles a simple need", "assumption"),
            assumption<&Service::online_complex>("online_complex", "Complex needs settled online",
                                                 "of complex needs, first time", Range{0.0, 0.8},
                                                 "How often online care settles a need that takes an examination",
                                                 "assumption"),
            assumption<&Service::comes_back>("comes_back", "Come back when not helped", "of those not helped",
                                             Range{0.3, 1.0}, "How many of those who were not helped ask again",
                                             "failure demand, one in four calls to government; the share is an assumption"),
            assumption<&Service::back_to_local>("back_to_local", "Come back to a practice near them",
                                                "of those online care sends on", Range{0.0, 1.0},
                                                "Where people turn when online care could not help",
                                                "assumption"),
            assumption<&Service::remote_share>("remote_share", "Remote visits at local practices",
                                               "of their visits", Range{0.0, 0.6},
                                               "How many visits at practices with a building are by phone or screen",
                                               "NHS Digital: 80% face to face before the pandemic, 47% in April 2020"),
        };
    }
};

/// Chance that a contact settles a need.
[[nodiscard]] double settles(const Service& service, bool online, bool complex);

/// A waiting line of one provider, first come, first served; see service.cpp for the reasoning.
///
/// Each week `slots` people can be in treatment; each treatment ends within the week with chance
/// `ends_within_week` (1: an appointment). People whose patience runs out before their turn leave
/// without being seen. `longest` limits how many may wait (0 = nobody may, Erlang's loss system).
struct LineRules {
    std::uint32_t slots = 0;
    double ends_within_week = 1.0;
    std::uint32_t longest = UINT32_MAX;
};

/// What a week did to a line.
struct LineWeek {
    std::uint32_t served = 0, left = 0, turned_away = 0, waiting = 0, in_treatment = 0;
};

class Line;

}  // namespace folkmoot
