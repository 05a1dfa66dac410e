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

/// What holds of every model; what is particular to one it says itself.
inline constexpr std::array<std::string_view, 3> how_it_works{
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

/// Whether that is our own assumption: no source, or a note that begins so.
[[nodiscard]] bool is_our_own(std::string_view source);

/// "56 facts are assumed, each with a range; 13 of them have a source, the others are our own
/// assumptions."; all of the question that is open, wherever they are counted.
[[nodiscard]] std::string facts_assumed(const std::vector<Assumed>& rows);

/// Where and in which money: "Five areas of one city. Money in prices of 2022/23."
[[nodiscard]] std::string place_words(const message::Scenario& scenario);

/// An address that a browser may follow; empty if a text is none.
[[nodiscard]] std::string safe_address(std::string_view url);

[[nodiscard]] sheet::Node evidence(const session::Session& session);

} // namespace folkmoot::rooms
