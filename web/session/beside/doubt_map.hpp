#pragma once

/// Two assumptions at a time: what the verdict is at every combination of their values.
///
/// At every point both policies are run on the chance on screen. How much of a difference chance
/// alone can make is told by the question on screen, run again with other seeds.

#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::session {

/// What somebody wants of the map.
struct DoubtMapWish {
    std::string across{}, up{}; ///< keys of assumptions; "": as they are
    bool look = false; ///< begin with them; else choose them only
    bool stop = false; ///< what is known stays
};

class DoubtMap {
public:
    /// Values of an assumption, from one end of its range to the other.
    static constexpr std::size_t most_values = 7, few_values = 5;
    /// Runs with other seeds.
    static constexpr std::size_t most_chances = 8;

    struct Line {
        std::string key; ///< of the assumption
        double now = 0, usual = 0; ///< where it stands, and where the scenario has it
        std::vector<double> values{};
        /// Where a value lies among `values`: 0 is the first of them, 1 the second.
        [[nodiscard]] double place(double value) const;
    };
    /// `steps` values evenly from end to end; whole ones, and no more than there are, of what is
    /// not a number.
    [[nodiscard]] static Line line_of(const message::Scenario& scenario,
                                      const message::Trial& trial, const message::Field& field,
                                      std::size_t steps);

    /// Begins. `change`: what `trial` changes the outcome by; its sign is the verdict.
    void ask(message::Trial trial, Line across, Line up, double change);
    void stop() { looking_ = false; }
    void go_on() { looking_ = true; }
    [[nodiscard]] bool asked() const { return !across_.values.empty(); }
    [[nodiscard]] bool looking() const { return looking_ && !done(); }
    [[nodiscard]] bool done() const;
    [[nodiscard]] double share_done() const; ///< 0..1

    [[nodiscard]] std::optional<message::Trial>
    next(const std::vector<message::Trial>& under_way) const;
    void take(const message::Trial& trial, double change);

    [[nodiscard]] const Line& across() const { return across_; }
    [[nodiscard]] const Line& up() const { return up_; }
    [[nodiscard]] std::size_t cells() const { return across_.values.size() * up_.values.size(); }

    /// `close`: chance may make such a difference. `unknown`: not run yet, or without an answer.
    enum class Says : std::uint8_t { unknown, holds, turns, close };
    [[nodiscard]] Says says(std::size_t across, std::size_t up) const;
    /// What the outcome changes by there; NaN: not known.
    [[nodiscard]] double change(std::size_t across, std::size_t up) const;
    /// How many cells say so.
    [[nodiscard]] std::size_t count(Says says) const;
    /// A smaller difference than this may be chance: in nineteen of twenty seeds a policy that does
    /// nothing would stay below it, if differences are spread as those of the question on screen.
    /// 0 while fewer than two seeds are known.
    [[nodiscard]] double by_chance() const;

private:
    using Cell = std::pair<std::size_t, std::size_t>; ///< place across and up
    [[nodiscard]] message::Trial trial_at(const Cell& cell) const;
    [[nodiscard]] message::Trial with_chance(std::size_t number) const;

    bool looking_ = false;
    message::Trial trial_;
    double change_ = 0;
    Line across_, up_;
    std::vector<Cell> order_; ///< a coarse grid first, so that who stops has seen all of it
    std::map<Cell, double> changes_;
    std::map<std::size_t, double> chances_; ///< by number of the seed
};

} // namespace folkmoot::session
