#include "models/tiers/settings.hpp"

#include "engine/usual_town.hpp"

#include <vector>

namespace folkmoot::tiers {

std::span<const Field<Rules>> fields() {
    // The one place that says which groups exist, what they are called and in which order they are
    // read.
    static const std::vector<Field<Rules>> all = all_fields<Rules>(
        embed<&Rules::made>("made", Made::fields()),
        embed<&Rules::tailoring>("tailoring", Tailoring::fields()),
        embed<&Rules::moving>("moving", Moving::fields()),
        embed<&Rules::learning>("learning", Learning::fields()),
        embed<&Rules::map>("map", Map::fields()), embed<&Rules::taste>("taste", Taste::fields()),
        embed<&Rules::voice>("voice", Voice::fields()), embed<&Rules::need>("need", Need::fields()),
        embed<&Rules::skill>("skill", Skill::fields()),
        embed<&Rules::costs>("costs", Costs::fields()),
        embed<&Rules::staff>("staff", Staff::fields()),
        embed<&Rules::contracts>("contracts", Contracts::fields()),
        embed<&Rules::project>("project", Project::fields()));
    return all;
}

} // namespace folkmoot::tiers
