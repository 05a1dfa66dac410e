#include "analysis/cross/alike.hpp"

#include "analysis/told.hpp"

#include <limits>

namespace folkmoot::cross {

bool Likeness::fits(std::uint32_t stratum) const {
    const auto is = [](const std::optional<std::uint32_t>& wanted, std::uint32_t found) {
        return !wanted || *wanted == found;
    };
    return is(area, area_of(stratum)) && is(age, age_of(stratum)) &&
           is(deprivation, deprivation_of(stratum)) && is(frailty, frailty_of(stratum));
}

std::shared_ptr<const Parting> parting_of(const Scenario& scenario, const Likeness& like) {
    auto parting = std::make_shared<Parting>();
    parting->parts = 1;
    for (std::uint32_t s = 0; s < scenario.areas.size() * strata_per_area; ++s)
        parting->of_stratum.push_back(like.fits(s) ? std::uint8_t{0} : Parting::none);
    return parting;
}

double citizens_of(const World& world, const Likeness& like) {
    double citizens = 0;
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        if (like.fits(s)) citizens += world.strata.size(s);
    return citizens;
}

std::vector<double> outcomes_among(const Scenario& scenario, const Likeness& like,
                                   const RunRecord& record) {
    const unsigned by = (like.area ? by_area : 0U) | (like.age ? by_age : 0U) |
                        (like.deprivation ? by_deprivation : 0U);
    const std::size_t year = headline_year(record);
    std::vector<double> values;
    for (const std::string& key : scenario.outcomes) {
        const std::size_t m = scenario.model->measure_index(key);
        const Measure& measure = scenario.model->measures()[m];
        values.push_back(is_of_people(measure) && (measure.by & by) == by
                             ? value_of_part(record, m, year, 0, Slot::total)
                             : std::numeric_limits<double>::quiet_NaN());
    }
    return values;
}

} // namespace folkmoot::cross
