/// What trials find and what is true, in worlds where the difference has a known reason.

#include "engine/trial_town.hpp"

#include <doctest/doctest.h>

#include <numeric>

using namespace folkmoot;

namespace {

/// A trial's difference in means, and the truth: what rolling out to all changes for those it is
/// about.
struct Found {
    double estimate = 0, truth = 0, control = 0;
};
Found find(const TrialTown& town, const TrialDesign& design, std::uint64_t chance = 1) {
    const TrialStart start = town.start(design);
    const Assignment who = assign_trial(start, design, 0);
    const auto table =
        trial_table(start, design, who, run_trial(start, design, who, TrialWay::designed, chance));
    const auto all =
        trial_table(start, design, who, run_trial(start, design, who, TrialWay::everybody, chance));
    const auto nobody =
        trial_table(start, design, who, run_trial(start, design, who, TrialWay::nobody, chance));
    const auto mean = [](const TrialTable& t) { return (mean_of(t, 0) + mean_of(t, 1)) / 2; };
    return {mean_of(table, 1) - mean_of(table, 0), mean(all) - mean(nobody), mean_of(table, 0)};
}

const std::map<std::string, double> scarce_work{
    {"job_search.vacancies", 0.02}, {"job_search.applications", 1.0}, {"job_search.loses", 0.0}};

}  // namespace

TEST_CASE("signing up disturbs nobody else, so a trial of it finds the truth within chance") {
    const TrialTown town({{"enrolment.every_weeks", 12.0}}, 10'000);
    TrialDesign design = trial_of(TrialUnit::citizen, "enrolled", "enrolment.burden", 0.1);
    const Found found = find(town, design);
    // Truth by formula: .5 × (1 − .5) for nobody, .5 × (1 − .1) for everybody.
    CHECK(found.truth == doctest::Approx(0.20).epsilon(0.1));
    const double error = std::sqrt((0.25 * 0.75 + 0.45 * 0.55) / 5'000);
    CHECK(std::fabs(found.estimate - found.truth) < 4 * error);
}

TEST_CASE("help with looking for work looks as if it worked, and rolled out to all does nothing: "
          "displacement") {
    const TrialTown town(scarce_work, 10'000);
    const Found found =
        find(town, trial_of(TrialUnit::citizen, "in_work", "job_search.help", 2, 16));
    CHECK(found.estimate > 0.1);
    CHECK(std::fabs(found.truth) < 0.01);
}

TEST_CASE("half of the letters are lost: half of those assigned get one, and the trial finds half "
          "of the effect") {
    const TrialTown town({{"enrolment.every_weeks", 12.0}, {"conduct.reaches", 0.5}}, 10'000);
    const TrialDesign design = trial_of(TrialUnit::citizen, "enrolled", "enrolment.burden", 0.1);
    const TrialStart start = town.start(design);
    const Assignment who = assign_trial(start, design, 0);
    const TrialTable table =
        trial_table(start, design, who, run_trial(start, design, who, TrialWay::designed, 1));
    double assigned = 0, got = 0, control_got = 0;
    for (std::size_t i = 0; i < table.arm.size(); ++i) {
        assigned += table.arm[i];
        (table.arm[i] == 1 ? got : control_got) += table.received[i];
    }
    CHECK(std::fabs(got / assigned - 0.5) < 4 * 0.5 / std::sqrt(assigned));
    CHECK(control_got == 0);
    const Found found = find(town, design);
    CHECK(std::fabs(found.estimate - 0.10) < 4 * std::sqrt((0.25 * 0.75 + 0.35 * 0.65) / 5'000));
    CHECK(found.truth == doctest::Approx(0.10).epsilon(0.15));
}

TEST_CASE("neighbours talk: the untreated do what the treated do, and the trial finds too little") {
    const TrialTown quiet({{"enrolment.every_weeks", 12.0}}, 10'000);
    const TrialTown talk({{"enrolment.every_weeks", 12.0}, {"conduct.spills", 0.8}}, 10'000);
    const TrialDesign design = trial_of(TrialUnit::citizen, "enrolled", "enrolment.burden", 0.1);
    const Found without = find(quiet, design), with = find(talk, design);
    CHECK(with.truth == doctest::Approx(without.truth).epsilon(1e-12));
    // Half are treated, so .8 × .5 of the controls behave as the treated do.
    CHECK(with.control - without.control == doctest::Approx(0.4 * 0.2).epsilon(0.25));
    CHECK(with.estimate < without.estimate - 0.05);
}

TEST_CASE("a new thing wears off: what a trial finds while it is new is more than what stays") {
    const TrialTown town({{"enrolment.every_weeks", 24.0},
                          {"conduct.wears_off", 1.0},
                          {"conduct.wears_off_weeks", 3.0}},
                         40'000);
    const TrialDesign design =
        trial_of(TrialUnit::citizen, "enrolled", "enrolment.burden", 0.1, 24);
    const TrialStart start = town.start(design);
    const Assignment who = assign_trial(start, design, 0);
    const TrialRecord designed = run_trial(start, design, who, TrialWay::designed, 1);
    const auto by_week = [&](std::uint32_t weeks) {
        const TrialTable table = trial_table(start, design, who, designed, weeks);
        return mean_of(table, 1) - mean_of(table, 0);
    };
    CHECK(by_week(3) > 0.01);
    // Nearly all of the difference comes early: the second half adds less than a fourth.
    CHECK(by_week(24) - by_week(12) < by_week(12) / 4);
    CHECK(fingerprint_of(run_trial(start, design, who, TrialWay::settled, 1)) ==
          fingerprint_of(run_trial(start, design, who, TrialWay::nobody, 1)));
}

TEST_CASE("people whose outcome is never learnt are as many as was said, and more of them are "
          "discontent") {
    const TrialTown town({}, 10'000);
    TrialDesign design = trial_of(TrialUnit::citizen, "visits", "take_up.burden", 0.3);
    design.attrition = 0.2;
    const TrialStart start = town.start(design);
    const Assignment who = assign_trial(start, design, 0);
    const TrialRecord record = run_trial(start, design, who, TrialWay::designed, 1);
    const TrialTable table = trial_table(start, design, who, record);
    double lost = 0, felt_by_lost = 0, felt_by_all = 0;
    for (std::size_t i = 0; i < table.outcome.size(); ++i) {
        const double felt = record.contentment[table.unit[i]];
        felt_by_all += felt;
        CHECK_FALSE(std::isnan(table.full[i]));
        if (!std::isnan(table.outcome[i])) continue;
        lost += 1;
        felt_by_lost += felt;
    }
    const double people = static_cast<double>(table.outcome.size());
    CHECK(std::fabs(lost / people - 0.2) < 4 * 0.4 / std::sqrt(people));
    CHECK(felt_by_lost / lost < felt_by_all / people - 5);
    // What is left out is told as what it is: people, not rows.
    const TrialAnalysis analysis = analyse(table.rows(), Method::difference);
    REQUIRE_FALSE(analysis.warnings.empty());
    CHECK(analysis.warnings.front().find(" people are left out") != std::string::npos);
}

TEST_CASE("rows of areas and weeks say what happened there: their mean is that of the people") {
    const TrialTown town;
    TrialDesign design = trial_of(TrialUnit::week, "visits", "service.capacity", 0.7);
    design.block_weeks = 3;
    const TrialStart start = town.start(design);
    const Assignment who = assign_trial(start, design, 0);
    const TrialRecord record = run_trial(start, design, who, TrialWay::designed, 1);
    const TrialTable table = trial_table(start, design, who, record);
    CHECK(table.outcome.size() == 4 * town.place->world.areas.size());
    double visits = 0;
    for (std::size_t i = 0; i < table.outcome.size(); ++i)
        visits += table.outcome[i] * table.people[i] / 4;
    CHECK(visits == doctest::Approx(static_cast<double>(record.events.size())).epsilon(1e-12));

    design.unit = TrialUnit::stepped_wedge;
    const TrialStart wedge = town.start(design);
    const TrialTable steps = trial_table(wedge, design, assign_trial(wedge, design, 0), record);
    for (std::size_t i = 0; i < steps.arm.size(); ++i) {
        if (steps.period[i] == 0) CHECK(steps.arm[i] == 0);
        if (steps.period[i] == 3) CHECK(steps.arm[i] == 1);
    }
}
