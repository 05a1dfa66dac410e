#pragma once

/// All that may be decided or doubted about how services are built: "described once". Keys are
/// "group.name".

#include "engine/settings.hpp"
#include "models/delivery/settings/change.hpp"
#include "models/delivery/settings/joining.hpp"
#include "models/delivery/settings/people.hpp"
#include "models/delivery/settings/policy.hpp"
#include "models/delivery/settings/projects.hpp"
#include "models/delivery/settings/sharing.hpp"

#include <span>

namespace folkmoot::delivery {

struct Rules {
    Shared shared;
    Work work;
    Help help;
    Estate estate;
    Need need;
    Change change;
    Desk desk;
    Proof proof;
    Practice practice;
    Launch launch;
    Overrun overrun;
    Own own;
    Platform platform;
    Joining joining;
    Outside outside;
    Costs costs;
};

/// Every field of Rules, in the order in which people should read them.
[[nodiscard]] std::span<const Field<Rules>> fields();

/// The rules that a table of settings stands for.
[[nodiscard]] inline Rules rules_of(const folkmoot::Settings& settings) {
    return typed(settings, fields());
}

} // namespace folkmoot::delivery
