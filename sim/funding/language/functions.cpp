#include "funding/language/functions.hpp"

#include <algorithm>
#include <array>

namespace folkmoot {

namespace {

constexpr std::size_t many = 200;

// clang-format off
constexpr std::array all_functions{
    FunctionKind{Function::sum, "sum", 1, 1, Scope::one_number, "sum(x)", "all places together"},
    FunctionKind{Function::mean, "mean", 1, 1, Scope::one_number, "mean(x)", "the average of the places, each counted once"},
    FunctionKind{Function::weighted_mean, "weighted_mean", 2, 2, Scope::one_number, "weighted_mean(x, weights)", "the average, each place counted by its weight"},
    FunctionKind{Function::share_of, "share_of", 1, 1, Scope::whole, "share_of(x)", "each place's part of the sum"},
    FunctionKind{Function::normalise, "normalise", 1, 2, Scope::whole, "normalise(x) or normalise(x, weights)", "divided by the (weighted) average, so that the average is 1"},
    FunctionKind{Function::min, "min", 1, many, Scope::each_place, "min(x) or min(a, b, …)", "the smallest of all places, or the smaller of two in each place"},
    FunctionKind{Function::max, "max", 1, many, Scope::each_place, "max(x) or max(a, b, …)", "the largest of all places, or the larger of two in each place"},
    FunctionKind{Function::clip, "clip", 3, 3, Scope::each_place, "clip(x, low, high)", "no lower than low and no higher than high"},
    FunctionKind{Function::rank, "rank", 1, 1, Scope::whole, "rank(x)", "1 for the lowest; equals share their middle rank"},
    FunctionKind{Function::quantile_band, "quantile_band", 2, 3, Scope::whole, "quantile_band(x, bands) or quantile_band(x, bands, weights)", "1 for the lowest band of equally many places (or weight); equals stay together"},
    FunctionKind{Function::lookup, "lookup", 3, many, Scope::each_place, "lookup(x, key, value, key, value, …, otherwise)", "the value whose key equals x"},
    FunctionKind{Function::piecewise, "piecewise", 5, many, Scope::each_place, "piecewise(x, x1, y1, x2, y2, …)", "straight lines between points, flat outside them"},
    FunctionKind{Function::abs, "abs", 1, 1, Scope::each_place, "abs(x)", "without its sign"},
    FunctionKind{Function::sqrt, "sqrt", 1, 1, Scope::each_place, "sqrt(x)", "the square root"},
    FunctionKind{Function::bands, "bands", 1, 1, Scope::each_place, "bands(table)", "a table of weights by band, times the people in each band"},
    FunctionKind{Function::raise_lowest, "raise_lowest", 3, 3, Scope::whole, "raise_lowest(own, people, pot)", "what the poorest per head get until the pot is spent and all of them stand level"},
    FunctionKind{Function::places, "places", 0, 0, Scope::one_number, "places()", "how many places there are"},
};
// clang-format on

constexpr std::array<std::string_view, 6> reserved_words{"if", "then", "else", "and", "or", "not"};

} // namespace

std::span<const FunctionKind> function_kinds() { return all_functions; }

const FunctionKind* find_function(std::string_view name) {
    const auto found = std::ranges::find(all_functions, name, &FunctionKind::name);
    return found != all_functions.end() ? &*found : nullptr;
}

bool is_reserved(std::string_view name) {
    return std::ranges::find(reserved_words, name) != reserved_words.end() ||
           find_function(name) != nullptr;
}

} // namespace folkmoot
