#pragma once

/// Everything that changes from week to week between rights and their money.

#include "engine/town.hpp"

#include <cereal/types/vector.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace folkmoot::claims {

using Pence = std::int64_t; ///< of as many people as there are citizens

/// Where somebody with a right stands.
enum class Stage : std::uint8_t {
    unnoticed, ///< does not know of it, or no offer has come
    offered,   ///< an offer has come, and awaits an answer
    form,      ///< at the steps
    paper,     ///< getting proof together
    line,      ///< waits for a caseworker
    agreed,    ///< decided; the first payment is still to come
    paid,
    gave_up,
    owing, ///< the right has ended, a debt is left
};
inline constexpr std::size_t stages = 9;

/// How somebody asked.
enum class Door : std::uint8_t { page, phone, office, helper, third, none };
inline constexpr std::size_t door_kinds = 6;

inline constexpr std::uint16_t never = 0xFFFF; ///< a week that does not come
inline constexpr std::uint32_t no_claim = 0xFFFF'FFFF;

/// A right and what has become of it. Weeks are clocks; money is pence.
struct Claim {
    std::uint32_t citizen = 0;
    std::uint32_t due = 0;    ///< a week, in truth; 0: the right has ended
    std::uint32_t award = 0;  ///< a week, as decided; of who owes: what they pay back
    std::uint32_t hidden = 0; ///< paid beyond what was due, and not found out yet
    std::uint32_t debt = 0;   ///< to be paid back of what was paid beyond
    std::uint32_t loan = 0;   ///< of an advance, not paid back yet
    std::uint32_t missed = 0; ///< due while paid too little, and not found out yet
    std::uint16_t stratum = 0;
    std::uint16_t began = 0;        ///< the right
    std::uint16_t asked = never;    ///< it was claimed, or awarded unasked
    std::uint16_t paid_since = never;
    std::uint16_t step_due = never; ///< the next thing on the way to the money
    std::uint16_t life_due = never; ///< the next thing in life
    std::uint16_t told_due = never; ///< what is wrong is found out
    std::uint16_t review_due = never;
    std::uint8_t stage = 0, door = static_cast<std::uint8_t>(Door::none);
    std::uint8_t gives_up_at = 0; ///< the step of the form at which they will; 0: they will not
    std::uint8_t marks = 0;

    static constexpr std::uint8_t poor = 1;      ///< has nothing put by
    static constexpr std::uint8_t unasked = 2;   ///< awarded without having been asked for
    static constexpr std::uint8_t mistaken = 4;  ///< the claim holds a mistake
    static constexpr std::uint8_t bad = 8;       ///< through a bad third party
    static constexpr std::uint8_t toll = 16;     ///< whoever helped takes a share
    static constexpr std::uint8_t gone = 32;     ///< the person has left
    static constexpr std::uint8_t refused = 64;  ///< in error; whoever has it twice leaves it
    static constexpr std::uint8_t noticed = 128; ///< has known of the right

    [[nodiscard]] bool is(std::uint8_t mark) const { return (marks & mark) != 0; }
    [[nodiscard]] bool at(Stage here) const { return stage == static_cast<std::uint8_t>(here); }
    void mark(std::uint8_t which, bool on) {
        marks = static_cast<std::uint8_t>(on ? marks | which : marks & ~which);
    }

    template <class A> void serialize(A& a) {
        a(citizen, due, award, hidden, debt, loan, missed, stratum, began, asked, paid_since,
          step_due, life_due, told_due, review_due, stage, door, gives_up_at, marks);
    }
};
static_assert(sizeof(Claim) == 48);

/// What registers hold of a citizen beside the copies: eight bits.
struct Known {
    static constexpr std::uint8_t unknown = 1;   ///< in no register
    static constexpr std::uint8_t struck = 2;    ///< taken off in error
    static constexpr std::uint8_t duplicate = 4; ///< there twice
    static constexpr std::uint8_t all = 7;
    static constexpr std::uint8_t missing = unknown | struck;
};

/// Money since the opening, pence: what was due and what was paid, and where the difference went.
struct Ledger {
    Pence due = 0, paid = 0; ///< paid: before anything was kept back
    Pence unclaimed = 0;     ///< due to people who were not paid
    Pence over = 0, under = 0; ///< of who were paid: beyond what was due, and less
    Pence arrears = 0;   ///< of what was paid too little: made good
    Pence recovered = 0; ///< of what was paid beyond: paid back
    Pence forgiven = 0, written_off = 0; ///< the same: not asked back; never to be had
    Pence under_lost = 0;                ///< of what was paid too little: never made good
    Pence advanced = 0, repaid = 0, loans_lost = 0;

    template <class A> void serialize(A& a) {
        a(due, paid, unclaimed, over, under, arrears, recovered, forgiven, written_off, under_lost,
          advanced, repaid, loans_lost);
    }
};

/// Somebody who was struck off in error, and when they are registered again.
struct Struck {
    std::uint32_t citizen = 0;
    std::uint16_t back = never; ///< clock

    template <class A> void serialize(A& a) { a(citizen, back); }
};

/// Third parties as they build doors and become known.
struct Market {
    std::vector<std::uint16_t> building; ///< clocks at which a door opens
    std::uint32_t live = 0, bad = 0;
    double reach = 0; ///< share of people who know one

    template <class A> void serialize(A& a) { a(building, live, bad, reach); }
};

/// What somebody who watches an area's counts knows.
struct Watch {
    double usual = 0, spread = 0; ///< claims a week; mean size of the change from week to week
    double chart = 0;             ///< how far above usual they have run, summed up
    std::uint16_t rang = never;   ///< the clock at which the last alarm was raised
    std::uint16_t tells = never;  ///< the clock at which it comes out

    template <class A> void serialize(A& a) { a(usual, spread, chart, rang, tells); }
};

class State final : public folkmoot::State {
public:
    std::vector<Claim> claims; ///< of everybody with a right, or with a debt left of one
    std::vector<std::uint32_t> claim_of; ///< by citizen: where it stands in `claims`, or no_claim
    std::vector<std::uint8_t> stale; ///< by citizen: bit d: department d's copy is wrong
    std::vector<std::uint8_t> known; ///< by citizen: of Known
    std::vector<std::uint8_t> content; ///< by citizen: 0..255
    std::vector<Struck> struck;
    std::vector<std::uint32_t> line; ///< citizens who wait for a caseworker, first come first
    std::vector<std::uint32_t> ghosts; ///< by area: records of people who have left
    std::vector<Watch> watches; ///< by area
    Market market;
    Ledger ledger;
    std::uint64_t begun = 0, closed = 0; ///< rights since the opening
    std::uint32_t opening = 0; ///< rights at the opening
    std::uint32_t down_until = 0; ///< clock: the machines are down before it
    std::uint16_t more_staff_until = 0;
    std::uint16_t noticed = 0; ///< the rise has been noticed: 0 or 1
    double busy = 0; ///< share of callers who had to wait last week
    double spare = 0; ///< part of a decision that is left of last week

    [[nodiscard]] std::unique_ptr<folkmoot::State> copy() const override {
        return std::make_unique<State>(*this);
    }
    [[nodiscard]] std::string bytes() const override;

    template <class A> void serialize(A& a) {
        a(claims, claim_of, stale, known, content, struck, line, ghosts, watches, market, ledger,
          begun, closed, opening, down_until, more_staff_until, noticed, busy, spare);
    }
};

/// Weeks that the town lives before week 0.
inline constexpr std::uint32_t warm_up_weeks = 52;

/// A state that was made by this model.
[[nodiscard]] inline const State& own(const folkmoot::State& state) {
    return static_cast<const State&>(state);
}

} // namespace folkmoot::claims
