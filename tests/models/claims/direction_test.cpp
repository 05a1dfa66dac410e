#include "models/claims/claims.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::claims;

TEST_CASE("claims: levers do what they say") {
    std::map<Values, Counts> known;
    const auto lived = [&](Values values) {
        values.insert({{"right.rate", 0.4}, {"right.years", 1.0}, {"machine.crash", 0.0}});
        const auto found = known.find(values);
        if (found != known.end()) return found->second;
        Life life({.population = 5'000, .people = 5'000}, values);
        return known[values] = life.live(78);
    };
    const Values apart{{"asking.way", 2}, {"register.moves", 1}, {"care.keeper", 1}};
    const std::vector<Direction> directions{
        // What it takes away from who must ask, it adds to what is shared, and to mistakes.
        {"asking.way",
         0,
         2,
         {{"take_up", 1}, {"hardship", -1}, {"hours_people", -1}, {"records_shared", 1}}},
        {"asking.way", 0, 2, {{"wrong_awards", 1}, {"unasked_debt", 1}}, apart},
        {"asking.steps",
         3,
         15,
         {{"take_up", -1}, {"hours_people", 1}, {"gave_up_form", 1}, {"wrong_awards", -1}}},
        {"asking.evidence",
         0,
         1,
         {{"weeks_to_money", -1}, {"hours_people", -1}, {"records_shared", 1}}},
        {"asking.letters", 0, 6, {{"take_up", 1}, {"records_shared", 1}}},
        {"paying.wait_weeks", 1, 8, {{"weeks_to_money", 1}, {"hardship", 1}}},
        {"paying.advance", 0, 1, {{"debt", 1}, {"deductions", 1}}},
        {"paying.forgive", 0, 1, {{"forgiven", 1}, {"unasked_debt", -1}}, apart},
        {"renewing.review_weeks",
         104,
         13,
         {{"overpaid", -1}, {"cost_per_head", 1}},
         {{"hassle.paper_lost", 0.2}}},
        {"doors.helpers", 0, 5, {{"take_up", 1}, {"helped_share", 1}, {"gave_up_form", -1}}},
        {"doors.helper_pay", 1, 2, {{"taken", 1}, {"cost_per_head", -1}}, {{"doors.helpers", 3}}},
        {"doors.open",
         1,
         2,
         {{"taken", 1}},
         {{"third.start", 0.3},
          {"third.build_weeks", 2},
          {"third.vet_weeks", 0},
          {"faults.bad_share", 0},
          {"third.join", 100}}},
        {"doors.fallback",
         0,
         1,
         {{"doors_shut", -1}, {"turned_away", -1}, {"cost_per_head", 1}},
         {{"machine.crash", 6}, {"doors.open", 2}}},
        {"care.keeper", 0, 1, {{"all_right", 1}}},
        {"care.linked", 0, 1, {{"stale", -1}, {"records_shared", 1}}},
        {"care.checks", 0.2, 6, {{"stale", -1}, {"over_coverage", -1}, {"cost_per_head", 1}}},
        {"care.certainty", 0.2, 0.999, {{"removed_wrongly", -1}, {"duplicates", 1}}},
        {"care.purge", 0, 4, {{"removed_wrongly", 1}, {"over_coverage", -1}, {"unknown", 1}}},
        {"care.see_own",
         0,
         1,
         {{"stale", -1}, {"unknown", -1}, {"cost_per_head", 1}},
         {{"care.purge", 4}}},
        {"care.insight",
         0,
         1,
         {{"notice_weeks", -1}},
         {{"rise.week", 20}, {"rise.factor", 8}, {"rise.weeks", 60}}},
        {"work.staff",
         0.3,
         1.5,
         {{"line_wait", -1}, {"on_time", 1}, {"take_up", 1}, {"cost_per_head", 1}}},
        {"work.advisers", 1, 60, {{"calls_wait", -1}, {"cost_per_head", 1}}},
        {"work.tell", 0, 1, {{"progress_calls", -1}, {"hours_people", -1}, {"cost_per_head", 1}}},
    };
    CHECK(first_that_fails(*claims_model(), directions, lived) == "");
}
