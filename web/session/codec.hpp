#pragma once

/// Messages as bytes and back, the same on every machine.

#include "session/byte_archive.hpp"
#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <vector>

namespace folkmoot::session {

using Bytes = std::vector<std::uint8_t>;

/// A message as bytes. `T` is `message::Request` or `message::Reply`.
template <class T> [[nodiscard]] Bytes pack(const T& value) {
    Bytes bytes;
    ByteWriter archive(bytes);
    archive(value);
    return bytes;
}

/// The message that these bytes hold, or nothing when they hold none: cut short, or another
/// version.
template <class T> [[nodiscard]] std::optional<T> unpack(std::span<const std::uint8_t> bytes) {
    try {
        ByteReader archive(bytes);
        T value;
        archive(value);
        return value;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

/// The replies that a page ships for its first paint: each as u32 length (little endian) and bytes.
/// Stops at the first that cannot be read.
[[nodiscard]] std::vector<message::Reply> unpack_replies(std::span<const std::uint8_t> bytes);

/// The opposite of `unpack_replies`.
[[nodiscard]] Bytes pack_replies(std::span<const message::Reply> replies);

} // namespace folkmoot::session
