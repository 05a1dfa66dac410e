#pragma once

/// Districts, and those who make things for them, under some rules, week by week.

#include "core/gaps.hpp"
#include "core/random.hpp"
#include "engine/model.hpp"
#include "engine/usual_town.hpp"
#include "models/tiers/counts.hpp"
#include "models/tiers/settings.hpp"
#include "models/tiers/state.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::tiers {

/// What chance decides.
namespace purpose {
inline constexpr Purpose taste = own_purpose(500), contract = own_purpose(501),
                         skill = own_purpose(502), drift = own_purpose(503),
                         work = own_purpose(504), arrive = own_purpose(505),
                         staff = own_purpose(506), tries = own_purpose(507),
                         need = own_purpose(508), place = own_purpose(509),
                         serve = own_purpose(510);
} // namespace purpose

/// What a trial counts of single people.
inline constexpr PersonEventKind person_wanted = own_event(0), person_badly = own_event(1),
                                 person_waited = own_event(2), person_gave_up = own_event(3);

/// Tastes never drift further than this, of the whole scale.
inline constexpr double most_drift = 0.3;
/// Nothing goes wrong more often than this, of needs.
inline constexpr double most_bad = 0.95;

/// Which districts lie together: units are the districts, then the counties (as many places as
/// there are districts), then the nation.
struct Layout {
    Layout(const World& world, const Map& map);

    [[nodiscard]] std::size_t units() const { return 2 * areas + 1; }
    /// The unit that makes something for an area at a tier.
    [[nodiscard]] std::size_t unit(std::size_t tier, std::size_t area) const {
        return tier == 0 ? area : tier == 1 ? areas + county[area] : 2 * areas;
    }

    std::size_t areas = 0, counties = 1;
    std::vector<std::uint16_t> county;   ///< by area
    std::vector<std::uint32_t> citizens; ///< by area
    std::vector<double> people;          ///< by area: real
    std::vector<std::uint16_t> seat;     ///< by unit: its most populous area, the first if alike
};

/// What a function costs.
struct CostOf {
    double fixed = 0, each = 0, distance = 0;
};
[[nodiscard]] CostOf cost_of(const Costs& costs, std::size_t function);
/// £ a year of a unit that serves so many people; `ways`: districts' own ways beyond the first that
/// it keeps alive.
[[nodiscard]] double unit_cost(const CostOf& cost, double tailored, double people, double ways);
/// How many ways of their own districts have with so much room each, beyond the first.
[[nodiscard]] inline double ways_of(double rooms, double members) {
    return members > 0.0 ? rooms * (members - 1.0) / members : 0.0;
}
/// How much of what people care about is decided in a function.
[[nodiscard]] double weight_of(const Taste& taste, std::size_t function);
/// At which tier a function is to be made.
[[nodiscard]] std::size_t wanted_tier(const Made& made, std::size_t function);
/// How much a fifth's voice counts with those at a tier.
[[nodiscard]] double voice_of(const Voice& voice, std::size_t tier, std::size_t fifth);
/// How far an area lies from the middle of what people want, in standard deviations.
[[nodiscard]] double leaning(const Layout& layout, const Taste& taste, std::size_t area);
/// What a citizen wants at first.
[[nodiscard]] Taste16 taste_of(const Taste& taste, double leaning, std::uint64_t seed,
                               std::uint32_t citizen, std::uint32_t stratum);
/// Chance of a need a week, of a stratum's people.
[[nodiscard]] double need_chance(const Need& need, std::uint32_t stratum);
/// The week of its contracts' turn in which a district's for a function is at clock 0.
[[nodiscard]] std::uint32_t contract_turn(const Contracts& contracts, std::uint64_t seed,
                                          std::uint32_t which);
/// £ a head and year that a district must expect to gain.
[[nodiscard]] double reluctance_of(const Project& project, std::uint64_t seed, std::uint32_t which);
/// The office that runs an area's front line, or the one that comes nearest to it.
[[nodiscard]] std::uint16_t office_of(const World& world, const Layout& layout, std::size_t tier,
                                      std::size_t area);
/// The offices of all citizens; none where none are drawn.
void set_offices(const World& world, const Layout& layout, State& state);
[[nodiscard]] inline std::int64_t pence_of(double pounds) {
    return nearest_whole<std::int64_t>(pounds * 100.0);
}
/// So much as a whole number: the part of one that is over comes with that chance.
[[nodiscard]] inline std::uint32_t whole_by_chance(double amount, std::uint32_t word) {
    return whole_part<std::uint32_t>(amount + unit(word));
}

/// What is known of what people want, as sums of whole numbers: by area, age and fifth, and by area
/// and fifth.
struct Wants {
    struct Cell {
        std::uint64_t sum = 0, squares = 0; ///< of tastes, ticks
        std::uint32_t people = 0;
    };
    Wants(const World& world, const State& state);

    std::vector<Cell> by_stratum;
    std::vector<Cell> cells; ///< by cell of strata
    std::vector<Cell> fifths; ///< area × fifths + fifth
};
/// What those at a tier hear that an area's people want.
[[nodiscard]] double heard(const Wants& wants, const Voice& voice, double drift, std::size_t tier,
                           std::size_t area);

/// A function's unit: whom it serves, and how much room for ways of their own they have together.
struct Unit {
    double people = 0, rooms = 0;
    std::size_t members = 0;
};
/// All units of all functions, of those who have arrived: function × units + unit. `rooms`: by
/// area.
[[nodiscard]] std::vector<Unit> units_of(const Layout& layout, const State& state,
                                         std::span<const double> rooms);
/// £ a year of a function's unit.
[[nodiscard]] double cost_of_unit(const Costs& costs, std::size_t function, const Unit& unit);
/// Posts of a function's unit; none where it serves nobody.
[[nodiscard]] std::uint32_t posts_of(const Rules& rules, std::size_t function, const Unit& unit);
/// What those who make a function aim at for each area, by what they hear. `rooms`: by area.
[[nodiscard]] std::vector<double> aims_of(const Layout& layout, const Wants& wants,
                                          const Voice& voice, const State& state,
                                          std::span<const double> rooms, std::size_t function);

using UsualTiers = UsualTown<State, Rules, rules_of>;

class Town final : public UsualTiers {
public:
    Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state);

    void live(std::span<folkmoot::Town* const> towns) override;
    void record(Counts& week) const override;
    [[nodiscard]] std::string check_conservation() const override;
    [[nodiscard]] std::size_t bytes() const override;

    [[nodiscard]] std::vector<std::uint8_t> contentment() const override;

private:
    // week.cpp
    void live_week();
    void let_tastes_drift();
    void let_needs_arise();
    void serve();
    void serve_area(std::size_t area);
    void give_up(std::size_t area);
    void end_need(const Waiting& who, Last how);

    // moving.cpp
    void begin_moves();
    [[nodiscard]] std::size_t where_to(std::size_t function, std::size_t area) const;
    [[nodiscard]] double gain(std::size_t function, std::size_t area, std::size_t to) const;
    void begin_move(std::size_t function, std::size_t area, std::size_t to);
    void move_on();
    void arrive(std::size_t function, std::size_t area);
    void keep_staff();
    [[nodiscard]] double dip(std::size_t function, std::size_t area) const;

    // standards.cpp
    void hear_people();
    void learn();

    // money.cpp
    void pay();
    /// A unit's bill, shared by people among the members that `pays` names, to the penny.
    template <class Pays>
    void share_bill(std::size_t function, std::int64_t pence, const Pays& pays);
    void charge(std::size_t area, Money kind, std::int64_t pence) {
        charged_[area * money_kinds + static_cast<std::size_t>(kind)] += pence;
        state_.ledger.paid += pence;
    }

    [[nodiscard]] Move& move_of(std::size_t function, std::size_t area) {
        return state_.moves[function * layout_.areas + area];
    }
    [[nodiscard]] const Move& move_of(std::size_t function, std::size_t area) const {
        return state_.moves[function * layout_.areas + area];
    }
    [[nodiscard]] std::size_t unit_now(std::size_t function, std::size_t area) const {
        return layout_.unit(move_of(function, area).tier, area);
    }
    [[nodiscard]] const Rules& rules_of_area(std::size_t area) const {
        if (!variants_ || variants_->of_area.empty()) return rules();
        return rules_[variants_->of_area[area]];
    }
    [[nodiscard]] Unit& unit_at(std::size_t function, std::size_t unit) {
        return units_[function * layout_.units() + unit];
    }
    [[nodiscard]] const Unit& unit_at(std::size_t function, std::size_t unit) const {
        return units_[function * layout_.units() + unit];
    }
    void count_units() { units_ = units_of(layout_, state_, rooms_); }
    void count(const Waiting& who, Column column, double amount = 1.0) {
        add_person(week_, who.stratum, move_of(0, area_of(who.stratum)).tier, column, amount);
    }
    void take_rules() override;

    // Fixed tables, and room that is used again every week.
    Layout layout_;
    Wants wants_;
    std::vector<Gaps> gaps_; ///< by stratum
    std::vector<double> expected_; ///< by area: needs a week, with those that come back
    std::array<double, tiers> hears_{}; ///< share of the way in a week
    std::vector<double> rooms_; ///< by area: for ways of its own in what is shared
    std::vector<Unit> units_; ///< function × units + unit, of those who have arrived
    std::vector<std::int64_t> charged_; ///< area × kinds of money: pence, this week
    std::vector<std::int64_t> billed_; ///< by function: pence, this week
    /// Of this week, for what must hold: staff before, and needs before.
    std::uint64_t staff_before_ = 0, needs_before_ = 0;
    std::int64_t paid_before_ = 0;
};

/// Needs a week at which an area's staff are reckoned, with those that come back: by area.
[[nodiscard]] std::vector<double> expected_needs(const World& world, const Layout& layout,
                                                 const Need& need);
/// The world on its first day.
[[nodiscard]] std::unique_ptr<State> begin(const Place& place, const Rules& before);

/// What `State::bytes` gave, checked: see Model::read_state.
[[nodiscard]] Result<std::unique_ptr<folkmoot::State>>
read_state(std::string_view bytes, const Place& place, const PolicyPlan& plan, std::uint32_t week);

} // namespace folkmoot::tiers
