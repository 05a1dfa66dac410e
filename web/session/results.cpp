#include "session/results.hpp"

#include "core/tail.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace folkmoot::session {
namespace {

/// Fewer runs than this say nothing about certainty.
constexpr std::size_t fewest_replicates = 9;

double quantile(const std::vector<double>& sorted, double p) {
    const double rank = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (rank - static_cast<double>(below));
}

int sign_of_change(const message::Ran& ran, std::size_t outcome) {
    const double change = headline_change(ran, outcome);
    return (change > 0) - (change < 0); // NaN is neither
}

bool changes_nothing(const message::Ran& ran, std::size_t outcomes) {
    for (std::size_t i = 0; i < outcomes; ++i) {
        if (sign_of_change(ran, i) != 0) return false;
    }
    return true;
}

} // namespace

double headline_change(const message::Ran& ran, std::size_t outcome) {
    const auto years = ran.reform.yearly.size();
    if (years == 0) return 0;
    const std::size_t full = ran.weeks / 52;
    const std::size_t year = std::min(years, std::max<std::size_t>(full, 1)) - 1;
    return value_at(ran.reform, year, outcome, message::Slots::total) -
           value_at(ran.baseline, year, outcome, message::Slots::total);
}

std::optional<Band> band_of(std::vector<double>& values) {
    std::erase_if(values, [](double v) { return !std::isfinite(v); });
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    return Band{quantile(values, 0.05), quantile(values, 0.5), quantile(values, 0.95)};
}

std::string with_confidence(std::string sentence, const Confidence& confidence) {
    if (confidence.runs <= fewest_replicates || sentence.empty()) return sentence;
    return sentence + " " + confidence.words + " in " + std::to_string(confidence.agree) + " of " +
           std::to_string(confidence.runs) +
           (confidence.runs < confidence.wanted ? " runs so far." : " runs.");
}

double value_at(const message::Results& results, std::size_t year, std::size_t outcome,
                std::size_t slot) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (year >= results.yearly.size() || outcome >= results.yearly[year].size()) return none;
    const auto& row = results.yearly[year][outcome];
    return slot < row.size() ? row[slot] : none;
}

void TrialResults::add(message::Ran ran) {
    if (ran.replicate == 0) {
        main = std::move(ran);
        return;
    }
    replicates_.emplace(ran.replicate, std::move(ran));
}

std::uint32_t TrialResults::runs() const {
    if (!main) return 0;
    return runs_asked != 0 ? runs_asked : main->runs;
}

bool TrialResults::has(std::uint32_t replicate) const {
    return replicate == 0 ? main.has_value() : replicates_.contains(replicate);
}

std::optional<std::uint32_t>
TrialResults::next_replicate(const std::set<std::uint32_t>& under_way) const {
    for (std::uint32_t i = 1; i < runs(); ++i) {
        if (!has(i) && !given_up_.contains(i) && !under_way.contains(i)) return i;
    }
    return std::nullopt;
}

Confidence TrialResults::confidence(const message::Scenario& scenario) const {
    Confidence result;
    if (!main) return result;
    // What could not be run will not come.
    result.wanted = runs() - std::min(runs() - 1, static_cast<std::uint32_t>(given_up_.size()));
    result.outcome = main->headline;
    result.words = main->headline_words;
    result.runs = result.agree = 1;
    const auto outcomes = scenario.outcomes.size();
    const auto headline = outcome_index(scenario, main->headline);
    for (const auto& [replicate, ran] : replicates_) {
        ++result.runs;
        const bool agrees = headline == outcomes
                                ? changes_nothing(ran, outcomes)
                                : sign_of_change(ran, headline) == main->headline_sign;
        if (agrees) ++result.agree;
    }
    return result;
}

ReplicateChanges TrialResults::changes_of(std::size_t outcomes) const {
    ReplicateChanges changes{{}, std::vector<std::vector<double>>(outcomes)};
    for (const auto& [replicate, ran] : replicates_) {
        changes.replicates.push_back(replicate);
        for (std::size_t i = 0; i < outcomes; ++i)
            changes.differences[i].push_back(headline_change(ran, i));
    }
    return changes;
}

std::optional<Band> TrialResults::difference_band(std::size_t year, std::size_t outcome,
                                                  std::size_t slot) const {
    if (replicates_.size() < fewest_replicates) return std::nullopt;
    std::vector<double> changes;
    changes.reserve(replicates_.size());
    for (const auto& [replicate, ran] : replicates_) {
        changes.push_back(value_at(ran.reform, year, outcome, slot) -
                          value_at(ran.baseline, year, outcome, slot));
    }
    return band_of(changes);
}

std::optional<TrialResults::Spread> TrialResults::spread(std::size_t year, std::size_t outcome,
                                                         int direction) const {
    if (!main) return std::nullopt;
    std::vector<double> changes;
    changes.reserve(replicates_.size() + 1);
    Spread spread;
    const auto add = [&](const message::Ran& ran) {
        const double change = value_at(ran.reform, year, outcome, message::Slots::total) -
                              value_at(ran.baseline, year, outcome, message::Slots::total);
        if (!std::isfinite(change)) return;
        changes.push_back(change);
        spread.mean += change;
        if (change * direction > 0) ++spread.better;
    };
    add(*main);
    for (const auto& [replicate, ran] : replicates_) add(ran);
    const auto band = band_of(changes);
    if (!band) return std::nullopt;
    spread.runs = static_cast<std::uint32_t>(changes.size());
    spread.mean /= static_cast<double>(changes.size());
    spread.low = band->low;
    spread.high = band->high;
    return spread;
}

std::optional<TrialResults::Tail> TrialResults::tail(std::size_t year, std::size_t outcome,
                                                     int direction) const {
    if (!main || direction == 0) return std::nullopt;
    std::vector<double> before, after;
    const auto add = [&](const message::Ran& ran) {
        const double today = value_at(ran.baseline, year, outcome, message::Slots::total);
        const double then = value_at(ran.reform, year, outcome, message::Slots::total);
        if (std::isfinite(today)) before.push_back(today);
        if (std::isfinite(then)) after.push_back(then);
    };
    add(*main);
    for (const auto& [replicate, ran] : replicates_) add(ran);
    if (std::min(before.size(), after.size()) < fewest_for_worst) return std::nullopt;
    const auto mean = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0) /
               static_cast<double>(values.size());
    };
    return Tail{mean(before), mean_of_worst(before, direction), mean(after),
                mean_of_worst(after, direction)};
}

const std::vector<Band>& TrialResults::weekly_band(std::size_t outcome, bool reform) const {
    auto& cached = bands_[{outcome, reform}];
    // Sorting 260 weeks of 99 runs is cheap, but not at every frame while runs keep arriving: a
    // band is made anew when a quarter more of them are there, and when all are.
    const auto there = replicates_.size();
    const bool all = there + given_up_.size() + 1 >= runs();
    const bool fresh = cached.replicates == there || (!all && 4 * there < 5 * cached.replicates);
    if (fresh || there < fewest_replicates) return cached.weeks;
    cached.replicates = there;
    cached.weeks.clear();
    std::vector<std::span<const float>> each;
    std::size_t weeks = 0;
    for (const auto& [replicate, ran] : replicates_) {
        const auto& weekly = (reform ? ran.reform : ran.baseline).weekly;
        if (outcome >= weekly.size()) continue;
        each.emplace_back(weekly[outcome]);
        weeks = std::max(weeks, each.back().size());
    }
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    cached.weeks.reserve(weeks);
    std::vector<double> values;
    for (std::size_t week = 0; week < weeks; ++week) {
        values.clear();
        for (const auto& run : each)
            if (week < run.size()) values.push_back(static_cast<double>(run[week]));
        cached.weeks.push_back(band_of(values).value_or(Band{none, none, none}));
    }
    return cached.weeks;
}

TrialResults* ResultsStore::find(const message::Trial& trial) {
    for (auto& entry : entries_) {
        if (entry.trial == trial) return &entry;
    }
    return nullptr;
}

const TrialResults* ResultsStore::find(const message::Trial& trial) const {
    return const_cast<ResultsStore*>(this)->find(trial);
}

void ResultsStore::ask_runs(std::uint32_t runs) {
    runs_asked_ = runs;
    for (auto& entry : entries_) entry.runs_asked = runs;
}

TrialResults& ResultsStore::of(const message::Trial& trial) {
    for (auto i = entries_.begin(); i != entries_.end(); ++i) {
        if (i->trial == trial) {
            entries_.splice(entries_.begin(), entries_, i);
            return entries_.front();
        }
    }
    entries_.emplace_front().trial = trial;
    entries_.front().runs_asked = runs_asked_;
    while (entries_.size() > keep_) entries_.pop_back();
    return entries_.front();
}

} // namespace folkmoot::session
