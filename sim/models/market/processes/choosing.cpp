#include "models/market/processes/choosing.hpp"

#include "core/math.hpp"
#include "parts/provision/reputation.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <tuple>

namespace folkmoot::market {
namespace {

// What is thought of a newcomer, and how firmly.
constexpr double newcomer_share = 0.7, newcomer_marks = 2;

std::uint8_t cell_at(const Area& area, Home home) {
    const auto part = [&](double at, double centre) {
        const double share = ((at - centre) / area.radius + 1.0) / 2.0 * cells_across;
        return std::min<std::size_t>(static_cast<std::size_t>(std::max(share, 0.0)),
                                     cells_across - 1);
    };
    return static_cast<std::uint8_t>(part(home.y, area.y) * cells_across + part(home.x, area.x));
}

Home middle_of(const Area& area, std::size_t cell) {
    const auto at = [&](std::size_t part) {
        return ((static_cast<double>(part) + 0.5) * 2.0 / cells_across - 1.0) * area.radius;
    };
    return {area.x + at(cell % cells_across), area.y + at(cell / cells_across)};
}

} // namespace

Streets streets_of(const World& world) {
    Streets streets;
    streets.cell_of.resize(world.population());
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        const std::uint32_t area = area_of(s);
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            streets.cell_of[c] = cell_at(world.areas[area], home_of(world, c, area));
    }
    const LocalProviders local = local_providers(world);
    streets.places = local.of_area;
    streets.km.assign(cells * world.providers.size(), 0.0);
    for (std::uint32_t area = 0; area < world.areas.size(); ++area) {
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const Home home = middle_of(world.areas[area], cell);
            std::vector<Near> near;
            for (const std::uint16_t p : local.of_area[area])
                near.push_back({p, travel_km(world, area, world.providers[p], home)});
            for (const std::uint16_t p : local.online) near.push_back({p, 0.0});
            for (const Near& each : near)
                streets.km[cell * world.providers.size() + each.place] = each.km;
            std::ranges::sort(near, [](const Near& a, const Near& b) {
                return std::tie(a.km, a.place) < std::tie(b.km, b.place);
            });
            streets.near.push_back(std::move(near));
        }
    }
    return streets;
}

double rating_of(const Firm& firm) {
    Rating rating = Rating::newcomer(newcomer_share, newcomer_marks);
    rating.good += firm.good;
    rating.bad += firm.bad;
    return rating.value();
}

double seen_quality(Shown shown, const Firm& firm) {
    switch (shown) {
    case Shown::inspections:
        return firm.shown;
    case Shown::ratings:
        return 10.0 * rating_of(firm);
    default:
        return 0.0;
    }
}

double expected_wait(const Service& rules, const Firm& firm, std::size_t line) {
    return static_cast<double>(line) * rules.weeks / std::max(firm.capacity, 1.0);
}

double pull_of(const Weighing& rules, double seen, double wait) {
    return math::exp(-rules.wait * wait) * math::exp(rules.quality * seen);
}

double nearness(const Weighing& rules, double km) { return math::exp(-rules.distance * km); }

double able_chance(const Weighing& rules, std::uint32_t deprivation) {
    return std::clamp(rules.able - rules.able_gap * deprivation / (deprivation_fifths - 1), 0.0,
                      1.0);
}

std::uint16_t nearest_public(std::span<const Near> near, const State& state, std::uint32_t clock) {
    std::uint16_t any = nobody, open = nobody;
    for (const Near& each : near) {
        if (state.doors[each.place] != static_cast<std::uint8_t>(Door::open)) continue;
        if (open == nobody) open = each.place;
        if (!takes_people(state.doors[each.place], state.firms[each.place], clock)) continue;
        if (any == nobody) any = each.place;
        if (state.firms[each.place].kind == static_cast<std::uint8_t>(Kind::in_public_hands))
            return each.place;
    }
    return any != nobody ? any : open;
}

} // namespace folkmoot::market
