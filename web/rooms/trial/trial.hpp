#pragma once

/// The split-test lab: question, design, size, what came out beside the truth, a thousand times.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::rooms {

/// Every key of this room's nodes begins so.
inline constexpr std::string_view trial_prefix = "trial:";

/// The room as it was made last: it has long tables, and seldom changes between two frames.
struct TrialKept {
    std::uint64_t revision = 0;
    std::size_t scenarios = 0;
    std::string scenario;
    std::optional<sheet::Node> room;
};

[[nodiscard]] sheet::Node trial(const session::Session& session, TrialKept& kept);

/// Does what `node` of this room's sheet stands for, after `value` has been found to be one that it
/// takes (use.hpp). `held`: a hand is still on the slider. False: there is nothing to do.
bool use_trial(session::Session& session, const sheet::Node& node, std::string_view value,
               bool held);

} // namespace folkmoot::rooms
