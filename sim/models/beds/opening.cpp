/// Hospitals on their first day: empty beds, full staff, and people on the lists.

#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "models/beds/town.hpp"
#include "world/citizens.hpp"

namespace folkmoot::beds {

std::unique_ptr<State> begin(const Place& place, const Rules& before) {
    const World& world = place.world;
    const std::uint32_t people = world.population();
    const std::size_t count = world.providers.size();
    auto state = std::make_unique<State>();
    state->hospital_of.resize(people);
    state->latest.resize(people);
    state->latest_week.resize(people);
    const LocalProviders local = local_providers(world);
    const std::vector<std::uint8_t> open(count, 1);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        const auto& here = local.of_area[area_of(s)];
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            state->hospital_of[c] =
                here.size() == 1 ? here.front()
                                 : nearest_open(world, here, open, home_of(world, c, area_of(s)));
    }
    state->hospitals.resize(count);
    state->queues.resize(count);
    state->lists.resize(count);
    state->firms.resize(static_cast<std::size_t>(before.firms.firms));
    for (Firm& firm : state->firms) firm.reserve = before.firms.reserve;
    state->disease = no_disease(people_by_age(world), world.areas.size());

    // People who wait already: so many weeks of new needs.
    const Rates rates(before, world);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        const std::uint32_t size = world.strata.size(s);
        const double waits =
            size * world.people_per_citizen * rates.planned(s) * before.list.backlog;
        const Words first = draw(world.seed, s, 0, purpose::backlog);
        std::uint32_t many = whole_part<std::uint32_t>(waits);
        if (first[0] < threshold(waits - many)) ++many;
        for (std::uint32_t n = 0; n < many && size > 0; ++n) {
            const Words word = draw(world.seed, s, n + 1, purpose::backlog);
            const std::uint32_t c = world.strata.first[s] + below(word[0], size);
            Listed one;
            one.citizen = c;
            one.number = static_cast<std::uint32_t>(state->tally.listed++);
            one.stratum = static_cast<std::uint16_t>(s);
            one.worse_after = weeks_until(before.list.worsen, word[1]);
            one.leaves_after = weeks_until(before.list.leave, word[2]);
            state->lists[state->hospital_of[c]].push_back(one);
        }
    }
    return state;
}

std::uint16_t weeks_until(double a_year, std::uint32_t word) {
    if (!(a_year > 0.0)) return never;
    const double years = math::fast_log_unit(word) / math::log1p(-a_year);
    return static_cast<std::uint16_t>(
        std::min(whole_part<std::uint32_t>(years * weeks_per_year), std::uint32_t{never}));
}

} // namespace folkmoot::beds
