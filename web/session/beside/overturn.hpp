#pragma once

/// What would overturn the verdict: for each assumption, taken alone, the value at which what the
/// sentence says first no longer holds.
///
/// Both policies are run on the chance on screen with the assumption at either end of its range;
/// where the verdict is another there, the value at which it turns is found by bisection.

#include "session/beside/doubt_map.hpp"
#include "session/messages.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::session {

class Overturn {
public:
    /// Begins: `trial` changes `outcome` (an index) by `change`, of which the sign is the verdict.
    void ask(const message::Scenario& scenario, message::Trial trial, std::size_t outcome,
             double change);
    void stop() { *this = {}; }
    [[nodiscard]] bool asked() const { return asked_; }
    /// The question whose verdict it is.
    [[nodiscard]] const message::Trial& trial() const { return trial_; }
    [[nodiscard]] std::size_t outcome() const { return outcome_; }

    /// The next question to be run; `under_way`: those that are being run.
    [[nodiscard]] std::optional<message::Trial>
    next(const std::vector<message::Trial>& under_way) const;
    /// Its answer: what it changes the outcome by; NaN: it has none, and proves nothing.
    void take(const message::Trial& trial, double change);

    struct Row {
        std::string key; ///< of the assumption
        double now = 0, low = 0, high = 0;
        double at_low = 0, at_high = 0; ///< the outcome's change there; NaN: not known
        std::optional<double> turns{}; ///< nearest to `now` of the values at which it turns
        bool done = false;
    };
    /// Those that turn it first, the nearest of them first (by share of the range); then the
    /// others, as the scenario has them.
    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] bool done() const;
    [[nodiscard]] double share_done() const; ///< 0..1, about

    /// Which of them turn it, the nearest first; where these are fewer than `few`, with those that
    /// sway it most.
    [[nodiscard]] std::vector<Row> that_matter(std::size_t few) const;

    /// Two of them at a time.
    [[nodiscard]] const DoubtMap& map() const { return map_; }
    /// Which two were chosen; those that matter most where nobody has. Empty: there are no two.
    [[nodiscard]] std::array<std::string, 2> two() const;
    /// `steps`: values of each.
    void map(const message::Scenario& scenario, const DoubtMapWish& wish, std::size_t steps);

    /// Every assumption at the end of its range that speaks most against the verdict, where one
    /// speaks against it at all.
    [[nodiscard]] std::map<std::string, double> as_critics_have_it() const;

private:
    struct Asked {
        std::string key;
        double now = 0, low = 0, high = 0, step = 0;
        std::map<double, double> changes; ///< by value of the assumption
    };
    [[nodiscard]] bool holds(double change) const;
    [[nodiscard]] std::optional<double> next_value(const Asked& one) const;
    /// The bracket of a turn between `now` and an end: the last value at which it holds and the
    /// first known at which it does not; nothing if it holds at that end.
    struct Bracket {
        double holds = 0, fails = 0;
    };
    [[nodiscard]] std::optional<Bracket> bracket(const Asked& one, bool up) const;
    [[nodiscard]] static bool narrow(const Asked& one, const Bracket& bracket);

    bool asked_ = false;
    message::Trial trial_;
    std::size_t outcome_ = 0;
    double change_ = 0;
    std::vector<Asked> all_;
    DoubtMap map_;
    std::array<std::string, 2> two_{}; ///< as somebody chose
};

} // namespace folkmoot::session
