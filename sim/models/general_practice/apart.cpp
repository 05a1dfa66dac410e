/// Parts of the people, counted for themselves: what a week is remembered by, stratum by stratum.

#include "models/general_practice/town.hpp"

#include "core/units.hpp"
#include "world/citizens.hpp"

#include <utility>

namespace folkmoot::general_practice {

void Town::tell_apart(std::shared_ptr<const Parting> parting) {
    apart_ = {};
    if (parting == nullptr) return;
    const Strata& strata = place_->world.strata;
    apart_.tallies.resize(std::size_t{strata.count()} * registrations);
    if (!eligible_of_cell_.empty()) {
        apart_.eligible.resize(strata.count());
        for (std::uint32_t s = 0; s < strata.count(); ++s)
            for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c)
                apart_.eligible[s] += is_eligible(planned_enrolment_, place_->world, c) ? 1U : 0U;
    }
    for (const std::uint32_t c : force_.citizen) apart_.stratum.push_back(stratum_of(strata, c));
}

void Town::record_apart(Counts& week) const {
    const World& world = place_->world;
    const Strata& strata = world.strata;
    std::vector<SideWeek> sides(apart_.tallies.size());
    const auto at = [](std::uint32_t stratum, bool online) {
        return std::size_t{stratum} * registrations + (online ? 1 : 0);
    };
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        const auto counts = state_.lists.counts(p);
        const auto fresh = state_.lists.fresh_counts(p);
        const std::uint32_t first = state_.lists.row(p).first_stratum;
        const double list = weighted_.of_provider[p];
        const double per_weight =
            list > 0.0 ? to_pounds(state_.books.providers[p].income) / list : 0.0;
        for (std::uint32_t i = 0; i < counts.size(); ++i) {
            if (week.part_of(first + i) == nullptr) continue;
            const double list_size = counts[i] + fresh[i] * (rates_.first_year - 1.0);
            SideWeek& mine = sides[at(first + i, online_[p] != 0)];
            mine.list_weight += list_size * rates_.weights[first + i] * weighted_.scale;
            mine.spending += list_size * rates_.pay_weights[first + i] * per_weight;
        }
    }
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        Counts* const part = week.part_of(s);
        if (part == nullptr) continue;
        std::array<std::uint64_t, registrations> satisfaction{};
        for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c) {
            const std::size_t online = online_[state_.citizens.provider[c]];
            sides[at(s, online != 0)].people += 1.0;
            satisfaction[online] += state_.citizens.felt[c].satisfaction;
        }
        for (std::size_t online = 0; online < registrations; ++online) {
            SideWeek& mine = sides[at(s, online != 0)];
            mine.satisfaction = static_cast<double>(satisfaction[online]) / 255.0;
            // The need of a cell's people is weighed alike.
            mine.need_weight = mine.people * rates_.need_weights[s - s % strata_per_cell];
            add_some(*part, place_->host, s, online, apart_.tallies[at(s, online != 0)], mine);
        }
    }
    record_programmes_apart(week);
}

void Town::record_programmes_apart(Counts& week) const {
    const Strata& strata = place_->world.strata;
    if (apart_.eligible.empty() && apart_.stratum.empty()) return;
    std::vector<CellWeek> people(strata.count());
    for (std::uint32_t s = 0; s < apart_.eligible.size(); ++s) {
        people[s].eligible = apart_.eligible[s];
        for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c)
            people[s].enrolled += state_.enrolled[c];
    }
    for (std::size_t m = 0; m < apart_.stratum.size(); ++m) {
        people[apart_.stratum[m]].force += 1.0;
        people[apart_.stratum[m]].working += state_.working[m];
    }
    for (std::uint32_t s = 0; s < strata.count(); ++s)
        if (Counts* const part = week.part_of(s)) add_cell(*part, s, people[s]);
}

} // namespace folkmoot::general_practice
