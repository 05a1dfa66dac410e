#include "experiment/assignment.hpp"

#include "experiment/balance.hpp"
#include "world/citizens.hpp"
#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace folkmoot;

namespace {

TrialDesign letters(TrialUnit unit) {
    TrialDesign design;
    design.name = "letters";
    design.unit = unit;
    design.arms = {{"control", "No letter", 0.5, {}},
                   {"plain", "Plain letter", 0.25, {{"take_up.burden", 0.02}}},
                   {"kind", "Kind letter", 0.25, {{"take_up.burden", 0.01}}}};
    design.salt = "letters-2026";
    return design;
}

/// Four towns with five clinics each, and who is registered where.
struct SplitTown {
    World world = tiny_world({.areas = 4, .clinics = 5, .online = 0, .population = 8'000});
    std::vector<std::uint16_t> provider = opening_lists(world);
    [[nodiscard]] AssignmentTown today() const { return {world, provider}; }
};

std::map<int, int> counts(std::span<const std::uint8_t> arms) {
    std::map<int, int> found;
    for (const std::uint8_t arm : arms) ++found[arm];
    return found;
}

}  // namespace

TEST_CASE(
    "the same person is in the same arm on every machine: Philox and XXH64, worked out in Python") {
    // s = xxh64("letters-2026"); u = philox4x32-10((citizen, 1, 0, 0), (s mod 2^32, s / 2^32))[0] /
    // 2^32
    CHECK(salt_number("letters-2026") == 0xe109b5492589b8c5U);
    CHECK(salt_number("letters-2026", 7) == 0x65f1b8f5abb97f19U);
    const std::string expected = "2002000201111000101210010222010001200211";
    const SplitTown town;
    const Assignment who = assign(letters(TrialUnit::citizen), town.today());
    std::string found;
    for (std::size_t c = 0; c < expected.size(); ++c)
        found += static_cast<char>('0' + who.of_citizen[c]);
    CHECK(found == expected);
}

TEST_CASE("a person's arm does not depend on who else takes part") {
    const SplitTown town;
    std::vector<std::uint8_t> every_third(town.world.population(), 0);
    for (std::size_t c = 0; c < every_third.size(); c += 3) every_third[c] = 1;
    const TrialDesign design = letters(TrialUnit::citizen);
    const Assignment all = assign(design, town.today());
    const Assignment some = assign(design, {town.world, town.provider, {}, every_third});
    for (std::size_t c = 0; c < every_third.size(); ++c)
        CHECK(some.of_citizen[c] == (every_third[c] != 0 ? all.of_citizen[c] : left_out));
}

TEST_CASE("people fall into arms in proportion to the shares, within chance") {
    const SplitTown town;
    const auto n = counts(assign(letters(TrialUnit::citizen), town.today()).of_citizen);
    // Binomial: standard deviations of sqrt(8000 × .25 × .75) = 38.7 and sqrt(8000 × .5 × .5)
    // = 44.7.
    CHECK(std::fabs(n.at(0) - 4'000.0) < 4 * 44.7);
    CHECK(std::fabs(n.at(1) - 2'000.0) < 4 * 38.7);
    CHECK(n.at(0) + n.at(1) + n.at(2) == 8'000);
}

TEST_CASE("within strata every arm gets its exact share, to one person") {
    const SplitTown town;
    TrialDesign design = letters(TrialUnit::citizen);
    design.stratified = true;
    const Assignment who = assign(design, town.today());
    std::map<std::uint32_t, std::array<int, 3>> in;
    for (std::size_t c = 0; c < who.of_citizen.size(); ++c) ++in[who.stratum[c]][who.of_citizen[c]];
    CHECK(in.size() == 35); // five fifths, seven age bands
    for (const auto& [stratum, n] : in) {
        const double people = n[0] + n[1] + n[2];
        CHECK(std::fabs(n[0] - people * 0.5) <= 1);
        CHECK(std::fabs(n[1] - people * 0.25) <= 1);
        CHECK(std::fabs(n[2] - people * 0.25) <= 1);
    }
}

TEST_CASE("two trials with different salts know nothing of each other") {
    const SplitTown town;
    TrialDesign first = letters(TrialUnit::citizen), second = first;
    second.salt = "another";
    const auto a = assign(first, town.today()).of_citizen,
               b = assign(second, town.today()).of_citizen;
    // Pearson's statistic of the 3 × 3 table: chi-squared with 4 degrees of freedom, 99.99%
    // quantile 23.5.
    double n[3][3] = {}, row[3] = {}, column[3] = {}, statistic = 0;
    for (std::size_t c = 0; c < a.size(); ++c) {
        n[a[c]][b[c]] += 1;
        row[a[c]] += 1;
        column[b[c]] += 1;
    }
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j) {
            const double expected = row[i] * column[j] / static_cast<double>(a.size());
            statistic += (n[i][j] - expected) * (n[i][j] - expected) / expected;
        }
    CHECK(statistic < 23.5);
}

TEST_CASE("trials that share a layer share nobody, and together may use everybody") {
    const SplitTown town;
    TrialDesign first = letters(TrialUnit::citizen);
    first.layer = "post";
    first.layer_to = 0.3;
    TrialDesign second = first;
    second.salt = "another";
    second.layer_from = 0.3;
    second.layer_to = 1;
    const auto a = assign(first, town.today()).of_citizen,
               b = assign(second, town.today()).of_citizen;
    int in_first = 0;
    for (std::size_t c = 0; c < a.size(); ++c) {
        CHECK((a[c] == left_out) != (b[c] == left_out));
        in_first += a[c] != left_out ? 1 : 0;
    }
    CHECK(std::fabs(in_first - 2'400.0) < 4 * 41); // sqrt(8000 × .3 × .7) = 41
}

TEST_CASE("a repeat is another draw, and the same one each time") {
    const SplitTown town;
    const TrialDesign design = letters(TrialUnit::citizen);
    CHECK(assign(design, town.today(), 3).of_citizen == assign(design, town.today(), 3).of_citizen);
    CHECK(assign(design, town.today(), 3).of_citizen != assign(design, town.today(), 4).of_citizen);
    CHECK(assign(design, town.today(), 0).of_citizen != assign(design, town.today(), 1).of_citizen);
}

TEST_CASE("practices are shared out exactly, and their people go with them") {
    const SplitTown town;
    TrialDesign design = letters(TrialUnit::provider);
    for (const bool stratified : {false, true}) {
        design.stratified = stratified;
        const Assignment who = assign(design, town.today());
        const auto n = counts(who.of_provider);
        CHECK(n.at(0) + n.at(1) + n.at(2) == 20);
        if (!stratified) {
            CHECK(n.at(0) == 10);
            CHECK(n.at(1) == 5);
        }
        for (std::size_t c = 0; c < who.of_citizen.size(); ++c) {
            CHECK(who.cluster[c] == town.provider[c]);
            CHECK(who.of_citizen[c] == who.of_provider[town.provider[c]]);
        }
    }
}

TEST_CASE("who is left out is left out exactly, and is in no arm") {
    const SplitTown town;
    TrialDesign design = letters(TrialUnit::provider);
    design.exclude = 0.2;
    CHECK(counts(assign(design, town.today()).of_provider).at(left_out) == 4);
    design.unit = TrialUnit::citizen;
    const auto n = counts(assign(design, town.today()).of_citizen);
    CHECK(std::fabs(n.at(left_out) - 1'600.0) < 4 * 35.8);
}

TEST_CASE("a switchback gives each pair of weeks one of each; a stepped wedge ends with everybody "
          "treated") {
    const SplitTown town;
    TrialDesign design = letters(TrialUnit::week);
    design.arms.pop_back();
    design.arms[1].share = 0.5;
    design.weeks = 26;
    design.stratified = true;
    const auto blocks = assign(design, town.today()).of_block;
    REQUIRE(blocks.size() == 26);
    for (std::size_t b = 0; b < 26; b += 2) CHECK(blocks[b] + blocks[b + 1] == 1);

    design.unit = TrialUnit::stepped_wedge;
    design.stratified = false;
    design.block_weeks = 5; // blocks of 5, 5, 5, 5, 5 and 1
    const Assignment steps = assign(design, town.today());
    std::multiset<std::uint32_t> starts(steps.first_block.begin(), steps.first_block.end());
    CHECK(starts == std::multiset<std::uint32_t>{1, 2, 3, 4});
}

TEST_CASE("saturation: areas get the shares, and within an area the share is kept to one person") {
    const SplitTown town;
    TrialDesign design = letters(TrialUnit::saturation);
    design.arms.pop_back();
    design.saturations = {0, 0.25, 0.5, 1};
    const Assignment who = assign(design, town.today());
    std::multiset<double> shares(who.saturation.begin(), who.saturation.end());
    CHECK(shares == std::multiset<double>{0, 0.25, 0.5, 1});
    std::vector<double> treated(4), people(4);
    for (std::size_t c = 0; c < who.of_citizen.size(); ++c) {
        treated[who.cluster[c]] += who.of_citizen[c];
        people[who.cluster[c]] += 1;
    }
    for (std::size_t a = 0; a < 4; ++a)
        CHECK(std::fabs(treated[a] - people[a] * who.saturation[a]) <= 1);
}

TEST_CASE("arms that are drawn again until they are alike are alike") {
    const SplitTown town;
    TrialDesign design = letters(TrialUnit::citizen);
    const UnitTraits traits = traits_of_citizens(town.today());
    CHECK(traits.size() == 3);
    double plain = 0, again = 0;
    for (std::uint32_t repeat = 0; repeat < 20; ++repeat) {
        design.rerandomised = false;
        plain = std::max(
            plain, largest_imbalance(traits, assign(design, town.today(), repeat).of_citizen, 3));
        design.rerandomised = true;
        const Assignment who = assign(design, town.today(), repeat);
        again = std::max(again, largest_imbalance(traits, who.of_citizen, 3));
    }
    CHECK(plain >
          1.5); // the largest of 20 × 6 standard normal differences is below that once in 10^6
    CHECK(again <= 1.0);
}

TEST_CASE("the difference between arms is told in standard errors: a case done by hand") {
    // Trait 1, 2, 3, 4, control 1 and 2, treatment 3 and 4: difference 2, variance 5/3, error
    // sqrt(5/3).
    CHECK(largest_imbalance({{1, 2, 3, 4}}, std::vector<std::uint8_t>{0, 0, 1, 1}, 2) ==
          doctest::Approx(2 / std::sqrt(5.0 / 3)));
    CHECK(largest_imbalance({{1, 2, 3, 4, 99}}, std::vector<std::uint8_t>{0, 0, 1, 1, left_out},
                            2) == doctest::Approx(2 / std::sqrt(5.0 / 3)));
}
