#pragma once

/// What happened to each group of people over a stretch of weeks: the one thing that measures read.

#include "world/week.hpp"
#include "world/world.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// Where a group stands in a summary: total, deprivation 0..4, age 0..6, registered locally or
/// online, areas.
struct Slot {
    static constexpr std::size_t total = 0;
    static constexpr std::size_t deprivation = 1;
    static constexpr std::size_t age = deprivation + deprivation_fifths;
    static constexpr std::size_t registered = age + age_bands;
    static constexpr std::size_t area = registered + 2;
};

/// A group over some weeks. Counts are of citizens and their visits; money is real.
struct GroupTotals {
    std::uint64_t needs = 0, requests = 0, again = 0, seen = 0, seen_soon = 0, wait_sum = 0;
    std::uint64_t first_seen = 0, first_settled = 0, left = 0, met = 0, unmet = 0, helped_on = 0;
    std::array<std::uint64_t, wait_bins> waits{};
    double people_weeks = 0;
    double online_weeks = 0; ///< of them, registered online
    double satisfaction_weeks = 0; ///< Σ satisfaction, 0..1 each
    double need_weight_weeks = 0; ///< Σ weight by the full formula, first-year weights aside
    double list_weight_weeks = 0; ///< Σ weight as paid
    double spending = 0; ///< £
    double provider_income = 0; ///< £ of the practices of the group; by registration and area only
    double provider_cost = 0;
    double closed = 0; ///< practices closed so far; by registration and area only
    double eligible = 0; ///< citizens asked to sign up; not by registration
    double enrolled = 0; ///< of them, signed up so far
    double force_weeks =
        0; ///< citizens who looked for work at the start, × weeks; not by registration
    double working_weeks = 0; ///< of them, in work

    void add(const Tally& tally);
    void add(const GroupTotals& other);

    template <class A> void serialize(A& a) {
        a(needs, requests, again, seen, seen_soon, wait_sum, first_seen, first_settled, left, met,
          unmet, helped_on, waits, people_weeks, online_weeks, satisfaction_weeks,
          need_weight_weeks, list_weight_weeks, spending, provider_income, provider_cost, closed,
          eligible, enrolled, force_weeks, working_weeks);
    }
};

/// All groups over some weeks.
struct Summary {
    explicit Summary(std::size_t areas = 0) : groups(Slot::area + areas), area_balance(areas) {}

    double weeks = 0;
    double people_per_citizen = 1;
    std::vector<GroupTotals> groups; ///< by slot
    std::vector<double> area_balance; ///< £: budget less formula payments, settlements included
    std::uint32_t host = 0; ///< area that hosts the online practice
    double outside_weeks =
        0; ///< citizens registered online who live outside the host area, × weeks

    [[nodiscard]] std::size_t areas() const { return area_balance.size(); }

    /// Adds a later stretch of weeks.
    void add(const Summary& later);

    template <class A> void serialize(A& a) {
        a(weeks, people_per_citizen, groups, area_balance, host, outside_weeks);
    }
};

/// A stratum's people of one registration over one week, before they are added up into groups.
struct SideWeek {
    double people = 0, satisfaction = 0, need_weight = 0, list_weight = 0, spending = 0;
};

/// Adds a week's people to every group that they belong to; `tallies` and `weeks` by side.
void add_people(Summary& summary, std::span<const Tally> tallies, std::span<const SideWeek> weeks);

/// A cell's people in what only some scenarios have: signing up, and looking for work.
struct CellWeek {
    double eligible = 0, enrolled = 0, force = 0, working = 0;
};

/// Adds the people of `stratum`'s cell to every group that they belong to, their registration
/// aside.
void add_cell(Summary& summary, std::uint32_t stratum, const CellWeek& week);

} // namespace folkmoot
