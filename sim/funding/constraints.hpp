#pragma once

/// From shares to pounds that obey rules: floors, caps, pace of change, neutrality; exact, to the
/// penny.
///
/// Rules are read from first to last, each about the amount so far. Some add money that is kept
/// whole (lump sum, sparsity), the others are limits. What a place gets is therefore always
///
///     what is kept + factor × its formula money, but no less than its least and no more than its
///     most
///
/// and one factor, the same for all, makes the total the budget. Money added after a limit lies
/// outside that limit. Two limits that leave a place no room are an error, never a silent
/// precedence: a formula that wants one to win says so in the limit's value.

#include "core/result.hpp"
#include "funding/formula.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace folkmoot {

/// What binds a place. One bit each, so that several may.
enum Binding : std::uint32_t {
    binds_nothing = 0,
    binds_minimum_per_head = 1U << 0,
    binds_floor = 1U << 1,          ///< floor on change (minimum funding guarantee)
    binds_cap = 1U << 2,            ///< cap on gains
    binds_pace = 1U << 3,           ///< pace of change toward target
    binds_lump_sum = 1U << 4,
    binds_sparsity = 1U << 5,
    binds_scaling = 1U << 6,        ///< gave way so that the total is the budget
};

/// One kind of rule, as the screen and the errors call it.
struct ConstraintKind {
    std::string_view key, label;
    std::string_view brief; ///< the label where there is little room, in a column
    std::string_view sentence;
    std::uint32_t bit;
    bool needs_against, needs_per;
};
/// All kinds, in the order in which they are applied when a formula states none.
[[nodiscard]] std::span<const ConstraintKind> constraint_kinds();

/// A rule whose numbers have been worked out, one number for all or one a place.
///
/// | kind             | value                                          | and | | ---------------- |
/// ---------------------------------------------- | -------------------------- | | minimum_per_head
/// | £ a head, at least                             | `per`: heads               | | floor | change
/// against `against`, at least; -0.02 = may lose 2%  | `against`: £     | | cap              |
/// change against `against`, at most; 0.05 = may gain 5%    | `against`: £     | | pace | how far a
/// place may move toward its target, as a share of what it would get if every place's `against`
/// grew alike | `against`: £ | | lump_sum         | £, kept whole |                            | |
/// sparsity         | £, kept whole; the expression states the taper |                            |
/// | neutrality       | share of a place's formula money that may be scaled; left out: 1 | |
struct Rule {
    std::string kind;
    std::string sentence;
    std::vector<double> value; ///< one number, or one a place; meaning by kind
    std::vector<double> against; ///< £ a place; may be empty
    std::vector<double> per; ///< heads a place; may be empty
};

/// What each place gets.
struct Allocated {
    std::vector<Pence> amount; ///< sums to the budget exactly
    std::vector<Pence> target; ///< before rules, rounded
    std::vector<std::uint32_t> binding; ///< of Binding
    double scaling = 1; ///< factor on what is not protected
};

/// Shares `budget` out: starts from `money` (£ a place, before rules), obeys the rules in their
/// order, scales what is not protected so that the total is the budget, and rounds by largest
/// remainder (ties: the first place). If no allocation obeys all rules, the problem says which of
/// them conflict, and by how much; `places` are the names that it uses ("place 3" without). Limits
/// hold to the nearest penny. Exact in whole numbers; a million places take time in proportion to
/// their number.
[[nodiscard]] Result<Allocated> allocate(std::span<const double> money, Pence budget,
                                         std::span<const Rule> rules,
                                         std::span<const std::string> places = {});

/// Whole pence that sum to `total`, in proportion to `share` (not negative), by largest remainder.
/// Where nobody has a share, all have the same.
[[nodiscard]] std::vector<Pence> largest_remainder(std::span<const double> share, Pence total);

} // namespace folkmoot
