#include "models/beds/outcomes/measures.hpp"

#include "core/units.hpp"
#include "engine/usual_town.hpp"
#include "models/beds/town.hpp"

#include <array>
#include <limits>

namespace folkmoot::beds {
namespace {

constexpr unsigned by_why = by_side;
constexpr unsigned by_who = by_deprivation | by_age | by_area;
constexpr unsigned by_need = by_who | by_why;
constexpr double few_deaths = 0.05, few_pounds = 0.5, few_hours = 0.05;

double years_of_people(const Counts& counts, std::size_t slot) {
    return counts.at(slot, people_weeks) * counts.people_per_citizen / weeks_per_year;
}

/// So many a year for each 100,000 people.
template <Column What> double of_many(const Counts& counts, std::size_t slot) {
    const double years = years_of_people(counts, slot);
    return years > 0.0 ? counts.at(slot, What) * 100'000 / years
                       : std::numeric_limits<double>::quiet_NaN();
}
/// So many a year for each person.
template <Column What> double of_one(const Counts& counts, std::size_t slot) {
    return of_many<What>(counts, slot) / 100'000;
}
template <Column What> double of_needs(const Counts& counts, std::size_t slot) {
    const double needs = counts.at(slot, general_needs) + counts.at(slot, intensive_needs);
    return needs > 0.0 ? counts.at(slot, What) / needs : std::numeric_limits<double>::quiet_NaN();
}
double cost_of_one(const Counts& counts, std::size_t slot) {
    return of_one<beds_pounds>(counts, slot) + of_one<care_pounds>(counts, slot) +
           of_one<surge_pounds>(counts, slot) + of_one<trained_pounds>(counts, slot) +
           of_one<moved_pounds>(counts, slot) + of_one<ring_pounds>(counts, slot) +
           of_one<state_pounds>(counts, slot);
}

double room_and_money(const Counts& counts, std::size_t slot) {
    return of_many<extra_deaths>(counts, slot) + of_many<lives_elsewhere>(counts, slot);
}

constexpr Phrase can_begin(std::string (*clause)(const Compared&), double hardly = 0) {
    return {.role = PhraseRole::may_lead, .hardly = hardly, .clause = clause};
}
constexpr Phrase what_it_takes{
    .role = PhraseRole::closes, .hardly = few_pounds, .clause = cost_clause};

constexpr std::array beds_measures{
    Measure{"room_deaths", "Deaths for want of room", "for 100,000 people a year",
            "How many patients die who would not have if there had been room, staff and time", -1,
            1, false, false, by_need, of_many<extra_deaths>, false,
            can_begin(deaths_clause, few_deaths)},
    Measure{"lives_in_all", "Lives lost to want of room, or of the money",
            "for 100,000 people a year",
            "Deaths for want of room, and those that the cost of being ready (empty beds, surge, "
            "staff trained ahead, moves, failed contractors) would have avoided elsewhere",
            -1, 1, false, false, by_none, room_and_money},
    Measure{"no_intensive", "Go without intensive care", "of those who need it",
            "How many of the people who need intensive care get no bed in it", -1, 1, false, true,
            by_need, share_of<refused_intensive, intensive_needs>, false,
            can_begin(refused_clause)},
    Measure{"no_general", "Go without a general bed", "of those who need it at once",
            "How many of the people who need a general bed at once never get one", -1, 1, false,
            true, by_need, share_of<refused_general, general_needs>},
    Measure{"long_waits", "Wait more than four hours", "of those who need a general bed at once",
            "How many of them wait more than four hours until they have one or go without", -1, 1,
            false, true, by_need, share_of<waited, general_needs>},
    Measure{"bed_wait", "Wait for a general bed", "hours",
            "How long people who need a general bed at once wait for it, on average", -1, 1, false,
            false, by_need, share_of<wait_hours, general_needs>, false,
            can_begin(wait_clause, few_hours)},
    Measure{"moved_share", "Moved to another hospital", "of those who need a bed at once",
            "How many people get their bed in another hospital than their own", 0, 1, false, true,
            by_need, of_needs<moved>},
    Measure{"moved_people", "People moved", "for 100,000 people a year",
            "How many people get their bed in another hospital than their own", 0, 0, false, false,
            by_need, of_many<moved>},
    Measure{"surge_share", "Beds beyond those there are", "of those who need a bed at once",
            "How many people are put into a bed beyond those that the hospital has", -1, 1, false,
            true, by_need, of_needs<surged>},
    Measure{"hospital_deaths", "Deaths of patients", "for 100,000 people a year",
            "How many patients die, of what they have or for want of room", -1, 0, false, false,
            by_need, of_many<deaths>},
    Measure{"dates_put_off", "Planned care put off", "of dates given",
            "How many dates for planned care are put off on the day", -1, 1, false, true, by_who,
            share_of<put_off, dates>, false, can_begin(put_off_clause)},
    Measure{"planned_wait", "Wait for planned care", "weeks",
            "How long people who got planned care had waited, on average", -1, 1, false, false,
            by_who, share_of<planned_weeks, planned_done>},
    Measure{"back_worse", "Come back worse", "of those who need planned care",
            "How many people on the list get worse and come back as an emergency", -1, 1, false,
            true, by_who, share_of<got_worse, planned_needs>},
    Measure{"care_lost", "Planned care lost", "of those who need planned care",
            "How many people on the list give up", -1, 1, false, true, by_who,
            share_of<planned_lost, planned_needs>},
    Measure{"beds_in_use", "General beds in use", "of beds with staff",
            "How full general beds are, on average", 0, 1, false, true, by_area,
            share_of<general_used_days, general_bed_days>},
    Measure{"intensive_in_use", "Intensive beds in use", "of beds with staff",
            "How full intensive care is, on average", 0, 1, false, true, by_area,
            share_of<intensive_used_days, intensive_bed_days>},
    Measure{"general_above_85", "General beds above 85% full", "of a hospital's days",
            "On how many days a hospital's general beds are more than 85% full", -1, 1, false, true,
            by_area, share_of<general_over_85, hospital_days>},
    Measure{"general_above_92", "General beds above 92% full", "of a hospital's days",
            "On how many days a hospital's general beds are more than 92% full", -1, 1, false, true,
            by_area, share_of<general_over_92, hospital_days>},
    Measure{"general_at_100", "General beds full", "of a hospital's days",
            "On how many days a hospital has no general bed free", -1, 1, false, true, by_area,
            share_of<general_full, hospital_days>},
    Measure{"intensive_above_85", "Intensive care above 85% full", "of a hospital's days",
            "On how many days a hospital's intensive care is more than 85% full", -1, 1, false,
            true, by_area, share_of<intensive_over_85, hospital_days>},
    Measure{"intensive_above_92", "Intensive care above 92% full", "of a hospital's days",
            "On how many days a hospital's intensive care is more than 92% full", -1, 1, false,
            true, by_area, share_of<intensive_over_92, hospital_days>},
    Measure{"intensive_at_100", "Intensive care full", "of a hospital's days",
            "On how many days a hospital has no bed free in intensive care", -1, 1, false, true,
            by_area, share_of<intensive_full, hospital_days>},
    Measure{"everywhere_above_85", "All intensive care above 85% full", "of days",
            "On how many days the intensive care of all hospitals together is more than 85% full",
            -1, 1, false, true, by_none, share_of<all_intensive_over_85, all_days>},
    Measure{"everywhere_at_100", "All intensive care full", "of days",
            "On how many days the intensive care of all hospitals together is full", -1, 1, false,
            true, by_none, share_of<all_intensive_full, all_days>},
    Measure{"beds_without_staff", "Beds without staff", "of beds",
            "How many beds cannot be used because nobody is there to look after patients", -1, 1,
            false, true, by_area, share_of<short_days, planned_bed_days>},
    Measure{"thin_care", "Intensive patients beyond trained staff", "of days in intensive care",
            "How much intensive care is given by staff who look after more patients than they "
            "should",
            -1, 1, false, true, by_area, share_of<thin_days, intensive_used_days>},
    Measure{"infected_share", "Infected", "of people a year",
            "How many people an epidemic infects in a year", 0, 1, false, true, by_age | by_area,
            of_one<new_infections>},
    Measure{"bed_cost", "Cost", "£ per person and year",
            "What beds, care, moves, training and failed contractors cost", -1, 0, true, false,
            by_none, cost_of_one, false, what_it_takes},
    Measure{"idle_cost", "Cost of empty beds", "£ per person and year",
            "What beds cost in which nobody lies; part of the cost", -1, 1, true, false, by_area,
            of_one<idle_pounds>},
    Measure{"rescue_cost", "Paid when contractors fail", "£ per person and year",
            "What the state pays as the insurer of last resort; part of the cost", -1, 2, true,
            false, by_none, of_one<state_pounds>},
};

using enum PersonSum;

constexpr std::array beds_persons{
    PersonOutcome{"comes_back_worse", "Comes back worse", "of people",
                  "Whether a person who waits for planned care gets worse", true, -1, person_worse,
                  ever, 1.0, ""},
    PersonOutcome{"date_put_off", "Date put off", "dates a person",
                  "How many of a person's dates for planned care are put off", false, -1,
                  person_put_off, total, 1.0, "", "need the same beds"},
    PersonOutcome{"hours_without_bed", "Wait for a bed", "hours",
                  "How long a person who needs a general bed waits without one", false, -1,
                  person_waited, total, 1.0, "", "need the same beds"},
    PersonOutcome{"goes_without", "Goes without a bed", "of people",
                  "Whether a person who needs a bed goes without", true, -1, person_refused, ever,
                  1.0, "", "need the same beds"},
    PersonOutcome{"needs_bed", "Needs a bed at once", "times a person",
                  "How often a person needs a bed at once", false, -1, person_needed, count, 1.0,
                  ""},
};

} // namespace

std::span<const Measure> measures() { return beds_measures; }
std::span<const PersonOutcome> person_outcomes() { return beds_persons; }

} // namespace folkmoot::beds
