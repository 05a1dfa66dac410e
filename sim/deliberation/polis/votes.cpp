#include "deliberation/polis/votes.hpp"

namespace folkmoot::polis {
namespace {

void count_votes(const Votes& votes, std::size_t person, std::vector<Tally>& tallies) {
    // Without a branch: what people vote is what no processor guesses.
    for (std::size_t s = 0; s < votes.statements(); ++s) {
        const Vote vote = votes.at(person, s);
        Tally& of = tallies[s];
        of.votes += static_cast<std::uint32_t>(vote != Vote::unseen);
        of.agrees += static_cast<std::uint32_t>(vote == Vote::agree);
        of.disagrees += static_cast<std::uint32_t>(vote == Vote::disagree);
    }
}

} // namespace

std::size_t Votes::votes_of(std::size_t person) const {
    std::size_t count = 0;
    for (std::size_t s = 0; s < statements_; ++s)
        count += static_cast<std::size_t>(at(person, s) != Vote::unseen);
    return count;
}

std::vector<Tally> tally(const Votes& votes) {
    std::vector<Tally> tallies(votes.statements());
    for (std::size_t person = 0; person < votes.people(); ++person)
        count_votes(votes, person, tallies);
    return tallies;
}

std::vector<Tally> tally(const Votes& votes, std::span<const std::uint32_t> people) {
    std::vector<Tally> tallies(votes.statements());
    for (const std::uint32_t person : people) count_votes(votes, person, tallies);
    return tallies;
}

} // namespace folkmoot::polis
