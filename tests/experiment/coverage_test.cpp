#include "core/math.hpp"
#include "core/random.hpp"
#include "experiment/bayes.hpp"
#include "experiment/means.hpp"
#include "many_chances.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

/// Every method does what it promises where its own assumptions hold, and fails as theory says
/// where they do not.
///
/// Trials by formula, chance addressed by the number of the trial: these tests always see the same
/// numbers.

using namespace folkmoot;

namespace {

constexpr int simulated = 400;
/// Three and a half Monte-Carlo standard errors of a share near `p`.
double slack(double p, double of = simulated) { return 3.5 * std::sqrt(p * (1 - p) / of); }

double normal(std::uint64_t seed, std::uint32_t who, std::uint32_t what) {
    return math::normal_quantile(unit_open(draw(seed, who, what, Purpose::test)[0]));
}
double uniform(std::uint64_t seed, std::uint32_t who, std::uint32_t what) {
    return unit_open(draw(seed, who, what, Purpose::test)[0]);
}

/// People in clusters with a past, assigned alone or by cluster; the true effect is 0.5 for those
/// whom it reaches.
struct Drawn {
    std::vector<double> y, hit, pre, received;
    std::vector<std::uint16_t> arm;
    std::vector<std::uint32_t> cluster, look;
    double per_arm[2] = {0, 0};

    Drawn(std::uint64_t seed, std::uint32_t people, std::uint32_t cluster_size, bool by_cluster,
          double correlation, double effect = 0.5) {
        for (std::uint32_t i = 0; i < people; ++i) {
            const std::uint32_t c = i / cluster_size;
            const bool treated = (by_cluster ? c : i) % 2 == 1;
            const double past = normal(seed, i, 1);
            const double own = std::sqrt(correlation) * normal(seed, c, 2) +
                               std::sqrt(1 - correlation) * normal(seed, i, 3);
            // Treated people are spread out more; three in four go along with what they are
            // assigned to.
            const bool goes_along = uniform(seed, i, 4) < 0.75;
            arm.push_back(treated ? 1 : 0);
            cluster.push_back(c);
            pre.push_back(past);
            received.push_back(treated && goes_along ? 1.0 : 0.0);
            y.push_back((treated ? effect : 0.0) + 0.7 * past + own * (treated ? 1.5 : 1.0));
            hit.push_back(uniform(seed, i, 5) < 0.3 ? 1.0 : 0.0);
            look.push_back(i * 20 / people);
        }
    }
    [[nodiscard]] TrialRows rows() const {
        TrialRows result;
        result.outcome = y;
        result.arm = arm;
        return result;
    }
};

bool covers(const Estimated& found, double truth) {
    return found.low <= truth && truth <= found.high;
}

/// Share of trials whose interval holds the truth.
template <class Trial> double coverage(const Trial& trial, int times = simulated) {
    int covered = 0;
    for (int i = 0; i < times; ++i) covered += trial(static_cast<std::uint64_t>(i)) ? 1 : 0;
    return static_cast<double>(covered) / times;
}

bool rejects(const Estimated& found) { return found.p < 0.05; }

} // namespace

TEST_CASE(
    "19 of 20 intervals hold the truth: means, regression, Lin and CUPED, with uneven spread") {
    for (const Method method : {Method::difference, Method::hc2, Method::lin, Method::cuped}) {
        CAPTURE(static_cast<int>(method));
        const double found = coverage([&](std::uint64_t seed) {
            const Drawn drawn(seed, 60, 1, false, 0.0);
            TrialRows rows = drawn.rows();
            if (method != Method::difference) rows.pre = drawn.pre;
            return covers(effect(rows, method), 0.5);
        });
        CHECK(std::fabs(found - 0.95) < slack(0.95));
    }
}

TEST_CASE("19 of 20 intervals hold the truth: whole clusters assigned, only fourteen of them") {
    for (const Method method : {Method::cluster, Method::lin, Method::cuped}) {
        CAPTURE(static_cast<int>(method));
        const double found = coverage([&](std::uint64_t seed) {
            const Drawn drawn(seed, 140, 10, true, 0.2);
            TrialRows rows = drawn.rows();
            rows.cluster = drawn.cluster;
            if (method != Method::cluster) rows.pre = drawn.pre;
            return covers(effect(rows, method), 0.5);
        });
        CHECK(std::fabs(found - 0.95) < slack(0.95));
    }
}

TEST_CASE("19 of 20 intervals hold the truth: the effect on those who went along") {
    const double found = coverage([&](std::uint64_t seed) {
        Drawn drawn(seed, 200, 1, false, 0.0, 0.0);
        for (std::size_t i = 0; i < drawn.y.size(); ++i) drawn.y[i] += 0.8 * drawn.received[i];
        TrialRows rows = drawn.rows();
        rows.received = drawn.received;
        return covers(effect(rows, Method::iv), 0.8);
    });
    CHECK(std::fabs(found - 0.95) < slack(0.95));
}

TEST_CASE(
    "shares: 19 of 20 intervals hold the truth, and a belief that fits is as good as it says") {
    const double found = coverage([&](std::uint64_t seed) {
        const Drawn drawn(seed, 200, 1, false, 0.0);
        TrialRows rows = drawn.rows();
        rows.outcome = drawn.hit;
        return covers(effect(rows, Method::proportion), 0.0);
    });
    CHECK(std::fabs(found - 0.95) < slack(0.95));
    // Truths drawn from the belief before the data: the interval after them holds 95% of the
    // truths.
    const double bayes = coverage(
        [&](std::uint64_t seed) {
            const double p = uniform(seed, 0, 6), q = uniform(seed, 1, 6);
            double hits = 0, control = 0;
            for (std::uint32_t i = 0; i < 50; ++i) {
                hits += uniform(seed, i, 7) < p ? 1 : 0;
                control += uniform(seed, i, 8) < q ? 1 : 0;
            }
            return covers(
                difference_of(after(BetaBelief{}, hits, 50), after(BetaBelief{}, control, 50)),
                p - q);
        },
        200);
    CHECK(std::fabs(bayes - 0.95) < slack(0.95, 200));
}

TEST_CASE("a randomisation test finds nothing 19 times in 20 when there is nothing") {
    const double found = coverage(
        [&](std::uint64_t seed) {
            const Drawn drawn(seed, 12, 1, false, 0.0, 0.0);
            // An even assignment drawn by lot, as the test supposes; outcomes are strongly skewed.
            std::vector<std::uint16_t> arm(12, 0);
            std::vector<double> y;
            for (std::uint32_t i = 0, left = 6; i < 12; ++i) {
                if (uniform(seed, i, 9) * (12 - i) < left) {
                    arm[i] = 1;
                    --left;
                }
                y.push_back(math::exp(2 * normal(seed, i, 10)));
            }
            TrialRows rows;
            rows.outcome = y;
            rows.arm = arm;
            return !rejects(effect(rows, Method::permutation));
        },
        300);
    // 924 assignments: at most 46 of them, 4.98%, can be below 5%.
    CHECK(std::fabs(found - 0.9502) < slack(0.95, 300));
}

TEST_CASE(
    "people who share a cluster, analysed as if they did not: three times too many findings") {
    int welch_finds = 0, cluster_finds = 0, normal_finds = 0;
    for (int i = 0; i < simulated; ++i) {
        // Without spread between the arms: same variance, effect 0, design effect 1 + 19 * .05
        // = 1.95.
        Drawn drawn(static_cast<std::uint64_t>(i), 400, 20, true, 0.05, 0.0);
        for (std::size_t k = 0; k < drawn.y.size(); ++k)
            drawn.y[k] = (drawn.y[k] - 0.7 * drawn.pre[k]) / (drawn.arm[k] == 1 ? 1.5 : 1.0);
        TrialRows rows = drawn.rows();
        rows.cluster = drawn.cluster;
        welch_finds += rejects(effect(rows, Method::difference)) ? 1 : 0;
        const Estimated clustered = effect(rows, Method::cluster);
        cluster_finds += rejects(clustered) ? 1 : 0;
        normal_finds += std::fabs(clustered.estimate / clustered.se) > 1.959963984540054 ? 1 : 0;
    }
    // 2 (1 - Φ(1.96 / √1.95)) = .1604
    CHECK(std::fabs(welch_finds / double(simulated) - 0.1604) < slack(0.1604));
    CHECK(std::fabs(cluster_finds / double(simulated) - 0.05) < slack(0.05));
    CHECK(normal_finds > cluster_finds);
}

TEST_CASE("nothing works: twenty looks find a winner one time in four, unless they are paid for" *
          many_chances) {
    const std::pair<Looking, double> ways[] = {{Looking::naive, 0.248},
                                               {Looking::obrien_fleming, 0.05},
                                               {Looking::pocock, 0.05},
                                               {Looking::always_valid, -1}};
    for (const auto& [looking, share] : ways) {
        CAPTURE(static_cast<int>(looking));
        AnalysisOptions options;
        options.looking = looking;
        int ended = 0;
        const int times = looking == Looking::naive ? 300 : 120;
        for (int i = 0; i < times; ++i) {
            const Drawn drawn(static_cast<std::uint64_t>(i) + 1'000, 400, 1, false, 0.0, 0.0);
            TrialRows rows = drawn.rows();
            rows.look = drawn.look;
            ended += analyse(rows, Method::sequential, options).stopped_look ? 1 : 0;
        }
        const double found = ended / double(times);
        if (share > 0)
            CHECK(std::fabs(found - share) < slack(share, times));
        else
            CHECK(found < 0.05 + slack(0.05, times));
    }
}

TEST_CASE("the past that foretells half the spread halves the variance") {
    double plain = 0, cuped = 0, lin = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Drawn drawn(seed, 400, 1, false, 0.0);
        // y = past + own chance of the same size
        for (std::uint32_t i = 0; i < 400; ++i) drawn.y[i] = drawn.pre[i] + normal(seed, i, 11);
        TrialRows rows = drawn.rows();
        rows.pre = drawn.pre;
        const auto square = [&](Method method) {
            const double se = effect(rows, method).se;
            return se * se / 50;
        };
        plain += square(Method::difference);
        cuped += square(Method::cuped);
        lin += square(Method::lin);
    }
    CHECK(cuped / plain == doctest::Approx(0.5).epsilon(0.04));
    CHECK(lin / plain == doctest::Approx(0.5).epsilon(0.04));
}

TEST_CASE("those who went along, compared with all others, are not comparable") {
    // People who are well go along; being helped does nothing. The plain comparison by what was
    // received finds an effect; the instrument does not.
    int compared = 0, instrument = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Drawn drawn(seed, 300, 1, false, 0.0, 0.0);
        std::vector<std::uint16_t> took(300, 0);
        for (std::uint32_t i = 0; i < 300; ++i) {
            took[i] = drawn.arm[i] == 1 && drawn.pre[i] > -0.5 ? 1 : 0;
            drawn.received[i] = took[i];
        }
        TrialRows by_taking = drawn.rows();
        by_taking.arm = took;
        compared += rejects(effect(by_taking, Method::difference)) ? 1 : 0;
        TrialRows rows = drawn.rows();
        rows.received = drawn.received;
        instrument += rejects(effect(rows, Method::iv)) ? 1 : 0;
    }
    CHECK(compared > 50);
    CHECK(instrument < 5 + 350 * std::sqrt(0.05 * 0.95 / 100));
}
