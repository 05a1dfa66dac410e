#include "deliberation/voting/profile.hpp"

namespace folkmoot::voting {

Pairwise::Pairwise(const Rankings& rankings)
    : options_(rankings.options), counts_(rankings.options * rankings.options) {
    std::vector<bool> named(options_);
    for (const Ranking& ballot : rankings.ballots) {
        named.assign(options_, false);
        for (const std::uint32_t option : ballot.options) named[option] = true;
        for (std::size_t i = 0; i < ballot.options.size(); ++i) {
            const std::size_t better = ballot.options[i];
            for (std::size_t j = i + 1; j < ballot.options.size(); ++j)
                counts_[better * options_ + ballot.options[j]] += ballot.people;
            for (std::size_t other = 0; other < options_; ++other)
                if (!named[other]) counts_[better * options_ + other] += ballot.people;
        }
    }
}

std::size_t condorcet_winner(const Pairwise& pairwise) {
    for (std::size_t a = 0; a < pairwise.options(); ++a) {
        bool beats_all = true;
        for (std::size_t b = 0; b < pairwise.options(); ++b)
            beats_all = beats_all && (a == b || pairwise.over(a, b) > pairwise.over(b, a));
        if (beats_all) return a;
    }
    return pairwise.options();
}

} // namespace folkmoot::voting
