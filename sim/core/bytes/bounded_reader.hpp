#pragma once

/// Reads what cereal's portable binary archive wrote, from bytes that anybody may have made.
///
/// It asks for no more memory than the bytes that are there can fill: a size that they cannot bear
/// out ends the reading. cereal itself takes every size at its word.

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace folkmoot {

/// Passed to `serialize` in place of an archive. Once it has failed, what it reads means nothing.
class BoundedReader {
public:
    explicit BoundedReader(std::string_view bytes) : rest_(bytes) {
        static_assert(std::endian::native == std::endian::little, "the archive's own order");
        std::uint8_t little = 0;
        take(little);
        failed_ = failed_ || little != 1;
    }

    template <class... Values> void operator()(Values&... values) { (take(values), ...); }

    /// All was there that was asked for, and nothing is left.
    [[nodiscard]] bool whole() const { return !failed_ && rest_.empty(); }

private:
    template <class T>
        requires std::is_arithmetic_v<T>
    void take(T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            std::uint8_t byte = 0;
            take(byte);
            value = byte != 0;
        } else {
            copy(&value, 1);
        }
    }
    void take(std::string& text) {
        text.resize(count(1));
        copy(text.data(), text.size());
    }
    template <class T> void take(std::vector<T>& items) {
        items.clear();
        if constexpr (std::is_arithmetic_v<T>) {
            items.resize(count(sizeof(T)));
            copy(items.data(), items.size());
        } else {
            // Room is taken as items are found: each is some bytes long at least.
            for (std::size_t left = count(1); left > 0 && !failed_; --left)
                take(items.emplace_back());
        }
    }
    template <class T, std::size_t Count> void take(std::array<T, Count>& items) {
        for (T& item : items) take(item);
    }
    template <class Key, class Value> void take(std::map<Key, Value>& items) {
        items.clear();
        for (std::size_t left = count(2); left > 0 && !failed_; --left) {
            std::pair<Key, Value> item;
            take(item.first);
            take(item.second);
            items.insert(std::move(item));
        }
    }
    template <class T>
        requires requires(T& value, BoundedReader& reader) { value.serialize(reader); }
    void take(T& value) {
        if (!failed_) value.serialize(*this);
    }

    /// How many items follow; 0 if the bytes are too few for them.
    [[nodiscard]] std::size_t count(std::size_t least_bytes) {
        std::uint64_t items = 0;
        take(items);
        if (!failed_ && items <= rest_.size() / least_bytes) return static_cast<std::size_t>(items);
        failed_ = true;
        return 0;
    }
    template <class T> void copy(T* to, std::size_t items) {
        const std::size_t bytes = items * sizeof(T);
        failed_ = failed_ || bytes > rest_.size();
        if (failed_ || bytes == 0) return;
        std::memcpy(to, rest_.data(), bytes);
        rest_.remove_prefix(bytes);
    }

    std::string_view rest_;
    bool failed_ = false;
};

} // namespace folkmoot
