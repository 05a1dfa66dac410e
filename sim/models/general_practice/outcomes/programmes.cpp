#include "models/general_practice/outcomes/measures.hpp"

#include <limits>

namespace folkmoot::general_practice {
namespace {

double share(double part, double whole) {
    return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

double enrolled_share(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    return share(group[column::enrolled], group[column::eligible]);
}

double in_work(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    return share(group[column::working_weeks], group[column::force_weeks]);
}

} // namespace folkmoot::general_practice
