#include "models/general_practice/outcomes/measures.hpp"
#include "parts/inequality.hpp"

#include <array>

namespace folkmoot::general_practice {
namespace {

// Access and people by deprivation, the most deprived first, as the literature ranks from the
// poorest.
struct ByDeprivation {
    std::array<double, deprivation_fifths> access{}, people{};
};

ByDeprivation poorest_first(const Counts& counts) {
    ByDeprivation table;
    for (std::size_t d = 0; d < deprivation_fifths; ++d) {
        const std::size_t slot = Slot::deprivation + deprivation_fifths - 1 - d;
        const double access = seen_within_two_weeks(counts, slot);
        const bool known = access == access;
        table.access[d] = known ? access : 0.0;
        table.people[d] = known ? counts.at(slot, column::people_weeks) : 0.0;
    }
    return table;
}

}  // namespace

double access_gap(const Counts& counts, std::size_t) {
    const ByDeprivation table = poorest_first(counts);
    return 100.0 * slope_index(table.access, table.people).slope;
}

double access_concentration(const Counts& counts, std::size_t) {
    const ByDeprivation table = poorest_first(counts);
    return concentration_index(table.access, table.people).value;
}

} // namespace folkmoot::general_practice
