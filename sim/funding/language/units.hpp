#pragma once

/// Units of a formula's numbers: £, people, £/person, index, share, and whatever else it names.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot {

/// What a number is a number of.
struct Unit {
    enum class Kind : std::uint8_t {
        measured, ///< a product of powers; none: a plain number, such as an index or a share
        bare,     ///< a number that stands in an expression: takes the unit that is asked of it
        truth,    ///< yes or no
        unknown,  ///< something was wrong and has been reported: fits everything
    };
    Kind kind = Kind::measured;
    std::vector<std::pair<std::string, int>> factors; ///< sorted by name; powers are not 0

    bool operator==(const Unit&) const = default;

    /// True of £, €, $, R$, A$ and C$ and of nothing else.
    [[nodiscard]] bool is_money() const;
    /// True of money, and of money per something.
    [[nodiscard]] bool holds_money() const;
    [[nodiscard]] bool is_number() const { return kind != Kind::truth; }
    /// "£", "people", "£/person", "a plain number", "yes or no".
    [[nodiscard]] std::string text() const;
};

/// Of what is wrong and has been reported.
inline const Unit unknown_unit{.kind = Unit::Kind::unknown, .factors = {}};

/// A unit as a file declares it.
struct DeclaredUnit {
    Unit unit;
    bool may_be_negative = false; ///< "±£": money that is taken as well as given
};

/// Reads "£", "£/person", "£ per person", "people*£", "km^2", "±£", "index", "share", "yes/no"; ""
/// is a plain number. Nothing if it is no unit.
[[nodiscard]] std::optional<DeclaredUnit> parse_unit(std::string_view text);

[[nodiscard]] Unit product(const Unit& a, const Unit& b);
[[nodiscard]] Unit quotient(const Unit& a, const Unit& b);
[[nodiscard]] Unit to_power(const Unit& unit, int power);
/// The unit whose square it is, or nothing.
[[nodiscard]] std::optional<Unit> square_root(const Unit& unit);
/// The unit that both have, if they can be added or compared.
[[nodiscard]] std::optional<Unit> common(const Unit& a, const Unit& b);

} // namespace folkmoot
