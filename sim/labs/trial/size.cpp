#include "labs/trial/size.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "core/units.hpp"
#include "experiment/methods.hpp"
#include "experiment/size.hpp"
#include "labs/trial/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace folkmoot {
namespace {

constexpr std::uint32_t simulated_draws =
    200;   // a trial each: Monte-Carlo error of a power of 80% is 3 points
constexpr std::uint32_t draws_per_town = 50;     // of the assignment, for one future of the town
constexpr std::array shares_of_available{0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0};
constexpr std::uint32_t put_in = 0x5135; // tells the draws that put an effect in from others

// What the formulas need to know of the town in which nobody is treated.
struct SimulatedTown {
    double baseline = 0, spread = 0;
    double people = 0; // rows of people who take part, all arms
    double units = 0; // of assignment, all arms
    ClusterLikeness likeness;
    double period_spread = 0; // standard deviation of the town's mean from period to period
};

// The smallest effect worth finding, towards the better; more, where neither is better.
double wanted_effect(const TrialLab& lab) {
    return lab.start.outcome->direction < 0 ? -lab.design.effect : lab.design.effect;
}

bool is_binary(const TrialLab& lab) { return lab.start.outcome->sum == PersonSum::ever; }

double period_spread(const TrialTable& table) {
    std::set<std::uint32_t> periods(table.period.begin(), table.period.end());
    std::vector<double> means;
    for (const std::uint32_t period : periods) {
        double sum = 0, people = 0;
        for (std::size_t row = 0; row < table.full.size(); ++row) {
            if (table.period[row] != period || std::isnan(table.full[row])) continue;
            sum += table.people[row] * table.full[row];
            people += table.people[row];
        }
        if (people > 0) means.push_back(sum / people);
    }
    return spread_of(means);
}

SimulatedTown town_of(const TrialLab& lab, const TrialTable& table) {
    SimulatedTown town;
    const bool periods = rows_are_periods(lab.design.unit);
    town.baseline = mean_of_all(table.full, table.people);
    town.spread = spread_of(table.full);
    town.people = static_cast<double>(table.full.size());
    town.units = town.people;
    if (periods) {
        town.likeness = likeness_of(table.full, table.unit);
        town.period_spread = period_spread(table);
        town.units = lab.design.unit == TrialUnit::week ? static_cast<double>(lab.design.blocks())
                                                        : town.likeness.clusters;
    } else if (!table.cluster.empty()) {
        town.likeness = likeness_of(table.full, table.cluster);
        town.units = town.likeness.clusters;
    }
    return town;
}

// Standard error of the effect with `n` units (people, clusters, periods) in each of two arms.
double standard_error(const TrialLab& lab, const SimulatedTown& town, double effect, double n) {
    switch (lab.design.unit) {
    case TrialUnit::week:
        return switchback_se({.weeks = 2 * n,
                              .block_weeks = 1,
                              .people_per_week = 1,
                              .sd = 0,
                              .week_sd = town.period_spread,
                              .carried = 0,
                              .left_out = 0});
    case TrialUnit::stepped_wedge:
        return stepped_wedge_se({.clusters = 2 * n,
                                 .steps = std::max(1.0, lab.design.blocks() - 1.0),
                                 .people_per_period = 1,
                                 .sd = town.spread,
                                 .intracluster = std::min(town.likeness.correlation, 0.99)});
    case TrialUnit::citizen:
    case TrialUnit::provider:
    case TrialUnit::area:
    case TrialUnit::saturation:
        break;
    }
    double variances = 2 * town.spread * town.spread;
    if (is_binary(lab)) {
        const double treated = std::clamp(town.baseline + effect, 0.0, 1.0);
        variances = town.baseline * (1 - town.baseline) + treated * (1 - treated);
    }
    if (!is_clustered(lab.design.unit)) return std::sqrt(variances / n);
    const ClusterLikeness& like = town.likeness;
    return std::sqrt(variances / (n * like.size) *
                     design_effect(like.size, like.correlation, like.size_variation));
}

// Degrees of freedom by which the effect is judged, with `n` units in each of two arms; infinite:
// by the normal distribution.
double freedom(const TrialLab& lab, double n) {
    if (lab.design.unit == TrialUnit::stepped_wedge) return math::infinity;
    return !is_clustered(lab.design.unit) && is_binary(lab) ? math::infinity : 2 * n - 2;
}

double power_with(const TrialLab& lab, const SimulatedTown& town, double n) {
    const double effect = wanted_effect(lab), se = standard_error(lab, town, effect, n);
    const double df = freedom(lab, n);
    return df == math::infinity ? power_of(effect, se, lab.design.alpha)
                                : power_of_t(effect, se, df, lab.design.alpha);
}

double people_needed(const TrialLab& lab, const SimulatedTown& town) {
    const TrialDesign& d = lab.design;
    if (!is_binary(lab))
        return people_for_means_t(wanted_effect(lab), town.spread, d.alpha, d.power);
    const bool pooled = lab.method == Method::proportion;
    return people_for_proportions(town.baseline, town.baseline + wanted_effect(lab), d.alpha,
                                  d.power, pooled);
}

// The smallest number of units for which the formula's power is enough.
double units_needed(const TrialLab& lab, const SimulatedTown& town) {
    const TrialDesign& d = lab.design;
    constexpr double most = 1e7;
    const auto enough = [&](double n) { return power_with(lab, town, n) >= d.power; };
    double low = 1, high = 2;
    while (high < most && !enough(high)) high *= 2;
    if (high >= most) return no_number;
    while (high - low > 1) {
        const double middle = std::floor((low + high) / 2);
        (enough(middle) ? high : low) = middle;
    }
    return high;
}

// Puts the effect worth finding into the outcomes of the first treatment arm.
void put_effect_in(const TrialLab& lab, TrialTable& table, double baseline, std::uint64_t seed,
                   std::uint32_t draw_number) {
    const double effect = wanted_effect(lab);
    const double room = effect > 0 ? 1 - baseline : baseline;
    const std::uint32_t turns = threshold(room > 0 ? std::min(1.0, std::fabs(effect) / room) : 0);
    for (std::size_t row = 0; row < table.outcome.size(); ++row) {
        if (table.arm[row] != 1 || std::isnan(table.outcome[row])) continue;
        if (!is_binary(lab) || rows_are_periods(lab.design.unit)) {
            table.outcome[row] += effect;
        } else if ((table.outcome[row] == 0) == (effect > 0) &&
                   draw(seed, table.unit[row], draw_number, Purpose::ensemble, put_in)[0] < turns) {
            table.outcome[row] = effect > 0 ? 1 : 0;
        }
    }
}

std::string size_sentence(const TrialLab& lab, const TrialSize& size) {
    const TrialDesign& d = lab.design;
    const PersonOutcome& outcome = *lab.start.outcome;
    if (std::isnan(size.detectable))
        return "Here nobody differs from anybody in this outcome without the treatment, so that no "
               "size can be told.";
    const bool clusters = is_clustered(d.unit);
    const double needed = clusters ? size.clusters_per_arm : size.people_per_arm;
    const std::string units(units_words(lab, d.unit));
    std::string smallest = "The smallest difference that is found in " + format_share(d.power) +
                           " of trials is " + amount_words(outcome, size.detectable) + ".";
    if (d.effect == 0) return smallest;
    const std::string goal = "To find a difference of " + amount_words(outcome, d.effect) + " in " +
                             format_share(d.power) + " of trials";
    if (!std::isfinite(needed)) return goal + ", no number of " + units + " is enough. " + smallest;
    return goal + ", " + counted(needed) + " " + units +
           " are needed in each group; here there are " + format_count(size.available_per_arm) +
           ": " + (needed <= size.available_per_arm ? "enough" : "too few") + ". " + smallest;
}

void add_notes(const TrialLab& lab, const SimulatedTown& town, TrialSize& size) {
    constexpr double few = 40;
    if (is_clustered(lab.design.unit) && town.units < few) {
        size.notes.push_back("With fewer than 40 " +
                             std::string(units_words(lab, lab.design.unit)) +
                             " in all the formula flatters: simulate as well.");
    }
    if (lab.people_per_citizen > 1.005) {
        size.notes.push_back("Each simulated person stands for about " +
                             format_number(lab.people_per_citizen, 1) +
                             " real ones. Sizes count simulated people, cost and people in the "
                             "worse group real ones.");
    }
    if (lab.design.arms.size() > 2) {
        size.notes.push_back("Sizes are for the first treatment against the control. With " +
                             std::to_string(lab.design.arms.size() - 1) +
                             " treatments, ask for a smaller alpha.");
    }
    if (lab.design.looking == Looking::naive) {
        size.notes.push_back("The power of a trial that stops at the first significant look is no "
                             "power: it finds what is not there.");
    }
}

} // namespace

double simulated_power(const TrialLab& lab, std::uint64_t seed, double taken, std::uint32_t draws) {
    TrialLab smaller = lab;
    smaller.design.exclude = 1 - (1 - lab.design.exclude) * taken;
    std::uint32_t found = 0, tried = 0;
    TrialRecord nobody;
    for (std::uint32_t k = 0; k < draws; ++k) {
        const Assignment who = assign_trial(smaller.start, smaller.design, k + 1);
        if (k % draws_per_town == 0)
            nobody = run_trial(smaller.start, smaller.design, who, TrialWay::nobody,
                               chance_of(seed, k + 1));
        TrialTable table = analysis_table(smaller, who, nobody);
        put_effect_in(smaller, table, mean_of_all(table.full), seed, k);
        const TrialAnalysis analysis = estimate(smaller, table, Outcomes::learnt);
        if (analysis.arms.empty() || std::isnan(analysis.arms.front().effect.p)) continue;
        ++tried;
        found += analysis.arms.front().effect.p < lab.design.alpha ? 1U : 0U;
    }
    return tried > 0 ? static_cast<double>(found) / tried : no_number;
}

TrialSize size_of(const TrialLab& lab, std::uint64_t seed, bool simulate, const Proceed& proceed) {
    const TrialDesign& d = lab.design;
    const Assignment who = assign_trial(lab.start, d, 0);
    const TrialRecord nobody = run_trial(lab.start, d, who, TrialWay::nobody, chance_of(seed, 0));
    const TrialTable table = trial_table(lab.start, d, who, nobody);
    const SimulatedTown town = town_of(lab, table);

    TrialSize size;
    size.baseline = town.baseline;
    size.spread = town.spread;
    size.intracluster = town.likeness.correlation;
    size.cluster_variation = town.likeness.size_variation;
    const bool people = !rows_are_periods(d.unit);
    if (people && is_clustered(d.unit)) {
        size.design_effect = design_effect(town.likeness.size, town.likeness.correlation,
                                           town.likeness.size_variation);
    }
    const double smaller_share = std::min(d.arms[0].share, d.arms[1].share);
    size.available_per_arm =
        std::floor(town.units * (d.unit == TrialUnit::stepped_wedge ? 0.5 : smaller_share));
    if (d.unit == TrialUnit::saturation && !d.saturations.empty()) {
        size.available_per_arm = std::floor(town.units / static_cast<double>(d.saturations.size()));
    }
    if (d.effect != 0) {
        if (people) size.people_per_arm = people_needed(lab, town) * size.design_effect;
        if (is_clustered(d.unit)) size.clusters_per_arm = units_needed(lab, town);
        if (people) size.people_per_arm = std::ceil(size.people_per_arm);
    }
    const double units = std::max(1.0, size.available_per_arm);
    const double se = standard_error(lab, town, wanted_effect(lab), units);
    const double df = freedom(lab, units);
    if (se > 0)
        size.detectable = df == math::infinity ? detectable_effect(se, d.alpha, d.power)
                                               : detectable_effect_t(se, df, d.alpha, d.power);
    size.weeks = d.weeks;
    const auto in_control = static_cast<double>(std::count(table.arm.begin(), table.arm.end(), 0));
    const double all = town.people;
    const double heads = people ? lab.people_per_citizen
                                : lab.people_per_citizen * mean_of_all(table.people) *
                                      town.likeness.clusters / std::max(1.0, all);
    size.cost = (all - in_control) * heads * d.cost_per_person;
    size.people_worse_arm =
        std::floor(in_control * heads + 0.5);  // if the treatment does what is hoped for
    for (const double share : shares_of_available) {
        PowerAt at;
        at.n = std::floor(size.available_per_arm * share);
        if (at.n < 2 || d.effect == 0) continue;
        at.closed = power_with(lab, town, at.n);
        if (simulate && (share == 1 || (share < 1 && d.unit != TrialUnit::week)))
            at.simulated = simulated_power(lab, seed, share, simulated_draws);
        size.curve.push_back(at);
        if (proceed && !proceed(share / shares_of_available.back())) break;
    }
    size.sentence = size_sentence(lab, size);
    add_notes(lab, town, size);
    return size;
}

} // namespace folkmoot
