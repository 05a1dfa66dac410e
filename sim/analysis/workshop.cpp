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

// How far assumptions are drawn from the value that is set, of the way to the nearer end of the
// range. As far to both sides, so that the mean of the replicates stays with what is on screen: the
// model is calibrated as a whole, and assumptions at the ends of their ranges together are no world
// that anyone believes in.
constexpr double share_of_range = 0.35;

void overlay(const Model& model, Settings& settings, const std::map<std::string, double>& values) {
    for (const auto& [key, value] : values) {
        if (const Setting* field = model.find_setting(key)) field->set(settings, value);
    }
}

// Inverse of the triangular distribution function.
double triangular(double low, double mode, double high, double u) {
    if (!(high > low)) return mode;
    const double split = (mode - low) / (high - low);
    if (u < split) return low + std::sqrt(u * (high - low) * (mode - low));
    return high - std::sqrt((1.0 - u) * (high - low) * (high - mode));
}

// The assumptions of a replicate, for the baseline's settings: what is drawn counts for both
// policies.
std::map<std::string, double> draw_assumptions(const Model& model, const Settings& usual,
                                               std::uint64_t seed, std::uint32_t number) {
    std::map<std::string, double> drawn;
    for (const Setting& field : model.settings()) {
        if (field.kind != FieldKind::assumption || field.type == FieldType::choice) continue;
        const auto name = static_cast<std::uint32_t>(hash_bytes(field.key));
        const double u = unit_open(draw(seed, name, number, Purpose::ensemble)[0]);
        const double value = field.get(usual);
        const double reach =
            share_of_range * std::min(value - field.range.low, field.range.high - value);
        drawn[std::string(field.key)] = triangular(value - reach, value, value + reach, u);
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
    std::string key = settings_key(replicate.before) + settings_key(replicate.baseline.settings);
    for (const Change& change : replicate.baseline.schedule) {
        key += change.key + bits_of(change.value) + bits_of(change.from) + bits_of(change.until);
    }
    key += to_hex(replicate.seed) + "/" + std::to_string(population) + "/" + std::to_string(weeks) +
           "/" + std::to_string(keyframe_every);
    return key;
}

std::shared_ptr<const FinishedRun> finished(Run& run) {
    auto result = std::make_shared<FinishedRun>();
    result->keyframes = run.take_keyframes();
    result->watched = run.take_watched();
    result->record = run.take_record();
    result->fingerprint = fingerprint_of(result->record);
    return result;
}

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

} // namespace

std::string settings_key(const Settings& settings) {
    std::string key;
    for (const double value : settings.values) key += bits_of(value);
    return key;
}

const Policy& policy_named(const Scenario& scenario, const std::string& name) {
    for (const Policy& policy : scenario.policies) {
        if (policy.name == name) return policy;
    }
    return scenario.policies[std::min<std::size_t>(1, scenario.policies.size() - 1)];
}

const Policy& baseline_of(const Scenario& scenario, const Attempt& attempt) {
    const std::string& name = attempt.baseline.policy;
    return name.empty() ? scenario.policies.front() : policy_named(scenario, name);
}

std::uint32_t weeks_of(const Scenario& scenario, const Attempt& attempt) {
    return attempt.weeks != 0 ? attempt.weeks : scenario.weeks;
}

std::uint32_t population_of(const Scenario& scenario, const Attempt& attempt) {
    return attempt.population != 0 ? attempt.population : scenario.population;
}

Replicate replicate_of(const Scenario& scenario, const Attempt& attempt, std::uint32_t number) {
    const Model& model = *scenario.model;
    Replicate replicate;
    replicate.seed = attempt.seed;
    std::map<std::string, double> drawn;
    Settings usual = scenario.settings;
    overlay(model, usual, attempt.shared);
    if (number != 0) {
        const Words word = draw(attempt.seed, number, 0, Purpose::ensemble);
        replicate.seed = (std::uint64_t{word[0]} << 32 | word[1]) >> 11;
        drawn = draw_assumptions(model, usual, attempt.seed, number);
        for (const std::string& key : attempt.held) drawn.erase(key);
    }
    const auto plan_of = [&](const Policy& policy, const std::map<std::string, double>& changed) {
        PolicyPlan plan;
        plan.settings = scenario.settings;
        overlay(model, plan.settings, policy.settings);
        overlay(model, plan.settings, attempt.shared);
        overlay(model, plan.settings, drawn);
        overlay(model, plan.settings, changed);
        for (const Change& change : policy.schedule) {
            // A lever that a person moves is where they moved it to, in every week.
            if (!changed.contains(change.key)) plan.schedule.push_back(change);
        }
        return plan;
    };
    replicate.before = plan_of(scenario.policies.front(), {}).settings;
    replicate.baseline = plan_of(baseline_of(scenario, attempt), attempt.baseline.changed);
    replicate.reform = plan_of(policy_named(scenario, attempt.reform), attempt.changed);
    replicate.reform.area_shares = attempt.area_shares;
    return replicate;
}

std::shared_ptr<const Place> make_place(const Scenario& scenario, std::uint64_t seed,
                                        std::uint32_t population) {
    auto place = std::make_shared<Place>();
    place->model = scenario.model;
    place->world = make_world({.areas = scenario.areas,
                               .providers = scenario.providers,
                               .people = scenario.people,
                               .population = population,
                               .seed = seed});
    place->reference = scenario.reference;
    place->host = scenario.host;
    return place;
}

Workshop::Workshop(Scenario scenario, std::uint32_t side_by_side)
    : scenario_(std::move(scenario)), side_by_side_(side_by_side) {}

std::shared_ptr<const Place> Workshop::Kept::place_of(const Scenario& scenario, std::uint64_t seed,
                                                      std::uint32_t population) {
    if (!world.place || world.seed != seed || world.population != population) {
        world = {}; // give the memory back before taking more
        opening = {};
        world = {seed, population, make_place(scenario, seed, population)};
    }
    return world.place;
}

std::shared_ptr<const State>
Workshop::Kept::known_opening(const std::shared_ptr<const Place>& place,
                              const Settings& before) const {
    const bool same = opening.place == place && opening.settings == settings_key(before);
    return same ? opening.state : nullptr;
}

std::shared_ptr<const State> Workshop::Kept::opening_of(const std::shared_ptr<const Place>& place,
                                                        const Settings& before) {
    if (!known_opening(place, before)) {
        opening = {};
        opening = {place, settings_key(before), open_world(*place, before)};
    }
    return opening.state;
}

Workshop::Kept& Workshop::kept_for(std::uint32_t number, std::uint32_t population) {
    const auto large = [](const Kept& kept) { return kept.world.population > most_kept; };
    if (population > most_kept || large(screen_[0]) || large(screen_[1]) || large(others_)) {
        // One of them only: give the memory back before taking more.
        Kept one = std::move(screen_[0]);
        screen_ = {};
        others_ = {};
        screen_[0] = std::move(one);
        return screen_[0];
    }
    if (number != 0) return others_;
    if (screen_[0].world.population != population) std::swap(screen_[0], screen_[1]);
    return screen_[0];
}

Workshop::Job::Job(Workshop& workshop, const Attempt& attempt, std::uint32_t number,
                   std::uint32_t keyframe_every)
    : workshop_(workshop), number_(number),
      replicate_(replicate_of(workshop.scenario_, attempt, number)),
      population_(population_of(workshop.scenario_, attempt)),
      weeks_(weeks_of(workshop.scenario_, attempt)), keyframe_every_(keyframe_every),
      key_(baseline_key(replicate_, population_, weeks_, keyframe_every)), apart_(attempt.apart) {}

// A week of the opening, so that a large world can be given up on the way; true when it is there.
bool Workshop::Job::open_a_week() {
    Kept& kept = workshop_.kept_for(number_, population_);
    if (!warming_) {
        opening_ = kept.known_opening(pair_.place, replicate_.before);
        if (opening_) return true;
        kept.opening = {}; // give the memory back before taking more
        warming_.emplace(pair_.place, replicate_.before);
        return false;
    }
    if (!warming_->step()) return false;
    opening_ = warming_->take();
    warming_.reset();
    kept.opening = {pair_.place, settings_key(replicate_.before), opening_};
    return true;
}

// One thing after the other: the world, its opening, the runs. Both policies side by side, because
// much of what they need is the same; but only the reform if the baseline is known, and one after
// the other if the world is so large that two of it are a matter of memory.
void Workshop::Job::prepare() {
    Kept& kept = workshop_.kept_for(number_, population_);
    if (!pair_.place) {
        pair_.place = kept.place_of(workshop_.scenario_, replicate_.seed, population_);
        return;
    }
    if (!opening_) {
        if (!open_a_week() || apart_) return;
        baseline_known_ = kept.baseline.key == key_ && kept.baseline.run;
        if (baseline_known_)
            pair_.baseline = kept.baseline.run;
        else
            kept.baseline = {}; // give the memory back before taking more
        return;
    }
    const auto start = [&](const PolicyPlan& plan) {
        runs_.emplace_back(pair_.place, plan, *opening_, weeks_, keyframe_every_);
        if (keyframe_every_ != 0) runs_.back().watch(whom_to_watch(pair_.place->world));
        if (apart_) runs_.back().tell_apart(apart_);
    };
    runs_.reserve(2);
    if (!pair_.baseline) start(replicate_.baseline);
    if (pair_.baseline || population_ <= workshop_.side_by_side_) start(replicate_.reform);
}

void Workshop::Job::collect() {
    for (Run& run : runs_) {
        if (pair_.baseline) {
            pair_.reform = finished(run);
        } else {
            pair_.baseline = finished(run);
            if (!apart_) workshop_.kept_for(number_, population_).baseline = {key_, pair_.baseline};
        }
    }
    runs_.clear();
    if (!pair_.reform) return;
    Fingerprint both;
    both.add(pair_.baseline->fingerprint);
    both.add(pair_.reform->fingerprint);
    pair_.fingerprint = both.value();
}

bool Workshop::Job::work(double milliseconds) {
    const auto start = Clock::now();
    do {
        if (runs_.empty()) {
            prepare();
        } else if (!runs_.front().done()) {
            Run::step_together(runs_);
        } else {
            collect();
        }
    } while (!pair_.reform && milliseconds_since(start) < milliseconds);
    pair_.milliseconds += milliseconds_since(start);
    return pair_.reform != nullptr;
}

double Workshop::Job::share() const {
    const double whole = baseline_known_ ? weeks_ : 2.0 * weeks_;
    double sum = pair_.baseline && !baseline_known_ ? weeks_ : 0.0;
    for (const Run& run : runs_) sum += run.simulation().week();
    return sum / std::max(whole, 1.0);
}

std::optional<Workshop::Pair> Workshop::run(const Attempt& attempt, std::uint32_t number,
                                            std::uint32_t keyframe_every, const Proceed& proceed) {
    Job job(*this, attempt, number, keyframe_every);
    constexpr double slice_ms = 50;
    while (!job.work(slice_ms)) {
        if (proceed && !proceed(job.share())) return std::nullopt;
    }
    return job.take();
}

std::shared_ptr<const Place> Workshop::place_for(const Attempt& attempt) {
    const std::uint32_t population = population_of(scenario_, attempt);
    return kept_for(0, population).place_of(scenario_, attempt.seed, population);
}

Run Workshop::open_alone(const Attempt& attempt, std::uint32_t number) {
    const Replicate replicate = replicate_of(scenario_, attempt, number);
    const std::uint32_t population = population_of(scenario_, attempt);
    Kept& kept = kept_for(number, population);
    const auto place = kept.place_of(scenario_, replicate.seed, population);
    const auto opening = kept.opening_of(place, replicate.before);
    Run run(place, replicate.reform, *opening, weeks_of(scenario_, attempt));
    if (attempt.apart) run.tell_apart(attempt.apart);
    return run;
}

std::optional<Run> Workshop::run_alone(const Attempt& attempt, std::uint32_t number,
                                       std::uint32_t until, const Proceed& proceed) {
    Run run = open_alone(attempt, number);
    const std::uint32_t weeks = weeks_of(scenario_, attempt);
    const std::uint32_t last = until == 0 ? weeks : std::min(until, weeks);
    while (run.simulation().week() < last) {
        const std::uint32_t week = run.simulation().week();
        if (week % weeks_between_calls == 0 && proceed &&
            !proceed(static_cast<double>(week) / last))
            return std::nullopt;
        run.step();
    }
    return run;
}

Workshop::Visit::Visit(const Scenario& scenario, const Pair& pair, const Attempt& attempt,
                       bool reform, std::uint32_t week)
    : place_(pair.place), week_(week) {
    const Replicate replicate = replicate_of(scenario, attempt, 0);
    const FinishedRun& run = reform ? *pair.reform : *pair.baseline;
    plan_ = reform ? replicate.reform : replicate.baseline;
    if (run.keyframes.empty()) {
        opening_.emplace(place_, replicate.before); // too large a world for copies of it
        return;
    }
    const auto later =
        std::upper_bound(run.keyframes.begin(), run.keyframes.end(), week,
                         [](std::uint32_t w, const Keyframe& frame) { return w < frame.week; });
    const Keyframe& from = later == run.keyframes.begin() ? *later : *(later - 1);
    simulation_.emplace(place_, plan_, *from.state);
}

void Workshop::Visit::follow(std::uint32_t citizen) {
    log_ = log_of(*place_->model, Sample::of({citizen}, place_->world.population()));
    if (simulation_) simulation_->set_log(log_.get());
}

bool Workshop::Visit::work(double milliseconds) {
    const auto start = Clock::now();
    do {
        if (!simulation_) {
            if (!opening_->step()) continue;
            simulation_.emplace(place_, plan_, *opening_->take());
            simulation_->set_log(log_.get());
            opening_.reset();
        } else if (simulation_->week() < week_) {
            simulation_->step();
        } else {
            return true;
        }
    } while (milliseconds_since(start) < milliseconds);
    return false;
}

std::shared_ptr<const State> Workshop::state_at(const Pair& pair, const Attempt& attempt,
                                                bool reform, std::uint32_t week) const {
    constexpr double slice_ms = 50;
    Visit visit(scenario_, pair, attempt, reform, week);
    while (!visit.work(slice_ms)) {
    }
    return visit.state().copy();
}

} // namespace folkmoot
