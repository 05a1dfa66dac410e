/// The screen in a browser: the canvas, the page's events, and the two callbacks out.

#include "platform/page_events.hpp"
#include "platform/page_out.hpp"
#include "platform/ui_loop.hpp"

#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

namespace {

folkmoot::session::Session session;
folkmoot::platform::UiLoop* loop = nullptr;

using folkmoot::platform::act_out;

void carry_out() { folkmoot::platform::carry_out(session); }

void frame() {
    double width = 0, height = 0;
    if (emscripten_get_element_css_size("#canvas", &width, &height) == 0 && width >= 1 &&
        height >= 1) {
        loop->resize(static_cast<int>(width), static_cast<int>(height));
    }
    loop->frame();
    carry_out();
}

}  // namespace

extern "C" {
EMSCRIPTEN_KEEPALIVE void ui_receive(int worker, const unsigned char* data, int size) {
    folkmoot::platform::take_in(session, worker, {data, static_cast<std::size_t>(size)});
    carry_out();
}
EMSCRIPTEN_KEEPALIVE void ui_event(const char* name, const unsigned char* data, int size) {
    if (loop != nullptr) {
        folkmoot::platform::page_event(loop->ui(), name, {data, static_cast<std::size_t>(size)});
        loop->answer();
        loop->wake();
    }
    carry_out();
}
EMSCRIPTEN_KEEPALIVE unsigned ui_sheet_version() {
    return loop != nullptr ? loop->sheet().version() : 0;
}
EMSCRIPTEN_KEEPALIVE const char* ui_sheet() {
    return loop != nullptr ? loop->sheet().text(session).c_str() : "";
}
}

int main() {
    static folkmoot::platform::UiLoop screen(session, "Folkmoot", 16, 16);
    if (!screen.error().empty()) {
        act_out("failed", screen.error().c_str());
        return 1;
    }
    loop = &screen;
    screen.ui().cards = true;
    emscripten_set_webglcontextlost_callback("#canvas", nullptr, false,
                                             [](int, const void*, void*) {
                                                 act_out("failed", "context lost");
                                                 emscripten_cancel_main_loop();
                                                 return true;
                                             });
    session.act("ready", "");
    emscripten_set_main_loop(frame, 0, false);
    return 0;
}
