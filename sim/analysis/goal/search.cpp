#include "analysis/goal/search.hpp"

#include "analysis/goal/runs.hpp"
#include "analysis/goal/steps.hpp"
#include "core/hash.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace folkmoot::goal {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr std::size_t chosen_levers = 3; ///< where nobody named any
constexpr std::size_t most_on_curve = 6;
constexpr std::size_t leaders = 2; ///< points around which the search goes on, of each order

/// By number of levers: values of each on the first, coarse grid, and the most points of the
/// search.
constexpr std::array<std::size_t, most_levers> coarse_values{17, 7, 4, 3};
constexpr std::array<std::size_t, most_levers> most_points{60, 170, 300, 420};

/// Shares of the search that are done when a part of it is.
constexpr double after_now = 0.03, after_choice = 0.10, after_chance = 0.13, after_grid = 0.30,
                 after_looking = 0.55, after_proving = 0.75;

/// A point and what is thought of it.
struct Judged {
    Point at;
    Reading reading;
    bool met = false;
    std::size_t broken = 0; ///< guards
    double miss = 0, change = 0, cost = endless;

    [[nodiscard]] bool does_it() const { return met && broken == 0; }
};

/// Smaller is better, place by place.
using Rank = std::array<double, 4>;
Rank by_change(const Judged& one) {
    if (!one.does_it()) return {1, static_cast<double>(one.broken), one.miss, one.change};
    return {0, one.change, one.cost, 0};
}
Rank by_cost(const Judged& one) {
    if (!one.does_it()) return by_change(one);
    return {0, one.cost, one.change, 0};
}

Judged judged_from(const Question& question, const Point& at, Reading reading) {
    Judged one{at, std::move(reading)};
    one.miss = question.miss(one.reading);
    one.met = !(one.miss > 0);
    one.broken = static_cast<std::size_t>(std::ranges::count(question.kept(one.reading), false));
    one.change = question.change(at);
    // To seven digits: the rest is the order in which sums were taken, and no saving.
    if (std::isfinite(one.reading.cost)) one.cost = static_cast<float>(one.reading.cost);
    return one;
}

/// Every point that is known, in a fixed order; `proved`: only those run with all citizens.
std::vector<Judged> known_points(const Question& question, const Runs& runs, bool proved) {
    std::vector<Judged> all;
    for (const auto& [at, reading] : runs.read(proved))
        all.push_back(judged_from(question, at, runs.estimate(question, at)));
    return all;
}

/// The best by an order, at most `count`.
std::vector<Judged> best_of(std::vector<Judged> all, Rank (*rank)(const Judged&),
                            std::size_t count) {
    std::ranges::stable_sort(
        all, [&](const Judged& one, const Judged& other) { return rank(one) < rank(other); });
    all.resize(std::min(all.size(), count));
    return all;
}

/// Those of which no other costs less and has as much of the goal, the cheapest first; at most
/// `count` of them, evenly, with both ends. Only where no guard is broken.
std::vector<Judged> undominated(const Goal& goal, std::vector<Judged> all, std::size_t count) {
    std::erase_if(all, [&](const Judged& one) {
        return one.broken != 0 || !std::isfinite(one.cost) ||
               std::isnan(goal.worst(one.reading.goal));
    });
    const auto worth = [&](const Judged& one) { return goal.worst(one.reading.goal); };
    std::ranges::stable_sort(all, [&](const Judged& one, const Judged& other) {
        if (one.cost != other.cost) return one.cost < other.cost;
        if (worth(one) != worth(other)) return goal.better(worth(one), worth(other));
        return one.change < other.change;
    });
    std::vector<Judged> kept;
    for (Judged& one : all)
        if (kept.empty() || goal.better(worth(one), worth(kept.back())))
            kept.push_back(std::move(one));
    if (kept.size() <= count) return kept;
    std::vector<Judged> some;
    for (std::size_t i = 0; i < count; ++i)
        some.push_back(kept[i * (kept.size() - 1) / (count - 1)]);
    return some;
}

/// The search of one question.
class Search {
public:
    Search(const Asked& asked, Runner& runner, const Proceed& proceed)
        : asked_(asked), question_{asked, asked.levers, {}}, runs_(asked, runner, proceed) {}

    Found run() {
        Found found;
        found.stopped = !(look() && prove());
        conclude(found);
        return found;
    }

private:
    bool look() {
        const std::vector<Point> start{question_.now()};
        if (!runs_.run(question_, true, start, after_now)) return false;
        if (!choose_levers() || !runs_.measure_chance(question_, after_chance)) return false;
        const std::vector<Point> now{question_.now()};
        if (!runs_.run(question_, true, now, after_chance) ||
            !runs_.run(question_, false, grid(), after_grid))
            return false;
        std::vector<std::size_t> strides;
        for (const Lever& lever : question_.levers)
            strides.push_back((lever.values.size() - 1) / (coarse() - 1) + 1);
        return refine(std::move(strides), most_points[sides() - 1], after_looking);
    }

    [[nodiscard]] std::size_t sides() const { return question_.levers.size(); }
    [[nodiscard]] std::size_t coarse() const { return coarse_values[sides() - 1]; }

    /// Keeps the levers that bring the goal nearest, each moved by itself to the ends of its range.
    bool choose_levers() {
        if (!asked_.choose_levers || sides() <= chosen_levers) return true;
        std::vector<Point> points{question_.now()};
        for (std::size_t i = 0; i < sides(); ++i)
            for (const std::size_t to : ends_of(question_.levers[i])) {
                points.push_back(question_.now());
                points.back()[i] = to;
            }
        if (!runs_.run(question_, false, points, after_choice)) return false;
        const auto& read = runs_.read(false);
        const auto worst = [&](const Point& at) { return asked_.goal.worst(read.at(at).goal); };
        const double before = worst(question_.now());
        struct Strength {
            std::size_t lever;
            double best; ///< value of the goal's outcome
            double moves;
        };
        std::vector<Strength> all;
        for (std::size_t i = 0; i < sides(); ++i) {
            Strength one{i, before, 0};
            for (const std::size_t to : ends_of(question_.levers[i])) {
                Point at = question_.now();
                at[i] = to;
                const double value = worst(at);
                if (std::isnan(value)) continue;
                if (std::isnan(one.best) || asked_.goal.better(value, one.best)) one.best = value;
                if (std::isfinite(value - before))
                    one.moves = std::max(one.moves, std::fabs(value - before));
            }
            all.push_back(one);
        }
        std::ranges::stable_sort(all, [&](const Strength& one, const Strength& other) {
            if (asked_.goal.better(one.best, other.best)) return true;
            if (asked_.goal.better(other.best, one.best)) return false;
            return one.moves > other.moves;
        });
        const Point former = question_.now();
        std::vector<Lever> levers;
        for (std::size_t i = 0; i < chosen_levers; ++i)
            if (levers.empty() || all[i].moves > 0)
                levers.push_back(question_.levers[all[i].lever]);
        question_.levers = std::move(levers);
        runs_.move_others(former, question_.now());
        return true;
    }

    /// Every option of a choice, else both ends; without where it stands.
    static std::vector<std::size_t> ends_of(const Lever& lever) {
        std::vector<std::size_t> ends;
        const std::size_t last = lever.values.size() - 1;
        for (std::size_t i = 0; i <= last; ++i) {
            const bool option = lever.setting->type == FieldType::choice;
            if (i != lever.now && (option || i == 0 || i == last)) ends.push_back(i);
        }
        return ends;
    }

    /// Every combination of some values of each lever, among them both ends and where it stands.
    [[nodiscard]] std::vector<Point> grid() const {
        std::vector<Point> points(1);
        for (const Lever& lever : question_.levers) {
            std::vector<std::size_t> some{lever.now};
            const std::size_t last = lever.values.size() - 1;
            const std::size_t count = std::min(coarse(), last + 1);
            for (std::size_t i = 0; i < count; ++i) some.push_back(i * last / (count - 1));
            std::ranges::sort(some);
            const auto twice = std::ranges::unique(some);
            some.erase(twice.begin(), twice.end());
            std::vector<Point> longer;
            for (const Point& point : points)
                for (const std::size_t to : some) {
                    longer.push_back(point);
                    longer.back().push_back(to);
                }
            points = std::move(longer);
        }
        return points;
    }

    /// Points around `at`, a stride away: with three levers or fewer in all directions, else along
    /// each lever.
    [[nodiscard]] std::vector<Point> around(const Point& at,
                                            const std::vector<std::size_t>& strides) const {
        std::vector<Point> points(1);
        for (std::size_t i = 0; i < sides(); ++i) {
            std::vector<Point> longer;
            for (const Point& point : points) {
                const bool moved = !std::equal(point.begin(), point.end(), at.begin());
                for (const int way : {0, -1, 1}) {
                    if (way != 0 && sides() > 3 && moved) continue;
                    const std::size_t last = question_.levers[i].values.size() - 1;
                    const std::size_t to = way < 0   ? at[i] - std::min(at[i], strides[i])
                                           : way > 0 ? std::min(at[i] + strides[i], last)
                                                     : at[i];
                    longer.push_back(point);
                    longer.back().push_back(to);
                }
            }
            points = std::move(longer);
        }
        return points;
    }

    /// The next points to look at around the leaders: those that are not known and could be better.
    [[nodiscard]] std::vector<Point> next_around(const std::vector<std::size_t>& strides,
                                                 std::size_t most) const {
        const auto& read = runs_.read(false);
        const auto all = known_points(question_, runs_, false);
        std::vector<Point> points;
        const auto add = [&](const Judged& leader, bool only_nearer) {
            for (const Point& at : around(leader.at, strides)) {
                if (points.size() >= most || read.contains(at)) continue;
                if (only_nearer && !(question_.change(at) < leader.change)) continue;
                if (std::ranges::find(points, at) == points.end()) points.push_back(at);
            }
        };
        for (const Judged& leader : best_of(all, by_change, leaders)) add(leader, leader.does_it());
        if (asked_.cost)
            for (const Judged& leader : best_of(all, by_cost, leaders)) add(leader, false);
        return points;
    }

    /// From coarse to fine around the leaders, until a stride is a step; at most `most` points.
    bool refine(std::vector<std::size_t> strides, std::size_t most, double until) {
        constexpr int passes = 4; // as far as leaders may walk before the strides are halved
        std::size_t halvings = 1;
        for (std::size_t widest = std::ranges::max(strides); widest > 2; widest = (widest + 1) / 2)
            ++halvings;
        for (; halvings > 0; --halvings) {
            for (std::size_t& stride : strides) stride = (stride + 1) / 2;
            // No stride takes the points of those that are finer.
            const std::size_t before = runs_.read(false).size();
            const std::size_t here = before + (most - std::min(most, before)) / halvings;
            for (int pass = 0; pass < passes; ++pass) {
                const std::size_t tried = runs_.read(false).size();
                const auto points = next_around(strides, here - std::min(here, tried));
                if (points.empty()) break;
                if (!runs_.run(question_, false, points, runs_.towards(until))) return false;
            }
        }
        return true;
    }

    /// Runs with all citizens what looks best, until what looks best has been run so.
    bool prove() {
        constexpr int rounds = 6;
        constexpr std::size_t looks_a_round = 16;
        for (int round = 0; round < rounds; ++round) {
            const auto all = known_points(question_, runs_, false);
            std::vector<Point> points;
            for (const Judged& one : best_of(all, by_change, leaders)) points.push_back(one.at);
            if (asked_.cost)
                for (const Judged& one : best_of(all, by_cost, leaders)) points.push_back(one.at);
            if (round == 0) {
                if (asked_.cost)
                    for (const Judged& one : undominated(asked_.goal, all, most_on_curve))
                        points.push_back(one.at);
                if (const auto sure = surest(all)) points.push_back(sure->at);
            }
            const std::size_t before = runs_.read(true).size();
            if (!runs_.run(question_, true, points, runs_.towards(after_proving))) return false;
            if (runs_.read(true).size() == before) break;
            if (!runs_.few() && !refine(std::vector<std::size_t>(sides(), 2),
                                        runs_.read(false).size() + looks_a_round, after_proving))
                return false;
        }
        return step_back();
    }

    /// A step nearer to where the levers stand, of each by itself, while that still reaches the
    /// goal: with all citizens.
    bool step_back() {
        constexpr int steps = 8;
        for (int step = 0; step < steps; ++step) {
            const auto best = best_of(known_points(question_, runs_, true), by_change, 1);
            if (best.empty() || !best.front().does_it()) return true;
            std::vector<Point> points;
            for (std::size_t i = 0; i < sides(); ++i) {
                Point at = best.front().at;
                const std::size_t now = question_.levers[i].now;
                if (at[i] == now) continue;
                at[i] += at[i] < now ? 1 : std::size_t(-1);
                if (question_.change(at) < best.front().change && !runs_.read(true).contains(at))
                    points.push_back(at);
            }
            if (points.empty()) return true;
            if (!runs_.run(question_, true, points, after_proving)) return false;
        }
        return true;
    }

    /// Of those that do it, the one furthest on the wanted side.
    [[nodiscard]] std::optional<Judged> surest(const std::vector<Judged>& all) const {
        std::optional<Judged> best;
        for (const Judged& one : all) {
            if (!one.does_it()) continue;
            const double value = asked_.goal.worst(one.reading.goal);
            if (!best || asked_.goal.better(value, asked_.goal.worst(best->reading.goal)))
                best = one;
        }
        return best;
    }

    /// What was run with all citizens; of a search that was stopped before any of these did it,
    /// also what looked as if it would.
    [[nodiscard]] std::vector<Judged> to_choose_from(bool stopped) const {
        auto proved = known_points(question_, runs_, true);
        if (!stopped || std::ranges::any_of(proved, &Judged::does_it)) return proved;
        std::vector<Judged> all;
        for (const Point& at : runs_.known())
            all.push_back(judged_from(question_, at, runs_.estimate(question_, at)));
        return all;
    }

    /// What is known, put together.
    void conclude(Found& found) {
        found.levers = question_.levers;
        found.levers_chosen = question_.levers.size() < asked_.levers.size();
        found.points = runs_.points();
        found.slack = question_.slack;
        const auto all = to_choose_from(found.stopped);
        std::vector<Answer> answers;
        const auto place_of = [&](const Judged& one) {
            const auto known = std::ranges::find(answers, one.at, &Answer::at);
            if (known != answers.end()) return static_cast<std::size_t>(known - answers.begin());
            Answer answer{one.at, one.reading, one.change, one.met, runs_.proved(one.at)};
            answer.kept = question_.kept(one.reading);
            answers.push_back(std::move(answer));
            return answers.size() - 1;
        };
        std::optional<std::size_t> now, change, cost, nearest;
        for (const Judged& one : all)
            if (one.at == question_.now()) now = place_of(one);
        const auto best = best_of(all, by_change, 1);
        if (!best.empty()) (best.front().does_it() ? change : nearest) = place_of(best.front());
        if (change && asked_.cost) cost = place_of(best_of(all, by_cost, 1).front());
        if (const auto one = surest(all)) (void)place_of(*one);
        std::vector<std::size_t> curve;
        if (asked_.cost)
            for (const Judged& one : undominated(asked_.goal, all, most_on_curve))
                curve.push_back(place_of(one));
        // Who was told to stop is not kept waiting.
        if (!runs_.repeat(question_, answers, found.stopped ? 1 : asked_.replicates))
            found.stopped = true;

        const auto given = [&](std::optional<std::size_t> place) {
            return place ? std::optional(answers[*place]) : std::nullopt;
        };
        found.now = given(now);
        found.least_change = given(change);
        found.least_costly = given(cost);
        found.nearest = given(nearest);
        for (const std::size_t place : curve) found.curve.push_back(answers[place]);
        if (change) found.safest = safer(answers, answers[*change]);
        Fingerprint print;
        for (const Answer& answer : answers) {
            print.add(answer.reading.fingerprint);
            print.add(answer.runs);
            print.add(answer.holds);
        }
        found.fingerprint = print.value();
    }

    /// The answer that holds most often, of those the nearest, if that is oftener than `other`.
    static std::optional<Answer> safer(const std::vector<Answer>& answers, const Answer& other) {
        const Answer* best = &other;
        for (const Answer& one : answers) {
            if (!one.does_it()) continue;
            if (one.holds > best->holds ||
                (one.holds == best->holds && one.holds > other.holds && one.change < best->change))
                best = &one;
        }
        return best == &other ? std::nullopt : std::optional(*best);
    }

    const Asked& asked_;
    Question question_;
    Runs runs_;
};

} // namespace

bool Answer::does_it() const {
    return met && std::ranges::all_of(kept, [](bool each) { return each; });
}

Found search(const Asked& asked, std::uint32_t threads, const Proceed& proceed) {
    ThreadRunner runner(asked, threads);
    return Search(asked, runner, proceed).run();
}

Step next_step(const Asked& asked, const std::map<Piece, Reading>& known) {
    KnownRunner runner(known);
    std::vector<double> heard; // where the wanted runs begin, and where they end
    const Proceed report = [&](double share) {
        heard.push_back(share);
        return true;
    };
    Found found = Search(asked, runner, report).run();
    if (heard.empty()) return {{}, 1, 1, std::move(found)};
    return {std::move(runner.wanted), heard.front(), heard.back(), std::move(found)};
}

} // namespace folkmoot::goal
