#include "analysis/sensitivity.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "core/whole.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace folkmoot {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double z_95 = 1.959963984540054;  // 97.5% point of the normal distribution

// Row `row` of sample A (side 0) or B (side 1).
void fill_row(std::uint64_t seed, std::uint32_t row, std::uint32_t side, std::span<double> into) {
    for (std::size_t i = 0; i < into.size(); ++i) {
        const Words words =
            draw(seed, row, side, Purpose::ensemble, static_cast<std::uint32_t>(i / 4));
        into[i] = unit(words[i % 4]);
    }
}

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Indices of `values` from the lowest to the highest; equal ones as they stand.
std::vector<std::size_t> order_of(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

// Classes for so many runs: more of them see bends, fewer are less moved by chance.
constexpr std::size_t classes_for(std::size_t runs) { return runs < 60 ? 3 : runs < 500 ? 5 : 10; }

// What variance_share exceeds for none of `inputs` that do nothing, in nineteen cases of twenty:
// the statistic is then nearly χ² with classes − 1 degrees of freedom, whose quantile is Wilson &
// Hilferty's.
double by_chance(std::size_t runs, std::size_t classes, std::size_t inputs) {
    const double free = static_cast<double>(classes - 1);
    const double z = math::normal_quantile(1.0 - 0.05 / static_cast<double>(inputs));
    const double root = 1.0 - 2.0 / (9.0 * free) + z * std::sqrt(2.0 / (9.0 * free));
    return (free * root * root * root - free) / static_cast<double>(runs);
}

}  // namespace

void ShareSums::add(double of_a, double of_b, std::span<const double> mixed) {
    if (ends_.empty()) origin_ = of_a;
    for (std::size_t i = 0; i < first_.size(); ++i) {
        const double move = mixed[i] - of_a;
        first_[i] += (of_b - origin_) * move;
        moved_[i] += move;
        total_[i] += move * move;
    }
    ends_.push_back(of_a - origin_);
    ends_.push_back(of_b - origin_);
}

SobolIndices ShareSums::indices() const {
    const double mean = mean_of(ends_);
    SobolIndices indices;
    for (const double end : ends_) indices.variance += (end - mean) * (end - mean);
    indices.variance /= static_cast<double>(ends_.size());
    const double rows = static_cast<double>(ends_.size()) / 2.0;
    for (std::size_t i = 0; i < first_.size(); ++i) {
        indices.first.push_back((first_[i] - mean * moved_[i]) / rows / indices.variance);
        indices.total.push_back(total_[i] / (2.0 * rows) / indices.variance);
    }
    return indices;
}

SobolIndices sobol_indices(std::size_t inputs, std::uint32_t samples, std::uint64_t seed,
                           const std::function<double(std::span<const double>)>& model) {
    std::vector<double> a(inputs), b(inputs), mixed(inputs);
    ShareSums sums(inputs);
    for (std::uint32_t row = 0; row < samples; ++row) {
        fill_row(seed, row, 0, a);
        fill_row(seed, row, 1, b);
        const double of_a = model(a), of_b = model(b);
        for (std::size_t i = 0; i < inputs; ++i) {
            const double kept = a[i];
            a[i] = b[i];
            mixed[i] = model(a);
            a[i] = kept;
        }
        sums.add(of_a, of_b, mixed);
    }
    return sums.indices();
}

double variance_share(std::span<const double> input, std::span<const double> result,
                      std::size_t classes) {
    const std::size_t runs = result.size();
    if (classes < 2 || runs < 3 * classes) return nothing;
    const std::vector<std::size_t> order = order_of(input);
    if (!(input[order.front()] < input[order.back()])) return nothing;
    const double mean = mean_of(result);
    double all = 0, between = 0;
    for (const double value : result) all += (value - mean) * (value - mean);
    if (!(all > 0.0)) return nothing;
    for (std::size_t c = 0; c < classes; ++c) {
        const std::size_t from = c * runs / classes, to = (c + 1) * runs / classes;
        double sum = 0;
        for (std::size_t k = from; k < to; ++k) sum += result[order[k]] - mean;
        between += sum * sum / static_cast<double>(to - from);
    }
    const double free = static_cast<double>(classes - 1);
    const double within = (all - between) / static_cast<double>(runs - classes);
    return (between - free * within) / (all + within);
}

std::vector<Doubt> doubts_of(const Scenario& scenario, const Attempt& attempt,
                             const Comparison& comparison, std::size_t measure) {
    std::vector<double> difference;
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t r = 1; r < comparison.replicates(); ++r) {  // replicate 0 is not drawn
        const double d = comparison.reform[measure][r] - comparison.baseline[measure][r];
        if (!std::isfinite(d)) continue;
        difference.push_back(d);
        numbers.push_back(r);
    }
    if (difference.size() + 1 < fewest_for_doubts) return {};
    std::vector<Settings> drawn;
    drawn.reserve(numbers.size());
    for (const std::uint32_t number : numbers)
        drawn.push_back(replicate_of(scenario, attempt, number).before);
    std::vector<const Setting*> assumptions;
    for (const Setting& field : scenario.model->settings()) {
        if (field.kind == FieldKind::assumption) assumptions.push_back(&field);
    }
    const std::size_t classes = classes_for(difference.size());
    const double chance = by_chance(difference.size(), classes, assumptions.size());
    std::vector<Doubt> doubts;
    for (const Setting* field : assumptions) {
        std::vector<double> values;
        values.reserve(drawn.size());
        for (const Settings& settings : drawn) values.push_back(field->get(settings));
        const double share = variance_share(values, difference, classes);
        if (!(share > chance)) continue;
        const std::vector<std::size_t> order = order_of(values);
        const std::size_t third = order.size() / 3;
        Doubt doubt{std::string(field->key), share, 0, 0};
        for (std::size_t k = 0; k < third; ++k) {
            doubt.when_low += difference[order[k]] / static_cast<double>(third);
            doubt.when_high += difference[order[order.size() - 1 - k]] / static_cast<double>(third);
        }
        doubts.push_back(doubt);
    }
    std::stable_sort(doubts.begin(), doubts.end(),
                     [](const Doubt& a, const Doubt& b) { return a.share > b.share; });
    return doubts;
}

std::uint32_t replicates_for(double deviation, double half_width) {
    const double root = z_95 * deviation / half_width;
    return whole_part<std::uint32_t>(std::ceil(root * root));
}

}  // namespace folkmoot
