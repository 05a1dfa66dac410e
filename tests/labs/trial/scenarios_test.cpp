/// What the scenarios of the split-test lab promise.

#include "analysis/compare.hpp"
#include "labs/trial/account.hpp"
#include "labs/trial/shipped_trial.hpp"
#include "many_chances.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

const char* const lab_scenarios[]{"reminder-letter", "job-search-help", "booking-page", "peeking",
                                  "outreach"};
const char* const market_scenarios[]{"choice-of-provider", "licence-or-rating", "pay-for-outcomes",
                                     "one-marketplace", "redress"};
const char* const claims_scenarios[]{"proactive-benefit", "benefit-as-platform", "data-registrars",
                                     "open-api"};

/// Every ready-made design opens in a small town, runs, and finds a truth to be compared with.
void designs_run(const char* name) {
    CAPTURE(name);
    Scenario scenario = load_shipped(name).value();
    scenario.population = 2'000;
    Workshop workshop(scenario);
    REQUIRE(scenario.trial.designs.size() >= 2);
    CHECK(scenario.trial.lesson.size() >= 4);
    for (const TrialDesign& design : scenario.trial.designs) {
        CAPTURE(design.name);
        const Result<TrialLab> lab = open_trial(workshop, design);
        REQUIRE_MESSAGE(lab, text_of(lab.problems()));
        CHECK_FALSE(std::isnan(run_in_full(*lab, 1).findings.front().truth_all));
    }
}

double share_with(const TrialAccount& account, const std::string& arm) {
    for (const TrialFinding& finding : account.findings)
        if (finding.arm == arm) return finding.estimate.mean;
    return account.findings.front().estimate.control_mean;
}

}  // namespace

TEST_CASE("the scenarios of the split-test lab behave as they say they do" * many_chances) {
    for (const char* name : lab_scenarios) {
        CAPTURE(name);
        Workshop workshop(load_shipped(name).value());
        for (const Check& check : workshop.scenario().checks)
            CHECK(run_check(workshop, check) == "");
    }
}

TEST_CASE("every ready-made design of every scenario can be run") {
    for (const char* name : lab_scenarios) designs_run(name);
    for (const char* name : market_scenarios) designs_run(name);
    for (const char* name : claims_scenarios) designs_run(name);
    designs_run("citizen-service");
    designs_run("central-or-local");
    designs_run("spare-beds");
    designs_run("shared-platform");
    designs_run("iterate-or-launch");
}

TEST_CASE("eight letters bring as many to sign as the published trial's two known arms say") {
    // Trials s13063-018-2855-5: 3,085 and 4,256 of 135,665.25.
    const ShippedTrial town = shipped_trial("reminder-letter", "eight-letters", 120'000);
    const TrialAccount account = run_in_full(town.lab, 1);
    CHECK(account.findings.size() == 7);
    CHECK(std::fabs(share_with(account, "plain") - 3'085 / 135'665.25) <
          4 * std::sqrt(0.0227 / 15'000));
    CHECK(std::fabs(share_with(account, "reciprocity") - 4'256 / 135'665.25) <
          4 * std::sqrt(0.0314 / 15'000));
    CHECK(account.findings.front().truth_all ==
          doctest::Approx((4'256 - 3'085) / 135'665.25).epsilon(0.1));
    for (const TrialFinding& finding : account.findings)
        CHECK(finding.estimate.adjusted_p >= finding.estimate.effect.p);
}

TEST_CASE("outreach: 6, 11 and 18 in a hundred, and those whom help draws in are less needy") {
    // AEA registry 902.
    const ShippedTrial town = shipped_trial("outreach", "letter-and-help", 30'000);
    const TrialAccount account = run_in_full(town.lab, 1);
    CHECK(share_with(account, "nothing") == doctest::Approx(0.06).epsilon(0.1));
    CHECK(share_with(account, "letter") == doctest::Approx(0.11).epsilon(0.1));
    CHECK(share_with(account, "help") == doctest::Approx(0.18).epsilon(0.1));

    const TrialWorlds worlds = worlds_of(town.lab, 1, 0);
    const auto neediness = [&](const std::vector<double>& signed_up,
                               const std::vector<double>& before) {
        double need = 0, n = 0;
        const Strata& strata = town.lab.start.place->world.strata;
        for (std::uint32_t c = 0; c < signed_up.size(); ++c) {
            const double counts = before.empty() ? signed_up[c] : signed_up[c] - before[c];
            need += counts * deprivation_of(stratum_of(strata, c));
            n += counts;
        }
        return need / n;
    };
    const auto nobody = outcomes_of(town.lab.start, worlds.nobody),
               all = outcomes_of(town.lab.start, worlds.everybody[1]);
    CHECK(neediness(all, nobody) < neediness(nobody, {}) - 0.1);
}
