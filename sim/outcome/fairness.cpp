#include "outcome/inequality.hpp"
#include "outcome/measures.hpp"

#include <array>

namespace folkmoot {
namespace {

// Access and people by deprivation, the most deprived first, as the literature ranks from the
// poorest.
struct ByDeprivation {
    std::array<double, deprivation_fifths> access{}, people{};
};

ByDeprivation poorest_first(const Summary& summary) {
    ByDeprivation table;
    for (std::size_t d = 0; d < deprivation_fifths; ++d) {
        const std::size_t slot = Slot::deprivation + deprivation_fifths - 1 - d;
        const double access = seen_within_two_weeks(summary, slot);
        const bool known = access == access;
        table.access[d] = known ? access : 0.0;
        table.people[d] = known ? summary.groups[slot].people_weeks : 0.0;
    }
    return table;
}

}  // namespace

double access_gap(const Summary& summary, std::size_t) {
    const ByDeprivation table = poorest_first(summary);
    return 100.0 * slope_index(table.access, table.people).slope;
}

double access_concentration(const Summary& summary, std::size_t) {
    const ByDeprivation table = poorest_first(summary);
    return concentration_index(table.access, table.people).value;
}

}  // namespace folkmoot
