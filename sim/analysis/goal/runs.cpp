#include "analysis/goal/runs.hpp"

#include "analysis/told.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace folkmoot::goal {
namespace {

constexpr std::uint32_t chance_runs = 6;
constexpr double deviations = 2; ///< of what chance does, that no guard is blamed for
constexpr double dust = 1e-9; ///< of a value: rounding, not a difference

Reading reading_of(const Asked& asked, const Workshop::Pair& pair) {
    const RunRecord &before = pair.baseline->record, &after = pair.reform->record;
    const std::size_t year = headline_year(after);
    Reading reading;
    for (const std::size_t slot : asked.goal.of.slots)
        reading.goal.push_back(value_of(after, asked.goal.of.measure, year, slot));
    for (const Subject& guard : asked.guards) {
        const int direction = asked.scenario.model->measures()[guard.measure].direction;
        for (const std::size_t slot : guard.slots) {
            const double was = value_of(before, guard.measure, year, slot);
            const double is = value_of(after, guard.measure, year, slot);
            const double worse = (was - is) * direction;
            // Where one of the two has no value nothing can be worse.
            const bool nothing = std::isnan(worse) || std::fabs(worse) <= std::fabs(was) * dust;
            reading.worse.push_back(nothing ? 0.0 : worse);
        }
    }
    reading.cost = asked.cost ? value_of(after, *asked.cost, year, Slot::total)
                              : std::numeric_limits<double>::quiet_NaN();
    reading.fingerprint = pair.fingerprint;
    return reading;
}

double deviation_of(const std::vector<double>& values) {
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

} // namespace

Point Question::now() const {
    Point at;
    for (const Lever& lever : levers) at.push_back(lever.now);
    return at;
}

double Question::change(const Point& at) const {
    double sum = 0;
    for (std::size_t i = 0; i < at.size(); ++i) sum += levers[i].moved(at[i]);
    return sum;
}

double Question::miss(const Reading& reading) const {
    return asked.goal.miss(asked.goal.worst(reading.goal));
}

std::vector<bool> Question::kept(const Reading& reading) const {
    std::vector<bool> kept;
    std::size_t at = 0;
    for (const Subject& guard : asked.guards) {
        bool all = true;
        for (std::size_t i = 0; i < guard.slots.size(); ++i, ++at)
            all = all && !(reading.worse[at] > (at < slack.size() ? slack[at] : 0.0));
        kept.push_back(all);
    }
    return kept;
}

Attempt Question::attempt_at(const Point& at) const {
    Attempt attempt = asked.attempt;
    // What stays where it is stays as it is: a policy may move it by a schedule.
    for (std::size_t i = 0; i < at.size(); ++i)
        if (at[i] != levers[i].now)
            attempt.changed[std::string(levers[i].setting->key)] = levers[i].values[at[i]];
    return attempt;
}

Runs::Runs(const Asked& asked, std::uint32_t threads, const Proceed& proceed)
    : asked_(asked), threads_(std::max(threads, 1U)),
      quick_(std::min(quick_population, population_of(asked.scenario, asked.attempt))),
      all_(population_of(asked.scenario, asked.attempt)), proceed_(proceed), benches_(threads_) {}

bool Runs::share(std::size_t count,
                 const std::function<bool(std::size_t, Workshop&, const Proceed&)>& piece,
                 double until) {
    const double from = std::exchange(done_, until);
    const Proceed report = [&](double share) {
        return !proceed_ || proceed_(from + share * (until - from));
    };
    std::atomic<std::size_t> next{0};
    const auto bench = [&] {
        // Places and first policies that a thread has made serve it for the next points too.
        auto& own = benches_[next++];
        if (!own) own = std::make_unique<Workshop>(asked_.scenario);
        return [&piece, &own](std::size_t place, const Proceed& proceed) {
            return piece(place, *own, proceed);
        };
    };
    return share_out(count, threads_, bench, report);
}

bool Runs::run(const Question& question, bool all_citizens, std::span<const Point> points,
               double until) {
    auto& known = all_citizens || few() ? full_ : looked_;
    std::set<Point> unique;
    for (const Point& at : points)
        if (!known.contains(at)) unique.insert(at);
    const std::vector<Point> wanted(unique.begin(), unique.end());
    std::vector<std::optional<Reading>> readings(wanted.size());
    const bool finished = share(
        wanted.size(),
        [&](std::size_t place, Workshop& workshop, const Proceed& report) {
            Attempt attempt = question.attempt_at(wanted[place]);
            attempt.population = all_citizens ? all_ : quick_;
            const auto pair = workshop.run(attempt, 0, 0, report);
            if (pair) readings[place] = reading_of(asked_, *pair);
            return pair.has_value();
        },
        until);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!readings[i]) continue;
        if (!looked_.contains(wanted[i]) && !full_.contains(wanted[i])) ++points_;
        known[wanted[i]] = std::move(*readings[i]);
    }
    return finished;
}

bool Runs::repeat(const Question& question, std::span<Answer> answers, std::uint32_t count) {
    for (Answer& answer : answers) {
        answer.runs = answer.all_citizens ? 1 : 0;
        answer.holds = answer.all_citizens && answer.met ? 1 : 0;
        answer.keeps.clear();
        for (const bool kept : answer.kept)
            answer.keeps.push_back(answer.all_citizens && kept ? 1 : 0);
    }
    if (count < 2) return true;
    // A piece is a replicate of all answers: their first policy is run once.
    std::vector<std::vector<Reading>> all(count - 1);
    const bool finished = share(
        all.size(),
        [&](std::size_t place, Workshop& workshop, const Proceed& report) {
            std::vector<Reading> readings;
            for (const Answer& answer : answers) {
                const auto part = static_cast<double>(readings.size());
                const auto pair = workshop.run(
                    question.attempt_at(answer.at), static_cast<std::uint32_t>(place) + 1, 0,
                    [&](double share) {
                        return report((part + share) / static_cast<double>(answers.size()));
                    });
                if (!pair) return false;
                readings.push_back(reading_of(asked_, *pair));
            }
            all[place] = std::move(readings);
            return true;
        },
        1.0);
    for (const auto& readings : all) {
        for (std::size_t a = 0; a < readings.size(); ++a) {
            ++answers[a].runs;
            answers[a].holds += question.miss(readings[a]) > 0 ? 0 : 1;
            const auto kept = question.kept(readings[a]);
            for (std::size_t g = 0; g < kept.size(); ++g) answers[a].keeps[g] += kept[g] ? 1 : 0;
        }
    }
    return finished;
}

bool Runs::measure_chance(Question& question, double until) {
    if (asked_.guards.empty()) return true;
    Point far;
    for (const Lever& lever : question.levers)
        far.push_back(
            lever.moved(0) < lever.moved(lever.values.size() - 1) ? lever.values.size() - 1 : 0);
    Attempt attempt = question.attempt_at(far);
    attempt.population = quick_;
    for (const Setting& setting : asked_.scenario.model->settings())
        if (setting.kind == FieldKind::assumption) attempt.held.emplace_back(setting.key);
    std::vector<std::vector<double>> worse(chance_runs);
    const bool finished = share(
        worse.size(),
        [&](std::size_t place, Workshop& workshop, const Proceed& report) {
            const auto pair =
                workshop.run(attempt, static_cast<std::uint32_t>(place) + 1, 0, report);
            if (pair) worse[place] = reading_of(asked_, *pair).worse;
            return pair.has_value();
        },
        until);
    if (!finished) return false;
    const double fewer = std::sqrt(static_cast<double>(quick_) / static_cast<double>(all_));
    question.slack.clear();
    for (std::size_t at = 0; at < worse.front().size(); ++at) {
        std::vector<double> values;
        values.reserve(worse.size());
        for (const auto& run : worse) values.push_back(run[at]);
        question.slack.push_back(deviations * deviation_of(values) * fewer);
    }
    return true;
}

Reading Runs::estimate(const Question& question, const Point& at) const {
    const auto own = full_.find(at);
    if (own != full_.end()) return own->second;
    Reading reading = looked_.at(at);
    const std::pair<const Point, Reading>* anchor = nullptr;
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& known : full_) {
        if (!looked_.contains(known.first)) continue;
        double distance = 0;
        for (std::size_t i = 0; i < at.size(); ++i) {
            const auto steps = static_cast<double>(question.levers[i].values.size());
            const auto apart = static_cast<double>(at[i]) - static_cast<double>(known.first[i]);
            distance += std::fabs(apart) / steps;
        }
        if (distance < nearest) {
            nearest = distance;
            anchor = &known;
        }
    }
    if (anchor == nullptr) return reading;
    const Reading& few_there = looked_.at(anchor->first);
    const auto move = [](double& value, double all_there, double few) {
        if (!std::isnan(all_there - few)) value += all_there - few;
    };
    for (std::size_t i = 0; i < reading.goal.size(); ++i)
        move(reading.goal[i], anchor->second.goal[i], few_there.goal[i]);
    for (std::size_t i = 0; i < reading.worse.size(); ++i)
        move(reading.worse[i], anchor->second.worse[i], few_there.worse[i]);
    move(reading.cost, anchor->second.cost, few_there.cost);
    return reading;
}

std::set<Point> Runs::known() const {
    std::set<Point> all;
    for (const auto* read : {&looked_, &full_})
        for (const auto& [at, reading] : *read) all.insert(at);
    return all;
}

void Runs::move_others(const Point& before, const Point& after) {
    const auto same = [&](std::map<Point, Reading>& known) {
        std::map<Point, Reading> kept;
        if (const auto found = known.find(before); found != known.end())
            kept[after] = std::move(found->second);
        known = std::move(kept);
    };
    same(looked_);
    same(full_);
}

} // namespace folkmoot::goal
