#pragma once

/// Rules by which a budget is spent on what people approve of. Exact: fractions, never rounded, so
/// that the same ballots fund the same projects on every machine and in every order.

#include "deliberation/budget/instance.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::budget {

/// A project that is funded, and why it came when it did.
struct Funded {
    std::uint32_t project = 0;
    std::uint32_t votes = 0; ///< ballots that approve of it
    /// Equal shares: as many votes as it is worth, those counted in full who pay their full part:
    /// cost / the most that anybody pays. 0 for what a completion adds by votes alone.
    double effective_votes = 0;
    double each_pays = 0; ///< the most that a supporter pays, units of the currency
};

struct Outcome {
    std::vector<Funded> funded; ///< in the order in which they were chosen
    Amount spent = 0;
    double share = 0; ///< what each ballot was given at the start, units; equal shares only
    /// Pairs of equal projects between which cost and votes could not decide: the one that stands
    /// first in the file was taken.
    std::size_t ties = 0;
};

/// Most votes first; what no longer fits is passed over. Equal votes: the cheaper one, then the one
/// that stands first.
[[nodiscard]] Outcome greedy(const Instance& instance);

/// What to do with money that equal shares leave over.
enum class Completion : std::uint8_t {
    none,
    /// Give every ballot one unit more, again and again, as long as the outcome fits the budget.
    add1,
    /// The same, but stop as soon as nothing else would fit.
    add1e,
    /// Spend what is left by votes, as `greedy` does.
    votes
};

/// The method of equal shares: the budget is shared out among the ballots, and a project is funded
/// by those who approve of it, as equally as they can. Of those that can be funded the one comes
/// first that costs its supporters least for each unit spent: the most effective votes. Equal ones:
/// the cheaper, then more votes, then the one that stands first.
///
/// Source: Peters, Pierczyński, Skowron, Proportional Participatory Budgeting with Additive
/// Utilities (2021); Peters and Skowron, equalshares.net, with utility = cost.
[[nodiscard]] Outcome equal_shares(const Instance& instance, Completion completion);

/// Names as they are typed: "none", "add1", "add1e", "votes".
[[nodiscard]] std::optional<Completion> completion_named(const std::string& name);

} // namespace folkmoot::budget
