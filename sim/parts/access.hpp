#pragma once

/// Who can reach what: shares of providers, and provision per head counting all who compete for it.

#include <span>
#include <vector>

namespace folkmoot {

/// Share of a place's custom that each provider draws: size × distance^−exponent, divided by the
/// sum.
///
/// `size` (at least 0) and `distance` (above 0) by provider. The shares add up to 1, or are all 0
/// if no provider has any size.
///
/// Source: Huff, Journal of Marketing 28(3) (1964), 34–38.
[[nodiscard]] std::vector<double> huff_shares(std::span<const double> size,
                                              std::span<const double> distance, double exponent);

/// How much a distance lessens use: distance^−exponent below `reach`, 0 from there on. Exponent 0:
/// everything within reach counts the same.
///
/// `distance` above 0, in the unit of `reach`.
[[nodiscard]] double distance_decay(double distance, double reach, double exponent);

/// Provision per head in each place, counting all who compete for it: two-step floating catchment.
///
/// First, each provider's `supply` is divided by all the people who can reach it, the distant ones
/// counted less; then each place adds up what it can reach, again weighted. `decay[place ×
/// providers + provider]` is the weight of a distance; see `distance_decay`. The result is in units
/// of supply per person, by place. Σ people × result = Σ supply over the providers that anyone can
/// reach: nothing is made or lost.
///
/// Source: Luo & Wang, Environment and Planning B 30 (2003), 865–884; with weights by distance, Luo
/// & Qi, Health & Place 15 (2009), 1100–1107.
[[nodiscard]] std::vector<double> catchment_access(std::span<const double> people,
                                                   std::span<const double> supply,
                                                   std::span<const double> decay);

} // namespace folkmoot
