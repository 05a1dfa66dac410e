#include "engine/run.hpp"

#include "core/hash.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace folkmoot {

void RunRecord::add(std::uint32_t week, const Counts& last_week) {
    const auto table = model->measures();
    weekly.resize(table.size());
    for (std::size_t m = 0; m < table.size(); ++m) {
        weekly[m].push_back(table[m].value(last_week, Slot::total));
    }
    if (week % weeks_in_year == 0) {
        years.push_back(last_week);
    } else {
        years.back().add(last_week, model->columns());
    }
}

double value_of(const RunRecord& record, std::size_t measure, std::size_t year, std::size_t slot) {
    const Measure& m = record.model->measures()[measure];
    if (!record.model->exists_by(m, slot)) return std::numeric_limits<double>::quiet_NaN();
    return m.value(record.years[year], slot);
}

double value_of_part(const RunRecord& record, std::size_t measure, std::size_t year,
                     std::size_t part, std::size_t slot) {
    const Measure& m = record.model->measures()[measure];
    if (!is_of_people(m) || !record.model->exists_by(m, slot))
        return std::numeric_limits<double>::quiet_NaN();
    return m.value(record.years[year].part(part), slot);
}

std::uint64_t fingerprint_of(const RunRecord& record) {
    // What never happens in a scenario is no part of its fingerprint, so that a new process changes
    // none.
    const auto measures = record.model->measures();
    const auto never = [&](std::size_t m) {
        return measures[m].sometimes && std::ranges::all_of(record.weekly[m], [](double value) {
                   return std::isnan(value);
               });
    };
    Fingerprint fingerprint;
    for (std::size_t m = 0; m < record.weekly.size(); ++m) {
        if (never(m)) continue;
        for (const double value : record.weekly[m]) fingerprint.add(value);
    }
    for (std::size_t year = 0; year < record.years.size(); ++year) {
        for (std::size_t m = 0; m < measures.size(); ++m) {
            if (never(m)) continue;
            for (std::size_t slot = 0; slot < record.years[year].slots(); ++slot) {
                fingerprint.add(value_of(record, m, year, slot));
            }
        }
    }
    return fingerprint.value();
}

Run::Run(std::shared_ptr<const Place> place, PolicyPlan plan, const State& opening,
         std::uint32_t weeks, std::uint32_t keyframe_every)
    : simulation_(std::move(place), std::move(plan), opening), weeks_(weeks),
      keyframe_every_(keyframe_every) {
    record_.model = &simulation_.model();
}

Run::Run(std::shared_ptr<const Place> place, PolicyPlan plan, const State& state,
         std::uint32_t weeks, RunRecord so_far)
    : simulation_(std::move(place), std::move(plan), state), weeks_(weeks),
      record_(std::move(so_far)) {
    record_.model = &simulation_.model();
}

std::unique_ptr<PersonLog> log_of(const Model& model, Sample whom) {
    std::vector<PersonEventKind> wanted;
    for (const Happening& each : model.about().picture.happenings) wanted.push_back(each.event);
    return std::make_unique<PersonLog>(wanted, std::move(whom));
}

Sample whom_to_watch(const World& world) {
    const std::uint32_t population = world.population();
    if (population <= people_watched) return Sample::every(1, population);
    const auto& first = world.strata.first;
    const auto kinds = std::max<std::size_t>(1, first.size() - 1);
    const auto few = static_cast<std::uint32_t>(
        std::clamp<std::size_t>(people_watched / kinds, 1, watched_of_each_kind));
    std::vector<std::uint32_t> whom;
    for (std::size_t s = 0; s + 1 < first.size(); ++s) {
        const std::uint64_t size = first[s + 1] - first[s];
        const auto share = size * people_watched / population;
        const auto wanted = std::min(size, std::max<std::uint64_t>(share, few));
        // Far apart: who have numbers side by side live next door to each other.
        for (std::uint64_t n = 0; n < wanted; ++n)
            whom.push_back(first[s] + static_cast<std::uint32_t>(n * size / wanted));
    }
    return Sample::of(std::move(whom), population);
}

void Run::watch(Sample whom) {
    watched_.whom = std::move(whom);
    log_ = log_of(simulation_.model(), watched_.whom);
    simulation_.set_log(log_.get());
}

Watched Run::take_watched() {
    if (log_ != nullptr) watched_.events = std::move(log_->events);
    return std::move(watched_);
}

void Run::keep_frame() {
    const std::uint32_t week = simulation_.week();
    if (keyframe_every_ != 0 && week % keyframe_every_ == 0)
        keyframes_.push_back({week, simulation_.state().copy()});
}

void Run::keep_watched() {
    if (watched_.whom.size() == 0) return;
    const State& state = simulation_.state();
    watched_.people.push_back(
        simulation_.model().look(simulation_.place(), state, watched_.whom).people);
    watched_.first_of_week.push_back(log_->events.size());
    // Once it is known how much happens in a week, there is room for all of them.
    constexpr std::size_t seen_enough = 4;
    if (watched_.first_of_week.size() == seen_enough + 1)
        log_->events.reserve(log_->events.size() / seen_enough * (weeks_ + weeks_ / 4));
    auto& served = watched_.provider.emplace_back();
    const auto provider = state.provider_of_citizen();
    if (provider.empty()) return;
    for (const std::uint32_t c : watched_.whom) served.push_back(provider[c]);
}

void Run::step() { step_together({this, 1}); }

void Run::step_together(std::span<Run> runs) {
    const std::uint32_t week = runs.front().simulation_.week();
    std::vector<Simulation*> worlds;
    for (Run& run : runs) {
        run.keep_frame();
        run.keep_watched();
        worlds.push_back(&run.simulation_);
    }
    Simulation::step_together(worlds);
    for (Run& run : runs) run.record_.add(week, run.simulation_.last_week());
}

} // namespace folkmoot
