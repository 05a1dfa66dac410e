#pragma once

/// A panel drawn by lot, and everybody's chance, told as a sentence, as JSON, as a table.

#include "deliberation/lot/leximin.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot {

struct LotTold {
    const lot::Pool& pool;
    const lot::Lottery& lottery;
    std::vector<std::uint32_t> panel; ///< places in the pool
    std::uint64_t seed = 0;
};

/// "5 of 7 people are drawn. Everybody's chance is at least 50%, and no lot with these quotas could
/// give everybody more."
[[nodiscard]] std::string lot_sentence(const LotTold& told);

/// {"size","pool","seed","possible_panels_by_kind","least_chance","sentence","panel":[id,…],
/// "people":[{"id","chance","exactly":"1/3","drawn"}]}
[[nodiscard]] std::string lot_json(const LotTold& told);

/// id,chance,exactly,drawn: a row a person, as they stand in the pool.
[[nodiscard]] std::string lot_csv(const LotTold& told);

} // namespace folkmoot
