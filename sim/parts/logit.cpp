#include "parts/logit.hpp"

namespace folkmoot {

std::size_t pick(std::span<const double> weight, double sum, double u) {
    double left = u * sum;
    for (std::size_t i = 0; i + 1 < weight.size(); ++i) {
        left -= weight[i];
        if (left < 0.0) return i;
    }
    return weight.size() - 1;
}

} // namespace folkmoot
