#include "analysis/replicate_file.hpp"
#include "engine/runs.hpp"
#include "models/general_practice/practice.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace folkmoot;

namespace {

constexpr std::uint32_t all_replicates = 4;

Attempt parted_attempt() { return Trial{.reform = "follows", .population = 500, .weeks = 20}; }

std::string text_of_replicates(const std::vector<std::uint32_t>& numbers) {
    return write_replicates(virtual_gp(), parted_attempt(),
                            *run_replicates(virtual_gp(), parted_attempt(), numbers, 1, {}));
}

/// What is wrong with a text of replicates; empty if it can be read.
std::string wrong_with(const std::string& text, ReplicateOutcomes& into) {
    const Problems problems =
        read_replicates("part.json", text, virtual_gp(), parted_attempt(), all_replicates, into);
    return problems.empty() ? std::string() : problems.front().text();
}

} // namespace

TEST_CASE("replicates that were written and read are those that were run, to the last bit") {
    auto together = *run_replicates(virtual_gp(), parted_attempt(), {0}, 1, {});
    CHECK(wrong_with(text_of_replicates({2, 3}), together).empty());
    CHECK(wrong_with(text_of_replicates({1}), together).empty());
    const Comparison parted = comparison_of(virtual_gp(), std::move(together));
    const auto whole = compare(virtual_gp(), parted_attempt(), all_replicates, 1, {});
    CHECK(parted.fingerprint == whole->fingerprint);
    bool same = true;
    for (std::size_t m = 0; m < whole->reform.size(); ++m)
        for (std::size_t r = 0; r < all_replicates; ++r) {
            const auto alike = [](double a, double b) {
                return a == b || (std::isnan(a) && std::isnan(b));
            };
            same = same && alike(parted.reform[m][r], whole->reform[m][r]) &&
                   alike(parted.baseline[m][r], whole->baseline[m][r]);
        }
    CHECK(same);
}

TEST_CASE("replicates that were cut off or damaged are refused, whatever the damage") {
    const std::string sound = text_of_replicates({2});
    std::size_t taken = 0;
    for (std::size_t at = 0; at < sound.size(); at += 5) {
        ReplicateOutcomes into;
        if (wrong_with(sound.substr(0, at), into).empty()) ++taken;
        // A digit of an outcome may be another: that is a number too. Everything else is not.
        if (std::isdigit(static_cast<unsigned char>(sound[at])) != 0) continue;
        std::string damaged = sound;
        damaged[at] = '\x01';
        if (wrong_with(damaged, into).empty()) ++taken;
    }
    CHECK(taken == 0);
}
