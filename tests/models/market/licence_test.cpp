#include "models/market/market.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace folkmoot;
using namespace folkmoot::market;

namespace {

/// A company that only cares for money, below the floor, with so much left of each case.
Firm after_a_month(double surplus, double error, std::uint32_t mending_until = 0,
                   double effort = 2) {
    Rules rules = rules_of(market_model()->usual());
    rules.admission.floor = 5;
    rules.watch.inspections = 1;
    rules.inspecting.error = error;
    rules.inspecting.standard = 5;
    rules.providers.mission_company = 0;
    rules.providers.fixed_cost = 0;
    rules.providers.cost = 900;
    rules.providers.quality_cost = 100;
    rules.providers.curvature = 0;
    Firm firm;
    firm.kind = static_cast<std::uint8_t>(Kind::company);
    firm.measured = firm.unmeasured = effort;
    firm.mend_until = mending_until;
    Standing at;
    at.price = 900 + 100 * effort + surplus;
    at.cases = 500;
    at.share = 1;
    adapt_effort(rules, firm, quality_of(rules.outcome, firm, 0), at, 0, 200);
    return firm;
}

} // namespace

TEST_CASE(
    "market: the premium that keeps a licence is Shapiro's, and grows as inspectors see less") {
    // Skimping by a point saves £100 a case. One inspection a year, 5% interest: with sight that
    // never errs a provider holds on for 5% of it, £5 a case; with an error of 1 or 5 points an
    // inspection errs by less than a point with chance .6827 or .1585 (tables of the normal law).
    for (const auto& [error, told] :
         {std::pair{0.0, 1.0}, std::pair{1.0, 0.6827}, std::pair{5.0, 0.1585}}) {
        CAPTURE(error);
        CHECK(after_a_month(5.0 / told * 1.01, error).measured > 2);
        CHECK(after_a_month(5.0 / told * 0.99, error).measured < 2);
    }
    // Nothing holds what no inspector looks at, and nobody is held above the floor.
    CHECK(after_a_month(50, 0).unmeasured < 2);
    CHECK(after_a_month(50, 0, 0, 5).measured < 5);
    CHECK(after_a_month(50, 5, 0, 5).measured < 5);
}

TEST_CASE("market: what was found is put right, and no more than that") {
    CHECK(after_a_month(1, 1, 300).measured > 2);
    CHECK(after_a_month(1, 1, 300).unmeasured > 2);
    CHECK(after_a_month(1, 1, 300, 6).measured < 6);
    CHECK(after_a_month(1, 1, 300, 6).unmeasured < 6);
}

TEST_CASE("market: the blinder the inspectors, the less a licence holds") {
    // An inspector comes once in twenty years, and a point costs £300 a case, of which seven tenths
    // are measured. Effort settles where what is left of a case, price - 900 - 210 x effort, is
    // just Shapiro's premium: 5% interest x £300 / (a twentieth x the chance of being found out).
    const Values licensed{{"choice.way", 2},
                          {"admission.floor", 6},
                          {"need.rate", 1},
                          {"need.hard_well", 0},
                          {"need.hard_frail", 0},
                          {"need.hard_gap", 0},
                          {"service.weeks", 4},
                          {"contract.price", 2'185},
                          {"providers.cost", 900},
                          {"providers.quality_cost", 300},
                          {"providers.curvature", 0},
                          {"providers.fixed_cost", 0},
                          {"providers.luck", 0},
                          {"providers.quality", 5},
                          {"providers.cost_spread", 0},
                          {"providers.skill_spread", 0},
                          {"providers.public_share", 0},
                          {"providers.charity_share", 0},
                          {"providers.mission_company", 0},
                          {"watch.inspections", 0.05},
                          {"watch.trigger", 200},
                          {"entry.chance", 0}};
    for (const auto& [error, told] :
         {std::pair{0.0, 1.0}, std::pair{1.5, 0.495}, std::pair{5.0, 0.1585}}) {
        Life life({.areas = 1, .places = 6, .population = 1'000, .people = 10'000}, licensed,
                  {{"inspecting.error", error}});
        life.live(260);
        double sum = 0;
        for (int month = 0; month < 13; ++month) {
            life.live(4);
            double open = 0, effort = 0;
            for (const Firm& firm : life.state().firms) {
                if (firm.served() == 0) continue;
                open += 1;
                effort += firm.measured;
            }
            sum += effort / open / 13;
        }
        CAPTURE(error);
        CHECK(std::fabs(sum - std::max(0.0, (2'185 - 900 - 300 / told) / 210)) < 0.2);
    }
}
