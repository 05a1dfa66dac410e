#pragma once

/// Whom somebody looks for: people of a place, an age, a neighbourhood, a state of health.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::message {

/// Each is counted as in `People::stratum`. Nothing: any.
struct Likeness {
    std::optional<std::uint32_t> area{}, age{}, deprivation{}, condition{};

    /// All four in one order.
    [[nodiscard]] std::array<std::optional<std::uint32_t>*, 4> parts() {
        return {&area, &age, &deprivation, &condition};
    }
    [[nodiscard]] bool anybody() const { return *this == Likeness{}; }
    template <class A> void serialize(A& a) {
        for (auto* part : parts()) {
            std::int64_t number = *part ? std::int64_t{**part} : -1;
            a(number);
            part->reset();
            if (number >= 0 && number < UINT32_MAX) *part = static_cast<std::uint32_t>(number);
        }
    }
    bool operator==(const Likeness&) const = default;
};

} // namespace folkmoot::message

namespace folkmoot::session {

/// Text that holds neither ';' nor '=': "2,,4," is of area 2 and the most deprived fifth; "" is
/// anybody.
[[nodiscard]] std::string write_likeness(const message::Likeness& like);

/// Reads it back; what is no likeness is anybody, and what there never is (an eighth age) is any.
[[nodiscard]] message::Likeness read_likeness(std::string_view text);

} // namespace folkmoot::session
