#pragma once

/// Policies side by side: all of the scenario's, and what somebody pinned.

#include "rooms/explore/standing.hpp"
#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::rooms {

inline constexpr std::string_view policies_prefix = "policies:";

/// The part as it was made last: it is much work, and under a moving hand most frames show what the
/// frame before showed.
class PoliciesKept {
public:
    /// `last`: the part as it was made before; it is taken over if nothing has changed.
    [[nodiscard]] sheet::Node part(const session::Session& session, sheet::Node last = {});

private:
    /// What the part is made of.
    struct Of {
        std::uint64_t scenario = 0;
        std::size_t year = 0, waiting = 0;
        session::Session::Closer closer;
        bool all = false, there = false;
        std::vector<session::Pin> pins;
        message::Trial asked;
        std::vector<std::pair<std::uint64_t, std::size_t>> results; ///< fingerprint and runs
        bool operator==(const Of&) const = default;
    };
    std::optional<Of> of_;
};

/// What somebody does there. False: nothing there is so called. `why`: why it was not done.
[[nodiscard]] bool use_policies(session::Session& session, const sheet::Node& node,
                                std::string_view value, std::string& why);

} // namespace folkmoot::rooms
