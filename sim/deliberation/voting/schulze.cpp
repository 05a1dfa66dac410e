/// Schulze's method, by the widest paths of Floyd and Warshall.

#include "deliberation/voting/rules.hpp"

#include <algorithm>

namespace folkmoot::voting {

std::vector<std::uint64_t> strongest_paths(const Pairwise& pairwise) {
    const std::size_t n = pairwise.options();
    std::vector<std::uint64_t> strength(n * n);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            if (a != b && pairwise.over(a, b) > pairwise.over(b, a))
                strength[a * n + b] = pairwise.over(a, b);
        }
    }
    for (std::size_t via = 0; via < n; ++via) {
        for (std::size_t a = 0; a < n; ++a) {
            if (a == via) continue;
            for (std::size_t b = 0; b < n; ++b) {
                if (b == a || b == via) continue;
                auto& direct = strength[a * n + b];
                direct = std::max(direct, std::min(strength[a * n + via], strength[via * n + b]));
            }
        }
    }
    return strength;
}

Verdict schulze(const Rankings& rankings) {
    const Pairwise pairwise(rankings);
    const std::size_t n = pairwise.options();
    const auto strength = strongest_paths(pairwise);
    const auto beats = [&](std::size_t a, std::size_t b) {
        return strength[a * n + b] > strength[b * n + a];
    };
    Verdict verdict;
    verdict.scores.resize(n);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) verdict.scores[a] += beats(a, b) ? 1.0 : 0.0;
    // "Beats" is an order: who nobody that is left beats comes next.
    std::vector<bool> placed(n);
    for (std::size_t left = n; left > 0;) {
        std::vector<std::uint32_t> level;
        for (std::uint32_t a = 0; a < n; ++a) {
            bool beaten = placed[a];
            for (std::size_t b = 0; b < n && !beaten; ++b) beaten = !placed[b] && beats(b, a);
            if (!beaten) level.push_back(a);
        }
        for (const std::uint32_t a : level) placed[a] = true;
        left -= level.size();
        verdict.levels.push_back(std::move(level));
    }
    return verdict;
}

} // namespace folkmoot::voting
