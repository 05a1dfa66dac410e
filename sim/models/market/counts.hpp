#pragma once

/// What a market counts of each group, and to which groups a case belongs.

#include "engine/counts.hpp"
#include "models/market/state.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace folkmoot::market {

/// Columns of the counts. Of citizens; money is real.
enum Column : std::size_t {
    new_needs,
    hard_needs,
    placed,
    chose,
    turned_away,
    started,
    hard_started,
    wait_weeks_sum,
    travel_sum,
    gave_up,
    ended,
    ended_well,
    hard_ended,
    hard_ended_well,
    recorded,
    recorded_well,
    harmed,
    harmed_at_bad,
    ended_badly,
    displaced,
    searched_weeks,
    complaints,
    redress_people,
    redress_pounds,
    people_weeks,
    served_weeks,
    served_bad_weeks,
    quality_weeks,
    paid,
    paid_small,
    paid_firms,
    watching,
    buying_cost,
    bid_cost,
    tenders,
    bids,
    tender_worth,
    tender_price,
    contracts,
    contracts_small,
    open_weeks,
    concentration_weeks,
    closed,
    removed,
    opened,
    alarms,
    false_alarms,
    found_bad,
    weeks_to_find,
    rescued,
    firms,
    winners,
    column_count
};

/// The same, each with what it means.
[[nodiscard]] std::span<const Counted> count_columns();

/// The model's sides: who serves people, and how hard they are to help.
inline constexpr std::size_t kind_slot = Slot::sides, hard_slot = kind_slot + kinds,
                             area_slot = hard_slot + 2;

inline constexpr std::size_t no_kind = 99;

/// The groups to which somebody of a stratum belongs, found once for several columns. `kind`: whose
/// the provider is, or `no_kind`; `hard`: 0, 1, or `no_kind`.
class PersonRows {
public:
    PersonRows(Counts& counts, std::uint32_t stratum, std::size_t kind, std::size_t hard) {
        counts.in_each(stratum, [&](Counts& table) {
            take(table, Slot::total);
            take(table, Slot::deprivation + deprivation_of(stratum));
            take(table, Slot::age + age_of(stratum));
            take(table, area_slot + area_of(stratum));
            if (kind != no_kind) take(table, kind_slot + kind);
            if (hard != no_kind) take(table, hard_slot + hard);
        });
    }
    void add(Column column, double amount = 1.0) const {
        for (std::size_t i = 0; i < count_; ++i) rows_[i][column] += amount;
    }

private:
    void take(Counts& counts, std::size_t slot) { rows_[count_++] = counts.row(slot).data(); }

    std::array<double*, 12> rows_{}; ///< six of everybody, six of their part
    std::size_t count_ = 0;
};

/// Adds to one column of all groups to which somebody belongs.
void add_person(Counts& counts, std::uint32_t stratum, std::size_t kind, std::size_t hard,
                Column column, double amount = 1.0);

/// Adds to all, to an area, and to a kind of provider.
void add_provider(Counts& counts, std::size_t area, std::size_t kind, Column column,
                  double amount = 1.0);

} // namespace folkmoot::market
