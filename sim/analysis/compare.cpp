#include "analysis/compare.hpp"

#include "analysis/share_out.hpp"
#include "core/hash.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

namespace folkmoot {
ReplicateOutcome outcome_of(const Workshop::Pair& pair) {
    ReplicateOutcome outcome;
    const std::size_t year = headline_year(pair.reform->record);
    for (std::size_t m = 0; m < pair.reform->record.model->measures().size(); ++m) {
        outcome.baseline.push_back(value_of(pair.baseline->record, m, year, Slot::total));
        outcome.reform.push_back(value_of(pair.reform->record, m, year, Slot::total));
    }
    outcome.fingerprint = pair.fingerprint;
    return outcome;
}

double quantile(std::vector<double> values, double q) {
    std::erase_if(values, [](double v) { return std::isnan(v); });
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::sort(values.begin(), values.end());
    const double place = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

std::optional<ReplicateOutcomes> run_replicates(const Scenario& scenario, const Attempt& attempt,
                                                const std::vector<std::uint32_t>& numbers,
                                                std::uint32_t threads, const Proceed& proceed) {
    std::vector<ReplicateOutcome> outcomes(numbers.size());
    ReplicateOutcomes all;
    const auto bench = [&] {
        const auto workshop = std::make_shared<Workshop>(scenario);
        return [&, workshop](std::size_t place, const Proceed& report) {
            const auto pair = workshop->run(attempt, numbers[place], 0, report);
            if (!pair) return false;
            outcomes[place] = outcome_of(*pair);
            if (numbers[place] == 0) all.first = *pair; // one thread only has it
            return true;
        };
    };
    if (!share_out(numbers.size(), threads, bench, proceed)) return std::nullopt;
    for (std::size_t i = 0; i < numbers.size(); ++i) all.of[numbers[i]] = std::move(outcomes[i]);
    return all;
}

Comparison comparison_of(const Scenario& scenario, ReplicateOutcomes outcomes) {
    Comparison comparison;
    comparison.model = scenario.model;
    comparison.first = std::move(outcomes.first.value());
    Fingerprint all;
    const std::size_t measures = scenario.model->measures().size();
    comparison.baseline.resize(measures);
    comparison.reform.resize(measures);
    for (const auto& [number, outcome] : outcomes.of) {
        for (std::size_t m = 0; m < measures; ++m) {
            comparison.baseline[m].push_back(outcome.baseline[m]);
            comparison.reform[m].push_back(outcome.reform[m]);
        }
        all.add(outcome.fingerprint);
    }
    comparison.fingerprint =
        outcomes.of.size() == 1 ? outcomes.of.begin()->second.fingerprint : all.value();
    return comparison;
}

std::optional<Comparison> compare(const Scenario& scenario, const Attempt& attempt,
                                  std::uint32_t replicates, std::uint32_t threads,
                                  const Proceed& proceed) {
    std::vector<std::uint32_t> numbers(replicates);
    std::iota(numbers.begin(), numbers.end(), 0U);
    auto outcomes = run_replicates(scenario, attempt, numbers, threads, proceed);
    if (!outcomes) return std::nullopt;
    return comparison_of(scenario, std::move(*outcomes));
}

Difference difference_between(const std::vector<double>& baseline,
                              const std::vector<double>& reform, int direction) {
    std::vector<double> differences;
    double sum = 0, better = 0;
    for (std::size_t r = 0; r < baseline.size(); ++r) {
        const double d = reform[r] - baseline[r];
        if (std::isnan(d)) continue;
        differences.push_back(d);
        sum += d;
        better += d * direction > 0.0 ? 1.0 : 0.0;
    }
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (differences.empty()) return {none, none, none, none};
    const auto count = static_cast<double>(differences.size());
    return {sum / count, quantile(differences, 0.05), quantile(differences, 0.95),
            direction == 0 ? none : better / count};
}

Difference difference_of(const Comparison& comparison, std::size_t measure) {
    return difference_between(comparison.baseline[measure], comparison.reform[measure],
                              comparison.model->measures()[measure].direction);
}

} // namespace folkmoot
