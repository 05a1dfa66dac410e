#include "engine/phrase.hpp"

#include "core/units.hpp"

#include <cmath>

namespace folkmoot {

std::string share_clause(const Compared& values, std::string_view verb) {
    if (std::isnan(values.before) || std::isnan(values.after)) return {};
    const auto words = [](double share) { return format_number(share * 100.0, 1) + "%"; };
    const std::string before = words(values.before), after = words(values.after);
    return after + " " + std::string(values.unit) + " " + std::string(verb) +
           (after == before ? ", as before" : " instead of " + before);
}

} // namespace folkmoot
