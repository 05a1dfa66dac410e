#pragma once

/// Whether a provider can live on what it earns.

namespace folkmoot {

/// The chance that a provider ever runs out of money: exp(−2 μ R / s²), or 1 if it earns nothing.
///
/// `reserve` R in hand, not below 0; `drift` μ: what it earns a week on average; `sd` s of a week's
/// result, in the same money. Brownian motion: good where a week moves the reserve little.
/// Source: Cox & Miller, The Theory of Stochastic Processes (1965), 5.7.
[[nodiscard]] double ruin_chance(double reserve, double drift, double sd);

/// Mean weeks until a provider that loses money on average is out of it: R / |μ|; infinite if it
/// does not lose.
[[nodiscard]] double weeks_until_ruin(double reserve, double drift);

/// What a provider must have in hand so that it runs out with chance `chance` (above 0, at most 1):
/// the inverse of `ruin_chance`; infinite if it earns nothing.
[[nodiscard]] double reserve_needed(double chance, double drift, double sd);

} // namespace folkmoot
