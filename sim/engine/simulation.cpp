#include "engine/simulation.hpp"

#include <vector>

namespace folkmoot {
namespace {

double interpolate(const Change& change, double before, std::uint32_t week) {
    if (change.until <= change.from || week >= change.until) return change.value;
    const double done = static_cast<double>(week - change.from) / (change.until - change.from);
    return before + (change.value - before) * done;
}

} // namespace

Settings settings_in_week(const Model& model, const PolicyPlan& plan, std::uint32_t week) {
    Settings settings = plan.settings;
    for (const Change& change : plan.schedule) {
        if (week < change.from) continue;
        const Setting* setting = model.find_setting(change.key);
        setting->set(settings, interpolate(change, setting->get(settings), week));
    }
    return settings;
}

Simulation::Simulation(std::shared_ptr<const Place> place, PolicyPlan plan, const State& state)
    : Simulation(std::move(place), std::move(plan), state.copy()) {}

Simulation::Simulation(std::shared_ptr<const Place> place, PolicyPlan plan,
                       std::unique_ptr<State> state)
    : place_(std::move(place)), plan_(std::move(plan)), settings_(plan_.settings),
      town_(place_->model->make_town(place_, plan_, std::move(state))),
      last_week_(place_->model->empty_counts(place_->world.areas.size())) {
    town_->chance.seed = place_->world.seed;
    last_week_.weeks = 1;
    last_week_.people_per_citizen = place_->world.people_per_citizen;
}

void Simulation::step() {
    Simulation* const alone = this;
    step_together({&alone, 1});
}

void Simulation::step_together(std::span<Simulation* const> worlds) {
    std::vector<Town*> towns;
    towns.reserve(worlds.size());
    for (Simulation* world : worlds) {
        world->apply_schedule();
        towns.push_back(world->town_.get());
    }
    towns.front()->live(towns);
    for (Simulation* world : worlds) {
        if (!world->warming_up()) {
            world->last_week_.clear();
            world->town_->record(world->last_week_);
        }
        ++world->town_->state().clock;
    }
}

void Simulation::apply_schedule() {
    if (plan_.schedule.empty() || warming_up() || varied_) return;
    Settings now = settings_in_week(model(), plan_, week());
    // Week 0 may follow a snapshot in the middle of a schedule, so compare with what is in force.
    if (now == settings_) return;
    settings_ = std::move(now);
    town_->change(settings_);
}

void Simulation::vary(std::shared_ptr<const Variants> variants) {
    varied_ = variants != nullptr;
    if (varied_) {
        settings_ = variants->settings.front();
        town_->vary(std::move(variants));
    } else {
        settings_ = settings_in_week(model(), plan_, week());
        town_->change(settings_);
    }
}

void Simulation::tell_apart(const std::shared_ptr<const Parting>& parting) {
    town_->tell_apart(parting);
    last_week_.tell_apart(parting);
}

Opening::Opening(std::shared_ptr<const Place> place, const Settings& before)
    : warm_up_(place, PolicyPlan{before, {}, {}}, place->model->begin(*place, before)) {}

bool Opening::step() {
    if (warm_up_.warming_up()) warm_up_.step();
    return !warm_up_.warming_up();
}

std::shared_ptr<const State> Opening::take() { return warm_up_.town_->release(); }

std::shared_ptr<const State> open_world(const Place& place, const Settings& before) {
    // The place is only looked at; the warm-up run does not outlive this function.
    Opening opening(std::shared_ptr<const Place>(&place, [](const Place*) {}), before);
    while (!opening.step()) {
    }
    return opening.take();
}

} // namespace folkmoot
