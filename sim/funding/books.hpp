#pragma once

/// The books of providers and areas: every amount in whole pence of the real population, so that
/// what is paid is what is received, to the penny.
///
/// This is the one header of funding that a process may include.

#include "core/units.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

namespace folkmoot {

using Pence = std::int64_t;

/// The most that is counted, and more than any nation spends: £90 trillion. Whole pence up to here
/// are exact as double, and products of two of them fit 127 bits.
inline constexpr Pence most_pence = 9'000'000'000'000'000;
inline constexpr double most_pounds = 90e12;

/// `pence`, rounded towards zero. What lies beyond `most_pence` comes to just that and what is no
/// number to nothing, so that no machine answers otherwise than another; what a person wrote is
/// refused before (funding/money.hpp).
[[nodiscard]] constexpr Pence whole_pence(double pence) {
    constexpr auto most = static_cast<double>(most_pence);
    if (pence >= most) return most_pence;
    if (pence <= -most) return -most_pence;
    return pence == pence ? static_cast<Pence>(pence) : 0;
}
/// To the nearest penny.
[[nodiscard]] inline Pence to_pence(double pounds) {
    return whole_pence(std::floor(pounds * 100.0 + 0.5));
}
/// A share of an amount, rounded towards zero.
[[nodiscard]] constexpr Pence part_of(Pence amount, double share) {
    return whole_pence(static_cast<double>(amount) * share);
}
[[nodiscard]] constexpr double to_pounds(Pence pence) { return static_cast<double>(pence) / 100.0; }

/// A provider's money and what it buys.
struct ProviderBook {
    Pence income = 0;           ///< this week
    Pence cost = 0;             ///< this week
    Pence reserve = 0;          ///< put by; below zero: debt
    Pence year_income = 0, year_cost = 0;
    double fixed_cost = 0;      ///< £ a week, whoever comes
    double visits = 0;          ///< appointments a week it is staffed for; real ones
    double opening_visits_each = 0;  ///< the same, per person on its opening list
    double slots_left_over = 0;      ///< part of a citizen's appointment not used last week; 0..1

    template <class A> void serialize(A& a) {
        a(income, cost, reserve, year_income, year_cost, fixed_cost, visits, opening_visits_each,
          slots_left_over);
    }
};

/// An area's money. A year's sums start again each year.
struct AreaBook {
    Pence allocation = 0;    ///< this year's budget
    Pence pass_on = 0;       ///< added to (below zero: taken from) its practices this year
    Pence paid = 0;          ///< to practices by formula and by activity, this week
    Pence passed = 0;        ///< of `pass_on`, this week
    Pence received = 0;      ///< from other areas, this week
    Pence repaid = 0;        ///< to other areas, this week
    Pence year_paid = 0, year_passed = 0, year_received = 0, year_repaid = 0;
    Pence year_local = 0;    ///< of `year_paid`, to its local practices

    /// What is left of the year's budget once the year's formula payments and settlements are made.
    /// What was passed on came out of the year before and does not count twice.
    [[nodiscard]] Pence year_balance() const {
        return allocation + year_received - year_paid - year_repaid;
    }

    template <class A> void serialize(A& a) {
        a(allocation, pass_on, paid, passed, received, repaid, year_paid, year_passed,
          year_received, year_repaid, year_local);
    }
};

/// All books. `paid_for[w][a]`: what week w's capitation of online practices came to for residents
/// of area a, in the order online practice, area; kept because settlements lag.
struct Books {
    double visit_cost =
        0; ///< £ a visit at a practice, its building aside; fixed when the world opens
    std::vector<ProviderBook> providers;
    std::vector<AreaBook> areas;
    std::vector<std::vector<Pence>> paid_for;

    template <class A> void serialize(A& a) { a(visit_cost, providers, areas, paid_for); }
};

} // namespace folkmoot
