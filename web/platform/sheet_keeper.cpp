#include "platform/sheet_keeper.hpp"

#include "rooms/sheet_json.hpp"

#include <utility>

namespace folkmoot::platform {

void SheetKeeper::tell(const session::Session& session, bool changed, bool trickled, double now) {
    constexpr double between = 500, long_wait = 2000; // milliseconds
    const bool film = changed && session.playing();
    waiting_ = waiting_ || trickled || film || session.waited() >= long_wait;
    const bool at_once = changed && !film;
    if (!at_once && (!waiting_ || now - told_ < between)) return;
    waiting_ = false;
    told_ = now;
    ++version_;
}

const std::string& SheetKeeper::text(const session::Session& session) {
    if (made_ != version_) {
        sheet_ = rooms::sheet_of(session, kept_, std::move(sheet_));
        text_ = sheet::to_json(sheet_);
        made_ = version_;
    }
    return text_;
}

} // namespace folkmoot::platform
