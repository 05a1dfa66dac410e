/// The gap between estimate and truth, in parts.

#include "labs/trial/account.hpp"
#include "labs/trial/shipped_trial.hpp"
#include "labs/trial/words.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

double part(const TrialAccount& account, GapReason reason) {
    double amount = 0;
    for (const ReasonTold& told : account.reasons)
        if (told.reason == reason) amount += told.amount;
    return amount;
}

double gap_of(const TrialAccount& account) {
    return account.findings.front().estimate.effect.estimate - account.findings.front().truth_all;
}

void check_that_parts_sum(const TrialAccount& account) {
    double sum = 0;
    for (const ReasonTold& told : account.reasons) {
        CHECK_FALSE(told.sentence.empty());
        sum += told.amount;
    }
    CHECK(std::fabs(sum - gap_of(account)) < 1e-12);
}

}  // namespace

TEST_CASE("the parts of the gap add up to estimate less truth, in every kind of design") {
    const std::pair<const char*, const char*> all[]{
        {"outreach", "letter-and-help"},        {"outreach", "whole-towns"},
        {"peeking", "look-every-day"},          {"job-search-help", "by-person"},
        {"job-search-help", "towns-in-stages"}, {"booking-page", "week-by-week"},
        {"booking-page", "one-after-the-other"}};
    for (const auto& [scenario, design] : all) {
        CAPTURE(design);
        const ShippedTrial town =
            shipped_trial(scenario, design, 3'000, [](TrialDesign& d) { d.look_every = 13; });
        check_that_parts_sum(run_in_full(town.lab, 1));
    }
}

TEST_CASE("a treatment that does nothing has a truth of exactly nothing, and the estimate is all "
          "chance") {
    const ShippedTrial town = shipped_trial("peeking", "look-once", 3'000);
    const TrialAccount account = run_in_full(town.lab, 1);
    CHECK(account.findings.front().truth_all == 0);
    CHECK(account.findings.front().truth_treated == 0);
    CHECK(account.findings.front().estimate.effect.estimate != 0);
    CHECK(part(account, GapReason::chance) == account.findings.front().estimate.effect.estimate);
    CHECK(account.reasons.size() == 1);
}

TEST_CASE("a part of the gap that cannot be seen beside the others is not told in tiny numbers") {
    const ShippedTrial town = shipped_trial("peeking", "look-once", 3'000);
    TrialGap gap;
    gap.parts[static_cast<std::size_t>(GapReason::few_clusters)] = -1.7;
    const auto told = [&](double chance) {
        gap.parts[static_cast<std::size_t>(GapReason::chance)] = chance;
        return reason_sentence(town.lab, GapReason::chance, gap, 0);
    };
    CHECK(told(0) == "Moves the estimate by nothing here.");
    CHECK(told(-0.0002) == "Moves the estimate by next to nothing here.");
    CHECK(told(-0.02).find("luck alone") != std::string::npos);
}

TEST_CASE("where nobody stands in another's way nothing is displaced and nothing spreads") {
    const ShippedTrial town = shipped_trial("outreach", "letter-and-help", 6'000);
    const TrialAccount account = run_in_full(town.lab, 1);
    CHECK(part(account, GapReason::displacement) == 0);
    CHECK(part(account, GapReason::contamination) == 0);
    CHECK(part(account, GapReason::selection) == 0);
    CHECK(part(account, GapReason::novelty) == 0);
    CHECK(account.gap.find("luck of the draw") != std::string::npos);
}

TEST_CASE("help that moves one ahead of another: the trial by person says it works, the roll-out "
          "does almost nothing") {
    const ShippedTrial town = shipped_trial("job-search-help", "by-person", 12'000);
    const TrialAccount account = run_in_full(town.lab, 1);
    const TrialFinding& finding = account.findings.front();
    CHECK(finding.estimate.effect.estimate > 0.08);
    CHECK(finding.estimate.effect.p < 0.001);
    CHECK(std::fabs(finding.truth_all) < 0.03);
    CHECK(part(account, GapReason::displacement) > 0.6 * gap_of(account));
    CHECK(account.conclusion.find("it works") != std::string::npos);
    CHECK(account.gap.find("at the expense of others") != std::string::npos);
    CHECK(account.warnings.back().find("compete for the same vacancies") != std::string::npos);
}

TEST_CASE("towns in stages tell direct effect and displacement apart") {
    const ShippedTrial town = shipped_trial("job-search-help", "towns-in-stages", 12'000,
                                            [](TrialDesign& d) { d.look_every = 26; });
    const TrialAccount account = run_in_full(town.lab, 1);
    REQUIRE(account.findings.size() == 3);
    CHECK(account.findings[1].arm == "direct");
    CHECK(account.findings[1].estimate.effect.estimate > 0);
    CHECK(account.findings[2].arm == "spillover");
    CHECK(account.findings[2].estimate.effect.estimate < 0);
    // The whole towns' estimate is nearer to the truth than the comparison of people.
    CHECK(std::fabs(account.findings[0].estimate.effect.estimate - account.findings[0].truth_all) <
          std::fabs(account.findings[1].estimate.effect.estimate - account.findings[0].truth_all));
}

TEST_CASE(
    "a shared queue: the trial by person overstates the page, the trial by practice does not") {
    const auto twice_a_year = [](TrialDesign& d) { d.look_every = 26; };
    const ShippedTrial people = shipped_trial("booking-page", "by-person", 12'000, twice_a_year);
    const ShippedTrial practices =
        shipped_trial("booking-page", "by-practice", 12'000, twice_a_year);
    const TrialAccount by_person = run_in_full(people.lab, 1);
    const TrialAccount by_practice = run_in_full(practices.lab, 1);
    CHECK(part(by_person, GapReason::displacement) > 0.1);
    CHECK(by_person.findings.front().estimate.effect.estimate >
          2 * std::fabs(by_person.findings.front().truth_all));
    CHECK(part(by_practice, GapReason::displacement) == doctest::Approx(0).epsilon(0.02));
    const Estimated& found = by_practice.findings.front().estimate.effect;
    CHECK(found.low < by_practice.findings.front().truth_all);
    CHECK(found.high > by_practice.findings.front().truth_all);
}

TEST_CASE("what wears off is called novelty: nothing is left of an effect that wears off wholly") {
    const ShippedTrial town =
        shipped_trial("outreach", "letter-only", 6'000, [](TrialDesign&) {},
                      {{"conduct.wears_off", 1.0}, {"conduct.wears_off_weeks", 8.0}});
    const TrialAccount account = run_in_full(town.lab, 1);
    CHECK(account.findings.front().truth_all == 0);
    CHECK(part(account, GapReason::novelty) > 0.005);
    check_that_parts_sum(account);
}

TEST_CASE("a letter that neighbours pass on is found to do less than it does, and that is called "
          "spreading") {
    const ShippedTrial town = shipped_trial("outreach", "letter-only", 6'000, [](TrialDesign&) {},
                                            {{"conduct.spills", 0.8}});
    const TrialAccount account = run_in_full(town.lab, 1);
    CHECK(part(account, GapReason::contamination) < -0.005);
    check_that_parts_sum(account);
}

TEST_CASE("outcomes that are never learnt have a part of their own") {
    const ShippedTrial town =
        shipped_trial("outreach", "letter-only", 6'000, [](TrialDesign& d) { d.attrition = 0.3; });
    const TrialAccount account = run_in_full(town.lab, 1);
    CHECK(part(account, GapReason::attrition) != 0);
    CHECK(account.findings.front().estimate.n < 0.8 * 3'000);
    check_that_parts_sum(account);
}

TEST_CASE("people who are alike within a town make few towns tell little: intracluster correlation "
          "by hand") {
    // Two clusters of three with means 1 and 3: mean squares by hand, then Donner & Koval.
    const std::vector<double> outcome{0.5, 1.0, 1.5, 2.0, 3.0, 4.0};
    const std::vector<std::uint32_t> cluster{0, 0, 0, 1, 1, 1};
    const ClusterLikeness likeness = likeness_of(outcome, cluster);
    const double between = 6.0, within = (0.5 + 2.0) / 4;
    CHECK(likeness.correlation == doctest::Approx((between - within) / (between + 2 * within)));
    CHECK(likeness.size == 3);
    CHECK(likeness.size_variation == 0);
    CHECK(likeness.clusters == 2);
}
