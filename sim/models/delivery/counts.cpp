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
    of_no_person({"teams_pounds", "£ for teams; in total, by area"}),
    of_no_person({"own_pounds", "£ for components of one's own; in total, by area"}),
    of_no_person({"shared_pounds", "£ for running what is shared; in total, by area"}),
    of_no_person({"joining_pounds", "£ for moving to it; in total, by area"}),
    of_no_person({"project_pounds", "£ for projects; in total, by area"}),
    of_no_person({"learning_pounds", "£ for tests and fellows; in total, by area"}),
    of_no_person({"call_pounds", "£ for answering people who ring; in total, by area"}),
    of_no_person({"service_weeks", "services × weeks; in total, by size, by area of local ones"}),
    of_no_person({"measured_weeks", "of them, of teams that measure; likewise"}),
    of_no_person({"begun", "changes that were begun; likewise"}),
    of_no_person({"live", "changes that went live; likewise"}),
    of_no_person({"passed", "of them, after a test; likewise"}),
    of_no_person({"dropped", "changes that a test did not show to help; likewise"}),
    of_no_person({"shelved", "changes that came to nothing; likewise"}),
    of_no_person({"kept_worse", "changes that went live and do harm; likewise"}),
    of_no_person({"lead_weeks", "weeks from idea to use, of changes that went live; likewise"}),
    of_no_person({"line_weeks", "changes in the making × weeks; likewise"}),
    of_no_person({"claimed", "log-odds that tests promised, of changes that passed; likewise"}),
    of_no_person({"gained", "log-odds that those changes brought; likewise"}),
    of_no_person({"projects", "projects that ended; in total"}),
    of_no_person({"runaways", "of them, that ran away; in total"}),
    of_no_person({"failures", "of them, that delivered nothing; in total"}),
    of_no_person({"planned_pounds", "£ that they were to cost; in total"}),
    of_no_person({"spent_pounds", "£ that they cost; in total"}),
    of_no_person(
        {"part_weeks", "components that services need × weeks; in total, by size, by area"}),
    of_no_person({"own_weeks", "of them, of one's own; likewise"}),
    of_no_person({"shared_weeks", "of them, shared; likewise"}),
    of_no_person({"queue_weeks", "of them, waiting to join; likewise"}),
    of_no_person({"joined", "components that were brought in; likewise"}),
    of_no_person({"left", "components that left again; likewise"}),
    of_no_person({"rebuilt", "components of one's own that were built again; likewise"}),
    of_no_person({"outside_weeks", "outsiders who use what is shared × weeks; in total"}),
    of_no_person({"outside_pounds", "£ that it spares them, less what they pay; in total"}),
    of_no_person({"fellow_weeks", "fellows with a team × weeks; in total"}),
    of_no_person({"common_open", "shared components that are open × weeks; in total"}),
    of_no_person(
        {"worst_week", "largest share of a week's tries that failed as something was down", true}),
    of_no_person({"worst_overrun", "largest overrun of a project so far, of its plan", true}),
    of_no_person({"paid_pounds", "£ paid since the first day; in total", true}),
};
static_assert(delivery_columns.size() == column_count);

} // namespace

std::span<const Counted> count_columns() { return delivery_columns; }

} // namespace folkmoot::delivery
