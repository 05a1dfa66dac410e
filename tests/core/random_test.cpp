#include "core/random.hpp"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>

using namespace folkmoot;

// The known answers that the authors of Philox publish with Random123 (kat_vectors, philox4x32 7
// and philox4x32 10).
static_assert(philox4x32<7>({0, 0, 0, 0}, {0, 0}) ==
              Words{0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48});
static_assert(philox4x32<10>({0, 0, 0, 0}, {0, 0}) ==
              Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});

TEST_CASE("Philox gives its published known answers") {
    constexpr std::uint32_t ones = 0xffffffff;
    const Words pi{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
    const std::array<std::uint32_t, 2> more_pi{0xa4093822, 0x299f31d0};
    CHECK(philox4x32<7>({0, 0, 0, 0}, {0, 0}) ==
          Words{0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48});
    CHECK(philox4x32<7>({ones, ones, ones, ones}, {ones, ones}) ==
          Words{0x5207ddc2, 0x45165e59, 0x4d8ee751, 0x8c52f662});
    CHECK(philox4x32<7>(pi, more_pi) == Words{0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a});
    CHECK(philox4x32<10>({0, 0, 0, 0}, {0, 0}) ==
          Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox4x32<10>({ones, ones, ones, ones}, {ones, ones}) ==
          Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32<10>(pi, more_pi) == Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a draw is the block at its address") {
    const Words expected = philox4x32<7>({17, 104, static_cast<std::uint32_t>(Purpose::choice), 3},
                                         {0x89abcdef, 0x01234567});
    CHECK(draw(0x0123456789abcdef, 17, 104, Purpose::choice, 3) == expected);
}

TEST_CASE("who, when, why, the seed and the index each lead to another draw") {
    const Words here = draw(1, 2, 3, Purpose::need, 4);
    CHECK(here == draw(1, 2, 3, Purpose::need, 4));
    CHECK(here != draw(2, 2, 3, Purpose::need, 4));
    CHECK(here != draw(1ULL << 32U | 1U, 2, 3, Purpose::need, 4));
    CHECK(here != draw(1, 3, 3, Purpose::need, 4));
    CHECK(here != draw(1, 2, 4, Purpose::need, 4));
    CHECK(here != draw(1, 2, 3, Purpose::service, 4));
    CHECK(here != draw(1, 2, 3, Purpose::need, 5));
}

TEST_CASE("neighbours' draws are as good as independent") {
    // 64 × 64 neighbouring citizens and weeks: the 16,384 words are even in every bit (5 standard
    // errors of 0.5/√n), and hardly any occurs twice (expected 16384²/2³³ = 0.03).
    std::array<int, 32> ones{};
    std::set<std::uint32_t> seen;
    int words = 0;
    for (std::uint32_t who = 0; who < 64; ++who)
        for (std::uint32_t week = 0; week < 64; ++week)
            for (const std::uint32_t word : draw(7, who, week, Purpose::test)) {
                ++words;
                seen.insert(word);
                for (std::size_t bit = 0; bit < ones.size(); ++bit)
                    ones[bit] += static_cast<int>(word >> bit & 1U);
            }
    CHECK(static_cast<int>(seen.size()) >= words - 1);
    for (const int count : ones) {
        CHECK(count > words / 2 - 5 * 64);
        CHECK(count < words / 2 + 5 * 64);
    }
}

TEST_CASE("one bit more in an address changes half of the bits of the draw") {
    int changed = 0, blocks = 0;
    for (std::uint32_t who = 0; who < 200; ++who)
        for (std::uint32_t bit = 0; bit < 32; ++bit, ++blocks) {
            const Words a = draw(9, who, 1, Purpose::test);
            const Words b = draw(9, who ^ (1U << bit), 1, Purpose::test);
            for (std::size_t i = 0; i < a.size(); ++i) changed += std::popcount(a[i] ^ b[i]);
        }
    CHECK(changed / (128.0 * blocks) == doctest::Approx(0.5).epsilon(0.005));
}

TEST_CASE("unit lies in [0, 1) and unit_open in (0, 1)") {
    CHECK(unit(0) == 0.0);
    CHECK(unit(0x80000000) == 0.5);
    CHECK(unit(0xffffffff) < 1.0);
    CHECK(unit_open(0) > 0.0);
    CHECK(unit_open(0xffffffff) < 1.0);
    CHECK(unit_open(0) == 1.0 - unit_open(0xffffffff));
}

TEST_CASE("a threshold is hit as often as its probability says") {
    CHECK(threshold(0.5) == 0x80000000);
    CHECK(threshold(0.25) == 0x40000000);
    CHECK(threshold(0x1p-32) == 1);
    for (const std::uint32_t word : {1U, 12345U, 0x80000001U, 0xfffffffeU})
        CHECK(threshold(unit(word)) == word);
}

TEST_CASE("a threshold is never below nothing nor above everything") {
    CHECK(threshold(0.0) == 0);
    CHECK(threshold(-3.0) == 0);
    CHECK(threshold(-std::numeric_limits<double>::infinity()) == 0);
    CHECK(threshold(std::numeric_limits<double>::quiet_NaN()) == 0);
    CHECK(threshold(1.0) == 0xffffffff);
    CHECK(threshold(1e300) == 0xffffffff);
    CHECK(threshold(std::numeric_limits<double>::infinity()) == 0xffffffff);
    CHECK(threshold(1.0 - 0x1p-40) == 0xffffffff);
}

TEST_CASE("below picks each of n alike and nothing else") {
    CHECK(below(0xffffffff, 1) == 0);
    CHECK(below(0, 5) == 0);
    CHECK(below(0xffffffff, 5) == 4);
    CHECK(below(0xffffffff, 0xffffffff) == 0xfffffffe);
    std::array<int, 7> count{};
    for (std::uint32_t who = 0; who < 7000; ++who)
        for (const std::uint32_t word : draw(3, who, 0, Purpose::test)) ++count[below(word, 7)];
    // Chi-square with 6 degrees of freedom is above 22.46 once in a thousand times.
    double chi_square = 0;
    for (const int n : count) chi_square += (n - 4000.0) * (n - 4000.0) / 4000.0;
    CHECK(chi_square < 22.46);
}

TEST_CASE("purposes keep their numbers, because results would change with them") {
    CHECK(static_cast<int>(Purpose::need) == 1);
    CHECK(static_cast<int>(Purpose::people) == 7);
    CHECK(static_cast<int>(Purpose::patience) == 15);
    CHECK(static_cast<int>(Purpose::test) == 16);
}
