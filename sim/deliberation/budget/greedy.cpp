#include "deliberation/budget/rules.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace folkmoot::budget {

std::vector<std::uint32_t> votes_of(const Instance& instance) {
    std::vector<std::uint32_t> votes(instance.projects.size());
    for (const Ballot& ballot : instance.ballots)
        for (const std::uint32_t project : ballot.approves) ++votes[project];
    return votes;
}

Outcome greedy(const Instance& instance) {
    const auto votes = votes_of(instance);
    std::vector<std::uint32_t> order(instance.projects.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto rank = [&](std::uint32_t p) {
        // Fewest first is what a pair sorts by: votes are counted down from the most.
        return std::pair{UINT32_MAX - votes[p], instance.projects[p].cost};
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    Outcome outcome;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t p = order[i];
        if (i + 1 < order.size() && rank(order[i]) == rank(order[i + 1])) ++outcome.ties;
        if (votes[p] == 0 || instance.projects[p].cost > instance.budget - outcome.spent) continue;
        outcome.funded.push_back({p, votes[p]});
        outcome.spent += instance.projects[p].cost;
    }
    return outcome;
}

std::optional<Completion> completion_named(const std::string& name) {
    constexpr std::array names{
        std::pair{"none", Completion::none}, std::pair{"add1", Completion::add1},
        std::pair{"add1e", Completion::add1e}, std::pair{"votes", Completion::votes}};
    for (const auto& [key, completion] : names)
        if (name == key) return completion;
    return std::nullopt;
}

} // namespace folkmoot::budget
