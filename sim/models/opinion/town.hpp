#pragma once

/// A public under some rules, week by week.

#include "core/random.hpp"
#include "engine/model.hpp"
#include "models/opinion/counts.hpp"
#include "models/opinion/settings.hpp"
#include "models/opinion/state.hpp"
#include "parts/sortition.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::opinion {

/// What chance decides about a public.
namespace purpose {
inline constexpr Purpose start = own_purpose(300), who = own_purpose(301),
                         events = own_purpose(302), news = own_purpose(303),
                         heard = own_purpose(304), talk = own_purpose(305),
                         talked = own_purpose(306), voice = own_purpose(307),
                         voiced = own_purpose(308), letter = own_purpose(309),
                         table = own_purpose(311), leaflet = own_purpose(312),
                         read = own_purpose(313), act = own_purpose(314);
} // namespace purpose

/// What a trial counts of single people.
inline constexpr auto own_event(std::uint8_t n) {
    return static_cast<PersonEventKind>(static_cast<std::uint8_t>(PersonEventKind::own) + n);
}
inline constexpr PersonEventKind person_trusts = own_event(0), person_accepts = own_event(1),
                                 person_took_part = own_event(2), person_gap = own_event(3);

/// How far, and to which side, each statement divides the camps, rich from poor and young from old;
/// where the first plan errs; and how being informed moves people. The last: published changes of
/// six items, the other two so that the mean of nine is met; its mean size is 1.
///
/// Source of `informed`: America in One Room 2019 (see README.md). All others are assumptions.
struct Pattern {
    static constexpr std::array<double, statements> divide{1, 1, 0.8, 0.6, 0.4, 0.2, 0, 0},
        poor{1, -1, 0.5, -0.5, 1, -1, 0.5, -0.5}, old{-1, 1, 1, -1, 0.5, -0.5, -0.5, 0.5},
        plan{1, -1, -1, 1, 1, -1, -1, 1},
        informed{-0.154 / 0.101625, 0.121 / 0.101625, -0.167 / 0.101625, 0.137 / 0.101625,
                 0.105 / 0.101625,  0.007 / 0.101625, 0.061 / 0.101625,  -0.061 / 0.101625};
};

/// The tick nearest to a position from 0 to 1; what lies beyond counts as its end.
[[nodiscard]] Position ticks_of(double position);
[[nodiscard]] inline double position_of(Position ticks) { return ticks / 65'535.0; }

/// What somebody would think of each statement if nothing had happened since the first day: by
/// stratum, camp and statement, before they differ as persons.
class Leanings {
public:
    Leanings(const Views& views, const Strata& strata);
    /// Of a citizen; may lie beyond the ends of the scale.
    [[nodiscard]] double of(std::uint64_t seed, std::uint32_t citizen, std::uint32_t stratum,
                            std::size_t camp, std::size_t k) const;

private:
    std::vector<double> base_; ///< (stratum × camps + camp) × statements + statement
    double spread_;
};

/// How willing somebody is to take part, 0 to 1, by what they are.
[[nodiscard]] double time_factor(const Voice& voice, std::uint32_t stratum, bool help);
[[nodiscard]] inline bool is_child(std::uint32_t stratum) { return age_of(stratum) < 2; }

/// What was heard of some people: where they stand on each statement, and how firmly.
struct Heard {
    bool any = false;
    std::array<double, statements> position{}, weight{};
};

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
    [[nodiscard]] std::vector<std::uint8_t> contentment() const override;

    /// Σ over the statements of the distance between a citizen and policy, ticks.
    [[nodiscard]] std::uint32_t gap_of(std::uint32_t c) const;

private:
    /// What is kept of the people of an area, age, fifth, part and camp: whole numbers.
    struct Cell {
        std::uint64_t gap = 0, trust = 0;
        std::uint32_t people = 0, accepts = 0;
        bool operator==(const Cell&) const = default;
    };
    /// Of an area's camp.
    struct Side {
        std::array<std::uint64_t, statements> sum{}; ///< of positions
        std::array<std::uint32_t, statements> agree{};
        std::uint32_t people = 0;
        bool operator==(const Side&) const = default;
    };
    struct Sums {
        std::vector<Cell> cells; ///< (cell of strata × parts + part) × camps + camp
        std::vector<Side> sides; ///< area × camps + camp
        bool operator==(const Sums&) const = default;
    };
    [[nodiscard]] Sums sum_up() const;
    /// Adds a citizen to what is kept of people like them.
    void add_one(Cell& cell, std::uint32_t c) const;
    [[nodiscard]] Cell& cell(std::uint32_t c, std::uint32_t stratum);
    [[nodiscard]] bool accepts(std::uint32_t gap) const { return gap <= tolerance_; }

    /// Somebody who hears news about a statement, and what they would think with it in view.
    struct NewsItem {
        std::uint32_t citizen = 0;
        std::uint16_t stratum = 0;
        Position would = 0;
        std::uint8_t k = 0;
    };
    /// Two who talk about a statement.
    struct Meeting {
        std::uint32_t one = 0, other = 0;
        std::uint16_t stratum = 0, other_stratum = 0;
        std::uint8_t k = 0;
    };

    // week.cpp
    void live_week(const Town& same);
    void let_things_happen();
    [[nodiscard]] bool same_week(const Town& other) const;
    void find_out();
    void hear_news(std::span<const NewsItem> news);
    void talk(std::span<const Meeting> meetings);
    void place_at(std::uint32_t c, std::uint32_t stratum, std::size_t k, Position to);
    void set_trust(std::uint32_t c, std::uint32_t stratum, std::uint16_t to);
    void took_part(std::uint32_t c, std::uint32_t stratum, Part how);
    void note(PersonEventKind kind, std::uint32_t c, std::uint32_t amount);
    /// Calls `found(citizen, stratum)` for everybody whom something befalls that befalls each with
    /// that chance a week, in order.
    template <class Found> void each_with_chance(double chance, Purpose purpose, Found found);

    // asking.cpp
    void begin_round();
    void draw_panel();
    void inform();
    void hear_call();
    void say(std::uint32_t c, std::uint32_t stratum, double louder);
    [[nodiscard]] double willing(std::uint32_t c, std::uint32_t stratum) const;
    void end_round();
    void deliberate();
    void talk_at_table(std::span<const std::uint32_t> people);
    [[nodiscard]] Heard heard_in_call() const;
    [[nodiscard]] Heard heard_on_panel() const;
    void answer();
    void count_call();
    void revise(const Heard& call, const Heard& lot);
    [[nodiscard]] double from_median(const Heard& heard,
                                     const std::array<double, statements>& median) const;
    [[nodiscard]] std::array<double, statements> medians() const;
    void spend(double pounds) { week_.at(Slot::total, Column::pounds) += pounds; }
    [[nodiscard]] bool round_begins() const;
    [[nodiscard]] bool round_ends() const;

    [[nodiscard]] bool warming_up() const { return state_.clock < warm_up_weeks; }
    [[nodiscard]] std::uint32_t week() const { return state_.clock - warm_up_weeks; }
    [[nodiscard]] const Rules& rules_of_citizen(std::uint32_t c) const;
    [[nodiscard]] std::uint32_t stratum_of_citizen(std::uint32_t c) const;
    void take_rules();

    std::shared_ptr<const Place> place_;
    std::unique_ptr<State> kept_;
    State& state_; ///< what `kept_` holds
    std::vector<Rules> rules_; ///< by variant; one where nothing is tried
    std::shared_ptr<const Variants> variants_;

    Leanings leanings_;
    std::uint32_t tolerance_ = 0; ///< ticks, of all statements together
    Sums sums_;
    std::vector<std::uint32_t> organised_; ///< citizens
    std::vector<NewsItem> news_; ///< of the week, if it was found out here
    std::vector<Meeting> meetings_;
    Counts week_;
};

/// The world on the day on which its warm-up begins.
[[nodiscard]] std::unique_ptr<State> begin(const Place& place, const Rules& before);

/// What `State::bytes` gave, checked: see Model::read_state.
[[nodiscard]] Result<std::unique_ptr<folkmoot::State>>
read_state(std::string_view bytes, const Place& place, const PolicyPlan& plan, std::uint32_t week);

} // namespace folkmoot::opinion
