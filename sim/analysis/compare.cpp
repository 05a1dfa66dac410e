#include "analysis/compare.hpp"

#include "core/hash.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>

namespace folkmoot {
namespace {

struct Outcome {
    std::vector<double> baseline, reform;  // by measure
    std::uint64_t fingerprint = 0;
};

Outcome outcome_of(const Workshop::Pair& pair) {
    Outcome outcome;
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

std::optional<Comparison> compare(const Scenario& scenario, const Attempt& attempt,
                                  std::uint32_t replicates, std::uint32_t threads,
                                  const Proceed& proceed) {
    std::vector<Outcome> outcomes(replicates);
    Comparison comparison;
    comparison.model = scenario.model;
    std::atomic<std::uint32_t> next{0};
    std::atomic<bool> stopped{false};
    std::mutex reporting;
    std::vector<double> shares(std::max(threads, 1U), 0.0);
    std::uint32_t finished = 0;

    const auto work = [&](std::size_t me) {
        Workshop workshop(scenario);
        for (std::uint32_t r = next++; r < replicates && !stopped; r = next++) {
            const Proceed report = [&](double share) {
                if (stopped) return false;
                if (!proceed) return true;
                const std::lock_guard lock(reporting);
                shares[me] = share;
                double done = finished;
                for (const double s : shares) done += s;
                if (!proceed(done / replicates)) stopped = true;
                return !stopped.load();
            };
            const auto pair = workshop.run(attempt, r, 0, report);
            if (!pair) return;
            outcomes[r] = outcome_of(*pair);
            const std::lock_guard lock(reporting);
            if (r == 0) comparison.first = *pair;
            shares[me] = 0;
            ++finished;
        }
    };
    // The calling thread works too, so that one thread needs no other: the browser has no others.
    std::vector<std::thread> helpers;
    for (std::size_t t = 1; t < std::min(threads, replicates); ++t) {
        try {
            helpers.emplace_back(work, t);
        } catch (const std::system_error&) {
            break; // no more threads to be had: those that there are do the work
        }
    }
    work(0);
    for (std::thread& helper : helpers) helper.join();
    if (stopped) return std::nullopt;

    Fingerprint all;
    const std::size_t measures = scenario.model->measures().size();
    comparison.baseline.resize(measures);
    comparison.reform.resize(measures);
    for (const Outcome& outcome : outcomes) {
        for (std::size_t m = 0; m < measures; ++m) {
            comparison.baseline[m].push_back(outcome.baseline[m]);
            comparison.reform[m].push_back(outcome.reform[m]);
        }
        all.add(outcome.fingerprint);
    }
    comparison.fingerprint = replicates == 1 ? outcomes.front().fingerprint : all.value();
    return comparison;
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
