#include "session/codec.hpp"

namespace folkmoot::session {

std::vector<message::Reply> unpack_replies(std::span<const std::uint8_t> bytes) {
    std::vector<message::Reply> replies;
    while (bytes.size() >= 4) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i) length |= static_cast<std::size_t>(bytes[i]) << (8 * i);
        bytes = bytes.subspan(4);
        if (length > bytes.size()) break;
        auto reply = unpack<message::Reply>(bytes.first(length));
        if (!reply) break;
        replies.push_back(std::move(*reply));
        bytes = bytes.subspan(length);
    }
    return replies;
}

Bytes pack_replies(std::span<const message::Reply> replies) {
    Bytes all;
    for (const auto& reply : replies) {
        const Bytes one = pack(reply);
        for (std::size_t i = 0; i < 4; ++i) {
            all.push_back(static_cast<std::uint8_t>(one.size() >> (8 * i)));
        }
        all.insert(all.end(), one.begin(), one.end());
    }
    return all;
}

}  // namespace folkmoot::session
