#include "deliberation/polis/analysis.hpp"

#include "deliberation/polis/routing.hpp"

namespace folkmoot::polis {

std::vector<std::uint32_t> Analysis::group_of_person() const {
    std::vector<std::uint32_t> group(space.places.size(), no_group);
    for (std::uint32_t g = 0; g < grouping.groups.size(); ++g)
        for (const std::uint32_t person : grouping.groups[g]) group[person] = g;
    return group;
}

Analysis analyse(const Votes& votes, const std::vector<bool>& out,
                 const std::vector<bool>& about_itself) {
    std::vector<bool> left_out = out;
    for (std::size_t s = 0; s < left_out.size(); ++s) left_out[s] = out[s] || about_itself[s];
    Analysis analysis;
    analysis.space = opinion_space(votes, left_out);
    analysis.in_conversation = in_conversation(votes);
    analysis.grouping = group_people(analysis.space.places, analysis.in_conversation);
    analysis.views = views_of(votes, analysis.grouping.groups);
    analysis.representatives = representatives(analysis.views, left_out);
    analysis.consensus = consensus(votes, left_out);
    analysis.group_informed = group_informed_consensus(analysis.views, votes.statements());
    analysis.priorities = priorities(votes, analysis.space, out, about_itself);
    return analysis;
}

} // namespace folkmoot::polis
