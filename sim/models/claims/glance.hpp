#pragma once

/// What a week must know of all claims, at a glance: for which of them something happens, for which
/// there is something to do, and what is the same every week. Beside the state, and worked out of
/// it.

#include "models/claims/counts.hpp"
#include "models/claims/state.hpp"
#include "parts/week.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::claims {

/// What a week has to do for a claim beside what is the same every week.
enum class Weekly : std::uint8_t {
    nothing, ///< paid just what is due; or on the way to asking for it, and to asking again
    grows, ///< paid another amount than what is due, and nothing is kept back
    repays, ///< paid, and something may be kept back
    owes, ///< the right has ended, a debt is left
    whole, ///< in line or agreed, or somebody takes a share: nothing is the same every week
};
inline constexpr std::size_t weekly_kinds = 5;

[[nodiscard]] inline Weekly weekly_of(const Claim& claim) {
    if (claim.at(Stage::owing)) return Weekly::owes;
    if (claim.at(Stage::line) || claim.at(Stage::agreed)) return Weekly::whole;
    if (!claim.at(Stage::paid)) return Weekly::nothing;
    if (claim.is(Claim::toll)) return Weekly::whole;
    if (claim.debt + claim.loan > 0) return Weekly::repays;
    return claim.award != claim.due ? Weekly::grows : Weekly::nothing;
}

/// How many claims there are to which something is due, and how much. Money is pence a week.
struct Dues {
    std::int64_t people = 0, pence = 0, poor_pence = 0;
    bool operator==(const Dues&) const = default;
};

/// What is the same every week of claims that are paid, and of those that are not yet.
struct Steady {
    Dues paid, unpaid;
    std::int64_t over = 0, under = 0; ///< paid beyond what is due, and less
    std::int64_t poor_under = 0; ///< less, to people with nothing put by who repay nothing
    std::int64_t owed = 0; ///< by people who are not paid
    bool operator==(const Steady&) const = default;

    void add(const Claim& claim, Weekly does, std::int64_t times) {
        if (does > Weekly::repays) return;
        const bool is_paid = claim.at(Stage::paid);
        Dues& dues = is_paid ? paid : unpaid;
        const std::int64_t due = times * claim.due;
        dues.people += claim.due > 0 ? times : 0;
        dues.pence += due;
        if (claim.is(Claim::poor)) dues.poor_pence += due;
        if (!is_paid) {
            owed += times * (std::int64_t{claim.debt} + claim.loan);
        } else if (claim.award > claim.due) {
            over += times * (claim.award - claim.due);
        } else if (claim.award < claim.due) {
            const std::int64_t less = times * (claim.due - claim.award);
            under += less;
            if (does == Weekly::grows && claim.is(Claim::poor)) poor_under += less;
        }
    }
    [[nodiscard]] std::int64_t award() const { return paid.pence + over - under; }
    /// Calls `add(column, amount)` with all of it.
    template <class Add> void add_to(const Add& add) const {
        add(right_weeks, paid.people + unpaid.people);
        add(paid_weeks, paid.people);
        add(due_pounds, paid.pence + unpaid.pence);
        add(paid_pounds, award());
        add(unclaimed_pounds, unpaid.pence);
        add(over_pounds, over);
        add(under_pounds, under);
        add(poor_due, paid.poor_pence + unpaid.poor_pence);
        add(poor_missed, unpaid.poor_pence + poor_under);
        add(debt_weeks, owed);
    }
};

/// Every claim's next week in which something is due, what a week has to do for it, on which side
/// its person is, and what is the same every week summed up. Whoever changes a claim takes it out
/// before and puts it in afterwards.
class Glance {
public:
    Glance() = default;
    explicit Glance(std::size_t cells) : cells_(2 * cells) {}

    void take_out(std::size_t at, const Claim& claim, std::size_t cell) {
        weigh(claim, weekly_at(at), cell, side(at), -1);
        kinds_[at] = static_cast<std::uint8_t>((kinds_[at] & unknown) | byte_of(Weekly::whole));
    }
    /// `side`: 0 if a register knows whose claim it is, 1 if none does.
    void put_in(std::size_t at, const Claim& claim, std::size_t cell, std::size_t side) {
        if (at == next_.size()) {
            add_tightly(next_, never);
            add_tightly(kinds_, std::uint8_t{0});
        }
        next_[at] = std::min({claim.step_due, claim.life_due, claim.told_due, claim.review_due});
        const Weekly does = weekly_of(claim);
        kinds_[at] = static_cast<std::uint8_t>(byte_of(does) | (side != 0 ? unknown : 0U));
        weigh(claim, does, cell, side, 1);
    }
    /// The last one takes the place of another, which has been taken out.
    void last_goes_to(std::size_t at) {
        next_[at] = next_.back();
        kinds_[at] = kinds_.back();
        next_.pop_back();
        kinds_.pop_back();
    }

    /// Those for which `is` holds, without asking for it twice: it is seldom clear beforehand.
    template <class Is> void find(std::vector<std::uint32_t>& found, Is is) const {
        found.resize(next_.size());
        std::size_t count = 0;
        for (std::size_t at = 0; at < next_.size(); ++at) {
            found[count] = static_cast<std::uint32_t>(at);
            count += is(at) ? 1U : 0U;
        }
        found.resize(count);
    }
    /// Those for which a week has something to do, by what that is, each kind in their order; and
    /// where each kind begins. `room`: in which to look for them.
    std::array<std::size_t, weekly_kinds + 1> find_by_kind(std::vector<std::uint32_t>& found,
                                                           std::vector<std::uint32_t>& room) const {
        find(room, [&](std::size_t at) { return weekly_at(at) != Weekly::nothing; });
        std::array<std::size_t, weekly_kinds + 1> from{};
        for (const std::uint32_t at : room) ++from[static_cast<std::size_t>(weekly_at(at)) + 1];
        for (std::size_t kind = 0; kind < weekly_kinds; ++kind) from[kind + 1] += from[kind];
        found.resize(room.size());
        auto next = from;
        for (const std::uint32_t at : room)
            found[next[static_cast<std::size_t>(weekly_at(at))]++] = at;
        return from;
    }
    [[nodiscard]] std::uint16_t next_at(std::size_t at) const { return next_[at]; }
    [[nodiscard]] Weekly weekly_at(std::size_t at) const {
        return static_cast<Weekly>(kinds_[at] & ~unsigned{unknown});
    }
    [[nodiscard]] std::size_t side(std::size_t at) const {
        return (kinds_[at] & unknown) != 0 ? 1 : 0;
    }
    /// Sums: by cell, and within it by side; and by door.
    [[nodiscard]] std::span<const Steady> cells() const { return cells_; }
    [[nodiscard]] std::span<const Steady> doors() const { return doors_; }
    [[nodiscard]] std::size_t bytes() const {
        return next_.capacity() * sizeof(next_[0]) + kinds_.capacity();
    }
    bool operator==(const Glance&) const = default;

private:
    static constexpr std::uint8_t unknown = 8; // the side; what a week has to do stands below it
    static_assert(weekly_kinds <= unknown);
    [[nodiscard]] static std::uint8_t byte_of(Weekly does) {
        return static_cast<std::uint8_t>(does);
    }

    void weigh(const Claim& claim, Weekly does, std::size_t cell, std::size_t side,
               std::int64_t times) {
        cells_[2 * cell + side].add(claim, does, times);
        doors_[claim.door].add(claim, does, times);
    }

    std::vector<std::uint16_t> next_;
    std::vector<std::uint8_t> kinds_;
    std::vector<Steady> cells_;
    std::array<Steady, door_kinds> doors_{};
};

} // namespace folkmoot::claims
