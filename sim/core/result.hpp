#pragma once

/// Errors that a person can cause, as values: where, what, what was found, what is allowed.
///
/// Errors that only a programmer can cause are asserts. Nothing in sim/ throws on purpose.

#include <cassert>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot {

/// One thing that is wrong with what a person wrote, and how to put it right.
struct Problem {
    std::string file{};     ///< name of the file; may be empty
    std::size_t line = 0;   ///< 1-based; 0 = not known
    std::size_t column = 0; ///< 1-based; 0 = not known
    std::string path{};     ///< "settings.choice.wait"; may be empty
    std::string what{};     ///< "out of range"
    std::string found{};    ///< "9"; may be empty
    std::string allowed{};  ///< "0 to 5"; may be empty
    std::string nearest{};  ///< the name that was probably meant; may be empty
    std::string excerpt{}; ///< the line itself and, below it, a caret under the place; may be empty

    /// "virtual-gp.json:12:9: settings.choice.wait: out of range; found 9, allowed 0 to 5"; then,
    /// if a near name is known, "; did you mean 'x'?". The excerpt follows on lines of its own.
    /// What a terminal or a screen would obey is told, not passed on: see core/words/visible.hpp.
    [[nodiscard]] std::string text() const;
};

using Problems = std::vector<Problem>;

/// A problem of what stands at `path`.
[[nodiscard]] inline Problem problem_at(std::string path, std::string what, std::string found = {},
                                        std::string allowed = {}) {
    return {.path = std::move(path),
            .what = std::move(what),
            .found = std::move(found),
            .allowed = std::move(allowed)};
}

/// All problems, one a line, without a final line break.
[[nodiscard]] std::string text_of(const Problems& problems);

/// Either a T or at least one Problem.
template <class T> class Result {
public:
    Result(T value) : value_(std::move(value)) {}
    Result(Problem problem) { problems_.push_back(std::move(problem)); }
    Result(Problems problems) : problems_(std::move(problems)) {
        assert(!problems_.empty() && "a failure needs a reason");
    }

    /// True if there is a value.
    explicit operator bool() const { return value_.has_value(); }

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
    [[nodiscard]] const Problems& problems() const { return problems_; }

private:
    [[nodiscard]] T& checked() {
        assert(value_ && "no value: look at problems()");
        return *value_;
    }
    [[nodiscard]] const T& checked() const {
        assert(value_ && "no value: look at problems()");
        return *value_;
    }

    std::optional<T> value_; ///< nothing exactly when there are problems
    Problems problems_;
};

/// The one of `names` that `wrong` is probably a slip or a short form ("depriv") of, or "".
/// Near: at most one slip for every three letters (a letter too many, too few, wrong, or two
/// swapped); capitals do not count, and '-', '_' and ' ' are alike. Else a beginning, a whole part
/// ("lag_weeks" of "settlement.lag_weeks"), or letters in their order that fit one name only. The
/// first of equally near names wins.
[[nodiscard]] std::string nearest_name(std::string_view wrong,
                                       std::span<const std::string_view> names);

} // namespace folkmoot
