#include "rooms/explore/standing.hpp"

#include "core/words/values.hpp"
#include "session/groups.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using session::TrialResults;

const message::Ran* run_of(const TrialResults& results, std::uint32_t number) {
    if (number == 0) return results.main ? &*results.main : nullptr;
    const auto found = results.replicates().find(number);
    return found == results.replicates().end() ? nullptr : &found->second;
}

} // namespace

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double each : values) sum += each;
    return values.empty() ? NAN : sum / static_cast<double>(values.size());
}

session::Band change_band(const SideBySide& stood, std::size_t policy, double& average) {
    std::vector<double> each_run;
    for (std::size_t run = 0; run < stood.values[policy].size(); ++run)
        each_run.push_back(stood.values[policy][run] - stood.values[0][run]);
    average = mean(each_run);
    return session::band_of(each_run).value_or(session::Band{NAN, NAN, NAN});
}

SideBySide stand(const std::vector<const TrialResults*>& results, std::size_t year,
                 std::size_t outcome, int direction) {
    SideBySide stood;
    const std::size_t policies = results.size() + 1;
    stood.values.resize(policies);
    stood.best.assign(policies, 0);
    stood.worst.assign(policies, 0);
    if (results.empty()) return stood;
    std::vector<std::uint32_t> numbers{0};
    for (const auto& [number, ran] : results.front()->replicates()) numbers.push_back(number);
    for (const auto number : numbers) {
        std::vector<double> row;
        for (const auto* each : results) {
            const auto* ran = run_of(*each, number);
            if (ran == nullptr) break;
            if (row.empty())
                row.push_back(
                    session::value_at(ran->baseline, year, outcome, message::Slots::total));
            row.push_back(session::value_at(ran->reform, year, outcome, message::Slots::total));
        }
        const bool whole = row.size() == policies &&
                           std::ranges::all_of(row, [](double v) { return std::isfinite(v); });
        if (!whole && number != 0) continue;
        row.resize(policies, NAN);
        for (std::size_t i = 0; i < policies; ++i) stood.values[i].push_back(row[i]);
        if (!whole) continue;
        ++stood.runs;
        for (std::size_t i = 0; i < policies && direction != 0; ++i) {
            bool best = true, worst = true;
            for (std::size_t k = 0; k < policies; ++k) {
                if (k == i) continue;
                best = best && row[i] * direction > row[k] * direction;
                worst = worst && row[i] * direction < row[k] * direction;
            }
            stood.best[i] += best ? 1U : 0U;
            stood.worst[i] += worst ? 1U : 0U;
        }
    }
    return stood;
}

std::vector<bool> beaten(const std::vector<double>& x, const std::vector<double>& y,
                         int x_direction, int y_direction) {
    std::vector<bool> lost(x.size(), false);
    if (x_direction == 0 || y_direction == 0) return lost;
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t k = 0; k < x.size(); ++k) {
            const double more_x = (x[k] - x[i]) * x_direction, more_y = (y[k] - y[i]) * y_direction;
            if (more_x >= 0 && more_y >= 0 && (more_x > 0 || more_y > 0)) lost[i] = true;
        }
    }
    return lost;
}

std::vector<std::string> surely_worse(const session::Session& session,
                                      const session::TrialResults& results, std::size_t outcome,
                                      bool& told_apart) {
    const auto& scenario = *session.scenario();
    const auto& of = scenario.outcomes[outcome];
    std::vector<std::string> names;
    for (const auto& by : of.by) {
        for (const auto& group : session::groups_of(scenario, by)) {
            told_apart = true;
            const auto year = session.year();
            const auto change = words::difference(
                of, session::value_at(results.main->baseline, year, outcome, group.slot),
                session::value_at(results.main->reform, year, outcome, group.slot));
            const auto band = results.difference_band(year, outcome, group.slot);
            if (change.judgement != words::Judgement::worse || !band) continue;
            if (std::max(band->low * of.direction, band->high * of.direction) < 0)
                names.push_back(session::named_alone(by, group.name));
        }
    }
    return names;
}

std::string few_of(const std::vector<std::string>& names) {
    constexpr std::size_t named_at_most = 3;
    std::string told;
    for (std::size_t i = 0; i < std::min(named_at_most, names.size()); ++i)
        told += (told.empty() ? "" : "; ") + names[i];
    if (names.size() > named_at_most)
        told += "; and " + std::to_string(names.size() - named_at_most) + " more";
    return told;
}

} // namespace folkmoot::rooms
