#include "parts/job_search.hpp"

#include "world/tiny_world.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

using namespace folkmoot;

namespace {

struct Market {
    World world = tiny_world({.population = 40'000, .people = 40'000});
    std::vector<std::uint16_t> provider = opening_lists(world);
    JobSearch rule;
    WorkForce force;
    std::vector<std::uint8_t> working;
    std::vector<double> left_over = std::vector<double>(2);

    explicit Market(JobSearch search)
        : rule(search), force(work_force(search, world)), working(force.citizen.size()) {}

    void run(std::uint32_t weeks, double help = 0, std::span<const std::uint8_t> arm = {}) {
        std::vector<JobSearch> rules{rule};
        if (!arm.empty()) {
            rules.push_back(rule);
            rules[1].help = help;
        }
        for (std::uint32_t week = 0; week < weeks; ++week)
            search_for_work(rules, 3, week,
                            {force, provider, working, left_over, {arm, {}}, nullptr});
    }
    [[nodiscard]] double in_work() const {
        return std::accumulate(working.begin(), working.end(), 0.0);
    }
    /// Every second person of the work force is helped.
    [[nodiscard]] std::vector<std::uint8_t> half() const {
        std::vector<std::uint8_t> arm(world.population());
        for (std::size_t m = 0; m < force.citizen.size(); m += 2) arm[force.citizen[m]] = 1;
        return arm;
    }
    [[nodiscard]] double share_in_work(bool helped) const {
        double people = 0, works = 0;
        for (std::size_t m = 0; m < working.size(); ++m) {
            if ((m % 2 == 0) != helped) continue;
            people += 1;
            works += working[m];
        }
        return works / people;
    }
};

constexpr JobSearch scarce{.looking = 0.1, .vacancies = 0.02, .applications = 0.5, .loses = 0};
constexpr JobSearch plenty{.looking = 0.1, .vacancies = 0.2, .applications = 0.02, .loses = 0};

}  // namespace

TEST_CASE("people who look for work are of working age, and as many as was said") {
    const Market market(scarce);
    double working_age = 0;
    for (std::uint32_t s = 0; s < market.world.strata.count(); ++s)
        if (age_of(s) == 2 || age_of(s) == 3) working_age += market.world.strata.size(s);
    CHECK(std::fabs(static_cast<double>(market.force.citizen.size()) - working_age * 0.1) <
          4 * std::sqrt(working_age * 0.09));
    for (std::size_t m = 0; m < market.force.citizen.size(); ++m) {
        const std::uint32_t s = stratum_of(market.world.strata, market.force.citizen[m]);
        CHECK((age_of(s) == 2 || age_of(s) == 3));
        CHECK(cell_of(s) == market.force.cell[m]);
    }
}

TEST_CASE("vacancies that get an application are filled: the urn-ball matching function") {
    CHECK(filled(10, 10) == doctest::Approx(6.321205588));  // 10 (1 − 1/e)
    CHECK(filled(10, 1'000) == doctest::Approx(10));
    CHECK(filled(1'000, 10) == doctest::Approx(9.950166));  // 1000 (1 − exp(−.01)) = 9.9501663
    CHECK(filled(0, 10) == 0);
}

TEST_CASE("so many find work in a week as vacancies are filled, over the weeks to the person") {
    Market market(scarce);
    market.run(1);
    double expected = 0;
    for (int area = 0; area < 2; ++area) {
        const double people =
            market.force.first_of_area[area + 1] - market.force.first_of_area[area];
        expected += std::floor(0.02 * people * (1 - std::exp(-0.5 / 0.02)));
    }
    CHECK(market.in_work() == expected);
    market.run(25);
    const double people = static_cast<double>(market.force.citizen.size());
    CHECK(market.in_work() == doctest::Approx(0.02 * people * 26).epsilon(0.01));
}

TEST_CASE("help moves one person ahead of another: twice the applications, twice the chance") {
    Market market(scarce);
    const auto arm = market.half();
    market.run(3, 1.0, arm);
    // Before many have left the race, the odds are as the applications.
    CHECK(market.share_in_work(true) / market.share_in_work(false) ==
          doctest::Approx(2.0).epsilon(0.15));
}

TEST_CASE("where work is scarce, all that the helped gain the others lose") {
    Market nobody(scarce), half(scarce);
    nobody.run(12);
    const auto arm = half.half();
    half.run(12, 2.0, arm);
    CHECK(half.share_in_work(true) > nobody.share_in_work(true) + 0.05);
    CHECK(half.share_in_work(false) < nobody.share_in_work(false) - 0.05);
    CHECK(std::fabs(half.in_work() - nobody.in_work()) <= 2);
}

TEST_CASE(
    "where work is plentiful, help fills jobs that went unfilled and takes them from nobody") {
    Market nobody(plenty), half(plenty);
    nobody.run(12);
    const auto arm = half.half();
    half.run(12, 2.0, arm);
    const double gain = half.share_in_work(true) - nobody.share_in_work(true);
    const double loss = nobody.share_in_work(false) - half.share_in_work(false);
    CHECK(gain > 0.1);
    CHECK(loss < 0.2 * gain);
}

TEST_CASE("jobs end at the rate that was said") {
    Market market({.looking = 0.1, .vacancies = 0.002, .applications = 0.01, .loses = 0.05});
    std::fill(market.working.begin(), market.working.end(), std::uint8_t{1});
    const double before = market.in_work();
    market.run(1);
    CHECK(std::fabs(before * 0.95 - market.in_work()) < 4 * std::sqrt(before * 0.05 * 0.95) + 5);
}
