/// A public on its first day: who people are, what they think, and the first plan.

#include "models/opinion/town.hpp"

#include "core/whole.hpp"

#include <algorithm>

namespace folkmoot::opinion {

Position ticks_of(double position) {
    return nearest_whole<Position>(std::clamp(position, 0.0, 1.0) * for_it);
}

Leanings::Leanings(const Views& views, const Strata& strata) : spread_(views.spread) {
    base_.reserve(std::size_t{strata.count()} * camps * statements);
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const double poor = deprivation_of(s) / (deprivation_fifths - 1.0) - 0.5;
        const double old = age_of(s) / (age_bands - 1.0) - 0.5;
        for (std::size_t camp = 0; camp < camps; ++camp) {
            for (std::size_t k = 0; k < statements; ++k) {
                const double divide = Pattern::divide[k];
                base_.push_back(0.5 + views.shared * (1.0 - divide) +
                                views.divide * divide * (camp == 0 ? -0.5 : 0.5) +
                                views.gap * Pattern::poor[k] * poor +
                                views.age_gap * Pattern::old[k] * old);
            }
        }
    }
}

double Leanings::of(std::uint64_t seed, std::uint32_t citizen, std::uint32_t stratum,
                    std::size_t camp, std::size_t k) const {
    const auto block = static_cast<std::uint32_t>(k / 4);
    const double u = unit(draw(seed, citizen, 0, purpose::start, block)[k % 4]);
    return base_[(std::size_t{stratum} * camps + camp) * statements + k] + spread_ * (u - 0.5);
}

std::unique_ptr<State> begin(const Place& place, const Rules& before) {
    const World& world = place.world;
    const std::uint32_t people = world.population();
    const Leanings leanings(before.views, world.strata);
    const std::uint32_t in_first = threshold(before.views.first_camp),
                        organised = threshold(before.voice.organised);
    auto state = std::make_unique<State>();
    state->positions.resize(std::size_t{people} * statements);
    state->trust.resize(people);
    state->spoke.assign(people, never_spoke);
    state->marks.resize(people);
    std::array<std::uint64_t, statements> sums{};
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            const Words word = draw(world.seed, c, 0, purpose::who);
            std::uint8_t& marks = state->marks[c];
            if (word[0] >= in_first) marks |= Mark::camp;
            // Those who are organised are of the smaller camp, and grown up.
            if (word[1] < organised && !is_child(s))
                marks |= static_cast<std::uint8_t>(Mark::organised | Mark::camp);
            constexpr double trust_spread = 0.5;
            state->trust[c] = ticks_of(before.trust.start + trust_spread * (unit(word[2]) - 0.5));
            for (std::size_t k = 0; k < statements; ++k) {
                const double lean = leanings.of(world.seed, c, s, camp_of(marks), k);
                const bool at_the_end = is_organised(marks) && Pattern::divide[k] > 0.7;
                state->of(c)[k] = at_the_end ? Position{for_it} : ticks_of(lean);
                sums[k] += state->of(c)[k];
            }
        }
    }
    for (std::size_t k = 0; k < statements; ++k) {
        const double mean = people > 0 ? static_cast<double>(sums[k]) / people / for_it : 0.5;
        state->policy[k] = ticks_of(mean + before.government.bias * Pattern::plan[k]);
    }
    return state;
}

} // namespace folkmoot::opinion
