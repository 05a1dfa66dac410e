#include "parts/week.hpp"

namespace folkmoot {

void Tally::add(const Tally& other) {
    wait_sum += other.wait_sum;
    satisfaction += other.satisfaction;
    needs += other.needs;
    requests += other.requests;
    again += other.again;
    left += other.left;
    unmet += other.unmet;
    helped_on += other.helped_on;
    for (std::size_t k = 0; k < visit_kinds; ++k) visits[k] += other.visits[k];
    for (std::size_t i = 0; i < wait_bins; ++i) waits[i] += other.waits[i];
}

} // namespace folkmoot
