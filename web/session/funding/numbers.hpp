#pragma once

/// The funding lab's answers as words and tables: what charts draw, tables show and files hold.

#include "session/chart_data.hpp"
#include "session/funding/desk.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// Columns of the table of places.
enum class PlaceColumn : std::uint8_t {
    name,
    deprivation,
    allocation,
    per_head,
    per_need,
    target,
    distance,
    other,
    change,
    change_share,
    rules
};
inline constexpr std::size_t place_columns = 11;

enum class PlaceFilter : std::uint8_t { all, gain, lose, held };

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

/// £ a head that a place gains; NaN where nobody lives.
[[nodiscard]] double change_per_head(const message::FundingTable& table, std::size_t place);
/// As a share of what it is compared with; NaN against nothing.
[[nodiscard]] double change_share(const message::FundingTable& table, std::size_t place);

/// The one unit in which all of a column is said, so that its numbers can be compared as they
/// stand.
struct ColumnUnit {
    double size = 1;  ///< pounds in one of it
    int decimals = 0;
    std::string name; ///< "£m"; empty for what is not money: it says its unit itself
};
[[nodiscard]] ColumnUnit column_unit(const message::Funded& f, PlaceColumn column);
/// A cell in its column's unit: "1,204.3", "+0.43"; a change that rounds to nothing has no sign.
[[nodiscard]] std::string cell_words(const message::Funded& f, PlaceColumn column,
                                     const ColumnUnit& unit, std::size_t i);
/// What a number says as it is shown: −1, 0 where only zeros are shown, +1.
[[nodiscard]] int said_sign(std::string_view words);

[[nodiscard]] std::string column_title(const message::Funded& funded, PlaceColumn column);
[[nodiscard]] double column_value(const message::Funded& funded, PlaceColumn column,
                                  std::size_t place);
[[nodiscard]] std::string column_words(const message::Funded& funded, PlaceColumn column,
                                       std::size_t place);

/// Places that pass the filter and whose name holds `search` (in any case), sorted.
[[nodiscard]] std::vector<std::size_t> places_shown(const message::Funded& funded,
                                                    PlaceFilter filter, std::string_view search,
                                                    PlaceColumn sort, bool descending);
[[nodiscard]] Table places_table(const message::Funded& funded,
                                 const std::vector<std::size_t>& places, bool exact);

/// Places from least to most in need: by deprivation, or by target per head where there is none.
[[nodiscard]] std::vector<std::size_t> by_need(const message::Funded& funded);
[[nodiscard]] bool has_deprivation(const message::Funded& funded);
/// What the gains-and-losses chart shows, in a sentence.
[[nodiscard]] std::string gains_title(const message::Funded& funded);

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
