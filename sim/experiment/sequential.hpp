#pragma once

/// Looking early, honestly: boundaries that spend the error over the looks, and intervals that hold
/// at any time.

#include "experiment/estimate.hpp"

#include <span>
#include <vector>

namespace folkmoot {

/// Spending boundaries are worked out for so many looks at most: of more, those that follow one
/// another are taken together until there are no more, as evenly by rows as they come. Boundaries
/// depend on how much is known at each look and on nothing else, so they hold for the looks that
/// are left; a boundary for each of thousands of looks would cost as much as looks squared and be
/// higher for it.
constexpr std::size_t most_looks_taken = 100;

/// How the error is spent as information comes in.
enum class Spending : std::uint8_t { obrien_fleming, pocock };

/// Error spent on one side by the share `t` of the information, of `side_alpha` in all:
/// O'Brien–Fleming 2 − 2Φ(z(α/2) / √t), Pocock α log(1 + (e − 1) t).
/// Source: Lan & DeMets, Biometrika 70 (1983), 659–663.
[[nodiscard]] double spent(Spending spending, double t, double side_alpha);

/// The looks of a group-sequential test, both sides alike.
struct Boundaries {
    std::vector<double> share; ///< of the information, rising; as given
    std::vector<double> z; ///< |z| from which a look ends the trial
    std::vector<double>
        crossing; ///< probability of |z| crossing first at this look, with no effect
};

/// Boundaries of a two-sided test with total error `alpha`, half of it on each side. Shares rise,
/// in (0, 1]. Source: recursive integration after Armitage, McPherson & Rowe, Journal of the Royal
/// Statistical Society A 132 (1969), 235–244.
[[nodiscard]] Boundaries spending_boundaries(Spending spending, std::span<const double> share,
                                             double alpha = 0.05);

/// Probability that |z| crosses at each look first, given boundaries, when the z of full
/// information has mean `drift`; both sides are counted.
[[nodiscard]] std::vector<double> crossing_probabilities(std::span<const double> share,
                                                         std::span<const double> z,
                                                         double drift = 0.0);

/// Two-sided p of a trial that stopped at look `look` (0-based) with |z| = `z`, by stagewise
/// ordering. Source: Fairbanks & Madsen, Biometrika 69 (1982), 69–74.
[[nodiscard]] double stagewise_p(const Boundaries& boundaries, std::size_t look, double z);

/// Variance of the effects that an always-valid interval mixes over, so that it is shortest when
/// the squared standard error is `variance`.
[[nodiscard]] double mixing_variance(double variance, double alpha = 0.05);

/// An interval that covers the truth at all looks at once, however many there are: normal mixture
/// of the likelihood ratio. p is valid at any time too; the running minimum of p may be reported.
/// Source: Robbins, Annals of Mathematical Statistics 41 (1970), 1397–1409; Johari, Koomen, Pekelis
/// & Walsh, Always valid inference, Operations Research 70 (2022), 1806–1821; asymptotically for
/// means by Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas, Annals of Statistics 52 (2024),
/// 2613–2640.
[[nodiscard]] Estimated always_valid(double estimate, double se, double mixing,
                                     double alpha = 0.05);

} // namespace folkmoot
