#include "models/delivery/counts.hpp"

#include <array>

namespace folkmoot::delivery {
namespace {

constexpr std::array delivery_columns{
    Counted{"people_weeks", "citizens × weeks"},
    Counted{"first_tries", "citizens who came to settle something"},
    Counted{"first_ok", "of them, who succeeded at once"},
    Counted{"later_ok", "citizens who succeeded when they tried again"},
    Counted{"failed", "tries that failed"},
    Counted{"rang", "citizens who rang instead"},
    Counted{"gave_up", "citizens who gave up"},
    Counted{"down_fails", "tries that failed because something was down"},
    Counted{"test_tries", "tries that saw the new version of a test"},
    Counted{"lost_hours", "hours that citizens lost with tries that failed and calls"},
    Counted{"time_pounds", "£ that those hours are worth"},
    Counted{"teams_pounds", "£ for teams; in total, by area"},
    Counted{"own_pounds", "£ for components of one's own; in total, by area"},
    Counted{"shared_pounds", "£ for running what is shared; in total, by area"},
    Counted{"joining_pounds", "£ for moving to it; in total, by area"},
    Counted{"project_pounds", "£ for projects; in total, by area"},
    Counted{"learning_pounds", "£ for tests and fellows; in total, by area"},
    Counted{"call_pounds", "£ for answering people who ring; in total, by area"},
    Counted{"service_weeks", "services × weeks; in total, by size, by area of local ones"},
    Counted{"measured_weeks", "of them, of teams that measure; likewise"},
    Counted{"begun", "changes that were begun; likewise"},
    Counted{"live", "changes that went live; likewise"},
    Counted{"passed", "of them, after a test; likewise"},
    Counted{"dropped", "changes that a test did not show to help; likewise"},
    Counted{"shelved", "changes that came to nothing; likewise"},
    Counted{"kept_worse", "changes that went live and do harm; likewise"},
    Counted{"lead_weeks", "weeks from idea to use, of changes that went live; likewise"},
    Counted{"line_weeks", "changes in the making × weeks; likewise"},
    Counted{"claimed", "log-odds that tests promised, of changes that passed; likewise"},
    Counted{"gained", "log-odds that those changes brought; likewise"},
    Counted{"projects", "projects that ended; in total"},
    Counted{"runaways", "of them, that ran away; in total"},
    Counted{"failures", "of them, that delivered nothing; in total"},
    Counted{"planned_pounds", "£ that they were to cost; in total"},
    Counted{"spent_pounds", "£ that they cost; in total"},
    Counted{"part_weeks", "components that services need × weeks; in total, by size, by area"},
    Counted{"own_weeks", "of them, of one's own; likewise"},
    Counted{"shared_weeks", "of them, shared; likewise"},
    Counted{"queue_weeks", "of them, waiting to join; likewise"},
    Counted{"joined", "components that were brought in; likewise"},
    Counted{"left", "components that left again; likewise"},
    Counted{"rebuilt", "components of one's own that were built again; likewise"},
    Counted{"outside_weeks", "outsiders who use what is shared × weeks; in total"},
    Counted{"outside_pounds", "£ that it spares them, less what they pay; in total"},
    Counted{"fellow_weeks", "fellows with a team × weeks; in total"},
    Counted{"common_open", "shared components that are open × weeks; in total"},
    Counted{"worst_week", "largest share of a week's tries that failed as something was down",
            true},
    Counted{"worst_overrun", "largest overrun of a project so far, of its plan", true},
    Counted{"paid_pounds", "£ paid since the first day; in total", true},
};
static_assert(delivery_columns.size() == column_count);

} // namespace

std::span<const Counted> count_columns() { return delivery_columns; }

} // namespace folkmoot::delivery
