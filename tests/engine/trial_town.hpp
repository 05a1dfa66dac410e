#pragma once

/// Small towns to try trials in.

#include "engine/runs.hpp"
#include "engine/trial.hpp"

#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace folkmoot {

/// London in small, where people also sign up and look for work.
struct TrialTown {
    std::shared_ptr<const Place> place;
    PolicyPlan plan;
    std::shared_ptr<const State> opening;

    explicit TrialTown(const std::map<std::string, double>& shared = {},
                       std::uint32_t population = 6'000) {
        Attempt attempt;
        attempt.reform = "follows";
        attempt.population = population;
        attempt.shared =
            online_is_popular + shared +
            std::map<std::string, double>{{"enrolment.eligible", 1.0}, {"job_search.looking", 0.2}};
        const Replicate replicate = replicate_of(virtual_gp(), attempt, 0);
        place = make_place(virtual_gp(), 1, population);
        plan = replicate.reform;
        opening = open_world(*place, replicate.before);
    }
    [[nodiscard]] TrialStart start(const TrialDesign& design) const {
        return start_trial(place, plan, *opening, design);
    }
    [[nodiscard]] Problems check(const TrialDesign& design) const {
        return check_trial(design, *place, plan.settings, 260);
    }
};

/// A sound design with one treatment.
inline TrialDesign trial_of(TrialUnit unit, const std::string& outcome, const std::string& key,
                            double value, std::uint32_t weeks = 12) {
    TrialDesign design;
    design.name = "a-trial";
    design.unit = unit;
    design.arms = {{"control", "As it is", 0.5, {}}, {"treated", "Treated", 0.5, {{key, value}}}};
    if (unit == TrialUnit::saturation) design.saturations = {0, 0.5, 1};
    design.outcome = outcome;
    design.method = "difference";
    design.weeks = weeks;
    return design;
}

/// The assignment of a design in which every unit is treated.
inline Assignment all_treated(const TrialStart& start, const TrialDesign& design) {
    Assignment who = assign_trial(start, design, 0);
    for (auto* arms : {&who.of_citizen, &who.of_provider, &who.of_area, &who.of_block})
        for (std::uint8_t& arm : *arms) arm = 1;
    for (std::uint32_t& block : who.first_block) block = 0;
    return who;
}

/// Mean of what is known of an arm.
inline double mean_of(const TrialTable& table, std::size_t arm) {
    double sum = 0, n = 0;
    for (std::size_t i = 0; i < table.arm.size(); ++i) {
        if (table.arm[i] != arm || std::isnan(table.outcome[i])) continue;
        sum += table.outcome[i];
        n += 1;
    }
    return sum / n;
}

}  // namespace folkmoot
