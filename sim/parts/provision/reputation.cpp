#include "parts/provision/reputation.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace folkmoot {

double share_of_good_marks(double well, const Raters& raters) {
    const double after_bad = (1.0 - well) * raters.rate_after_bad;
    const double marks = well * raters.rate_after_good + after_bad;
    if (!(marks > 0.0)) return 0.0;
    return (well * raters.rate_after_good + after_bad * raters.kindness) / marks;
}

double people_to_tell(double usual, double suspected, double alpha, double power) {
    const double root = math::normal_quantile(1.0 - alpha) * std::sqrt(usual * (1.0 - usual)) +
                        math::normal_quantile(power) * std::sqrt(suspected * (1.0 - suspected));
    const double ratio = root / (suspected - usual);
    return ratio * ratio;
}

double quality_premium(double gain, double found, double interest) {
    return interest * gain / found;
}

double quality_premium_after(double gain, double periods, double interest) {
    return gain * math::expm1(periods * math::log1p(interest));
}

double price_of_hidden_quality(std::span<const double> quality, double floor, double worth) {
    std::vector<double> sorted;
    for (const double q : quality)
        if (q >= floor) sorted.push_back(q);
    std::sort(sorted.begin(), sorted.end());
    double sum = 0.0;
    for (const double q : sorted) sum += q;
    // The best leave first: with those up to `staying` still here, does the price keep the best?
    for (std::size_t staying = sorted.size(); staying > 0; --staying) {
        const double best = sorted[staying - 1];
        const double price = worth * sum / static_cast<double>(staying);
        if (price >= best) return price;
        sum -= best;
    }
    return 0.0;
}

} // namespace folkmoot
