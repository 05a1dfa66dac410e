#include "outcome/summary.hpp"

namespace folkmoot {

void GroupTotals::add(const Tally& tally) {
    needs += tally.needs;
    requests += tally.requests;
    again += tally.again;
    seen += tally.seen();
    seen_soon += tally.seen_soon();
    wait_sum += tally.wait_sum;
    first_seen += tally.first_seen();
    first_settled += tally.first_settled();
    left += tally.left;
    met += tally.met();
    unmet += tally.unmet;
    helped_on += tally.helped_on;
    for (std::size_t i = 0; i < wait_bins; ++i) waits[i] += tally.waits[i];
}

void GroupTotals::add(const GroupTotals& other) {
    needs += other.needs;
    requests += other.requests;
    again += other.again;
    seen += other.seen;
    seen_soon += other.seen_soon;
    wait_sum += other.wait_sum;
    first_seen += other.first_seen;
    first_settled += other.first_settled;
    left += other.left;
    met += other.met;
    unmet += other.unmet;
    helped_on += other.helped_on;
    for (std::size_t i = 0; i < wait_bins; ++i) waits[i] += other.waits[i];
    people_weeks += other.people_weeks;
    online_weeks += other.online_weeks;
    satisfaction_weeks += other.satisfaction_weeks;
    need_weight_weeks += other.need_weight_weeks;
    list_weight_weeks += other.list_weight_weeks;
    spending += other.spending;
    provider_income += other.provider_income;
    provider_cost += other.provider_cost;
    closed = other.closed;  // stocks: the later count holds
    eligible = other.eligible;
    enrolled = other.enrolled;
    force_weeks += other.force_weeks;
    working_weeks += other.working_weeks;
}

void Summary::add(const Summary& later) {
    weeks += later.weeks;
    for (std::size_t g = 0; g < groups.size(); ++g) groups[g].add(later.groups[g]);
    for (std::size_t a = 0; a < area_balance.size(); ++a) area_balance[a] += later.area_balance[a];
    outside_weeks += later.outside_weeks;
}

void add_people(Summary& summary, std::span<const Tally> tallies, std::span<const SideWeek> weeks) {
    constexpr std::size_t registrations = 2;
    // Whole numbers may be added in any order: first into a few tables as narrow as the tallies.
    std::array<Tally, deprivation_fifths> of_deprivation{};
    std::array<Tally, age_bands> of_age{};
    std::vector<Tally> of_area(summary.areas() * registrations);
    for (std::size_t where = 0; where < tallies.size(); ++where) {
        const Tally& tally = tallies[where];
        const auto stratum = static_cast<std::uint32_t>(where / registrations) * strata_per_cell;
        const std::size_t online = where % registrations;
        of_deprivation[deprivation_of(stratum)].add(tally);
        of_age[age_of(stratum)].add(tally);
        of_area[area_of(stratum) * registrations + online].add(tally);

        const SideWeek& week = weeks[where];
        for (const std::size_t slot :
             {Slot::total, Slot::deprivation + deprivation_of(stratum), Slot::age + age_of(stratum),
              Slot::registered + online, Slot::area + area_of(stratum)}) {
            GroupTotals& group = summary.groups[slot];
            group.people_weeks += week.people;
            group.online_weeks += online != 0 ? week.people : 0.0;
            group.satisfaction_weeks += week.satisfaction;
            group.need_weight_weeks += week.need_weight;
            group.list_weight_weeks += week.list_weight;
            group.spending += week.spending;
        }
        if (online != 0 && area_of(stratum) != summary.host) summary.outside_weeks += week.people;
    }
    for (std::size_t d = 0; d < deprivation_fifths; ++d)
        summary.groups[Slot::deprivation + d].add(of_deprivation[d]);
    for (std::size_t a = 0; a < age_bands; ++a) summary.groups[Slot::age + a].add(of_age[a]);
    for (std::size_t k = 0; k < of_area.size(); ++k) {
        for (const std::size_t slot :
             {Slot::total, Slot::registered + k % registrations, Slot::area + k / registrations})
            summary.groups[slot].add(of_area[k]);
    }
}

void add_cell(Summary& summary, std::uint32_t stratum, const CellWeek& week) {
    for (const std::size_t slot : {Slot::total, Slot::deprivation + deprivation_of(stratum),
                                   Slot::age + age_of(stratum), Slot::area + area_of(stratum)}) {
        GroupTotals& group = summary.groups[slot];
        group.eligible += week.eligible;
        group.enrolled += week.enrolled;
        group.force_weeks += week.force;
        group.working_weeks += week.working;
    }
}

} // namespace folkmoot
