#pragma once

/// The search taken a step at a time, for who makes its runs elsewhere: in workers of a page, or
/// some now and some later.
///
/// A search is a function of what its runs come to. So it is gone through from the start each time,
/// with what is known, up to the first runs that are not: those are wanted next. Nothing is kept
/// between two steps but readings, and whoever makes them may stop at any time.

#include "analysis/goal/pieces.hpp"

#include <map>
#include <vector>

namespace folkmoot::goal {

struct Step {
    std::vector<Piece> wanted; ///< runs that the search wants next; none: it is done
    double from = 0, until = 1; ///< shares of the search that are done now, and with those runs
    Found found; ///< with what is known: while runs are wanted, the best so far
};

/// The step that follows from what is known; when nothing is wanted any more, `found` is what
/// `search` finds.
[[nodiscard]] Step next_step(const Asked& asked, const std::map<Piece, Reading>& known);

} // namespace folkmoot::goal
