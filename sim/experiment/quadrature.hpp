#pragma once

/// Integration with fixed points: the same answer every time and everywhere.

#include <array>
#include <cstddef>

namespace folkmoot {

/// Gauss–Legendre points of order 16 on (−1, 1): one half, the other mirrors it.
/// Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), table 25.4.
inline constexpr std::array<double, 8> gauss_nodes{
    0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863, 0.6178762444026437484,
    0.7554044083550030339, 0.8656312023878317439, 0.9445750230732325761, 0.9894009349916499326};
inline constexpr std::array<double, 8> gauss_weights{
    0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382, 0.1495959888165767321,
    0.1246289712555338720, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949};

/// Calls visit(point, weight) for the points of (low, high) in `pieces` equal pieces, sixteen a
/// piece.
template <class Visit>
void each_gauss_point(double low, double high, int pieces, const Visit& visit) {
    const double half = 0.5 * (high - low) / pieces;
    for (int piece = 0; piece < pieces; ++piece) {
        const double middle = low + half * (2 * piece + 1);
        for (std::size_t i = 0; i < gauss_nodes.size(); ++i) {
            visit(middle - half * gauss_nodes[i], half * gauss_weights[i]);
            visit(middle + half * gauss_nodes[i], half * gauss_weights[i]);
        }
    }
}

/// ∫ function over (low, high).
template <class Function>
double integral(const Function& function, double low, double high, int pieces) {
    double sum = 0.0;
    each_gauss_point(low, high, pieces,
                     [&](double point, double weight) { sum += weight * function(point); });
    return sum;
}

}  // namespace folkmoot
