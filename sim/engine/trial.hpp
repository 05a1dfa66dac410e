#pragma once

/// A trial in the simulated world, where the truth is known: the same town is run as designed, with
/// nobody treated and with everybody treated, on the same random numbers.
///
///     const TrialStart start = start_trial(place, plan, opening, design);
///     const Assignment who = assign_trial(start, design, repeat);
///     const TrialRecord designed = run_trial(start, design, who, TrialWay::designed, chance);
///     const TrialRecord nobody = run_trial(start, design, who, TrialWay::nobody, chance);
///     const TrialTable table = trial_table(start, design, who, designed);
///     analyse(table.rows(), Method::cluster);
///     const TrialTable no_effect = trial_table(start, design, who, nobody);  // a treatment that
///     does nothing

#include "engine/simulation.hpp"
#include "experiment/assignment.hpp"
#include "experiment/estimate.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace folkmoot {

/// Everything that keeps a design from being run in this world, with the paths of check_design:
/// what contradicts itself, levers that do not exist or may not have that value, levers that cannot
/// differ between the units, outcomes of a process that is off, weeks beyond the end, too few
/// clusters.
[[nodiscard]] Problems check_trial(const TrialDesign& design, const Place& place,
                                   const Settings& settings, std::uint32_t horizon_weeks);

/// How much of a world a trial can have.
struct TrialRoom {
    std::size_t areas = 0, providers = 0;
    std::uint32_t weeks = 0;
};

/// The same before there is a world: for whoever reads a design.
[[nodiscard]] Problems check_trial(const TrialDesign& design, const Model& model,
                                   const Settings& settings, const TrialRoom& room);

/// What the people of a town did, event by event, in the weeks of a trial; of the trial's outcome
/// only.
struct TrialRecord {
    std::vector<PersonEvent> events;
    /// Index of each week's first event; one more than weeks.
    std::vector<std::size_t> first_of_week;
    /// By citizen, when it ended: how content they were, 0..255. Empty where the model does not
    /// know.
    std::vector<std::uint8_t> contentment;

    [[nodiscard]] std::uint32_t weeks() const {
        return first_of_week.empty() ? 0 : static_cast<std::uint32_t>(first_of_week.size() - 1);
    }
};

/// A town on the day on which a trial starts. Shared by all repeats of the trial.
struct TrialStart {
    std::shared_ptr<const Place> place;
    PolicyPlan plan; ///< what holds for whoever is not treated
    std::shared_ptr<const State> state; ///< at the start of `start_week`
    const PersonOutcome* outcome = nullptr;
    /// By citizen: whom the trial is about, as the model says. Empty: everybody.
    std::vector<std::uint8_t> takes_part;
    /// Of the weeks before: as many as the trial takes, or as many as there are.
    TrialRecord before;
    /// By citizen: the amount that holds before the first event; for PersonSum::last only.
    std::vector<float> opening;
    std::vector<float> opening_before; ///< the same at the start of `before`
    std::vector<std::uint8_t> contentment; ///< by citizen, when the trial starts; as in TrialRecord
};

/// Runs the town up to the trial. Only for designs that `check_trial` finds nothing wrong with.
[[nodiscard]] TrialStart start_trial(std::shared_ptr<const Place> place, PolicyPlan plan,
                                     const State& opening, const TrialDesign& design);

/// Who gets what in repeat `repeat`; 0 is the trial itself.
[[nodiscard]] Assignment assign_trial(const TrialStart& start, const TrialDesign& design,
                                      std::uint32_t repeat);

/// Which of its futures the town is run through. `everybody`: the treatment of one arm, in the
/// weeks of the trial; `settled`: the same, with what wears off already worn off. "As designed,
/// with no effect" is what happens to nobody, counted in the arms as designed.
enum class TrialWay : std::uint8_t { designed, nobody, everybody, settled };

/// The trial's weeks, from the same day, on the random numbers named by `chance`. `arm` counts for
/// `everybody` and `settled` only. Same arguments, same bits, on every machine.
[[nodiscard]] TrialRecord run_trial(const TrialStart& start, const TrialDesign& design,
                                    const Assignment& assignment, TrialWay way,
                                    std::uint64_t chance, std::size_t arm = 1);

/// Whom the treatment really reached: by citizen, the arm whose settings hold for them, 0 for none.
/// Differs from the assigned arm through Conduct, whose `reaches` and `spills` are about single
/// people: units citizen and saturation. For a stepped wedge: what an area ends with; for weeks: 0.
[[nodiscard]] std::vector<std::uint8_t>
received_arms(const TrialStart& start, const TrialDesign& design, const Assignment& assignment);

/// Outcome of every citizen in the first `weeks` of a record (0: all); NaN where there is none.
[[nodiscard]] std::vector<double> outcomes_of(const TrialStart& start, const TrialRecord& record,
                                              std::uint32_t weeks = 0);

/// The same in the weeks before the trial, as many as `before` has.
[[nodiscard]] std::vector<double> outcomes_before(const TrialStart& start);

/// Rows for the estimators: a citizen each; for week and stepped_wedge an area in a block each.
struct TrialTable {
    std::vector<double> outcome; ///< NaN: none, or never learnt (attrition)
    std::vector<double> full; ///< the outcome with nothing lost to attrition
    std::vector<std::uint16_t> arm;
    std::vector<std::uint32_t> cluster; ///< provider, area, or block (unit week); empty: none
    std::vector<std::uint32_t> stratum; ///< empty: none
    std::vector<double> pre; ///< empty: the trial starts in week 0, so nothing came before
    std::vector<double> received; ///< 1 if the treatment of any arm but the control reached the row
    std::vector<std::uint32_t> unit; ///< citizen, or area
    std::vector<std::uint32_t> period; ///< block; empty for rows of people
    std::vector<double> people; ///< behind the row; empty for rows of people
    std::vector<std::vector<double>>
        covariates; ///< people: deprivation, age band, long-term condition, contentment
    std::size_t arms = 2;

    /// What the estimators read. Lives as long as the table.
    [[nodiscard]] TrialRows rows() const;
};

/// The table of the first `weeks` of a record (0: all); the last block may then be cut.
[[nodiscard]] TrialTable trial_table(const TrialStart& start, const TrialDesign& design,
                                     const Assignment& assignment, const TrialRecord& record,
                                     std::uint32_t weeks = 0);

/// 64-bit hash of everything that a record holds.
[[nodiscard]] std::uint64_t fingerprint_of(const TrialRecord& record);

} // namespace folkmoot
