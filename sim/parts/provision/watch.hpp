#pragma once

/// Watching outcomes as they come in: when is what is recorded worse than chance would bring?

#include <cstdint>

namespace folkmoot {

/// What one case adds to the chart of a provider.
struct CusumWeight {
    double bad = 0, good = 0; ///< `bad` above 0, `good` below
};

/// Weights of the risk-adjusted CUSUM for a case that ends badly with chance `risk` (between 0 and
/// 1) at a provider as it should be.
///
/// The chart weighs `usual` odds of a bad end (1 = as it should be) against `suspected` ones (2 =
/// the odds are doubled): the logarithm of how much more likely the case is under the second. With
/// `suspected` below 1 it looks for a provider that does better.
/// Source: Steiner, Cook, Farewell & Treasure, Biostatistics 1(4) (2000), 441–452.
[[nodiscard]] CusumWeight cusum_weight(double risk, double usual, double suspected);

/// The chart after `bad` and `good` more cases of one weight that came in together: never below 0.
/// An alarm is a chart at or above the limit.
[[nodiscard]] double cusum(double chart, CusumWeight weight, std::uint32_t bad, std::uint32_t good);

/// Shares between which a provider's share of bad outcomes lies by chance alone.
struct FunnelLimits {
    double low = 0, high = 0; ///< shares of the cases
};

/// Limits of a funnel plot at `cases` cases, each bad with chance `expected`; a share `tail` of
/// good providers lies above the upper and as many below the lower limit.
///
/// Exact for the binomial law, interpolated between whole numbers so that limits do not jump.
/// `cases` at least 1; `expected` and `tail` between 0 and 1, both excluded. Cost grows with the
/// square root of the cases.
/// Source: Spiegelhalter, Statistics in Medicine 24 (2005), 1185–1202.
[[nodiscard]] FunnelLimits funnel_limits(std::uint32_t cases, double expected, double tail);

} // namespace folkmoot
