#include "world/citizens.hpp"

#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace folkmoot {

VisitOrder::VisitOrder(std::uint64_t seed, std::uint32_t week, std::uint32_t count)
    : start_(0), stride_(1), count_(count) {
    const Words word = draw(seed, 0, week, Purpose::activation);
    start_ = below(word[0], count);
    stride_ = 1 + below(word[1], count);
    while (std::gcd(stride_, count_) != 1) ++stride_;
}

Home home_of(const World& world, std::uint32_t citizen, std::uint32_t area) {
    // The sum of two even draws is a tent: dense in the middle, thin at the edge, as towns are.
    const Words word = draw(world.seed, citizen, 0, Purpose::home);
    const Area& place = world.areas[area];
    return {place.x + place.radius * (unit(word[0]) + unit(word[1]) - 1.0),
            place.y + place.radius * (unit(word[2]) + unit(word[3]) - 1.0)};
}

double travel_km(const World& world, std::uint32_t area, const Provider& provider, Home home) {
    return travel_km(world.areas[area].radius, provider.x - home.x, provider.y - home.y);
}

std::uint32_t stratum_of(const Strata& strata, std::uint32_t citizen) {
    const auto next = std::upper_bound(strata.first.begin(), strata.first.end(), citizen);
    return static_cast<std::uint32_t>(next - strata.first.begin()) - 1;
}

LocalProviders local_providers(const World& world) {
    LocalProviders result;
    result.of_area.resize(world.areas.size());
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        const Provider& provider = world.providers[p];
        const auto index = static_cast<std::uint16_t>(p);
        if (provider.reach == Reach::online) {
            result.online.push_back(index);
        } else {
            result.of_area[provider.area].push_back(index);
        }
    }
    return result;
}

std::uint16_t nearest_open(const World& world, std::span<const std::uint16_t> locals,
                           std::span<const std::uint8_t> open, Home home) {
    std::uint16_t best = locals.front();
    double least = std::numeric_limits<double>::infinity();
    for (const std::uint16_t p : locals) {
        if (open[p] == 0) continue;
        const double dx = world.providers[p].x - home.x;
        const double dy = world.providers[p].y - home.y;
        const double square = dx * dx + dy * dy;
        if (square < least) {
            least = square;
            best = p;
        }
    }
    return best;
}

} // namespace folkmoot
