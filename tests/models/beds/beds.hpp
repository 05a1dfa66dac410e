#pragma once

/// Small places with hospitals for tests: a world in a line.

#include "models/beds/model.hpp"
#include "models/beds/settings.hpp"
#include "models/beds/town.hpp"
#include "models/life.hpp"

#include <memory>
#include <string_view>

namespace folkmoot::beds {

using folkmoot::Values;

inline Settings bed_rules(const Values& values, Settings settings = beds_model()->usual()) {
    return settings_with(*beds_model(), values, std::move(settings));
}
inline std::shared_ptr<const Place> bed_place(const TownPlan& plan) {
    return folkmoot::place_of(*beds_model(), plan);
}
inline Values both(Values values, const Values& more) {
    for (const auto& [key, value] : more) values[key] = value;
    return values;
}

/// Hospitals at week 0, and then week by week.
class BedLife : public LifeOf<State> {
public:
    BedLife(const TownPlan& plan, const Values& before, const Values& changed = {})
        : LifeOf(bed_place(plan), before, changed) {}
};

inline double bed_measure(const Counts& counts, std::string_view key,
                          std::size_t slot = Slot::total) {
    return measure_of(*beds_model(), counts, key, slot);
}

/// One hospital, or some alike; few citizens, since patients are real people.
inline TownPlan hospitals_alike(std::size_t areas, double people = 100'000) {
    return {.areas = areas, .places = 1, .population = 1'000, .people = people};
}

/// Nothing but people who fall ill evenly, staff who stay, and beds.
inline const Values textbook{
    {"list.needs", 0},     {"list.backlog", 0}, {"need.gap", 0},        {"need.season", 0},
    {"need.unrest", 0},    {"need.filling", 0}, {"epidemic.chance", 0}, {"harm.patience", 0},
    {"staff.leave", 0},    {"staff.strain", 0}, {"staff.sick", 0},      {"need.admissions", 1},
    {"staff.training", 0},
};

/// So that each of `hospitals` alike has `load` intensive patients on average, who stay half a day,
/// and that many beds.
inline Values intensive_load(double load, double beds, double hospitals = 1,
                             double people = 100'000) {
    constexpr double stay = 0.5, days_in_year = 364;
    return both(textbook,
                {{"need.intensive_stay", stay},
                 {"need.intensive", load * hospitals / stay * days_in_year * 1'000 / people},
                 {"beds.spare_intensive", beds / load - 1}});
}

/// Everything at once: nearly full, sharing, surge, contractors, an epidemic each year.
inline const Values everything{
    {"beds.spare", 0.05},
    {"beds.spare_intensive", 0.15},
    {"sharing.reach", 2},
    {"sharing.keep", 0.05},
    {"surge.most", 0.4},
    {"surge.general", 0.05},
    {"training.ahead", 0.05},
    {"contract.share", 0.6},
    {"planned.stop_at", 0.95},
    {"planned.looked_after", 1},
    {"need.intensive", 12},
    {"epidemic.chance", 1},
    {"epidemic.reproduction", 2.2},
    {"epidemic.ill", 0.03},
    {"staff.training", 12},
    {"harm.patience", 12},
    {"firms.reserve", 0.02},
    {"list.worsen", 0.5},
    {"list.leave", 0.5},
    {"need.unrest", 0.1},
    {"epidemic.apart", 3},
};

} // namespace folkmoot::beds
