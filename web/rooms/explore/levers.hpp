#pragma once

/// Which reform, its levers, and, plainly apart, what nobody knows for sure.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

inline constexpr std::string_view levers_title = "The reform", assumptions_title = "Assumptions";
/// Behind how many there are, the same that Evidence and papers count.
inline constexpr std::string_view assumptions_note =
    " that nobody knows for sure. They hold for the baseline and the reform alike. Move them "
    "to see whether the answer survives.";
inline constexpr std::string_view reset_words = "Back to where it started";
inline constexpr std::string_view undo_words = "Undo (Ctrl+Z)", redo_words = "Redo (Ctrl+Y)",
                                  reset_all_words = "Undo all moves";

/// "Source: Hobbs and others, Lancet 2016"; "Our own assumption; of 9,800 homes 1.3% close a year";
/// empty where there is nothing to tell but that it is one.
[[nodiscard]] std::string source_words(const message::Field& field);

/// Where the comparison stands: "Baseline: 52 weeks", "Usual value: 2.20 per year".
[[nodiscard]] std::string usual_words(const message::Scenario& scenario,
                                      const message::Trial& trial, const message::Field& field);

/// Which assumptions matter most, in the order in which they are shown: it never changes under a
/// hand.
class DoubtOrder {
public:
    /// Takes up what runs say by now, unless a hand is on something.
    void renew(const session::Session& session);
    /// True if it was renewed for a scenario of the same contents before.
    [[nodiscard]] bool same_scenario() const { return same_; }
    /// Somebody reads or moves what a new order would shift.
    void keep(bool as_it_is) { kept_ = as_it_is; }
    /// The share of an assumption; nothing if it does not stand out.
    [[nodiscard]] std::optional<double> share(std::string_view key) const;
    [[nodiscard]] const std::vector<message::Doubt>& order() const { return doubts_; }

private:
    std::vector<message::Doubt> doubts_;
    std::uint64_t scenario_ = 0;
    bool kept_ = false, same_ = false;
};

/// The reform: its choice, levers, assumptions, seed and size; or what of it somebody looks for.
/// `last`: the part as it was made before with the same `doubts`; levers that say what they said
/// are taken over.
[[nodiscard]] sheet::Node levers(const session::Session& session, DoubtOrder& doubts,
                                 sheet::Node last = {});

} // namespace folkmoot::rooms
