#include "models/claims/counts.hpp"

#include <array>

namespace folkmoot::claims {
namespace {

constexpr std::array claims_columns{
    Counted{"people_weeks", "citizens × weeks"},
    Counted{"right_weeks", "rights that hold × weeks"},
    Counted{"paid_weeks", "of them, paid × weeks"},
    Counted{"due_pounds", "£ due"},
    Counted{"paid_pounds", "£ paid, before anything is kept back"},
    Counted{"unclaimed_pounds", "£ due to people who were not paid"},
    Counted{"over_pounds", "£ paid beyond what was due"},
    Counted{"under_pounds", "£ due to people who were paid less"},
    Counted{"poor_due", "£ due to people with nothing put by"},
    Counted{"poor_missed", "of them, £ that they went without"},
    Counted{"debt_weeks", "£ owed × weeks"},
    Counted{"deduction_weeks", "people paid of whose payment something was kept back × weeks"},
    Counted{"recovered_pounds", "£ paid back of what was paid beyond"},
    Counted{"unasked_recovered", "of them, by people who never asked for it"},
    Counted{"taken_pounds", "£ that helpers and third parties took of claimants"},
    Counted{"waiting_weeks", "people who wait for a decision or a first payment × weeks"},
    Counted{"told_weeks", "of them, told where it stands × weeks"},
    Counted{"rights", "rights that began"},
    Counted{"noticed_rights", "rights that somebody came to know of"},
    Counted{"gave_up_before", "times that somebody who knew did not begin"},
    Counted{"begun", "claims begun"},
    Counted{"third_begun", "of them, through a third party"},
    Counted{"third_new", "of them, by people who would not have begun on the page"},
    Counted{"helper_begun", "claims begun with a helper"},
    Counted{"gave_up_form", "claims given up at a step of the form"},
    Counted{"form_ends", "forms that ended, filled in or given up"},
    Counted{"gave_up_paper", "claims whose papers never came"},
    Counted{"paper_ends", "claims whose papers came, or never did"},
    Counted{"asked_claims", "claims handed in"},
    Counted{"decided", "decisions, by people and machines"},
    Counted{"line_weeks", "weeks in line of claims that people have decided"},
    Counted{"lined", "claims that people have decided"},
    Counted{"refused_wrongly", "rightful claims refused"},
    Counted{"awards", "awards"},
    Counted{"wrong_awards", "awards of a wrong amount, or to who had no right"},
    Counted{"first_paid", "first payments of a right"},
    Counted{"first_wait_weeks", "weeks from right to first payment"},
    Counted{"first_on_time", "first payments by the promised week"},
    Counted{"advance_offers", "advances offered"},
    Counted{"advances", "advances taken"},
    Counted{"forgiven_pounds", "£ paid beyond what was due and not asked back"},
    Counted{"lost_pounds", "£ paid beyond or lent, and never to be had"},
    Counted{"reclaim_told", "people told to claim again whose time is up"},
    Counted{"reclaim_lost", "of them, lost it"},
    Counted{"hours_people", "hours of people"},
    of_no_person({"hours_state", "hours of the state"}),
    of_no_person({"records", "records shared"}),
    Counted{"calls", "calls"},
    Counted{"progress_calls", "of them, only to ask where it stands"},
    of_no_person({"calls_waited", "calls that had to wait until somebody answers; in total"}),
    Counted{"turned_away", "times that somebody found a door shut"},
    Counted{"removed_wrongly", "people taken off a register in error"},
    of_no_person({"unknown_weeks", "people whom no register knows × weeks; in total"}),
    of_no_person({"stale_weeks", "share of copies that are wrong × weeks; in total"}),
    of_no_person({"all_right_weeks", "people all of whose copies are right × weeks; in total"}),
    of_no_person({"duplicate_weeks", "records that are there twice × weeks; in total"}),
    of_no_person({"ghost_weeks", "records of people who have left × weeks; in total, by area"}),
    of_no_person({"third_known_weeks", "share who know a third party × weeks; in total"}),
    of_no_person({"shut_weeks", "weeks in which all doors were shut; in total"}),
    of_no_person({"noticed_rises", "rises noticed; in total"}),
    of_no_person({"notice_weeks", "weeks from the rise until then; in total"}),
    of_no_person({"false_alarms", "alarms that no rise explains; in total"}),
    of_no_person({"spent", "£ that running it cost; in total, by area"}),
};
static_assert(claims_columns.size() == column_count);

} // namespace

std::span<const Counted> count_columns() { return claims_columns; }

} // namespace folkmoot::claims
