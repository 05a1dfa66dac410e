#include "deliberation/polis/space.hpp"

#include "deliberation/polis/principal.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::polis {
namespace {

using Bits = std::vector<std::uint64_t>;

/// A statement's votes, a bit a person: sums over pairs of statements are counts of bits.
struct Column {
    Bits voted, sided, against; ///< sided: agrees or disagrees
};

std::vector<Column> columns_of(const Votes& votes, const std::vector<bool>& left_out) {
    const std::size_t words = (votes.people() + 63) / 64;
    std::vector<Column> columns(votes.statements());
    for (std::size_t s = 0; s < columns.size(); ++s) {
        Column& column = columns[s];
        if (left_out[s]) continue;
        column = {Bits(words), Bits(words), Bits(words)};
        for (std::size_t person = 0; person < votes.people(); ++person) {
            const Vote vote = votes.at(person, s);
            const std::uint64_t bit = std::uint64_t{1} << (person % 64);
            if (vote == Vote::unseen) continue;
            column.voted[person / 64] |= bit;
            if (vote != Vote::pass) column.sided[person / 64] |= bit;
            if (vote == Vote::disagree) column.against[person / 64] |= bit;
        }
    }
    return columns;
}

/// How many bits both have. By hand: compilers do many words at once this way, with no instruction
/// that not every machine has.
std::int64_t common_bits(const Bits& a, const Bits& b) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::uint64_t bits = a[i] & b[i];
        bits -= (bits >> 1) & 0x5555555555555555U;
        bits = (bits & 0x3333333333333333U) + ((bits >> 2) & 0x3333333333333333U);
        bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FU;
        bits += bits >> 8;
        bits += bits >> 16;
        bits += bits >> 32;
        count += bits & 0x7FU;
    }
    return static_cast<std::int64_t>(count);
}

/// How many of those whom both have differ in side.
std::int64_t opposed(const Column& a, const Column& b) {
    // Of both sided: against in one and not in the other.
    return common_bits(a.against, b.sided) + common_bits(a.sided, b.against) -
           2 * common_bits(a.against, b.against);
}

/// Sum over those who voted on both of (vote − mean) of one times that of the other.
double product_sum(const Column& a, double mean_a, const Column& b, double mean_b) {
    const std::int64_t both = common_bits(a.voted, b.voted);
    if (both == 0) return 0;
    const std::int64_t products = common_bits(a.sided, b.sided) - 2 * opposed(a, b);
    const std::int64_t of_a = common_bits(a.sided, b.voted) - 2 * common_bits(a.against, b.voted);
    const std::int64_t of_b = common_bits(b.sided, a.voted) - 2 * common_bits(b.against, a.voted);
    return static_cast<double>(products) - mean_b * static_cast<double>(of_a) -
           mean_a * static_cast<double>(of_b) + mean_a * mean_b * static_cast<double>(both);
}

/// Somebody who has not voted stands at the mean, and adds nothing.
std::vector<double> covariance_of(const Votes& votes, const std::vector<bool>& left_out,
                                  const std::vector<double>& means) {
    const std::size_t size = votes.statements();
    std::vector<double> covariance(size * size);
    const auto columns = columns_of(votes, left_out);
    const double people = static_cast<double>(std::max<std::size_t>(votes.people(), 2) - 1);
    for (std::size_t a = 0; a < size; ++a) {
        if (left_out[a]) continue;
        for (std::size_t b = a; b < size; ++b) {
            if (left_out[b]) continue;
            const double cell = product_sum(columns[a], means[a], columns[b], means[b]) / people;
            covariance[a * size + b] = covariance[b * size + a] = cell;
        }
    }
    return covariance;
}

Point place_of(const Votes& votes, std::size_t person, const std::vector<bool>& left_out,
               const Space& space) {
    Point place{};
    std::size_t counted = 0;
    for (std::size_t s = 0; s < votes.statements(); ++s) {
        const Vote vote = votes.at(person, s);
        // What is left out counts as passed by everybody.
        if (vote == Vote::unseen && !left_out[s]) continue;
        ++counted;
        if (left_out[s]) continue;
        const double away = static_cast<double>(static_cast<int>(vote)) - space.means[s];
        for (std::size_t axis = 0; axis < 2; ++axis) place[axis] += away * space.axes[axis][s];
    }
    const double scale = std::sqrt(static_cast<double>(votes.statements()) /
                                   static_cast<double>(std::max<std::size_t>(counted, 1)));
    return {place[0] * scale, place[1] * scale};
}

} // namespace

Space opinion_space(const Votes& votes, const std::vector<bool>& left_out) {
    Space space;
    const std::size_t size = votes.statements();
    const auto tallies = tally(votes);
    for (std::size_t s = 0; s < size; ++s) {
        const Tally& of = tallies[s];
        const double sum = static_cast<double>(of.agrees) - static_cast<double>(of.disagrees);
        space.means.push_back(left_out[s] || of.votes == 0 ? 0 : sum / of.votes);
    }
    const auto covariance = covariance_of(votes, left_out, space.means);
    for (std::size_t s = 0; s < size; ++s) space.total_variance += covariance[s * size + s];
    for (auto& axis : space.axes) axis.assign(size, 0);
    const auto axes = principal_axes(covariance, size, 2);
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        // Along an axis without variance nobody differs: it is whatever rounding left.
        if (!(axes[axis].variance > 1e-12 * space.total_variance)) continue;
        space.axes[axis] = axes[axis].direction;
        space.variance[axis] = axes[axis].variance;
    }
    for (std::size_t person = 0; person < votes.people(); ++person)
        space.places.push_back(place_of(votes, person, left_out, space));
    return space;
}

double extremity(const Space& space, std::size_t statement) {
    const double x = space.axes[0][statement], y = space.axes[1][statement];
    return std::sqrt(static_cast<double>(space.means.size())) * (1 - space.means[statement]) *
           std::sqrt(x * x + y * y);
}

std::vector<std::uint32_t> in_conversation(const Votes& votes) {
    constexpr std::size_t usual_least = 7, fewest_people = 15;
    const std::size_t least = std::min(usual_least, votes.statements());
    std::vector<std::uint32_t> order(votes.people());
    std::vector<std::size_t> counts;
    for (std::uint32_t p = 0; p < votes.people(); ++p) {
        order[p] = p;
        counts.push_back(votes.votes_of(p));
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    const auto past = std::find_if(order.begin(), order.end(),
                                   [&](std::uint32_t person) { return counts[person] < least; });
    const auto enough = static_cast<std::size_t>(past - order.begin());
    order.resize(std::max(enough, std::min(fewest_people, order.size())));
    std::erase_if(order, [&](std::uint32_t person) { return counts[person] == 0; });
    std::sort(order.begin(), order.end());
    return order;
}

} // namespace folkmoot::polis
