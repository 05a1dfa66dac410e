/// Single rules about rights and their money, each in a town where little else happens.

#include "models/claims/claims.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace folkmoot;
using namespace folkmoot::claims;

namespace {

// One keeper, whom nobody corrects, and who knows everybody: half of all facts change in a year.
const Values keeper_believes{
    {"right.rate", 0.4},        {"right.changes", 0},        {"care.keeper", 1},
    {"care.checks", 0},         {"register.moves", 0.5},     {"register.told", 0},
    {"register.known", 1},      {"register.leave", 0},       {"register.mistakes", 0},
    {"register.duplicates", 0}, {"register.learn_weeks", 0}, {"offer.refuse", 0},
    {"machine.each", 1},        {"machine.crash", 0},        {"care.certainty", 0.9999},
};
Values in_that(Values more) {
    more.insert(keeper_believes.begin(), keeper_believes.end());
    return more;
}
double sum_of(const Counts& counts, Column column) { return counts.at(Slot::total, column); }

} // namespace

TEST_CASE("claims: whoever is held wrongly is offered it, too, and finds as much as a caseworker") {
    const auto confirmed = [](double found) {
        Life life({.population = 6'000}, in_that({{"asking.way", 1},
                                                  {"asking.evidence", 1},
                                                  {"notice.aware", 0},
                                                  {"notice.weeks", 260},
                                                  {"faults.found", found}}));
        const Counts all = life.live(60);
        const std::size_t unasked = door_slot + static_cast<std::size_t>(Door::none);
        const double given = all.at(unasked, awards);
        CHECK(given > 700);
        return std::pair{all.at(unasked, wrong_awards) / given, measured(all, "stale")};
    };
    const auto [none, stale] = confirmed(0);
    CHECK(none == doctest::Approx(stale).epsilon(0.1));
    CHECK(confirmed(0.5).first == doctest::Approx(none / 2).epsilon(0.12));
    CHECK(confirmed(1).first < 0.001);
}

TEST_CASE("claims: a register that is wrong finds no mistake when it looks again") {
    Life life({.population = 4'000}, in_that({{"asking.evidence", 1},
                                              {"right.years", 18},
                                              {"renewing.review_weeks", 4},
                                              {"change.weeks", 260}}));
    life.live(20);
    std::vector<Claim> wrong;
    for (const Claim& claim : life.state().claims)
        if (claim.at(Stage::paid) && claim.award != claim.due &&
            life.state().stale[claim.citizen] != 0)
            wrong.push_back(claim);
    CHECK(wrong.size() > 30);
    life.live(9); // two reviews
    for (const Claim& before : wrong) {
        const std::uint32_t at = life.state().claim_of[before.citizen];
        if (at == no_claim) continue; // the right has ended
        const Claim& now = life.state().claims[at];
        if (now.began != before.began || !now.at(Stage::paid)) continue;
        CHECK(now.award == before.award);
        CHECK(now.hidden + now.missed > before.hidden + before.missed);
    }
}

TEST_CASE("claims: who was struck off in error claims again as soon as a register knows them, and "
          "no payment that comes back is a first one") {
    Life life({.population = 4'000},
              {{"right.rate", 0.2},
               {"right.years", 18},
               {"right.changes", 0},
               {"right.paid_before", 1},
               {"hassle.again", 0},
               {"hassle.cost", 0},
               {"hassle.slip", 0},
               {"hassle.paper_lost", 0},
               {"casework.refuse_right", 0},
               {"work.staff", 5},
               {"renewing.review_weeks", 0},
               {"register.silent", 1},
               {"register.moves", 1},
               {"register.leave", 0},
               {"register.rejoin_weeks", 3},
               {"care.certainty", 0.9999}},
              {{"care.purge", 1}});
    const auto unpaid = static_cast<double>(std::ranges::count_if(
        life.state().claims, [](const Claim& claim) { return claim.paid_since == never; }));
    Counts all = life.live(1);
    std::vector<std::uint32_t> lost;
    for (const Struck& each : life.state().struck)
        if (life.state().claim_of[each.citizen] != no_claim) lost.push_back(each.citizen);
    CHECK(lost.size() > 300);
    all.add(life.live(50), claims_model()->columns());
    const auto back = std::ranges::count_if(lost, [&](std::uint32_t c) {
        const std::uint32_t at = life.state().claim_of[c];
        return at != no_claim && life.state().claims[at].at(Stage::paid);
    });
    CHECK(static_cast<double>(back) > 0.9 * static_cast<double>(lost.size()));
    CHECK(sum_of(all, first_paid) > 0);
    CHECK(sum_of(all, first_paid) <= unpaid + sum_of(all, rights));
}

TEST_CASE("claims: what is kept ready costs what it costs, used or not") {
    const auto spent_in = [](const Values& more) {
        Values values = more;
        values.insert({{"right.rate", 0}, {"care.checks", 0}, {"machine.crash", 0}});
        Life life({.population = 2'000, .people = 200'000}, values);
        return sum_of(life.live(10), spent);
    };
    const double nothing = 10 * 8 * 35 * 20; // ten weeks of eight advisers whom nobody calls
    CHECK(spent_in({}) == doctest::Approx(nothing));
    CHECK(spent_in({{"work.advisers", 10}}) == doctest::Approx(nothing * 20 / 8));
    CHECK(spent_in({{"doors.fallback", 1}}) == doctest::Approx(nothing + 2e5 * 0.1 * 10 / 52));
    CHECK(spent_in({{"care.see_own", 1}}) == doctest::Approx(nothing + 2e5 * 0.1 * 10 / 52));
    for (const Values& machines :
         {Values{{"asking.way", 1}}, {{"asking.way", 2}}, {{"asking.evidence", 1}}})
        CHECK(spent_in(machines) == doctest::Approx(nothing + 2e5 * 0.3 * 10 / 52));

    // One hand more than enough: what a usual week's rights would take, at an idle hour's pay.
    const auto with_staff = [](double staff) {
        Life life({.population = 2'000}, {{"work.staff", staff}, {"right.gap", 0}});
        return life.live(40);
    };
    const Counts enough = with_staff(4), more = with_staff(5);
    CHECK(sum_of(enough, lined) == sum_of(more, lined));
    const double adults = sum_of(enough, people_weeks) - enough.at(Slot::age, people_weeks) -
                          enough.at(Slot::age + 1, people_weeks);
    CHECK(sum_of(more, spent) - sum_of(enough, spent) ==
          doctest::Approx(0.1 / 52 * adults * 20).epsilon(1e-6));

    // Whoever waits and is told costs so much a week.
    const auto told = [](double cost) {
        Life life({}, {{"work.tell", 1}, {"cost.tell", cost}});
        return life.live(20);
    };
    const Counts free = told(0), dear = told(3);
    CHECK(sum_of(dear, told_weeks) > 100);
    CHECK(sum_of(dear, spent) - sum_of(free, spent) ==
          doctest::Approx(3 * sum_of(dear, told_weeks)).epsilon(1e-6));
}

TEST_CASE("claims: a form that is short leaves more open") {
    Rules rules;
    CHECK(fault_of(rules, Door::page, false) == 0.06);
    rules.asking.steps = 12;
    CHECK(fault_of(rules, Door::page, false) == 0.06);
    rules.asking.steps = 1;
    CHECK(fault_of(rules, Door::page, false) == doctest::Approx(0.09));
    CHECK(fault_of(rules, Door::third, true) == doctest::Approx(0.375));
    rules.faults.brief = 1;
    CHECK(fault_of(rules, Door::third, true) == 1.0);
}

TEST_CASE("claims: nobody rings where nothing can rise, and an alarm is true if there was a rise "
          "when it was raised") {
    const Values nervous{{"rise.limit", 1}, {"rise.week", 26}, {"rise.lag", 26}};
    const auto with_factor = [&](double factor) {
        Values values = nervous;
        values["rise.factor"] = factor;
        Life life({.population = 4'000, .people = 40'000}, values);
        return life.live(104);
    };
    CHECK(sum_of(with_factor(1), Column::false_alarms) == 0);
    const Counts risen = with_factor(8);
    CHECK(sum_of(risen, noticed_rises) == 1);
    CHECK(sum_of(risen, Column::notice_weeks) >= 26); // statistics are as late as that
    CHECK(sum_of(risen, Column::false_alarms) > 0);
}

TEST_CASE("claims: what happens so many times a year does, whenever the year begins") {
    for (int a_year = 0; a_year <= 52; ++a_year)
        for (const std::uint32_t first : {0U, 17U, 51U, 104U}) {
            int times = 0;
            for (std::uint32_t week = first; week < first + 52; ++week)
                times += due_in_week(a_year, week) ? 1 : 0;
            CHECK(times == a_year);
        }
    CHECK(due_in_week(1, 0));
}

TEST_CASE("claims: what a department that is linked hears goes to each of the others") {
    Life life({}, {{"right.rate", 0},
                   {"care.checks", 0},
                   {"care.linked", 1},
                   {"register.told", 1},
                   {"register.moves", 1},
                   {"register.leave", 0},
                   {"register.departments", 5}});
    const Counts all = life.live(30);
    const double moves = sum_of(all, Column::hours_people) / 0.5;
    CHECK(moves > 500);
    CHECK(sum_of(all, records) == 4 * moves);
}

TEST_CASE("claims: in a trial only of those who are to be found is passed on what happens to them, "
          "and only those who see their records cost that") {
    const Values moves_only{{"right.rate", 0},     {"care.checks", 0},    {"register.told", 1},
                            {"register.moves", 1}, {"register.leave", 0}, {"machine.crash", 0},
                            {"cost.idle", 0},      {"cost.api", 0}};
    Life life({.population = 3'000, .people = 3'000}, moves_only);
    Variants variants;
    variants.settings = {with(moves_only),
                         with({{"asking.way", 2}, {"care.see_own", 1}}, with(moves_only))};
    for (std::uint32_t c = 0; c < 3'000; ++c) variants.of_citizen.push_back(c % 3 == 0 ? 1 : 0);
    life->vary(std::make_shared<const Variants>(variants));
    const Counts all = life.live(26);
    const double moves = sum_of(all, Column::hours_people) / 0.5;
    CHECK(sum_of(all, records) / 5 == doctest::Approx(moves / 3).epsilon(0.1));
    CHECK(sum_of(all, spent) == doctest::Approx(1'000 * 0.1 / 2));
}

TEST_CASE("claims: machines that are down find nobody, and one keeper's copy is everybody's") {
    Life life({.population = 3'000}, in_that({{"care.keeper", 0}}),
              {{"asking.way", 2},
               {"doors.fallback", 1},
               {"care.keeper", 1},
               {"machine.crash", 12},
               {"machine.crash_weeks", 3}});
    int weeks_down = 0;
    for (int week = 0; week < 60; ++week) {
        const std::uint32_t clock = life.state().clock;
        const Counts now = life.live(1);
        if (clock >= life.state().down_until) continue;
        ++weeks_down;
        CHECK(now.at(door_slot + static_cast<std::size_t>(Door::none), awards) == 0);
    }
    CHECK(weeks_down > 10);
    CHECK(std::ranges::all_of(life.state().stale,
                              [](std::uint8_t bits) { return bits == 0 || bits == 31; }));
}
