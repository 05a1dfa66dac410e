#pragma once

/// Small worlds for tests, made in a line.

#include "world/citizens.hpp"
#include "world/synthesis.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot {

/// A row of towns, 20 km apart; each has local clinics; the first hosts what is online.
struct TinyTown {
    std::uint32_t areas = 2;
    std::uint32_t clinics = 2;   ///< in each area
    std::uint32_t online = 1;    ///< online practices, the last providers of the table
    std::uint32_t population = 4'000;
    double people = 40'000;
    double opening_list = 1'000; ///< real people with each online practice
    std::uint64_t seed = 5;
};

inline Area tiny_area(std::uint32_t index, double people) {
    Area area;
    area.name = "Town " + std::to_string(index + 1);
    area.registered = people;
    area.weighted_ratio = 1.0 + 0.1 * index;
    area.over65_share = 0.15 + 0.05 * index;
    area.deprivation = {0.3, 0.25, 0.2, 0.15, 0.1};
    area.x = 20.0 * index;
    area.y = -3.0 * index;
    area.radius = 2.0 + index;
    return area;
}

inline World tiny_world(const TinyTown& town) {
    std::vector<Area> areas;
    std::vector<Provider> providers;
    areas.reserve(town.areas);
    for (std::uint32_t a = 0; a < town.areas; ++a)
        areas.push_back(tiny_area(a, town.people / town.areas));
    for (std::uint32_t a = 0; a < town.areas; ++a)
        for (std::uint32_t c = 0; c < town.clinics; ++c) {
            Provider clinic;
            clinic.name = areas[a].name + ", clinic " + std::to_string(c + 1);
            clinic.area = static_cast<std::uint16_t>(a);
            const std::uint32_t pair = c / 2;  // one left, one right; the next pair further out
            clinic.x = areas[a].x + (c % 2 == 0 ? -1.0 : 1.0) * (1.0 + pair);
            clinic.y = areas[a].y;
            providers.push_back(clinic);
        }
    for (std::uint32_t o = 0; o < town.online; ++o) {
        Provider online;
        online.name = "Online " + std::to_string(o + 1);
        online.reach = Reach::online;
        online.opening_list = town.opening_list;
        providers.push_back(online);
    }
    return make_world({.areas = areas,
                       .providers = providers,
                       .people = town.people,
                       .population = town.population,
                       .seed = town.seed});
}

} // namespace folkmoot
