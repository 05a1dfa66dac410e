#include "parts/enrolment.hpp"

#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace folkmoot;

namespace {

/// Everybody is asked once in ten weeks.
struct Post {
    World world = tiny_world({.population = 40'000, .people = 40'000});
    std::vector<std::uint16_t> provider = opening_lists(world);
    std::vector<std::uint8_t> enrolled = std::vector<std::uint8_t>(world.population());
    std::vector<std::uint32_t> of_cell =
        std::vector<std::uint32_t>(world.strata.count() / strata_per_cell);
    Enrolment rule{.eligible = 1, .every_weeks = 10, .awareness = 0.5, .burden = 0.6};

    void run(std::uint32_t weeks, std::vector<Enrolment> rules = {}, VariantOf variant = {},
             PersonLog* log = nullptr) {
        if (rules.empty()) rules = {rule};
        for (std::uint32_t week = 0; week < weeks; ++week)
            enrol(rules, 9, week, {world, provider, enrolled, of_cell, variant, log});
    }
    [[nodiscard]] double signed_up() const {
        return std::accumulate(enrolled.begin(), enrolled.end(), 0.0);
    }
    /// Share of a deprivation fifth who have signed up.
    [[nodiscard]] double share_of(std::uint32_t fifth) const {
        double people = 0, of_them = 0;
        for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
            if (deprivation_of(s) != fifth) continue;
            people += world.strata.size(s);
            of_them += std::accumulate(enrolled.begin() + world.strata.first[s],
                                       enrolled.begin() + world.strata.first[s + 1], 0.0);
        }
        return of_them / people;
    }
};

}  // namespace

TEST_CASE("once everybody has been asked, awareness × (1 − burden) of them have signed up") {
    Post post;
    post.run(10);
    CHECK(std::fabs(post.signed_up() - 40'000 * 0.2) < 4 * std::sqrt(40'000 * 0.2 * 0.8));
    CHECK(std::accumulate(post.of_cell.begin(), post.of_cell.end(), 0.0) == post.signed_up());
}

TEST_CASE("in a week one in ten is asked, and nobody signs up twice") {
    Post post;
    post.rule.awareness = 1;
    post.rule.burden = 0;
    PersonLog log(PersonEventKind::enrolled);
    post.run(1, {}, {}, &log);
    CHECK(post.signed_up() == doctest::Approx(4'000).epsilon(0.001));
    post.run(30, {}, {}, &log);
    // What is certain fails once in 2^32.
    CHECK(post.signed_up() >= 39'999);
    CHECK(log.events.size() == static_cast<std::size_t>(post.signed_up()));
}

TEST_CASE("nobody signs up where nobody is eligible, and only who is where some are") {
    Post post;
    post.rule.eligible = 0;
    post.run(20);
    CHECK(post.signed_up() == 0);
    post.rule.eligible = 0.3;
    post.run(10);
    double eligible = 0;
    for (std::uint32_t c = 0; c < post.world.population(); ++c) {
        const bool is = is_eligible(post.rule, post.world, c);
        eligible += is;
        if (post.enrolled[c] != 0) CHECK(is);
    }
    CHECK(std::fabs(eligible - 12'000) < 4 * std::sqrt(40'000 * 0.3 * 0.7));
    const auto counted = eligible_of_cell(post.rule, post.world);
    CHECK(std::accumulate(counted.begin(), counted.end(), 0.0) == eligible);
}

TEST_CASE("who needs it most puts up with most: (1 − burden)^(1 ± s), by hand") {
    const Enrolment rule{.burden = 0.75, .selectivity = 0.5};
    CHECK(finishes(rule, 0) == doctest::Approx(0.125));  // .25^1.5
    CHECK(finishes(rule, 2) == doctest::Approx(0.25));
    CHECK(finishes(rule, 4) == doctest::Approx(0.5));    // .25^.5
}

TEST_CASE("help draws in people who need it less than those who came by themselves") {
    Post before, after;
    before.rule.selectivity = after.rule.selectivity = 0.5;
    before.rule.awareness = after.rule.awareness = 1;
    before.rule.burden = 0.9;
    after.rule.burden = 0.7;
    before.run(10);
    after.run(10);
    CHECK(after.signed_up() > before.signed_up());
    const double ratio_before = before.share_of(4) / before.share_of(0),
                 ratio_after = after.share_of(4) / after.share_of(0);
    // (1 − burden)^(.5 − 1.5): ten times as likely before, three and a third times after.
    CHECK(ratio_before == doctest::Approx(10.0).epsilon(0.1));
    CHECK(ratio_after == doctest::Approx(1 / 0.3).epsilon(0.1));
}

TEST_CASE("a person's own rules hold for them, and nobody else signs up or not because of it") {
    Post nobody, half;
    Enrolment helped = nobody.rule;
    helped.burden = 0.2;
    std::vector<std::uint8_t> arm(nobody.world.population());
    for (std::size_t c = 0; c < arm.size(); ++c) arm[c] = c / 20 % 2;
    nobody.run(10);
    half.run(10, {half.rule, helped}, {arm, {}});
    double treated = 0;
    for (std::size_t c = 0; c < arm.size(); ++c) {
        if (arm[c] == 0) CHECK(half.enrolled[c] == nobody.enrolled[c]);
        if (arm[c] == 1) {
            CHECK(half.enrolled[c] >= nobody.enrolled[c]);
            treated += half.enrolled[c];
        }
    }
    CHECK(std::fabs(treated - 20'000 * 0.4) < 4 * std::sqrt(20'000 * 0.4 * 0.6));
}
