#pragma once

/// Small markets for tests: a world in a line.

#include "core/result.hpp"
#include "core/units.hpp"
#include "engine/simulation.hpp"
#include "models/market/model.hpp"
#include "models/market/settings.hpp"
#include "models/market/town.hpp"
#include "world/synthesis.hpp"

#include <cassert>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace folkmoot::market {

using Values = std::map<std::string, double>;

/// The usual settings with some of them changed.
inline Settings with(const Values& values, Settings settings = market_model()->usual()) {
    for (const auto& [key, value] : values) {
        const Setting* setting = market_model()->find_setting(key);
        assert(setting != nullptr);
        setting->set(settings, value);
    }
    return settings;
}

struct MarketPlan {
    std::size_t areas = 2, places = 8; ///< places in each area
    std::uint32_t population = 2'000;
    double people = 20'000;
    std::uint64_t seed = 5;
};

inline std::shared_ptr<const Place> place_of(const MarketPlan& plan) {
    auto place = std::make_shared<Place>();
    place->model = market_model();
    std::vector<Area> areas;
    std::vector<Provider> providers;
    for (std::size_t a = 0; a < plan.areas; ++a) {
        Area area;
        area.name = "Area " + std::to_string(a + 1);
        area.registered = plan.people / static_cast<double>(plan.areas);
        area.over65_share = 0.2;
        area.deprivation = {0.2, 0.2, 0.2, 0.2, 0.2};
        area.x = 20.0 * static_cast<double>(a);
        area.radius = 5;
        double along = 1, across = 0;
        for (std::size_t p = 0; p < plan.places; ++p) {
            // Sunflower seeds, without a sine that may differ between machines.
            constexpr double cosine = -0.73736887807831985, sine = 0.67549029426152357;
            const double out = area.radius * std::sqrt((static_cast<double>(p) + 0.5) /
                                                       static_cast<double>(plan.places));
            Provider provider;
            provider.name = area.name + ", " + std::to_string(p + 1);
            provider.area = static_cast<std::uint16_t>(a);
            provider.x = area.x + out * along;
            provider.y = area.y + out * across;
            const double turned = along * cosine - across * sine;
            across = along * sine + across * cosine;
            along = turned;
            providers.push_back(provider);
        }
        areas.push_back(area);
    }
    place->world = make_world({areas, providers, plan.people, plan.population, plan.seed});
    place->reference = areas;
    return place;
}

/// A market at week 0, and then week by week.
class Life {
public:
    Life(const MarketPlan& plan, const Values& before, const Values& changed = {})
        : Life(place_of(plan), before, changed) {}
    Life(std::shared_ptr<const Place> place, const Values& before, const Values& changed = {})
        : place_(std::move(place)) {
        const Settings opening = with(before);
        simulation_ = std::make_unique<Simulation>(
            place_, PolicyPlan{with(changed, opening), {}, {}}, *open_world(*place_, opening));
    }
    Simulation& operator*() { return *simulation_; }
    Simulation* operator->() { return simulation_.get(); }
    [[nodiscard]] const State& state() const { return own(simulation_->state()); }
    [[nodiscard]] const Place& place() const { return *place_; }
    [[nodiscard]] const std::shared_ptr<const Place>& shared() const { return place_; }

    /// Lives so many weeks more and gives what happened in them.
    Counts live(std::uint32_t weeks) {
        Counts sum = market_model()->empty_counts(place_->world.areas.size());
        sum.people_per_citizen = place_->world.people_per_citizen;
        for (std::uint32_t w = 0; w < weeks; ++w) {
            simulation_->step();
            sum.add(simulation_->last_week(), market_model()->columns());
        }
        return sum;
    }

private:
    std::shared_ptr<const Place> place_;
    std::unique_ptr<Simulation> simulation_;
};

/// A measure of all people.
inline double measured(const Counts& counts, std::string_view key, std::size_t slot = Slot::total) {
    return market_model()->measures()[market_model()->measure_index(key)].value(counts, slot);
}

} // namespace folkmoot::market
