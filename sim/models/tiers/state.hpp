#pragma once

/// Everything that changes from week to week where things are made in districts, in counties or for
/// all.

#include "engine/town.hpp"
#include "models/tiers/settings/rules.hpp"

#include <cereal/types/array.hpp>
#include <cereal/types/vector.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace folkmoot::tiers {

/// What is made: by those who meet people, by those who do not, and what all need alike.
enum class Function : std::uint8_t { front, back, common };
inline constexpr std::size_t functions = 3, tiers = 3;

/// What somebody wants: a position from 0, one end of the scale, to `full`, the other.
using Taste16 = std::uint16_t;
inline constexpr std::uint32_t full = 65'535;
inline constexpr double tick = 1.0 / full;

/// Whether a citizen needs something.
enum class Need8 : std::uint8_t { none, waiting, comes_back };
inline constexpr std::size_t need_states = 3;
/// How a citizen's last need ended.
enum class Last : std::uint8_t { none, wanted, unwanted, badly, gave_up };
inline constexpr std::size_t last_kinds = 5;

/// Somebody in a line, or who will come back to it.
struct Waiting {
    std::uint32_t citizen = 0;
    std::uint16_t stratum = 0;
    std::uint16_t place = 0; ///< area in which they are served
    std::uint16_t when = 0; ///< clock: since when they wait, or when they come back
    std::uint8_t again = 0; ///< 1: they were served badly before

    bool operator==(const Waiting&) const = default;
    template <class A> void serialize(A& a) { a(citizen, stratum, place, when, again); }
};

inline constexpr std::uint16_t never = 0xFFFF;

/// Where a district's function is made, and whether it moves.
struct Move {
    std::uint8_t tier = 0; ///< of Tier: who makes it now
    std::uint8_t to = 0; ///< who will; the same while nothing moves
    std::uint16_t since = never; ///< clock: when the move began, or else when the last one ended
    std::uint16_t done = 0; ///< planned weeks of work that are done

    [[nodiscard]] bool moving() const { return tier != to; }
    bool operator==(const Move&) const = default;
    template <class A> void serialize(A& a) { a(tier, to, since, done); }
};

/// Money since the opening, in pence of real money.
struct Ledger {
    std::int64_t opening = 0; ///< a week: running everything as at first
    std::int64_t usual_again = 0; ///< a week: serving those who come back, as at first
    std::int64_t paid = 0; ///< all that was ever paid
    std::int64_t saved = 0; ///< since the first move began: what running as at first cost more
    std::int64_t running = 0; ///< last week, without what is paid once
    std::int64_t planned = 0, spent = 0; ///< on moves that have ended: in the plan, in truth
    std::array<std::int64_t, functions> promised{}; ///< a year, on paper
    std::uint16_t decided = never, paid_back = never; ///< clock

    bool operator==(const Ledger&) const = default;
    template <class A> void serialize(A& a) {
        a(opening, usual_again, paid, saved, running, planned, spent, promised, decided, paid_back);
    }
};

class State final : public folkmoot::State {
public:
    std::vector<Taste16> taste; ///< by citizen
    std::vector<std::uint8_t> need; ///< by citizen: of Need8
    std::vector<std::uint8_t> last; ///< by citizen: of Last
    std::vector<std::vector<Waiting>> lines; ///< by area in which they are served, in order
    std::vector<Waiting> returns; ///< those who will come back
    std::vector<double> drift; ///< by area: how far tastes have moved
    std::vector<double> spare; ///< by area: part of a visit that was left over
    std::vector<double> standard; ///< function × areas + area: what is made for them
    std::vector<Move> moves; ///< likewise
    std::vector<std::uint32_t> staff; ///< function × units + unit
    std::vector<double> practice; ///< likewise: how often something goes wrong, against the usual
    Ledger ledger;
    /// By citizen: the office that runs their front line; empty where no offices are drawn. Follows
    /// from the moves.
    std::vector<std::uint16_t> office;

    [[nodiscard]] std::unique_ptr<folkmoot::State> copy() const override {
        return std::make_unique<State>(*this);
    }
    [[nodiscard]] std::string bytes() const override;
    [[nodiscard]] std::span<const std::uint16_t> provider_of_citizen() const override {
        return office;
    }

    template <class A> void serialize(A& a) {
        a(taste, need, last, lines, returns, drift, spare, standard, moves, staff, practice,
          ledger);
    }
};

/// A state that was made by this model.
[[nodiscard]] inline const State& own(const folkmoot::State& state) {
    return static_cast<const State&>(state);
}

} // namespace folkmoot::tiers
