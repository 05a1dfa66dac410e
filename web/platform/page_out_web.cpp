#include "platform/page_out.hpp"

#include "session/codec.hpp"

#include <emscripten/em_js.h>

// Copies, because the page keeps what it is given while this memory moves on.
EM_JS(void, send_out, (int worker, const unsigned char* data, int size),
      { Module.onSend(worker, HEAPU8.slice(data, data + size)); });
EM_JS(void, ask_out, (const char* name, const char* text, const unsigned char* data, int size), {
    Module.onAction(UTF8ToString(name), UTF8ToString(text),
                    size > 0 ? HEAPU8.slice(data, data + size) : null);
});

namespace folkmoot::platform {

void act_out(const char* name, const char* text, std::span<const std::uint8_t> bytes) {
    ask_out(name, text, bytes.data(), static_cast<int>(bytes.size()));
}

void carry_out(session::Session& session) {
    for (const auto& [worker, request] : session.take_outgoing()) {
        const auto bytes = session::pack(request);
        send_out(static_cast<int>(worker), bytes.data(), static_cast<int>(bytes.size()));
    }
    for (const auto& [name, text, bytes] : session.take_actions())
        act_out(name.c_str(), text.c_str(), bytes);
}

void take_in(session::Session& session, int worker, std::span<const std::uint8_t> bytes) {
    if (const auto reply = session::unpack<message::Reply>(bytes))
        session.receive(static_cast<unsigned>(worker), *reply);
}

} // namespace folkmoot::platform
