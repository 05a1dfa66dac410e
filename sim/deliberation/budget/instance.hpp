#pragma once

/// A participatory budget: what could be done, what each costs, and who approves of what.
///
/// Amounts are whole millionths of the currency's unit, so that nothing is rounded.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::budget {

/// Millionths of a pound, złoty, …
using Amount = std::int64_t;
inline constexpr Amount amount_per_unit = 1'000'000;

struct Project {
    std::string id, name; ///< `name` may be empty
    Amount cost = 0; ///< above 0
    /// Further columns of its file, in the file's order: heading and cell.
    std::vector<std::pair<std::string, std::string>> more{};
};

struct Ballot {
    std::string voter;
    std::vector<std::uint32_t> approves; ///< places in `projects`, rising, each once
    std::vector<std::pair<std::string, std::string>> more{};
};

struct Instance {
    Amount budget = 0; ///< above 0
    std::vector<Project> projects;
    std::vector<Ballot> ballots;
    /// Of the file's META, in its order; `budget`, `num_projects` and `num_votes` are written anew.
    std::vector<std::pair<std::string, std::string>> about{};
};

/// How many ballots approve of each project.
[[nodiscard]] std::vector<std::uint32_t> votes_of(const Instance& instance);

} // namespace folkmoot::budget
