#pragma once

/// A market under some rules, week by week.

#include "core/random.hpp"
#include "engine/model.hpp"
#include "models/market/counts.hpp"
#include "models/market/processes/adapting.hpp"
#include "models/market/processes/choosing.hpp"
#include "models/market/settings.hpp"
#include "models/market/state.hpp"
#include "parts/provision/tender.hpp"
#include "parts/provision/watch.hpp"
#include "parts/week.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::market {

/// What chance decides about a market.
namespace purpose {
inline constexpr Purpose need = own_purpose(200), person = own_purpose(201),
                         ending = own_purpose(202), firm = own_purpose(203),
                         luck = own_purpose(204), inspection = own_purpose(205),
                         entry = own_purpose(206), tender = own_purpose(207),
                         place = own_purpose(208), error = own_purpose(209),
                         mending = own_purpose(210), favour = own_purpose(211);
} // namespace purpose

/// What a trial counts of single people.
inline constexpr auto own_event(std::uint8_t n) {
    return static_cast<PersonEventKind>(static_cast<std::uint8_t>(PersonEventKind::own) + n);
}
inline constexpr PersonEventKind person_ended = own_event(0), person_waited = own_event(1),
                                 person_chose = own_event(2), person_harmed = own_event(3),
                                 person_redress = own_event(4), person_content = own_event(5),
                                 person_travelled = own_event(6);

/// A standard normal number from a word.
[[nodiscard]] double normal_of(std::uint32_t word);

/// New needs a week and person, by stratum.
[[nodiscard]] std::vector<double> need_chances(const Need& rules, const Strata& strata);
/// Share of the needs of a stratum that are hard.
[[nodiscard]] double hard_chance(const Need& rules, std::uint32_t stratum);

/// Somebody opens at a place: skill, cost and effort drawn, with money in hand. Gives the pence
/// that they bring.
Pence open_firm(const Rules& rules, const World& world, std::size_t place, Kind kind, Firm& firm);

class Town final : public folkmoot::Town {
public:
    Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state);

    [[nodiscard]] const State& state() const override { return *kept_; }
    [[nodiscard]] State& state() override { return *kept_; }
    [[nodiscard]] std::unique_ptr<folkmoot::State> release() override { return std::move(kept_); }

    void change(const folkmoot::Settings& now) override;
    void vary(std::shared_ptr<const Variants> variants) override;
    void tell_apart(std::shared_ptr<const Parting> parting) override {
        week_.tell_apart(std::move(parting));
    }
    void live(std::span<folkmoot::Town* const> towns) override;
    void record(Counts& week) const override;
    [[nodiscard]] std::string check_conservation() const override;
    [[nodiscard]] std::size_t bytes() const override;

    [[nodiscard]] std::vector<float> amounts_now(const PersonOutcome& outcome) const override;
    [[nodiscard]] std::vector<std::uint8_t> contentment() const override { return state_.content; }

    /// What a provider is like now.
    [[nodiscard]] Quality quality(std::size_t place) const;
    /// Where a provider finds itself now.
    [[nodiscard]] Standing standing(std::size_t place) const;

private:
    // week.cpp
    void begin_week();
    void open_doors();
    void find_new_needs();
    [[nodiscard]] bool same_needs(const Town& other) const;
    void take_new_needs(std::span<const Episode> needs);
    void ask_again();
    void find_provider(Case person, const Words& word, bool again);
    void pass_on(Case person, const Deal& deal, double share_of_price);
    [[nodiscard]] double price_for(const Case& person) const;
    [[nodiscard]] const Deal* deal_of(std::uint32_t area, std::uint8_t cell) const;
    void work_off_lines();
    void begin_service(Case person, double pounds);
    void end_service();
    void end_case(const Case& person);

    // choosing, within week.cpp
    struct Offer {
        std::uint16_t place = 0;
        std::array<double, kinds_shown> pull{}; ///< by what somebody is shown
    };
    [[nodiscard]] std::span<const Offer> offers(std::uint32_t area, std::uint8_t cell);
    [[nodiscard]] std::uint16_t choose(const Case& person, Shown shown, double u);

    // money.cpp
    void pay_providers();
    void record_endings();
    void pay_for_outcomes();
    void pay(std::size_t p, Pence amount);
    void charge(std::size_t p, Pence amount);
    void pay_redress(const Case& person, bool ended_well); ///< well in truth: the record may err
    [[nodiscard]] Pence left_of_cap(std::size_t p) const;
    [[nodiscard]] Pence
    pence_of(double pounds) const; ///< of as many people as a citizen stands for
    [[nodiscard]] double week_cost(std::size_t p) const; ///< £, luck aside
    void take_gains();

    // watching.cpp
    struct Ending {
        bool well = false, record = false, harmed = false; ///< `record`: as it should be recorded
    };
    void hear(const Case& person, const Ending& ending, std::uint32_t notice, const Words& words);
    void publish_findings();
    void inspect();
    void watch_outcomes();
    void raise_alarm(std::size_t p);
    void act(std::size_t p);
    void mend(std::size_t p);
    void note_found(std::size_t p);
    void end_watch_year();

    // life.cpp
    void put_out_contracts();
    void sum_up_areas();
    void award(std::uint32_t area, std::size_t lot);
    /// The largest of those who bid.
    [[nodiscard]] std::size_t favourite(std::span<const Bid> offers) const;
    void adapt_providers();
    void let_new_ones_in();
    void look_for_room(std::uint32_t area);
    void close_providers();
    void close(std::size_t p, bool had_to);
    [[nodiscard]] bool last_of_its_area(std::size_t p) const;

    [[nodiscard]] bool warming_up() const { return state_.clock < warm_up_weeks; }
    [[nodiscard]] std::uint32_t week() const { return state_.clock - warm_up_weeks; }
    [[nodiscard]] double years() const {
        return warming_up() ? 0.0 : static_cast<double>(week()) / 52.0;
    }
    [[nodiscard]] bool is_open(std::size_t p) const {
        return state_.doors[p] == static_cast<std::uint8_t>(Door::open);
    }
    [[nodiscard]] std::size_t area_of_place(std::size_t p) const {
        return place_->world.providers[p].area;
    }
    [[nodiscard]] const Rules& rules_of_citizen(std::uint32_t c) const;
    [[nodiscard]] const Rules& rules_of_provider(std::size_t p) const;
    [[nodiscard]] const Rules& rules_of_area(std::size_t area) const;
    /// Whether `holds(rules)` for somebody of an area.
    template <class Holds> [[nodiscard]] bool for_some(std::size_t area, Holds holds) const {
        if (!variants_ || !variants_->of_area.empty()) return holds(rules_of_area(area));
        return std::ranges::any_of(rules_, holds);
    }
    void take_rules();
    [[nodiscard]] std::optional<ShownTo> shown_in_trial() const;

    std::shared_ptr<const Place> place_;
    std::unique_ptr<State> kept_;
    State& state_; ///< what `kept_` holds
    std::vector<Rules> rules_; ///< by variant; one where nothing is tried
    std::shared_ptr<const Variants> variants_;
    /// By place, while something is tried: contract and redress of the provider's own rules, the
    /// rest of its area's. Else empty.
    std::vector<Rules> felt_;
    /// While something is tried, but not by area: how many of those who choose are shown what.
    std::optional<ShownTo> tried_shown_;

    // Fixed tables, and room that is used again every week.
    std::shared_ptr<const Streets> streets_;
    std::vector<double> need_chances_, hard_chances_; ///< by stratum
    std::array<std::uint32_t, deprivation_fifths> able_{}; ///< thresholds
    double habit_pull_ = 1; ///< how much more whoever served somebody well draws them
    std::vector<double> needs_of_area_; ///< a week, citizens
    std::vector<std::vector<double>> nearness_; ///< as Streets::near
    std::vector<std::vector<Offer>> offers_; ///< of the week, by area × cells + cell
    std::vector<std::uint8_t> offers_known_;
    std::vector<std::array<double, kinds_shown>> pulls_; ///< by place and what is shown
    std::vector<std::uint8_t> pulls_known_;
    std::vector<Quality> qualities_; ///< of the week
    std::vector<std::size_t> line_at_first_; ///< how long lines were when the week began
    std::vector<std::uint32_t> came_, came_chosen_;
    std::vector<double> area_came_; ///< smoothed, of the providers that are open
    std::vector<std::uint32_t> area_open_;
    std::vector<double> people_; ///< citizens, by slot
    Episodes episodes_;
    Counts week_;
};

/// The world on the day on which its warm-up begins.
[[nodiscard]] std::unique_ptr<State> begin(const Place& place, const Rules& before);

/// What `State::bytes` gave, checked: see Model::read_state.
[[nodiscard]] Result<std::unique_ptr<folkmoot::State>>
read_state(std::string_view bytes, const Place& place, const PolicyPlan& plan, std::uint32_t week);

} // namespace folkmoot::market
