#pragma once

/// Small trials with data by formula, so that R and the tests can make the same ones.

#include "experiment/estimate.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

namespace folkmoot {

/// Equal to six digits and more.
inline bool near(double found, double expected, double relative = 1e-6) {
    return std::fabs(found - expected) <= relative * std::fabs(expected);
}

/// Estimate, standard error, degrees of freedom, low, high, p: as R prints them.
struct Expected {
    double estimate, se, df, low, high, p;
};

inline bool agrees(const Estimated& found, const Expected& expected) {
    return near(found.estimate, expected.estimate) && near(found.se, expected.se) &&
           near(found.df, expected.df) && near(found.low, expected.low) &&
           near(found.high, expected.high) && near(found.p, expected.p);
}

/// Sixty people. In R:
///
///   n <- 60; i <- 0:(n-1); arm <- (i*7)%%3; two <- (i%/%2+i)%%2; x <- ((i*37)%%41)/10; z <-
///   ((i*23)%%17)/5 pre <- ((i*29)%%31)/3; noise <- ((i*i*13+i*5)%%47)/10; g <- i%/%5; s <-
///   (i%/%3)%%4 y <- 2+0.8*two+0.5*x-0.3*z+0.4*pre+noise+ifelse(two==1,0.2*x,0) tc <- g%%2; yc <-
///   1+0.7*tc+0.3*x+((g*g*7)%%5)/4+noise/3; ac <- g%%3; sc <- g%/%6 h <- floor(sqrt(i*2.3)); th <-
///   h%%2; yh <- 3-0.6*th+((h*11)%%7)/5+noise/4 rec <-
///   ifelse(two==1,ifelse(i%%5==0,0,1),ifelse(i%%7==0,1,0)); recc: the same with tc for two d <-
///   data.frame(i,arm=factor(arm),two,x,z,pre,y,g,s,rec,tc,yc,ac=factor(ac),sc,h,th,yh,recc)
struct SmallTrial {
    std::vector<double> y, yc, yh, x, z, pre, rec, recc;
    std::vector<std::uint16_t> arm, two, tc, ac, th;
    std::vector<std::uint32_t> g, h, s, sc;

    SmallTrial() {
        for (std::uint32_t i = 0; i < 60; ++i) {
            const std::uint32_t cluster = i / 5;
            const auto uneven = static_cast<std::uint32_t>(std::sqrt(i * 2.3));
            const std::uint32_t treated = (i / 2 + i) % 2;
            const double noise = ((i * i * 13 + i * 5) % 47) / 10.0;
            arm.push_back(static_cast<std::uint16_t>((i * 7) % 3));
            two.push_back(static_cast<std::uint16_t>(treated));
            x.push_back(((i * 37) % 41) / 10.0);
            z.push_back(((i * 23) % 17) / 5.0);
            pre.push_back(((i * 29) % 31) / 3.0);
            g.push_back(cluster);
            h.push_back(uneven);
            s.push_back((i / 3) % 4);
            sc.push_back(cluster / 6);
            y.push_back(2 + 0.8 * treated + 0.5 * x[i] - 0.3 * z[i] + 0.4 * pre[i] + noise +
                        (treated == 1 ? 0.2 * x[i] : 0.0));
            tc.push_back(static_cast<std::uint16_t>(cluster % 2));
            ac.push_back(static_cast<std::uint16_t>(cluster % 3));
            yc.push_back(1 + 0.7 * tc[i] + 0.3 * x[i] + ((cluster * cluster * 7) % 5) / 4.0 +
                         noise / 3);
            th.push_back(static_cast<std::uint16_t>(uneven % 2));
            yh.push_back(3 - 0.6 * th[i] + ((uneven * 11) % 7) / 5.0 + noise / 4);
            const auto received = [&](bool assigned) {
                return assigned ? (i % 5 == 0 ? 0.0 : 1.0) : (i % 7 == 0 ? 1.0 : 0.0);
            };
            rec.push_back(received(treated == 1));
            recc.push_back(received(tc[i] == 1));
        }
    }

    [[nodiscard]] TrialRows people() const {
        TrialRows rows;
        rows.outcome = y;
        rows.arm = two;
        return rows;
    }
    [[nodiscard]] TrialRows three_arms() const {
        TrialRows rows = people();
        rows.arm = arm;
        rows.arms = 3;
        return rows;
    }
    [[nodiscard]] TrialRows clusters() const {
        TrialRows rows;
        rows.outcome = yc;
        rows.arm = tc;
        rows.cluster = g;
        return rows;
    }
    [[nodiscard]] TrialRows uneven_clusters() const {
        TrialRows rows;
        rows.outcome = yh;
        rows.arm = th;
        rows.cluster = h;
        return rows;
    }
};

inline const SmallTrial small_trial;

/// Who of the sixty is above 7, as an outcome of 0 and 1: the trial's rows, and how many in each
/// arm.
struct SmallShares {
    std::vector<double> hit; ///< `rows` look at it
    TrialRows rows;
    double treated = 0, control = 0;
};

inline SmallShares small_shares() {
    SmallShares made;
    for (const double y : small_trial.y) made.hit.push_back(y > 7 ? 1.0 : 0.0);
    made.rows = small_trial.people();
    made.rows.outcome = made.hit;
    for (std::size_t i = 0; i < made.hit.size(); ++i)
        (small_trial.two[i] == 1 ? made.treated : made.control) += made.hit[i];
    return made;
}

inline Estimated effect(const TrialRows& rows, Method method, std::size_t arm = 0,
                        double alpha = 0.05) {
    AnalysisOptions options;
    options.alpha = alpha;
    return analyse(rows, method, options).arms[arm].effect;
}

}  // namespace folkmoot
