#pragma once

/// A room with questions of its own to the workers: the funding lab, the split-test lab.
///
/// The session gives idle workers to the desk of the room that is on screen, and carries what comes
/// back. Like the session, a desk derives what it wants from what is on screen: what was lost with
/// a worker is asked for again.

#include "session/left_out.hpp"
#include "session/messages.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::session {

class Desk {
public:
    virtual ~Desk() = default;

    /// The next question for an idle worker, carrying `id`; nothing if all that is wanted is under
    /// way or known. `scenario_open`: that worker has read the scenario on screen.
    [[nodiscard]] virtual std::optional<message::Request> next(std::uint32_t id,
                                                               bool scenario_open) = 0;
    /// The answer to question `id`, a `Failed` among them.
    virtual void take(std::uint32_t id, message::Reply& reply) = 0;
    /// Question `id` will not be answered: its worker is gone, or it was cancelled.
    virtual void lost(std::uint32_t id) = 0;
    /// Another scenario is on screen.
    virtual void adopt(const message::Scenario& scenario) = 0;
    /// Questions under way that nobody wants any more; the session cancels them.
    [[nodiscard]] virtual std::vector<std::uint32_t> take_unwanted() { return {}; }

    /// State for share links and for the page's memory: letters, digits, '-', '_' and '.' only;
    /// empty: as usual.
    [[nodiscard]] virtual std::string write() const = 0;
    /// Reads it back; what it does not know it leaves as usual, and tells.
    virtual void read(std::string_view text) = 0;
    /// What of it could not be shown; some is known only when a formula's file is there. Once.
    [[nodiscard]] std::vector<LeftOut> take_left_out() { return std::exchange(left_out_, {}); }

    /// True once after anything changed that can be seen; and once after what should be remembered
    /// changed.
    [[nodiscard]] bool take_changed() { return std::exchange(changed_, false); }
    [[nodiscard]] bool take_edited() { return std::exchange(edited_, false); }

protected:
    bool changed_ = false, edited_ = false;
    std::vector<LeftOut> left_out_;
};

} // namespace folkmoot::session
