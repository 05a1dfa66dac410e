#include "parts/sortition.hpp"

#include <numeric>
#include <utility>

namespace folkmoot {

std::vector<std::uint32_t> seats_by_size(std::span<const std::uint32_t> people,
                                         std::uint32_t seats) {
    const std::uint64_t all = std::accumulate(people.begin(), people.end(), std::uint64_t{0});
    std::vector<std::uint32_t> given(people.size());
    if (all == 0) return given;
    std::vector<std::pair<std::uint64_t, std::size_t>> rest; // what is left of a seat, from all
    std::uint32_t sum = 0;
    for (std::size_t g = 0; g < people.size(); ++g) {
        const std::uint64_t exact = std::uint64_t{people[g]} * seats;
        given[g] = static_cast<std::uint32_t>(exact / all);
        sum += given[g];
        rest.emplace_back(all - exact % all, g);
    }
    std::ranges::sort(rest);
    for (std::size_t i = 0; sum < seats; ++i, ++sum) ++given[rest[i].second];
    return given;
}

std::uint32_t Pools::citizen(std::size_t group, std::uint32_t index) const {
    const auto& stretches = stretches_[group];
    const auto next = std::ranges::upper_bound(stretches, index, {}, &Stretch::before);
    const Stretch& stretch = *(next - 1);
    return stretch.first + (index - stretch.before);
}

} // namespace folkmoot
