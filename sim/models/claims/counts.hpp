#pragma once

/// What is counted of each group between rights and their money.

#include "engine/counts.hpp"
#include "models/claims/state.hpp"

#include <cstddef>
#include <span>

namespace folkmoot::claims {

/// Columns of the counts. Of citizens; money is pounds, for as many people as there are citizens,
/// but for `spent`, which is real.
enum Column : std::size_t {
    people_weeks,
    // Sixteen that are summed up over all claims, every week.
    right_weeks,
    paid_weeks,
    due_pounds,
    paid_pounds,
    unclaimed_pounds,
    over_pounds,
    under_pounds,
    poor_due,
    poor_missed,
    debt_weeks,
    deduction_weeks,
    recovered_pounds,
    unasked_recovered,
    taken_pounds,
    waiting_weeks,
    told_weeks,
    // What happens.
    rights,
    noticed_rights,
    gave_up_before,
    begun,
    third_begun,
    third_new,
    helper_begun,
    gave_up_form,
    form_ends,
    gave_up_paper,
    paper_ends,
    asked_claims,
    decided,
    line_weeks,
    lined,
    refused_wrongly,
    awards,
    wrong_awards,
    first_paid,
    first_wait_weeks,
    first_on_time,
    advance_offers,
    advances,
    forgiven_pounds,
    lost_pounds,
    reclaim_told,
    reclaim_lost,
    hours_people,
    hours_state,
    records,
    calls,
    progress_calls,
    calls_waited,
    turned_away,
    removed_wrongly,
    unknown_weeks,
    stale_weeks,
    all_right_weeks,
    duplicate_weeks,
    ghost_weeks,
    third_known_weeks,
    shut_weeks,
    noticed_rises,
    notice_weeks,
    false_alarms,
    spent,
    column_count
};

/// Columns that are summed up over all claims: right_weeks and those that follow.
inline constexpr std::size_t flows = told_weeks - right_weeks + 1;

/// The same, each with what it means.
[[nodiscard]] std::span<const Counted> count_columns();

/// The model's sides: how people asked, and whether the register knows them.
inline constexpr std::size_t door_slot = Slot::sides, known_slot = door_slot + door_kinds,
                             area_slot = known_slot + 2;

} // namespace folkmoot::claims
