#include "funding/language/whole_table.hpp"

#include "core/exact_sum.hpp"
#include "core/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace folkmoot {

namespace {

struct Entry {
    double key, second, third; ///< sorted by all three, so that the order of rows cannot matter
    std::size_t place;
};

// By the key first, which is different for most; those that share one by the others.
void sort_entries(std::vector<Entry>& entries) {
    std::vector<double> keys;
    keys.reserve(entries.size());
    for (const Entry& entry : entries) keys.push_back(entry.key);
    std::vector<Entry> sorted;
    sorted.reserve(entries.size());
    for (const Ranked& ranked : smallest_first(keys)) sorted.push_back(entries[ranked.place]);
    entries.swap(sorted);
    for (auto from = entries.begin(); from != entries.end();) {
        const auto to =
            std::find_if(from, entries.end(), [&](const Entry& e) { return e.key != from->key; });
        if (to - from > 1) {
            std::sort(from, to, [](const Entry& a, const Entry& b) {
                return std::tie(a.second, a.third) < std::tie(b.second, b.third);
            });
        }
        from = to;
    }
}

/// Where those end that have the value of `from`.
std::size_t end_of_equals(const std::vector<Ranked>& order, std::size_t from) {
    std::size_t to = from;
    while (to < order.size() && order[to].value == order[from].value) ++to;
    return to;
}

} // namespace

std::vector<double> ranks(std::span<const double> values) {
    const std::vector<Ranked> order = smallest_first(values);
    std::vector<double> rank(values.size());
    for (std::size_t from = 0; from < order.size();) {
        const std::size_t to = end_of_equals(order, from);
        const double middle = static_cast<double>(from + 1 + to) / 2;
        for (; from < to; ++from) rank[order[from].place] = middle;
    }
    return rank;
}

std::vector<double> quantile_bands(std::span<const double> values, std::size_t bands,
                                   std::span<const double> weights) {
    const std::vector<Ranked> order = smallest_first(values);
    std::vector<double> weight(order.size(), 1.0); // in that order
    if (!weights.empty())
        for (std::size_t i = 0; i < order.size(); ++i) weight[i] = weights[order[i].place];
    // Of equal values by weight, so that the order of rows cannot matter to a sum.
    const auto at = [&](std::size_t i) { return weight.begin() + static_cast<std::ptrdiff_t>(i); };
    for (std::size_t from = 0; from < order.size();) {
        const std::size_t to = end_of_equals(order, from);
        if (to - from > 1) std::sort(at(from), at(to));
        from = to;
    }
    double below = 0;
    const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
    const auto count = static_cast<double>(bands);
    std::vector<double> band(values.size());
    for (std::size_t from = 0; from < order.size();) {
        const std::size_t to = end_of_equals(order, from);
        const double here = std::accumulate(at(from), at(to), 0.0);
        const double position = (below + here / 2) / total;
        const double mine = std::clamp(std::floor(position * count) + 1, 1.0, count);
        for (; from < to; ++from) band[order[from].place] = mine;
        below += here;
    }
    return band;
}

std::vector<double> raise_lowest(std::span<const double> own, std::span<const double> people,
                                 double pot) {
    std::vector<Entry> entries;
    entries.reserve(own.size());
    for (std::size_t i = 0; i < own.size(); ++i)
        entries.push_back({own[i] / people[i], people[i], own[i], i});
    sort_entries(entries);
    // Those below the level are raised to it: level = (pot + what they own) / their people.
    ExactSum raised_people, raised_own;
    raised_own.add(pot);
    double level = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        raised_people.add(entries[i].second);
        raised_own.add(entries[i].third);
        level = raised_own.value() / raised_people.value();
        if (i + 1 < entries.size() && level <= entries[i + 1].key) break;
    }
    std::vector<double> gain(own.size());
    for (std::size_t i = 0; i < own.size(); ++i)
        gain[i] = std::max(0.0, level * people[i] - own[i]);
    return gain;
}

double sum_of_products(std::span<const double> a, std::span<const double> b) {
    ExactSum sum;
    for (std::size_t i = 0; i < a.size(); ++i) sum.add(a[i] * b[i]);
    return sum.value();
}

} // namespace folkmoot
