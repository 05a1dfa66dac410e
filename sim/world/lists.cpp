#include "world/lists.hpp"

#include <numeric>

namespace folkmoot {

Lists::Lists(const World& world) {
    lay_out(world);
    const std::size_t counters = rows_.empty() ? 0 : rows_.back().at + rows_.back().strata;
    count_.assign(counters, 0);
    fresh_.assign(counters, 0);
}

void Lists::lay_out(const World& world) {
    rows_.clear();
    std::uint32_t at = 0;
    for (const Provider& provider : world.providers) {
        Row row;
        row.at = at;
        if (provider.reach == Reach::online) {
            row.strata = world.strata.count();
        } else {
            row.first_stratum = provider.area * strata_per_area;
            row.strata = strata_per_area;
        }
        at += row.strata;
        rows_.push_back(row);
    }
}

std::uint64_t Lists::size(std::size_t provider) const {
    const auto list = counts(provider);
    return std::accumulate(list.begin(), list.end(), std::uint64_t{0});
}

} // namespace folkmoot
