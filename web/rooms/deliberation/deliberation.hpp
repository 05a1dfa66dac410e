#pragma once

/// Deliberate: say what one thinks, gather what others do, see where people agree, decide.

#include "rooms/qr.hpp"
#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::rooms {

/// Every key of this room's nodes begins so, and the ballot's in Explore.
inline constexpr std::string_view deliberation_prefix = "deliberate:";

/// The room as it was made last: it has long tables, and seldom changes between two frames.
struct DeliberationKept {
    std::uint64_t revision = 0;
    std::string scenario;
    std::optional<sheet::Node> room;
    sheet::QrKept codes;
};

[[nodiscard]] sheet::Node deliberation(const session::Session& session, DeliberationKept& kept);

/// What leads back from Explore, while somebody tries policies for their ballot.
[[nodiscard]] std::optional<sheet::Node> way_back_to_ballot(const session::Session& session);

/// Does what `node` stands for, after `value` has been found to be one that it takes (use.hpp).
/// False: there is nothing to do.
bool use_deliberation(session::Session& session, const sheet::Node& node, std::string_view value);

} // namespace folkmoot::rooms
