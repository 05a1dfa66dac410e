#pragma once

/// Who could be drawn for a panel, and whom it must hold.

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::lot {

/// At least and at most so many of the panel have this value of this feature.
struct Quota {
    std::string feature, value;
    std::uint32_t least = 0, most = 0;
};

struct Candidate {
    std::string id;
    std::vector<std::uint32_t> quotas; ///< one of each feature: places in `Pool::quotas`
    std::uint32_t household = 0;       ///< people of one household have the same
};

struct Pool {
    std::vector<Quota> quotas;
    std::vector<Candidate> people;
    bool households = false; ///< at most one of each
};

/// Reads quotas (feature,value,min,max; further columns are not used) and people (an id and a
/// column for each feature). `id_column`: empty: the first; `household_columns`: people alike in
/// all of them are one household, of which at most one is drawn. Every problem is listed by line.
[[nodiscard]] Result<Pool> read_pool(std::string_view pool_file, std::string pool,
                                     std::string_view quotas_file, std::string quotas,
                                     const std::string& id_column,
                                     const std::vector<std::string>& household_columns);

/// Why no panel of this size can be, where that can be seen from one quota or one feature alone.
[[nodiscard]] Problems impossible_quotas(const Pool& pool, std::uint32_t size);

} // namespace folkmoot::lot
