/// The simulation as the page's workers see it: a handful of functions that take and give whole
/// buffers.

#include "core/table/text_in.hpp"
#include "platform/core/json.hpp"
#include "platform/core/service.hpp"
#include "session/codec.hpp"

#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace {

folkmoot::CoreService& service() {
    static folkmoot::CoreService the_service;
    return the_service;
}

std::vector<std::uint8_t>& reply() {
    static std::vector<std::uint8_t> bytes;
    return bytes;
}

std::string& json() {
    static std::string text;
    return text;
}

folkmoot::TextIn& text_read() {
    static folkmoot::TextIn read;
    return read;
}

}  // namespace

extern "C" {

/// Takes one request. What cannot be read is dropped: only our own page sends any.
EMSCRIPTEN_KEEPALIVE void core_submit(const std::uint8_t* bytes, std::size_t size) {
    auto request = folkmoot::session::unpack<folkmoot::message::Request>(std::span(bytes, size));
    if (request) service().submit(std::move(*request));
}

/// Works for about `milliseconds`: 1 = a reply is ready, 0 = there is more to do, −1 = nothing is
/// left.
EMSCRIPTEN_KEEPALIVE int core_step(double milliseconds) {
    if (const auto answer = service().step(milliseconds)) {
        reply() = folkmoot::session::pack(*answer);
        return 1;
    }
    return service().idle() ? -1 : 0;
}

EMSCRIPTEN_KEEPALIVE const std::uint8_t* core_reply_data() { return reply().data(); }
EMSCRIPTEN_KEEPALIVE std::size_t core_reply_size() { return reply().size(); }

/// Turns the bytes of a person's file into UTF-8 text, and says in a sentence what was guessed to
/// do so (empty: nothing). No bytes: what was read is let go.
EMSCRIPTEN_KEEPALIVE void core_text(const char* bytes, std::size_t size) {
    text_read() = folkmoot::text_in(std::string(bytes, size));
}
EMSCRIPTEN_KEEPALIVE const char* core_text_data() { return text_read().text.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t core_text_size() { return text_read().text.size(); }
EMSCRIPTEN_KEEPALIVE const char* core_text_note_data() { return text_read().note.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t core_text_note_size() { return text_read().note.size(); }

EMSCRIPTEN_KEEPALIVE void core_json(const char* command, std::size_t size) {
    json() = folkmoot::answer_json({command, size});
}
EMSCRIPTEN_KEEPALIVE const char* core_json_data() { return json().data(); }
EMSCRIPTEN_KEEPALIVE std::size_t core_json_size() { return json().size(); }

} // extern "C"
