#include "world/synthesis.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace folkmoot {
namespace {

constexpr double opening_distance_utility = 0.6;  // utility lost per km when lists first formed
constexpr double steps_per_km = 64;
constexpr int farthest_step = 24 * 64;
constexpr double digital_spread = 0.18;           // standard deviation of digital confidence

// Largest remainder (Hamilton): whole numbers with the shares of `weight` that sum to `total`.
std::vector<std::uint32_t> apportion(const std::vector<double>& weight, std::uint32_t total) {
    const double sum = std::accumulate(weight.begin(), weight.end(), 0.0);
    std::vector<std::uint32_t> whole(weight.size());
    std::vector<std::pair<double, std::size_t>> rest(weight.size());
    std::uint32_t given = 0;
    for (std::size_t i = 0; i < weight.size(); ++i) {
        const double exact = weight[i] / sum * total;
        whole[i] = static_cast<std::uint32_t>(exact);
        given += whole[i];
        rest[i] = {-(exact - std::floor(exact)), i};
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t i = 0; given < total; ++i, ++given) ++whole[rest[i].second];
    return whole;
}

Strata spread_people(const WorldPlan& plan) {
    std::vector<double> weight;
    weight.reserve(plan.areas.size() * strata_per_area);
    for (const Area& area : plan.areas) {
        const auto age = age_shares(area.over65_share);
        for (std::size_t a = 0; a < age_bands; ++a) {
            for (std::size_t d = 0; d < deprivation_fifths; ++d) {
                const double cell = area.registered * age[a] * area.deprivation[d];
                weight.push_back(cell * (1.0 - frail_share(a)));
                weight.push_back(cell * frail_share(a));
            }
        }
    }
    Strata strata;
    strata.areas = static_cast<std::uint32_t>(plan.areas.size());
    strata.first.assign(1, 0);
    for (const std::uint32_t size : apportion(weight, plan.population)) {
        strata.first.push_back(strata.first.back() + size);
    }
    return strata;
}

void draw_digital_confidence(World& world) {
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        const double mean = digital_mean(age_of(s), deprivation_of(s));
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            // The sum of four even draws, centred: close to normal, and never far out.
            const Words word = draw(world.seed, c, 0, Purpose::people);
            const double sum = unit(word[0]) + unit(word[1]) + unit(word[2]) + unit(word[3]) - 2.0;
            const double confidence = mean + digital_spread * sum * 1.7320508075688772;
            world.digital[c] = static_cast<std::uint8_t>(
                std::floor(std::clamp(confidence, 0.0, 1.0) * 255.0 + 0.5));
        }
    }
}

void register_locally(const World& world, std::vector<std::uint16_t>& lists) {
    const LocalProviders providers = local_providers(world);
    // By distance in steps of 1/64 km: a table is several times faster than an exponential a
    // clinic.
    std::vector<double> nearness;
    for (std::size_t step = 0; step <= std::size_t{farthest_step}; ++step) {
        nearness.push_back(math::exp(-opening_distance_utility * (static_cast<double>(step) + 0.5) /
                                     steps_per_km));
    }
    std::vector<double> cumulative;
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        const std::uint32_t area = area_of(s);
        const auto& locals = providers.of_area[area];
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            const Home home = home_of(world, c, area);
            cumulative.clear();
            double sum = 0;
            for (const std::uint16_t p : locals) {
                const double steps =
                    travel_km(world, area, world.providers[p], home) * steps_per_km;
                sum += nearness[static_cast<std::size_t>(std::min(steps, double{farthest_step}))];
                cumulative.push_back(sum);
            }
            const double u = unit(draw(world.seed, c, 0, Purpose::registration)[0]) * sum;
            std::size_t chosen = 0;
            while (chosen + 1 < locals.size() && cumulative[chosen] <= u) ++chosen;
            lists[c] = locals[chosen];
        }
    }
}

void register_online(const World& world, std::vector<std::uint16_t>& lists) {
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        const Provider& provider = world.providers[p];
        if (provider.reach != Reach::online) continue;
        const std::size_t area = provider.area;
        const std::uint32_t first = world.strata.first[area * strata_per_area];
        const std::uint32_t last = world.strata.first[(area + 1) * strata_per_area];
        const auto places = static_cast<std::uint32_t>(
            std::floor(provider.opening_list / world.people_per_citizen + 0.5));
        std::vector<std::pair<std::uint32_t, std::uint32_t>> rank;
        rank.reserve(last - first);
        for (std::uint32_t c = first; c < last; ++c) {
            rank.emplace_back(draw(world.seed, c, 0, Purpose::registration, 1)[0], c);
        }
        const std::size_t count = std::min<std::size_t>(places, rank.size());
        std::partial_sort(rank.begin(), rank.begin() + static_cast<std::ptrdiff_t>(count),
                          rank.end());
        for (std::size_t i = 0; i < count; ++i) {
            lists[rank[i].second] = static_cast<std::uint16_t>(p);
        }
    }
}

}  // namespace

std::array<double, age_bands> age_shares(double over65) {
    constexpr std::array<double, 4> young{0.066, 0.146, 0.474, 0.314};  // sums to 1
    constexpr std::array<double, 3> old{0.530, 0.340, 0.130};           // sums to 1
    std::array<double, age_bands> share{};
    for (std::size_t a = 0; a < 4; ++a) share[a] = (1.0 - over65) * young[a];
    for (std::size_t a = 0; a < 3; ++a) share[4 + a] = over65 * old[a];
    return share;
}

double frail_share(std::size_t age_band) {
    constexpr std::array<double, age_bands> share{0.05, 0.10, 0.20, 0.40, 0.60, 0.75, 0.85};
    return share[age_band];
}

double digital_mean(std::size_t age_band, std::size_t deprivation) {
    constexpr std::array<double, age_bands> mean{0.72, 0.75, 0.80, 0.66, 0.50, 0.34, 0.20};
    return mean[age_band] - 0.03 * static_cast<double>(deprivation);
}

World make_world(const WorldPlan& plan) {
    World world;
    world.seed = plan.seed;
    world.people_per_citizen = plan.people / plan.population;
    world.areas.assign(plan.areas.begin(), plan.areas.end());
    world.providers.assign(plan.providers.begin(), plan.providers.end());
    world.strata = spread_people(plan);
    world.digital.resize(plan.population);
    draw_digital_confidence(world);
    return world;
}

std::vector<std::uint16_t> opening_lists(const World& world) {
    std::vector<std::uint16_t> lists(world.population());
    register_locally(world, lists);
    register_online(world, lists);
    return lists;
}

}  // namespace folkmoot
