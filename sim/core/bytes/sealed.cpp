#include "core/bytes/sealed.hpp"

#include "core/hash.hpp"
#include "core/words/quoted.hpp"

namespace folkmoot {
namespace {

constexpr std::size_t checksum_bytes = 4;
constexpr std::string_view base64url_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_base64url(std::string_view bytes) {
    std::string code;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(c);
        held += 8;
        while (held >= 6) {
            held -= 6;
            code += base64url_digits[(bits >> held) & 63u];
        }
    }
    if (held > 0) code += base64url_digits[(bits << (6 - held)) & 63u];
    return code;
}

std::string checksum_of(std::string_view content) {
    const std::uint64_t hash = hash_bytes(content);
    std::string bytes;
    for (std::size_t i = 0; i < checksum_bytes; ++i)
        bytes += static_cast<char>(static_cast<unsigned char>((hash >> (8 * i)) & 255u));
    return bytes;
}

void put_whole(std::string& bytes, std::uint64_t value) {
    for (; value >= 128; value >>= 7)
        bytes += static_cast<char>(static_cast<unsigned char>((value & 127u) | 128u));
    bytes += static_cast<char>(static_cast<unsigned char>(value));
}

/// Takes a whole number off the front; false if none is there, or one that is written too long.
bool take_whole(std::string_view& bytes, std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto next = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        const std::uint64_t part = next & 127u;
        if ((shift == 63 && part > 1) || (shift > 0 && next == 0)) return false;
        value |= part << shift;
        if ((next & 128u) == 0) return true;
    }
    return false;
}

/// Reads one code; `what` is what messages call it.
class Opening {
public:
    explicit Opening(std::string_view what) : what_(what) {}

    /// Of its first letters; nothing if they say none.
    std::optional<std::uint64_t> version(std::string_view code) {
        constexpr std::size_t most_letters = 14; // ten bytes hold any number
        std::uint64_t found = 0;
        if (!decode(code.substr(0, most_letters)).empty()) return std::nullopt;
        std::string_view rest = bytes_;
        return take_whole(rest, found) ? std::optional(found) : std::nullopt;
    }

    Result<std::string> open(std::string_view code, std::uint64_t version, std::size_t longest) {
        if (code.empty()) return problem(" is empty");
        if (code.size() > longest)
            return problem(" is too long",
                           with_commas(static_cast<double>(code.size())) + " characters",
                           "at most " + with_commas(static_cast<double>(longest)));
        if (const auto wrong = decode(code); !wrong.empty()) return wrong;
        std::string_view rest = bytes_;
        std::uint64_t found = 0, size = 0;
        if (!take_whole(rest, found)) return problem(" has been cut off");
        if (found != version)
            return problem(" is from another version of this page",
                           "version " + std::to_string(found),
                           "version " + std::to_string(version));
        if (!take_whole(rest, size) || size > rest.size() || rest.size() - size < checksum_bytes)
            return problem(" has been cut off");
        if (rest.size() - size > checksum_bytes) return problem(" has something after its end");
        const auto content = rest.substr(0, static_cast<std::size_t>(size));
        const std::string_view all = bytes_;
        if (!whole_ ||
            rest.substr(content.size()) != checksum_of(all.substr(0, all.size() - checksum_bytes)))
            return problem(" has been changed: its checksum does not fit");
        return std::string(content);
    }

private:
    [[nodiscard]] Problem problem(const std::string& what, std::string found = {},
                                  std::string allowed = {}) const {
        return problem_at(std::string(what_), "the " + std::string(what_) + what, std::move(found),
                          std::move(allowed));
    }

    Problems decode(std::string_view code) {
        std::uint32_t bits = 0;
        int held = 0;
        for (std::size_t i = 0; i < code.size(); ++i) {
            const std::size_t digit = base64url_digits.find(code[i]);
            if (digit == std::string_view::npos) {
                const std::string shown = code[i] > 0x20 && code[i] < 0x7F
                                              ? in_quotes(code.substr(i, 1))
                                              : byte_text(code[i]);
                Problem wrong = problem({}, shown + " at position " + std::to_string(i + 1),
                                        "letters, digits, - and _");
                wrong.what = "a character that does not belong in a " + std::string(what_);
                return {wrong};
            }
            bits = (bits << 6) | static_cast<std::uint32_t>(digit);
            held += 6;
            if (held >= 8) {
                held -= 8;
                bytes_ += static_cast<char>(static_cast<unsigned char>((bits >> held) & 255u));
            }
        }
        // Fewer than six bits are left, all zero, unless the code was cut off or changed.
        whole_ = held < 6 && (bits & ((1u << held) - 1u)) == 0;
        return {};
    }

    std::string_view what_;
    std::string bytes_;
    bool whole_ = true;
};

} // namespace

std::string seal(std::uint64_t version, std::string_view content) {
    std::string bytes;
    put_whole(bytes, version);
    put_whole(bytes, content.size());
    bytes += content;
    return to_base64url(bytes + checksum_of(bytes));
}

Result<std::string> open_sealed(std::string_view code, std::uint64_t version, std::string_view what,
                                std::size_t longest) {
    return Opening(what).open(code, version, longest);
}

std::optional<std::uint64_t> version_of_sealed(std::string_view code) {
    return Opening("code").version(code);
}

} // namespace folkmoot
