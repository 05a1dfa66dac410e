#include "models/general_practice/counts.hpp"

namespace folkmoot::general_practice {
namespace {

constexpr std::array all_columns{
    Counted{"needs", "new needs"},
    Counted{"requests", "requests for help, first time or again"},
    Counted{"again", "requests that come back because a contact did not settle them"},
    Counted{"seen", "visits"},
    Counted{"seen_soon", "visits within two weeks of asking"},
    Counted{"wait_sum", "waits before visits, 1/64 week"},
    Counted{"first_seen", "visits that are the first for their need"},
    Counted{"first_settled", "of those, visits that settle it"},
    Counted{"left", "people who gave up waiting"},
    Counted{"met", "needs settled"},
    Counted{"unmet", "needs that ended without help"},
    Counted{"helped_on", "visits for a need that online care sent on"},
    Counted{"people_weeks", "citizens × weeks"},
    Counted{"online_weeks", "of them, registered online"},
    Counted{"satisfaction_weeks", "satisfaction, 0 to 1 each, × weeks"},
    Counted{"need_weight_weeks", "weight by the full formula, first-year weights aside, × weeks"},
    Counted{"list_weight_weeks", "weight as paid × weeks"},
    Counted{"spending", "£ that practices are paid for them"},
    of_no_person({"provider_income", "£ of the practices of the group; by registration and area"}),
    of_no_person({"provider_cost", "£ that those practices spend"}),
    of_no_person({"closed", "practices closed so far; by registration and area", true}),
    Counted{"eligible", "citizens asked to sign up; not by registration", true},
    Counted{"enrolled", "of them, signed up so far", true},
    Counted{"force_weeks",
            "citizens who looked for work at the start × weeks; not by registration"},
    Counted{"working_weeks", "of them, in work"},
    of_no_person(
        {"balance", "£ of an area's budget less what it pays; in total: of the host area"}),
    Counted{"outside_weeks",
            "citizens registered online who live outside the host area, × weeks; in total"},
    Counted{"waits", "visits by the wait before them", false, wait_bins},
};

void add_week(std::span<double> group, bool online, const SideWeek& week) {
    group[column::people_weeks] += week.people;
    group[column::online_weeks] += online ? week.people : 0.0;
    group[column::satisfaction_weeks] += week.satisfaction;
    group[column::need_weight_weeks] += week.need_weight;
    group[column::list_weight_weeks] += week.list_weight;
    group[column::spending] += week.spending;
}

void add_tally(std::span<double> group, const Tally& tally) {
    group[column::needs] += tally.needs;
    group[column::requests] += tally.requests;
    group[column::again] += tally.again;
    group[column::seen] += tally.seen();
    group[column::seen_soon] += tally.seen_soon();
    group[column::wait_sum] += static_cast<double>(tally.wait_sum);
    group[column::first_seen] += tally.first_seen();
    group[column::first_settled] += tally.first_settled();
    group[column::left] += tally.left;
    group[column::met] += tally.met();
    group[column::unmet] += tally.unmet;
    group[column::helped_on] += tally.helped_on;
    for (std::size_t i = 0; i < wait_bins; ++i) group[column::waits + i] += tally.waits[i];
}

} // namespace

std::span<const Counted> count_columns() { return all_columns; }

void add_people(Counts& counts, std::size_t host, std::span<const Tally> tallies,
                std::span<const SideWeek> weeks) {
    // Whole numbers may be added in any order: first into a few tables as narrow as the tallies.
    std::array<Tally, deprivation_fifths> of_deprivation{};
    std::array<Tally, age_bands> of_age{};
    std::vector<Tally> of_area((counts.slots() - area_slot) * registrations);
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
              registered_slot + online, area_slot + area_of(stratum)})
            add_week(counts.row(slot), online != 0, week);
        if (online != 0 && area_of(stratum) != host)
            counts.at(Slot::total, column::outside_weeks) += week.people;
    }
    for (std::size_t d = 0; d < deprivation_fifths; ++d)
        add_tally(counts.row(Slot::deprivation + d), of_deprivation[d]);
    for (std::size_t a = 0; a < age_bands; ++a) add_tally(counts.row(Slot::age + a), of_age[a]);
    for (std::size_t k = 0; k < of_area.size(); ++k) {
        for (const std::size_t slot :
             {Slot::total, registered_slot + k % registrations, area_slot + k / registrations})
            add_tally(counts.row(slot), of_area[k]);
    }
}

void add_some(Counts& counts, std::size_t host, std::uint32_t stratum, std::size_t online,
              const Tally& tally, const SideWeek& week) {
    for (const std::size_t slot :
         {Slot::total, Slot::deprivation + deprivation_of(stratum), Slot::age + age_of(stratum),
          registered_slot + online, area_slot + area_of(stratum)}) {
        add_tally(counts.row(slot), tally);
        add_week(counts.row(slot), online != 0, week);
    }
    if (online != 0 && area_of(stratum) != host)
        counts.at(Slot::total, column::outside_weeks) += week.people;
}

void add_cell(Counts& counts, std::uint32_t stratum, const CellWeek& week) {
    for (const std::size_t slot : {Slot::total, Slot::deprivation + deprivation_of(stratum),
                                   Slot::age + age_of(stratum), area_slot + area_of(stratum)}) {
        const auto group = counts.row(slot);
        group[column::eligible] += week.eligible;
        group[column::enrolled] += week.enrolled;
        group[column::force_weeks] += week.force;
        group[column::working_weeks] += week.working;
    }
}

} // namespace folkmoot::general_practice
