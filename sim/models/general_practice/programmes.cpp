/// What only some scenarios have: people who sign up for something, people who look for work.

#include "models/general_practice/town.hpp"

namespace folkmoot::general_practice {
namespace {

template <class Rule>
std::vector<Rule> by_variant(const Rules& rules, std::span<const Rules> variants,
                             Rule Rules::* rule) {
    if (variants.empty()) return {rules.*rule};
    std::vector<Rule> all;
    all.reserve(variants.size());
    for (const Rules& each : variants) all.push_back(each.*rule);
    return all;
}

}  // namespace

void Town::prepare_programmes() {
    const World& world = place_->world;
    if (rules_.enrolment.eligible > 0.0) {
        eligible_of_cell_ = eligible_of_cell(rules_.enrolment, world);
        if (state_.enrolled.empty()) {
            state_.enrolled.assign(world.population(), 0);
            state_.enrolled_of_cell.assign(eligible_of_cell_.size(), 0);
        }
    }
    if (rules_.job_search.looking > 0.0) {
        force_ = work_force(rules_.job_search, world);
        state_.work_force = std::make_shared<const std::vector<std::uint32_t>>(force_.citizen);
        if (state_.working.empty()) {
            state_.working.assign(force_.citizen.size(), 0);
            state_.jobs_left_over.assign(world.areas.size(), 0.0);
        }
    }
}

void Town::sign_up() {
    if (!(rules_.enrolment.eligible > 0.0)) return;
    const auto rules = by_variant(rules_, varied_.rules, &Rules::enrolment);
    enrol(rules, chance.seed, state_.clock,
          {place_->world, state_.citizens.provider, state_.enrolled, state_.enrolled_of_cell,
           variant_of(), chance.log});
}

void Town::look_for_work() {
    if (!(rules_.job_search.looking > 0.0)) return;
    const auto rules = by_variant(rules_, varied_.rules, &Rules::job_search);
    search_for_work(rules, chance.seed, state_.clock,
                    {force_, state_.citizens.provider, state_.working, state_.jobs_left_over,
                     variant_of(), chance.log});
}

void Town::record_programmes(Counts& week) const {
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
        add_cell(week, static_cast<std::uint32_t>(c * strata_per_cell), cells[c]);
    }
}

} // namespace folkmoot::general_practice
