#pragma once

/// Small towns with rights for tests: a world in a line.

#include "models/claims/model.hpp"
#include "models/claims/settings.hpp"
#include "models/claims/town.hpp"
#include "models/life.hpp"

#include <memory>
#include <string_view>

namespace folkmoot::claims {

using folkmoot::Values;

inline Settings with(const Values& values, Settings settings = claims_model()->usual()) {
    return settings_with(*claims_model(), values, std::move(settings));
}
inline std::shared_ptr<const Place> place_of(TownPlan plan) {
    plan.places = 1;
    return folkmoot::place_of(*claims_model(), plan);
}

/// Rights and claims at week 0, and then week by week.
class Life : public LifeOf<State> {
public:
    Life(const TownPlan& plan, const Values& before, const Values& changed = {})
        : LifeOf(claims::place_of(plan), before, changed) {}
};

inline double measured(const Counts& counts, std::string_view key, std::size_t slot = Slot::total) {
    return measure_of(*claims_model(), counts, key, slot);
}

/// Everything at once: offers and papers, helpers and third parties, machines that break down,
/// people who are told to claim again, purges, alarms.
inline const Values everything{
    {"right.rate", 0.4},
    {"right.years", 1},
    {"asking.way", 1},
    {"hassle.cost", 2},
    {"asking.letters", 4},
    {"asking.letter", 2},
    {"doors.open", 2},
    {"doors.helpers", 3},
    {"doors.helper_pay", 2},
    {"doors.support", 40},
    {"third.build_weeks", 2},
    {"third.start", 0.3},
    {"care.purge", 2},
    {"care.linked", 1},
    {"care.checks", 1},
    {"care.insight", 1},
    {"register.duplicates", 0.1},
    {"register.known", 0.8},
    {"machine.crash", 4},
    {"machine.each", 0.98},
    {"renewing.reclaim_week", 10},
    {"rise.week", 20},
    {"rise.factor", 6},
    {"work.staff", 0.2},
    {"paying.forgive", 0.5},
    {"change.report", 0.3},
    {"right.without", 0.3},
    {"faults.bad_share", 0.5},
    {"work.tell", 1},
    {"offer.refuse", 0.3},
    {"work.advisers", 1},
};

} // namespace folkmoot::claims
