#pragma once

/// Small markets for tests: a world in a line.

#include "core/units.hpp"
#include "models/life.hpp"
#include "models/market/model.hpp"
#include "models/market/settings.hpp"
#include "models/market/town.hpp"

#include <memory>
#include <string_view>

namespace folkmoot::market {

using folkmoot::Values;

inline Settings with(const Values& values, Settings settings = market_model()->usual()) {
    return settings_with(*market_model(), values, std::move(settings));
}

struct MarketPlan {
    std::size_t areas = 2, places = 8; ///< places in each area
    std::uint32_t population = 2'000;
    double people = 20'000;
    std::uint64_t seed = 5;
};
inline std::shared_ptr<const Place> place_of(const MarketPlan& plan) {
    return folkmoot::place_of(*market_model(),
                              {plan.areas, plan.places, plan.population, plan.people, plan.seed});
}

/// A market at week 0, and then week by week.
class Life : public LifeOf<State> {
public:
    Life(const MarketPlan& plan, const Values& before, const Values& changed = {})
        : LifeOf(market::place_of(plan), before, changed) {}
    Life(std::shared_ptr<const Place> place, const Values& before, const Values& changed = {})
        : LifeOf(std::move(place), before, changed) {}
};

/// A measure of all people.
inline double measured(const Counts& counts, std::string_view key, std::size_t slot = Slot::total) {
    return measure_of(*market_model(), counts, key, slot);
}

} // namespace folkmoot::market
