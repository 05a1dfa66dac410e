#pragma once

/// All that may be decided or doubted about where things are made: "described once". Keys are
/// "group.name".

#include "engine/settings.hpp"
#include "models/tiers/settings/money.hpp"
#include "models/tiers/settings/people.hpp"
#include "models/tiers/settings/rules.hpp"

#include <span>

namespace folkmoot::tiers {

struct Rules {
    Made made;
    Tailoring tailoring;
    Moving moving;
    Learning learning;
    Map map;
    Taste taste;
    Voice voice;
    Need need;
    Skill skill;
    Costs costs;
    Staff staff;
    Contracts contracts;
    Project project;
};

/// Every field of Rules, in the order in which people should read them.
[[nodiscard]] std::span<const Field<Rules>> fields();

/// The rules that a table of settings stands for.
[[nodiscard]] inline Rules rules_of(const folkmoot::Settings& settings) {
    return typed(settings, fields());
}

} // namespace folkmoot::tiers
