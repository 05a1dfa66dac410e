/// The screen in a browser: the canvas, the page's events, and the two callbacks out.

#include "platform/page_events.hpp"
#include "platform/ui_loop.hpp"
#include "session/codec.hpp"

#include <emscripten/em_js.h>
#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

// Copies, because the page keeps what it is given while this memory moves on.
EM_JS(void, send_out, (int worker, const unsigned char* data, int size),
      { Module.onSend(worker, HEAPU8.slice(data, data + size)); });
EM_JS(void, act_out, (const char* name, const char* text, const unsigned char* data, int size), {
    Module.onAction(UTF8ToString(name), UTF8ToString(text),
                    size > 0 ? HEAPU8.slice(data, data + size) : null);
});

namespace {

folkmoot::session::Session session;
folkmoot::platform::UiLoop* loop = nullptr;

void carry_out() {
    for (const auto& [worker, request] : session.take_outgoing()) {
        const auto bytes = folkmoot::session::pack(request);
        send_out(static_cast<int>(worker), bytes.data(), static_cast<int>(bytes.size()));
    }
    for (const auto& [name, text, bytes] : session.take_actions()) {
        act_out(name.c_str(), text.c_str(), bytes.data(), static_cast<int>(bytes.size()));
    }
}

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
    const auto reply =
        folkmoot::session::unpack<folkmoot::message::Reply>({data, static_cast<std::size_t>(size)});
    if (reply) session.receive(static_cast<unsigned>(worker), *reply);
    carry_out();
}
EMSCRIPTEN_KEEPALIVE void ui_event(const char* name, const unsigned char* data, int size) {
    if (loop != nullptr) {
        folkmoot::platform::page_event(loop->ui(), name, {data, static_cast<std::size_t>(size)});
        loop->wake();
    }
    carry_out();
}
}

int main() {
    static folkmoot::platform::UiLoop screen(session, "Folkmoot", 16, 16);
    if (!screen.error().empty()) {
        act_out("failed", screen.error().c_str(), nullptr, 0);
        return 1;
    }
    loop = &screen;
    emscripten_set_webglcontextlost_callback("#canvas", nullptr, false,
                                             [](int, const void*, void*) {
                                                 act_out("failed", "context lost", nullptr, 0);
                                                 emscripten_cancel_main_loop();
                                                 return true;
                                             });
    session.act("ready", "");
    emscripten_set_main_loop(frame, 0, false);
    return 0;
}
