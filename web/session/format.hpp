#pragma once

/// Numbers as people read them. What has no value says so; nothing ever shows "nan".

#include "session/messages.hpp"

#include <string>
#include <string_view>

namespace folkmoot::session {

inline constexpr std::string_view no_value = "no value yet";

/// "61,200"; with decimals "1,234.5". Uses the true minus sign.
[[nodiscard]] std::string format_number(double value, int decimals);

/// A number of people to three significant digits: "649,000".
[[nodiscard]] std::string format_people(double people);

/// As the sentence writes it, to three significant digits at most: "£9.8m", "−£3.1m", "£430,000";
/// below £1,000 to the penny: "£77.20".
[[nodiscard]] std::string format_money(double pounds);

/// A mark of an axis whose marks are `step` pounds apart: without zeros that all marks have,
/// "£10m".
[[nodiscard]] std::string format_money_axis(double pounds, double step);

/// "75.2%".
[[nodiscard]] std::string format_share(double share, int decimals);

/// A value of an outcome without its unit: "£9.8m", "75%", "6.4", or "no value yet".
[[nodiscard]] std::string format_value(const message::Outcome& outcome, double value);

/// A value under both policies, as they stand side by side: with one decimal more where the usual
/// ones would show two numbers though they are about the same, "78.5%" and "78.4%", or the same
/// number twice though they differ.
struct Values {
    std::string baseline, reform;
};
[[nodiscard]] Values format_both(const message::Outcome& outcome, double baseline, double reform);

/// A value short enough for an axis: "£10m", "0.5", "20%".
[[nodiscard]] std::string format_axis(const message::Outcome& outcome, double value, double step);

/// "2.1 days" or "75% of people"; money and bare shares have no unit to add.
[[nodiscard]] std::string with_unit(const message::Outcome& outcome, double value);

/// What a reform does to an outcome, in words that need no colour.
enum class Judgement { unknown, same, better, worse, neither };
struct Difference {
    std::string text;  ///< "2.1 days less", "4.0 points more", "no change"
    Judgement judgement = Judgement::unknown;
    int sign = 0;  ///< of reform − baseline as shown
};
[[nodiscard]] Difference difference(const message::Outcome& outcome, double baseline,
                                    double reform);

/// "better", "worse", "no change", "" when neither applies.
[[nodiscard]] std::string_view judgement_word(Judgement judgement);

/// A field's value with its unit: "75%" for shares of something, "52 weeks", "follows".
[[nodiscard]] std::string format_field(const message::Field& field, double value);

/// The same words as they begin a line: "Most deprived fifth".
[[nodiscard]] std::string capitalised(std::string_view words);

/// "host area" for the option name "host_area".
[[nodiscard]] std::string option_label(std::string_view name);

/// "Year 3, week 12".
[[nodiscard]] std::string format_week(std::uint32_t week);

/// Sixteen lower-case hexadecimal digits.
[[nodiscard]] std::string format_fingerprint(std::uint64_t fingerprint);

}  // namespace folkmoot::session
