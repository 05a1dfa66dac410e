#include "analysis/workshop.hpp"

#include "core/hash.hpp"
#include "core/random.hpp"
#include "world/synthesis.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>

namespace folkmoot {
namespace {

constexpr std::uint32_t weeks_between_calls = 4;

void overlay(Settings& settings, const std::map<std::string, double>& values) {
    for (const auto& [key, value] : values) {
        if (const Field<Settings>* field = find_field(key)) field->set(settings, value);
    }
}

// Inverse of the triangular distribution function.
double triangular(double low, double mode, double high, double u) {
    if (!(high > low)) return mode;
    const double split = (mode - low) / (high - low);
    if (u < split) return low + std::sqrt(u * (high - low) * (mode - low));
    return high - std::sqrt((1.0 - u) * (high - low) * (high - mode));
}

// The assumptions of a replicate, for the baseline's settings: what is drawn counts for both policies.
std::map<std::string, double> draw_assumptions(const Settings& usual, std::uint64_t seed, std::uint32_t number) {
    std::map<std::string, double> drawn;
    for (const Field<Settings>& field : settings_fields()) {
        if (field.kind != FieldKind::assumption || field.type == FieldType::choice) continue;
        const auto name = static_cast<std::uint32_t>(hash_bytes(field.key));
        const double u = unit_open(draw(seed, name, number, Purpose::ensemble)[0]);
        drawn[std::string(field.key)] = triangular(field.range.low, field.get(usual), field.range.high, u);
    }
    return drawn;
}

std::string bits_of(double value) {
    std::string bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

std::string baseline_key(const Replicate& replicate, std::uint32_t population, std::uint32_t weeks,
                         std::uint32_t keyframe_every) {
    std::string key = settings_key(replicate.before);
    for (const Change& change : replicate.baseline.schedule) {
        key += change.key + bits_of(change.value) + bits_of(change.from) + bits_of(change.until);
    }
    key += to_hex(replicate.seed) + "/" + std::to_string(population) + "/" + std::to_string(weeks) + "/" +
           std::to_string(keyframe_every);
    return key;
}

// Runs a policy to its end, or nothing if told to stop. `first`, `last`: the part of the whole work that
// this run is, for the share done.
std::shared_ptr<const FinishedRun> finish(Run run, std::uint32_t weeks, const Proceed& proceed, double first,
                                          double last) {
    while (!run.done()) {
        const std::uint32_t week = run.simulation().week();
        if (week % weeks_between_calls == 0 && proceed &&
            !proceed(first + (last - first) * week / std::max(weeks, 1U))) {
            return nullptr;
        }
        run.step();
    }
    auto finished = std::make_shared<FinishedRun>();
    finished->keyframes = run.take_keyframes();
    finished->record = run.take_record();
    finished->fingerprint = fingerprint_of(finished->record);
    return finished;
}

}  // namespace

std::string settings_key(const Settings& settings) {
    std::string key;
    for (const Field<Settings>& field : settings_fields()) key += bits_of(field.get(settings));
    return key;
}

const Policy& policy_named(const Scenario& scenario, const std::string& name) {
    for (const Policy& policy : scenario.policies) {
        if (policy.name == name) return policy;
    }
    return scenario.policies[std::min<std::size_t>(1, scenario.policies.size() - 1)];
}

std::uint32_t weeks_of(const Scenario& scenario, const Attempt& attempt) {
    return attempt.weeks != 0 ? attempt.weeks : scenario.weeks;
}

std::uint32_t population_of(const Scenario& scenario, const Attempt& attempt) {
    return attempt.population != 0 ? attempt.population : scenario.population;
}

Replicate replicate_of(const Scenario& scenario, const Attempt& attempt, std::uint32_t number) {
    Replicate replicate;
    replicate.seed = attempt.seed;
    std::map<std::string, double> drawn;
    Settings usual = scenario.settings;
    overlay(usual, attempt.shared);
    if (number != 0) {
        const Words word = draw(attempt.seed, number, 0, Purpose::ensemble);
        replicate.seed = (std::uint64_t{word[0]} << 32 | word[1]) >> 11;
        drawn = draw_assumptions(usual, attempt.seed, number);
    }
    const Policy& baseline = scenario.policies.front();
    replicate.before = scenario.settings;
    overlay(replicate.before, baseline.settings);
    overlay(replicate.before, attempt.shared);
    overlay(replicate.before, drawn);
    replicate.baseline = {replicate.before, baseline.schedule};

    const Policy& reform = policy_named(scenario, attempt.reform);
    Settings settings = scenario.settings;
    overlay(settings, reform.settings);
    overlay(settings, attempt.shared);
    overlay(settings, drawn);
    overlay(settings, attempt.changed);
    replicate.reform.settings = settings;
    for (const Change& change : reform.schedule) {
        // A lever that a person moves is where they moved it to, in every week.
        if (!attempt.changed.contains(change.key)) replicate.reform.schedule.push_back(change);
    }
    return replicate;
}

std::shared_ptr<const Place> make_place(const Scenario& scenario, std::uint64_t seed, std::uint32_t population) {
    auto place = std::make_shared<Place>();
    place->world = make_world({.areas = scenario.areas,
                               .providers = scenario.providers,
                               .people = scenario.people,
                               .population = population,
                               .seed = seed});
    place->reference = scenario.reference;
    place->host = scenario.host;
    return place;
}

Workshop::Workshop(Scenario scenario) : scenario_(std::move(scenario)) {}

std::shared_ptr<const Place> Workshop::place_of(std::uint64_t seed, std::uint32_t population) {
    if (!world_.place || world_.seed != seed || world_.population != population) {
        world_ = {};  // give the memory back before taking more
        opening_ = {};
        world_ = {seed, population, make_place(scenario_, seed, population)};
    }
    return world_.place;
}

std::shared_ptr<const State> Workshop::opening_of(const std::shared_ptr<const Place>& place, const Settings& before) {
    std::string settings = settings_key(before);
    if (!opening_.state || opening_.settings != settings || opening_.seed != world_.seed ||
        opening_.population != world_.population) {
        opening_ = {};
        opening_ = {world_.seed, world_.population, std::move(settings), open_world(*place, before)};
    }
    return opening_.state;
}

std::optional<Workshop::Pair> Workshop::run(const Attempt& attempt, std::uint32_t number,
                                            std::uint32_t keyframe_every, const Proceed& proceed) {
    const auto start = std::chrono::steady_clock::now();
    const Replicate replicate = replicate_of(scenario_, attempt, number);
    const std::uint32_t weeks = weeks_of(scenario_, attempt);
    const std::uint32_t population = population_of(scenario_, attempt);
    Pair pair;
    pair.place = place_of(replicate.seed, population);
    const auto opening = opening_of(pair.place, replicate.before);

    const std::string key = baseline_key(replicate, population, weeks, keyframe_every);
    if (baseline_.key != key || !baseline_.run) {
        baseline_ = {};
        auto run = finish(Run(pair.place, replicate.baseline, *opening, weeks, keyframe_every), weeks, proceed, 0.0, 0.5);
        if (!run) return std::nullopt;
        baseline_ = {key, std::move(run)};
    }
    pair.baseline = baseline_.run;
    pair.reform = finish(Run(pair.place, replicate.reform, *opening, weeks, keyframe_every), weeks, proceed, 0.5, 1.0);
    if (!pair.reform) return std::nullopt;
    Fingerprint both;
    both.add(pair.baseline->fingerprint);
    both.add(pair.reform->fingerprint);
    pair.fingerprint = both.value();
    pair.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return pair;
}

Run Workshop::open_alone(const Attempt& attempt, std::uint32_t number) {
    const Replicate replicate = replicate_of(scenario_, attempt, number);
    const auto place = place_of(replicate.seed, population_of(scenario_, attempt));
    const auto opening = opening_of(place, replicate.before);
    return {place, replicate.reform, *opening, weeks_of(scenario_, attempt)};
}

std::optional<Run> Workshop::run_alone(const Attempt& attempt, std::uint32_t number, std::uint32_t until,
                                       const Proceed& proceed) {
    Run run = open_alone(attempt, number);
    const std::uint32_t weeks = weeks_of(scenario_, attempt);
    const std::uint32_t last = until == 0 ? weeks : std::min(until, weeks);
    while (run.simulation().week() < last) {
        const std::uint32_t week = run.simulation().week();
        if (week % weeks_between_calls == 0 && proceed && !proceed(static_cast<double>(week) / last)) return std::nullopt;
        run.step();
    }
    return run;
}

State Workshop::state_at(const Pair& pair, const Attempt& attempt, bool reform, std::uint32_t week) const {
    const Replicate replicate = replicate_of(scenario_, attempt, 0);
    const FinishedRun& run = reform ? *pair.reform : *pair.baseline;
    const auto later = std::upper_bound(run.keyframes.begin(), run.keyframes.end(), week,
                                        [](std::uint32_t w, const Keyframe& frame) { return w < frame.week; });
    const Keyframe& from = later == run.keyframes.begin() ? *later : *(later - 1);
    Simulation simulation(pair.place, reform ? replicate.reform : replicate.baseline, from.state);
    while (simulation.week() < week) simulation.step();
    return simulation.state();
}

}  // namespace folkmoot
