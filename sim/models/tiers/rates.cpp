/// What follows from the rules alone: who lies together, what a unit costs, what people want, how
/// often they come.

#include "models/tiers/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "models/tiers/model.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::tiers {

Layout::Layout(const World& world, const Map& map) : areas(world.areas.size()) {
    counties = std::clamp<std::size_t>(static_cast<std::size_t>(map.counties), 1,
                                       std::max<std::size_t>(areas, 1));
    for (std::size_t a = 0; a < areas; ++a) {
        county.push_back(static_cast<std::uint16_t>(a * counties / areas));
        const std::uint32_t stratum = static_cast<std::uint32_t>(a) * strata_per_area;
        citizens.push_back(world.strata.first[stratum + strata_per_area] -
                           world.strata.first[stratum]);
        people.push_back(citizens.back() * world.people_per_citizen);
    }
    std::vector<bool> taken(units());
    seat.resize(units());
    for (std::size_t tier = 0; tier < tiers; ++tier) {
        for (std::size_t a = 0; a < areas; ++a) {
            const std::size_t u = unit(tier, a);
            if (taken[u] && citizens[a] <= citizens[seat[u]]) continue;
            taken[u] = true;
            seat[u] = static_cast<std::uint16_t>(a);
        }
    }
}

// ---------------------------------------------------------------- money

CostOf cost_of(const Costs& costs, std::size_t function) {
    switch (static_cast<Function>(function)) {
    case Function::front:
        return {costs.front_fixed, costs.front_each, costs.front_distance};
    case Function::back:
        return {costs.back_fixed, costs.back_each, costs.back_distance};
    case Function::common:
        break;
    }
    return {costs.common_fixed, costs.common_each, costs.common_distance};
}

double unit_cost(const CostOf& cost, double tailored, double people, double ways) {
    return cost.fixed * (1.0 + tailored * ways) + cost.each * people +
           cost.distance * people * people;
}

double cost_of_unit(const Costs& costs, std::size_t function, const Unit& unit) {
    return unit_cost(cost_of(costs, function), costs.tailored, unit.people,
                     ways_of(unit.rooms, static_cast<double>(unit.members)));
}

std::uint32_t posts_of(const Rules& rules, std::size_t function, const Unit& unit) {
    if (unit.members == 0) return 0;
    return nearest_whole<std::uint32_t>(cost_of_unit(rules.costs, function, unit) *
                                        rules.staff.pay_share / rules.staff.pay);
}

std::vector<Unit> units_of(const Layout& layout, const State& state,
                           std::span<const double> rooms) {
    std::vector<Unit> units(functions * layout.units());
    for (std::size_t f = 0; f < functions; ++f) {
        for (std::size_t a = 0; a < layout.areas; ++a) {
            Unit& unit =
                units[f * layout.units() + layout.unit(state.moves[f * layout.areas + a].tier, a)];
            unit.people += layout.people[a];
            unit.rooms += rooms[a];
            ++unit.members;
        }
    }
    return units;
}

// ---------------------------------------------------------------- what people want

double weight_of(const Taste& taste, std::size_t function) {
    switch (static_cast<Function>(function)) {
    case Function::front:
        return 1.0 - taste.back - taste.common;
    case Function::back:
        return taste.back;
    case Function::common:
        break;
    }
    return taste.common;
}

std::size_t wanted_tier(const Made& made, std::size_t function) {
    const Tier tier = function == 0 ? made.front : function == 1 ? made.back : made.common;
    return static_cast<std::size_t>(tier);
}

double voice_of(const Voice& voice, std::size_t tier, std::size_t fifth) {
    constexpr std::array<double, tiers> near{1.0, 0.5, 0.0};
    return 1.0 + voice.captured * near[tier] * (2.0 - static_cast<double>(fifth)) / 2.0;
}

namespace {

// The k-th of so many evenly spaced numbers, of mean 0 and standard deviation 1; 0 of a single one.
double evenly(std::size_t k, std::size_t count) {
    if (count < 2) return 0.0;
    const auto n = static_cast<double>(count);
    return (static_cast<double>(k) - (n - 1.0) / 2.0) / std::sqrt((n * n - 1.0) / 12.0);
}

} // namespace

double leaning(const Layout& layout, const Taste& taste, std::size_t area) {
    const std::size_t county = layout.county[area];
    std::size_t first = area, count = 0;
    while (first > 0 && layout.county[first - 1] == county) --first;
    while (first + count < layout.areas && layout.county[first + count] == county) ++count;
    // Every second county in the other direction, so that its neighbours at the border are alike.
    const std::size_t within = county % 2 == 0 ? area - first : count - 1 - (area - first);
    return std::sqrt(taste.county) * evenly(county, layout.counties) +
           std::sqrt(1.0 - taste.county) * evenly(within, count);
}

Taste16 taste_of(const Taste& taste, double leaning, std::uint64_t seed, std::uint32_t citizen,
                 std::uint32_t stratum) {
    // The sum of four even draws, centred: close to normal, and never far out.
    const Words word = draw(seed, citizen, 0, purpose::taste);
    const double sum = unit(word[0]) + unit(word[1]) + unit(word[2]) + unit(word[3]) - 2.0;
    const double poor = deprivation_of(stratum) / (deprivation_fifths - 1.0) - 0.5;
    const double wants =
        0.5 + taste.place * leaning + taste.poor * poor + taste.within * sum * 1.7320508075688772;
    return nearest_whole<Taste16>(std::clamp(wants, 0.0, 1.0) * full);
}

Wants::Wants(const World& world, const State& state) {
    const Strata& strata = world.strata;
    by_stratum.resize(strata.count());
    cells.resize(strata.count() / strata_per_cell);
    fifths.resize(std::size_t{strata.areas} * deprivation_fifths);
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        Cell& sum = by_stratum[s];
        for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c) {
            const std::uint64_t at = state.taste[c];
            sum.sum += at;
            sum.squares += at * at;
            ++sum.people;
        }
        for (Cell* cell :
             {&cells[cell_of(s)], &fifths[area_of(s) * deprivation_fifths + deprivation_of(s)]}) {
            cell->sum += sum.sum;
            cell->squares += sum.squares;
            cell->people += sum.people;
        }
    }
}

double heard(const Wants& wants, const Voice& voice, double drift, std::size_t tier,
             std::size_t area) {
    double sum = 0, voices = 0;
    for (std::size_t d = 0; d < deprivation_fifths; ++d) {
        const Wants::Cell& fifth = wants.fifths[area * deprivation_fifths + d];
        const double weight = voice_of(voice, tier, d);
        sum += weight * static_cast<double>(fifth.sum);
        voices += weight * fifth.people;
    }
    return (voices > 0.0 ? sum / voices * tick : 0.5) + drift;
}

std::vector<double> aims_of(const Layout& layout, const Wants& wants, const Voice& voice,
                            const State& state, std::span<const double> rooms,
                            std::size_t function) {
    std::vector<double> hears(layout.areas), mean(layout.units()), people(layout.units());
    const auto tier_of = [&](std::size_t a) {
        return std::size_t{state.moves[function * layout.areas + a].tier};
    };
    for (std::size_t a = 0; a < layout.areas; ++a) {
        hears[a] = heard(wants, voice, state.drift[a], tier_of(a), a);
        const std::size_t u = layout.unit(tier_of(a), a);
        mean[u] += layout.people[a] * hears[a];
        people[u] += layout.people[a];
    }
    for (std::size_t a = 0; a < layout.areas; ++a) {
        const std::size_t u = layout.unit(tier_of(a), a);
        const double all = people[u] > 0.0 ? mean[u] / people[u] : hears[a];
        const double own_way = tier_of(a) == 0 ? 1.0 : rooms[a];
        hears[a] = all + own_way * (hears[a] - all);
    }
    return hears;
}

// ---------------------------------------------------------------- needs, contracts, offices

double need_chance(const Need& need, std::uint32_t stratum) {
    const double poor = (static_cast<double>(deprivation_of(stratum)) - 2.0) / 2.0;
    return std::min(0.5, need.rate / weeks_per_year * (1.0 + need.gap * poor) *
                             (frailty_of(stratum) == 1 ? need.frail : 1.0));
}

std::vector<double> expected_needs(const World& world, const Layout& layout, const Need& need) {
    std::vector<double> at_home(layout.areas);
    double all = 0, citizens = 0;
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        at_home[area_of(s)] += need_chance(need, s) * world.strata.size(s);
    for (std::size_t a = 0; a < layout.areas; ++a) {
        all += at_home[a];
        citizens += layout.citizens[a];
    }
    std::vector<double> expected;
    for (std::size_t a = 0; a < layout.areas; ++a) {
        const double visitors = citizens > 0.0 ? all * layout.citizens[a] / citizens : 0.0;
        expected.push_back(((1.0 - need.away) * at_home[a] + need.away * visitors) /
                           (1.0 - need.bad));
    }
    return expected;
}

std::uint32_t contract_turn(const Contracts& contracts, std::uint64_t seed, std::uint32_t which) {
    return below(draw(seed, which, 0, purpose::contract)[0],
                 static_cast<std::uint32_t>(contracts.weeks));
}

double reluctance_of(const Project& project, std::uint64_t seed, std::uint32_t which) {
    const Words word = draw(seed, which, 0, purpose::contract);
    return -math::log(unit_open(word[1])) * project.reluctance;
}

std::uint16_t office_of(const World& world, const Layout& layout, std::size_t tier,
                        std::size_t area) {
    // Of a county or the nation: those that serve everywhere, in their order.
    std::size_t wanted = tier == 1 ? layout.county[area] : layout.counties;
    std::uint16_t near = 0;
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        const Provider& office = world.providers[p];
        if (office.reach == Reach::online) {
            if (tier > 0 && wanted-- == 0) return static_cast<std::uint16_t>(p);
        } else if (office.area == area) {
            near = static_cast<std::uint16_t>(p);
        }
    }
    return near;
}

void set_offices(const World& world, const Layout& layout, State& state) {
    if (world.providers.empty()) return;
    state.office.resize(world.population());
    for (std::size_t a = 0; a < layout.areas; ++a) {
        const std::uint16_t office = office_of(world, layout, state.moves[a].tier, a);
        const std::uint32_t first =
            world.strata.first[static_cast<std::uint32_t>(a) * strata_per_area];
        std::fill_n(state.office.begin() + first, layout.citizens[a], office);
    }
}

VaryLevel vary_level(const Setting& setting) {
    if (setting.kind != FieldKind::lever) return VaryLevel::never;
    if (setting.key == "moving.letter") return VaryLevel::citizen;
    const bool by_area = setting.key == "tailoring.room" || setting.key == "moving.parallel" ||
                         setting.key == "moving.help" || setting.key.starts_with("made.");
    return by_area ? VaryLevel::area : VaryLevel::week;
}

} // namespace folkmoot::tiers
