/// How long the engine takes beside a plain loop of the same model with the same settings.

#include "analysis/workshop.hpp"
#include "bench/bench.hpp"
#include "bench/plain_loop.hpp"
#include "bench/plain_opening.hpp"
#include "models/general_practice/counts.hpp"
#include "scenario/files.hpp"

#include <algorithm>
#include <ctime>
#include <limits>
#include <stdexcept>

namespace folkmoot::bench {
namespace {

/// The least processor seconds of some turns: what else the machine does hardly counts, and only
/// adds.
class Quickest {
public:
    template <class Act> void take(const Act& act) {
        const std::clock_t start = std::clock();
        act();
        seconds_ = std::min(seconds_, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    [[nodiscard]] double seconds() const { return seconds_; }

private:
    double seconds_ = std::numeric_limits<double>::infinity();
};

nlohmann::ordered_json beside(const Scenario& scenario, std::uint32_t population,
                              std::uint32_t weeks, int turns) {
    Attempt attempt;
    attempt.seed = scenario.seed;
    attempt.population = population;
    attempt.weeks = weeks;
    const Replicate replicate = replicate_of(scenario, attempt, 0);
    const auto place = make_place(scenario, replicate.seed, population);
    const auto opening = open_world(*place, replicate.before);

    Quickest asking, jumping, engine;
    PlainCounts asked, jumped;
    double needs = 0, seen = 0; // of the engine
    for (int turn = 0; turn < turns; ++turn) {
        {
            PlainTables town = plain_tables(*place, replicate.baseline.settings, *opening, weeks);
            asking.take([&] { asked = plain_loop<Finds::by_asking_everybody>(town, weeks); });
        }
        {
            PlainTables town = plain_tables(*place, replicate.baseline.settings, *opening, weeks);
            jumping.take([&] { jumped = plain_loop<Finds::by_jumping>(town, weeks); });
        }
        Run run(place, replicate.baseline, *opening, weeks);
        engine.take([&] { run.finish(); });
        needs = seen = 0;
        for (const Counts& year : run.record().years) {
            needs += year.at(Slot::total, general_practice::column::needs);
            seen += year.at(Slot::total, general_practice::column::seen);
        }
    }
    const double citizen_weeks = static_cast<double>(population) * weeks;
    const auto told = [&](double seconds, double all_needs, double all_seen) {
        return nlohmann::ordered_json{{"processor_seconds", seconds},
                                      {"needs_per_citizen_week", all_needs / citizen_weeks},
                                      {"seen_per_citizen_week", all_seen / citizen_weeks}};
    };
    const auto told_of = [&](const Quickest& time, const PlainCounts& counts) {
        return told(time.seconds(), static_cast<double>(counts.needs),
                    static_cast<double>(counts.seen));
    };
    return {{"population", population},
            {"weeks", weeks},
            {"plain_asking_everybody", told_of(asking, asked)},
            {"plain_jumping", told_of(jumping, jumped)},
            {"engine", told(engine.seconds(), needs, seen)},
            {"asking_everybody_over_engine", asking.seconds() / engine.seconds()},
            {"jumping_over_engine", jumping.seconds() / engine.seconds()}};
}

} // namespace

nlohmann::ordered_json beside_plain(bool large) {
    const Result<Scenario> scenario = load_shipped("virtual-gp");
    if (!scenario) throw std::runtime_error(text_of(scenario.problems()));
    nlohmann::ordered_json all{beside(*scenario, 100'000, 260, 3),
                               beside(*scenario, 1'000'000, 260, 3)};
    if (large) all.push_back(beside(*scenario, 10'000'000, 52, 1));
    return all;
}

} // namespace folkmoot::bench
