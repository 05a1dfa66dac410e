#pragma once

/// The funding lab's answers as words and tables: what charts draw, tables show and files hold.

#include "session/chart_data.hpp"
#include "session/funding/places.hpp"
#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// "areas", "municipalities", "Länder".
[[nodiscard]] std::string plural(std::string_view word);
/// "+£1.2m", "−£430,000", "£0": with its sign.
[[nodiscard]] std::string signed_money(double pounds);
/// "+2.1%".
[[nodiscard]] std::string signed_share(double share);
/// "£1,234,567.89": to the penny.
[[nodiscard]] std::string exact_money(std::int64_t pence);

/// Fifteen digits, for machines; empty where there is no value.
[[nodiscard]] std::string exact_number(double value);

[[nodiscard]] std::string fairness_value(const message::FairnessMeasure& measure, double value);
[[nodiscard]] Table fairness_table(const message::Funded& funded, bool exact);
[[nodiscard]] std::string why_title(const message::Funded& funded, std::size_t place);
[[nodiscard]] Table why_table(const message::Funded& funded, std::size_t place, bool exact);
[[nodiscard]] Table incentives_table(const message::Funded& funded, bool exact);
[[nodiscard]] Table robustness_table(const message::Funded& funded,
                                     const message::Robustness& robustness, bool exact);
[[nodiscard]] Table trade_off_table(const message::Backwards& backwards, bool exact);

/// A row of five years over all runs: the middle and the range of the last year's change.
struct FutureSummary {
    std::string group, name;
    double first = 0, last = 0, low = 0, high = 0;  ///< £ a head
};
[[nodiscard]] std::vector<FutureSummary>
future_summary(const std::map<std::uint32_t, message::FundedFuture>& futures,
               std::string_view group);
[[nodiscard]] Table future_table(const std::vector<FutureSummary>& rows, bool exact);
/// Outcomes of the run as set by deprivation: group, then present and formula for each outcome.
[[nodiscard]] Table future_outcomes(const message::FundedFuture& future,
                                    const message::Scenario& scenario, std::string_view group);

/// Value of a lever with its unit, "1.25", "£3,400m", "12%".
[[nodiscard]] std::string lever_words(const message::FormulaLeverState& lever, double value);
/// Total or mean of a step.
[[nodiscard]] std::string step_words(const message::FormulaStepState& step);

}  // namespace folkmoot::session
