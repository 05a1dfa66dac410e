#include "deliberation/polis/routing.hpp"

#include "core/random.hpp"

#include <algorithm>

namespace folkmoot::polis {
namespace {

/// 2^(−votes / 5) by whole powers and fifths: every machine has the same.
double novelty(std::uint32_t votes) {
    constexpr std::array<double, 5> fifths{1, 0.8705505632961241, 0.757858283255199,
                                           0.6597539553864471, 0.5743491774985174};
    if (votes >= 5 * 1000) return 0;
    double power = fifths[votes % 5];
    for (std::uint32_t i = 0; i < votes / 5; ++i) power /= 2;
    return power;
}

} // namespace

double priority(const Tally& votes, double extremity) {
    constexpr double most_novelty = 8;
    const double all = static_cast<double>(votes.votes) + 2;
    const double importance = (1 - (static_cast<double>(votes.passes()) + 1) / all) *
                              (1 + extremity) * ((static_cast<double>(votes.agrees) + 1) / all);
    const double root = importance * (1 + most_novelty * novelty(votes.votes));
    return root * root;
}

std::vector<double> priorities(const Votes& votes, const Space& space, const std::vector<bool>& out,
                               const std::vector<bool>& about_itself) {
    const auto tallies = tally(votes);
    std::vector<double> all(tallies.size());
    for (std::size_t s = 0; s < all.size(); ++s) {
        if (out[s]) continue;
        all[s] = about_itself[s] ? meta_priority : priority(tallies[s], extremity(space, s));
    }
    return all;
}

std::optional<std::uint32_t> next_statement(const std::vector<double>& priorities,
                                            const std::vector<bool>& seen, std::uint64_t seed,
                                            std::uint32_t person) {
    double all = 0;
    for (std::size_t s = 0; s < priorities.size(); ++s)
        if (!seen[s]) all += priorities[s];
    if (!(all > 0)) return std::nullopt;
    const auto votes = static_cast<std::uint32_t>(std::count(seen.begin(), seen.end(), true));
    double left = all * unit(draw(seed, person, votes, Purpose::statement)[0]);
    std::optional<std::uint32_t> last;
    for (std::uint32_t s = 0; s < priorities.size(); ++s) {
        if (seen[s] || !(priorities[s] > 0)) continue;
        last = s;
        left -= priorities[s];
        if (left < 0) break;
    }
    return last;
}

} // namespace folkmoot::polis
