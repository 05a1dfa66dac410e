#pragma once

/// General practice under some rules, week by week.

#include "engine/model.hpp"
#include "funding/pay.hpp"
#include "models/general_practice/counts.hpp"
#include "models/general_practice/processes/choice.hpp"
#include "models/general_practice/rates.hpp"
#include "models/general_practice/state.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::general_practice {

/// Variants as the weekly processes read them. Tables are empty where no setting that they are made
/// of differs.
struct VariantTables {
    std::vector<Rules> rules; ///< by variant
    std::vector<OnlineAccess> access; ///< by variant
    std::vector<PayTerms> terms; ///< by variant
    std::vector<Settlement> settlements; ///< by area
    std::vector<Allocation> allocations; ///< by area
};

class Town final : public folkmoot::Town {
public:
    Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state);

    [[nodiscard]] const State& state() const override { return *kept_; }
    [[nodiscard]] State& state() override { return *kept_; }
    [[nodiscard]] std::unique_ptr<folkmoot::State> release() override { return std::move(kept_); }

    void change(const folkmoot::Settings& now) override;
    void vary(std::shared_ptr<const Variants> variants) override;
    void live(std::span<folkmoot::Town* const> towns) override;
    void record(Counts& week) const override;
    void tell_apart(std::shared_ptr<const Parting> parting) override;
    [[nodiscard]] std::string check_conservation() const override;
    [[nodiscard]] std::size_t bytes() const override;

    [[nodiscard]] std::vector<float> amounts_now(const PersonOutcome& outcome) const override;
    [[nodiscard]] std::vector<std::uint8_t> takes_part(const PersonOutcome& outcome) const override;
    [[nodiscard]] std::vector<std::uint8_t> contentment() const override;

    /// Weeks since week 0; not while it warms up.
    [[nodiscard]] std::uint32_t week() const { return state_.clock - warm_up_weeks; }
    /// People who look for work; empty where nobody does.
    [[nodiscard]] const WorkForce& force() const { return force_; }

private:
    void begin_week();
    void feel_shock();
    /// Whether what happens by chance this week is the same in both.
    [[nodiscard]] bool same_chance(const Town& other) const;
    static void ask_for_help(std::span<Town* const> towns);
    /// Of towns in which the same people come to have the same needs.
    static void need_and_ask(std::span<Town* const> towns);
    [[nodiscard]] TakeUpWeek open_doors();
    void ask_again(const TakeUpWeek& rules);
    static void choose_practice(std::span<Town* const> towns);
    static void reconsider_and_move(std::span<Town* const> towns);
    [[nodiscard]] ChoosingWorld open_lists();
    void sign_up();
    void look_for_work();
    void give_service();
    void settle_accounts();
    void adapt_practices();
    void close_practices();
    void record_programmes(Counts& week) const;
    /// What `record` counts of people, of those who are told apart.
    void record_apart(Counts& week) const;
    void record_programmes_apart(Counts& week) const;
    /// Where a week's events are counted.
    [[nodiscard]] Tallies tallies() {
        return apart_.tallies.empty() ? Tallies{tallies_} : Tallies{apart_.tallies, 0};
    }

    void prepare_programmes();
    void change_rules(const Rules& now);
    [[nodiscard]] VariantOf variant_of() const;
    /// Rules that hold for a practice.
    [[nodiscard]] const Rules& rules_of_provider(std::size_t provider) const;
    [[nodiscard]] bool warming_up() const { return state_.clock < warm_up_weeks; }
    [[nodiscard]] std::span<std::vector<Return>*, longest_return> calendar();
    [[nodiscard]] Registers registers();
    [[nodiscard]] ServiceTables service_tables();
    [[nodiscard]] PayWeek pay_week() const;

    std::shared_ptr<const Place> place_;
    std::vector<double> area_shares_; ///< as in PolicyPlan
    Enrolment planned_enrolment_; ///< of week 0: who is asked is decided by it
    Rules rules_;
    std::unique_ptr<State> kept_;
    State& state_; ///< what `kept_` holds
    Rates rates_;
    std::shared_ptr<const Variants> variants_; ///< nullptr: one set of rules for everybody
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
    std::vector<Tally> tallies_; ///< by side
    struct Apart {
        std::vector<Tally> tallies; ///< stratum × 2 + registration; empty: nobody is told apart
        std::vector<std::uint32_t> eligible; ///< by stratum; empty where nobody is asked to sign up
        std::vector<std::uint32_t> stratum; ///< by member of the work force
    };
    Apart apart_;
    std::vector<ProviderWeek> provider_weeks_;
    FollowedWaits waits_;
    std::vector<PaidActivity> activity_;
    std::array<std::vector<Return>*, longest_return> calendar_{};
    WeightedLists weighted_;
    mutable std::vector<SideWeek> sides_;
};

/// The world on the day on which its warm-up begins.
[[nodiscard]] std::unique_ptr<State> begin(const Place& place, const Rules& before);

/// What `State::bytes` gave, checked: see Model::read_state.
[[nodiscard]] Result<std::unique_ptr<folkmoot::State>>
read_state(std::string_view bytes, const Place& place, const PolicyPlan& plan, std::uint32_t week);

} // namespace folkmoot::general_practice
