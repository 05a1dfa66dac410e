#pragma once

/// Described once: what a setting is called, what it may be, what it means and where it is from.
///
/// A struct of settings lists its members in `static constexpr auto fields()`. JSON, sliders, the
/// plain view, `--set`, sensitivity and the documentation read that list and nothing else; a new
/// lever is a line in it. Every value travels as a double: booleans as 0 or 1, choices as the
/// option's index.

#include "core/whole.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace folkmoot {

/// A lever is what a policy may decide; an assumption is what a person may doubt.
enum class FieldKind { lever, assumption };
enum class FieldType { number, integer, boolean, choice };

/// Both ends included.
struct Range {
    double low, high;
};

/// What a setting is called, what it may be, what it means and where it is from.
struct FieldDescription {
    std::string_view key;      ///< "wait"; after embedding "choice.wait"
    std::string_view label;    ///< what the screen calls it
    std::string_view unit;     ///< "weeks", "£ per patient and year"; "" for booleans and choices
    std::string_view sentence; ///< what it means, for a citizen
    std::string_view source;   ///< where its usual value is from; "" for levers
    FieldKind kind{};
    FieldType type{};
    Range range{0, 1}; ///< for choices 0 to the last option's index, for booleans 0 to 1
    double step = 1; ///< a round number, about a hundredth of the range; 1 unless `type` is number
    std::span<const std::string_view> options{}; ///< names of the options of a choice, as in files
    std::span<const std::string_view>
        option_words{}; ///< what the screen calls them; none: the names
};

/// One setting of the struct S.
template <class S> struct Field : FieldDescription {
    double (*get)(const S&);
    /// Integers and choices take the nearest whole number, booleans are true unless 0. What is
    /// outside the range is not refused here: ask `allowed` first.
    void (*set)(S&, double);
};

namespace detail {

template <class M> struct MemberPointer;
template <class S, class T> struct MemberPointer<T S::*> {
    using Struct = S;
    using Value = T;
};
template <auto Member>
using StructOf = typename MemberPointer<std::remove_cv_t<decltype(Member)>>::Struct;
template <auto Member>
using ValueOf = typename MemberPointer<std::remove_cv_t<decltype(Member)>>::Value;

template <class T> constexpr FieldType type_of() {
    if constexpr (std::is_same_v<T, bool>)
        return FieldType::boolean;
    else if constexpr (std::is_enum_v<T>)
        return FieldType::choice;
    else if constexpr (std::is_integral_v<T>)
        return FieldType::integer;
    else {
        static_assert(std::is_same_v<T, double>,
                      "settings are double, integer, bool or enum class");
        return FieldType::number;
    }
}

template <auto Member> constexpr double get_member(const StructOf<Member>& s) {
    return static_cast<double>(s.*Member);
}

template <auto Member> constexpr void set_member(StructOf<Member>& s, double value) {
    using T = ValueOf<Member>;
    if constexpr (std::is_same_v<T, bool>)
        s.*Member = value != 0.0;
    else if constexpr (std::is_enum_v<T>)
        s.*Member = static_cast<T>(nearest_whole<std::underlying_type_t<T>>(value));
    else if constexpr (std::is_integral_v<T>)
        s.*Member = nearest_whole<T>(value);
    else
        s.*Member = value;
}

/// The round number (1, 2 or 5 times a power of ten) nearest to a hundredth of the range.
constexpr double round_step(Range range) {
    double mantissa = (range.high - range.low) / 100.0;
    assert(mantissa > 0.0 && "a range has a low and a higher end");
    // Powers of ten up to 10^22 are exact, so one product or quotient rounds correctly: the step
    // 0.01 is the double nearest to 0.01.
    double up = 1.0, down = 1.0;
    while (mantissa >= 10.0) mantissa /= 10.0, up *= 10.0;
    while (mantissa < 1.0) mantissa *= 10.0, down *= 10.0;
    const double digit = mantissa <= 1.5   ? 1.0
                         : mantissa <= 3.5 ? 2.0
                         : mantissa <= 7.5 ? 5.0
                                           : 10.0;
    return digit * up / down;
}

template <auto Member>
constexpr Field<StructOf<Member>>
describe_number(FieldKind kind, std::string_view key, std::string_view label, std::string_view unit,
                Range range, std::string_view sentence, std::string_view source) {
    constexpr FieldType type = type_of<ValueOf<Member>>();
    static_assert(type == FieldType::number || type == FieldType::integer,
                  "a boolean has no range, and a choice has options instead");
    return {{key,
             label,
             unit,
             sentence,
             source,
             kind,
             type,
             range,
             type == FieldType::integer ? 1.0 : round_step(range),
             {},
             {}},
            &get_member<Member>,
            &set_member<Member>};
}

template <auto Member>
constexpr Field<StructOf<Member>>
describe_boolean(FieldKind kind, std::string_view key, std::string_view label,
                 std::string_view sentence, std::string_view source) {
    static_assert(type_of<ValueOf<Member>>() == FieldType::boolean,
                  "a number has a unit and a range");
    return {
        {key, label, {}, sentence, source, kind, FieldType::boolean, Range{0.0, 1.0}, 1.0, {}, {}},
        &get_member<Member>,
        &set_member<Member>};
}

template <auto Member>
constexpr Field<StructOf<Member>>
describe_choice(FieldKind kind, std::string_view key, std::string_view label,
                std::span<const std::string_view> options,
                std::span<const std::string_view> option_words, std::string_view sentence,
                std::string_view source) {
    static_assert(type_of<ValueOf<Member>>() == FieldType::choice, "options are for an enum class");
    assert(options.size() >= 2 && "a choice has at least two options");
    assert((option_words.empty() || option_words.size() == options.size()) &&
           "every option has its words");
    return {{key,
             label,
             {},
             sentence,
             source,
             kind,
             FieldType::choice,
             Range{0.0, static_cast<double>(options.size() - 1)},
             1.0,
             options,
             option_words},
            &get_member<Member>,
            &set_member<Member>};
}

} // namespace detail

/// A number or an integer that a policy decides.
template <auto Member>
constexpr auto lever(std::string_view key, std::string_view label, std::string_view unit,
                     Range range, std::string_view sentence) {
    return detail::describe_number<Member>(FieldKind::lever, key, label, unit, range, sentence, {});
}

/// A yes or no that a policy decides.
template <auto Member>
constexpr auto lever(std::string_view key, std::string_view label, std::string_view sentence) {
    return detail::describe_boolean<Member>(FieldKind::lever, key, label, sentence, {});
}

/// One of several options that a policy decides. `options` in the order of the enum, and static.
template <auto Member>
constexpr auto lever(std::string_view key, std::string_view label,
                     std::span<const std::string_view> options, std::string_view sentence) {
    return detail::describe_choice<Member>(FieldKind::lever, key, label, options, {}, sentence, {});
}

/// The same where the screen calls the options something else than files do: `option_words` in the
/// same order, said in the middle of a sentence: "the lowest price".
template <auto Member>
constexpr auto lever(std::string_view key, std::string_view label,
                     std::span<const std::string_view> options,
                     std::span<const std::string_view> option_words, std::string_view sentence) {
    return detail::describe_choice<Member>(FieldKind::lever, key, label, options, option_words,
                                           sentence, {});
}

/// A number or an integer that a person may doubt. `source`: the paper, or plainly "assumption".
template <auto Member>
constexpr auto assumption(std::string_view key, std::string_view label, std::string_view unit,
                          Range range, std::string_view sentence, std::string_view source) {
    return detail::describe_number<Member>(FieldKind::assumption, key, label, unit, range, sentence,
                                           source);
}

/// A yes or no that a person may doubt.
template <auto Member>
constexpr auto assumption(std::string_view key, std::string_view label, std::string_view sentence,
                          std::string_view source) {
    return detail::describe_boolean<Member>(FieldKind::assumption, key, label, sentence, source);
}

/// One of several options that a person may doubt.
template <auto Member>
constexpr auto assumption(std::string_view key, std::string_view label,
                          std::span<const std::string_view> options, std::string_view sentence,
                          std::string_view source) {
    return detail::describe_choice<Member>(FieldKind::assumption, key, label, options, {}, sentence,
                                           source);
}

namespace detail {

/// The fields of an embedded struct as a constant, so that each can become a function pointer.
template <class Inner> inline constexpr auto fields_of = Inner::fields();

template <auto Member, std::size_t Index> double get_embedded(const StructOf<Member>& outer) {
    return fields_of<ValueOf<Member>>[Index].get(outer.*Member);
}

template <auto Member, std::size_t Index> void set_embedded(StructOf<Member>& outer, double value) {
    fields_of<ValueOf<Member>>[Index].set(outer.*Member, value);
}

} // namespace detail

/// The fields of the struct that is the member `Member`, as fields of the struct around it.
///
/// Each key becomes "prefix.key" and lives as long as the program. A member is embedded under one
/// prefix only. `inner` is what the inner struct's `fields()` returns.
template <auto Member, std::size_t Count>
[[nodiscard]] std::vector<Field<detail::StructOf<Member>>>
embed(std::string_view prefix, const std::array<Field<detail::ValueOf<Member>>, Count>& inner) {
    using Outer = detail::StructOf<Member>;
    static_assert(Count == detail::fields_of<detail::ValueOf<Member>>.size());
    static const std::array<std::string, Count> keys = [&] {
        std::array<std::string, Count> made;
        for (std::size_t i = 0; i < Count; ++i)
            made[i].append(prefix).append(".").append(inner[i].key);
        return made;
    }();
    assert(keys[0].starts_with(prefix) &&
           keys[0].size() == prefix.size() + 1 + inner[0].key.size() &&
           "a member is embedded under one prefix");

    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        const auto renamed = [&](std::size_t i) {
            FieldDescription description = inner[i];
            description.key = keys[i];
            return description;
        };
        return std::vector<Field<Outer>>{Field<Outer>{renamed(Index),
                                                      &detail::get_embedded<Member, Index>,
                                                      &detail::set_embedded<Member, Index>}...};
    }(std::make_index_sequence<Count>{});
}

/// True if a field of this type and range may have the value.
[[nodiscard]] bool allowed(FieldType type, Range range, double value);

/// What a field may be, in words: "0 to 5", "whole numbers from 0 to 104", "true or false", "none,
/// follows or split".
[[nodiscard]] std::string allowed_text(FieldType type, Range range,
                                       std::span<const std::string_view> options);

[[nodiscard]] inline bool allowed(const FieldDescription& field, double value) {
    return allowed(field.type, field.range, value);
}

[[nodiscard]] inline std::string allowed_text(const FieldDescription& field) {
    return allowed_text(field.type, field.range, field.options);
}

} // namespace folkmoot
