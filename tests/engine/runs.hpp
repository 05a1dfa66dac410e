#pragma once

/// Runs of the shipped scenario, small enough for tests.

#include "analysis/workshop.hpp"
#include "core/hash.hpp"
#include "models/general_practice/practice.hpp"
#include "scenario/files.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace folkmoot {

/// "virtual-gp" as it is shipped.
inline const Scenario& virtual_gp() {
    static const Scenario scenario = load_shipped("virtual-gp").value();
    return scenario;
}

/// Doubts settled in favour of the online practice, further than the scenario's ranges go: in a
/// small town few would join otherwise, and rules about them would not be tried.
inline const std::map<std::string, double> online_is_popular{
    {"choice.online_appeal", -4.5}, {"choice.heard_of_at_start", 0.6}, {"choice.reconsider", 0.25}};

/// `some` and `more` together.
inline std::map<std::string, double> operator+(std::map<std::string, double> some,
                                               const std::map<std::string, double>& more) {
    some.insert(more.begin(), more.end());
    return some;
}

/// A small town of it; the policy `reform` with some levers moved.
struct Trial {
    std::string reform = "stays";
    std::map<std::string, double> changed = {};
    std::map<std::string, double> shared = {};
    std::uint64_t seed = 1;
    std::uint32_t population = 6'000, weeks = 104;

    operator Attempt() const { return {shared, reform, changed, seed, population, weeks}; }
};

/// The policy of a trial from its first day, ready to be stepped.
inline Run run_of(const Trial& trial, std::uint32_t keyframe_every = 0) {
    const Replicate replicate = replicate_of(virtual_gp(), trial, 0);
    auto place = make_place(virtual_gp(), replicate.seed, trial.population);
    const auto opening = open_world(*place, replicate.before);
    return {place, replicate.reform, *opening, trial.weeks, keyframe_every};
}

/// The record of a policy, run to its end.
inline RunRecord record_of(const Trial& trial) {
    Run run = run_of(trial);
    run.finish();
    return run.take_record();
}

/// Fingerprint of a policy, run to its end.
inline std::uint64_t fingerprint_of(const Trial& trial) { return fingerprint_of(record_of(trial)); }

/// An outcome of everybody in the last full year.
inline double last_year(const RunRecord& record, std::string_view key) {
    return value_of(record, measure_index(key), record.years.size() - 1, Slot::total);
}

/// What a state is made of.
inline std::string bytes_of(const State& state) {
    return std::to_string(state.clock) + " " + state.bytes();
}

/// The same, bit for bit, in 64 of them.
inline std::uint64_t bits_of(const State& state) { return hash_bytes(bytes_of(state)); }

}  // namespace folkmoot
