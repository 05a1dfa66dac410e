/// How those who make something hear what people want, and learn to do it better.

#include "models/tiers/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"

#include <algorithm>

namespace folkmoot::tiers {

void Town::hear_people() {
    for (std::size_t f = 0; f < functions; ++f) {
        // When somebody joins, those who are together begin anew with one standard.
        std::vector<bool> anew(layout_.units());
        for (std::size_t a = 0; a < layout_.areas; ++a) {
            const Move& move = move_of(f, a);
            if (!move.moving() && move.since == state_.clock) anew[unit_now(f, a)] = true;
        }
        const std::vector<double> aims = aims_of(layout_, wants_, rules().voice, state_, rooms_, f);
        for (std::size_t a = 0; a < layout_.areas; ++a) {
            double& standard = state_.standard[f * layout_.areas + a];
            standard +=
                (aims[a] - standard) * (anew[unit_now(f, a)] ? 1.0 : hears_[move_of(f, a).tier]);
        }
    }
}

void Town::learn() {
    const Skill& rules_of_skill = rules().skill;
    // At the end of a year everybody who does it for themselves has tried one new way.
    if (state_.clock % weeks_in_year != weeks_in_year - 1) return;
    for (std::size_t f = 0; f < functions; ++f) {
        double best = math::infinity;
        for (std::size_t u = 0; u < layout_.units(); ++u) {
            if (unit_at(f, u).members == 0) continue;
            const auto who = static_cast<std::uint32_t>(f * layout_.units() + u);
            const Words word = draw(chance.seed, who, state_.clock, purpose::tries);
            const double helps = rules_of_skill.tries * math::normal_quantile(unit_open(word[0]));
            double& practice = state_.practice[who];
            if (helps > 0.0) practice *= 1.0 - std::min(helps, 0.9);
            best = std::min(best, practice);
        }
        if (!rules().learning.compare) continue;
        for (std::size_t u = 0; u < layout_.units(); ++u) {
            double& practice = state_.practice[f * layout_.units() + u];
            if (unit_at(f, u).members > 0) practice += (best - practice) * rules_of_skill.copy;
        }
    }
}

} // namespace folkmoot::tiers
