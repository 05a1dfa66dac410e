#include "models/claims/outcomes/measures.hpp"

#include "core/units.hpp"
#include "engine/usual_town.hpp"
#include "models/claims/town.hpp"

#include <array>
#include <limits>

namespace folkmoot::claims {
namespace {

constexpr unsigned by_people = by_deprivation | by_age | by_area, by_door = by_side,
                   by_known = by_side << 1U, by_everything = by_people | by_door | by_known;

/// So much a year for each person.
template <std::size_t Part> double a_person_year(const Counts& counts, std::size_t slot) {
    return per(counts, slot, Part, people_weeks) * weeks_per_year;
}
template <std::size_t Part, std::size_t Times>
double a_year_of(const Counts& counts, std::size_t slot) {
    return static_cast<double>(Times) * a_person_year<Part>(counts, slot);
}
/// So much of a door in all.
template <std::size_t Part> double of_all(const Counts& counts, std::size_t slot) {
    const double all = counts.at(Slot::total, Part);
    return all > 0.0 ? counts.at(slot, Part) / all : std::numeric_limits<double>::quiet_NaN();
}
/// A column that is kept by week, in the mean of all weeks.
template <std::size_t Part> double a_week(const Counts& counts, std::size_t slot) {
    return counts.weeks > 0.0 ? counts.at(slot, Part) / counts.weeks
                              : std::numeric_limits<double>::quiet_NaN();
}
double alarms_a_year(const Counts& counts, std::size_t slot) {
    return a_week<false_alarms>(counts, slot) * weeks_per_year;
}
double cost_per_award(const Counts& counts, std::size_t slot) {
    const double all = counts.at(slot, awards) * counts.people_per_citizen;
    return all > 0.0 ? counts.at(slot, spent) / all : std::numeric_limits<double>::quiet_NaN();
}
double cost_a_head(const Counts& counts, std::size_t slot) {
    const double people = counts.at(slot, people_weeks) * counts.people_per_citizen;
    return people > 0.0 ? counts.at(slot, spent) / people * weeks_per_year
                        : std::numeric_limits<double>::quiet_NaN();
}

constexpr Phrase leading(std::string (*clause)(const Compared&)) {
    return {.role = PhraseRole::may_lead, .clause = clause};
}
constexpr Phrase running_costs{.role = PhraseRole::closes, .hardly = 0.005, .clause = cost_clause};

constexpr std::array claims_measures{
    Measure{"take_up", "Paid what is due", "of rights",
            "How many of those who have a right are paid, from week to week", 1, 1, false, true,
            by_people | by_known, share_of<paid_weeks, right_weeks>, false,
            leading(take_up_clause)},
    Measure{"unclaimed", "Due and not paid", "£ a year and person",
            "What is due to people who have a right and are not paid, shared over all people", -1,
            2, true, false, by_people, a_person_year<unclaimed_pounds>, false,
            leading(unclaimed_clause)},
    Measure{"weeks_to_money", "From right to money", "weeks",
            "How long it takes from the beginning of a right to the first payment, for those who "
            "get one",
            -1, 1, false, false, by_everything, share_of<first_wait_weeks, first_paid>, false,
            leading(weeks_clause)},
    Measure{"on_time", "First payment on time", "of first payments",
            "How many first payments come in the week that the rule promises", 1, 1, false, true,
            by_everything, share_of<first_on_time, first_paid>, false, leading(on_time_clause)},
    Measure{"hardship", "Money that people go without",
            "of what is due to those with nothing put by",
            "How much of what is due to people who have nothing put by does not reach them in the "
            "week, because it is not claimed, not yet paid, too little, or kept back",
            -1, 1, false, true, by_people | by_known, share_of<poor_missed, poor_due>, false,
            leading(hardship_clause)},
    Measure{"hours_people", "People's time", "hours a year for 100 people",
            "How much time claiming takes of people", -1, 1, false, false, by_people,
            a_year_of<Column::hours_people, 100>},
    Measure{"hours_state", "The state's time", "hours a year for 100 people",
            "How much time deciding, answering and checking takes of those who work for the state",
            -1, 1, false, false, by_none, a_year_of<Column::hours_state, 100>},
    Measure{"gave_up_before", "Know of it and do not begin", "times for each right noticed",
            "How often somebody who knows of a right does not begin, because it is too much "
            "trouble, the doors are shut, or they rather do without",
            -1, 2, false, false, by_people, share_of<Column::gave_up_before, noticed_rights>},
    Measure{"gave_up_form", "Give up at the form", "of forms",
            "How many forms that are begun are given up at one of their steps", -1, 1, false, true,
            by_people | by_door, share_of<Column::gave_up_form, form_ends>, true},
    Measure{"gave_up_paper", "Papers never come", "of claims that need papers",
            "How many claims, new ones and ones that are looked at again, end because the papers "
            "do not come together",
            -1, 1, false, true, by_people | by_door, share_of<Column::gave_up_paper, paper_ends>,
            true},
    Measure{"refused", "Refused in error", "of decisions",
            "How many decisions refuse a claim that is right", -1, 2, false, true,
            by_people | by_door, share_of<refused_wrongly, decided>, true},
    Measure{"line_wait", "In line for a decision", "weeks",
            "How long a claim waits until a caseworker has decided it", -1, 1, false, false,
            by_everything, share_of<Column::line_weeks, lined>, true},
    Measure{"wrong_awards", "Wrong awards", "of awards",
            "How many awards are of a wrong amount, whoever made the mistake", -1, 1, false, true,
            by_everything, share_of<Column::wrong_awards, awards>, false, leading(wrong_clause)},
    Measure{"overpaid", "Paid too much", "of what is paid",
            "How much of what is paid is more than was due", -1, 1, false, true, by_everything,
            share_of<over_pounds, paid_pounds>, false, leading(overpaid_clause)},
    Measure{"underpaid", "Paid too little", "of what is paid",
            "How much less those who are paid get than is due to them, against what is paid", -1, 1,
            false, true, by_everything, share_of<under_pounds, paid_pounds>},
    Measure{"debt", "Owed by people", "£ a person",
            "What people owe for advances and for what they were paid too much, shared over all "
            "people",
            -1, 2, true, false, by_people, share_of<debt_weeks, people_weeks>},
    Measure{"deductions", "Kept back from", "of people paid",
            "From how many of those who are paid something is kept back", -1, 1, false, true,
            by_everything, share_of<deduction_weeks, paid_weeks>},
    Measure{"unasked_debt", "Paid back though nobody asked", "£ a year for 100 people",
            "What people pay back of money that came to them without having asked for it", -1, 0,
            true, false, by_people, a_year_of<unasked_recovered, 100>},
    Measure{"forgiven", "Not asked back", "£ a year for 100 people",
            "What was paid too much and is not asked back", 0, 0, true, false, by_people,
            a_year_of<forgiven_pounds, 100>},
    Measure{"written_off", "Never to be had", "£ a year for 100 people",
            "What was paid too much or lent, to people who have left or have nothing", -1, 0, true,
            false, by_people, a_year_of<lost_pounds, 100>},
    Measure{"taken", "Taken by helpers and third parties", "£ a year for 100 people",
            "What people pay out of their money to those who helped them claim", -1, 0, true, false,
            by_people | by_door, a_year_of<taken_pounds, 100>},
    Measure{"advances", "Take an advance", "of those offered one",
            "How many take a loan for the wait", 0, 1, false, true, by_people,
            share_of<Column::advances, advance_offers>, true},
    Measure{"reclaim_lost", "Lost when told to claim again", "of those told",
            "How many of those who were paid, and were told to claim again, lose it", -1, 1, false,
            true, by_people, share_of<Column::reclaim_lost, reclaim_told>, true,
            leading(lost_clause)},
    Measure{"progress_calls", "Only ask where it stands", "of calls",
            "How many calls only ask how far a claim is", -1, 1, false, true, by_none,
            share_of<Column::progress_calls, calls>, true},
    Measure{"calls_wait", "Callers who find nobody free", "of calls",
            "How many calls have to wait until somebody answers", -1, 1, false, true, by_none,
            share_of<calls_waited, calls>, true},
    Measure{"door_share", "Door", "of claims begun",
            "How many of all claims are begun through each door; those under \"nobody asked\" "
            "confirm an offer",
            0, 1, false, true, by_door, of_all<begun>},
    Measure{"third_share", "Claims through a third party", "of claims begun",
            "How many claims are begun through a door that others have built", 0, 1, false, true,
            by_people, share_of<third_begun, begun>, false, leading(third_clause)},
    Measure{"third_new", "Would not have come to the page", "of claims through third parties",
            "How many claims through third parties are of people for whom the official page is too "
            "much trouble",
            1, 1, false, true, by_people, share_of<Column::third_new, third_begun>, true},
    Measure{"third_reach", "Know a third party", "of people",
            "How many people know a third party through which they could claim", 0, 1, false, true,
            by_none, share_of<third_known_weeks, people_weeks>},
    Measure{"helped_share", "Claims with a helper", "of claims begun",
            "How many claims are begun with somebody at one's side", 0, 1, false, true, by_people,
            share_of<helper_begun, begun>},
    Measure{"records_shared", "Records shared", "a person and year",
            "How often a record of a person passes from one office, or firm, to another: what "
            "privacy pays",
            -1, 2, false, false, by_none, a_person_year<records>, false, leading(records_clause)},
    Measure{"unknown", "In no register", "of people",
            "How many people no register knows, or has struck off in error", -1, 1, false, true,
            by_none, share_of<unknown_weeks, people_weeks>},
    Measure{"stale", "Wrong records", "of records",
            "How many of the copies that departments hold are wrong or out of date", -1, 1, false,
            true, by_none, share_of<stale_weeks, people_weeks>, false, leading(stale_clause)},
    Measure{"all_right", "Right everywhere", "of people",
            "How many people's records are right in every department", 1, 1, false, true, by_none,
            share_of<all_right_weeks, people_weeks>, false, leading(right_clause)},
    Measure{"duplicates", "There twice", "of people",
            "How many people have a second record that nobody has found", -1, 2, false, true,
            by_none, share_of<duplicate_weeks, people_weeks>},
    Measure{"over_coverage", "Records of people who have left", "of people",
            "How many records there are of people who are no longer there, against those who are",
            -1, 1, false, true, by_area, share_of<ghost_weeks, people_weeks>},
    Measure{"removed_wrongly", "Struck off in error", "of 100,000 people a year",
            "How many real people are taken off the register in a year because they were held to "
            "be somebody else, or gone",
            -1, 0, false, false, by_people, a_year_of<Column::removed_wrongly, 100'000>, false,
            leading(removed_clause)},
    Measure{"turned_away", "Found a door shut", "of 1,000 people a year",
            "How often people come to a door that does not work", -1, 2, false, false, by_people,
            a_year_of<Column::turned_away, 1'000>},
    Measure{"doors_shut", "All doors shut", "of weeks",
            "In how many weeks no door works, because all need the same machines", -1, 2, false,
            true, by_none, a_week<shut_weeks>},
    Measure{"notice_weeks", "Until a rise is noticed", "weeks",
            "How long it takes until somebody says that more people claim in one area", -1, 0,
            false, false, by_none, share_of<Column::notice_weeks, noticed_rises>, true},
    Measure{"false_alarms", "False alarms", "a year",
            "How often somebody says so where there is no rise", -1, 2, false, false, by_none,
            alarms_a_year},
    Measure{"cost_per_claim", "Cost of an award", "£ an award",
            "What running it all costs the state, for each award", -1, 0, true, false, by_none,
            cost_per_award},
    Measure{"cost_per_head", "Cost of running it", "£ a person and year",
            "What running it all costs the state, beside what is paid to people", -1, 2, true,
            false, by_none, cost_a_head, false, running_costs},
};

using enum PersonSum;

constexpr std::array claims_persons{
    PersonOutcome{"paid", "Comes to be paid", "of people",
                  "Whether a person comes to be paid during the trial, for the first time or again",
                  true, 1, person_paid, ever, 1.0, ""},
    PersonOutcome{"waits", "From right to money", "weeks",
                  "How long those who get a first payment have waited for it", false, -1,
                  person_waited, mean, 1.0, ""},
    PersonOutcome{"misses", "Money missed", "weeks' money",
                  "How much of what is due to a person with nothing put by does not reach them",
                  false, -1, person_missed, total, 0.01, ""},
    PersonOutcome{"gives_up", "Gives up", "of people",
                  "Whether a person gives up a claim, or does not begin it", true, -1,
                  person_gave_up, ever, 1.0, ""},
    PersonOutcome{"takes_hours", "Time", "hours", "How much time claiming takes of a person", false,
                  -1, person_hours, total, 0.1, ""},
    PersonOutcome{"shared", "Records shared", "records", "How often a person's records are shared",
                  false, -1, person_shared, total, 1.0, ""},
    PersonOutcome{"content", "Satisfaction", "of full satisfaction",
                  "How satisfied a person is at the end of the trial", true, 1, person_content,
                  last, 1.0 / 255, ""},
};

} // namespace

std::span<const Measure> measures() { return claims_measures; }
std::span<const PersonOutcome> person_outcomes() { return claims_persons; }

} // namespace folkmoot::claims
