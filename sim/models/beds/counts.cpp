#include "models/beds/counts.hpp"

#include "world/world.hpp"

#include <array>

namespace folkmoot::beds {
namespace {

constexpr std::array beds_columns{
    Counted{"people_weeks", "citizens × weeks"},
    Counted{"general_needs", "people who came to need a general bed at once"},
    Counted{"intensive_needs", "people who came to need intensive care"},
    Counted{"moved", "of them, moved to another hospital"},
    Counted{"surged", "of them, put into a bed beyond those that there are"},
    Counted{"waited", "of them, waited more than four hours for a general bed"},
    Counted{"wait_hours", "hours that they waited for a general bed"},
    Counted{"refused_general", "of them, went without a general bed"},
    Counted{"refused_intensive", "of them, went without intensive care"},
    Counted{"deaths", "patients who died"},
    Counted{"extra_deaths", "of them, who would not have if there had been room and time"},
    Counted{"planned_needs", "people who came to need planned care"},
    Counted{"planned_done", "people who got it"},
    Counted{"planned_weeks", "weeks that they had waited"},
    Counted{"dates", "dates for planned care that were given"},
    Counted{"put_off", "of them, put off on the day"},
    Counted{"got_worse", "people on the list who came back as an emergency"},
    Counted{"planned_lost", "people on the list who gave up"},
    of_no_person({"list_weeks", "people on the list × weeks"}),
    of_no_person({"new_infections", "people infected"}),
    of_no_person({"hospital_days", "hospitals × days; in total, by area"}),
    of_no_person({"general_bed_days", "general beds with staff × days; in total, by area"}),
    of_no_person({"general_used_days", "patients in general beds × days; in total, by area"}),
    of_no_person({"general_over_85",
                  "days on which a hospital's general beds are over 85% full; in total, by area"}),
    of_no_person({"general_over_92", "over 92% full; in total, by area"}),
    of_no_person({"general_full", "full; in total, by area"}),
    of_no_person({"intensive_bed_days", "intensive beds with staff × days; in total, by area"}),
    of_no_person({"intensive_used_days", "patients in intensive care × days; in total, by area"}),
    of_no_person(
        {"intensive_over_85",
         "days on which a hospital's intensive beds are over 85% full; in total, by area"}),
    of_no_person({"intensive_over_92", "over 92% full; in total, by area"}),
    of_no_person({"intensive_full", "full; in total, by area"}),
    of_no_person(
        {"thin_days", "patients in intensive care beyond trained staff × days; in total, by area"}),
    of_no_person({"short_days", "beds closed for want of staff × days; in total, by area"}),
    of_no_person({"planned_bed_days", "beds that are meant to be × days; in total, by area"}),
    of_no_person({"all_days", "days; in total"}),
    of_no_person({"all_intensive_over_85",
                  "of them, all hospitals' intensive beds together over 85% full; in total"}),
    of_no_person({"all_intensive_full", "of them, full; in total"}),
    of_no_person({"collapses", "contractors that collapsed; in total"}),
    of_no_person({"beds_pounds", "£ for beds with staff; in total, by area"}),
    of_no_person({"care_pounds", "£ for care in them; in total, by area"}),
    of_no_person(
        {"surge_pounds", "£ more for beds beyond those that there are; in total, by area"}),
    of_no_person({"trained_pounds", "£ for staff trained ahead; in total, by area"}),
    of_no_person({"moved_pounds", "£ for moving patients; in total, by area"}),
    of_no_person({"ring_pounds", "£ for looking after whoever waits; in total, by area"}),
    of_no_person({"state_pounds", "£ that the state pays for contractors that fail; in total"}),
    of_no_person({"idle_pounds", "£ for beds with staff and nobody in them; in total, by area"}),
    of_no_person({"lives_elsewhere",
                  "lives that what is spent on being ready would save elsewhere; in total"}),
};
static_assert(beds_columns.size() == column_count);

} // namespace

std::span<const Counted> count_columns() { return beds_columns; }

void add_person(Counts& counts, std::uint32_t stratum, std::size_t why, Column column,
                double amount) {
    counts.in_each(stratum, [&](Counts& table) {
        table.at(Slot::total, column) += amount;
        table.at(Slot::deprivation + deprivation_of(stratum), column) += amount;
        table.at(Slot::age + age_of(stratum), column) += amount;
        table.at(why_slot + why, column) += amount;
        table.at(area_slot + area_of(stratum), column) += amount;
    });
}

void add_place(Counts& counts, std::size_t area, Column column, double amount) {
    counts.at(Slot::total, column) += amount;
    counts.at(area_slot + area, column) += amount;
}

} // namespace folkmoot::beds
