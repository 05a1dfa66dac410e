#include "models/opinion/counts.hpp"

#include "world/world.hpp"

#include <array>

namespace folkmoot::opinion {
namespace {

constexpr std::array opinion_columns{
    Counted{"people_weeks", "citizens × weeks"},
    Counted{"gap_weeks", "their mean distance to policy over the statements × weeks"},
    Counted{"accept_weeks", "citizens who find policy acceptable × weeks"},
    Counted{"trust_weeks", "their trust × weeks"},
    Counted{"took_part_weeks", "citizens who have taken part so far × weeks"},
    Counted{"call_people", "citizens who answered an open call"},
    Counted{"call_votes", "votes that they cast"},
    Counted{"organised_votes", "of them, by organised voices"},
    of_no_person({"top_votes", "votes of the busiest tenth of each call; in total"}),
    Counted{"few_votes", "citizens who cast fewer than 7 votes"},
    Counted{"panel_people", "citizens who sat on a panel; each stands for one person"},
    of_no_person({"letters", "letters to people drawn by lot; in total"}),
    Counted{"hours", "hours that citizens gave"},
    of_no_person(
        {"camp_gap_weeks", "mean distance between the camps' means × weeks; in total, by area"}),
    of_no_person({"agree_weeks",
                  "chance that two of different camps are on one side × weeks; in total, by area"}),
    of_no_person({"loud_weeks", "weeks in which a call has been held; in total"}),
    of_no_person({"loud_sum", "distance of the last call from the median × weeks; in total"}),
    of_no_person({"lot_weeks", "weeks in which a panel has met; in total"}),
    of_no_person({"lot_sum", "distance of the last panel from the median × weeks; in total"}),
    of_no_person({"panels", "panels that met; in total"}),
    of_no_person(
        {"moved_sum", "mean distance over the statements by which panels' means moved; in total"}),
    of_no_person({"put_forward", "statements on which policy could be revised; in total"}),
    of_no_person({"acted_on", "of them, acted on; in total"}),
    of_no_person(
        {"policy_moved", "mean distance over the statements by which policy moved; in total"}),
    of_no_person({"rounds", "rounds that ended; in total"}),
    of_no_person({"pounds", "£ that asking cost; in total"}),
};
static_assert(opinion_columns.size() == column_count);

} // namespace

std::span<const Counted> count_columns() { return opinion_columns; }

void add_person(Counts& counts, std::uint32_t stratum, std::size_t part, std::size_t camp,
                Column column, double amount) {
    counts.in_each(stratum, [&](Counts& table) {
        table.at(Slot::total, column) += amount;
        table.at(Slot::deprivation + deprivation_of(stratum), column) += amount;
        table.at(Slot::age + age_of(stratum), column) += amount;
        table.at(part_slot + part, column) += amount;
        table.at(camp_slot + camp, column) += amount;
        table.at(area_slot + area_of(stratum), column) += amount;
    });
}

} // namespace folkmoot::opinion
