#include "analysis/sweep/sequence.hpp"

#include "core/random.hpp"

#include <array>
#include <cassert>
#include <numeric>
#include <utility>

namespace folkmoot::sweep {
namespace {

constexpr std::size_t word_bits = 32;

/// What makes the direction numbers of a side: the degree of a primitive polynomial modulo 2, its
/// inner coefficients as bits, and the first odd numbers. The first side needs none.
struct Directions {
    std::uint32_t degree, inner;
    std::array<std::uint32_t, 7> first;
};
constexpr std::array<Directions, most_sides - 1> directions{{
    {1, 0, {1}},
    {2, 1, {1, 3}},
    {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},
    {4, 1, {1, 1, 3, 3}},
    {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}},
    {5, 4, {1, 1, 5, 5, 5}},
    {5, 7, {1, 1, 7, 11, 19}},
    {5, 11, {1, 1, 5, 1, 1}},
    {5, 13, {1, 1, 1, 3, 11}},
    {5, 14, {1, 3, 5, 5, 31}},
    {6, 1, {1, 3, 3, 9, 7, 49}},
    {6, 13, {1, 1, 1, 15, 21, 21}},
    {6, 16, {1, 3, 1, 13, 27, 49}},
    {6, 19, {1, 1, 1, 15, 7, 5}},
    {6, 22, {1, 3, 1, 15, 13, 25}},
    {6, 25, {1, 1, 5, 5, 19, 61}},
    {7, 1, {1, 3, 7, 11, 23, 15, 103}},
    {7, 4, {1, 3, 7, 13, 13, 15, 69}},
    {7, 7, {1, 1, 3, 13, 7, 35, 63}},
    {7, 8, {1, 3, 5, 9, 1, 25, 53}},
    {7, 14, {1, 3, 1, 13, 9, 35, 107}},
    {7, 19, {1, 3, 1, 5, 27, 61, 31}},
    {7, 21, {1, 1, 5, 11, 19, 41, 61}},
    {7, 28, {1, 3, 5, 3, 3, 13, 69}},
    {7, 31, {1, 1, 7, 13, 1, 19, 1}},
    {7, 32, {1, 3, 7, 5, 13, 19, 59}},
    {7, 37, {1, 1, 3, 9, 25, 29, 41}},
    {7, 41, {1, 3, 5, 13, 23, 1, 55}},
    {7, 42, {1, 3, 7, 3, 13, 59, 17}},
}};

using Words32 = std::array<std::uint32_t, word_bits>;

Words32 numbers_of_side(std::size_t side) {
    Words32 numbers{};
    if (side == 0) {
        for (std::size_t bit = 0; bit < word_bits; ++bit)
            numbers[bit] = std::uint32_t{1} << (word_bits - 1 - bit);
        return numbers;
    }
    const Directions& of = directions[side - 1];
    for (std::size_t bit = 0; bit < word_bits; ++bit) {
        if (bit < of.degree) {
            numbers[bit] = of.first[bit] << (word_bits - 1 - bit);
            continue;
        }
        std::uint32_t word = numbers[bit - of.degree];
        word ^= word >> of.degree;
        for (std::uint32_t k = 1; k < of.degree; ++k)
            if (((of.inner >> (of.degree - 1 - k)) & 1U) != 0) word ^= numbers[bit - k];
        numbers[bit] = word;
    }
    return numbers;
}

/// The direction numbers of all sides, worked out once.
const std::array<Words32, most_sides>& direction_numbers() {
    static const auto all = [] {
        std::array<Words32, most_sides> made{};
        for (std::size_t side = 0; side < most_sides; ++side) made[side] = numbers_of_side(side);
        return made;
    }();
    return all;
}

} // namespace

std::vector<double> sobol_point(std::uint32_t number, std::size_t sides) {
    assert(sides <= most_sides);
    const std::uint32_t gray = number ^ (number >> 1U);
    std::vector<double> point;
    point.reserve(sides);
    for (std::size_t side = 0; side < sides; ++side) {
        std::uint32_t word = 0;
        for (std::size_t bit = 0; bit < word_bits; ++bit)
            if (((gray >> bit) & 1U) != 0) word ^= direction_numbers()[side][bit];
        point.push_back(unit(word));
    }
    return point;
}

std::vector<double> latin_hypercube(std::uint32_t count, std::size_t sides, std::uint64_t seed) {
    std::vector<double> points(count * sides);
    std::vector<std::uint32_t> stretches(count);
    for (std::size_t side = 0; side < sides; ++side) {
        std::iota(stretches.begin(), stretches.end(), 0U);
        for (std::uint32_t i = 0; i < count; ++i) {
            const Words words = draw(seed, i, static_cast<std::uint32_t>(side), Purpose::hypercube);
            // Fisher and Yates: which of the stretches that are left is the i-th.
            std::swap(stretches[i], stretches[i + below(words[0], count - i)]);
            points[i * sides + side] = (stretches[i] + unit(words[1])) / count;
        }
    }
    return points;
}

} // namespace folkmoot::sweep
