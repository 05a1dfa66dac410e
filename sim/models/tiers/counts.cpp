#include "models/tiers/counts.hpp"

#include "world/world.hpp"

#include <array>

namespace folkmoot::tiers {
namespace {

constexpr std::array tiers_columns{
    Counted{"people_weeks", "citizens × weeks"},
    Counted{"fit_pounds", "£ that citizens lose because they want something else × weeks ÷ 52"},
    Counted{"new_needs", "citizens who came to need something"},
    Counted{"came_back", "citizens who came again because they were served badly"},
    Counted{"served", "citizens who were served"},
    Counted{"wanted", "of them, as they wanted"},
    Counted{"badly", "of them, badly"},
    Counted{"gave_up", "citizens who gave up waiting"},
    Counted{"wait_weeks", "weeks that those waited who were served"},
    of_no_person({"front_pounds", "£ that the front line cost; in total, by area"}),
    of_no_person({"back_pounds", "£ that the back office cost; in total, by area"}),
    of_no_person({"common_pounds", "£ that common components cost; in total, by area"}),
    of_no_person({"again_pounds", "£ for serving people who came back; in total, by area"}),
    of_no_person({"moving_pounds", "£ paid once, for moving; in total, by area"}),
    of_no_person({"learning_pounds", "£ for learning from each other; in total, by area"}),
    of_no_person({"shared_weeks",
                  "functions of districts that are made for several × weeks; in total, by area"}),
    of_no_person({"function_weeks", "functions of districts × weeks; in total, by area"}),
    of_no_person({"moving_weeks", "functions of districts that move × weeks; in total, by area"}),
    of_no_person({"staff_weeks", "staff × weeks; in total"}),
    of_no_person({"post_weeks", "posts × weeks; in total"}),
    of_no_person({"hired", "staff who came; in total"}),
    of_no_person({"left_usual", "staff who left as in any year; in total"}),
    of_no_person({"left_moves", "staff who left because their work moves; in total"}),
    of_no_person({"redundant", "staff whose post ended; in total"}),
    of_no_person({"decided_now", "1 if a move has begun", true}),
    of_no_person({"saved_pounds", "£ saved since then, less what was paid once", true}),
    of_no_person({"promised_pounds", "£ a year that were promised on paper", true}),
    of_no_person(
        {"running_pounds", "£ a year by which running everything is cheaper than at first", true}),
    of_no_person({"planned_pounds", "£ that moves which have ended were to cost", true}),
    of_no_person({"spent_pounds", "£ that they cost", true}),
    of_no_person({"since_weeks", "weeks since the first move began", true}),
    of_no_person(
        {"paid_back_weeks", "of them, until it had paid for itself; 0 if it has not", true}),
};
static_assert(tiers_columns.size() == column_count);

} // namespace

std::span<const Counted> count_columns() { return tiers_columns; }

void add_person(Counts& counts, std::uint32_t stratum, std::size_t tier, Column column,
                double amount) {
    counts.in_each(stratum, [&](Counts& table) {
        table.at(Slot::total, column) += amount;
        table.at(Slot::deprivation + deprivation_of(stratum), column) += amount;
        table.at(Slot::age + age_of(stratum), column) += amount;
        table.at(tier_slot + tier, column) += amount;
        table.at(area_slot + area_of(stratum), column) += amount;
    });
}

} // namespace folkmoot::tiers
