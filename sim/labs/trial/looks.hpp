#pragma once

/// A trial as its weeks pass: what each look shows, and when the design's rule ends it.

#include "labs/trial/estimate.hpp"

#include <optional>
#include <vector>

namespace folkmoot {

struct TrialLook {
    std::uint32_t weeks = 0;       ///< of data
    TrialAnalysis analysis;        ///< as if this were the only look
    std::vector<Estimated> valid;  ///< by treatment arm: intervals that hold however often one
                                  ///< looks; for a spending rule those of its boundary
    bool ends = false; ///< the design's rule stops here, for the first treatment arm
};

/// The looks that a design plans: at every multiple of `look_every` weeks, and at the end.
/// `to_the_end`: go on after the look that ends the trial, to show what would have come.
[[nodiscard]] std::vector<TrialLook> looks_at(const TrialLab& lab, const Assignment& who,
                                              const TrialRecord& record, bool to_the_end);

/// What is reported: of the look that ended the trial, or else of the last.
struct Reported {
    TrialAnalysis analysis;
    std::optional<std::uint32_t> stopped_week; ///< weeks of data, if a look ended it early
};
/// Intervals and p are those of the design's rule: as if there were one look only for fixed and
/// naive. `looks` must go as far as the look that ends the trial.
[[nodiscard]] Reported reported(const TrialLab& lab, const std::vector<TrialLook>& looks);

/// The report of a record, without more work than the design's rule needs.
[[nodiscard]] Reported report_of(const TrialLab& lab, const Assignment& who,
                                 const TrialRecord& record);

} // namespace folkmoot
