/// The same trial many times.

#include "labs/trial/account.hpp"
#include "labs/trial/repeat.hpp"
#include "labs/trial/shipped_trial.hpp"
#include "many_chances.hpp"
#include "models/general_practice/model.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

bool same(const TrialRepeat& a, const TrialRepeat& b) {
    return a.estimate == b.estimate && a.low == b.low && a.high == b.high && a.p == b.p &&
           a.truth == b.truth && a.null_estimate == b.null_estimate && a.null_p == b.null_p;
}

const TrialProperty& property(const TrialSummary& summary, const std::string& key) {
    for (const TrialProperty& p : summary.properties)
        if (p.key == key) return p;
    return summary.properties.front();
}

}  // namespace

TEST_CASE("repeats do not depend on how many workers run them, nor on how they are shared out") {
    const ShippedTrial town = shipped_trial("outreach", "letter-and-help", 1'500);
    const auto all = repeat_trials(town.lab, 3, 0, 12, 1, {});
    const auto side_by_side = repeat_trials(town.lab, 3, 0, 12, 3, {});
    const auto late = repeat_trials(town.lab, 3, 7, 5, 1, {});
    REQUIRE(all.size() == 12);
    for (std::size_t k = 0; k < 12; ++k) CHECK(same(all[k], side_by_side[k]));
    for (std::size_t k = 0; k < 5; ++k) CHECK(same(all[7 + k], late[k]));
    CHECK_FALSE(same(all[1], all[2]));
}

TEST_CASE("repeat number 0 is the trial that is shown") {
    const ShippedTrial town = shipped_trial("job-search-help", "by-person", 3'000);
    const TrialAccount account = run_in_full(town.lab, 5);
    const TrialRepeat repeat = repeat_trial(town.lab, 5, 0);
    CHECK(repeat.estimate == account.findings.front().estimate.effect.estimate);
    CHECK(repeat.truth == account.findings.front().truth_all);
}

TEST_CASE("whoever says stop gets nothing") {
    const ShippedTrial town = shipped_trial("peeking", "look-once", 1'000);
    CHECK(repeat_trials(town.lab, 1, 0, 20, 1, [](double) { return false; }).empty());
}

TEST_CASE("what repeats come to, worked out by hand") {
    TrialDesign design;
    const PersonOutcome& outcome = *general_practice_model()->find_person_outcome("enrolled");
    // Truth 2. Significant: the first, third and fourth. Its interval holds the truth: the first
    // and second.
    const std::vector<TrialRepeat> repeats{{3, 1, 5, 0.01, 2, 0.5, 0.6},
                                           {1, -1, 3, 0.30, 2, -0.5, 0.6},
                                           {5, 4, 6, 0.001, 2, 2.5, 0.02},
                                           {-2, -3, -1, 0.02, 2, 0.1, 0.9}};
    const TrialSummary summary = summarise(design, outcome, repeats);
    CHECK(summary.repeats == 4);
    CHECK(summary.mean_estimate == doctest::Approx(1.75));
    CHECK(summary.mean_truth == 2);
    CHECK(property(summary, "coverage").value == doctest::Approx(0.5));
    CHECK(property(summary, "coverage").nominal == doctest::Approx(0.95));
    CHECK(property(summary, "false_positive").value == doctest::Approx(0.25));
    CHECK(property(summary, "power").value == doctest::Approx(0.75));
    CHECK(property(summary, "exaggeration").value == doctest::Approx((1.5 + 2.5 + 1.0) / 3));
    CHECK(property(summary, "wrong_sign").value == doctest::Approx(1.0 / 3));
    CHECK(property(summary, "bias").value == doctest::Approx(-0.25));
    // Standard deviation of 1, 1, 0, 0 is 0.57735; of four, half of that.
    CHECK(property(summary, "coverage").error == doctest::Approx(0.288675).epsilon(1e-5));
}

TEST_CASE("nothing works, and twenty looks find a winner one time in four; one look, one time in "
          "twenty" *
          many_chances) {
    // Armitage, McPherson & Rowe 1969, table 2: 20 looks at 5% find a difference in .248 of trials.
    constexpr std::uint32_t repeats = 200;
    const auto alarms = [&](const char* design) {
        const ShippedTrial town = shipped_trial("peeking", design, 1'500);
        return summarise(town.lab.design, town.outcome(),
                         repeat_trials(town.lab, 1, 0, repeats, 1, {}));
    };
    const auto within = [&](double found, double expected) {
        const double error = std::sqrt(expected * (1 - expected) / repeats);
        return std::fabs(found - expected) < 3 * error;
    };
    const TrialSummary peeking = alarms("look-every-day");
    CHECK(within(property(peeking, "false_positive").value, 0.248));
    CHECK(peeking.mean_truth == 0);
    CHECK(within(property(alarms("look-once"), "false_positive").value, 0.05));
    CHECK(property(alarms("always-valid"), "false_positive").value < 0.05 + 3 * 0.0154);
    CHECK(within(property(alarms("obrien-fleming"), "false_positive").value, 0.05));
}

TEST_CASE("a well-made trial keeps its promises: its interval holds the truth in 95 of 100" *
          many_chances) {
    const ShippedTrial town = shipped_trial("outreach", "letter-only", 2'000);
    constexpr std::uint32_t repeats = 200;
    const TrialSummary summary =
        summarise(town.lab.design, town.outcome(), repeat_trials(town.lab, 1, 0, repeats, 1, {}));
    constexpr double error = 0.0154; // √(.95 × .05 / 200)
    CHECK(std::fabs(property(summary, "coverage").value - 0.95) < 3 * error);
    CHECK(std::fabs(property(summary, "bias").value) < 3 * property(summary, "bias").error);
}

TEST_CASE("a trial that is too small exaggerates what it finds" * many_chances) {
    const ShippedTrial town = shipped_trial("outreach", "letter-only", 600);
    const TrialSummary summary =
        summarise(town.lab.design, town.outcome(), repeat_trials(town.lab, 1, 0, 150, 1, {}));
    REQUIRE(property(summary, "power").value < 0.75);
    CHECK(property(summary, "exaggeration").value > 1.1);
}
