#pragma once

/// Hospitals and the people who need them under some rules, week by week.

#include "core/random.hpp"
#include "engine/model.hpp"
#include "engine/usual_town.hpp"
#include "models/beds/counts.hpp"
#include "models/beds/epidemic.hpp"
#include "models/beds/settings.hpp"
#include "models/beds/state.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::beds {

/// What chance decides about beds.
namespace purpose {
inline constexpr Purpose falls_ill = own_purpose(500), needs_plan = own_purpose(501),
                         date = own_purpose(502), dates = own_purpose(503),
                         outbreak = own_purpose(504), disease = own_purpose(505),
                         comes = own_purpose(506), infected = own_purpose(507),
                         worse = own_purpose(508), firm = own_purpose(509),
                         backlog = own_purpose(510), who = own_purpose(511);
} // namespace purpose

/// What a trial counts of single people.
inline constexpr PersonEventKind person_waited = own_event(0), person_put_off = own_event(1),
                                 person_worse = own_event(2), person_refused = own_event(3),
                                 person_needed = own_event(4), person_listed = own_event(5);

/// How often people fall ill and die, by age, against the mean or middle age. Assumptions.
struct IllPattern {
    static constexpr std::array<double, age_bands> emergency{0.9, 0.35, 0.5, 0.9, 1.7, 3.2, 5.2},
        planned{0.4, 0.3, 0.7, 1.3, 1.9, 1.8, 1.0}, deaths{0.1, 0.1, 0.3, 1.0, 1.6, 2.2, 3.0};
    static constexpr double frail = 2; ///< of people with a long-term condition, against others
};

/// How often people fall ill in a week: of real people, by stratum.
class Rates {
public:
    Rates(const Rules& rules, const World& world);
    [[nodiscard]] double emergency(std::uint32_t stratum) const { return emergency_[stratum]; }
    [[nodiscard]] double planned(std::uint32_t stratum) const { return planned_[stratum]; }

private:
    std::vector<double> emergency_, planned_; ///< for one person
};

/// Minutes that a word stands for: a mean stay, all alike or as by chance.
[[nodiscard]] std::uint32_t stay_of(double mean_days, double spread, std::uint32_t word);
/// Weeks until something that befalls so many in a year, of those whom it can; `never` if it does
/// not.
[[nodiscard]] std::uint16_t weeks_until(double a_year, std::uint32_t word);
/// The chance of death where its odds are so many times as high.
[[nodiscard]] double with_odds(double chance, double times);

/// A date for planned care.
struct Date {
    std::uint32_t minute = 0; ///< of the week
    std::uint16_t hospital = 0;
    std::uint32_t at = 0; ///< on its list
};

class Town final : public UsualTown<State, Rules, rules_of> {
public:
    Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state);

    void live(std::span<folkmoot::Town* const> towns) override;
    void record(Counts& week) const override;
    [[nodiscard]] std::string check_conservation() const override;
    [[nodiscard]] std::size_t bytes() const override;

    /// Beds of a hospital, with staff or without.
    [[nodiscard]] std::uint32_t beds_of(std::size_t hospital, std::size_t ward) const {
        return plan_[hospital].beds[ward];
    }
    /// Patients in them on an average day, if nothing fills the spare ones.
    [[nodiscard]] double load_of(std::size_t hospital, std::size_t ward) const {
        return plan_[hospital].load[ward];
    }

private:
    /// What follows from the rules for a hospital, and what holds this week.
    struct Plan {
        std::array<double, wards> load{};
        std::array<std::uint32_t, wards> beds{};
        double new_plans = 0;    ///< people a week who come to need planned care
        double longer = 1;       ///< stays in general beds
        std::uint32_t contracted = 0; ///< general beds
        std::uint32_t trained = 0; ///< intensive beds for which there are staff, surge included
        std::uint32_t most = 0; ///< intensive patients
        std::uint32_t corridor = 0; ///< general patients beyond beds
        int moves = 0; ///< that are left today
    };

    void take_rules() override;

    // week.cpp
    void live_week(const Town& same);
    [[nodiscard]] bool same_week(const Town& other) const;
    void find_out();
    void put_in_time();
    void come_from_strata(Purpose purpose, bool planned_care);
    void get_infected();
    void run_disease();
    void days(std::span<const Coming> emergencies);
    void census();

    // capacity.cpp
    void set_capacity();
    void staff_week(std::size_t h, std::size_t ward);
    void firms_week();

    // lists.cpp
    void join_lists(std::span<const Listed> needs);
    void pass_lists();
    void give_dates();
    void keep_date(const Date& date);

    // placing.cpp
    void arrive(const Coming& who);
    void leave_until(std::uint32_t now);
    void serve(std::size_t h, std::uint32_t now);
    void drop_queues(std::uint32_t now);
    void put(const Coming& who, std::size_t home, std::size_t h, Latest how, double odds,
             std::uint32_t now);
    void refuse(const Coming& who, std::uint32_t waited);
    void fate(const Coming& who, double odds);
    void count_wait(const Coming& who, std::uint32_t minutes);
    void mark(std::uint32_t citizen, Latest latest);
    [[nodiscard]] std::size_t find_elsewhere(std::size_t h, std::size_t ward, bool surge) const;
    [[nodiscard]] std::uint32_t thin_in(std::size_t h) const;
    [[nodiscard]] std::uint32_t open_in(std::size_t h, std::size_t ward) const;
    [[nodiscard]] std::uint32_t most_in(std::size_t h, std::size_t ward) const;

    [[nodiscard]] const Rules& rules_of_hospital(std::size_t h) const {
        if (!variants_ || variants_->of_provider.empty()) return rules();
        return rules_[variants_->of_provider[h]];
    }
    [[nodiscard]] bool warming_up() const { return state_.clock < warm_up_weeks; }
    [[nodiscard]] std::uint32_t now_minute(std::uint32_t minute) const {
        return state_.clock * minutes_a_week + minute;
    }
    [[nodiscard]] std::uint32_t hospitals() const {
        return static_cast<std::uint32_t>(state_.hospitals.size());
    }
    [[nodiscard]] std::size_t area_of_hospital(std::size_t h) const {
        return place_->world.providers[h].area;
    }

    Rates rates_;
    std::vector<Plan> plan_; ///< by hospital
    std::vector<std::vector<std::uint16_t>> nearest_; ///< by hospital: the others, nearest first
    std::vector<std::uint32_t> citizens_; ///< by hospital × strata + stratum
    std::vector<double> people_; ///< by area × age bands + age: real people
    std::vector<Coming> emergencies_; ///< of the week, if it was found out here
    std::vector<Coming> in_time_;
    std::vector<Listed> plans_;
    std::vector<Coming> own_; ///< who comes besides: infected, or worse
    std::vector<Date> dates_;
    std::vector<double> ill_, infected_; ///< of the week, as `people_`
    double checked_pounds_ = 0; ///< the week's money, added up another way
    double in_use_pounds_ = 0; ///< of it, for beds that somebody used and care in them
};

/// The world on the day on which its warm-up begins.
[[nodiscard]] std::unique_ptr<State> begin(const Place& place, const Rules& before);

/// What `State::bytes` gave, checked: see Model::read_state.
[[nodiscard]] Result<std::unique_ptr<folkmoot::State>>
read_state(std::string_view bytes, const Place& place, const PolicyPlan& plan, std::uint32_t week);

/// Real people by area × age bands + age.
[[nodiscard]] std::vector<double> people_by_age(const World& world);

} // namespace folkmoot::beds
