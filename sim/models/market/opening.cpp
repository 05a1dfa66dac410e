/// A market on its first day, and whoever opens later.

#include "models/market/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::market {

double normal_of(std::uint32_t word) { return math::normal_quantile(unit_open(word)); }

std::vector<double> need_chances(const Need& rules, const Strata& strata) {
    constexpr double highest = 0.9;
    const std::array<double, age_bands> by_age{rules.under15, rules.under15, 1.0,         1.0,
                                               rules.over65,  rules.over75,  rules.over85};
    double people = 0, weighted = 0;
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        people += strata.size(s);
        weighted += by_age[age_of(s)] * strata.size(s);
    }
    const double scale = weighted > 0.0 ? people / weighted : 0.0;
    std::vector<double> chances;
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const double place = deprivation_of(s) / (deprivation_fifths - 1.0) - 0.5;
        chances.push_back(std::min(highest, rules.rate / weeks_per_year *
                                                (1.0 + rules.gap * place) * by_age[age_of(s)] *
                                                scale));
    }
    return chances;
}

double hard_chance(const Need& rules, std::uint32_t stratum) {
    const double place = deprivation_of(stratum) / (deprivation_fifths - 1.0) - 0.5;
    const double base = frailty_of(stratum) != 0 ? rules.hard_frail : rules.hard_well;
    return std::clamp(base + rules.hard_gap * place, 0.0, 1.0);
}

Pence open_firm(const Rules& rules, const World& world, std::size_t place, Kind kind, Firm& firm) {
    const Firm before = firm;
    const Words word =
        draw(world.seed, static_cast<std::uint32_t>(place), before.generation, purpose::firm);
    const Providers& traits = rules.providers;
    firm = {};
    firm.generation = before.generation;
    firm.size = before.size;
    firm.small = before.small;
    firm.capacity = std::max(firm.size, 1.0);
    firm.kind = static_cast<std::uint8_t>(kind);
    firm.skill = traits.skill_spread * normal_of(word[0]);
    firm.cost = (1.0 + traits.cost_spread * (2.0 * unit(word[1]) - 1.0)) /
                world.providers[place].efficiency;
    firm.measured = traits.quality;
    firm.unmeasured = traits.quality;
    const Quality quality = quality_of(rules.outcome, firm, 0.0);
    firm.shown = std::clamp(quality.measured + rules.inspecting.error * normal_of(word[2]), 0.0,
                            best_quality);
    firm.target = rules.contract.target;
    const double weekly = traits.fixed_cost / weeks_per_year +
                          case_cost(rules, firm, false) * firm.size / traits.slack /
                              rules.service.weeks * world.people_per_citizen;
    firm.reserve = to_pence(weekly * traits.reserve_weeks);
    return firm.reserve;
}

namespace {

/// Places of an area in the order in which they come to have a provider at the start.
std::vector<std::uint16_t> in_order(const World& world, std::vector<std::uint16_t> places) {
    std::ranges::sort(places, [&](std::uint16_t a, std::uint16_t b) {
        const auto word = [&](std::uint16_t p) {
            return draw(world.seed, p, 0, purpose::place)[0];
        };
        return std::pair(word(a), a) < std::pair(word(b), b);
    });
    return places;
}

void size_places(const Providers& rules, const World& world, std::span<const std::uint16_t> places,
                 std::size_t open, double room, State& state) {
    double sum = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::uint16_t p = places[i];
        const double z = normal_of(draw(world.seed, p, 0, purpose::place)[1]);
        state.firms[p].size = math::exp(rules.size_spread * z);
        if (i < open) sum += state.firms[p].size;
    }
    double all = 0;
    for (const std::uint16_t p : places) {
        Firm& firm = state.firms[p];
        firm.size *= room / sum;
        if (world.providers[p].opening_list > 0.0)
            firm.size = world.providers[p].opening_list / world.people_per_citizen;
        all += firm.size;
    }
    for (const std::uint16_t p : places)
        state.firms[p].small =
            state.firms[p].size * static_cast<double>(places.size()) < all * (1.0 - 1e-9) ? 1 : 0;
}

void open_area(const Rules& rules, const World& world, std::vector<std::uint16_t> places,
               double room, State& state) {
    if (places.empty()) return;
    const Providers& traits = rules.providers;
    const std::vector<std::uint16_t> order = in_order(world, std::move(places));
    const auto part = [](double share, std::size_t of) {
        return nearest_whole<std::size_t>(share * static_cast<double>(of));
    };
    const std::size_t open =
        std::clamp<std::size_t>(part(traits.open_share, order.size()), 1, order.size());
    std::size_t in_public = part(traits.public_share, open);
    if (traits.public_share > 0.0) in_public = std::max<std::size_t>(in_public, 1);
    const std::size_t charities = std::min(part(traits.charity_share, open), open - in_public);
    size_places(traits, world, order, open, room, state);
    for (std::size_t i = 0; i < open; ++i) {
        const Kind kind = i < in_public               ? Kind::in_public_hands
                          : i < in_public + charities ? Kind::charity
                                                      : Kind::company;
        state.ledger.brought += open_firm(rules, world, order[i], kind, state.firms[order[i]]);
        state.doors[order[i]] = static_cast<std::uint8_t>(Door::open);
    }
}

} // namespace

std::unique_ptr<State> begin(const Place& place, const Rules& before) {
    const World& world = place.world;
    auto state = std::make_unique<State>();
    const std::uint32_t people = world.population();
    state->now.assign(people, static_cast<std::uint8_t>(Now::well));
    state->content.assign(people, never_served_content);
    state->wait.assign(people, never_waited);
    state->firms.resize(world.providers.size());
    state->doors.assign(world.providers.size(), static_cast<std::uint8_t>(Door::free));
    state->lines.resize(world.providers.size());
    state->deals.resize(world.areas.size() * most_lots);
    state->lots.assign(world.areas.size(), 0);

    const Streets streets = streets_of(world);
    const std::vector<double> chances = need_chances(before.need, world.strata);
    std::vector<double> needs(world.areas.size());
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        needs[area_of(s)] += chances[s] * world.strata.size(s);
    for (std::size_t a = 0; a < world.areas.size(); ++a)
        open_area(before, world, streets.places[a],
                  needs[a] * before.service.weeks * before.providers.slack, *state);
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        if (world.providers[p].reach != Reach::online) continue;
        double room = 0;
        for (const double each : needs) room += each * before.service.weeks;
        Firm& firm = state->firms[p];
        firm.size = world.providers[p].opening_list > 0.0
                        ? world.providers[p].opening_list / world.people_per_citizen
                        : room / static_cast<double>(world.providers.size());
        state->ledger.brought += open_firm(before, world, p, Kind::company, firm);
        state->doors[p] = static_cast<std::uint8_t>(Door::open);
    }

    state->last.resize(people);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            state->last[c] =
                nearest_public(streets.from(area_of(s), streets.cell_of[c]), *state, 0);
    }
    return state;
}

} // namespace folkmoot::market
