#pragma once

/// What would it take: a question that is searched, the runs that the search wants, and what it
/// found.

#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace folkmoot::message {

/// Most levers that move together.
inline constexpr std::size_t most_goal_levers = 4;

/// An outcome, and of whom.
struct GoalSubject {
    std::string outcome; ///< its key
    std::string by; ///< a breakdown; "": everybody
    std::int32_t group = -1; ///< place in that breakdown; −1: every one of its groups
    template <class A> void serialize(A& a) { a(outcome, by, group); }
    bool operator==(const GoalSubject&) const = default;
};

/// An outcome of the last full year is to be on the right side of a value.
struct GoalQuestion {
    GoalSubject of;
    bool at_least = false; ///< else at most
    double value = 0; ///< in the outcome's unit
    std::vector<GoalSubject> not_worse; ///< than under the scenario's first policy
    std::vector<std::string> levers; ///< that may move; none: the search chooses
    template <class A> void serialize(A& a) { a(of, at_least, value, not_worse, levers); }
    bool operator==(const GoalQuestion&) const = default;
};

/// A run that the search wants.
struct GoalRun {
    std::map<std::string, double> moved; ///< levers that are not where they stand
    std::uint32_t population = 0, replicate = 0;
    bool chance_alone = false; ///< no assumption is drawn
    template <class A> void serialize(A& a) { a(moved, population, replicate, chance_alone); }
    bool operator==(const GoalRun&) const = default;
};

/// What a run came to.
struct GoalReading {
    std::vector<double> goal, worse; ///< by slot of the goal; by slot of what may not get worse
    double cost = 0; ///< NaN: not known
    std::uint64_t fingerprint = 0;
    template <class A> void serialize(A& a) { a(goal, worse, cost, fingerprint); }
};

struct GoalKnown {
    GoalRun run;
    GoalReading reading;
    template <class A> void serialize(A& a) { a(run, reading); }
};

/// Settings of the levers, and what they come to.
struct GoalAnswer {
    std::map<std::string, double> moved; ///< levers that are not where they stand
    double value = 0; ///< of the goal's outcome, where it is furthest from the goal
    double cost = 0; ///< NaN: not known
    bool met = false; ///< the goal
    bool all_citizens = true; ///< false: looked at with fewer only
    std::vector<std::uint8_t> kept{}; ///< of what may not get worse: it is not
    std::uint32_t runs = 0, holds = 0; ///< runs, and those in which the goal is met
    std::vector<std::uint32_t> keeps{}; ///< of what may not get worse: runs in which it is not
    template <class A> void serialize(A& a) {
        a(moved, value, cost, met, all_citizens, kept, runs, holds, keeps);
    }
};

struct GoalLever {
    std::string key;
    double now = 0; ///< where it stands
    template <class A> void serialize(A& a) { a(key, now); }
};

/// What was found. An answer may be several things at once.
struct GoalFound {
    std::vector<GoalLever> levers; ///< that were moved; where they were chosen, the strongest first
    bool chosen = false; ///< the search chose them
    bool stopped = false; ///< before the end: the best so far
    std::string cost; ///< key of the outcome that is what it costs; "": there is none
    std::vector<GoalAnswer> answers;
    /// Which answer is which; −1: none is.
    std::int32_t now = -1, least_change = -1, least_costly = -1, safest = -1, nearest = -1;
    std::vector<std::int32_t> curve; ///< what more of it costs, the cheapest first
    std::uint32_t points = 0; ///< settings of the levers that were tried
    std::uint64_t fingerprint = 0; ///< of all answers
    template <class A> void serialize(A& a) {
        a(levers, chosen, stopped, cost, answers, now, least_change, least_costly, safest, nearest,
          curve, points, fingerprint);
    }
};

/// The step of a search that follows from what is known.
struct Goal {
    std::uint32_t id = 0;
    std::vector<GoalRun> wanted; ///< next; none: the search is done
    double from = 0, until = 1; ///< shares of it that are done now, and with those runs
    GoalFound found; ///< with what is known: the best so far
    template <class A> void serialize(A& a) { a(id, wanted, from, until, found); }
};

/// What runs came to, in the order in which they were asked for.
struct GoalRuns {
    std::uint32_t id = 0;
    std::vector<GoalReading> readings;
    template <class A> void serialize(A& a) { a(id, readings); }
};

} // namespace folkmoot::message
