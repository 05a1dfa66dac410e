#include "labs/trial/worlds.hpp"

#include "analysis/changes.hpp"
#include "core/random.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

// Tells the draws of repeats from those of replicates, which have the same purpose.
constexpr std::uint32_t repeats_of_a_trial = 0x7121A1;

bool changes_nothing(const Model& model, const TrialArm& arm, const PolicyPlan& plan) {
    if (!plan.schedule.empty() && !arm.settings.empty()) return false;
    return std::all_of(arm.settings.begin(), arm.settings.end(), [&](const auto& setting) {
        return model.find_setting(setting.first)->get(plan.settings) == setting.second;
    });
}

bool all_idle(const TrialLab& lab) {
    return std::all_of(lab.idle.begin(), lab.idle.end(), [](bool idle) { return idle; });
}

TrialWorlds first_worlds(const TrialLab& lab, std::uint64_t seed, std::uint32_t number) {
    const std::uint64_t chance = chance_of(seed, number);
    TrialWorlds worlds;
    worlds.who = assign_trial(lab.start, lab.design, number);
    worlds.nobody = run_trial(lab.start, lab.design, worlds.who, TrialWay::nobody, chance);
    worlds.designed =
        all_idle(lab) ? worlds.nobody
                      : run_trial(lab.start, lab.design, worlds.who, TrialWay::designed, chance);
    worlds.everybody.resize(lab.design.arms.size());
    if (lab.fades) worlds.settled.resize(lab.design.arms.size());
    return worlds;
}

TrialRecord future_of(const TrialLab& lab, const TrialWorlds& worlds, TrialWay way,
                      std::uint64_t chance, std::size_t arm) {
    if (lab.idle[arm]) return worlds.nobody;
    return run_trial(lab.start, lab.design, worlds.who, way, chance, arm);
}

}  // namespace

Result<TrialLab> open_trial(Workshop& workshop, const TrialDesign& design,
                            const std::map<std::string, double>& shared) {
    const Scenario& scenario = workshop.scenario();
    Problems wrong;
    for (const auto& [key, value] : shared) {
        const Setting* field = scenario.model->find_setting(key);
        if (field == nullptr || field->kind != FieldKind::assumption)
            wrong.push_back(problem_at("shared." + key, "there is no such assumption"));
    }
    if (!wrong.empty()) return wrong;
    Attempt attempt;
    attempt.shared = shared;
    attempt.reform = scenario.policies.front().name;
    attempt.seed = scenario.seed;
    const std::shared_ptr<const Place> place = workshop.place_for(attempt);
    const PolicyPlan plan = replicate_of(scenario, attempt, 0).baseline;
    Problems problems = check_trial(design, *place, plan.settings, scenario.weeks);
    if (!problems.empty()) return problems;

    TrialLab lab;
    lab.design = design;
    lab.doubted = changed_assumptions(scenario, shared);
    lab.method = method_named(design.method).value_or(Method::difference);
    const Run opened = workshop.open_alone(attempt);
    lab.start = start_trial(place, plan, opened.simulation().state(), design);
    lab.people_per_citizen = place->world.people_per_citizen;
    lab.world_seed = scenario.seed;
    lab.fades = scenario.model->conduct(plan.settings).wears_off > 0;
    for (const TrialArm& arm : design.arms)
        lab.idle.push_back(changes_nothing(*scenario.model, arm, plan));
    return lab;
}

std::uint64_t chance_of(std::uint64_t seed, std::uint32_t number) {
    if (number == 0) return seed;
    const Words words = draw(seed, number, repeats_of_a_trial, Purpose::ensemble);
    return std::uint64_t{words[0]} << 32 | words[1];
}

TrialWorlds worlds_of(const TrialLab& lab, std::uint64_t seed, std::uint32_t number) {
    TrialWorlds worlds = first_worlds(lab, seed, number);
    const std::uint64_t chance = chance_of(seed, number);
    for (std::size_t arm = 1; arm < lab.design.arms.size(); ++arm) {
        worlds.everybody[arm] = future_of(lab, worlds, TrialWay::everybody, chance, arm);
        if (lab.fades) worlds.settled[arm] = future_of(lab, worlds, TrialWay::settled, chance, arm);
    }
    return worlds;
}

TrialWorlds worlds_of_arm(const TrialLab& lab, std::uint64_t seed, std::uint32_t number,
                          std::size_t arm) {
    TrialWorlds worlds = first_worlds(lab, seed, number);
    const TrialWay way = lab.fades ? TrialWay::settled : TrialWay::everybody;
    (lab.fades ? worlds.settled : worlds.everybody)[arm] =
        future_of(lab, worlds, way, chance_of(seed, number), arm);
    return worlds;
}

}  // namespace folkmoot
