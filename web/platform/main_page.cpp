/// The session and its sheets without a canvas: for the page that shows them as HTML alone.

#include "platform/page_out.hpp"
#include "platform/session_events.hpp"
#include "platform/sheet_keeper.hpp"

#include <emscripten/emscripten.h>

#include <algorithm>

namespace {

folkmoot::session::Session session;
folkmoot::platform::SheetKeeper keeper;
double now = 0;

/// Passes on what came of an event, and notes what can be seen of it.
void settle() {
    const bool changed = session.take_changed(), trickled = session.take_trickled();
    keeper.tell(session, changed, trickled, now);
    folkmoot::platform::carry_out(session);
}

} // namespace

extern "C" {
EMSCRIPTEN_KEEPALIVE void ui_receive(int worker, const unsigned char* data, int size) {
    folkmoot::platform::take_in(session, worker, {data, static_cast<std::size_t>(size)});
    settle();
}
EMSCRIPTEN_KEEPALIVE void ui_event(const char* name, const unsigned char* data, int size) {
    folkmoot::platform::session_event(session, name, {data, static_cast<std::size_t>(size)});
    settle();
}
/// To be called some times a second, and as often as it should look smooth while time runs.
EMSCRIPTEN_KEEPALIVE void ui_tick(double now_ms) {
    now = std::max(now, now_ms);
    session.tick(now);
    settle();
}
EMSCRIPTEN_KEEPALIVE unsigned ui_sheet_version() { return keeper.version(); }
EMSCRIPTEN_KEEPALIVE const char* ui_sheet() { return keeper.text(session).c_str(); }
}
