#include "models/delivery/settings.hpp"

#include "engine/usual_town.hpp"

#include <vector>

namespace folkmoot::delivery {

std::span<const Field<Rules>> fields() {
    // The one place that says which groups exist, what they are called and in which order they are
    // read.
    static const std::vector<Field<Rules>> all = all_fields<Rules>(
        embed<&Rules::shared>("shared", Shared::fields()),
        embed<&Rules::work>("work", Work::fields()), embed<&Rules::help>("help", Help::fields()),
        embed<&Rules::estate>("estate", Estate::fields()),
        embed<&Rules::need>("need", Need::fields()),
        embed<&Rules::change>("change", Change::fields()),
        embed<&Rules::desk>("desk", Desk::fields()), embed<&Rules::proof>("proof", Proof::fields()),
        embed<&Rules::practice>("practice", Practice::fields()),
        embed<&Rules::launch>("launch", Launch::fields()),
        embed<&Rules::overrun>("overrun", Overrun::fields()),
        embed<&Rules::own>("own", Own::fields()),
        embed<&Rules::platform>("platform", Platform::fields()),
        embed<&Rules::joining>("joining", Joining::fields()),
        embed<&Rules::outside>("outside", Outside::fields()),
        embed<&Rules::costs>("costs", Costs::fields()));
    return all;
}

} // namespace folkmoot::delivery
