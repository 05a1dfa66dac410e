#pragma once

/// The game behind funding_why.hpp: terms that can be swapped, and what a place gets for each set
/// of them.

#include "labs/funding/why.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Which terms are swapped: one a term.
using TermSet = std::vector<std::uint8_t>;

/// `worth` may fail: not every mixture of two formulas can be worked out.
struct WhyGame {
    std::vector<WhyTermValue> terms;  ///< `pence` is not looked at
    std::function<Result<Pence>(const TermSet&)> worth;
};

/// Shapley parts of all terms, or of the larger ones and "everything else" as one where there are
/// more than `most_why_terms` or a table of so many places would take too long. Sums to worth(all)
/// − worth(none).
[[nodiscard]] Result<std::vector<WhyTermValue>> play(const WhyGame& game, std::size_t places);

/// Parts of one formula at a place: from an equal share a head of its budget to what the place
/// gets. The first entry is what the formula gives to a place like the average, if that is no equal
/// share; the last are its rules, if it has any.
[[nodiscard]] Result<std::vector<WhyTermValue>> why_not_alike(const FundingCase& from,
                                                              const Funding& funding,
                                                              std::span<const double> people,
                                                              std::size_t place);

/// Parts of the difference between two formulas that share steps.
[[nodiscard]] Result<std::vector<WhyTermValue>>
why_between(const FundingCase& now, const FundingCase& other, std::size_t place);

/// Whether two formulas have steps of the same name, beside the one that is the allocation.
[[nodiscard]] bool share_steps(const FormulaText& one, const FormulaText& other);

/// Equal share a head of a total: rounded down to the penny.
[[nodiscard]] Pence equal_share(Pence total, std::span<const double> people, std::size_t place);

/// "weighted_list" as people say it: "weighted list".
[[nodiscard]] std::string as_words(std::string_view name);

/// The column of a band: its pattern with the names of row and column in it.
[[nodiscard]] std::string band_column(const BandTable& band, std::size_t row, std::size_t column);

/// Whether `name` stands in `expression` as a word of its own.
[[nodiscard]] bool mentions(std::string_view expression, std::string_view name);

} // namespace folkmoot
