#pragma once

#include "core/describe.hpp"
#include "core/random.hpp"
#include "parts/week.hpp"
#include "world/citizens.hpp"
#include "world/person_log.hpp"
#include "world/variant.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// Decides which citizens with a need ask for help.
///
/// A need becomes a request with probability `awareness × (1 − burden) × (1 − discouragement ×
/// wait)`. Needs that are not asked for come back later, worse, or stay unmet: this is where
/// failure demand starts.
///
/// Source: Herd & Moynihan, Administrative Burden (2018), for the split of burden into learning,
/// compliance and psychological cost. The magnitudes are assumptions.
struct TakeUp {
    double awareness = 0.98; ///< share who know whom to ask; 0..1
    double burden = 0.05; ///< share whom the way of asking puts off; 0..1
    double discouragement = 0.01; ///< share put off by each week of waiting they expect
    double worse_share = 0.5; ///< share of the needs not asked for that come back, worse

    static constexpr auto fields() {
        return std::array{
            assumption<&TakeUp::awareness>(
                "awareness", "Know whom to ask", "of people with a need", Range{0.8, 1.0},
                "How many people with a need know whom to ask", "assumption"),
            lever<&TakeUp::burden>("burden", "Effort of getting an appointment",
                                   "of people put off", Range{0.0, 0.5},
                                   "The share of people who give up because booking is hard"),
            assumption<&TakeUp::discouragement>(
                "discouragement", "Put off by waiting", "of people, per week of wait",
                Range{0.0, 0.1},
                "How many more do not ask at all for each week that they would wait", "assumption"),
            assumption<&TakeUp::worse_share>(
                "worse_share", "Needs that get worse", "of needs not asked for", Range{0.0, 1.0},
                "The share of untreated needs that come back later, and worse", "assumption"),
        };
    }
};

/// Probability that a citizen with a need asks a provider where the wait is `wait_weeks`.
[[nodiscard]] double ask_probability(const TakeUp& take_up, double wait_weeks);

/// Patience by chance: quantiles of the exponential distribution, so that a request costs no
/// logarithm.
inline constexpr std::size_t patience_steps = 4096;
using PatienceTable = std::array<std::uint16_t, patience_steps>; ///< 1/64 week

/// Patience of people who wait `mean_weeks` on average: the middles of equally likely steps.
[[nodiscard]] PatienceTable patience_table(double mean_weeks);

/// What decides, this week, whether an episode becomes a request, and of what kind.
struct TakeUpWeek {
    std::uint64_t seed = 1;
    std::uint32_t week = 0;
    const PatienceTable* patience = nullptr;
    std::uint32_t worse = 0; ///< threshold: comes back later, worse
    std::span<const std::uint32_t> asks; ///< threshold by provider, variant after variant
    std::span<const std::uint32_t> complex; ///< threshold by stratum
    std::span<const std::uint8_t> online; ///< by provider
    VariantOf variant{};
    PersonLog* log = nullptr;
};

/// Who comes back in which of the next weeks: a ring of calendars.
inline constexpr std::uint32_t longest_return = 4; ///< weeks, exclusive

/// Draws what chance decides about each of this week's episodes: the same under every policy, so
/// that worlds that differ in their rules only can share it. `words` is as long as `episodes`.
void draw_words(std::uint64_t seed, std::uint32_t week, std::span<const Episode> episodes,
                std::span<Words> words);

/// How many episodes are looked at before those of them who do not ask have their turn.
inline constexpr std::size_t episodes_at_once = 64;

/// Turns episodes of this week into requests; those who do not ask are counted, and come back or
/// not.
///
/// `words` are those of `draw_words`. `listed`: by citizen, the provider that they ask. `requests`
/// is appended to in the order of `episodes`. `returns[k]` is due in k weeks' time. `tallies` is
/// indexed by `side(stratum, online)`.
void ask(const TakeUpWeek& rules, std::span<const Episode> episodes, std::span<const Words> words,
         std::span<const std::uint16_t> listed, Requests& requests,
         std::span<std::vector<Return>*, longest_return> returns, Tallies tallies);

/// Turns the needs that come back this week into requests. Whoever comes back asks.
void ask_again(const TakeUpWeek& rules, std::span<const Return> due,
               std::span<const std::uint16_t> listed, Requests& requests, Tallies tallies);

} // namespace folkmoot
