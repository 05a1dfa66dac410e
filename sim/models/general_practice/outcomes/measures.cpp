#include "models/general_practice/outcomes/measures.hpp"

#include "models/general_practice/outcomes/phrases.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::general_practice {
namespace {

constexpr unsigned by_registered = by_side;
constexpr unsigned by_people = by_deprivation | by_age | by_area | by_registered;
constexpr unsigned by_practice = by_area | by_registered;

constexpr Phrase may_lead(std::string (*clause)(const Compared&)) {
    return {.role = PhraseRole::may_lead, .clause = clause};
}
constexpr Phrase waits{.role = PhraseRole::follows,
                       .hardly = little_wait,
                       .clause = wait_clause,
                       .alone = wait_alone,
                       .predicate = wait_predicate};
constexpr Phrase costs{
    .role = PhraseRole::closes, .hardly = little_spending, .clause = spending_clause};
constexpr Phrase of_host{.role = PhraseRole::leads,
                         .clause = host_clause,
                         .alone = host_alone,
                         .about_host = true,
                         .up = " is better off",
                         .down = " is worse off"};

constexpr Phrase of_others{.role = PhraseRole::pays, .clause = payers_clause};

constexpr std::array all_measures{
    Measure{"wait_days", "Wait for an appointment", "days",
            "How many days people wait on average, from asking to being seen", -1, 1, false, false,
            by_people, wait_days, false, waits},
    Measure{"wait_days_p90", "The longest waits", "days",
            "One visit in ten comes after a wait longer than this", -1, 0, false, false, by_people,
            wait_days_p90},
    Measure{"seen_within_two_weeks", "Seen within two weeks", "of those who ask",
            "How many of those who ask for help are seen within two weeks", 1, 0, false, true,
            by_people, seen_within_two_weeks, false, may_lead(soon_clause)},
    Measure{"unmet_need", "Needs that nobody meets", "of new needs",
            "How many needs end without help: not asked for, given up, or not settled", -1, 1,
            false, true, by_people, unmet_need, false, may_lead(unmet_clause)},
    Measure{"resolved_first_contact", "Settled at the first visit", "of first visits",
            "How many needs are settled the first time someone is seen", 1, 0, false, true,
            by_people, resolved_first_contact},
    Measure{"satisfaction", "Satisfaction", "of full satisfaction",
            "How satisfied people are with their last visits", 1, 0, false, true, by_people,
            satisfaction},
    Measure{"access_gap", "Gap over all fifths of deprivation", "percentage points",
            "How many fewer of those who ask are seen within two weeks at the most deprived end "
            "than at the least deprived end, on the straight line that fits all five fifths best; "
            "it need not be the most deprived fifth against the least (slope index of inequality)",
            -1, 1, false, false, by_none, access_gap},
    Measure{"access_concentration", "Lean of quick care to less deprived places",
            "on a scale from −1 to 1",
            "Not in points: above 0, being seen within two weeks is more common in less deprived "
            "places; at 0 it is as common everywhere (concentration index)",
            0, 4, false, false, by_none, access_concentration},
    Measure{"host_balance", "Balance of the online practice's area", "£ a year",
            "The host area's budget less what it has to pay: below zero is a deficit", 1, 1, true,
            false, by_none, host_balance, false, of_host},
    Measure{"area_balance", "Balance of area budgets", "£ a year",
            "What areas have left of their budgets after paying practices and each other", 1, 1,
            true, false, by_area, area_balance, false, of_others},
    Measure{"spending_per_head", "Spending on each person", "£ per person and year",
            "What practices are paid for each person", 0, 2, true, false, by_people,
            spending_per_head, false, costs},
    Measure{"spending_per_weighted_head", "Spending by need", "£ per weighted person and year",
            "What practices are paid for each person when people with more need count for more", 0,
            2, true, false, by_people, spending_per_weighted_head},
    Measure{"provider_balance", "Balance of practices", "£ a year",
            "What practices earn less what they spend", 1, 1, true, false, by_practice,
            provider_balance},
    Measure{"closures", "Practices that have closed", "practices",
            "How many of the simulated practices have closed", -1, 0, false, false, by_practice,
            closures},
    Measure{"consultations", "Visits", "per person and year",
            "How often people are seen, in person or remotely", 0, 2, false, false, by_people,
            consultations},
    Measure{"failure_demand", "Visits because the last one did not help", "of requests",
            "How many requests come from people who were seen but not helped", -1, 1, false, true,
            by_people, failure_demand},
    Measure{"online_list", "People with the online practice", "people",
            "How many people are on the online practice's list", 0, 0, false, false, by_area,
            online_list},
    Measure{"online_share", "Registered online", "of people",
            "The share of people who are registered with the online practice", 0, 2, false, true,
            by_deprivation | by_age | by_area, online_share},
    Measure{"online_weighted_ratio", "Weight of online patients",
            "weighted patients for each patient",
            "How much the formula counts an online patient for: 1 is the national average", 0, 2,
            false, false, by_none, online_weighted_ratio},
    Measure{"online_outside_share", "Online patients from elsewhere",
            "of the online practice's patients",
            "The share of online patients who do not live in the area that hosts the practice", 0,
            0, false, true, by_none, online_outside_share},
    Measure{"enrolled_share", "Signed up so far", "of people asked",
            "How many of those who are entitled, or are asked to join, have signed up so far", 1, 1,
            false, true, by_deprivation | by_age | by_area, enrolled_share, true,
            may_lead(enrolled_clause)},
    Measure{"in_work", "In work", "of those who looked for work at the start",
            "How many of the people who looked for work in the first week are in work", 1, 1, false,
            true, by_deprivation | by_age | by_area, in_work, true, may_lead(working_clause)},
};

}  // namespace

std::span<const Measure> measures() { return all_measures; }

} // namespace folkmoot::general_practice
