#pragma once

/// All that a policy or a doubt may set about beds: "described once". Keys are "group.name".

#include "engine/settings.hpp"
#include "models/beds/settings/hospitals.hpp"
#include "models/beds/settings/people.hpp"
#include "models/beds/settings/policy.hpp"

#include <span>

namespace folkmoot::beds {

struct Rules {
    BedPlan beds;
    Sharing sharing;
    Surge surge;
    Training training;
    Contract contract;
    Planned planned;
    Need need;
    WaitingList list;
    Epidemic epidemic;
    Harm harm;
    Workforce staff;
    Moving moving;
    Firms firms;
    BedCosts costs;
};

/// Every field of Rules, in the order in which people should read them.
[[nodiscard]] std::span<const Field<Rules>> fields();

/// The rules that a table of settings stands for.
[[nodiscard]] inline Rules rules_of(const folkmoot::Settings& settings) {
    return typed(settings, fields());
}

} // namespace folkmoot::beds
