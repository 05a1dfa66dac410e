#include "process/experience.hpp"

#include "core/math.hpp"

#include <cmath>

namespace folkmoot {

ExperienceTable experience_table(const Experience& experience) {
    ExperienceTable table;
    table.memory = static_cast<std::uint32_t>(std::floor(experience.memory * 256.0 + 0.5));
    for (std::size_t days = 0; days < table.settled.size(); ++days) {
        const double weeks = static_cast<double>(days) / 7.0;
        const double goodwill = math::exp(-weeks / experience.wait_tolerance * 0.69314718055994531);
        table.settled[days] = static_cast<std::uint8_t>(std::floor(255.0 * goodwill + 0.5));
        table.unsettled[days] =
            static_cast<std::uint8_t>(std::floor(255.0 * experience.unsettled * goodwill + 0.5));
    }
    return table;
}

}  // namespace folkmoot
