#pragma once

/// What a rule makes of a participatory budget, told as a sentence, as JSON, as a table.

#include "deliberation/budget/rules.hpp"

#include <cstddef>
#include <string>

namespace folkmoot {

struct BudgetTold {
    const budget::Instance& of;
    std::string rule;           ///< "greedy", "equal-shares"
    std::string completion{};   ///< "add1", …; empty for a rule that has none
    budget::Outcome outcome{};
};

/// How many voters approve of nothing that is funded, and how many approve of anything.
struct WithoutAny {
    std::size_t voters = 0, who_voted = 0;
};
[[nodiscard]] WithoutAny without_any(const budget::Instance& instance,
                                     const budget::Outcome& outcome);

/// "Equal shares fund 3 of 5 projects for 1,000 of 1,100. One of 11 voters gets nothing that they
/// voted for."
[[nodiscard]] std::string budget_sentence(const BudgetTold& told);

/// {"rule","completion","budget","spent","share","voters","without_any","ties","sentence",
/// "funded":[{"project","name","cost","votes","effective_votes","each_pays"}],
/// "not_funded":[{"project","name","cost","votes"}]}: funded in the order in which they were
/// chosen, the others as they stand in the file. "share", "effective_votes" and "each_pays" are of
/// equal shares only.
[[nodiscard]] std::string budget_json(const BudgetTold& told);

/// project,name,cost,votes,funded,effective_votes,each_pays: `funded` is the place in the order in
/// which projects were chosen, empty for those that were not.
[[nodiscard]] std::string budget_csv(const BudgetTold& told);

} // namespace folkmoot
