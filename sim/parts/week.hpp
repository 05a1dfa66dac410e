#pragma once

/// What passes from one process to the next within a week, and what is counted of it.

#include "world/world.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

inline constexpr std::uint32_t wait_units_per_week = 64;  ///< waits are counted in 1/64 week
inline constexpr std::uint32_t parts_of_a_week = 256;     ///< the moments at which people may ask

/// A citizen who comes to have a need this week.
struct Episode {
    std::uint32_t citizen = 0;
    std::uint16_t stratum = 0;
};

/// A list in room that is used again and never cleared: what is added is written in place.
template <class T> class Room {
public:
    /// Makes room for so many in all.
    void reserve(std::size_t all) {
        if (room_.size() < all) room_.resize(all);
    }
    /// Makes room for so many more, and gives the place of the first of them.
    [[nodiscard]] T* room_for(std::size_t more) {
        if (room_.size() - count_ < more) grow(more);
        return room_.data() + count_;
    }
    /// So many have been written there.
    void wrote(std::size_t more) { count_ += more; }
    void clear() { count_ = 0; }

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] std::span<T> all() { return std::span(room_).first(count_); }
    [[nodiscard]] std::span<const T> all() const { return std::span(room_).first(count_); }
    [[nodiscard]] std::size_t bytes() const { return room_.capacity() * sizeof(T); }

private:
    [[gnu::noinline]] void grow(std::size_t more) { room_.resize(count_ + count_ / 2 + more + 64); }

    std::vector<T> room_;
    std::size_t count_ = 0;
};
using Episodes = Room<Episode>;

/// A request for help: what stands in a waiting line. Everything that chance decides about it was
/// drawn when it was made, so that nothing depends on the order in which lines are worked off.
struct Request {
    std::uint32_t citizen = 0;
    std::uint32_t luck = 0; ///< decides whether a contact settles it; names its sequel
    std::uint16_t stratum = 0;
    std::uint16_t joined = 0; ///< week; until it stands in a line: the provider that was asked
    std::uint16_t patience = 0;  ///< 1/64 week
    std::uint8_t moment = 0;     ///< in which part of the week it was made; 0..255
    std::uint8_t marks = 0;      ///< see below

    static constexpr std::uint8_t is_complex = 1;  ///< takes an examination or several visits
    static constexpr std::uint8_t is_sent_on =
        2;  ///< online care could not help; goes to a local practice
    static constexpr std::uint8_t is_again = 4; ///< comes back because a contact did not settle it
    static constexpr std::uint8_t attempt_shift = 4;

    [[nodiscard]] bool complex() const { return (marks & is_complex) != 0; }
    [[nodiscard]] bool sent_on() const { return (marks & is_sent_on) != 0; }
    [[nodiscard]] bool again() const { return (marks & is_again) != 0; }
    [[nodiscard]] std::uint32_t attempt() const { return marks >> attempt_shift; }

    template <class A> void serialize(A& a) {
        a(citizen, luck, stratum, joined, patience, moment, marks);
    }
};
static_assert(sizeof(Request) == 16);

using Requests = Room<Request>;

/// A need that was not met and comes back in a later week. What chance decides about the request
/// that it will then be was drawn with it.
struct Return {
    std::uint32_t citizen = 0;
    std::uint32_t luck = 0; ///< of the request; its last bits say how patient the citizen will be
    std::uint16_t stratum = 0;
    std::uint8_t marks = 0; ///< as in Request
    std::uint8_t moment = 0; ///< in which part of its week

    template <class A> void serialize(A& a) { a(citizen, luck, stratum, marks, moment); }
};

template <class T> [[gnu::noinline]] void make_room(std::vector<T>& table) {
    table.reserve(table.size() + table.size() / 8 + 16);
}

/// Adds to a table whose room grows by an eighth, not by half: what is kept per citizen counts in
/// bytes.
template <class T> [[gnu::always_inline]] inline void add_tightly(std::vector<T>& table, T value) {
    if (table.size() == table.capacity()) make_room(table);
    table.push_back(value);
}

inline constexpr std::size_t wait_bins = 32;

/// Upper edge of a wait bin in days: single days for two weeks, then pairs, then weeks.
[[nodiscard]] constexpr double wait_bin_edge(std::size_t bin) {
    if (bin < 14) return static_cast<double>(bin + 1);
    if (bin < 28) return 14.0 + 2.0 * static_cast<double>(bin - 13);
    return 42.0 + 14.0 * static_cast<double>(bin - 27);
}

/// Bin of a wait given in 1/64 week. The last bin is open.
[[nodiscard]] constexpr std::size_t wait_bin(std::uint32_t wait) {
    const std::uint32_t days = wait * 7 / wait_units_per_week;
    if (days < 14) return days;
    if (days < 42) return 14 + (days - 14) / 2;
    const std::uint32_t late = 28 + (days - 42) / 14;
    return late < wait_bins ? late : wait_bins - 1;
}

/// Which of the counters of a tally a consultation adds to.
[[nodiscard]] constexpr std::size_t visit_kind(bool settled, bool soon, bool first) {
    return (settled ? 1U : 0U) | (soon ? 2U : 0U) | (first ? 4U : 0U);
}
inline constexpr std::size_t visit_kinds = 8;

/// What happened in a week to the citizens of a stratum who are registered locally, or online.
/// Whole numbers only, so that no sum depends on its order.
struct Tally {
    std::uint64_t wait_sum = 0; ///< of those seen, 1/64 week
    std::uint64_t satisfaction = 0; ///< by how much that of its people rose, modulo 2^64
    std::uint32_t needs = 0; ///< new needs
    std::uint32_t requests = 0; ///< all requests, new and again
    std::uint32_t again = 0; ///< requests that come back because a contact did not settle them
    std::uint32_t left = 0; ///< gave up waiting
    std::uint32_t unmet = 0; ///< needs that ended without help
    std::uint32_t helped_on = 0; ///< consultations for a need that online care sent on
    std::array<std::uint32_t, visit_kinds> visits{}; ///< consultations, by visit_kind
    std::array<std::uint32_t, wait_bins> waits{}; ///< consultations, by the wait before them

    [[nodiscard]] std::uint32_t seen() const { return visits_with(0); }
    [[nodiscard]] std::uint32_t met() const { return visits_with(visit_kind(true, false, false)); }
    [[nodiscard]] std::uint32_t seen_soon() const {
        return visits_with(visit_kind(false, true, false));
    }
    [[nodiscard]] std::uint32_t first_seen() const {
        return visits_with(visit_kind(false, false, true));
    }
    [[nodiscard]] std::uint32_t first_settled() const {
        return visits_with(visit_kind(true, false, true));
    }

    void add(const Tally& other);

private:
    [[nodiscard]] std::uint32_t visits_with(std::size_t wanted) const {
        std::uint32_t sum = 0;
        for (std::size_t k = 0; k < visit_kinds; ++k) sum += (k & wanted) == wanted ? visits[k] : 0;
        return sum;
    }
};

/// The tallies of a week: by cell of strata and registration or, where people are told apart, by
/// stratum and registration.
struct Tallies {
    std::span<Tally> all;
    std::uint32_t shift = 1; ///< 1: those of a cell's two strata are one; 0: they are not

    [[nodiscard]] Tally& of(std::uint32_t stratum, std::uint32_t online) const {
        return all[(std::size_t{stratum} >> shift) * 2 + online];
    }
};
static_assert(strata_per_cell == 2);

} // namespace folkmoot
