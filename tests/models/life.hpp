#pragma once

/// Small towns of any model for tests: a world in a line.

#include "core/result.hpp"
#include "engine/simulation.hpp"
#include "world/synthesis.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot {

using Values = std::map<std::string, double>;

/// A model's usual settings with some of them changed.
inline Settings settings_with(const Model& model, const Values& values, Settings settings) {
    for (const auto& [key, value] : values) {
        const Setting* setting = model.find_setting(key);
        assert(setting != nullptr);
        setting->set(settings, value);
    }
    return settings;
}

struct TownPlan {
    std::size_t areas = 2, places = 0; ///< places in each area
    std::uint32_t population = 2'000;
    double people = 2'000;
    std::uint64_t seed = 5;
};

/// Areas in a row; in each, places like the seeds of a sunflower.
inline std::shared_ptr<const Place> place_of(const Model& model, const TownPlan& plan) {
    auto place = std::make_shared<Place>();
    place->model = &model;
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
            // Without a sine that may differ between machines.
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

/// A town at week 0, and then week by week. `OwnState` is the model's.
template <class OwnState> class LifeOf {
public:
    LifeOf(std::shared_ptr<const Place> place, const Values& before, const Values& changed = {})
        : place_(std::move(place)), model_(*place_->model) {
        const Settings opening = settings_with(model_, before, model_.usual());
        simulation_ = std::make_unique<Simulation>(
            place_, PolicyPlan{settings_with(model_, changed, opening), {}, {}},
            *open_world(*place_, opening));
    }
    Simulation& operator*() { return *simulation_; }
    Simulation* operator->() { return simulation_.get(); }
    [[nodiscard]] const OwnState& state() const {
        return static_cast<const OwnState&>(simulation_->state());
    }
    [[nodiscard]] const Place& place() const { return *place_; }
    [[nodiscard]] const std::shared_ptr<const Place>& shared() const { return place_; }

    /// Lives so many weeks more and gives what happened in them.
    Counts live(std::uint32_t weeks) {
        Counts sum = model_.empty_counts(place_->world.areas.size());
        sum.people_per_citizen = place_->world.people_per_citizen;
        for (std::uint32_t w = 0; w < weeks; ++w) {
            simulation_->step();
            sum.add(simulation_->last_week(), model_.columns());
        }
        return sum;
    }

private:
    std::shared_ptr<const Place> place_;
    const Model& model_;
    std::unique_ptr<Simulation> simulation_;
};

/// A measure of a group.
/// Whether what is counted in all is the sum over the slots of each range (first, count), up to
/// rounding.
inline bool adds_up(const Counts& counts, std::size_t column,
                    std::initializer_list<std::pair<std::size_t, std::size_t>> ranges) {
    return std::ranges::all_of(ranges, [&](const auto& range) {
        double sum = 0;
        for (std::size_t i = 0; i < range.second; ++i) sum += counts.at(range.first + i, column);
        const double all = counts.at(Slot::total, column);
        return std::fabs(sum - all) <= 1e-9 * std::fabs(all);
    });
}

inline double measure_of(const Model& model, const Counts& counts, std::string_view key,
                         std::size_t slot) {
    return model.measures()[model.measure_index(key)].value(counts, slot);
}

/// What a lever says that it does: from one value to another, each measure moves to one side.
struct Direction {
    std::string lever;
    double from, to;
    std::vector<std::pair<std::string, int>> measures;
    Values also = {};
};

/// The first claim that does not hold, in words; "" if all do. `lived(values)` gives what happens.
template <class Lived>
std::string first_that_fails(const Model& model, const std::vector<Direction>& directions,
                             const Lived& lived) {
    for (const Direction& each : directions) {
        Values before = each.also, after = each.also;
        before[each.lever] = each.from;
        after[each.lever] = each.to;
        const Counts one = lived(before), other = lived(after);
        for (const auto& [measure, sign] : each.measures) {
            const double low = measure_of(model, one, measure, Slot::total),
                         high = measure_of(model, other, measure, Slot::total);
            if (!((high - low) * sign > 0))
                return each.lever + " → " + measure + ": from " + std::to_string(low) + " to " +
                       std::to_string(high);
        }
    }
    return {};
}

} // namespace folkmoot
