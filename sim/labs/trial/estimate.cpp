#include "labs/trial/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace folkmoot {
namespace {

// Keeps the rows for which `keep` holds.
template <class Keep> TrialTable filtered(const TrialTable& table, Keep keep) {
    TrialTable kept;
    kept.arms = table.arms;
    kept.covariates.resize(table.covariates.size());
    const auto take = [](auto& to, const auto& from, std::size_t row) {
        if (!from.empty()) to.push_back(from[row]);
    };
    for (std::size_t row = 0; row < table.outcome.size(); ++row) {
        if (!keep(row)) continue;
        take(kept.outcome, table.outcome, row);
        take(kept.full, table.full, row);
        take(kept.arm, table.arm, row);
        take(kept.cluster, table.cluster, row);
        take(kept.stratum, table.stratum, row);
        take(kept.pre, table.pre, row);
        take(kept.received, table.received, row);
        take(kept.unit, table.unit, row);
        take(kept.people, table.people, row);
        for (std::size_t c = 0; c < table.covariates.size(); ++c)
            take(kept.covariates[c], table.covariates[c], row);
    }
    return kept;
}

// A column of ones and zeros for every value but the lowest.
void add_dummies(std::span<const std::uint32_t> values, std::vector<std::vector<double>>& columns) {
    std::map<std::uint32_t, std::size_t> seen;
    for (const std::uint32_t value : values) seen.emplace(value, 0);
    if (seen.empty()) return;
    seen.erase(seen.begin());
    for (auto& [value, column] : seen) {
        column = columns.size();
        columns.emplace_back(values.size(), 0.0);
    }
    for (std::size_t row = 0; row < values.size(); ++row) {
        const auto found = seen.find(values[row]);
        if (found != seen.end()) columns[found->second][row] = 1.0;
    }
}

struct Ends {
    double lowest = 1, highest = 0;
};

Ends ends_of(const Assignment& who) {
    Ends ends;
    for (const double share : who.saturation) {
        if (std::isnan(share) || share < 0) continue;  // left out
        ends.lowest = std::min(ends.lowest, share);
        ends.highest = std::max(ends.highest, share);
    }
    return ends;
}

// Rows of a saturation table carry their area as cluster.
double saturation_at(const Assignment& who, const TrialTable& table, std::size_t row) {
    return who.saturation[table.cluster[row]];
}

}  // namespace

TrialTable analysis_table(const TrialLab& lab, const Assignment& who, const TrialRecord& record,
                          std::uint32_t weeks) {
    TrialTable table = trial_table(lab.start, lab.design, who, record, weeks);
    // Whoever wants adjustment for what is known of people asks for it by method. Where a place
    // shares what there is, people who need more get no more, and adjusting for them would move the
    // comparison of places.
    if (lab.method != Method::lin) table.covariates.clear();
    if (lab.design.unit == TrialUnit::stepped_wedge) {
        add_dummies(table.unit, table.covariates);
        add_dummies(table.period, table.covariates);
    }
    if (lab.design.unit == TrialUnit::saturation) {
        const Ends ends = ends_of(who);
        for (std::size_t row = 0; row < table.arm.size(); ++row) {
            table.arm[row] = saturation_at(who, table, row) == ends.highest ? 1 : 0;
        }
        table = filtered(table, [&](std::size_t row) {
            const double share = who.saturation[table.cluster[row]];
            return share == ends.highest || share == ends.lowest;
        });
        table.arms = 2;
    }
    return table;
}

TrialAnalysis estimate(const TrialLab& lab, const TrialTable& table, Outcomes which) {
    TrialRows rows = table.rows();
    if (which == Outcomes::all) rows.outcome = table.full;
    Method method = lab.method == Method::sequential ? Method::difference : lab.method;
    if (lab.design.unit == TrialUnit::saturation) method = Method::cluster;
    AnalysisOptions options;
    options.alpha = lab.design.alpha;
    return analyse(rows, method, options);
}

std::size_t analysed_arms(const TrialLab& lab) {
    return lab.design.unit == TrialUnit::saturation ? 2 : lab.design.arms.size();
}

SaturationEffects effects_inside(const TrialLab& lab, const Assignment& who,
                                 const TrialRecord& record) {
    const TrialTable table = trial_table(lab.start, lab.design, who, record);
    std::vector<double> outcome, exposure;
    std::vector<std::uint8_t> treated;
    std::vector<std::uint32_t> cluster;
    for (std::size_t row = 0; row < table.arm.size(); ++row) {
        if (std::isnan(table.outcome[row])) continue;
        outcome.push_back(table.outcome[row]);
        treated.push_back(table.arm[row] == 0 ? 0 : 1);
        exposure.push_back(saturation_at(who, table, row));
        cluster.push_back(table.cluster[row]);
    }
    return saturation_effects(outcome, treated, exposure, cluster, lab.design.alpha);
}

ClusterLikeness likeness_of(std::span<const double> outcome,
                            std::span<const std::uint32_t> cluster) {
    struct Sums {
        double n = 0, sum = 0, squares = 0;
    };
    std::map<std::uint32_t, Sums> of;
    Sums all;
    for (std::size_t row = 0; row < outcome.size() && row < cluster.size(); ++row) {
        if (std::isnan(outcome[row])) continue;
        for (Sums* sums : {&of[cluster[row]], &all}) {
            sums->n += 1;
            sums->sum += outcome[row];
            sums->squares += outcome[row] * outcome[row];
        }
    }
    ClusterLikeness likeness;
    const auto clusters = static_cast<double>(of.size());
    likeness.clusters = clusters;
    if (of.empty()) return likeness;
    likeness.size = all.n / clusters;
    double within = 0, squared_sizes = 0, between = 0, size_spread = 0;
    for (const auto& [name, sums] : of) {
        const double mean = sums.sum / sums.n;
        within += sums.squares - sums.n * mean * mean;
        between += sums.n * (mean - all.sum / all.n) * (mean - all.sum / all.n);
        squared_sizes += sums.n * sums.n;
        size_spread += (sums.n - likeness.size) * (sums.n - likeness.size);
    }
    if (clusters > 1)
        likeness.size_variation = std::sqrt(size_spread / (clusters - 1)) / likeness.size;
    if (clusters < 2 || all.n <= clusters) return likeness;
    // Donner & Koval, Biometrics 36 (1980), 19–25.
    const double mean_between = between / (clusters - 1);
    const double mean_within = std::max(within, 0.0) / (all.n - clusters);
    const double usual_size = (all.n - squared_sizes / all.n) / (clusters - 1);
    const double whole = mean_between + (usual_size - 1) * mean_within;
    if (whole > 0)
        likeness.correlation = std::clamp((mean_between - mean_within) / whole, 0.0, 1.0);
    return likeness;
}

double mean_of_arm(std::span<const double> outcome, std::span<const std::uint16_t> arm,
                   std::size_t which) {
    double sum = 0, n = 0;
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        if (arm[row] != which || std::isnan(outcome[row])) continue;
        sum += outcome[row];
        n += 1;
    }
    return n > 0 ? sum / n : no_number;
}

double mean_of_all(std::span<const double> outcome, std::span<const double> weights) {
    double sum = 0, n = 0;
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        if (std::isnan(outcome[row])) continue;
        const double weight = weights.empty() ? 1.0 : weights[row];
        sum += weight * outcome[row];
        n += weight;
    }
    return n > 0 ? sum / n : no_number;
}

double spread_of(std::span<const double> outcome) {
    const double mean = mean_of_all(outcome);
    double squares = 0, n = 0;
    for (const double y : outcome) {
        if (std::isnan(y)) continue;
        squares += (y - mean) * (y - mean);
        n += 1;
    }
    return n > 1 ? std::sqrt(squares / (n - 1)) : no_number;
}

} // namespace folkmoot
