#pragma once

/// Somebody like me: one simulated neighbour, week by week, under both policies on the same chance.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

inline constexpr std::string_view neighbour_prefix = "neighbour:";

/// The colouring in which a life is drawn: the map's, if it can change from week to week, or else
/// the model's first that can; nullptr if there is none.
[[nodiscard]] const message::Colouring* life_colouring(const session::Session& session);

/// Who is followed, and from when on the two policies differ for them; "" while nobody is.
[[nodiscard]] std::string life_words(const session::Session& session);

/// The part as it was made last.
class NeighbourKept {
public:
    /// `last`: the part as it was made before; it is taken over if nothing has changed.
    [[nodiscard]] sheet::Node part(const session::Session& session, sheet::Node last = {});

private:
    struct Of {
        std::uint64_t scenario = 0;
        session::Session::Likeness likeness;
        std::uint32_t people = 0, week = 0;
        std::optional<std::uint32_t> person;
        const message::Neighbour* lives = nullptr;
        std::size_t weeks_known = 0; ///< of `lives`
        bool all_known = false;
        std::uint32_t alike = 0; ///< which state of what is told of people like that
        std::array<std::uint32_t, 2> frames{}; ///< in which gains and losses are counted
        std::optional<std::size_t> closed; ///< what waits for a guess
        message::Trial trial;
        std::string colouring;
        bool operator==(const Of&) const = default;
    };
    std::optional<Of> of_;
};

/// What somebody does there. False: nothing there is so called. `why`: why it was not done.
[[nodiscard]] bool use_neighbour(session::Session& session, const sheet::Node& node,
                                 std::string_view value, std::string& why);

} // namespace folkmoot::rooms
