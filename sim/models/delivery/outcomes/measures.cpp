#include "models/delivery/outcomes/measures.hpp"

#include "engine/usual_town.hpp"
#include "models/delivery/town.hpp"

#include <array>

namespace folkmoot::delivery {
namespace {

constexpr unsigned by_size = by_side;
constexpr unsigned by_people = by_deprivation | by_age | by_area;
constexpr unsigned by_use = by_people | by_size;
constexpr unsigned by_service = by_area | by_size;
constexpr double pennies = 0.1;

constexpr Phrase can_open(std::string (*clause)(const Compared&)) {
    return {.role = PhraseRole::may_lead, .clause = clause};
}
constexpr Phrase at_that_cost{.role = PhraseRole::closes, .hardly = pennies, .clause = cost_clause};

constexpr std::array delivery_measures{
    Measure{"first_try", "Succeed at first try", "of those who come",
            "How many settle what they came for at once", 1, 1, false, true, by_use,
            share_of<Column::first_ok, Column::first_tries>, false, can_open(first_clause)},
    Measure{"gave_up_share", "Give up", "of those who come",
            "How many go without what they came for", -1, 1, false, true, by_use,
            share_of<Column::gave_up, Column::first_tries>, false, can_open(gave_up_clause)},
    Measure{"hours_lost", "Hours lost", "hours per person and year",
            "Time that goes into tries that fail and into calls", -1, 2, false, false, by_people,
            hours_lost, false, can_open(hours_clause)},
    Measure{"cost_per_head", "Cost", "£ per person and year",
            "Teams, components, what is shared, projects, tests, fellows and calls", -1, 2, true,
            false, by_area, cost_a_head, false, at_that_cost},
    Measure{"all_in", "Cost and lost time together", "£ per person and year",
            "What the state pays, and what the hours are worth that people lose", -1, 2, true,
            false, by_area, all_in, false, can_open(all_in_clause)},
    Measure{"paid_so_far", "Paid since the first day", "£ per person",
            "All of it, with what was paid once to save later", -1, 2, true, false, by_none,
            paid_so_far},
    Measure{"calls", "Calls", "per person and year", "How often people ring because it failed", -1,
            2, false, false, by_people, calls},
    Measure{"adoption", "Shared", "of components that services need",
            "How much of what many need is built once", 0, 1, false, true, by_service,
            share_of<Column::shared_weeks, Column::part_weeks>, false, can_open(shared_clause)},
    Measure{"copies", "The same is built", "times",
            "How often each component is kept alive, on average", -1, 0, false, false, by_none,
            copies},
    Measure{"join_wait", "Wait to join what is shared", "weeks",
            "How long teams wait until those who run it have time for them", -1, 1, false, false,
            by_none, share_of<Column::queue_weeks, Column::joined>, true},
    Measure{"down_share", "Fail because something is down", "of tries",
            "How many tries fail on days on which something does not work", -1, 2, false, true,
            by_use, down_share},
    Measure{"worst_week", "In the worst week", "of tries",
            "The largest share of a week's tries that failed because something was down", -1, 1,
            false, true, by_none, worst_week_share},
    Measure{"measured", "Services that measure", "of services",
            "How many teams know how many people succeed", 1, 0, false, true, by_service,
            share_of<Column::measured_weeks, Column::service_weeks>},
    Measure{"changes", "Changes that go live", "per service and year",
            "How often a service changes", 0, 1, false, false, by_service, changes_a_year},
    Measure{"lead_time", "From idea to use", "weeks", "How long it takes until people see a change",
            -1, 1, false, false, by_service, share_of<Column::lead_weeks, Column::live>, true},
    Measure{"kept_worse", "Changes that do harm", "of those that went live",
            "How many changes that stay make it worse", -1, 0, false, true, by_service,
            share_of<Column::kept_worse, Column::live>, true},
    Measure{"test_wins", "Tests that show a gain", "of tests",
            "How many changes are kept after a test", 0, 0, false, true, by_service, test_wins,
            true},
    Measure{"promise_kept", "Of what tests promised came", "of it",
            "What passes a test looks better than it is", 1, 0, false, true, by_service,
            share_of<Column::gained, Column::claimed>, true},
    Measure{"in_tests", "See something that is being tried", "of tries",
            "How often somebody sees a version that may be worse", -1, 1, false, true, by_use,
            seen_in_tests},
    Measure{"overrun", "Projects cost more than planned by", "of the plan",
            "All projects that have ended, together", -1, 0, false, true, by_none, overrun, true},
    Measure{"runaways", "Projects that run away", "of projects",
            "How many cost half as much again as planned, and mostly more", -1, 0, false, true,
            by_none, share_of<Column::runaways, Column::projects>, true},
    Measure{"worst_overrun", "The worst project cost more by", "of the plan",
            "The largest overrun so far", -1, 0, false, true, by_none, biggest_overrun},
    Measure{"nothing_came", "Projects of which nothing came", "of projects",
            "All was paid and none is used", -1, 0, false, true, by_none,
            share_of<Column::failures, Column::projects>, true},
    Measure{"size_gap", "Large services succeed more often by", "points of 100",
            "Between services that many use and services that few use", -1, 1, false, false,
            by_none, size_gap},
    Measure{"poor_gap", "The least deprived fifth succeeds more often by", "points of 100",
            "How many more of 100 succeed at the first try in the least deprived fifth than in the "
            "most deprived fifth",
            -1, 1, false, false, by_none, poor_gap},
    Measure{"place_gap", "Between the best and the worst area", "points of 100",
            "How far success differs by where people live", -1, 1, false, false, by_none,
            place_gap},
    Measure{"team_cost", "Teams", "£ per person and year", "What teams cost", -1, 2, true, false,
            by_area, teams_cost},
    Measure{"component_cost", "Components", "£ per person and year",
            "One's own and shared ones together, with moving to them; building what is shared is a "
            "project",
            -1, 2, true, false, by_area, component_cost},
    Measure{"shared_cost", "What is shared", "£ per person and year",
            "Of that, running what is shared and moving to it", -1, 2, true, false, by_area,
            shared_cost},
    Measure{"project_cost", "Projects", "£ per person and year",
            "Launches, and building what is shared", -1, 2, true, false, by_area, project_cost},
    Measure{"learning_cost", "Tests and fellows", "£ per person and year",
            "What it costs to find out", -1, 2, true, false, by_area, learning_cost},
    Measure{"call_cost", "Answering calls", "£ per person and year",
            "What it costs that people ring", -1, 2, true, false, by_area, call_cost},
    Measure{"outsiders", "Outsiders who use it", "for each component",
            "Charities, firms and neighbours", 0, 0, false, false, by_none, outsiders},
    Measure{"outside_saved", "Spared outside", "£ per person and year",
            "What outsiders save beyond what they pay; no part of the cost", 1, 2, true, false,
            by_none, outside_saved},
};

using enum PersonSum;

constexpr std::array delivery_persons{
    PersonOutcome{"was_first", "Succeeded at first try", "of times",
                  "How often a person settles at once what they came for", true, 1, person_first,
                  mean, 1.0, "", "use the same services"},
    PersonOutcome{"lost", "Hours lost", "hours", "Time that a person loses", false, -1,
                  person_hours, total, 0.01, "", "use the same services"},
    PersonOutcome{"rang_up", "Rang", "times", "How often a person rings because it failed", false,
                  -1, person_rang, total, 1.0, "", "use the same services"},
    PersonOutcome{"gave_up", "Gave up", "of people",
                  "Whether a person ever goes without what they came for", true, -1, person_gave_up,
                  ever, 1.0, "", "use the same services"},
};

} // namespace

std::span<const Measure> measures() { return delivery_measures; }
std::span<const PersonOutcome> person_outcomes() { return delivery_persons; }

} // namespace folkmoot::delivery
