#include "models/market/counts.hpp"

#include "world/world.hpp"

namespace folkmoot::market {
namespace {

constexpr std::array all_columns{
    Counted{"new_needs", "new needs"},
    Counted{"hard_needs", "of them, hard to help"},
    Counted{"placed", "needs for which a provider was found, or who asked again"},
    Counted{"chose", "of them, by the person's own choice"},
    Counted{"turned_away", "of them, turned away by the provider that was chosen first"},
    Counted{"started", "needs that began to be served"},
    Counted{"hard_started", "hard ones that began to be served in earnest"},
    Counted{"wait_weeks_sum", "weeks from asking to being served, of them"},
    Counted{"travel_sum", "km to the provider, of them"},
    Counted{"gave_up", "people who gave up waiting"},
    Counted{"ended", "cases that ended"},
    Counted{"ended_well", "of them, well"},
    Counted{"hard_ended", "hard cases that ended"},
    Counted{"hard_ended_well", "of them, well"},
    Counted{"recorded", "endings that were recorded"},
    Counted{"recorded_well", "of them, as good"},
    Counted{"harmed", "people harmed"},
    Counted{"harmed_at_bad", "of them, by providers that are bad"},
    Counted{"ended_badly", "cases that ended badly or with harm"},
    Counted{"displaced", "people whose provider closed"},
    Counted{"searched_weeks", "weeks that they were without one"},
    Counted{"complaints", "complaints"},
    Counted{"redress_people", "people who got redress"},
    Counted{"redress_pounds", "£ that they got"},
    Counted{"people_weeks", "citizens × weeks; not by provider or difficulty"},
    of_no_person({"served_weeks", "citizens being served × weeks; in total, by area and provider"}),
    of_no_person({"served_bad_weeks", "of them, by providers that are bad"}),
    of_no_person({"quality_weeks", "points of quality that they got × weeks"}),
    of_no_person({"paid", "£ that providers are paid"}),
    of_no_person({"paid_small", "of it, to small firms"}),
    of_no_person({"paid_firms", "£ that firms, small or large, are paid"}),
    of_no_person({"watching", "£ for inspections, records and complaints"}),
    of_no_person({"buying_cost", "£ for reading bids"}),
    of_no_person({"bid_cost", "£ that bids cost those who made them"}),
    of_no_person({"tenders", "contracts that were put out"}),
    of_no_person({"bids", "bids for them"}),
    of_no_person({"tender_worth", "£ that they are worth"}),
    of_no_person({"tender_price", "£ a case of those that somebody won, summed"}),
    of_no_person({"contracts", "contracts that somebody won"}),
    of_no_person({"contracts_small", "of them, small firms"}),
    of_no_person({"open_weeks", "providers × weeks"}),
    of_no_person({"concentration_weeks", "sum of squared shares of an area's custom × weeks"}),
    of_no_person({"closed", "providers that closed"}),
    of_no_person({"removed", "of them, because they had to"}),
    of_no_person({"opened", "providers that opened"}),
    of_no_person({"alarms", "alarms"}),
    of_no_person({"false_alarms", "of them, about providers that are as they should be"}),
    of_no_person({"found_bad", "bad providers about which something was done"}),
    of_no_person({"weeks_to_find", "weeks since they were bad"}),
    of_no_person({"rescued", "£ for providers that must not close"}),
    of_no_person({"firms", "firms that could have a contract", true}),
    of_no_person({"winners", "of them, with one or more so far", true}),
};
static_assert(all_columns.size() == column_count);

} // namespace

std::span<const Counted> count_columns() { return all_columns; }

void add_person(Counts& counts, std::uint32_t stratum, std::size_t kind, std::size_t hard,
                Column column, double amount) {
    PersonRows(counts, stratum, kind, hard).add(column, amount);
}

void add_provider(Counts& counts, std::size_t area, std::size_t kind, Column column,
                  double amount) {
    counts.at(Slot::total, column) += amount;
    counts.at(area_slot + area, column) += amount;
    if (kind != no_kind) counts.at(kind_slot + kind, column) += amount;
}

} // namespace folkmoot::market
