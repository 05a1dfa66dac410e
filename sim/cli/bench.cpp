#include "analysis/workshop.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <system_error>
#include <thread>

namespace folkmoot::cli {
namespace {

constexpr const char* usual_scenario = "virtual-gp";

// Everything that cost follows, as the model says.
std::uint64_t events_of(const RunRecord& record) {
    std::uint64_t events = 0;
    for (const Counts& year : record.years)
        for (const std::size_t column : record.model->about().events)
            events += static_cast<std::uint64_t>(year.at(Slot::total, column));
    return events;
}

}  // namespace

int bench(const Program& program, std::uint32_t population, std::uint32_t weeks,
          std::uint32_t threads) {
    const Result<Loaded> loaded = load(usual_scenario, program.path);
    if (!loaded) return report(loaded.problems());
    const Scenario& scenario = loaded->scenario;
    const std::uint32_t people = population == 0 ? scenario.population : population;
    const std::uint32_t length = weeks == 0 ? scenario.weeks : weeks;
    const std::uint32_t workers = threads == 0 ? 1 : threads;

    // Worlds are made and opened before the clock starts: what is measured is weeks.
    Attempt attempt;
    attempt.reform = scenario.policies.front().name;
    attempt.population = people;
    attempt.weeks = length;
    std::vector<Run> runs;
    for (std::uint32_t t = 0; t < workers; ++t) {
        attempt.seed = scenario.seed + t;
        runs.push_back(Workshop(scenario).open_alone(attempt));
    }
    // Nor is one run of the usual size, which a browser needs to compile what runs often.
    Attempt first = attempt;
    first.population = scenario.population;
    first.weeks = scenario.weeks;
    Workshop(scenario).open_alone(first).finish();

    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> helpers;
    std::size_t own = 1;  // how many of the first runs this thread does itself
    for (std::size_t t = 1; t < runs.size(); ++t) {
        try {
            helpers.emplace_back([&runs, t] { runs[t].finish(); });
        } catch (const std::system_error&) {
            own = runs.size();  // no threads here, as under Node: one after the other
            break;
        }
    }
    for (std::size_t t = 0; t < own; ++t) runs[t].finish();
    for (std::thread& helper : helpers) helper.join();
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    std::uint64_t events = 0;
    std::size_t bytes = 0;
    for (const Run& run : runs) {
        events += events_of(run.record());
        bytes += run.simulation().bytes();
    }
    const double agent_weeks =
        static_cast<double>(people) * length * static_cast<double>(runs.size());
    const nlohmann::ordered_json json{
        {"scenario", scenario.name},
        {"agent_weeks_per_second", agent_weeks / seconds},
        {"ns_per_event", seconds * 1e9 / static_cast<double>(events)},
        {"bytes_per_citizen", static_cast<double>(bytes) /
                                  (static_cast<double>(people) * static_cast<double>(runs.size()))},
        {"population", people},
        {"weeks", length},
        {"threads", workers}};
    std::printf("%s\n", json.dump().c_str());
    return done;
}

int bench_both(const Program& program, const std::string& name, std::uint32_t population,
               std::uint32_t weeks) {
    const Result<Loaded> loaded = load(name.empty() ? usual_scenario : name, program.path);
    if (!loaded) return report(loaded.problems());
    Attempt attempt;
    attempt.seed = loaded->scenario.seed;
    attempt.population = population;
    attempt.weeks = weeks;
    constexpr int turns = 5;
    // The world is made and opened before; the best of a few, because the first ones are also
    // when a browser compiles.
    Workshop workshop(loaded->scenario);
    double best = std::numeric_limits<double>::infinity();
    for (int turn = 0; turn < turns; ++turn) {
        Attempt other = attempt; // so that no baseline is known
        other.weeks = 1;
        (void)workshop.run(other, 0, weeks_between_keyframes, {});
        const auto pair = workshop.run(attempt, 0, weeks_between_keyframes, {});
        best = std::min(best, pair->milliseconds);
    }
    const nlohmann::ordered_json json{{"scenario", loaded->scenario.name},
                                      {"both_policies_ms", best},
                                      {"population", population_of(loaded->scenario, attempt)},
                                      {"weeks", weeks_of(loaded->scenario, attempt)}};
    std::printf("%s\n", json.dump().c_str());
    return done;
}

}  // namespace folkmoot::cli
