#include "models/market/outcomes/measures.hpp"

#include "models/market/town.hpp"

#include <array>

namespace folkmoot::market {
namespace {

constexpr unsigned by_kind = by_side, by_difficulty = by_side << 1U;
constexpr unsigned by_who = by_deprivation | by_age | by_area;
constexpr unsigned by_case = by_who | by_kind | by_difficulty;
constexpr unsigned by_place = by_area | by_kind;
constexpr double little_wait = 0.05, little_money = 0.5;

constexpr Phrase can_lead(std::string (*clause)(const Compared&)) {
    return {.role = PhraseRole::may_lead, .clause = clause};
}
constexpr Phrase how_long{.role = PhraseRole::follows,
                          .hardly = little_wait,
                          .clause = wait_clause,
                          .alone = wait_alone,
                          .predicate = wait_predicate};
constexpr Phrase how_dear{
    .role = PhraseRole::closes, .hardly = little_money, .clause = spending_clause};

constexpr std::array market_measures{
    Measure{"ends_well", "Needs that end well", "of needs",
            "How many of the needs that ended were met well: neither given up, nor served badly", 1,
            1, false, true, by_case, needs_end_well, false, can_lead(ends_well_clause)},
    Measure{"true_success", "True success", "of people served",
            "For how many of the people served it really ended well, by all that matters to them",
            1, 1, false, true, by_case, share_of<ended_well, ended>, false, can_lead(true_clause)},
    Measure{"recorded_success", "Measured success", "of people served",
            "For how many of the people served the record says that it ended well", 0, 1, false,
            true, by_case, share_of<recorded_well, recorded>},
    Measure{"success_gap", "Measured beyond true success", "percentage points",
            "How much more success the record shows than there is", -1, 1, false, false, by_case,
            success_gap, false, can_lead(gap_clause)},
    Measure{"harm", "People harmed", "of people served", "How many of the people served are harmed",
            -1, 2, false, true, by_case, share_of<harmed, ended>, false, can_lead(harm_clause)},
    Measure{"harmed_at_bad", "Harmed by bad providers", "people a year",
            "How many people a year are harmed by a provider that is bad and still serves", -1, 0,
            false, false, by_case, a_year<harmed_at_bad, true>, false, can_lead(harmed_clause)},
    Measure{"wait_weeks", "Wait", "weeks",
            "How many weeks people wait on average, from asking to being served", -1, 1, false,
            false, by_case, share_of<wait_weeks_sum, started>, false, how_long},
    Measure{"gave_up", "Gave up waiting", "of new needs",
            "How many needs end because people give up waiting", -1, 1, false, true,
            by_who | by_difficulty, share_of<gave_up, new_needs>, false, can_lead(gave_up_clause)},
    Measure{"chose_share", "Chose who serves them", "of people who ask",
            "How many people choose their provider themselves", 0, 1, false, true, by_case,
            share_of<chose, placed>, false, can_lead(chose_clause)},
    Measure{"travel_km", "Journey", "km", "How far people travel to whoever serves them", -1, 1,
            false, false, by_case, share_of<travel_sum, started>},
    Measure{"turned_away", "Turned away", "of people who ask",
            "How many people are turned away by the provider that they chose", -1, 1, false, true,
            by_who | by_difficulty, share_of<turned_away, new_needs>},
    Measure{"hard_access", "Hard cases helped in earnest", "of hard cases",
            "How many of those who are hard to help get served and are not left aside", 1, 1, false,
            true, by_who, share_of<hard_started, hard_needs>, false, can_lead(hard_clause)},
    Measure{"hard_success", "Hard cases that end well", "of hard cases served",
            "For how many of those who are hard to help, and are served, it ends well", 1, 1, false,
            true, by_who | by_kind, share_of<hard_ended_well, hard_ended>},
    Measure{"quality", "Quality", "points of 10",
            "How good the service is that people get, effort and skill together", 1, 1, false,
            false, by_place, share_of<quality_weeks, served_weeks>},
    Measure{"bad_share", "Served by bad providers", "of people being served",
            "How many of the people being served are with a provider that is bad", -1, 1, false,
            true, by_place, share_of<served_bad_weeks, served_weeks>},
    Measure{"providers_open", "Providers", "providers", "How many providers there are", 0, 0, false,
            false, by_place, providers_open},
    Measure{"concentration", "Concentration", "on a scale from 0 to 1",
            "1 if one provider serves all of an area, near 0 if very many share it "
            "(Herfindahl-Hirschman index)",
            0, 3, false, false, by_area, concentration},
    Measure{"closures", "Closures", "a year", "How many providers close in a year", -1, 1, false,
            false, by_place, a_year<closed, false>},
    Measure{"displaced", "People whose provider closed", "people a year",
            "How many people a year lose their provider in the middle of being served", -1, 0,
            false, false, by_who, a_year<displaced, true>},
    Measure{"cost_per_good", "Cost of a need that ends well", "£",
            "All public money for each need that ended well", -1, 0, true, false, by_area,
            cost_per_good},
    Measure{"spending_per_head", "Public money", "£ per person and year",
            "What is spent in all: providers, buying, watching and rescues", 0, 2, true, false,
            by_area, spending_per_head, false, how_dear},
    Measure{"small_value", "Small firms, by value", "of what firms are paid",
            "How much of what charities and companies are paid goes to small ones", 1, 1, false,
            true, by_area, share_of<paid_small, paid_firms>, false, can_lead(small_clause)},
    Measure{"small_number", "Small firms, by number", "of contracts",
            "How many of the contracts won go to small firms", 1, 1, false, true, by_area,
            share_of<contracts_small, contracts>, true},
    Measure{"tender_price", "Price of a contract", "£ a case",
            "What is paid for a case under the contracts won", -1, 0, true, false, by_area,
            share_of<tender_price, contracts>, true, can_lead(price_clause)},
    Measure{"bidders", "Bidders", "for each contract", "How many firms bid for a contract", 1, 1,
            false, false, by_area, share_of<bids, tenders>, true},
    Measure{"bid_costs", "Cost of bidding", "of what contracts are worth",
            "What all bids cost, won and lost, against what the contracts are worth", -1, 1, false,
            true, by_area, share_of<bid_cost, tender_worth>, true},
    Measure{"winners", "Firms that have won anything", "of firms",
            "How many of the firms that could have a contract have won one", 1, 1, false, true,
            by_area, share_of<winners, firms>},
    Measure{"complained", "Complained", "of bad endings",
            "How many of those for whom it went wrong complain", 0, 1, false, true, by_case,
            share_of<complaints, ended_badly>},
    Measure{"redress_received", "Got redress", "of bad endings",
            "How many of those for whom it went wrong get redress", 1, 1, false, true, by_case,
            share_of<redress_people, ended_badly>},
    Measure{"redress_paid", "Redress paid", "£ a year", "What people get in redress in a year", 0,
            0, true, false, by_case, a_year<redress_pounds, false>},
    Measure{"alarms", "Alarms", "a year", "How often an alarm sounds in a year", 0, 1, false, false,
            by_place, a_year<alarms, false>},
    Measure{"false_alarms", "False alarms", "of alarms",
            "How many alarms are about providers that are as they should be", -1, 0, false, true,
            by_place, share_of<false_alarms, alarms>, true},
    Measure{"weeks_to_find", "Weeks until something is done", "weeks",
            "How long a bad provider has been bad when something is done about it", -1, 0, false,
            false, by_place, share_of<weeks_to_find, found_bad>, true},
};

using enum PersonSum;

constexpr std::string_view same_rooms = "want the same providers' time";

constexpr std::array person_table{
    PersonOutcome{"ended_well", "Needs that end well", "of a person's needs",
                  "How many of a person's needs end well", true, 1, person_ended, mean, 1.0, "",
                  same_rooms},
    PersonOutcome{"waited", "Wait", "weeks", "How many weeks a person waits on average", false, -1,
                  person_waited, mean, 1.0, "", same_rooms},
    PersonOutcome{"chose", "Chose who serves them", "of people",
                  "Whether a person ever chooses a provider", true, 0, person_chose, ever, 1.0, ""},
    PersonOutcome{"harmed", "Harmed", "of people", "Whether a person is ever harmed", true, -1,
                  person_harmed, ever, 1.0, "", same_rooms},
    PersonOutcome{"redress", "Redress", "£ per person in the trial",
                  "How much redress a person gets", false, 1, person_redress, total, 1.0, ""},
    PersonOutcome{"content", "Satisfaction", "of full satisfaction",
                  "How satisfied a person is at the end of the trial", true, 1, person_content,
                  last, 1.0 / 255.0, "", same_rooms},
    PersonOutcome{"travelled", "Journey", "km", "How far a person travels to a provider", false, -1,
                  person_travelled, mean, 0.01, ""},
};

} // namespace

std::span<const Measure> measures() { return market_measures; }
std::span<const PersonOutcome> person_outcomes() { return person_table; }

} // namespace folkmoot::market
