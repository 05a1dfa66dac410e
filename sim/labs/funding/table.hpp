#pragma once

/// A person's table beside the formula that it was brought to: is its money of the same size as in
/// the formula's own table, and where a formula cannot be worked out, is it the table's doing?

#include "labs/funding/lab.hpp"

namespace folkmoot {

/// Looks at the table of `texts` as `look_at_places` does, and doubts money that is a hundredfold
/// or more away, for each person, from that of the formula's own table: a note, and the question
/// what the column is counted in.
[[nodiscard]] PlacesLook look_at(const FundingTexts& texts, const FormulaText& formula);

/// Problems of working a formula out. Where it divides by zero because a column that it compares
/// places by is the same everywhere, or because there is one place only, that is said instead: who
/// brought the table need not read the formula.
[[nodiscard]] Problems explained_by_table(Problems problems, const FormulaText& formula,
                                          const PlaceTable& table);

} // namespace folkmoot
