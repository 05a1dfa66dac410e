/// Districts on the first day: what people want, who makes what, and how well.

#include "models/tiers/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "world/citizens.hpp"

namespace folkmoot::tiers {

std::unique_ptr<State> begin(const Place& place, const Rules& before) {
    const World& world = place.world;
    const Layout layout(world, before.map);
    auto state = std::make_unique<State>();
    state->taste.resize(world.population());
    state->need.resize(world.population());
    state->last.resize(world.population());
    state->lines.resize(layout.areas);
    state->drift.resize(layout.areas);
    state->spare.resize(layout.areas);
    std::vector<double> leans;
    for (std::size_t a = 0; a < layout.areas; ++a)
        leans.push_back(leaning(layout, before.taste, a));
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            state->taste[c] = taste_of(before.taste, leans[area_of(s)], world.seed, c, s);

    for (std::size_t f = 0; f < functions; ++f) {
        const auto tier = static_cast<std::uint8_t>(wanted_tier(before.made, f));
        for (std::size_t a = 0; a < layout.areas; ++a)
            state->moves.push_back({tier, tier, never, 0});
    }
    const std::vector<double> rooms(layout.areas, before.tailoring.room);
    const std::vector<Unit> units = units_of(layout, *state, rooms);
    const Wants wants(world, *state);
    state->staff.resize(units.size());
    state->practice.assign(units.size(), 1.0);
    for (std::size_t f = 0; f < functions; ++f) {
        for (const double aim : aims_of(layout, wants, before.voice, *state, rooms, f))
            state->standard.push_back(aim);
        // How well each district would do it by itself; those who are together are in between.
        std::vector<double> sum(layout.units());
        for (std::size_t a = 0; a < layout.areas; ++a) {
            const Words word = draw(world.seed, static_cast<std::uint32_t>(f * layout.areas + a), 0,
                                    purpose::skill);
            sum[layout.unit(state->moves[f * layout.areas + a].tier, a)] +=
                layout.people[a] *
                math::exp(before.skill.spread * math::normal_quantile(unit_open(word[0])));
        }
        for (std::size_t u = 0; u < layout.units(); ++u) {
            const std::size_t at = f * layout.units() + u;
            if (units[at].people > 0.0) state->practice[at] = sum[u] / units[at].people;
            state->staff[at] = posts_of(before, f, units[at]);
            if (units[at].members > 0)
                state->ledger.opening +=
                    pence_of(cost_of_unit(before.costs, f, units[at]) / weeks_per_year);
        }
    }
    state->ledger.running = state->ledger.opening;
    const std::vector<double> expected = expected_needs(world, layout, before.need);
    for (std::size_t a = 0; a < layout.areas; ++a) {
        double practice = 0;
        for (std::size_t f = 0; f < functions; ++f)
            practice += state->practice[f * layout.units() +
                                        layout.unit(state->moves[f * layout.areas + a].tier, a)];
        const double bad = std::min(most_bad, before.need.bad * practice / functions);
        // As often as they come for the first time, once for each time that it goes wrong.
        const double first = expected[a] * (1.0 - before.need.bad);
        state->ledger.usual_again +=
            pence_of(first * bad / (1.0 - bad) * before.costs.visit * world.people_per_citizen);
    }
    set_offices(world, layout, *state);
    return state;
}

} // namespace folkmoot::tiers
