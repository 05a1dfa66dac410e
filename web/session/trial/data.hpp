#pragma once

/// What the split-test lab's charts show, as numbers: drawing, table and CSV read the same rows.

#include "session/chart_data.hpp"
#include "session/messages.hpp"

#include <optional>
#include <string>
#include <vector>

namespace folkmoot::session {

/// A histogram of estimates with the truth marked. Bins are equal and have round edges.
struct Histogram {
    double low = 0, step = 1;
    std::vector<std::uint32_t> counts;       ///< by bin
    std::vector<std::uint32_t> significant;  ///< of these, with p below alpha
    std::vector<std::uint32_t> misses;       ///< of these, whose interval misses the truth
    double truth = 0, mean = 0;
    std::uint32_t total = 0;
    [[nodiscard]] std::uint32_t most() const;
};
[[nodiscard]] Histogram histogram(const std::vector<message::TrialRepeat>& repeats, double alpha);

/// The running estimate's vertical extent: the estimates, and what of the intervals is not absurdly
/// wide.
struct Span {
    double low = 0, high = 1;
};
[[nodiscard]] Span running_span(const std::vector<message::TrialWeek>& weeks, double truth);

// The same as tables; `exact`: for machines.
[[nodiscard]] Table histogram_table(const Histogram& histogram,
                                    const message::TrialOutcome& outcome, bool exact);
[[nodiscard]] Table running_table(const message::TrialRan& ran,
                                  const message::TrialOutcome& outcome, bool exact);
[[nodiscard]] Table power_table(const message::TrialSized& sized, bool exact);
[[nodiscard]] Table reasons_table(const message::TrialRan& ran,
                                  const message::TrialOutcome& outcome, bool exact);
[[nodiscard]] Table arms_table(const std::vector<message::TrialEstimate>& estimates,
                               const message::TrialOutcome& outcome, bool exact, bool truths);
[[nodiscard]] Table properties_table(const message::TrialSummed& summed, bool exact);
/// People by arm on the assignment map.
[[nodiscard]] Table assignment_table(const message::TrialRan& ran,
                                     const message::TrialDesign& design);

/// The effect by deprivation fifth, for people.
[[nodiscard]] Table fifths_table(const message::TrialRan& ran,
                                 const message::TrialOutcome& outcome);

/// A property's value in words: "92%", "1.8 times"; its nominal value likewise, "" when there is
/// none.
[[nodiscard]] std::string format_property(const message::TrialProperty& property, double value);
/// True if a property is worse than nominal by more than the chance of this many repeats explains
/// (three errors).
[[nodiscard]] bool is_off(const message::TrialProperty& property);

// Titles that state what a chart found.
[[nodiscard]] std::string running_title(const message::TrialRan& ran);
[[nodiscard]] std::string histogram_title(const std::vector<message::TrialRepeat>& repeats,
                                          double alpha);
[[nodiscard]] std::string power_title(const message::TrialSized& sized,
                                      const message::TrialDesign& design);

} // namespace folkmoot::session
