#include "experiment/interference.hpp"
#include "experiment/means.hpp"
#include "experiment/regression.hpp"
#include "small_trial.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

/// What no method may make of nothing: certainty out of rounding, or out of a single cluster.

using namespace folkmoot;

namespace {

bool says(const TrialAnalysis& analysis, const std::string& words) {
    return std::any_of(
        analysis.warnings.begin(), analysis.warnings.end(),
        [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
}

/// Two arms of people, in clusters of three, with everything that any method asks for.
struct TwoArms {
    std::vector<double> y, pre, received;
    std::vector<std::uint16_t> arm;
    std::vector<std::uint32_t> cluster, look;

    template <class Outcome> TwoArms(std::size_t people, const Outcome& outcome) {
        for (std::size_t i = 0; i < people; ++i) {
            const bool treated = i / 3 % 2 == 1;
            y.push_back(outcome(i, treated));
            pre.push_back(static_cast<double>((i * 29) % 31));
            received.push_back(treated ? 1.0 : 0.0);
            arm.push_back(treated ? 1 : 0);
            cluster.push_back(static_cast<std::uint32_t>(i / 3));
            look.push_back(static_cast<std::uint32_t>(i * 4 / people));
        }
    }
    [[nodiscard]] TrialRows rows(bool clusters) const {
        TrialRows rows;
        rows.outcome = y;
        rows.arm = arm;
        rows.pre = pre;
        rows.received = received;
        rows.look = look;
        if (clusters) rows.cluster = cluster;
        return rows;
    }
};

} // namespace

TEST_CASE("by no method does an outcome that varies only by rounding tell anything about chance") {
    // 3 for all and 4 for all; 0.1 + 0.2 beside 0.3; what a mean of 0.7 leaves over in sums
    const TwoArms plain(12, [](std::size_t, bool treated) { return treated ? 4.0 : 3.0; });
    const TwoArms last_digit(12, [](std::size_t i, bool treated) {
        return (i % 2 == 0 ? 0.1 + 0.2 : 0.3) + (treated ? 1.0 : 0.0);
    });
    const TwoArms many(3'000, [](std::size_t, bool treated) { return treated ? 0.7 : 1e6 / 7.0; });
    for (const TwoArms* trial : {&plain, &last_digit, &many}) {
        for (const MethodWords& words : method_words()) {
            if (words.method == Method::proportion) continue; // takes 0 and 1 only
            for (const bool clusters : {false, true}) {
                if (words.method == Method::cluster && !clusters) continue;
                CAPTURE(std::string(words.key));
                CAPTURE(clusters);
                const TrialRows rows = trial->rows(clusters);
                REQUIRE(missing_for(rows, words.method) == "");
                const TrialAnalysis analysis = analyse(rows, words.method);
                const Estimated& effect = analysis.arms[0].effect;
                const double plain_difference =
                    analysis.arms[0].mean - analysis.arms[0].control_mean;
                // CUPED takes off what the past foretells in both arms together.
                if (words.method != Method::cuped)
                    CHECK(near(effect.estimate, plain_difference, 1e-9));
                CHECK(effect.estimate == effect.estimate);
                CHECK(effect.low != effect.low);
                CHECK(effect.high != effect.high);
                CHECK(says(analysis, "nothing can be said about chance"));
                // Drawing lots again is chance of its own: of 924 ways two part the arms so.
                if (words.method != Method::permutation) CHECK(effect.p != effect.p);
            }
        }
    }
    const TrialAnalysis drawn = analyse(plain.rows(false), Method::permutation);
    CHECK(near(drawn.arms[0].effect.p, 2.0 / 924));
}

TEST_CASE("shares of nobody and of everybody tell nothing about chance either") {
    const TwoArms trial(42, [](std::size_t, bool treated) { return treated ? 1.0 : 0.0; });
    const TrialAnalysis analysis = analyse(trial.rows(false), Method::proportion);
    CHECK(analysis.arms[0].effect.estimate == 1.0);
    CHECK(analysis.arms[0].effect.low != analysis.arms[0].effect.low);
    CHECK(says(analysis, "nothing can be said about chance"));
    // Beliefs about shares start from all alike, so they stay unsure: Beta(22, 1) less Beta(1, 22).
    const TrialAnalysis belief = analyse(trial.rows(false), Method::bayes);
    CHECK(near(belief.arms[0].effect.estimate, 22.0 / 23 - 1.0 / 23));
    CHECK(belief.arms[0].effect.low < 0.95);
}

TEST_CASE("a huge offset changes nothing of what truly varies") {
    // The same noise on 0 and on 1e9, where the last place of a number, and so of a mean,
    // is 1.2e-7.
    const auto noise = [](std::size_t i) { return static_cast<double>((i * i * 13 + i * 5) % 47); };
    constexpr double last_place = 0x1p-23;
    for (const double step : {0x1p-20, 1e-5, 0x1p-10, 1.0}) {
        const auto trial_at = [&](double offset) {
            return TwoArms(60, [&](std::size_t i, bool treated) {
                return offset + step * (noise(i) + (treated ? 11.0 : 0.0));
            });
        };
        const TwoArms near_nought = trial_at(0.0), far_out = trial_at(1e9);
        for (const MethodWords& words : method_words()) {
            if (words.method == Method::proportion) continue;
            for (const bool clusters : {false, true}) {
                if (words.method == Method::cluster && !clusters) continue;
                CAPTURE(std::string(words.key));
                CAPTURE(clusters);
                const Estimated one = effect(near_nought.rows(clusters), words.method),
                                other = effect(far_out.rows(clusters), words.method);
                CAPTURE(step);
                CHECK(std::fabs(other.estimate - one.estimate) <= 4 * last_place);
                CHECK(std::fabs(other.se - one.se) <= last_place + 1e-9 * one.se);
                CHECK(other.high - other.low > 0.9 * (one.high - one.low));
                CHECK(other.p == other.p);
                if (step > 1e-4) CHECK(near(other.p, one.p, 0.01));
            }
        }
    }
}

TEST_CASE("whether a spread is rounding goes by the size of its numbers, on either side") {
    CHECK(is_rounding(0.0, 0.0));
    CHECK(is_rounding(5e-17, 0.3));
    CHECK(!is_rounding(1e-15, 0.3));
    CHECK(is_rounding(1e-7, 1e9));
    CHECK(!is_rounding(1e-6, 1e9));
    CHECK(!is_rounding(no_number, 1.0));
    CHECK(!is_rounding(1e-300, 0.0));
    const std::vector<double> whole{1e15, 1e15 + 1, 1e15, 1e15 + 1};
    CHECK(near(moments_of(whole).variance, 1.0 / 3));
    RunningMoments running;
    for (const double value : whole) running.add(value);
    CHECK(near(running.moments().variance, 1.0 / 3));
}

TEST_CASE("rows looked at one after the other have the moments of all") {
    for (const double offset : {0.0, 1e9}) {
        std::vector<double> values;
        RunningMoments running;
        for (const double y : small_trial.y) {
            values.push_back(y + offset);
            running.add(values.back());
        }
        const Moments all = moments_of(values), one_by_one = running.moments();
        CHECK(one_by_one.n == all.n);
        CHECK(near(one_by_one.mean, all.mean, 1e-14));
        CHECK(near(one_by_one.variance, all.variance, offset > 0.0 ? 1e-6 : 1e-12));
    }
}

TEST_CASE("each arm needs two clusters, by arm: five in all are not enough") {
    TwoArms trial(60, [](std::size_t i, bool treated) {
        return static_cast<double>((i * 7) % 11) + (treated ? 3.0 : 0.0);
    });
    for (std::size_t i = 0; i < trial.cluster.size(); ++i)
        trial.cluster[i] = trial.arm[i] == 1 ? 9 : static_cast<std::uint32_t>(i % 4);
    TrialRows rows = trial.rows(true);
    const std::vector<std::string> names{"control", "letter"};
    rows.names = names;
    for (const Method method : {Method::cluster, Method::lin, Method::cuped, Method::iv}) {
        CAPTURE(static_cast<int>(method));
        CHECK(missing_for(rows, method).find("“letter” has one") != std::string::npos);
        const TrialAnalysis analysis = analyse(rows, method);
        const Estimated& effect = analysis.arms[0].effect;
        CHECK(effect.estimate == effect.estimate);
        CHECK(effect.se != effect.se);
        CHECK(effect.low != effect.low);
        CHECK(effect.p != effect.p);
        CHECK(says(analysis, "a single cluster tells nothing"));
    }
    // Drawn again there are five ways, so that the clearest comes about once in five.
    CHECK(missing_for(rows, Method::permutation) == "");
    const TrialAnalysis drawn = analyse(rows, Method::permutation);
    CHECK(drawn.arms[0].effect.p >= 0.2);
    CHECK(says(drawn, "Even the clearest of them comes about in 1 of 5 draws"));
    CHECK(drawn.arms[0].effect.low != drawn.arms[0].effect.low);
}

TEST_CASE("an estimate on few clusters says so: two an arm leave two degrees of freedom") {
    TwoArms trial(60, [](std::size_t i, bool treated) {
        return static_cast<double>((i * 7) % 11) + (treated ? 30.0 : 0.0);
    });
    for (std::size_t i = 0; i < trial.cluster.size(); ++i)
        trial.cluster[i] = static_cast<std::uint32_t>(2 * (i / 6 % 2) + trial.arm[i]);
    TrialRows rows = trial.rows(true);
    rows.pre = {};
    const TrialAnalysis analysis = analyse(rows, Method::cluster);
    CHECK(near(analysis.arms[0].effect.df, 2.0, 1e-9));
    CHECK(analysis.arms[0].clusters == 2);
    CHECK(analysis.arms[0].control_clusters == 2);
    CHECK(rests_on_few(analysis.arms[0]));
    const TrialAnalysis many = analyse(small_trial.clusters(), Method::cluster);
    CHECK(many.arms[0].clusters == 6);
    CHECK(!rests_on_few(many.arms[0]));
}

TEST_CASE("an arm whose people each are alone in a stratum has no error by regression") {
    // Two treated, each with a stratum of its own: the fit passes through both.
    const std::vector<double> y{3, 5, 4, 6, 2, 5, 9, 12};
    const std::vector<std::uint16_t> arm{0, 0, 0, 0, 0, 0, 1, 1};
    const std::vector<std::uint32_t> stratum{0, 0, 0, 0, 0, 0, 0, 1};
    TrialRows rows;
    rows.outcome = y;
    rows.arm = arm;
    rows.stratum = stratum;
    const TrialAnalysis analysis = analyse(rows, Method::hc2);
    CHECK(analysis.arms[0].effect.p != analysis.arms[0].effect.p);
    CHECK(says(analysis, "stands alone"));
    CHECK(says(analyse(rows, Method::permutation), "in a stratum that is all in one arm"));
}

TEST_CASE("places that do not differ tell nothing about chance of spill-over either") {
    std::vector<double> y, exposure;
    std::vector<std::uint8_t> treated;
    std::vector<std::uint32_t> area;
    for (std::uint32_t i = 0; i < 120; ++i) {
        const double share = (i / 10 % 3) / 4.0;
        const bool own = i % 10 < 10 * share;
        exposure.push_back(share);
        treated.push_back(own ? 1 : 0);
        area.push_back(i / 10);
        y.push_back(0.1 + (own ? 0.3 : 0.0) + 0.7 * share);
    }
    const SaturationEffects effects = saturation_effects(y, treated, exposure, area);
    CHECK(near(effects.direct.estimate, 0.3, 1e-9));
    CHECK(effects.direct.p != effects.direct.p);
    CHECK(effects.spill_over.low != effects.spill_over.low);
    REQUIRE(!effects.warnings.empty());
    CHECK(effects.warnings.back().find("nothing can be said about chance") != std::string::npos);
}
