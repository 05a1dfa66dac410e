#pragma once

/// What stands between people and what is due to them: hassle, steps, defaults, advances.

#include "core/math.hpp"
#include "core/random.hpp"

#include <cstdint>

namespace folkmoot {

/// Share of people for whom a claim is worth its hassle, if hassle is exponential with that mean:
/// 1 − exp(−stake ÷ hassle). Both in the same unit. No hassle: all.
[[nodiscard]] inline double worth_claiming(double stake, double hassle) {
    return hassle > 0.0 ? -math::expm1(-stake / hassle) : 1.0;
}

/// Share of people who do not go to a trouble again for `stake`, if `usual` of them do not for a
/// stake of 1: by the same law, usual^stake.
[[nodiscard]] inline double not_again(double usual, double stake) {
    return math::pow(usual, stake);
}

/// Who has something if they must ask for it, and if they have to say no: of people of whom
/// `passive` leave things as they come and `want` of the others want it.
struct Defaults {
    double opt_in = 0, opt_out = 0;
};
[[nodiscard]] inline Defaults by_default(double passive, double want) {
    const double active = (1.0 - passive) * want;
    return {active, passive + active};
}

/// A walk through a form: at each step people stay an exponential time of mean `days`, and then
/// `slip` of them give up. An absorbing Markov chain in continuous time: of those who begin,
/// (1 − slip)^steps come through, and who begins spends days × Σ (1 − slip)^k in it.
struct FormWalk {
    double days = 0;
    std::uint32_t gave_up_at = 0; ///< the step, from 1; 0: came through
};
/// `word(block)` gives four random words; two steps take one block.
template <class Word>
[[nodiscard]] FormWalk walk_form(std::uint32_t steps, double slip, double days, Word word) {
    FormWalk walk;
    const std::uint32_t gives_up = threshold(slip);
    Words now{};
    for (std::uint32_t step = 0; step < steps; ++step) {
        if (step % 2 == 0) now = word(step / 2);
        const std::size_t at = step % 2 * 2;
        walk.days -= days * math::fast_log_unit(now[at]);
        if (now[at + 1] < gives_up) {
            walk.gave_up_at = step + 1;
            break;
        }
    }
    return walk;
}

/// What is kept back of a weekly payment for an advance of `advance` months' payments that is paid
/// back over `months`: advance ÷ months of it.
[[nodiscard]] inline double advance_rate(double advance, double months) { return advance / months; }

} // namespace folkmoot
