#include "models/beds/settings.hpp"

#include "engine/usual_town.hpp"

namespace folkmoot::beds {

std::span<const Field<Rules>> fields() {
    static const std::vector<Field<Rules>> all =
        all_fields<Rules>(embed<&Rules::beds>("beds", BedPlan::fields()),
                          embed<&Rules::sharing>("sharing", Sharing::fields()),
                          embed<&Rules::surge>("surge", Surge::fields()),
                          embed<&Rules::training>("training", Training::fields()),
                          embed<&Rules::contract>("contract", Contract::fields()),
                          embed<&Rules::planned>("planned", Planned::fields()),
                          embed<&Rules::need>("need", Need::fields()),
                          embed<&Rules::list>("list", WaitingList::fields()),
                          embed<&Rules::epidemic>("epidemic", Epidemic::fields()),
                          embed<&Rules::harm>("harm", Harm::fields()),
                          embed<&Rules::staff>("staff", Workforce::fields()),
                          embed<&Rules::moving>("moving", Moving::fields()),
                          embed<&Rules::firms>("firms", Firms::fields()),
                          embed<&Rules::costs>("costs", BedCosts::fields()));
    return all;
}

} // namespace folkmoot::beds
