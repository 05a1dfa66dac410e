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
    Counted{"front_pounds", "£ that the front line cost; in total, by area"},
    Counted{"back_pounds", "£ that the back office cost; in total, by area"},
    Counted{"common_pounds", "£ that common components cost; in total, by area"},
    Counted{"again_pounds", "£ for serving people who came back; in total, by area"},
    Counted{"moving_pounds", "£ paid once, for moving; in total, by area"},
    Counted{"learning_pounds", "£ for learning from each other; in total, by area"},
    Counted{"shared_weeks",
            "functions of districts that are made for several × weeks; in total, by area"},
    Counted{"function_weeks", "functions of districts × weeks; in total, by area"},
    Counted{"moving_weeks", "functions of districts that move × weeks; in total, by area"},
    Counted{"staff_weeks", "staff × weeks; in total"},
    Counted{"post_weeks", "posts × weeks; in total"},
    Counted{"hired", "staff who came; in total"},
    Counted{"left_usual", "staff who left as in any year; in total"},
    Counted{"left_moves", "staff who left because their work moves; in total"},
    Counted{"redundant", "staff whose post ended; in total"},
    Counted{"decided_now", "1 if a move has begun", true},
    Counted{"saved_pounds", "£ saved since then, less what was paid once", true},
    Counted{"promised_pounds", "£ a year that were promised on paper", true},
    Counted{"running_pounds", "£ a year by which running everything is cheaper than at first",
            true},
    Counted{"planned_pounds", "£ that moves which have ended were to cost", true},
    Counted{"spent_pounds", "£ that they cost", true},
    Counted{"since_weeks", "weeks since the first move began", true},
    Counted{"paid_back_weeks", "of them, until it had paid for itself; 0 if it has not", true},
};
static_assert(tiers_columns.size() == column_count);

} // namespace

std::span<const Counted> count_columns() { return tiers_columns; }

void add_person(Counts& counts, std::uint32_t stratum, std::size_t tier, Column column,
                double amount) {
    counts.at(Slot::total, column) += amount;
    counts.at(Slot::deprivation + deprivation_of(stratum), column) += amount;
    counts.at(Slot::age + age_of(stratum), column) += amount;
    counts.at(tier_slot + tier, column) += amount;
    counts.at(area_slot + area_of(stratum), column) += amount;
}

} // namespace folkmoot::tiers
