#include "experiment/multiplicity.hpp"

#include "experiment/distributions.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace folkmoot {
namespace {

/// Numbers of the p values that exist, smallest first.
std::vector<std::size_t> ascending(std::span<const double> p) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] == p[i]) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return p[one] != p[other] ? p[one] < p[other] : one < other;
    });
    return order;
}

}  // namespace

std::vector<double> adjust_holm(std::span<const double> p) {
    std::vector<double> adjusted(p.size(), no_number);
    const std::vector<std::size_t> order = ascending(p);
    double highest = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        highest = std::max(highest, static_cast<double>(order.size() - i) * p[order[i]]);
        adjusted[order[i]] = std::min(1.0, highest);
    }
    return adjusted;
}

std::vector<double> adjust_benjamini_hochberg(std::span<const double> p) {
    std::vector<double> adjusted(p.size(), no_number);
    const std::vector<std::size_t> order = ascending(p);
    double lowest = 1.0;
    for (std::size_t i = order.size(); i-- > 0;) {
        lowest = std::min(lowest, static_cast<double>(order.size()) / static_cast<double>(i + 1) *
                                      p[order[i]]);
        adjusted[order[i]] = lowest;
    }
    return adjusted;
}

double sample_ratio_p(std::span<const double> counts, std::span<const double> shares) {
    double all = 0.0, whole = 0.0, arms = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!(shares[i] > 0.0)) continue;
        all += counts[i];
        whole += shares[i];
        arms += 1.0;
    }
    if (arms < 2.0 || all == 0.0) return 1.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!(shares[i] > 0.0)) continue;
        const double expected = all * shares[i] / whole;
        sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return chi_squared_upper(sum, arms - 1.0);
}

std::vector<GroupEffect> effects_by_group(const TrialRows& rows, std::size_t arm,
                                          std::span<const std::uint32_t> group, double alpha) {
    // Of each group the rows of these two arms.
    struct Part {
        std::vector<double> outcome;
        std::vector<std::uint16_t> arm;
        std::vector<std::uint32_t> cluster;
        std::array<std::size_t, 2> known{}; // outcomes, untreated and treated
    };
    std::map<std::uint32_t, Part> groups;
    for (std::size_t i = 0; i < rows.outcome.size(); ++i) {
        if (rows.arm[i] != arm && rows.arm[i] != rows.control) continue;
        Part& part = groups[group[i]];
        part.outcome.push_back(rows.outcome[i]);
        part.arm.push_back(rows.arm[i] == arm ? 1 : 0);
        if (!rows.cluster.empty()) part.cluster.push_back(rows.cluster[i]);
        if (rows.outcome[i] == rows.outcome[i]) ++part.known[part.arm.back()];
    }
    AnalysisOptions options;
    options.alpha = alpha;
    std::vector<GroupEffect> effects;
    std::vector<double> p;
    for (const auto& [number, part] : groups) {
        TrialRows those;
        those.outcome = part.outcome;
        those.arm = part.arm;
        those.cluster = part.cluster;
        const Method method = part.cluster.empty() ? Method::difference : Method::cluster;
        GroupEffect& one = effects.emplace_back();
        one.group = number;
        if (part.known[0] > 0 && part.known[1] > 0)
            one.effect = analyse(those, method, options).arms[0].effect;
        p.push_back(one.effect.p);
    }
    const std::vector<double> holm = adjust_holm(p), hochberg = adjust_benjamini_hochberg(p);
    for (std::size_t i = 0; i < effects.size(); ++i) {
        effects[i].holm = holm[i];
        effects[i].benjamini_hochberg = hochberg[i];
    }
    return effects;
}

}  // namespace folkmoot
