#include "models/opinion/outcomes/measures.hpp"

#include "models/opinion/town.hpp"

#include <array>

namespace folkmoot::opinion {
namespace {

constexpr unsigned by_part = by_side, by_camp = by_side << 1U;
constexpr unsigned by_people = by_deprivation | by_age | by_area;
constexpr unsigned by_everything = by_people | by_part | by_camp;
constexpr double few_pence = 0.005;

constexpr Phrase may_begin(std::string (*clause)(const Compared&)) {
    return {.role = PhraseRole::may_lead, .clause = clause};
}
constexpr Phrase what_it_costs{
    .role = PhraseRole::closes, .hardly = few_pence, .clause = cost_clause};

constexpr std::array opinion_measures{
    Measure{"policy_gap", "Distance between policy and people", "points of 100",
            "How far policy is from what people think, on average over the statements: 0 is what "
            "they want, 100 the opposite",
            -1, 1, false, false, by_everything, points_of<gap_weeks, people_weeks>, false,
            may_begin(gap_clause)},
    Measure{"acceptable", "Find policy acceptable", "of people",
            "How many people find policy near enough to what they think", 1, 1, false, true,
            by_everything, share_of<accept_weeks, people_weeks>, false, may_begin(accept_clause)},
    Measure{"trust_level", "Trust", "of full trust", "How far people trust those who govern", 1, 1,
            false, true, by_everything, share_of<trust_weeks, people_weeks>, false,
            may_begin(trust_clause)},
    Measure{"agreement", "Agreement across camps", "of pairs",
            "How often two people, one from each camp, are on the same side of a statement", 1, 1,
            false, true, by_area, agreement, false, may_begin(agree_clause)},
    Measure{"camp_gap", "Distance between camps", "points of 100",
            "How far the two camps' means lie apart, on average over the statements", -1, 1, false,
            false, by_area, camp_gap},
    Measure{"took_part", "Have taken part", "of people",
            "How many people have taken part so far, in an open call or drawn by lot", 1, 1, false,
            true, by_people | by_camp, share_of<took_part_weeks, people_weeks>, false,
            may_begin(took_part_clause)},
    Measure{"call_rate", "Answer an open call", "of people a year",
            "How many people answer an open call in a year; who does so twice counts twice", 0, 1,
            false, true, by_people | by_camp, call_rate},
    Measure{"call_skew", "Least deprived for each most deprived, open call", "people",
            "How many people of the least deprived fifth answer for each one of the most deprived "
            "fifth",
            -1, 2, false, false, by_none, call_skew, true},
    Measure{"lot_skew", "Least deprived for each most deprived, by lot", "people",
            "How many people of the least deprived fifth sit on panels for each one of the most "
            "deprived fifth",
            -1, 2, false, false, by_none, lot_skew, true},
    Measure{"loud_gap", "Open call against the middle", "points of 100",
            "How far what the last open call says is from what the person in the middle thinks", -1,
            1, false, false, by_none, points_of<loud_sum, loud_weeks>, true,
            may_begin(loud_clause)},
    Measure{"lot_gap", "Panel against the middle", "points of 100",
            "How far what the last panel drawn by lot says is from what the person in the middle "
            "thinks",
            -1, 1, false, false, by_none, points_of<lot_sum, lot_weeks>, true},
    Measure{"organised_share", "Said by organised voices", "of votes",
            "How much of what is said in open calls comes from those who are always there", -1, 1,
            false, true, by_none, share_of<organised_votes, call_votes>, true},
    Measure{"busiest_tenth", "Said by the busiest tenth", "of votes",
            "How much of what is said in an open call the tenth say who say most", -1, 1, false,
            true, by_none, share_of<top_votes, call_votes>, true},
    Measure{"said_little", "Fewer than seven votes", "of those who answer",
            "How many of those who answer an open call vote on fewer than seven things", 0, 1,
            false, true, by_people, share_of<few_votes, call_people>, true},
    Measure{"panel_shift", "Moved by deliberating", "of the whole scale",
            "How far the mean of a panel moves while it sits, on average over the statements", 0, 3,
            false, false, by_none, share_of<moved_sum, panels>, true},
    Measure{"letters_answered", "Letters that bring somebody", "of letters",
            "How many of the letters to people drawn by lot bring somebody to the panel", 0, 2,
            false, true, by_none, letters_answered, true},
    Measure{"acted_on", "Acted on", "of statements put forward",
            "On how many of the statements something was done when the policy could be revised", 1,
            1, false, true, by_none, share_of<acted_on, put_forward>, true},
    Measure{"policy_moves", "Policy moves", "points of 100 a year",
            "How far policy moves in a year, on average over the statements", 0, 1, false, false,
            by_none, moved_a_year},
    Measure{"hours_given", "Time given", "hours a year for 100 people",
            "How much time people give to being asked", -1, 1, false, false, by_people | by_camp,
            hours_a_year},
    Measure{"asking_cost", "Cost of asking", "£ per person and year",
            "What asking, answering and revising cost the public purse", -1, 2, true, false,
            by_none, cost_per_head, false, what_it_costs},
};

using enum PersonSum;

constexpr std::array opinion_persons{
    PersonOutcome{"trusts", "Trust", "of full trust",
                  "How far a person trusts those who govern at the end of the trial", true, 1,
                  person_trusts, last, 1.0 / for_it, ""},
    PersonOutcome{"accepts", "Finds policy acceptable", "of people",
                  "Whether a person finds policy acceptable at the end of the trial", true, 1,
                  person_accepts, last, 1.0, "", "live under the same policy"},
    PersonOutcome{"speaks", "Takes part", "of people", "Whether a person takes part", true, 1,
                  person_took_part, ever, 1.0, ""},
    PersonOutcome{"distance", "Distance to policy", "points of 100",
                  "How far policy is from what a person thinks at the end of the trial", false, -1,
                  person_gap, last, 100.0 / for_it, "", "live under the same policy"},
};

} // namespace

std::span<const Measure> measures() { return opinion_measures; }
std::span<const PersonOutcome> person_outcomes() { return opinion_persons; }

} // namespace folkmoot::opinion
