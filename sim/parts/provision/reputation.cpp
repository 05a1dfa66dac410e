#include "parts/provision/reputation.hpp"

namespace folkmoot {

double share_of_good_marks(double well, const Raters& raters) {
    const double after_bad = (1.0 - well) * raters.rate_after_bad;
    const double marks = well * raters.rate_after_good + after_bad;
    if (!(marks > 0.0)) return 0.0;
    return (well * raters.rate_after_good + after_bad * raters.kindness) / marks;
}

double quality_premium(double gain, double found, double interest) {
    return interest * gain / found;
}

} // namespace folkmoot
