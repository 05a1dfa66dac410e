/// Teams on the first day: what their services are like, and who measures.

#include "models/delivery/town.hpp"

#include "core/math.hpp"

namespace folkmoot::delivery {

std::unique_ptr<State> begin(const Place& place, const Rules& before) {
    const World& world = place.world;
    const Layout layout(world, before);
    auto state = std::make_unique<State>();
    state->need.resize(world.population());
    state->last.resize(world.population());
    state->teams.resize(layout.services.size());
    state->lines.resize(layout.lines());
    for (std::size_t s = 0; s < layout.services.size(); ++s) {
        Team& team = state->teams[s];
        const auto who = static_cast<std::uint32_t>(s);
        const auto normal = [](std::uint32_t word) {
            return math::normal_quantile(unit_open(word));
        };
        const Words like = draw(world.seed, who, 0, purpose::like, components);
        team.body = layout.services[s].body;
        team.design = before.need.base + before.need.spread * normal(like[0]);
        team.measures = unit(like[1]) < before.practice.start ? 1 : 0;
        const Words parts = draw(world.seed, who, 0, purpose::own);
        for (std::size_t c = 0; c < components; ++c) {
            if (!layout.services[s].needs[c]) continue;
            team.parts[c].made = static_cast<std::uint8_t>(Made::own);
            team.parts[c].quality = before.own.spread * normal(parts[c]);
            ++state->built[c];
        }
    }
    return state;
}

} // namespace folkmoot::delivery
