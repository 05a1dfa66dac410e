/// Instant run-off.

#include "deliberation/voting/rules.hpp"

#include <algorithm>

namespace folkmoot::voting {
namespace {

std::vector<std::uint64_t> first_places(const Rankings& rankings, const std::vector<bool>& out) {
    std::vector<std::uint64_t> votes(rankings.options);
    for (const Ranking& ballot : rankings.ballots) {
        const auto first = std::find_if(ballot.options.begin(), ballot.options.end(),
                                        [&](std::uint32_t option) { return !out[option]; });
        if (first != ballot.options.end()) votes[*first] += ballot.people;
    }
    return votes;
}

/// Of options with the fewest votes now, the one with fewer in the last round in which they differ.
Round leaving(std::vector<std::uint64_t> votes, const std::vector<bool>& out,
              const std::vector<Round>& before) {
    Round round;
    round.out = UINT32_MAX;
    const auto compare = [&](std::uint32_t a, std::uint32_t b) {
        if (votes[a] != votes[b]) return votes[a] < votes[b] ? -1 : 1;
        for (auto earlier = before.rbegin(); earlier != before.rend(); ++earlier) {
            if (earlier->votes[a] != earlier->votes[b])
                return earlier->votes[a] < earlier->votes[b] ? -1 : 1;
        }
        return 0;
    };
    for (std::uint32_t option = 0; option < votes.size(); ++option) {
        if (out[option]) continue;
        const int order = round.out == UINT32_MAX ? -1 : compare(option, round.out);
        if (order < 0) {
            round.out = option;
            round.tied = false;
        } else if (order == 0) {
            round.tied = true;
        }
    }
    round.votes = std::move(votes);
    return round;
}

} // namespace

Verdict instant_runoff(const Rankings& rankings, std::vector<Round>* rounds) {
    std::vector<bool> out(rankings.options);
    std::vector<Round> all;
    Verdict verdict;
    verdict.scores.resize(rankings.options);
    for (std::size_t left = rankings.options; left > 0; --left) {
        all.push_back(leaving(first_places(rankings, out), out, all));
        const std::uint32_t leaves = all.back().out;
        out[leaves] = true;
        // Who stays longer is better; the last one stays longest.
        verdict.scores[leaves] = static_cast<double>(rankings.options - left);
        verdict.levels.insert(verdict.levels.begin(), {leaves});
    }
    if (rounds != nullptr) *rounds = std::move(all);
    return verdict;
}

} // namespace folkmoot::voting
