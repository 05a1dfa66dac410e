#pragma once

/// Errors that a person can cause, as values: where, what, what was found, what is allowed.
///
/// Errors that only a programmer can cause are asserts. Nothing in sim/ throws on purpose.

#include <cassert>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace folkmoot {

/// One thing that is wrong with what a person wrote, and how to put it right.
struct Problem {
    std::string file{};      ///< name of the file; may be empty
    std::size_t line = 0;     ///< 1-based; 0 = not known
    std::size_t column = 0;   ///< 1-based; 0 = not known
    std::string path{};      ///< "settings.choice.wait"; may be empty
    std::string what{};      ///< "out of range"
    std::string found{};     ///< "9"; may be empty
    std::string allowed{};   ///< "0 to 5"; may be empty
    std::string nearest{};   ///< the name that was probably meant; may be empty

    /// "virtual-gp.json:12:9: settings.choice.wait: out of range; found 9, allowed 0 to 5"; then, if a
    /// near name is known, "; did you mean 'x'?".
    [[nodiscard]] std::string text() const;
};

using Problems = std::vector<Problem>;

/// All problems, one a line, without a final line break.
[[nodiscard]] std::string text_of(const Problems& problems);

/// Either a T or at least one Problem.
template <class T>
class Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : content_(std::in_place_index<1>, Problems{std::move(problem)}) {}
    Result(Problems problems) : content_(std::in_place_index<1>, std::move(problems)) {
        assert(!std::get<1>(content_).empty() && "a failure needs a reason");
    }

    /// True if there is a value.
    explicit operator bool() const { return content_.index() == 0; }

    /// The value. Only when there is one.
    [[nodiscard]] T& value() & { return checked(); }
    [[nodiscard]] const T& value() const& { return checked(); }
    [[nodiscard]] T&& value() && { return std::move(checked()); }
    [[nodiscard]] T& operator*() & { return checked(); }
    [[nodiscard]] const T& operator*() const& { return checked(); }
    [[nodiscard]] T&& operator*() && { return std::move(checked()); }
    [[nodiscard]] T* operator->() { return &checked(); }
    [[nodiscard]] const T* operator->() const { return &checked(); }

    /// What is wrong; empty when there is a value.
    [[nodiscard]] const Problems& problems() const {
        static const Problems none;
        const Problems* found = std::get_if<1>(&content_);
        return found ? *found : none;
    }

private:
    [[nodiscard]] T& checked() {
        assert(content_.index() == 0 && "no value: look at problems()");
        return *std::get_if<0>(&content_);
    }
    [[nodiscard]] const T& checked() const {
        assert(content_.index() == 0 && "no value: look at problems()");
        return *std::get_if<0>(&content_);
    }

    std::variant<T, Problems> content_;
};

/// The one of `names` that `wrong` is probably a slip for, or "" if none is near.
///
/// Near: at most one slip for every three letters (a letter too many, too few, wrong, or two swapped);
/// capitals do not count, and '-', '_' and ' ' are alike. The first of equally near names wins.
[[nodiscard]] std::string nearest_name(std::string_view wrong,
                                       std::span<const std::string_view> names);

}  // namespace folkmoot
