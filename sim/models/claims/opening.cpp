/// Rights and registers on the first day.

#include "models/claims/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"

#include <algorithm>

namespace folkmoot::claims {
namespace {

// The chance that a copy is still wrong so long after the facts last changed. What has changed long
// ago has mostly been seen to, in all copies; what has changed lately in few.
double still_wrong(const Register& facts, const Care& care, std::uint32_t word) {
    if (!(facts.moves > 0.0)) return 0.0;
    const double years = -math::fast_log_unit(word) / facts.moves;
    return math::exp(-care.checks * years);
}

} // namespace

std::unique_ptr<State> begin(const Place& place, const Rules& before) {
    const World& world = place.world;
    const std::uint32_t people = world.population();
    const Register& facts = before.registers;
    const Care& care = before.care;
    auto state = std::make_unique<State>();
    state->claim_of.assign(people, no_claim);
    state->stale.resize(people);
    state->known.resize(people);
    state->content.assign(people, content_at_first);
    state->watches.resize(world.areas.size());

    const std::vector<double> chances = right_chances(before.right, world.strata);
    const Linkage linkage = linkage_at(usual_fields, care.certainty, 10'000);
    const double mended = care.checks * linkage.found;
    constexpr double most = 0.3;
    const auto at_first = [&](double inflow, double outflow) {
        return inflow > 0.0 ? std::min(most, outflow > 0.0 ? inflow / outflow : most) : 0.0;
    };
    const double twice = at_first(facts.duplicates, mended);
    const std::uint32_t is_twice = threshold(twice);
    const auto departments = static_cast<std::uint32_t>(facts.departments);
    const auto everywhere = static_cast<std::uint8_t>((1U << departments) - 1U);
    std::vector<double> adults(world.areas.size());

    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        if (age_of(s) >= 2) adults[area_of(s)] += world.strata.size(s);
        const double rate = chances[s] * weeks_per_year * before.right.years;
        const std::uint32_t has_right = threshold(rate / (1.0 + rate));
        const std::uint32_t unknown = threshold(by_fifth(1.0 - facts.known, facts.gap, s));
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            const Words word = draw(world.seed, c, 0, purpose::start),
                        more = draw(world.seed, c, 0, purpose::start, 1),
                        copies = draw(world.seed, c, 0, purpose::start, 2),
                        others = draw(world.seed, c, 0, purpose::start, 3);
            if (age_of(s) >= 2 && word[0] < unknown)
                state->known[c] = Known::unknown;
            else if (word[1] < is_twice)
                state->known[c] = Known::duplicate;
            const std::uint32_t is_stale =
                threshold(still_wrong(facts, care, draw(world.seed, c, 0, purpose::start, 4)[0]));
            unsigned stale = 0;
            for (std::uint32_t d = 0; d < departments; ++d)
                if ((d < 4 ? copies[d] : others[d - 4]) < is_stale) stale |= 1U << d;
            if (one_voice(before)) stale = copies[0] < is_stale ? everywhere : 0U;
            state->stale[c] = static_cast<std::uint8_t>(stale);
            if (age_of(s) < 2 || word[2] >= has_right) continue;
            Claim claim;
            claim.citizen = c;
            claim.stratum = static_cast<std::uint16_t>(s);
            claim.due = amount_due(before.right, word[3]);
            claim.life_due = clock_after(0, 1 + weeks_until(life_weeks(before.right), more[0]));
            const Nature nature(before, world.seed, c, s);
            claim.mark(Claim::poor, nature.poor());
            claim.mark(Claim::noticed, true);
            if (more[1] < threshold(before.right.paid_before) && !nature.without()) {
                claim.stage = static_cast<std::uint8_t>(Stage::paid);
                claim.award = claim.due;
                claim.asked = claim.paid_since = 0;
                claim.door = static_cast<std::uint8_t>(Door::page);
                if (before.renewing.review_weeks > 0)
                    claim.review_due = clock_after(
                        0, 1 + below(more[2],
                                     static_cast<std::uint32_t>(before.renewing.review_weeks)));
            } else {
                claim.stage = static_cast<std::uint8_t>(Stage::gave_up);
                if (before.hassle.again > 0.0 && !nature.without())
                    claim.step_due = clock_after(
                        0, 1 + weeks_until(weeks_per_year / before.hassle.again, more[3]));
            }
            state->claim_of[c] = static_cast<std::uint32_t>(state->claims.size());
            state->claims.push_back(claim);
        }
    }
    state->opening = static_cast<std::uint32_t>(state->claims.size());
    for (const double each : adults)
        state->ghosts.push_back(
            whole_part<std::uint32_t>(each * at_first(facts.leave, care.checks)));
    return state;
}

} // namespace folkmoot::claims
