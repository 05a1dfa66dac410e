#pragma once

/// Cereal archives that write to bytes and read from bytes where they lie, in the format of
/// cereal's portable binary archive: one byte 1 for little-endian, then the members in order, sizes
/// as 64 bits.
///
/// Cereal's own needs streams, and streams bring along everything that the C++ library knows of
/// languages and countries: a tenth of the page. This one also refuses a size that is larger than
/// what is left to read.

#include <cereal/cereal.hpp>

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

namespace folkmoot::session {

static_assert(std::endian::native == std::endian::little, "messages are little-endian");

/// Appends what it is given to a row of bytes.
class ByteWriter : public cereal::OutputArchive<ByteWriter, cereal::AllowEmptyClassElision> {
public:
    explicit ByteWriter(std::vector<std::uint8_t>& bytes) : OutputArchive(this), bytes_(bytes) {
        (*this)(std::uint8_t{1});
    }
    void write(const void* from, std::size_t count) {
        if (count == 0) return;
        const auto old = bytes_.size();
        bytes_.resize(old + count);
        std::memcpy(bytes_.data() + old, from, count);
    }

private:
    std::vector<std::uint8_t>& bytes_;
};

/// Reads from a row of bytes, which must outlive it. Throws cereal::Exception where they end too
/// early or are not of this format.
class ByteReader : public cereal::InputArchive<ByteReader, cereal::AllowEmptyClassElision> {
public:
    explicit ByteReader(std::span<const std::uint8_t> bytes) : InputArchive(this), left_(bytes) {
        std::uint8_t little = 0;
        (*this)(little);
        if (little != 1) throw cereal::Exception("bytes of another format");
    }
    void read(void* to, std::size_t count) {
        if (count > left_.size()) throw cereal::Exception("the bytes end too early");
        if (count == 0) return;
        std::memcpy(to, left_.data(), count);
        left_ = left_.subspan(count);
    }
    /// No list is longer than what is left: each of its entries takes a byte or more.
    void check_size(std::uint64_t entries) const {
        if (entries > left_.size())
            throw cereal::Exception("a list is longer than the bytes that are left");
    }

private:
    std::span<const std::uint8_t> left_;
};

template <class T>
    requires std::is_arithmetic_v<T>
void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const T& value) {
    static_assert(!std::is_floating_point_v<T> || std::numeric_limits<T>::is_iec559);
    archive.write(&value, sizeof value);
}
template <class T>
    requires std::is_arithmetic_v<T>
void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, T& value) {
    static_assert(!std::is_floating_point_v<T> || std::numeric_limits<T>::is_iec559);
    archive.read(&value, sizeof value);
}

template <class T>
void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const cereal::BinaryData<T>& data) {
    archive.write(data.data, static_cast<std::size_t>(data.size));
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, cereal::BinaryData<T>& data) {
    archive.read(data.data, static_cast<std::size_t>(data.size));
}

template <class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(ByteWriter& archive, cereal::SizeTag<T>& tag) {
    archive(tag.size);
}
template <class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(ByteReader& archive, cereal::SizeTag<T>& tag) {
    archive(tag.size);
    archive.check_size(tag.size);
}

template <class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(ByteWriter& archive, cereal::NameValuePair<T>& pair) {
    archive(pair.value);
}
template <class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(ByteReader& archive, cereal::NameValuePair<T>& pair) {
    archive(pair.value);
}

} // namespace folkmoot::session

CEREAL_SETUP_ARCHIVE_TRAITS(folkmoot::session::ByteReader, folkmoot::session::ByteWriter)
