#include "models/tiers/outcomes/measures.hpp"

#include "engine/usual_town.hpp"
#include "models/tiers/town.hpp"

#include <array>

namespace folkmoot::tiers {
namespace {

constexpr unsigned by_tier = by_side;
constexpr unsigned by_whom = by_deprivation | by_age | by_area | by_tier;
constexpr double tenth = 0.1;

constexpr Phrase may_open(std::string (*clause)(const Compared&)) {
    return {.role = PhraseRole::may_lead, .clause = clause};
}
constexpr Phrase at_what_cost{.role = PhraseRole::closes, .hardly = tenth, .clause = cost_clause};

constexpr std::array tiers_measures{
    Measure{"as_wanted", "Served as wanted", "of those served",
            "How many get what they wanted, or something near to it, and get it right", 1, 1, false,
            true, by_whom, share_of<Column::wanted, Column::served>, false,
            may_open(wanted_clause)},
    Measure{"fit_loss", "Lost because people want something else", "£ per person and year",
            "What it is worth to people to get what they want instead of what is made for them", -1,
            2, true, false, by_whom, fit_loss, false, may_open(fit_clause)},
    Measure{"cost_per_head", "Cost", "£ per person and year",
            "What all three functions cost, with moving and with serving people again", -1, 2, true,
            false, by_area, cost_a_head, false, at_what_cost},
    Measure{"all_in", "Cost and lost fit together", "£ per person and year",
            "What is paid, and what is lost because people want something else", -1, 2, true, false,
            by_area, all_in, false, may_open(all_in_clause)},
    Measure{"bad_share", "Served badly", "of those served",
            "How often something goes wrong, so that people have to come again", -1, 1, false, true,
            by_whom, bad_share, false, may_open(bad_clause)},
    Measure{"wait", "Wait", "weeks", "How long people wait until they are served", -1, 2, false,
            false, by_whom, share_of<Column::wait_weeks, Column::served>, false,
            may_open(wait_clause)},
    Measure{"gave_up_share", "Give up waiting", "of needs",
            "How many give up before they are served", -1, 1, false, true, by_whom, gave_up_share},
    Measure{"place_gap", "Between the best and the worst district", "points of 100",
            "How far served as wanted differs by where people live", -1, 1, false, false, by_none,
            place_gap},
    Measure{"bad_gap", "Served badly, between districts", "points of 100",
            "How far the district in which most goes wrong is from the one in which least does", -1,
            1, false, false, by_none, bad_gap},
    Measure{"fit_gap", "The most deprived fifth loses more by", "£ per person and year",
            "How much more the most deprived fifth loses than the least deprived fifth because "
            "people there want something else",
            -1, 2, true, false, by_none, fit_gap},
    Measure{"front_cost", "Front line", "£ per person and year", "What those cost who meet people",
            -1, 2, true, false, by_area, front_cost},
    Measure{"back_cost", "Back office", "£ per person and year",
            "What pay, accounts, processing and buying cost", -1, 2, true, false, by_area,
            back_cost},
    Measure{"common_cost", "Common components", "£ per person and year",
            "What payments, identity, forms and records cost", -1, 2, true, false, by_area,
            common_cost},
    Measure{"moving_cost", "Paid once, for moving", "£ per person and year",
            "Projects, contracts that are ended early, letters, help and posts that end", -1, 2,
            true, false, by_area, moving_cost},
    Measure{"promised", "Saving on paper", "£ per person and year",
            "What the plan promises: what it costs whatever its size, paid by fewer", 0, 2, true,
            false, by_none, promised, true},
    Measure{"saved", "Saving that came", "£ per person and year",
            "By how much running everything is cheaper now than at first", 1, 2, true, false,
            by_none, saved, true},
    Measure{"kept", "Of the promised saving came", "of it",
            "How much of what was promised is there in the end; below 0 it costs more", 1, 0, false,
            true, by_none, kept, true},
    Measure{"balance", "Saved so far, less what moving cost", "£ per person",
            "All savings since the first move, less all that was paid for it", 1, 2, true, false,
            by_none, balance, true},
    Measure{"payback_years", "Has paid for itself after", "years",
            "Years from the first move until all that it cost has come back, if it goes on like "
            "this; 50 means not in 50 years",
            -1, 1, false, false, by_none, payback_years, true},
    Measure{"overrun", "Moves cost more than planned by", "of the plan",
            "What moves that have ended cost beyond their plan", -1, 0, false, true, by_none,
            overrun, true},
    Measure{"leavers", "Staff who leave", "of staff a year",
            "Those who go as in any year, and those who go because their work moves", -1, 1, false,
            true, by_none, leavers},
    Measure{"vacancies", "Posts that are vacant", "of posts",
            "How much of the work has nobody to do it", -1, 1, false, true, by_none, vacancies},
    Measure{"shared", "Made for several districts", "of functions",
            "How many of the districts' functions are made by a county or the nation", 0, 0, false,
            true, by_area, share_of<Column::shared_weeks, Column::function_weeks>},
};

using enum PersonSum;

constexpr std::array tiers_persons{
    PersonOutcome{"was_wanted", "Served as wanted", "of those served",
                  "How often a person who is served gets what they wanted", true, 1, person_wanted,
                  mean, 1.0, "", "share their district's office"},
    PersonOutcome{"was_badly", "Served badly", "times",
                  "How often something goes wrong for a person", false, -1, person_badly, total,
                  1.0, "", "share their district's office"},
    PersonOutcome{"waited", "Wait", "weeks", "How long a person waits until they are served", false,
                  -1, person_waited, mean, 1.0, "", "stand in the same line"},
    PersonOutcome{"gave_up", "Gave up waiting", "of people",
                  "Whether a person gives up before they are served", true, -1, person_gave_up,
                  ever, 1.0, "", "stand in the same line"},
};

} // namespace

std::span<const Measure> measures() { return tiers_measures; }
std::span<const PersonOutcome> person_outcomes() { return tiers_persons; }

} // namespace folkmoot::tiers
