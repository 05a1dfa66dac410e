#pragma once

/// Values of outcomes and settings as people read them, each with what belongs to it: its unit, its
/// decimals, which way is better.

#include "core/words/numbers.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace folkmoot::words {

/// How an outcome's value is written. Anything that is described by these five can be given.
struct Quantity {
    std::string_view unit; ///< "days", "£ a year"; of a share, of what: "of people"
    int direction = 0; ///< +1 more is better, −1 less is better, 0 neither
    int decimals = 1; ///< of a share at most one is shown
    bool money = false; ///< pounds: "£9.8m"
    bool share = false; ///< 1 is all: "75%"

    Quantity() = default;
    template <class Outcome>
        requires requires(const Outcome& outcome) {
            outcome.unit;
            outcome.direction;
            outcome.decimals;
            outcome.money;
            outcome.share;
        }
    Quantity(const Outcome& outcome) // so that an outcome can be given as it is
        : unit(outcome.unit), direction(outcome.direction), decimals(outcome.decimals),
          money(outcome.money), share(outcome.share) {}
};

/// A value without its unit: "£9.8m", "75%", "6.4", or "no value".
[[nodiscard]] std::string format_value(const Quantity& quantity, double value);

/// A value under both policies, as they stand side by side: with one decimal more where the usual
/// ones would show two numbers though they are about the same, "78.5%" and "78.4%", or the same
/// number twice though they differ.
struct Values {
    std::string baseline, reform;
};
[[nodiscard]] Values format_both(const Quantity& quantity, double baseline, double reform);

/// A mark of an axis whose marks are `step` apart: "£10m", "0.5", "20%"; nothing for no value.
[[nodiscard]] std::string format_axis(const Quantity& quantity, double value, double step);

/// "2.1 days" or "75% of people"; money says "£101 per person", and only "£" is never said twice.
[[nodiscard]] std::string with_unit(const Quantity& quantity, double value);

/// An outcome's name with what it is counted in, as it heads a row: "Wait, weeks"; what is named
/// after its unit says it once: "Providers", "Weeks until something is done".
[[nodiscard]] std::string heading(std::string_view label, std::string_view unit);

/// What a reform does to an outcome, in words that need no colour.
enum class Judgement { unknown, same, better, worse, neither };
struct Difference {
    std::string text; ///< "2.1 days less", "4.0 points more", "no change", "about the same"
    Judgement judgement = Judgement::unknown;
    int sign = 0; ///< of reform − baseline as shown
};
[[nodiscard]] Difference difference(const Quantity& quantity, double baseline, double reform);

/// Differences that lie between these two, as one says it: "1.2 days less to 0.4 days more"; where
/// one of them is hardly any, "up to 0.4 days more"; where both are, "no change" or "about the
/// same".
[[nodiscard]] std::string difference_range(const Quantity& quantity, double low, double high);

/// "better", "worse", "" when neither applies.
[[nodiscard]] std::string_view judgement_word(Judgement judgement);

/// The same words as they begin a line: "Most deprived fifth".
[[nodiscard]] std::string capitalised(std::string_view words);

/// "host area" for the option name "host_area".
[[nodiscard]] std::string option_label(std::string_view name);

/// How a setting that is a number is written.
struct Scale {
    std::string_view
        unit; ///< "weeks", "of the payment", "£ a visit", "week", "× as many", "0 = no, 1 = yes"
    double high = 1; ///< the end of its range: what is a share of something stays within 1
    double step = 0; ///< 1 for whole numbers
};

/// A setting's value with its unit: "75% of the payment", "52 weeks", "1 week", "£101 per visit",
/// "week 104".
/// It is told with as many decimals as its step has, and up to two more where it was set between
/// two steps.
[[nodiscard]] std::string format_setting(const Scale& scale, double value);

/// The option with that index, "" if there is none.
template <class Options>
[[nodiscard]] std::string format_option(const Options& options, double index) {
    if (!(index >= 0) || !(index < static_cast<double>(options.size()))) return "";
    return option_label(options[static_cast<std::size_t>(index)]);
}

/// What the screen calls the options of a choice: their words or, where there are none, their
/// names.
template <class Field> [[nodiscard]] const auto& option_words(const Field& field) {
    return field.option_words.empty() ? field.options : field.option_words;
}

/// A field's value, whatever its type: a number with its unit, "yes" or "no", an option's words. A
/// field has the members of `message::Field`.
template <class Field> [[nodiscard]] std::string format_field(const Field& field, double value) {
    using Type = decltype(field.type);
    if (!(value - value == 0)) return std::string(no_value); // neither NaN nor infinite
    if (field.type == Type::boolean) return value > 0.5 ? "yes" : "no";
    if (field.type == Type::choice) return format_option(option_words(field), value);
    return format_setting({field.unit, field.high, field.type == Type::integer ? 1 : field.step},
                          value);
}

} // namespace folkmoot::words
