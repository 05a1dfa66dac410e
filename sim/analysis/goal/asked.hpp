#pragma once

/// What is wanted, what may move for it and what may not get worse: a question that is searched.

#include "analysis/workshop.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::goal {

/// An outcome of everybody, of a group, or of each group of a breakdown by itself.
struct Subject {
    std::size_t measure = 0;
    std::string group; ///< as it was asked: "", "deprivation:4", "area:NAME", "area" (every area)
    std::vector<std::size_t> slots; ///< where its values stand
};

/// The outcome `key` for `group`, or what is wrong with that. `where`: what the person wrote it in.
[[nodiscard]] Result<Subject> subject_of(const Scenario& scenario, const std::string& where,
                                         const std::string& key, const std::string& group);

enum class Bound { at_most, at_least, within };
inline constexpr std::string_view bound_names[] = {"at-most", "at-least", "within"};

/// That an outcome, in the last full year, is on the right side of a value. Where it is of every
/// group of a breakdown, each of them must be; groups in which it has no value do not count.
struct Goal {
    Subject of;
    Bound bound = Bound::at_most;
    double low = 0,
           high = 0; ///< in the outcome's unit; of at_most the high end, of at_least the low

    /// How far `value` is from what is wanted, in its unit; 0: it is there.
    [[nodiscard]] double miss(double value) const;
    /// The value that is furthest from what is wanted; NaN if there is none.
    [[nodiscard]] double worst(const std::vector<double>& values) const;
    /// Whether one value is further on the wanted side than another.
    [[nodiscard]] bool better(double one, double other) const;
};

/// A goal as a person writes it: "KEY<=VALUE", "KEY>=VALUE" or "KEY=LOW:HIGH", each with "@GROUP"
/// behind the key if it is not of everybody. A value may be written 12%, £1.5m, £300k or £2bn.
[[nodiscard]] Result<Goal> read_goal(const Scenario& scenario, const std::string& where,
                                     const std::string& text);

/// What may not get worse: "KEY" or "KEY@GROUP". The outcome must have a better way.
[[nodiscard]] Result<Subject> read_guard(const Scenario& scenario, const std::string& where,
                                         const std::string& text);

/// A lever that may move, and every value that it is tried at.
struct Lever {
    const Setting* setting = nullptr;
    std::vector<double> values; ///< upwards, in steps of the setting; where it stands among them
    std::size_t now = 0; ///< which of them that is

    /// How far it is from where it stands: 0 to 1, of its range; of a choice 0 or 1.
    [[nodiscard]] double moved(std::size_t at) const;
};

/// A lever that is named, between two values; without them, over all that it may be.
struct LeverRange {
    std::string key;
    std::optional<double> low{}, high{};
};

/// Most levers that move together.
inline constexpr std::size_t most_levers = 4;

/// A question.
struct Asked {
    const Scenario& scenario;
    Attempt attempt; ///< where the search starts, and what "now" is
    Goal goal;
    std::vector<Subject> guards{}; ///< may not get worse than under the scenario's first policy
    std::vector<Lever> levers{};
    /// True: nobody named levers, and those that move the goal most are to be found first.
    bool choose_levers = false;
    std::optional<std::size_t> cost{}; ///< measure: what it costs the public; none: it is not known
    std::uint32_t replicates = 10; ///< that tell how often an answer holds
};

/// The levers that were named, or all that is wrong with them; of none, every lever that the
/// scenario shows.
[[nodiscard]] Result<std::vector<Lever>> levers_of(const Scenario& scenario, const Attempt& attempt,
                                                   const std::string& where,
                                                   const std::vector<LeverRange>& named);

/// The outcome by which the scenario tells what a policy costs: the first of its outcomes that is
/// money and closes the sentence. None where there is no such, or where it is itself the goal.
[[nodiscard]] std::optional<std::size_t> cost_of(const Scenario& scenario, const Goal& goal);

/// "in the most deprived fifth", "in every area"; nothing for everybody.
[[nodiscard]] std::string group_words(const Scenario& scenario, const Subject& of);
/// "“Wait” at most 7.0 days in the most deprived fifth".
[[nodiscard]] std::string goal_words(const Scenario& scenario, const Goal& goal);

} // namespace folkmoot::goal
