#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace folkmoot {

/// Which of several sets of rules holds for whom: the person's own, else that of the practice, else
/// the first. While nothing is being tried there is one set and both tables are empty.
struct VariantOf {
    std::span<const std::uint8_t> citizen{};
    std::span<const std::uint8_t> provider{};

    [[nodiscard]] bool one() const { return citizen.empty() && provider.empty(); }
    [[nodiscard]] std::size_t operator()(std::uint32_t c, std::size_t p) const {
        if (!citizen.empty()) return citizen[c];
        return provider.empty() ? 0 : provider[p];
    }
};

} // namespace folkmoot
