#pragma once

/// The runs of a search: points of the levers, run side by side and remembered.

#include "analysis/goal/pieces.hpp"
#include "analysis/goal/search.hpp"

#include <map>
#include <set>
#include <span>

namespace folkmoot::goal {

/// What the readings of a question come to; levers as they are moved.
struct Question {
    const Asked& asked;
    std::vector<Lever> levers;
    std::vector<double> slack; ///< by guard and slot, with all citizens

    [[nodiscard]] Point now() const;
    [[nodiscard]] double change(const Point& at) const;
    [[nodiscard]] double miss(const Reading& reading) const;
    [[nodiscard]] std::vector<bool> kept(const Reading& reading) const;
    /// The run of a point.
    [[nodiscard]] Piece piece_at(const Point& at, std::uint32_t population,
                                 std::uint32_t replicate) const;
};

/// Runs points, remembers what they came to, and tells how far the search is.
class Runs {
public:
    Runs(const Asked& asked, Runner& runner, const Proceed& proceed);

    /// Whether points are run with all citizens from the start.
    [[nodiscard]] bool few() const { return quick_ == all_; }
    /// Runs those of `points` that are not known yet; false: it was told to stop, and some may be
    /// missing. `until`: the share of the search that is done then.
    bool run(const Question& question, bool all_citizens, std::span<const Point> points,
             double until);
    /// Runs replicates 1 to `count` − 1 of answers and counts in them; as `run`.
    bool repeat(const Question& question, std::span<Answer> answers, std::uint32_t count);
    /// What chance alone does to the guards, by guard and slot, with all citizens; as `run`.
    bool measure_chance(Question& question, double until);

    [[nodiscard]] const std::map<Point, Reading>& read(bool all_citizens) const {
        return all_citizens || few() ? full_ : looked_;
    }
    /// What a point comes to with all citizens, as far as it is known: its own reading, or that of
    /// fewer citizens moved by as much as both differ at the nearest point where both are known.
    [[nodiscard]] Reading estimate(const Question& question, const Point& at) const;
    /// From now on other levers are moved: all that is known is what was found at `before`, of the
    /// former levers, and is the same as `after`.
    void move_others(const Point& before, const Point& after);
    [[nodiscard]] std::size_t points() const { return points_; }
    /// Every point that is known, with all citizens or with fewer.
    [[nodiscard]] std::set<Point> known() const;
    [[nodiscard]] bool proved(const Point& at) const { return full_.contains(at); }
    /// A part of the way that is left to a share of the search: for work of unknown length.
    [[nodiscard]] double towards(double until) const { return done_ + (until - done_) * 0.3; }

private:
    /// Makes pieces, which take the search to the share `until`.
    bool make(std::span<const Piece> pieces, std::span<std::optional<Reading>> readings,
              double until);

    const Asked& asked_;
    Runner& runner_;
    std::uint32_t quick_, all_;
    const Proceed& proceed_;
    double done_ = 0; ///< share of the search
    std::map<Point, Reading> looked_, full_;
    std::size_t points_ = 0;
};

} // namespace folkmoot::goal
