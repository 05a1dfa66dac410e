#include "engine/runs.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

using namespace folkmoot;

namespace {

/// Policies on one world, at week 0.
struct OneWorld {
    explicit OneWorld(std::vector<Trial> some) : trials(std::move(some)) {
        const Replicate first = replicate_of(virtual_gp(), trials.front(), 0);
        place = make_place(virtual_gp(), first.seed, trials.front().population);
        opening = open_world(*place, first.before);
    }
    [[nodiscard]] Run run(const Trial& trial) const {
        return {place, replicate_of(virtual_gp(), trial, 0).reform, *opening, trial.weeks};
    }
    [[nodiscard]] std::vector<std::uint64_t> alone() const {
        std::vector<std::uint64_t> result;
        for (const Trial& trial : trials) {
            Run one = run(trial);
            one.finish();
            result.push_back(fingerprint_of(one.record()));
        }
        return result;
    }
    [[nodiscard]] std::vector<std::uint64_t> together() const {
        std::vector<Run> runs;
        runs.reserve(trials.size());
        for (const Trial& trial : trials) runs.push_back(run(trial));
        while (!runs.front().done()) Run::step_together(runs);
        std::vector<std::uint64_t> result;
        result.reserve(runs.size());
        for (const Run& one : runs) result.push_back(fingerprint_of(one.record()));
        return result;
    }

    std::vector<Trial> trials;
    std::shared_ptr<const Place> place;
    std::shared_ptr<const State> opening;
};

} // namespace

TEST_CASE("policies that are run side by side give what each gives alone, to the last bit") {
    std::vector<Trial> trials;
    for (const Policy& policy : virtual_gp().policies)
        trials.push_back({.reform = policy.name, .shared = online_is_popular, .population = 3'000});
    const OneWorld world(trials);
    const auto alone = world.alone();
    CHECK(world.together() == alone);
    CHECK(alone[0] != alone[1]);
}

TEST_CASE("they do so too when people have other needs, or other habits, in one of them") {
    // From week 30 on there is an epidemic in the second; in the third people ask less often; in
    // the fourth there is another rate of need from the first week; in the fifth people look at
    // other practices more often.
    const OneWorld world(
        {{.reform = "follows", .population = 3'000, .weeks = 60},
         {.reform = "follows",
          .changed = {{"shock.epidemic_drop", 0.5}, {"shock.epidemic_week", 30.0}},
          .population = 3'000,
          .weeks = 60},
         {.reform = "follows",
          .changed = {{"take_up.burden", 0.3}},
          .population = 3'000,
          .weeks = 60},
         {.reform = "follows", .changed = {{"need.rate", 5.9}}, .population = 3'000, .weeks = 60},
         {.reform = "follows",
          .changed = {{"choice.reconsider", 0.3}},
          .population = 3'000,
          .weeks = 60}});
    const auto alone = world.alone();
    CHECK(world.together() == alone);
    for (std::size_t i = 1; i < alone.size(); ++i) CHECK(alone[i] != alone[0]);
}

TEST_CASE("worlds of different chance can be run side by side") {
    const Trial trial{.reform = "follows", .population = 2'000, .weeks = 12};
    const OneWorld world({trial});
    std::array<Simulation, 2> worlds{
        Simulation(world.place, replicate_of(virtual_gp(), trial, 0).reform, *world.opening),
        Simulation(world.place, replicate_of(virtual_gp(), trial, 0).reform, *world.opening)};
    Simulation alone(world.place, replicate_of(virtual_gp(), trial, 0).reform, *world.opening);
    worlds[1].set_chance(77);
    alone.set_chance(77);
    for (std::uint32_t week = 0; week < trial.weeks; ++week) {
        const std::array<Simulation*, 2> both{&worlds[0], &worlds[1]};
        Simulation::step_together(both);
        alone.step();
        CHECK(bits_of(worlds[1].state()) == bits_of(alone.state()));
    }
    CHECK(bits_of(worlds[0].state()) != bits_of(worlds[1].state()));
}
