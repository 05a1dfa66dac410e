#pragma once

/// What the funding lab tells, as JSON and CSV text: the same bytes from the command line and under
/// Node.

#include "labs/funding/backwards.hpp"
#include "labs/funding/incentives.hpp"
#include "labs/funding/lab.hpp"
#include "labs/funding/why.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// An answer and the deeper questions that were asked with it.
struct FundingReport {
    const FundingCase& of;
    const FundingAnswer& answer;
    std::optional<std::size_t> explained{}; ///< place that `why` and `incentives` are of
    std::vector<WhyTermValue> why{};
    std::string why_sentence{}; ///< the same in one sentence
    std::vector<IncentiveValue> incentives{};
    std::optional<BackwardsAnswer> solved{};
};

/// An answer's sentence and what was understood, left out or guessed in its table: wherever one is
/// shown, the other is.
[[nodiscard]] std::string with_notes(std::string sentence, const std::vector<std::string>& notes);

/// {"formula","total","places":[{"id","name","allocation","per_head","target","change","binding"}],
/// "notes","fairness","fingerprint"}, and more; money in £. What does not exist is null.
[[nodiscard]] std::string funding_json(const FundingReport& report);

/// A line a place, RFC 4180, with a byte-order mark for spreadsheets: what is in "places" of the
/// JSON, and people, £ a weighted head and what is compared with; money's unit in the headings. The
/// columns at the end say on every line what made the numbers; notes on the table stand in the
/// first one.
[[nodiscard]] std::string funding_csv(const FundingReport& report);

/// Keys of the rules that bind, by bit.
[[nodiscard]] std::vector<std::string> binding_keys(std::uint32_t bits);

} // namespace folkmoot
