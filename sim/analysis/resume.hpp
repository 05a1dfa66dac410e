#pragma once

/// Takes a run up again from the bytes of a snapshot.

#include "analysis/workshop.hpp"

#include <string_view>

namespace folkmoot {

/// A run that goes on where it was put away, and what it is a run of.
struct Resumed {
    Scenario scenario;
    Attempt attempt;
    Run run;
};

/// The run in `bytes`, or why there is none: not a snapshot, damaged, of another version, or one
/// that does not fit the scenario which it carries. `file` is what messages call it.
[[nodiscard]] Result<Resumed> take_up_again(std::string_view file, std::string_view bytes);

} // namespace folkmoot
