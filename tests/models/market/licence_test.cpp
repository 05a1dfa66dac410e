#include "models/market/market.hpp"

#include <doctest/doctest.h>

#include <array>

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

TEST_CASE(
    "market: a licence whose inspectors are blind keeps quality no higher than one whose see") {
    const Values licensed{{"choice.way", 2},
                          {"admission.floor", 6},
                          {"need.rate", 0.5},
                          {"service.weeks", 4},
                          {"contract.price", 1'700},
                          {"providers.fixed_cost", 20'000},
                          {"providers.public_share", 0},
                          {"providers.charity_share", 0},
                          {"providers.mission_company", 0},
                          {"watch.inspections", 2}};
    std::array<double, 3> quality{};
    for (const std::uint64_t seed : {5U, 6U}) {
        std::size_t i = 0;
        for (const double error : {0.0, 1.5, 5.0}) {
            Life life(
                {.areas = 2, .places = 14, .population = 3'000, .people = 30'000, .seed = seed},
                licensed, {{"inspecting.error", error}});
            life.live(104);
            quality[i++] += measured(life.live(52), "quality") / 2;
        }
    }
    CHECK(quality[0] >= quality[1]);
    CHECK(quality[1] >= quality[2]);
    CHECK(quality[0] > quality[2] + 0.2);
}
