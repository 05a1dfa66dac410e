#pragma once

/// How large a trial of one's own has to be, from what one knows of the people it is for: no
/// scenario, no simulation.

#include "core/result.hpp"
#include "experiment/estimate.hpp"

#include <string>
#include <vector>

namespace folkmoot {

/// What a person knows, or guesses, before a trial.
struct OwnSizeAsked {
    /// Without the treatment: the share of people to whom it happens (0..1), or with a `spread` the
    /// average.
    double baseline = no_number;
    double spread = no_number; ///< standard deviation from person to person; NaN: a share
    double effect =
        no_number; ///< the smallest difference worth finding; its sign counts for shares
    double alpha = 0.05, power = 0.8;
    double cluster_people = 1; ///< people who are assigned together; 1: each alone
    double intracluster = 0; ///< how alike they are, 0..1
};

/// The same as it was typed: "0.12", "12%"; empty: as usual.
struct OwnSizeTexts {
    std::string baseline, spread, effect, alpha, power, cluster_people, intracluster;
};
/// Reads it; every text that is no number is a problem at the name of its member.
[[nodiscard]] Result<OwnSizeAsked> read_own_size(const OwnSizeTexts& typed);

struct OwnSize {
    double people_per_arm = no_number;
    double clusters_per_arm = no_number; ///< NaN where people are assigned alone
    double design_effect = 1;
    std::string sentence;
    std::vector<std::string> notes;
    struct At {
        double people_per_arm = 0, power = 0;
    };
    std::vector<At> curve; ///< from a quarter to twice the size that is needed
};

/// Sizes by formula: averages by Student's t as R's power.t.test, shares by the normal distribution
/// without pooling, clusters by the design effect and Student's t on the clusters. Everything that
/// makes no sense is told together, by the names of the members.
[[nodiscard]] Result<OwnSize> own_size(const OwnSizeAsked& asked);

/// {"baseline","spread","effect","alpha","power","people_per_arm",…,"curve":[{"n","closed"}]}
[[nodiscard]] std::string own_size_json(const OwnSizeAsked& asked, const OwnSize& size);

} // namespace folkmoot
