#pragma once

/// What both policies mean for people of the likeness that somebody has described.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

namespace folkmoot::rooms {

/// How many of them gain, lose and notice nothing in the week on the map, in real people.
struct GainsAndLosses {
    double gain = 0, lose = 0, same = 0, unknown = 0;
};
/// Nothing where nobody is described, where the map colours by nothing that a person can want, or
/// while the map does not know that week under both policies.
[[nodiscard]] std::optional<GainsAndLosses> gains_and_losses(const session::Session& session);

/// Adds what is told of them; nothing while nobody is described.
void add_alike(sheet::Node& part, const session::Session& session);

/// The same with exact numbers, as a file that says who is meant; nothing before enough runs are
/// in.
void save_alike(session::Session& session);

} // namespace folkmoot::rooms
