#pragma once

/// A world under a policy, week by week.

#include "engine/rates.hpp"
#include "engine/state.hpp"
#include "engine/variants.hpp"
#include "funding/pay.hpp"
#include "outcome/summary.hpp"
#include "process/choice.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace folkmoot {

/// What a world is told to do: the settings from week 0, and how they change.
struct PolicyPlan {
    Settings settings;
    std::vector<Change> schedule;
    /// What areas are given of the whole budget from week 0 on, instead of the present rule's
    /// target; sums to 1. Empty: the present rule.
    std::vector<double> area_shares = {};
};

/// The settings in force in `week`: the plan's own, and what its schedule has changed by then.
[[nodiscard]] Settings settings_in_week(const PolicyPlan& plan, std::uint32_t week);

/// A world and the nation that its weights are normalised over; shared, never changed.
struct Place {
    World world;
    std::vector<Area> reference;
    std::size_t host = 0;
};

/// Weeks that a world runs before week 0, so that lines are as long as they are in April. Nobody
/// changes practice and no budget is settled in them.
inline constexpr std::uint32_t warm_up_weeks = 52;

/// The world at week 0: everybody registered, lines as long as they usually are, budgets set. It
/// depends on the settings of the baseline only, so that every policy starts from the same day.
[[nodiscard]] std::shared_ptr<const State> open_world(const Place& place, const Settings& before);

/// The same a week at a time, for a world so large that one wants to be able to stop. What
/// `open_world` gives.
class Opening {
public:
    Opening(std::shared_ptr<const Place> place, const Settings& before);
    Opening(Opening&&) noexcept;
    Opening& operator=(Opening&&) noexcept;
    ~Opening();

    /// One week of the warm-up; true when week 0 is reached.
    bool step();
    /// The world at week 0, once it is reached.
    [[nodiscard]] std::shared_ptr<const State> take();

private:
    std::unique_ptr<class Simulation> warm_up_;
};

/// Runs a policy from a state on. Same place, plan and state: same bits.
class Simulation {
public:
    Simulation(std::shared_ptr<const Place> place, PolicyPlan plan, State state);

    /// One week, in the order in which a week happens.
    void step();
    /// One week of several worlds, each as `step` would run it, to the last bit. Where the same
    /// people come to have the same needs, as under two policies on the same random numbers, that
    /// is found out once for all.
    static void step_together(std::span<Simulation* const> worlds);

    [[nodiscard]] std::uint32_t week() const { return state_.clock - warm_up_weeks; }
    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] const Place& place() const { return *place_; }
    /// From now on these rules hold, some for some people only; nullptr: the plan's own, for
    /// everybody.
    void vary(std::shared_ptr<const Variants> variants);
    /// From now on chance is that of another seed. Who people are and what has happened stays.
    void set_chance(std::uint64_t seed) { chance_ = seed; }
    /// Where what happens to single people is written from now on; nullptr: nowhere.
    void set_log(PersonLog* log) { log_ = log; }

    /// People who look for work; empty where nobody does.
    [[nodiscard]] const WorkForce& force() const { return force_; }

    /// What happened in the last week that was run.
    [[nodiscard]] const Summary& last_week() const { return last_week_; }
    /// Memory of everything that this run holds, its world included.
    [[nodiscard]] std::size_t bytes() const;

private:
    friend class Opening;

    void apply_schedule();
    void feel_shock();
    /// Whether what happens by chance this week is the same in both.
    [[nodiscard]] bool same_chance(const Simulation& other) const;
    static void ask_for_help(std::span<Simulation* const> worlds);
    /// Of worlds in which the same people come to have the same needs.
    static void need_and_ask(std::span<Simulation* const> worlds);
    [[nodiscard]] TakeUpWeek open_doors();
    void ask_again(const TakeUpWeek& rules);
    static void choose_practice(std::span<Simulation* const> worlds);
    static void reconsider_and_move(std::span<Simulation* const> worlds);
    [[nodiscard]] ChoosingWorld open_lists();
    void sign_up();
    void look_for_work();
    void give_service();
    void settle_accounts();
    void adapt_practices();
    void close_practices();
    void record();
    void record_programmes();

    void prepare_programmes();
    void change_settings(const Settings& now);
    [[nodiscard]] VariantOf variant_of() const;
    /// Settings that hold for a practice.
    [[nodiscard]] const Settings& settings_of(std::size_t provider) const;
    [[nodiscard]] bool warming_up() const { return state_.clock < warm_up_weeks; }
    [[nodiscard]] std::span<std::vector<Return>*, longest_return> calendar();
    [[nodiscard]] Registers registers();
    [[nodiscard]] ServiceTables service_tables();
    [[nodiscard]] PayWeek pay_week() const;

    std::shared_ptr<const Place> place_;
    PolicyPlan plan_;
    Settings settings_;
    Rates rates_;
    State state_;
    std::uint64_t chance_;
    PersonLog* log_ = nullptr;
    std::shared_ptr<const Variants> variants_;
    VariantTables varied_;

    // Fixed tables, and room that is used again every week.
    LocalProviders providers_;
    std::vector<std::uint8_t> online_;
    std::vector<std::uint32_t> eligible_of_cell_;
    WorkForce force_;
    double need_factor_ = 1;
    std::vector<std::uint32_t> asks_;
    std::vector<double> ratings_;
    Episodes episodes_;
    Requests requests_;
    std::vector<std::uint32_t> starts_;
    std::vector<Move> moves_;
    std::vector<Tally> tallies_;
    std::vector<ProviderWeek> provider_weeks_;
    std::vector<PaidActivity> activity_;
    std::array<std::vector<Return>*, longest_return> calendar_{};
    WeightedLists weighted_;
    std::vector<SideWeek> sides_;
    Summary last_week_;
};

/// What must hold in every week: everybody is on one list and no list counts anybody twice; every
/// need is met, waiting, to come back, or unmet; every pound paid is received. Empty if it holds;
/// else a sentence.
[[nodiscard]] std::string check_conservation(const Simulation& simulation);

} // namespace folkmoot
