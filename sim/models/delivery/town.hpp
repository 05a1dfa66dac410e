#pragma once

/// Teams, what they share, and the people who use what they build, under some rules, week by week.

#include "core/gaps.hpp"
#include "core/random.hpp"
#include "engine/model.hpp"
#include "engine/usual_town.hpp"
#include "models/delivery/counts.hpp"
#include "models/delivery/estate.hpp"
#include "models/delivery/settings.hpp"
#include "models/delivery/state.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::delivery {

/// What a trial counts of single people.
inline constexpr PersonEventKind person_first = own_event(0), person_hours = own_event(1),
                                 person_rang = own_event(2), person_gave_up = own_event(3);

/// People differ in how sure they are online in so many steps.
inline constexpr std::size_t bands = 8;
/// Working days of a week, in which changes go from desk to desk.
inline constexpr std::uint32_t working_days = 5;

using UsualDelivery = UsualTown<State, Rules, rules_of>;

class Town final : public UsualDelivery {
public:
    Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state);

    void live(std::span<folkmoot::Town* const> towns) override;
    void record(Counts& week) const override;
    void tell_apart(std::shared_ptr<const Parting> parting) override;
    [[nodiscard]] std::string check_conservation() const override;
    [[nodiscard]] std::size_t bytes() const override;

    [[nodiscard]] std::vector<std::uint8_t> contentment() const override;

private:
    // week.cpp
    /// Somebody who comes for the first time this week, unless they come back anyway.
    struct Comer {
        Words words{};
        std::uint32_t citizen = 0;
        std::uint16_t stratum = 0, service = 0;
    };
    void live_week(std::span<const Comer> comers);
    /// Whether the same people come for the same as in another town this week.
    [[nodiscard]] bool is_asked_alike(const Town& other) const;
    void find_who_comes();
    void reckon_success();
    void let_people_come(std::span<const Comer> comers);
    void attempt(const Return& who, const Words& word);

    // changes.cpp
    void end_tests();
    void work_days();
    void work_desks(std::uint32_t day);
    void have_idea(std::size_t service, std::uint32_t day);
    /// Whether what is first in a line leaves it on that day.
    [[nodiscard]] bool passes_on(std::size_t line, std::uint32_t day, double chance_a_day);
    void make_ready(const Idea& idea);
    void begin_test(std::size_t service, const Idea& idea);
    void go_live(std::size_t service, const Idea& idea, double effect);
    void cancel_tests(std::size_t service);

    // practice.cpp
    void teach();

    // projects.cpp
    void launch();
    /// What a project takes and costs, which nobody knows beforehand.
    [[nodiscard]] Project begin_project(double pounds, double weeks, double size,
                                        std::uint32_t who) const;
    /// Pays a week of it; true if that was the last one.
    bool go_on(Project& project, std::size_t area);

    // sharing.cpp
    void build_common();
    void open_common(std::size_t component);
    void consider();
    void bring_in();
    void arrive();
    void admit_outsiders();
    void break_down();
    [[nodiscard]] double users(std::size_t component) const;
    [[nodiscard]] double gains(std::size_t service, std::size_t component) const;
    void leave(std::size_t service, std::size_t component);
    void build_own(std::size_t service, std::size_t component, std::uint32_t word);

    // money.cpp
    void pay();
    /// Charges an area.
    void charge(std::size_t area, Money kind, std::int64_t pence) {
        charged_[area * money_kinds + static_cast<std::size_t>(kind)] += pence;
    }

    [[nodiscard]] const Rules& rules_for(std::size_t service) const {
        const std::uint16_t area = layout_.services[service].area;
        if (!variants_ || variants_->of_area.empty() || area == never) return rules();
        return rules_[variants_->of_area[area]];
    }
    [[nodiscard]] Words words(std::size_t who, Purpose purpose, std::uint32_t index = 0) const {
        return draw(chance.seed, static_cast<std::uint32_t>(who), state_.clock, purpose, index);
    }
    /// Adds to everything, to the services of its size, and to its area.
    void count(std::size_t service, Column column, double amount = 1.0);
    void total(Column column, double amount = 1.0) { week_.at(Slot::total, column) += amount; }
    [[nodiscard]] bool is_offered(std::size_t service, std::size_t component) const;
    [[nodiscard]] bool is_busy(const Team& team) const {
        bool moves = false;
        for (const Part& part : team.parts) moves = moves || part.made == moving_now;
        return moves;
    }
    void take_rules() override;

    static constexpr auto moving_now = static_cast<std::uint8_t>(Made::moving);

    // Fixed tables, and room that is used again every week.
    Layout layout_;
    std::vector<Gaps> gaps_;                   ///< by stratum
    std::array<double, bands> band_factor_{};  ///< on the odds of failing
    std::array<std::array<std::uint32_t, 2>, deprivation_fifths> gives_up_{}; ///< [offered a call]
    std::array<std::array<std::uint32_t, 2>, deprivation_fifths> rings_{}; ///< or gives up
    std::array<std::array<std::uint32_t, components>, made_kinds> made_{}; ///< services by Made
    std::array<std::uint32_t, components> offered_{}; ///< services to which it is offered
    /// By service and version: below which word somebody succeeds, and would if nothing were down.
    struct Success {
        std::array<std::uint32_t, bands> now{}, calm{};
    };
    std::vector<std::array<Success, 2>> success_;
    std::vector<std::uint32_t> sees_new_; ///< by service: below which word somebody does
    std::vector<double> up_; ///< by service: share of tries that nothing stops
    std::vector<Comer> comers_;
    struct IdeaDays {
        std::uint32_t service = 0;
        std::uint8_t days = 0; ///< a bit each
    };
    std::vector<IdeaDays> idea_days_;
    struct DeskWords {
        Words words{};
        std::uint32_t block = UINT32_MAX;
    };
    std::vector<DeskWords> desk_words_; ///< by line
    double heard_ = 1; ///< what is left of an idea after all hand-overs
    std::vector<std::uint32_t> tally_; ///< (cell × sizes + size) × events + event
    std::vector<std::uint32_t> apart_; ///< the same by stratum; empty: nobody is told apart
    std::vector<std::int64_t> charged_; ///< area × kinds of money: pence, this week
    std::array<double, money_kinds> central_{}; ///< pence for all to share, this week
    std::int64_t billed_ = 0; ///< all bills, this week
    // Of this week, for what must hold.
    std::uint64_t returns_before_ = 0, ideas_before_ = 0;
};

/// How many changes are on their way or in a test.
[[nodiscard]] std::uint64_t ideas_under_way(const State& state);

/// The world on its first day.
[[nodiscard]] std::unique_ptr<State> begin(const Place& place, const Rules& before);

/// What `State::bytes` gave, checked: see Model::read_state.
[[nodiscard]] Result<std::unique_ptr<folkmoot::State>>
read_state(std::string_view bytes, const Place& place, const PolicyPlan& plan, std::uint32_t week);

} // namespace folkmoot::delivery
