#include "models/general_practice/outcomes/measures.hpp"

namespace folkmoot::general_practice {

double enrolled_share(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    return share_of(group[column::enrolled], group[column::eligible]);
}

double in_work(const Counts& counts, std::size_t slot) {
    const auto group = counts.row(slot);
    return share_of(group[column::working_weeks], group[column::force_weeks]);
}

} // namespace folkmoot::general_practice
