#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>

namespace folkmoot {

/// JSON as a person would write it: two blanks a level, and on one line what has room there. Of
/// text that is no UTF-8 the rest is kept. `width`: characters that a line may have where it can be
/// broken at all; an entry of a list that holds nothing but short values may have twice as many, so
/// that such a list is a table. Without a line end.
[[nodiscard]] std::string laid_out(const nlohmann::ordered_json& json, std::size_t width = 120);

} // namespace folkmoot
