#pragma once

#include <cstdint>

namespace folkmoot {

/// Share of callers who have to wait where `servers` answer and calls make so much work that `load`
/// of them would be busy without a pause: Erlang's C. 1 where they cannot keep up.
///
/// Source: Erlang, Post Office Electrical Engineers' Journal 10 (1917), 189–197.
[[nodiscard]] constexpr double erlang_c(std::uint32_t servers, double load) {
    if (!(load > 0.0)) return 0.0;
    if (load >= servers) return 1.0;
    double lost = 1.0; // Erlang's B: the share lost if nobody may wait
    for (std::uint32_t n = 1; n <= servers; ++n) lost = load * lost / (n + load * lost);
    return servers * lost / (servers - load * (1.0 - lost));
}

} // namespace folkmoot
