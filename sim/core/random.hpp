#pragma once

/// Random numbers that are addressed, never consumed.
///
/// A generator with state hands out its numbers in the order in which they are asked for, so one
/// more question by one policy shifts every later answer, and two policies can no longer be
/// compared citizen by citizen. Here a number is a pure function of what it decides: the seed, who,
/// when, and for which purpose. The order of asking does not matter, and a policy that asks less
/// changes nothing for anyone else.
///
/// Source: Salmon, Moraes, Dror & Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011
/// (Philox 4x32). The tests check its published known answers.

#include <array>
#include <cstdint>
#include <type_traits>

namespace folkmoot {

/// One Philox block: four independent words of 32 random bits.
using Words = std::array<std::uint32_t, 4>;

/// The Philox 4x32 block at `counter` under `key`, after that many rounds: 10 is what most programs
/// call Philox, 7 the fewest at which the authors found that it passes all tests of BigCrush.
template <int rounds>
[[nodiscard, gnu::always_inline]] constexpr Words philox4x32(Words counter,
                                                             std::array<std::uint32_t, 2> key) {
    constexpr std::uint64_t multiplier_0 = 0xD2511F53U;
    constexpr std::uint64_t multiplier_1 = 0xCD9E8D57U;
    constexpr std::uint32_t weyl_0 = 0x9E3779B9U; // golden ratio
    constexpr std::uint32_t weyl_1 = 0xBB67AE85U; // square root of 3, less 1
    for (int round = 0; round < rounds; ++round) {
        std::uint64_t product_0 = multiplier_0 * counter[0];
        // Hides the product from compilers that would multiply both in one register of two 64-bit
        // lanes: browsers have no instruction for that, and take twice as long.
        if (!std::is_constant_evaluated()) asm("" : "+r"(product_0));
        const std::uint64_t product_1 = multiplier_1 * counter[2];
        counter = {static_cast<std::uint32_t>(product_1 >> 32U) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(product_1),
                   static_cast<std::uint32_t>(product_0 >> 32U) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(product_0)};
        key[0] += weyl_0;
        key[1] += weyl_1;
    }
    return counter;
}

/// What a random number decides. Part of its address: two purposes never share a number. The values
/// are fixed, because changing one changes every result that it feeds.
enum class Purpose : std::uint32_t {
    need = 1,
    take_up,
    choice,
    service,
    experience,
    shock,
    people,
    home,
    awareness,
    reconsider,
    activation,
    registration,
    ensemble,
    citizen_event,
    patience,
    test,
    eligible,
    enrolment,
    job_search,
    measurement = 64,
    statement, ///< which statement somebody is asked about next
    lot,
    ballot,
    hypercube, ///< where the points of a sweep lie
    own = 1024, ///< the first that a model may number for itself
};

/// The n-th purpose that a model keeps for itself.
[[nodiscard]] constexpr Purpose own_purpose(std::uint32_t n) {
    return static_cast<Purpose>(static_cast<std::uint32_t>(Purpose::own) + n);
}

/// The four random words of one decision: Philox 4x32-7. With the usual ten
/// rounds a third of a run would be drawing.
///
/// `who` is whatever decides (a citizen, a stratum, a provider), `week` when, and `index` tells the
/// blocks of one decision apart when it needs more than four words.
[[nodiscard, gnu::always_inline]] constexpr Words draw(std::uint64_t seed, std::uint32_t who,
                                                       std::uint32_t week, Purpose purpose,
                                                       std::uint32_t index = 0) {
    return philox4x32<7>(
        {who, week, static_cast<std::uint32_t>(purpose), index},
        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
}

/// A word as a number in [0, 1), in steps of 2^-32.
[[nodiscard]] constexpr double unit(std::uint32_t word) { return word * 0x1p-32; }

/// A word as a number in (0, 1): never 0 and never 1, so that its logarithm and the normal quantile
/// exist. The mean is exactly 1/2.
[[nodiscard]] constexpr double unit_open(std::uint32_t word) { return (word + 0.5) * 0x1p-32; }

/// The integer for which `word < threshold(p)` happens with probability `p`.
///
/// Exact to 2^-33. Below 0 and NaN count as 0; from 1 on it is 2^32 − 1, so that what is certain
/// still fails once in 4,294,967,296 draws: code for which that matters tests `p >= 1` itself.
[[nodiscard]] constexpr std::uint32_t threshold(double probability) {
    const double scaled = probability * 0x1p32 + 0.5;
    if (!(scaled > 0.0)) return 0;
    if (scaled >= 0x1p32 - 1.0) return 0xFFFFFFFFU;
    return static_cast<std::uint32_t>(scaled);
}

/// A word as an integer in [0, n); `n` at least 1. The bias is below n / 2^32.
[[nodiscard]] constexpr std::uint32_t below(std::uint32_t word, std::uint32_t n) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * n) >> 32U);
}

} // namespace folkmoot
