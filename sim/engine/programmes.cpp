/// What only some scenarios have: people who sign up for something, people who look for work.

#include "engine/simulation.hpp"

namespace folkmoot {
namespace {

template <class Rule>
std::vector<Rule> by_variant(const Settings& settings, const Variants* variants,
                             Rule Settings::* rule) {
    if (variants == nullptr) return {settings.*rule};
    std::vector<Rule> rules;
    rules.reserve(variants->settings.size());
    for (const Settings& each : variants->settings) rules.push_back(each.*rule);
    return rules;
}

}  // namespace

void Simulation::prepare_programmes() {
    const World& world = place_->world;
    if (settings_.enrolment.eligible > 0.0) {
        eligible_of_cell_ = eligible_of_cell(settings_.enrolment, world);
        if (state_.enrolled.empty()) {
            state_.enrolled.assign(world.population(), 0);
            state_.enrolled_of_cell.assign(eligible_of_cell_.size(), 0);
        }
    }
    if (settings_.job_search.looking > 0.0) {
        force_ = work_force(settings_.job_search, world);
        if (state_.working.empty()) {
            state_.working.assign(force_.citizen.size(), 0);
            state_.jobs_left_over.assign(world.areas.size(), 0.0);
        }
    }
}

void Simulation::sign_up() {
    if (!(settings_.enrolment.eligible > 0.0)) return;
    const auto rules = by_variant(settings_, variants_.get(), &Settings::enrolment);
    enrol(rules, chance_, state_.clock,
          {place_->world, state_.citizens.provider, state_.enrolled, state_.enrolled_of_cell,
           variant_of(), log_});
}

void Simulation::look_for_work() {
    if (!(settings_.job_search.looking > 0.0)) return;
    const auto rules = by_variant(settings_, variants_.get(), &Settings::job_search);
    search_for_work(rules, chance_, state_.clock,
                    {force_, state_.citizens.provider, state_.working, state_.jobs_left_over,
                     variant_of(), log_});
}

void Simulation::record_programmes() {
    if (eligible_of_cell_.empty() && force_.citizen.empty()) return;
    std::vector<CellWeek> cells(place_->world.strata.count() / strata_per_cell);
    for (std::size_t c = 0; c < eligible_of_cell_.size(); ++c) {
        cells[c].eligible = eligible_of_cell_[c];
        cells[c].enrolled = state_.enrolled_of_cell[c];
    }
    for (std::size_t m = 0; m < force_.citizen.size(); ++m) {
        CellWeek& cell = cells[force_.cell[m]];
        cell.force += 1.0;
        cell.working += state_.working[m];
    }
    for (std::size_t c = 0; c < cells.size(); ++c) {
        add_cell(last_week_, static_cast<std::uint32_t>(c * strata_per_cell), cells[c]);
    }
}

}  // namespace folkmoot
