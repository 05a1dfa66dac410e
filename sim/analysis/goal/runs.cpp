#include "analysis/goal/runs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace folkmoot::goal {
namespace {

constexpr std::uint32_t chance_runs = 6;
constexpr double deviations = 2; ///< of what chance does, that no guard is blamed for

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

Piece Question::piece_at(const Point& at, std::uint32_t population, std::uint32_t replicate) const {
    Piece piece{{}, population, replicate};
    for (std::size_t i = 0; i < at.size(); ++i)
        if (at[i] != levers[i].now)
            piece.moved[std::string(levers[i].setting->key)] = levers[i].values[at[i]];
    return piece;
}

Runs::Runs(const Asked& asked, Runner& runner, const Proceed& proceed)
    : asked_(asked), runner_(runner),
      quick_(std::min(quick_population, population_of(asked.scenario, asked.attempt))),
      all_(population_of(asked.scenario, asked.attempt)), proceed_(proceed) {}

bool Runs::make(std::span<const Piece> pieces, std::span<std::optional<Reading>> readings,
                double until) {
    const double from = std::exchange(done_, until);
    return runner_.run(pieces, readings, [&](double share) {
        return !proceed_ || proceed_(from + share * (until - from));
    });
}

bool Runs::run(const Question& question, bool all_citizens, std::span<const Point> points,
               double until) {
    auto& known = all_citizens || few() ? full_ : looked_;
    std::set<Point> unique;
    for (const Point& at : points)
        if (!known.contains(at)) unique.insert(at);
    std::vector<Piece> pieces;
    for (const Point& at : unique)
        pieces.push_back(question.piece_at(at, all_citizens ? all_ : quick_, 0));
    std::vector<std::optional<Reading>> readings(pieces.size());
    const bool finished = make(pieces, readings, until);
    std::size_t place = 0;
    for (const Point& at : unique) {
        auto& reading = readings[place++];
        if (!reading) continue;
        if (!looked_.contains(at) && !full_.contains(at)) ++points_;
        known[at] = std::move(*reading);
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
    // All answers of one replicate before the next: their first policy is run once.
    std::vector<Piece> pieces;
    for (std::uint32_t replicate = 1; replicate < count; ++replicate)
        for (const Answer& answer : answers)
            pieces.push_back(question.piece_at(answer.at, asked_.attempt.population, replicate));
    std::vector<std::optional<Reading>> all(pieces.size());
    const bool finished = make(pieces, all, 1.0);
    for (std::span<const std::optional<Reading>> left(all); !left.empty();
         left = left.subspan(answers.size())) {
        const auto readings = left.first(answers.size());
        // A replicate counts for all answers or for none.
        if (!std::ranges::all_of(readings, [](const auto& each) { return each.has_value(); }))
            continue;
        for (std::size_t a = 0; a < readings.size(); ++a) {
            ++answers[a].runs;
            answers[a].holds += question.miss(*readings[a]) > 0 ? 0 : 1;
            const auto kept = question.kept(*readings[a]);
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
    std::vector<Piece> pieces;
    for (std::uint32_t number = 1; number <= chance_runs; ++number) {
        pieces.push_back(question.piece_at(far, quick_, number));
        pieces.back().chance_alone = true;
    }
    std::vector<std::optional<Reading>> runs(pieces.size());
    if (!make(pieces, runs, until)) return false;
    const double fewer = std::sqrt(static_cast<double>(quick_) / static_cast<double>(all_));
    question.slack.clear();
    for (std::size_t at = 0; at < runs.front()->worse.size(); ++at) {
        std::vector<double> values;
        values.reserve(runs.size());
        for (const auto& run : runs) values.push_back(run->worse[at]);
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
