/// Rules that add up: approval, first places, Borda, quadratic votes; and the middle of a lever.

#include "deliberation/voting/rules.hpp"
#include "deliberation/voting/verdict.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::voting {

Verdict verdict_by(std::vector<double> scores) {
    Verdict verdict;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < scores.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    for (const std::uint32_t option : order) {
        const bool same =
            !verdict.levels.empty() && scores[verdict.levels.back().front()] == scores[option];
        if (!same) verdict.levels.emplace_back();
        verdict.levels.back().push_back(option);
    }
    verdict.scores = std::move(scores);
    return verdict;
}

Verdict approval(std::span<const std::vector<std::uint32_t>> approved, std::size_t options) {
    std::vector<double> scores(options);
    for (const auto& ballot : approved)
        for (const std::uint32_t option : ballot) scores[option] += 1.0;
    return verdict_by(std::move(scores));
}

Verdict plurality(const Rankings& rankings) {
    std::vector<double> scores(rankings.options);
    for (const Ranking& ballot : rankings.ballots)
        if (!ballot.options.empty())
            scores[ballot.options.front()] += static_cast<double>(ballot.people);
    return verdict_by(std::move(scores));
}

Verdict borda(const Rankings& rankings) {
    std::vector<double> scores(rankings.options);
    std::vector<bool> named(rankings.options);
    for (const Ranking& ballot : rankings.ballots) {
        const double people = static_cast<double>(ballot.people);
        const auto below = static_cast<double>(rankings.options) - 1.0;
        named.assign(rankings.options, false);
        for (std::size_t i = 0; i < ballot.options.size(); ++i) {
            named[ballot.options[i]] = true;
            scores[ballot.options[i]] += people * (below - static_cast<double>(i));
        }
        const std::size_t unnamed = rankings.options - ballot.options.size();
        if (unnamed == 0) continue;
        const double shared = (static_cast<double>(unnamed) - 1.0) / 2.0;
        for (std::size_t option = 0; option < rankings.options; ++option)
            if (!named[option]) scores[option] += people * shared;
    }
    return verdict_by(std::move(scores));
}

std::uint64_t quadratic_cost(const QuadraticBallot& ballot) {
    std::uint64_t cost = 0;
    for (const std::int32_t votes : ballot.votes)
        cost += static_cast<std::uint64_t>(std::int64_t{votes} * votes);
    return cost;
}

Verdict quadratic(std::span<const QuadraticBallot> ballots, std::size_t options) {
    std::vector<double> scores(options);
    for (const QuadraticBallot& ballot : ballots)
        for (std::size_t i = 0; i < std::min(options, ballot.votes.size()); ++i)
            scores[i] += ballot.votes[i];
    return verdict_by(std::move(scores));
}

LeverMiddle middle_of(std::vector<double> positions) {
    LeverMiddle middle;
    middle.people = positions.size();
    if (positions.empty()) return middle;
    std::sort(positions.begin(), positions.end());
    const std::size_t count = positions.size();
    middle.median = (positions[(count - 1) / 2] + positions[count / 2]) / 2;
    const auto at = [&](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(count)));
        return positions[std::max<std::size_t>(rank, 1) - 1];
    };
    middle.low_quarter = at(0.25);
    middle.high_quarter = at(0.75);
    double sum = 0; // in rising order: the same however the ballots came
    for (const double position : positions) sum += position;
    middle.mean = sum / static_cast<double>(count);
    return middle;
}

} // namespace folkmoot::voting
