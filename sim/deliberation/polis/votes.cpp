#include "deliberation/polis/votes.hpp"

namespace folkmoot::polis {
namespace {

void count_votes(const Votes& votes, std::size_t person, std::vector<Tally>& tallies) {
    for (std::size_t s = 0; s < votes.statements(); ++s) {
        const Vote vote = votes.at(person, s);
        if (vote == Vote::unseen) continue;
        ++tallies[s].votes;
        if (vote == Vote::agree) ++tallies[s].agrees;
        if (vote == Vote::disagree) ++tallies[s].disagrees;
    }
}

} // namespace

std::size_t Votes::votes_of(std::size_t person) const {
    std::size_t count = 0;
    for (std::size_t s = 0; s < statements_; ++s)
        if (at(person, s) != Vote::unseen) ++count;
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
