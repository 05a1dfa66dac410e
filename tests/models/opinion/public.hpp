#pragma once

/// Small publics for tests: a world in a line.

#include "engine/simulation.hpp"
#include "models/opinion/model.hpp"
#include "models/opinion/settings.hpp"
#include "models/opinion/town.hpp"
#include "world/synthesis.hpp"

#include <cassert>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace folkmoot::opinion {

using Values = std::map<std::string, double>;

/// The usual settings with some of them changed.
inline Settings with(const Values& values, Settings settings = opinion_model()->usual()) {
    for (const auto& [key, value] : values) {
        const Setting* setting = opinion_model()->find_setting(key);
        assert(setting != nullptr);
        setting->set(settings, value);
    }
    return settings;
}

struct PublicPlan {
    std::size_t areas = 2;
    std::uint32_t population = 2'000;
    double people = 2'000;
    std::uint64_t seed = 5;
};

inline std::shared_ptr<const Place> place_of(const PublicPlan& plan) {
    auto place = std::make_shared<Place>();
    place->model = opinion_model();
    std::vector<Area> areas;
    for (std::size_t a = 0; a < plan.areas; ++a) {
        Area area;
        area.name = "Area " + std::to_string(a + 1);
        area.registered = plan.people / static_cast<double>(plan.areas);
        area.over65_share = 0.2;
        area.deprivation = {0.2, 0.2, 0.2, 0.2, 0.2};
        area.radius = 5;
        areas.push_back(area);
    }
    place->world = make_world({areas, {}, plan.people, plan.population, plan.seed});
    place->reference = areas;
    return place;
}

/// A public at week 0, and then week by week.
class PublicLife {
public:
    PublicLife(const PublicPlan& plan, const Values& before, const Values& changed = {})
        : place_(place_of(plan)) {
        const Settings opening = with(before);
        simulation_ = std::make_unique<Simulation>(
            place_, PolicyPlan{with(changed, opening), {}, {}}, *open_world(*place_, opening));
    }
    Simulation& operator*() { return *simulation_; }
    Simulation* operator->() { return simulation_.get(); }
    [[nodiscard]] const State& state() const { return own(simulation_->state()); }
    [[nodiscard]] const Place& place() const { return *place_; }

    /// Lives so many weeks more and gives what happened in them.
    Counts live(std::uint32_t weeks) {
        Counts sum = opinion_model()->empty_counts(place_->world.areas.size());
        sum.people_per_citizen = place_->world.people_per_citizen;
        for (std::uint32_t w = 0; w < weeks; ++w) {
            simulation_->step();
            sum.add(simulation_->last_week(), opinion_model()->columns());
        }
        return sum;
    }

private:
    std::shared_ptr<const Place> place_;
    std::unique_ptr<Simulation> simulation_;
};

/// A measure of all people.
inline double measured(const Counts& counts, std::string_view key, std::size_t slot = Slot::total) {
    return opinion_model()->measures()[opinion_model()->measure_index(key)].value(counts, slot);
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
