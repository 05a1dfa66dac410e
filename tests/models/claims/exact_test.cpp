/// Claims switched down to textbook cases.

#include "models/claims/claims.hpp"
#include "parts/claiming.hpp"
#include "parts/erlang.hpp"

#include <Eigen/Dense>
#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::claims;

namespace {

// A right that never ends, nobody who helps or leaves, all known at once, nothing but the trouble.
const Values only_trouble{
    {"right.rate", 0.5},      {"right.gap", 0},
    {"right.years", 18},      {"right.changes", 0},
    {"right.spread", 0},      {"notice.aware", 1},
    {"hassle.offline", 0},    {"hassle.slip", 0},
    {"hassle.paper_lost", 0}, {"hassle.again", 0},
    {"register.leave", 0},    {"reach.page", 5},
    {"reach.phone", -5},      {"reach.office", -5},
    {"reach.digital", 0},     {"machine.each", 1},
    {"machine.crash", 0},     {"casework.refuse_right", 0},
    {"work.staff", 5},        {"ease.phone", 1},
    {"ease.office", 1},       {"renewing.review_weeks", 0},
    {"faults.page", 0},
};

Values and_also(Values values, const Values& more) {
    for (const auto& [key, value] : more) values[key] = value;
    return values;
}

} // namespace

TEST_CASE("claims: if trouble is exponential, 1 − exp(−1/trouble) of people claim what is due") {
    for (const auto& [share, trouble] :
         {std::pair{0.70, 0.831}, {0.80, 0.621}, {0.901, 0.432}, {0.952, 0.329}}) {
        CHECK(worth_claiming(1.0, trouble) == doctest::Approx(share).epsilon(1e-3));
        CHECK(worth_claiming(1.0, trouble / 2) ==
              doctest::Approx(1.0 - (1.0 - share) * (1.0 - share)).epsilon(1e-3));
    }
    Life life({.areas = 1, .population = 12'000}, and_also(only_trouble, {{"hassle.cost", 0.831}}));
    const Counts all = life.live(52);
    const double noticed = all.at(Slot::total, noticed_rights);
    const double share = all.at(Slot::total, begun) / noticed;
    CHECK(std::fabs(share - 0.70) < 4 * std::sqrt(0.21 / noticed) + 0.001);
    // Half the steps are half the trouble: 1 − .3².
    Life shorter({.areas = 1, .population = 12'000},
                 and_also(only_trouble, {{"hassle.cost", 0.831}, {"asking.steps", 3}}));
    const Counts fewer = shorter.live(52);
    const double easy = fewer.at(Slot::total, begun) / fewer.at(Slot::total, noticed_rights);
    CHECK(std::fabs(easy - 0.91) < 4 * std::sqrt(0.0819 / noticed) + 0.001);
}

TEST_CASE("claims: who is offered something and who has to say no differ by those who do nothing") {
    const Defaults plan = by_default(0.49, 0.725);
    CHECK(plan.opt_in == doctest::Approx(0.37).epsilon(2e-3));
    CHECK(plan.opt_out == doctest::Approx(0.86).epsilon(2e-3));
    CHECK(plan.opt_out - plan.opt_in == doctest::Approx(0.49));
    const auto share = [](double way) {
        Life life({.areas = 1, .population = 12'000},
                  and_also(only_trouble, {{"offer.passive", 0.49},
                                          {"offer.want", 0.725},
                                          {"offer.refuse", 0},
                                          {"register.known", 1},
                                          {"register.moves", 0},
                                          {"register.learn_weeks", 0},
                                          {"care.certainty", 0.9999},
                                          {"asking.way", way}}));
        life.live(10);
        const Counts all = life.live(60);
        return std::pair{all.at(Slot::total, asked_claims) / all.at(Slot::total, noticed_rights),
                         all.at(Slot::total, noticed_rights)};
    };
    const auto [in, some] = share(1);
    const auto [out, others] = share(2);
    CHECK(std::fabs(in - plan.opt_in) < 4 * std::sqrt(0.25 / some) + 0.005);
    CHECK(std::fabs(out - plan.opt_out) < 4 * std::sqrt(0.25 / others) + 0.005);
}

TEST_CASE("claims: a form is an absorbing Markov chain: share and time by the fundamental matrix") {
    constexpr int steps = 6;
    constexpr double slip = 0.08, days = 1.5, rate = 1 / days;
    // Generator of the steps that are left; absorbed in "through" or in "gave up at step k".
    Eigen::MatrixXd stays = Eigen::MatrixXd::Zero(steps, steps),
                    leaves = Eigen::MatrixXd::Zero(steps, steps + 1);
    for (int k = 0; k < steps; ++k) {
        stays(k, k) = -rate;
        if (k + 1 < steps) stays(k, k + 1) = rate * (1 - slip);
        leaves(k, k) = rate * slip;
    }
    leaves(steps - 1, steps) = rate * (1 - slip);
    const Eigen::MatrixXd fundamental = (-stays).inverse();
    const Eigen::MatrixXd ends = fundamental * leaves;
    const double time = fundamental.row(0).sum();
    CHECK(ends(0, steps) == doctest::Approx(std::pow(1 - slip, steps)));

    constexpr std::uint32_t people = 40'000;
    std::array<double, steps + 1> found{};
    double lasted = 0, squares = 0;
    for (std::uint32_t c = 0; c < people; ++c) {
        const FormWalk walk = walk_form(steps, slip, days, [&](std::uint32_t block) {
            return draw(3, c, 0, Purpose::test, block);
        });
        found[walk.gave_up_at == 0 ? std::size_t{steps} : walk.gave_up_at - 1] += 1.0 / people;
        lasted += walk.days / people;
        squares += walk.days * walk.days / people;
    }
    for (int k = 0; k <= steps; ++k) {
        const double p = ends(0, k);
        CHECK(std::fabs(found[static_cast<std::size_t>(k)] - p) <
              4.5 * std::sqrt(p * (1 - p) / people));
    }
    CHECK(std::fabs(lasted - time) < 4 * std::sqrt((squares - lasted * lasted) / people));
}

TEST_CASE("claims: letters bring .14, .23 and .31, each stage a product of those before it") {
    double before = 0;
    for (const auto& [kind, answers] : {std::pair{0, 0.14}, {1, 0.23}, {2, 0.31}}) {
        Life life({.areas = 1, .population = 12'000},
                  and_also(only_trouble, {{"hassle.cost", 5},
                                          {"right.paid_before", 0},
                                          {"register.known", 1},
                                          {"register.moves", 0},
                                          {"offer.refuse", 0},
                                          {"right.rate", 0.02},
                                          {"care.certainty", 0.9999},
                                          {"asking.letters", 1},
                                          {"asking.letter", kind}}));
        const auto silent = static_cast<double>(std::ranges::count_if(
            life.state().claims, [](const Claim& claim) { return claim.at(Stage::gave_up); }));
        const Counts first = life.live(1);
        const double share = first.at(Slot::total, begun) / silent;
        CHECK(std::fabs(share - answers) < 4 * std::sqrt(0.22 / silent) + 0.005);
        CHECK(share > before);
        before = share;
    }
}

TEST_CASE("claims: an advance of a month is paid back by a twelfth, or a 24th, of each month's") {
    CHECK(advance_rate(1, 12) == doctest::Approx(0.0833).epsilon(1e-3));
    CHECK(advance_rate(1, 24) == doctest::Approx(0.0417).epsilon(1e-3));
    CHECK(12 * (1 - advance_rate(1, 12)) + 1 == doctest::Approx(12)); // 13 payments, 12 awards
    Claim claim;
    claim.due = claim.award = 12'000;
    claim.loan = 52'000; // a month's
    Paying rules;
    rules.cap = 0.6;
    std::uint32_t weeks = 0, kept = 0;
    for (; claim.loan > 0; ++weeks) {
        const Deduction now = KeptBack(rules).of(claim);
        CHECK(now.debt == 0);
        if (weeks == 0) CHECK(now.loan == 1'000);
        claim.loan -= now.loan;
        kept += now.loan;
    }
    CHECK(weeks == 52);
    CHECK(kept == 52'000);
    claim.loan = 52'000;
    claim.debt = 100'000;
    rules.cap = 0.25; // of both together
    CHECK(KeptBack(rules).of(claim).loan + KeptBack(rules).of(claim).debt == 3'000);
    rules.cap = 0;
    CHECK(KeptBack(rules).of(claim).loan + KeptBack(rules).of(claim).debt == 0);
}

TEST_CASE("claims: callers wait as Erlang's C says") {
    CHECK(erlang_c(9, 8) == doctest::Approx(0.653).epsilon(1e-3));
    CHECK(erlang_c(10, 8) == doctest::Approx(0.4091802));
    CHECK(erlang_c(12, 8) == doctest::Approx(0.140).epsilon(3e-3));
    CHECK(erlang_c(3, 2.5) == doctest::Approx(0.702247));
    CHECK(erlang_c(8, 8) == 1.0);
    CHECK(erlang_c(5, 0) == 0.0);
    // And so in a town: the share that is counted is that of the calls that are.
    Life life({.population = 4'000, .people = 400'000}, {{"work.advisers", 3}});
    const Counts week = life.live(1);
    const double load = week.at(Slot::total, calls) * 100 * hours_of_call / hours_in_week;
    CHECK(week.at(Slot::total, calls_waited) / week.at(Slot::total, calls) ==
          doctest::Approx(erlang_c(12, load)));
}

TEST_CASE("claims: in the long run moves ÷ (moves + checks) of records are wrong, and with five "
          "copies apart only (1 − that)⁵ of people are held rightly everywhere") {
    const Values apart{
        {"register.moves", 0.1},      {"register.told", 0}, {"register.mistakes", 0},
        {"register.leave", 0},        {"right.rate", 0},    {"care.certainty", 0.9999},
        {"register.duplicates", 0.1}, {"register.known", 1}};
    for (const auto& [checks, stale] : {std::pair{2.0, 0.048}, {0.5, 0.167}}) {
        Values values = apart;
        values["care.checks"] = checks;
        Life life({.areas = 1, .population = 20'000}, values);
        const Counts all = life.live(104);
        CHECK(measured(all, "stale") == doctest::Approx(0.1 / (0.1 + checks)).epsilon(0.03));
        CHECK(measured(all, "stale") == doctest::Approx(stale).epsilon(0.03));
        // A move makes all copies wrong at once; apart from that they are mended apart.
        double right = 0, survive = 1; // by the age of the last move: e^(−age·moves), per copy
        for (int k = 1; k <= 5; ++k) {
            survive *= -(5.0 - k + 1) / k;
            right += survive * 0.1 / (0.1 + k * checks);
        }
        CHECK(measured(all, "all_right") == doctest::Approx(1 + right).epsilon(0.03));
        // Doubles come at d and are cleaned at c: d ÷ c.
        const double cleaned = checks * linkage_at(usual_fields, 0.9999, 10'000).found;
        const double doubles = 0.1 / cleaned;
        if (doubles < 0.25)
            CHECK(measured(all, "duplicates") ==
                  doctest::Approx(doubles / (1 + doubles)).epsilon(0.06));
    }
}

TEST_CASE("claims: told to claim again, 27% lose it, by tie 34.4, 9.9 and 4.8%") {
    Values values = and_also(only_trouble, {{"renewing.reclaim_week", 5},
                                            {"renewing.reclaim_weeks", 10},
                                            {"right.paid_before", 1},
                                            {"right.rate", 0.03}});
    Life life({.areas = 1, .population = 20'000}, values);
    const Counts all = life.live(40);
    const double told = all.at(Slot::total, reclaim_told);
    CHECK(told > 3'000);
    CHECK(std::fabs(measured(all, "reclaim_lost") - 0.27) < 4 * std::sqrt(0.197 / told) + 0.003);
    for (const auto& [share, all_told] : {std::pair{0.344, 1.0}, {0.099, 1.0}, {0.048, 1.0}})
        CHECK(not_again(share, all_told) == doctest::Approx(share));
    CHECK(not_again(0.344, 2) == doctest::Approx(0.344 * 0.344)); // twice as much at stake
    values["renewing.carry"] = 1;
    Life carried({.areas = 1, .population = 20'000}, values);
    CHECK(measured(carried.live(40), "reclaim_lost") == 0);
}

TEST_CASE("claims: third parties spread as a logistic curve does, and a chain of five machines "
          "works 99.5% of the time") {
    Life life({}, {{"doors.open", 2},
                   {"third.join", 200},
                   {"third.live", 1},
                   {"third.few", 0.1},
                   {"third.build_weeks", 1},
                   {"third.start", 0.02},
                   {"third.ceiling", 0.4}});
    life.live(3);
    const double start = life.state().market.reach;
    life.live(104);
    const double x = 0.4 / start - 1; // K ÷ (1 + x e^(−rt))
    CHECK(life.state().market.reach ==
          doctest::Approx(0.4 / (1 + x * std::exp(-0.41 * 2))).epsilon(0.01));
    Life chain({.population = 10'000},
               and_also(only_trouble,
                        {{"asking.evidence", 1}, {"machine.each", 0.98}, {"machine.lost", 1}}));
    const Counts all = chain.live(52);
    const double came = all.at(Slot::total, noticed_rights);
    CHECK(std::fabs(all.at(Slot::total, Column::turned_away) / came - (1 - std::pow(0.98, 5))) <
          4 * std::sqrt(0.09 / came) + 0.002);
    CHECK(std::pow(0.999, 5) == doctest::Approx(0.995).epsilon(1e-4));
}
