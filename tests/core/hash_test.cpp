#include "core/hash.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

using namespace folkmoot;

namespace {

/// The bytes on which the xxHash project publishes its sanity checks: the top bytes of powers.
std::string sanity_bytes(std::size_t count) {
    std::string bytes;
    std::uint64_t generator = 2654435761U;
    for (std::size_t i = 0; i < count; ++i) {
        bytes += static_cast<char>(generator >> 56U);
        generator *= 11400714785074694797U;
    }
    return bytes;
}

std::string hex_of(std::size_t count) { return to_hex(hash_bytes(sanity_bytes(count))); }

} // namespace

TEST_CASE("the hash of well-known texts is the published XXH64") {
    CHECK(to_hex(hash_bytes("")) == "ef46db3751d8e999");
    CHECK(to_hex(hash_bytes("a")) == "d24ec4f1a98c6e5b");
    CHECK(to_hex(hash_bytes("abc")) == "44bc2cf5ad770999");
    CHECK(to_hex(hash_bytes("message digest")) == "066ed728fceeb3be");
    CHECK(to_hex(hash_bytes("The quick brown fox jumps over the lazy dog")) == "0b242d361fda71bc");
}

TEST_CASE("texts of every kind of length hash as xxhsum 0.8.1 says") {
    CHECK(hex_of(1) == "e934a84adb052768");
    CHECK(hex_of(4) == "9136a0dca57457ee");
    CHECK(hex_of(8) == "cdbcf538e71d1348");
    CHECK(hex_of(14) == "8282dcc4994e35c8");
    CHECK(hex_of(31) == "299b39a290e6d783");
    CHECK(hex_of(32) == "18b216492bb44b70");
    CHECK(hex_of(33) == "55c8dc3e578f5b59");
    CHECK(hex_of(101) == "a51ea2101b2d114c");
    CHECK(hex_of(222) == "b641ae8cb691c174");
    CHECK(hex_of(2367) == "a82418ddec0ea581");
}

TEST_CASE("a seed leads to the published seeded hashes") {
    constexpr std::uint64_t seed = 2654435761U;
    CHECK(to_hex(hash_bytes("", seed)) == "ac75fda2929b17ef");
    CHECK(to_hex(hash_bytes(sanity_bytes(222), seed)) == "20cb8ab7ae10c14a");
}

TEST_CASE("how bytes are cut into pieces does not matter") {
    const std::string bytes = sanity_bytes(100);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        Fingerprint fingerprint;
        fingerprint.add_bytes(std::string_view(bytes).substr(0, cut));
        fingerprint.add_bytes(std::string_view(bytes).substr(cut));
        CHECK(fingerprint.value() == hash_bytes(bytes));
    }
}

TEST_CASE("a fingerprint is the hash of its values, least significant byte first") {
    // As xxhsum 0.8.1 says of the bytes of 42, of 2.5 as a double, of the length 3, and "abc".
    Fingerprint fingerprint;
    fingerprint.add(std::uint64_t{42});
    fingerprint.add(2.5);
    fingerprint.add(std::string_view("abc"));
    CHECK(to_hex(fingerprint.value()) == "707681059016f821");
}

TEST_CASE("reading a fingerprint does not change it") {
    Fingerprint read_often, read_once;
    for (int i = 0; i < 20; ++i) {
        read_often.add(i);
        read_once.add(i);
        CHECK(read_often.value() == read_often.value());
    }
    CHECK(read_often.value() == read_once.value());
}

TEST_CASE("the last bit of a double counts") {
    Fingerprint a, b;
    a.add(1.0);
    b.add(std::nextafter(1.0, 2.0));
    CHECK(a.value() != b.value());
}

TEST_CASE("minus nought is nought, and every NaN is the same NaN") {
    const auto of = [](double value) {
        Fingerprint fingerprint;
        fingerprint.add(value);
        return fingerprint.value();
    };
    CHECK(of(-0.0) == of(0.0));
    CHECK(of(std::bit_cast<double>(std::uint64_t{0xFFF8000000000001})) ==
          of(std::numeric_limits<double>::quiet_NaN()));
    CHECK(of(0.0) != of(std::numeric_limits<double>::quiet_NaN()));
    CHECK(of(1.0) != of(-1.0));
}

TEST_CASE("order counts, and so does where one text ends and the next begins") {
    const auto of = [](std::string_view first, std::string_view second) {
        Fingerprint fingerprint;
        fingerprint.add(first);
        fingerprint.add(second);
        return fingerprint.value();
    };
    CHECK(of("ab", "c") != of("a", "bc"));
    CHECK(of("ab", "c") != of("c", "ab"));
}

TEST_CASE("an integer of any size is the same number") {
    Fingerprint a, b, c;
    a.add(7);
    b.add(std::uint8_t{7});
    c.add(std::uint64_t{7});
    CHECK(a.value() == b.value());
    CHECK(a.value() == c.value());
}

TEST_CASE("hexadecimal digits lead back to the number, and nothing else is accepted") {
    for (const std::uint64_t value :
         {std::uint64_t{0}, std::uint64_t{0x0123456789abcdef}, ~std::uint64_t{0}})
        CHECK(from_hex(to_hex(value)) == value);
    CHECK(to_hex(0xAB) == "00000000000000ab");
    CHECK(from_hex("00000000000000AB") == 0xAB);
    CHECK_FALSE(from_hex(""));
    CHECK_FALSE(from_hex("ab"));
    CHECK_FALSE(from_hex("0x000000000000ab"));
    CHECK_FALSE(from_hex("00000000000000a "));
    CHECK_FALSE(from_hex("-00000000000000a"));
    CHECK_FALSE(from_hex("00000000000000abc"));
    CHECK_FALSE(from_hex("g000000000000000"));
}
