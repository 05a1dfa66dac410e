#include "funding/language/evaluation.hpp"

#include "core/exact_sum.hpp"
#include "core/math.hpp"
#include "funding/language/whole_table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot {

namespace {

Values made(std::vector<double> own) {
    Values values{.own = std::move(own), .view = {}};
    values.view = values.own;
    return values;
}
Values one(double number) { return made({number}); }

/// Reads one number for all as if it stood in every place.
class Reader {
public:
    explicit Reader(const Values& values)
        : data_(values.view.data()), step_(values.view.size() == 1 ? 0 : 1) {}
    double operator[](std::size_t i) const { return data_[i * step_]; }

private:
    const double* data_;
    std::size_t step_;
};

/// Room for a result: that of an input, if it is a temporary of the right size.
std::vector<double> room(std::size_t size, Values& a, Values& b) {
    if (a.own.size() == size) return std::exchange(a.own, {});
    if (b.own.size() == size) return std::exchange(b.own, {});
    return std::vector<double>(size);
}

/// f of each pair. Reading stays right though the result may take an input's room: each place is
/// read before it is written.
template <class F> Values zip(Values a, Values b, F f) {
    const std::size_t size = std::max(a.view.size(), b.view.size());
    const Reader left(a), right(b);
    std::vector<double> result = room(size, a, b);
    for (std::size_t i = 0; i < size; ++i) result[i] = f(left[i], right[i]);
    return made(std::move(result));
}

template <class F> Values map(Values a, F f) {
    return zip(std::move(a), one(0), [f](double x, double) { return f(x); });
}

double yes(bool is) { return is ? 1.0 : 0.0; }

} // namespace

Values Evaluation::work_out(std::size_t node_index, const Mask* mask) {
    const Node& node = expression_.nodes[node_index];
    switch (node.operation) {
    case Operation::number:
        return one(node.number);
    case Operation::name:
        return {.own = {}, .view = names_.of(node.reference)};
    case Operation::negate:
        return map(input(node, 0, mask), [](double x) { return -x; });
    case Operation::not_so:
        return map(input(node, 0, mask), [](double x) { return 1 - x; });
    case Operation::both:
    case Operation::either:
        return junction(node, mask);
    case Operation::choose:
        return choice(node, mask);
    case Operation::call:
        return call(node, mask);
    default:
        break;
    }
    Values a = input(node, 0, mask), b = input(node, 1, mask);
    if (problem_) return one(0);
    const auto with = [&](auto f) { return zip(std::move(a), std::move(b), f); };
    switch (node.operation) {
    case Operation::add:
        return with([](double x, double y) { return x + y; });
    case Operation::subtract:
        return with([](double x, double y) { return x - y; });
    case Operation::multiply:
        return with([](double x, double y) { return x * y; });
    case Operation::less:
        return with([](double x, double y) { return yes(x < y); });
    case Operation::at_most:
        return with([](double x, double y) { return yes(x <= y); });
    case Operation::more:
        return with([](double x, double y) { return yes(x > y); });
    case Operation::at_least:
        return with([](double x, double y) { return yes(x >= y); });
    case Operation::equal:
        return with([](double x, double y) { return yes(x == y); });
    case Operation::unequal:
        return with([](double x, double y) { return yes(x != y); });
    case Operation::power:
        return power(node, std::move(a), std::move(b), mask);
    default:
        return ratio(node, std::move(a), std::move(b), mask);
    }
}

Values Evaluation::input(const Node& node, std::size_t i, const Mask* mask) {
    if (problem_) return one(0);
    return work_out(node.inputs[i], mask);
}

/// Inputs of a function that sees all places: none is left out, and all are finite.
Values Evaluation::whole(const Node& node, std::size_t i) {
    Values values = input(node, i, nullptr);
    if (problem_) return one(0);
    must(node, nullptr, values.view.size(), "a number is too large",
         [&](std::size_t place) { return std::isfinite(values.view[place]); });
    if (values.view.size() == 1 && places() > 1) {
        // One number for all places stands in every place.
        return made(std::vector<double>(places(), values.view[0]));
    }
    return values;
}

Values Evaluation::ratio(const Node& node, Values a, Values b, const Mask* mask) {
    const Reader divisor(b);
    must(node, mask, b.view.size(), "division by zero",
         [&](std::size_t i) { return divisor[i] != 0; });
    return zip(std::move(a), std::move(b), [](double x, double y) { return y == 0 ? 0.0 : x / y; });
}

Values Evaluation::power(const Node& node, Values a, Values b, const Mask* mask) {
    const std::size_t size = std::max(a.view.size(), b.view.size());
    const Reader base(a), exponent(b);
    must(node, mask, size, "division by zero",
         [&](std::size_t i) { return base[i] != 0 || exponent[i] >= 0; });
    must(node, mask, size, "a negative number has no such power",
         [&](std::size_t i) { return base[i] >= 0 || exponent[i] == std::floor(exponent[i]); });
    return zip(std::move(a), std::move(b), [](double x, double y) { return math::pow(x, y); });
}

/// The right side is looked at only where the left does not decide.
Values Evaluation::junction(const Node& node, const Mask* mask) {
    const bool both = node.operation == Operation::both;
    Values left = input(node, 0, mask);
    if (problem_) return one(0);
    if (left.view.size() == 1 && (left.view[0] != 0) != both) return left;
    const Mask open = narrowed(mask, left, both);
    Values right = input(node, 1, left.view.size() == 1 ? mask : &open);
    if (problem_) return one(0);
    return zip(std::move(left), std::move(right), [both](double x, double y) {
        return yes(both ? x != 0 && y != 0 : x != 0 || y != 0);
    });
}

/// A branch may fail only where it is taken.
Values Evaluation::choice(const Node& node, const Mask* mask) {
    Values condition = input(node, 0, mask);
    if (problem_) return one(0);
    if (condition.view.size() == 1) return input(node, condition.view[0] != 0 ? 1 : 2, mask);
    const Mask taken = narrowed(mask, condition, true), left = narrowed(mask, condition, false);
    const Values then = input(node, 1, &taken), otherwise = input(node, 2, &left);
    if (problem_) return one(0);
    const Reader first(then), second(otherwise);
    std::vector<double> result(condition.view.size());
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = condition.view[i] != 0 ? first[i] : second[i];
    return made(std::move(result));
}

Mask Evaluation::narrowed(const Mask* mask, const Values& condition, bool wanted) const {
    Mask narrow(condition.view.size() == 1 ? 0 : places());
    for (std::size_t i = 0; i < narrow.size(); ++i)
        narrow[i] = (mask == nullptr || (*mask)[i] != 0) && (condition.view[i] != 0) == wanted;
    return narrow;
}

Values Evaluation::call(const Node& node, const Mask* mask) {
    switch (node.function) {
    case Function::sum:
    case Function::mean:
    case Function::weighted_mean:
        return one(reduced(node));
    case Function::share_of:
    case Function::normalise:
        return scaled(node);
    case Function::rank: {
        const Values values = whole(node, 0);
        return problem_ ? one(0) : made(ranks(values.view));
    }
    case Function::quantile_band:
        return quantile(node);
    case Function::raise_lowest:
        return raised(node);
    case Function::min:
    case Function::max:
        return extreme(node, mask);
    case Function::clip:
        return clipped(node, mask);
    case Function::lookup:
        return looked_up(node, mask);
    case Function::piecewise:
        return along_points(node, mask);
    case Function::abs:
        return map(input(node, 0, mask), [](double x) { return std::fabs(x); });
    case Function::sqrt: {
        Values values = input(node, 0, mask);
        if (problem_) return one(0);
        must(node, mask, values.view.size(), "a negative number has no square root",
             [&](std::size_t i) { return values.view[i] >= 0; });
        return map(std::move(values), [](double x) { return x < 0 ? 0.0 : std::sqrt(x); });
    }
    case Function::bands:
        return banded(node);
    case Function::places:
        return one(static_cast<double>(places()));
    }
    return one(0);
}

double Evaluation::reduced(const Node& node) {
    const Values values = whole(node, 0);
    if (problem_) return 0;
    if (node.function == Function::sum) return exact_sum(values.view);
    if (node.function == Function::mean)
        return exact_sum(values.view) / static_cast<double>(places());
    const Values weights = whole(node, 1);
    if (problem_) return 0;
    const double total = exact_sum(weights.view);
    must(node, nullptr, 1, "division by zero: the weights add up to nothing",
         [&](std::size_t) { return total != 0; });
    return problem_ ? 0 : sum_of_products(values.view, weights.view) / total;
}

/// share_of divides by the sum, normalise by the mean.
Values Evaluation::scaled(const Node& node) {
    Values values = whole(node, 0);
    if (problem_) return one(0);
    double by = exact_sum(values.view);
    if (node.function == Function::normalise) {
        by /= static_cast<double>(places());
        if (node.inputs.size() == 2) {
            const Values weights = whole(node, 1);
            if (problem_) return one(0);
            const double total = exact_sum(weights.view);
            must(node, nullptr, 1, "division by zero: the weights add up to nothing",
                 [&](std::size_t) { return total != 0; });
            by = problem_ ? 1 : sum_of_products(values.view, weights.view) / total;
        }
    }
    must(node, nullptr, 1, "division by zero: the values add up to nothing",
         [&](std::size_t) { return by != 0; });
    if (problem_) return one(0);
    return map(std::move(values), [by](double x) { return x / by; });
}

Values Evaluation::quantile(const Node& node) {
    const Values values = whole(node, 0), bands = whole(node, 1);
    if (problem_) return one(0);
    constexpr double most = 1'000;
    const double count = bands.view[0];
    must(node, nullptr, 1, "the number of bands must be a whole number from 1 to 1,000",
         [&](std::size_t) { return count >= 1 && count <= most && count == std::floor(count); });
    Values weights;
    if (node.inputs.size() == 3) {
        weights = whole(node, 2);
        if (problem_) return one(0);
        must(node, nullptr, places(), "a weight is negative",
             [&](std::size_t i) { return weights.view[i] >= 0; });
        const double total = exact_sum(weights.view);
        must(node, nullptr, 1, "division by zero: the weights add up to nothing",
             [&](std::size_t) { return total > 0; });
    }
    if (problem_) return one(0);
    return made(quantile_bands(values.view, static_cast<std::size_t>(count), weights.view));
}

Values Evaluation::raised(const Node& node) {
    const Values own = whole(node, 0), people = whole(node, 1), pot = input(node, 2, nullptr);
    if (problem_) return one(0);
    must(node, nullptr, places(), "division by zero: there must be people everywhere",
         [&](std::size_t i) { return people.view[i] > 0; });
    must(node, nullptr, 1, "the pot is negative", [&](std::size_t) { return pot.view[0] >= 0; });
    if (problem_) return one(0);
    return made(raise_lowest(own.view, people.view, pot.view[0]));
}

Values Evaluation::extreme(const Node& node, const Mask* mask) {
    const bool low = node.function == Function::min;
    const auto better = [low](double x, double y) {
        return low ? (y < x ? y : x) : (y > x ? y : x);
    };
    if (node.inputs.size() == 1) {
        const Values values = whole(node, 0);
        if (problem_) return one(0);
        double best = values.view[0];
        for (const double value : values.view) best = better(best, value);
        return one(best);
    }
    Values best = input(node, 0, mask);
    for (std::size_t i = 1; i < node.inputs.size() && !problem_; ++i)
        best = zip(std::move(best), input(node, i, mask), better);
    return best;
}

Values Evaluation::clipped(const Node& node, const Mask* mask) {
    Values values = input(node, 0, mask), low = input(node, 1, mask), high = input(node, 2, mask);
    if (problem_) return one(0);
    const Reader least(low), most(high);
    must(node, mask, std::max(low.view.size(), high.view.size()),
         "the low end is above the high end", [&](std::size_t i) { return least[i] <= most[i]; });
    values =
        zip(std::move(values), std::move(low), [](double x, double y) { return x < y ? y : x; });
    return zip(std::move(values), std::move(high),
               [](double x, double y) { return x > y ? y : x; });
}

Values Evaluation::looked_up(const Node& node, const Mask* mask) {
    const std::size_t count = node.inputs.size();
    const bool otherwise = count % 2 == 0;
    std::vector<Values> inputs = all_inputs(node, mask);
    if (problem_) return one(0);
    std::vector<Reader> readers(inputs.begin(), inputs.end());
    const auto found = [&](std::size_t place) {
        for (std::size_t i = 1; i + 1 < count; i += 2)
            if (readers[0][place] == readers[i][place]) return i + 1;
        return otherwise ? count - 1 : 0;
    };
    std::vector<double> result(largest(inputs));
    must(node, mask, result.size(), "no value fits", [&](std::size_t i) { return found(i) != 0; });
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = readers[found(i)][i];
    return made(std::move(result));
}

Values Evaluation::along_points(const Node& node, const Mask* mask) {
    const std::size_t points = (node.inputs.size() - 1) / 2;
    std::vector<Values> inputs = all_inputs(node, mask);
    if (problem_) return one(0);
    std::vector<Reader> readers(inputs.begin(), inputs.end());
    const auto across = [&](std::size_t point, std::size_t place) {
        return readers[1 + 2 * point][place];
    };
    const auto up = [&](std::size_t point, std::size_t place) {
        return readers[2 + 2 * point][place];
    };
    std::vector<double> result(largest(inputs));
    must(node, mask, result.size(), "the points must go up from left to right", [&](std::size_t i) {
        for (std::size_t point = 1; point < points; ++point)
            if (!(across(point - 1, i) < across(point, i))) return false;
        return true;
    });
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double x = readers[0][i];
        std::size_t point = 0;
        while (point < points && across(point, i) <= x) ++point;
        if (point == 0 || point == points) {
            result[i] = up(point == 0 ? 0 : points - 1, i);
            continue;
        }
        const double part = (x - across(point - 1, i)) / (across(point, i) - across(point - 1, i));
        result[i] = up(point - 1, i) + part * (up(point, i) - up(point - 1, i));
    }
    return made(std::move(result));
}

/// Weights times population columns, band by band, so that the order of the sum is the table's.
Values Evaluation::banded(const Node& node) {
    const std::size_t table = expression_.nodes[node.inputs[0]].reference.index;
    const auto [weights, columns] = names_.bands(table);
    std::vector<double> result(places());
    for (std::size_t band = 0; band < columns.size(); ++band) {
        const std::span<const double> people =
            names_.of({.kind = Reference::Kind::column, .index = columns[band]});
        const double weight = weights[band];
        for (std::size_t i = 0; i < result.size(); ++i) result[i] += weight * people[i];
    }
    return made(std::move(result));
}

std::vector<Values> Evaluation::all_inputs(const Node& node, const Mask* mask) {
    std::vector<Values> inputs;
    inputs.reserve(node.inputs.size());
    for (std::size_t i = 0; i < node.inputs.size(); ++i) inputs.push_back(input(node, i, mask));
    return inputs;
}

std::size_t Evaluation::largest(const std::vector<Values>& inputs) {
    std::size_t size = 1;
    for (const Values& values : inputs) size = std::max(size, values.view.size());
    return size;
}

} // namespace folkmoot
