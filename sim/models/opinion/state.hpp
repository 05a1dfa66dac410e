#pragma once

/// Everything that changes from week to week where a public is asked, and moves.

#include "engine/town.hpp"
#include "parts/influence.hpp"

#include <cereal/types/array.hpp>
#include <cereal/types/vector.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace folkmoot::opinion {

inline constexpr std::size_t statements = 8;
using Positions = std::array<Position, statements>;

/// Ticks between two positions.
[[nodiscard]] constexpr std::uint32_t apart(Position one, Position other) {
    const int difference = int{one} - int{other};
    return static_cast<std::uint32_t>(difference < 0 ? -difference : difference);
}

/// How a citizen has taken part so far; a seat on a panel counts for more than an open call.
enum class Part : std::uint8_t { none, call, lot };
inline constexpr std::size_t parts = 3, camps = 2;

/// What is known of a citizen besides positions and trust: eight bits.
struct Mark {
    static constexpr std::uint8_t camp = 1;      ///< of the second, smaller camp
    static constexpr std::uint8_t organised = 2; ///< always there, never moved
    static constexpr std::uint8_t part_shift = 2, part = 3 << part_shift; ///< of Part
    static constexpr std::uint8_t speaking = 16; ///< took part in the round under way
    static constexpr std::uint8_t bridged = 32;  ///< has been shown what both camps share
    static constexpr std::uint8_t all = 63;
};
[[nodiscard]] constexpr std::size_t camp_of(std::uint8_t marks) { return marks & Mark::camp; }
[[nodiscard]] constexpr std::size_t part_of(std::uint8_t marks) {
    return (marks & Mark::part) >> Mark::part_shift;
}
[[nodiscard]] constexpr bool is_organised(std::uint8_t marks) {
    return (marks & Mark::organised) != 0;
}

/// Who took part in the round's open call, and on how many statements they voted.
struct Saying {
    std::uint32_t citizen = 0;
    std::uint16_t votes = 0;

    template <class A> void serialize(A& a) { a(citizen, votes); }
};

/// A round of asking, from its first week to its last.
struct Round {
    std::uint8_t under_way = 0;
    std::uint32_t began = 0; ///< clock
    std::vector<Saying> sayings; ///< in the order in which they came
    std::vector<std::uint32_t> panel; ///< citizens drawn by lot

    template <class A> void serialize(A& a) { a(under_way, began, sayings, panel); }
};

inline constexpr std::uint16_t never_spoke = 0xFFFF;
inline constexpr std::uint32_t not_yet = 0xFFFF'FFFF;
inline constexpr double not_known = -1;

class State final : public folkmoot::State {
public:
    std::vector<Position> positions;  ///< by citizen × statements + statement
    std::vector<std::uint16_t> trust; ///< by citizen: of 65,535
    std::vector<std::uint16_t> spoke; ///< by citizen: when they last took part, clock
    std::vector<std::uint8_t> marks;  ///< by citizen: of Mark
    Positions policy{};               ///< by statement
    std::array<double, statements> events{}; ///< how far events have moved what people want
    Round round;
    std::uint32_t revised = not_yet; ///< clock
    double loud_off = not_known;     ///< of the last call: from the median of all people
    double lot_off = not_known;      ///< of the last panel, likewise

    [[nodiscard]] std::unique_ptr<folkmoot::State> copy() const override {
        return std::make_unique<State>(*this);
    }
    [[nodiscard]] std::string bytes() const override;

    [[nodiscard]] Position* of(std::uint32_t c) { return positions.data() + c * statements; }
    [[nodiscard]] const Position* of(std::uint32_t c) const {
        return positions.data() + c * statements;
    }

    template <class A> void serialize(A& a) {
        a(positions, trust, spoke, marks, policy, events, round, revised, loud_off, lot_off);
    }
};

/// Weeks that people talk and hear news before week 0. Nobody is asked in them, and nothing
/// happens that would change what people want.
inline constexpr std::uint32_t warm_up_weeks = 52;

/// A state that was made by this model.
[[nodiscard]] inline const State& own(const folkmoot::State& state) {
    return static_cast<const State&>(state);
}

} // namespace folkmoot::opinion
