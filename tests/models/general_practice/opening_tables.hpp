#pragma once

/// A tiny world on its first day.

#include "models/general_practice/registers.hpp"
#include "world/tiny_world.hpp"

#include <cstdint>
#include <vector>

namespace folkmoot::general_practice {

/// The lists and stocks of a world on its first day, counted person by person.
struct OpeningTables {
    Citizens citizens;
    Lists lists;
    std::vector<Stock> stocks;
    std::vector<std::uint8_t> online, open;
};

inline OpeningTables opening_tables(const World& world) {
    OpeningTables tables;
    tables.citizens.provider = opening_lists(world);
    tables.citizens.since.assign(world.population(), long_since);
    tables.citizens.felt.assign(world.population(), Felt{});
    tables.lists = Lists(world);
    tables.stocks.resize(std::size_t{world.strata.count()} * 2);
    for (const Provider& provider : world.providers)
        tables.online.push_back(provider.reach == Reach::online ? 1 : 0);
    tables.open.assign(world.providers.size(), 1);
    for (std::uint32_t c = 0; c < world.population(); ++c) {
        const std::uint32_t s = stratum_of(world.strata, c);
        ++tables.lists.count(tables.citizens.provider[c], s);
        Stock& stock = tables.stocks[side(s, tables.online[tables.citizens.provider[c]] != 0)];
        ++stock.people;
        stock.satisfaction += Felt{}.satisfaction;
    }
    return tables;
}

} // namespace folkmoot::general_practice
