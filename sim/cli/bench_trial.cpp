#include "cli/files.hpp"
#include "cli/trial.hpp"
#include "labs/trial/repeat.hpp"

#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace folkmoot::cli {
namespace {

constexpr const char* usual_trial = "booking-page";
constexpr std::uint32_t citizens = 20'000;

}  // namespace

int bench_trials(const Program& program, std::uint32_t trials) {
    Result<Loaded> loaded = load(usual_trial, program.path);
    if (!loaded) return report(loaded.problems());
    Scenario scenario = loaded->scenario;
    scenario.population = citizens;
    const TrialDesign design = scenario.trial.designs.front();
    Workshop workshop(std::move(scenario));
    const Result<TrialLab> lab = open_trial(workshop, design);
    if (!lab) return report(lab.problems());

    // Each as designed, with nobody and with everybody treated, and analysed twice; the town is
    // made before.
    const auto start = std::chrono::steady_clock::now();
    const std::size_t done_trials =
        repeat_trials(*lab, workshop.scenario().seed, 0, trials, 1, {}).size();
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const nlohmann::ordered_json json{
        {"trials", done_trials},
        {"population", citizens},
        {"weeks", design.weeks},
        {"seconds", seconds},
        {"ms_per_trial", seconds * 1e3 / static_cast<double>(done_trials)}};
    std::printf("%s\n", json.dump().c_str());
    return done;
}

} // namespace folkmoot::cli
