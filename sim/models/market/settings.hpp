#pragma once

/// All that a policy or a doubt may set in a market: "described once". Keys are "group.name".

#include "engine/settings.hpp"
#include "models/market/settings/people.hpp"
#include "models/market/settings/providers.hpp"
#include "models/market/settings/rules.hpp"

#include <span>

namespace folkmoot::market {

struct Rules {
    Choice choice;
    Admission admission;
    ContractTerms contract;
    Buying buying;
    Watch watch;
    Redress redress;
    Need need;
    Service service;
    Outcome outcome;
    Weighing weighing;
    Voice voice;
    Providers providers;
    Adaptation adaptation;
    Entry entry;
    Selection selection;
    Tendering tendering;
    Inspecting inspecting;
    Decline decline;
};

/// Every field of Rules, in the order in which people should read them.
[[nodiscard]] std::span<const Field<Rules>> fields();

/// The rules that a table of settings stands for.
[[nodiscard]] inline Rules rules_of(const folkmoot::Settings& settings) {
    return typed(settings, fields());
}

} // namespace folkmoot::market
