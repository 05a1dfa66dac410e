#pragma once

/// The sheet of the room on screen as JSON, and when it may have changed.

#include "rooms/rooms.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <string>

namespace folkmoot::platform {

/// Rises at once with what must be seen at once, and at most twice a second with what streams in:
/// one more of many runs, how long somebody has been waiting, the weeks of a film.
class SheetKeeper {
public:
    /// `changed`, `trickled`: what the session said of itself (`take_changed`, `take_trickled`)
    /// since the last call. `now`: milliseconds, never falling.
    void tell(const session::Session& session, bool changed, bool trickled, double now);

    [[nodiscard]] std::uint32_t version() const { return version_; }
    /// The sheet as JSON; made anew if the version has risen since the last call.
    [[nodiscard]] const std::string& text(const session::Session& session);

private:
    rooms::Kept kept_;
    sheet::Node sheet_;
    std::string text_;
    std::uint32_t version_ = 1, made_ = 0;
    bool waiting_ = false; ///< something streamed in that has not been told
    double told_ = 0;
};

} // namespace folkmoot::platform
