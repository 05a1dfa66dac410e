#include "models/general_practice/processes/experience.hpp"

#include "core/math.hpp"

#include <cmath>

namespace folkmoot::general_practice {

ExperienceTable experience_table(const Experience& experience) {
    ExperienceTable table;
    table.memory = static_cast<std::uint32_t>(std::floor(experience.memory * 256.0 + 0.5));
    const auto added = [&](double satisfaction) {
        const auto felt = static_cast<std::uint32_t>(std::floor(255.0 * satisfaction + 0.5));
        return static_cast<std::uint16_t>(felt * (ExperienceTable::whole - table.memory) +
                                          ExperienceTable::half);
    };
    for (std::size_t days = 0; days < table.adds[0].size(); ++days) {
        const double weeks = static_cast<double>(days) / 7.0;
        const double goodwill = math::exp(-weeks / experience.wait_tolerance * 0.69314718055994531);
        table.adds[0][days] = added(experience.unsettled * goodwill);
        table.adds[1][days] = added(goodwill);
    }
    return table;
}

} // namespace folkmoot::general_practice
