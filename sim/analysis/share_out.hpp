#pragma once

/// Numbered pieces of a long piece of work, shared out among threads.
///
/// What a piece comes to depends on its number alone and is put in its place by it, so that neither
/// the number of threads nor who was quicker can change a result.

#include "analysis/workshop.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace folkmoot {

/// Does one piece, which one is said by its place in the row; false: it was told to stop.
using DoPiece = std::function<bool(std::size_t place, const Proceed& proceed)>;

/// Does pieces 0 to `count` − 1 on up to `threads` threads, the calling one among them, so that one
/// thread needs no other: the browser has none. `bench` makes what one thread works at, and is
/// called by that thread. False: `proceed`, which hears the share that is done, said stop. What a
/// piece throws ends the others and is thrown on.
[[nodiscard]] bool share_out(std::size_t count, std::uint32_t threads,
                             const std::function<DoPiece()>& bench, const Proceed& proceed);

} // namespace folkmoot
