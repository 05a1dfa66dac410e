#include "analysis/compare.hpp"

#include "core/hash.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>
#include <system_error>
#include <thread>

namespace folkmoot {
namespace {

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

}  // namespace

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
    const auto count = static_cast<std::uint32_t>(numbers.size());
    std::vector<ReplicateOutcome> outcomes(count);
    ReplicateOutcomes all;
    std::atomic<std::uint32_t> next{0};
    std::atomic<bool> stopped{false};
    std::mutex reporting;
    std::vector<double> shares(std::max(threads, 1U), 0.0);
    std::uint32_t finished = 0;

    const auto work = [&](std::size_t me) {
        Workshop workshop(scenario);
        for (std::uint32_t i = next++; i < count && !stopped; i = next++) {
            const Proceed report = [&](double share) {
                if (stopped) return false;
                if (!proceed) return true;
                const std::lock_guard lock(reporting);
                shares[me] = share;
                double done = finished;
                for (const double s : shares) done += s;
                if (!proceed(done / count)) stopped = true;
                return !stopped.load();
            };
            const auto pair = workshop.run(attempt, numbers[i], 0, report);
            if (!pair) return;
            outcomes[i] = outcome_of(*pair);
            const std::lock_guard lock(reporting);
            if (numbers[i] == 0) all.first = *pair;
            shares[me] = 0;
            ++finished;
        }
    };
    // The calling thread works too, so that one thread needs no other: the browser has no others.
    std::vector<std::thread> helpers;
    for (std::size_t t = 1; t < std::min(threads, count); ++t) {
        try {
            helpers.emplace_back(work, t);
        } catch (const std::system_error&) {
            break; // no more threads to be had: those that there are do the work
        }
    }
    work(0);
    for (std::thread& helper : helpers) helper.join();
    if (stopped) return std::nullopt;
    for (std::uint32_t i = 0; i < count; ++i) all.of[numbers[i]] = std::move(outcomes[i]);
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

Difference difference_of(const Comparison& comparison, std::size_t measure) {
    const int direction = comparison.model->measures()[measure].direction;
    std::vector<double> differences;
    double sum = 0, better = 0;
    for (std::size_t r = 0; r < comparison.replicates(); ++r) {
        const double d = comparison.reform[measure][r] - comparison.baseline[measure][r];
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

} // namespace folkmoot
