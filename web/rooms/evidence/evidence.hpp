#pragma once

/// The room of evidence: what is at stake, what is assumed, where numbers come from, what is left
/// out, and everything needed to repeat this very run.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

inline constexpr std::array<std::string_view, 6> how_it_works{
    "Every simulated person has a home, an age, a richer or poorer neighbourhood, and a practice. "
    "Week by week some of them need care, ask for it, wait, are seen, and are helped or not.",
    "People who are not helped may come back: that is work which the first visit caused. People "
    "who have a bad experience may think of changing practice.",
    "Practices are paid for the people on their list. Areas are given a budget for the people who "
    "live there. Where the two do not match, an area runs short or has money left, and its "
    "practices feel it a year later.",
    "Baseline and reform are run on the same chance events, person by person. A reform that "
    "changes nothing shows a difference of exactly zero.",
    "How sure is it? The run is repeated up to a hundred times, with other chance events and with "
    "the assumptions drawn from their ranges. Counted are the runs in which what the sentence "
    "speaks of first moves in the same direction.",
    "The same settings and the same seed give the same numbers on every machine, to the last "
    "digit. A fingerprint, one short number for all of them, shows that they are the same.",
};

/// An assumption as a row: what it is, what it is now, in which range it may lie, and its source.
struct Assumed {
    std::string key, label, sentence, now, range, source;
    bool moved = false;
};
[[nodiscard]] std::vector<Assumed> assumed(const message::Scenario& scenario,
                                           const message::Trial& trial);

/// Where and in which money: "Five areas of one city. Money in prices of 2022/23."
[[nodiscard]] std::string place_words(const message::Scenario& scenario);

/// An address that a browser may follow; empty if a text is none.
[[nodiscard]] std::string safe_address(std::string_view url);

[[nodiscard]] sheet::Node evidence(const session::Session& session);

} // namespace folkmoot::rooms
