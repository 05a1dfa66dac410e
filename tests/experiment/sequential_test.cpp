#include "experiment/distributions.hpp"
#include "experiment/sequential.hpp"

#include "experiment/means.hpp"
#include "experiment/methods.hpp"
#include "many_chances.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

#include <numeric>

/// Boundaries are those of R's rpact 3.3 (getDesignGroupSequential, sided = 2, alpha = .05), which
/// are the published tables to their digits.

using namespace folkmoot;

namespace {

std::vector<double> even_shares(int looks) {
    std::vector<double> share;
    for (int i = 1; i <= looks; ++i) share.push_back(static_cast<double>(i) / looks);
    return share;
}

double total_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

void check_boundaries(Spending spending, const std::vector<double>& share,
                      const std::vector<double>& expected) {
    const Boundaries found = spending_boundaries(spending, share);
    REQUIRE(found.z.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(near(found.z[i], expected[i]));
    CHECK(total_of(found.crossing) == doctest::Approx(0.05).epsilon(1e-8));
}

}  // namespace

TEST_CASE("O'Brien-Fleming spending gives the boundaries of rpact") {
    // typeOfDesign = "asOF", informationRates = (1:5)/5; c(.3, .55, .8, 1)
    check_boundaries(Spending::obrien_fleming, even_shares(5),
                     {4.876884949, 3.357011922, 2.680280067, 2.289816774, 2.031032048});
    check_boundaries(Spending::obrien_fleming, {0.3, 0.55, 0.8, 1.0},
                     {3.928572543, 2.807876863, 2.27609808, 2.029244624});
}

TEST_CASE("Pocock spending gives the boundaries of rpact") {
    // typeOfDesign = "asP", informationRates = (1:5)/5; (1:10)/10
    check_boundaries(Spending::pocock, even_shares(5),
                     {2.437976688, 2.426813863, 2.410193838, 2.396645404, 2.385984562});
    check_boundaries(Spending::pocock, even_shares(10),
                     {2.655110048, 2.623241954, 2.589636676, 2.562077992, 2.539743863, 2.521394752,
                      2.506067552, 2.493065991, 2.48188708, 2.472161852});
}

TEST_CASE("the classical boundaries of five looks cross one time in twenty") {
    // typeOfDesign = "P": 2.41317622 at every look;
    // "OF": 4.561742299, 3.225638914, 2.633723144, 2.280871149, 2.040073175
    CHECK(total_of(crossing_probabilities(even_shares(5), std::vector<double>(5, 2.41317622))) ==
          doctest::Approx(0.05).epsilon(1e-6));
    CHECK(total_of(crossing_probabilities(even_shares(5),
                                          std::vector<double>{4.561742299, 3.225638914, 2.633723144,
                                                              2.280871149, 2.040073175})) ==
          doctest::Approx(0.05).epsilon(1e-6));
}

TEST_CASE("looking twenty times at the full level finds something one time in four") {
    // Armitage, McPherson & Rowe 1969, table 2: 1 look .050, 2 .083, 5 .142, 10 .193, 20 .248, 50
    // .320
    const std::vector<std::pair<int, double>> table{{1, 0.050},  {2, 0.083},  {5, 0.142},
                                                    {10, 0.193}, {20, 0.248}, {50, 0.320}};
    for (const auto& [looks, published] : table) {
        const std::vector<double> z(static_cast<std::size_t>(looks), 1.959963984540054);
        CHECK(std::fabs(total_of(crossing_probabilities(even_shares(looks), z)) - published) <
              0.0006);
    }
}

TEST_CASE("with a drift that 80% find at one look, one look finds it 80% of the time") {
    const double drift = 1.959963984540054 + 0.8416212335729143;
    CHECK(crossing_probabilities(std::vector<double>{1.0}, std::vector<double>{1.959963984540054},
                                 drift)[0] == doctest::Approx(0.80000).epsilon(1e-5));
    // five O'Brien-Fleming looks lose little of it, five Pocock looks more
    const std::vector<double> share = even_shares(5);
    const double fleming = total_of(crossing_probabilities(
        share, spending_boundaries(Spending::obrien_fleming, share).z, drift));
    const double pocock = total_of(
        crossing_probabilities(share, spending_boundaries(Spending::pocock, share).z, drift));
    CHECK(fleming > 0.78);
    CHECK(fleming < 0.80);
    CHECK(pocock > 0.70);
    CHECK(pocock < 0.74);
}

TEST_CASE("daily looks over half a year still have boundaries") {
    const Boundaries boundaries = spending_boundaries(Spending::pocock, even_shares(182));
    CHECK(total_of(boundaries.crossing) == doctest::Approx(0.05).epsilon(1e-6));
    for (const double z : boundaries.z) CHECK(z > 2.0);
    // so early that nothing can be spent: no look ends the trial
    const Boundaries early = spending_boundaries(Spending::obrien_fleming, even_shares(182));
    CHECK(std::isinf(early.z[0]));
    CHECK(total_of(early.crossing) == doctest::Approx(0.05).epsilon(1e-4));
}

TEST_CASE("stopping at the first look has the plain p, and a last look pays for the earlier ones") {
    const Boundaries boundaries = spending_boundaries(Spending::pocock, even_shares(4));
    CHECK(near(stagewise_p(boundaries, 0, 2.6), 2 * normal_upper(2.6)));
    CHECK(stagewise_p(boundaries, 3, boundaries.z[3]) == doctest::Approx(0.05).epsilon(1e-7));
    CHECK(stagewise_p(boundaries, 3, 2.0) > 2 * normal_upper(2.0));
}

TEST_CASE("an always-valid interval is where the mixture's likelihood ratio is below 1 / alpha") {
    const double mixing = 0.5, se = 0.4, alpha = 0.05;
    const Estimated found = always_valid(1.0, se, mixing, alpha);
    // ratio of N(0, se² + mixing) to N(0, se²) at the distance to each end, by their densities
    for (const double end : {found.low, found.high}) {
        const double away = 1.0 - end, wide = std::sqrt(se * se + mixing);
        const double ratio = normal_density(away / wide) / wide / (normal_density(away / se) / se);
        CHECK(near(ratio, 1 / alpha, 1e-9));
    }
    const Estimated edge = always_valid(found.high - 1.0, se, mixing, alpha);
    CHECK(near(edge.p, alpha, 1e-9));
}

TEST_CASE("the mixture is chosen so that no other is much shorter") {
    const double variance = 0.04;
    const auto width = [&](double mixing) {
        const Estimated interval = always_valid(0, 0.2, mixing);
        return interval.high - interval.low;
    };
    const double chosen = width(mixing_variance(variance));
    for (double mixing = 0.001; mixing < 100; mixing *= 1.1) CHECK(chosen < width(mixing) * 1.001);
}

TEST_CASE("a trial that is plainly over ends at its first look, and one that is not runs on") {
    std::vector<double> y;
    std::vector<std::uint16_t> arm;
    std::vector<std::uint32_t> look;
    for (std::uint32_t i = 0; i < 400; ++i) {
        arm.push_back(static_cast<std::uint16_t>(i % 2));
        look.push_back(i / 100);
        y.push_back(((i * 37) % 41) / 10.0 + (i % 2) * 5.0);
    }
    TrialRows rows;
    rows.outcome = y;
    rows.arm = arm;
    rows.look = look;
    for (const Looking looking :
         {Looking::obrien_fleming, Looking::pocock, Looking::always_valid, Looking::naive}) {
        AnalysisOptions options;
        options.looking = looking;
        const TrialAnalysis analysis = analyse(rows, Method::sequential, options);
        REQUIRE(analysis.stopped_look);
        CHECK(*analysis.stopped_look == 0);
        CHECK(analysis.arms[0].effect.low > 0);
    }
    for (std::uint32_t i = 0; i < 400; ++i) y[i] -= (i % 2) * 5.0;
    CHECK(!analyse(rows, Method::sequential).stopped_look);
}

TEST_CASE("looking thousands of times reads each outcome once, not once a look" * many_chances) {
    struct Run {
        std::uint64_t looked_at;
        Estimated effect;
        std::vector<std::string> warnings;
    };
    const auto run = [](std::uint32_t people, Looking looking) {
        std::vector<double> y;
        std::vector<std::uint16_t> arm;
        std::vector<std::uint32_t> look;
        for (std::uint32_t i = 0; i < people; ++i) {
            y.push_back(((i * 37U) % 41U) / 10.0);
            arm.push_back(static_cast<std::uint16_t>(i % 2));
            look.push_back(i);
        }
        TrialRows rows;
        rows.outcome = y;
        rows.arm = arm;
        rows.look = look;
        AnalysisOptions options;
        options.looking = looking;
        const TrialAnalysis analysis = analyse(rows, Method::sequential, options);
        const Moments all[2] = {
            moments_of(outcomes_of(rows, rows_for(rows, Method::sequential), 1)),
            moments_of(outcomes_of(rows, rows_for(rows, Method::sequential), 0))};
        if (!analysis.stopped_look)
            CHECK(near(analysis.arms[0].effect.se, welch(all[0], all[1]).se, 1e-9));
        return Run{analysis.looked_at, analysis.arms[0].effect, analysis.warnings};
    };
    for (const Looking looking :
         {Looking::naive, Looking::obrien_fleming, Looking::pocock, Looking::always_valid}) {
        const Run few = run(5'000, looking), many = run(20'000, looking);
        CHECK(few.looked_at <= 5'000);
        CHECK(many.looked_at <= 20'000);
    }
    const Run spent = run(20'000, Looking::obrien_fleming);
    CHECK(spent.looked_at == 20'000);
    REQUIRE(!spent.warnings.empty());
    CHECK(spent.warnings[0] ==
          "There are 20,000 looks. They are taken together as 100, the last of "
          "each counting: the trial may end at these.");
}
