#pragma once

/// The state of the screen in a link: short, safe in a URL fragment, exact to the last bit.
///
/// A code is base64url without padding over: the version, the length of the content, the content,
/// and four bytes of checksum, so that a link that was cut off is told from one that was changed.
/// Every content has exactly one code, so a code that was read and written again is the same.

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace folkmoot {

/// What a link restores. Values of settings are flattened: booleans 0/1, choices the option's
/// index.
struct Shared {
    std::string scenario{};                ///< its name, as in "virtual-gp"
    std::map<std::string, double> shared{}; ///< assumptions changed, for both policies
    std::string reform{};                   ///< name of the policy that `changed` starts from
    std::map<std::string, double> changed{}; ///< levers moved, for the reform only
    std::uint64_t seed = 1;
    std::uint32_t population = 0, weeks = 0; ///< 0: the scenario's own
    std::uint64_t fingerprint = 0; ///< what the run gave; a reader computes it again and compares
    std::string view{};             ///< what else the screen wants back; not looked into here
    /// Name of the policy with which `reform` is compared, and levers moved of it. Empty: the
    /// scenario's first as it is; a code of that says nothing of it, as codes before there was it.
    std::string baseline{};
    std::map<std::string, double> baseline_changed{};
};

/// Longest code that is read.
inline constexpr std::size_t longest_share_code = 16'384;

/// Letters, digits, - and _ only.
[[nodiscard]] std::string encode_share(const Shared& state);

/// What `encode_share` was given, or why this is not such a code: a character that does not belong,
/// too long, cut off, damaged (the checksum), another version, a setting that does not exist or may
/// not have that value.
[[nodiscard]] Result<Shared> decode_share(std::string_view code);

/// The same, but the settings, sizes and names in it are not looked at: for a reader who shows what
/// can be shown of a link whose scenario has changed since.
[[nodiscard]] Result<Shared> open_share(std::string_view code);

/// A code with these bytes as content and a valid checksum. For tests and the fuzzer, which would
/// never get past the checksum otherwise.
[[nodiscard]] std::string seal_share(std::string_view content);

} // namespace folkmoot
