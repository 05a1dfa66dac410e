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
    for (std::size_t s = 0; s < columns.size(); ++s)
        if (!left_out[s]) columns[s] = {Bits(words), Bits(words), Bits(words)};
    // By person, as the votes lie in memory, and without a branch.
    for (std::size_t person = 0; person < votes.people(); ++person) {
        const std::size_t word = person / 64, place = person % 64;
        for (std::size_t s = 0; s < columns.size(); ++s) {
            if (left_out[s]) continue;
            const Vote vote = votes.at(person, s);
            Column& column = columns[s];
            const bool voted = vote != Vote::unseen;
            column.voted[word] |= std::uint64_t{voted} << place;
            column.sided[word] |= std::uint64_t{voted && vote != Vote::pass} << place;
            column.against[word] |= std::uint64_t{vote == Vote::disagree} << place;
        }
    }
    return columns;
}

/// How many bits of a word are set. By hand: no instruction that not every machine has.
std::uint64_t bits_in(std::uint64_t bits) {
    bits -= (bits >> 1) & 0x5555555555555555U;
    bits = (bits & 0x3333333333333333U) + ((bits >> 2) & 0x3333333333333333U);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FU;
    return (bits * 0x0101010101010101U) >> 56;
}

/// Adds three bits at each place: the sum's lower bit stays in `ones`, the upper one is returned.
std::uint64_t add_bits(std::uint64_t& ones, std::uint64_t a, std::uint64_t b) {
    const std::uint64_t either = ones ^ a, twos = (ones & a) | (either & b);
    ones = either ^ b;
    return twos;
}

/// How many bits are set in `words` words, each made by `word_at(place)`: eight are added up bit by
/// bit before any is counted (Harley and Seal). Source: Warren, Hacker's Delight, 5-1.
template <class WordAt> std::int64_t count_bits(std::size_t words, const WordAt& word_at) {
    std::uint64_t count = 0, ones = 0, twos = 0, fours = 0;
    std::size_t i = 0;
    for (; i + 8 <= words; i += 8) {
        const std::uint64_t twos_a = add_bits(ones, word_at(i), word_at(i + 1));
        const std::uint64_t twos_b = add_bits(ones, word_at(i + 2), word_at(i + 3));
        const std::uint64_t fours_a = add_bits(twos, twos_a, twos_b);
        const std::uint64_t twos_c = add_bits(ones, word_at(i + 4), word_at(i + 5));
        const std::uint64_t twos_d = add_bits(ones, word_at(i + 6), word_at(i + 7));
        const std::uint64_t fours_b = add_bits(twos, twos_c, twos_d);
        count += 8 * bits_in(add_bits(fours, fours_a, fours_b));
    }
    count += 4 * bits_in(fours) + 2 * bits_in(twos) + bits_in(ones);
    for (; i < words; ++i) count += bits_in(word_at(i));
    return static_cast<std::int64_t>(count);
}

std::int64_t common_bits(const Bits& a, const Bits& b) {
    return count_bits(a.size(), [&](std::size_t i) { return a[i] & b[i]; });
}

/// How many of those whom both have differ in side.
std::int64_t opposed(const Column& a, const Column& b) {
    return count_bits(a.sided.size(), [&](std::size_t i) {
        return (a.against[i] ^ b.against[i]) & a.sided[i] & b.sided[i];
    });
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
