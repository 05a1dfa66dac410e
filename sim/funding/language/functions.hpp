#pragma once

/// The functions of the formula language, one line each.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace folkmoot {

enum class Function : std::uint8_t {
    sum,
    mean,
    weighted_mean,
    normalise,
    min,
    max,
    clip,
    rank,
    share_of,
    quantile_band,
    lookup,
    piecewise,
    abs,
    sqrt,
    bands,
    raise_lowest,
    places
};

/// What a function makes of its arguments.
enum class Scope : std::uint8_t {
    each_place, ///< every place from its own arguments
    whole,      ///< every place, in the light of all places
    one_number, ///< one number for all places
};

struct FunctionKind {
    Function function;
    std::string_view name;
    std::size_t least, most; ///< arguments
    Scope scope;             ///< of min and max with one argument: one_number
    std::string_view use;
    std::string_view sentence;
};

/// All functions, in the order in which people should read them.
[[nodiscard]] std::span<const FunctionKind> function_kinds();
/// The function of that name, or nullptr.
[[nodiscard]] const FunctionKind* find_function(std::string_view name);
/// True of the words that no column, lever or step may be called.
[[nodiscard]] bool is_reserved(std::string_view name);

} // namespace folkmoot
