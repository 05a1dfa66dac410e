#pragma once

/// Messages as bytes and back: cereal's portable binary archive, the same on every machine.

#include "session/messages.hpp"

#include <cereal/archives/portable_binary.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <optional>
#include <span>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

namespace folkmoot::session {

using Bytes = std::vector<std::uint8_t>;

namespace detail {

/// Lets an input stream read bytes where they lie, without a copy.
struct ByteSource : std::streambuf {
    explicit ByteSource(std::span<const std::uint8_t> bytes) {
        // A stream buffer's get area is not const, but reading never writes to it.
        auto* first = reinterpret_cast<char*>(const_cast<std::uint8_t*>(bytes.data()));
        setg(first, first, first + bytes.size());
    }
};

/// Collects what an output stream writes.
struct ByteSink : std::streambuf {
    Bytes bytes;
    std::streamsize xsputn(const char* from, std::streamsize count) override {
        const auto old = bytes.size();
        bytes.resize(old + static_cast<std::size_t>(count));
        std::memcpy(bytes.data() + old, from, static_cast<std::size_t>(count));
        return count;
    }
    int_type overflow(int_type value) override {
        bytes.push_back(static_cast<std::uint8_t>(value));
        return value;
    }
};

}  // namespace detail

/// A message as bytes. `T` is `message::Request` or `message::Reply`.
template <class T> [[nodiscard]] Bytes pack(const T& value) {
    detail::ByteSink sink;
    std::ostream stream(&sink);
    cereal::PortableBinaryOutputArchive archive(stream);
    archive(value);
    return std::move(sink.bytes);
}

/// The message that these bytes hold, or nothing when they hold none: cut short, or another
/// version.
template <class T> [[nodiscard]] std::optional<T> unpack(std::span<const std::uint8_t> bytes) {
    try {
        detail::ByteSource source(bytes);
        std::istream stream(&source);
        cereal::PortableBinaryInputArchive archive(stream);
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
