#pragma once

/// A world under a policy, week by week, whatever model it is of.

#include "engine/model.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace folkmoot {

/// Runs a policy from a state on. Same place, plan and state: same bits.
class Simulation {
public:
    Simulation(std::shared_ptr<const Place> place, PolicyPlan plan, const State& state);

    /// One week, in the order in which a week happens.
    void step();
    /// One week of several worlds, each as `step` would run it, to the last bit.
    static void step_together(std::span<Simulation* const> worlds);

    /// Of the scenario; not for a world that still warms up.
    [[nodiscard]] std::uint32_t week() const { return town_->state().clock - warm_up_weeks(); }
    [[nodiscard]] const State& state() const { return town_->state(); }
    [[nodiscard]] const Town& town() const { return *town_; }
    [[nodiscard]] const Place& place() const { return *place_; }
    [[nodiscard]] const Model& model() const { return *place_->model; }
    /// From now on these rules hold, some for some people only; nullptr: the plan's own, for
    /// everybody.
    void vary(std::shared_ptr<const Variants> variants);
    /// From now on chance is that of another seed. Who people are and what has happened stays.
    void set_chance(std::uint64_t seed) { town_->chance.seed = seed; }
    /// Where what happens to single people is written from now on; nullptr: nowhere.
    void set_log(PersonLog* log) { town_->chance.log = log; }

    /// From now on the people of each part are counted for themselves too, in `last_week`. They
    /// live as they would, to the last bit.
    void tell_apart(const std::shared_ptr<const Parting>& parting);

    /// What happened in the last week that was run.
    [[nodiscard]] const Counts& last_week() const { return last_week_; }
    /// Memory of everything that this run holds, its world included.
    [[nodiscard]] std::size_t bytes() const { return town_->bytes(); }

private:
    friend class Opening;
    Simulation(std::shared_ptr<const Place> place, PolicyPlan plan, std::unique_ptr<State> state);

    void apply_schedule();
    [[nodiscard]] std::uint32_t warm_up_weeks() const { return model().about().warm_up_weeks; }
    [[nodiscard]] bool warming_up() const { return state().clock < warm_up_weeks(); }

    std::shared_ptr<const Place> place_;
    PolicyPlan plan_;
    Settings settings_; ///< in force
    std::unique_ptr<Town> town_;
    bool varied_ = false;
    Counts last_week_;
};

/// The world at week 0: as it usually is, so that every policy starts from the same day.
[[nodiscard]] std::shared_ptr<const State> open_world(const Place& place, const Settings& before);

/// The same a week at a time, for a world so large that one wants to be able to stop. What
/// `open_world` gives.
class Opening {
public:
    Opening(std::shared_ptr<const Place> place, const Settings& before);

    /// One week of the warm-up; true when week 0 is reached.
    bool step();
    /// The world at week 0, once it is reached.
    [[nodiscard]] std::shared_ptr<const State> take();

private:
    Simulation warm_up_;
};

/// What must hold in every week, in a sentence if it does not; empty if it does.
[[nodiscard]] inline std::string check_conservation(const Simulation& simulation) {
    return simulation.town().check_conservation();
}

} // namespace folkmoot
