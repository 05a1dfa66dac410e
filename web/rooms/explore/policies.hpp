#pragma once

/// Policies side by side: all of the scenario's, and what somebody pinned.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::rooms {

inline constexpr std::string_view policies_prefix = "policies:";

/// How an outcome comes out under each policy, today's first, over the runs that all of them have.
struct SideBySide {
    std::vector<std::vector<double>> values; ///< [policy][run]; the run on screen first
    /// In how many runs each is better than all others, and worse than all others. The runs are
    /// those in which every policy has a value.
    std::vector<std::size_t> best, worst;
    std::size_t runs = 0;
};

/// `direction`: +1 more is better, -1 less is better, 0: none is best. `results`: of the reforms;
/// today's is the baseline of the first.
[[nodiscard]] SideBySide stand(const std::vector<const session::TrialResults*>& results,
                               std::size_t year, std::size_t outcome, int direction);

/// Which of several points another one beats: at least as good on both counts and better on one.
/// `x_direction`, `y_direction`: as above; none is beaten where either is 0.
[[nodiscard]] std::vector<bool> beaten(const std::vector<double>& x, const std::vector<double>& y,
                                       int x_direction, int y_direction);

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
