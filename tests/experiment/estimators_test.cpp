#include "small_trial.hpp"

#include <doctest/doctest.h>

#include <algorithm>

/// Expected values were computed in R 4.2 with stats, estimatr 1.0, and checked with clubSandwich;
/// the data are those of small_trial.hpp, and the command stands beside each number. estimate, se,
/// df, low, high, p.

using namespace folkmoot;

TEST_CASE("a difference in means is that of R's t.test") {
    // t.test(y[two==1], y[two==0])
    CHECK(agrees(effect(small_trial.people(), Method::difference),
                 {1.14133333333, 0.514758808479, 56.1786661021, 0.110219893008, 2.17244677366,
                  0.0306710230125}));
    // t.test(y[two==1], y[two==0], conf.level = .9)
    CHECK(agrees(effect(small_trial.people(), Method::difference, 0, 0.1),
                 {1.14133333333, 0.514758808479, 56.1786661021, 0.280433799259, 2.00223286741,
                  0.0306710230125}));
    // t.test(y[arm==1], y[arm==0])
    CHECK(agrees(effect(small_trial.three_arms(), Method::difference),
                 {-0.0418333333333, 0.66312215077, 36.7460171496, -1.38575998321, 1.30209331654,
                  0.950040412616}));
    // t.test(y[arm==2], y[arm==0])
    CHECK(agrees(effect(small_trial.three_arms(), Method::difference, 1),
                 {0.155333333333, 0.691152396005, 37.6907267365, -1.24420867012, 1.55487533679,
                  0.82339135083}));
}

TEST_CASE("a regression with HC2 errors is that of estimatr's lm_robust") {
    TrialRows rows = small_trial.people();
    // lm_robust(y ~ two, d)
    CHECK(agrees(effect(rows, Method::hc2), {1.14133333333, 0.514758808479, 58, 0.110931626283,
                                             2.17173504038, 0.0305412354122}));
    rows.pre = small_trial.pre;
    rows.covariates = {small_trial.x};
    // lm_robust(y ~ two + pre + x, d)
    CHECK(agrees(effect(rows, Method::hc2), {1.14133333333, 0.326218798053, 56, 0.487838553819,
                                             1.79482811285, 0.000924062830792}));
    TrialRows strata = small_trial.people();
    strata.stratum = small_trial.s;
    // lm_robust(y ~ two + factor(s), d)
    CHECK(agrees(effect(strata, Method::hc2),
                 {1.23675, 0.599498558176, 55, 0.0353280418981, 2.4381719581, 0.0438489003575}));
    TrialRows three = small_trial.three_arms();
    three.covariates = {small_trial.x};
    // lm_robust(y ~ arm + x, d)
    CHECK(agrees(effect(three, Method::hc2), {-0.127484401696, 0.638363001827, 56, -1.40627916036,
                                              1.15131035697, 0.842434569799}));
    // the same
    CHECK(agrees(effect(three, Method::hc2, 1), {0.14736579209, 0.657090591169, 56, -1.16894483611,
                                                 1.46367642029, 0.823363372931}));
}

TEST_CASE("Lin's adjustment is that of estimatr's lm_lin") {
    TrialRows rows = small_trial.people();
    rows.covariates = {small_trial.x};
    // lm_lin(y ~ two, ~x, d)
    CHECK(agrees(effect(rows, Method::lin), {1.14133333333, 0.507418828442, 56, 0.124851274688,
                                             2.15781539198, 0.0284443940774}));
    rows.pre = small_trial.pre;
    rows.covariates = {small_trial.x, small_trial.z};
    // lm_lin(y ~ two, ~pre + x + z, d)
    CHECK(agrees(effect(rows, Method::lin), {1.10621691193, 0.327760326625, 52, 0.44851769968,
                                             1.76391612418, 0.0014019202537}));
    TrialRows strata = small_trial.people();
    strata.stratum = small_trial.s;
    // lm_lin(y ~ two, ~factor(s), d)
    CHECK(agrees(effect(strata, Method::lin),
                 {1.23675, 0.612785119453, 52, 0.00710669785959, 2.46639330214, 0.0487379793986}));
    TrialRows three = small_trial.three_arms();
    three.covariates = {small_trial.x};
    // lm_lin(y ~ arm, ~x, d)
    CHECK(agrees(effect(three, Method::lin), {-0.0855554766925, 0.615664475605, 54, -1.31988843231,
                                              1.14877747892, 0.889995203623}));
    // the same
    CHECK(agrees(effect(three, Method::lin, 1), {0.118612485361, 0.65236793346, 54, -1.18930647271,
                                                 1.42653144343, 0.856406050847}));
    TrialRows clusters = small_trial.clusters();
    clusters.covariates = {small_trial.x};
    // lm_lin(yc ~ tc, ~x, d, clusters = g)
    CHECK(agrees(effect(clusters, Method::lin), {0.844125513008, 0.169895660133, 9.0713600327,
                                                 0.460255200315, 1.2279958257, 0.000753512350445}));
    clusters.pre = small_trial.pre;
    clusters.covariates = {small_trial.z};
    // lm_lin(yc ~ tc, ~pre + z, d, clusters = g)
    CHECK(agrees(effect(clusters, Method::lin), {0.583482119978, 0.193492753512, 9.74240432197,
                                                 0.150803228988, 1.01616101097, 0.0133661439654}));
}

TEST_CASE(
    "cluster-robust errors and their degrees of freedom are CR2 and Bell-McCaffrey of estimatr") {
    TrialRows rows = small_trial.clusters();
    // lm_robust(yc ~ tc, d, clusters = g)
    CHECK(agrees(effect(rows, Method::cluster), {0.606888888889, 0.179577955148, 10, 0.206764270062,
                                                 1.00701350772, 0.00700815995122}));
    rows.pre = small_trial.pre;
    rows.covariates = {small_trial.x};
    // lm_robust(yc ~ tc + x + pre, d, clusters = g)
    CHECK(agrees(effect(rows, Method::cluster), {0.820971623443, 0.190524101929, 9.64829950646,
                                                 0.394350556306, 1.24759269058, 0.00167208541909}));
    TrialRows strata = small_trial.clusters();
    strata.stratum = small_trial.sc;
    // lm_robust(yc ~ tc + sc, d, clusters = g)
    CHECK(agrees(effect(strata, Method::cluster), {0.606888888889, 0.187991594243, 9,
                                                   0.181622357425, 1.03215542035, 0.010351185955}));
    TrialRows three = small_trial.clusters();
    three.arm = small_trial.ac;
    three.arms = 3;
    // lm_robust(yc ~ ac, d, clusters = g)
    CHECK(agrees(effect(three, Method::cluster), {0.0518333333333, 0.396773736717, 6,
                                                  -0.919037025262, 1.02270369193, 0.900332436206}));
    // the same
    CHECK(agrees(
        effect(three, Method::cluster, 1),
        {0.0393333333333, 0.333607526116, 6, -0.776974875952, 0.855641542619, 0.909992490554}));
    TrialRows uneven = small_trial.uneven_clusters();
    // lm_robust(yh ~ th, d, clusters = h); the same from clubSandwich: coef_test(lm(yh ~ th),
    // "CR2", d$h)
    CHECK(agrees(effect(uneven, Method::cluster),
                 {-0.806666666667, 0.230178332939, 7.37347938251, -1.3454127565, -0.267920576837,
                  0.00913707462792}));
    uneven.covariates = {small_trial.x};
    // lm_robust(yh ~ th + x, d, clusters = h)
    CHECK(agrees(effect(uneven, Method::cluster),
                 {-0.812707237965, 0.214228379688, 6.57632097921, -1.32596840265, -0.299446073277,
                  0.0076083715603}));
}

TEST_CASE("CUPED takes off what the pre-period foretold and keeps the effect") {
    // ya <- y - cov(y, pre) / var(pre) * (pre - mean(pre))
    TrialRows rows = small_trial.people();
    rows.pre = small_trial.pre;
    // t.test(ya[two==1], ya[two==0])
    CHECK(agrees(effect(rows, Method::cuped), {1.14133333333, 0.336010231256, 54.2465876805,
                                               0.467743505295, 1.81492316137, 0.00128318752947}));
    TrialRows three = small_trial.three_arms();
    three.pre = small_trial.pre;
    // t.test(ya[arm==2], ya[arm==0])
    CHECK(agrees(effect(three, Method::cuped, 1), {-0.215345549738, 0.511324779053, 37.9862467513,
                                                   -1.25048075593, 0.819789656449, 0.67601746732}));
    TrialRows clusters = small_trial.clusters();
    clusters.pre = small_trial.pre;
    // yca: the same of yc; lm_robust(yca ~ tc, d, clusters = g)
    CHECK(
        agrees(effect(clusters, Method::cuped), {0.604156696135, 0.181835042268, 10, 0.199002973805,
                                                 1.00931041846, 0.00771415051738}));
}

TEST_CASE("the effect on those who went along is that of estimatr's iv_robust") {
    TrialRows rows = small_trial.people();
    rows.received = small_trial.rec;
    // iv_robust(y ~ rec | two, d)
    CHECK(agrees(effect(rows, Method::iv), {1.80210526316, 0.875312835037, 58, 0.0499762571668,
                                            3.55423426915, 0.0440127167132}));
    TrialRows clusters = small_trial.clusters();
    clusters.received = small_trial.recc;
    // iv_robust(yc ~ recc | tc, d, clusters = g)
    CHECK(agrees(effect(clusters, Method::iv), {0.910333333333, 0.262892809588, 10, 0.324571650381,
                                                1.49609501629, 0.0060945755888}));
    std::vector<double> part(60, 0.0);
    for (std::size_t i = 0; i < part.size(); ++i)
        if (small_trial.arm[i] == 2) part[i] = i % 4 == 0 ? 0.0 : 0.8;
    TrialRows three = small_trial.three_arms();
    three.received = part;
    // d3 <- d[d$arm != 1, ]; r3 <- ifelse(d3$arm==2, ifelse(d3$i%%4==0,0,.8), 0); iv_robust(y ~ r3
    // | I(arm==2), d3)
    CHECK(agrees(effect(three, Method::iv, 1), {0.258888888889, 1.14829075664, 38, -2.06570421733,
                                                2.58348199511, 0.822832809478}));
}

TEST_CASE("rows in which something is missing are left out, and the analysis says so") {
    std::vector<double> y = small_trial.y;
    y[3] = y[17] = no_number;
    TrialRows rows = small_trial.people();
    rows.outcome = y;
    const TrialAnalysis analysis = analyse(rows, Method::difference);
    CHECK(analysis.n[0] + analysis.n[1] == 58);
    REQUIRE(!analysis.warnings.empty());
    CHECK(analysis.warnings[0] == "2 rows are left out because something is missing. The "
                                  "comparison is fair only if it is chance who is missing.");
}

TEST_CASE("a covariate that repeats another is left out and changes nothing") {
    std::vector<double> twice;
    twice.reserve(small_trial.x.size());
    for (const double x : small_trial.x) twice.push_back(3.0 - 2.0 * x);
    TrialRows rows = small_trial.people();
    rows.covariates = {small_trial.x, twice};
    TrialRows plain = small_trial.people();
    plain.covariates = {small_trial.x};
    for (const Method method : {Method::hc2, Method::lin}) {
        const TrialAnalysis analysis = analyse(rows, method);
        CHECK(near(analysis.arms[0].effect.se, effect(plain, method).se, 1e-9));
        CHECK(analysis.arms[0].effect.df == effect(plain, method).df);
        CHECK(!analysis.warnings.empty());
    }
}

TEST_CASE("the order of the rows does not matter") {
    SmallTrial turned;
    const auto reverse = [](auto& column) { std::reverse(column.begin(), column.end()); };
    reverse(turned.yh);
    reverse(turned.th);
    reverse(turned.h);
    reverse(turned.x);
    TrialRows rows = small_trial.uneven_clusters(), backwards = turned.uneven_clusters();
    rows.covariates = {small_trial.x};
    backwards.covariates = {turned.x};
    for (const Method method : {Method::lin, Method::cluster})
        CHECK(near(effect(rows, method).se, effect(backwards, method).se, 1e-11));
}
