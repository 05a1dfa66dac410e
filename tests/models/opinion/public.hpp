#pragma once

/// Small publics for tests: a world in a line.

#include "models/life.hpp"
#include "models/opinion/model.hpp"
#include "models/opinion/settings.hpp"
#include "models/opinion/town.hpp"

#include <memory>
#include <string_view>

namespace folkmoot::opinion {

using folkmoot::Values;
using PublicPlan = TownPlan;

inline Settings with(const Values& values, Settings settings = opinion_model()->usual()) {
    return settings_with(*opinion_model(), values, std::move(settings));
}
inline std::shared_ptr<const Place> place_of(const PublicPlan& plan) {
    return folkmoot::place_of(*opinion_model(), plan);
}

/// A public at week 0, and then week by week.
class PublicLife : public LifeOf<State> {
public:
    PublicLife(const PublicPlan& plan, const Values& before, const Values& changed = {})
        : LifeOf(opinion::place_of(plan), before, changed) {}
};

/// A measure of all people.
inline double measured(const Counts& counts, std::string_view key, std::size_t slot = Slot::total) {
    return measure_of(*opinion_model(), counts, key, slot);
}

/// Everything at once: both ways of asking, often, with all that is shown and answered.
inline const Values all_at_once{
    {"asking.rhythm", 1},  {"asking.every", 6},      {"asking.reach", 2},
    {"asking.seats", 60},  {"showing.bridging", 1},  {"showing.answered", 1},
    {"showing.told", 0.3}, {"revising.every", 12},   {"voice.organised", 0.01},
    {"panel.accept", 0.3}, {"news.rate", 0.2},       {"talk.rate", 0.2},
    {"asking.help", 1},    {"government.acts", 0.7},
};

} // namespace folkmoot::opinion
