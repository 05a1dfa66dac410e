#pragma once

/// An expression as a tree, and how it is read.

#include "core/result.hpp"
#include "funding/language/functions.hpp"
#include "funding/language/units.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

enum class Operation : std::uint8_t {
    number,
    name,
    negate,
    not_so,
    add,
    subtract,
    multiply,
    divide,
    power,
    less,
    at_most,
    more,
    at_least,
    equal,
    unequal,
    both,
    either,
    choose,
    call
};

/// What a name stands for.
struct Reference {
    enum class Kind : std::uint8_t { none, column, lever, step, band };
    Kind kind = Kind::none;
    std::size_t index = 0; ///< in the formula's list of that kind
};

struct Node {
    Operation operation = Operation::number;
    std::size_t offset = 0; ///< byte of the expression to which messages point
    double number = 0;
    std::string name;           ///< of a name
    Reference reference;        ///< of a name, once it is known
    Function function{};        ///< of a call
    std::vector<std::size_t> inputs; ///< nodes before this one
    Unit unit;                  ///< once it is checked
    bool per_place = false; ///< one value a place, rather than one for all; once it is checked
};

/// Where an expression stands, for messages.
struct Where {
    std::string file;
    std::string owner; ///< "step `total`"
    std::size_t line = 0, column = 0; ///< of its first letter; 0 if it is in no file
};

/// Nodes in an order in which they can be worked out; the last is the whole.
struct Expression {
    std::string text;
    Where where;
    std::vector<Node> nodes;
    /// A problem at a byte of the text: " in OWNER" is added to `what`, and the excerpt.
    [[nodiscard]] Problem problem(std::size_t offset, std::string what) const;
};

/// Reads an expression. At most 4,000 bytes, and brackets at most 60 deep. Names are not looked up.
[[nodiscard]] Result<Expression> parse_expression(std::string text, Where where);

/// The sign or word of an operation.
[[nodiscard]] std::string_view sign_of(Operation operation);

/// True of letters, digits and underscores that do not begin with a digit.
[[nodiscard]] bool is_formula_name(std::string_view name);

} // namespace folkmoot
