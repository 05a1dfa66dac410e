#pragma once

/// All that a policy or a doubt may set about claims: "described once". Keys are "group.name".

#include "engine/settings.hpp"
#include "models/claims/settings/rights.hpp"
#include "models/claims/settings/rules.hpp"
#include "models/claims/settings/services.hpp"

#include <span>

namespace folkmoot::claims {

struct Rules {
    Asking asking;
    Paying paying;
    Renewing renewing;
    Doors doors;
    Care care;
    Work work;
    Right right;
    Notice notice;
    Hassle hassle;
    Offer offer;
    Means means;
    ChangeRules change;
    Reclaim reclaim;
    Register registers;
    Reach reach;
    Ease ease;
    Faults faults;
    Third third;
    Helping helping;
    Machine machine;
    Casework casework;
    Rise rise;
    Costs cost;
};

/// Every field of Rules, in the order in which people should read them.
[[nodiscard]] std::span<const Field<Rules>> fields();

/// The rules that a table of settings stands for.
[[nodiscard]] inline Rules rules_of(const folkmoot::Settings& settings) {
    return typed(settings, fields());
}

} // namespace folkmoot::claims
