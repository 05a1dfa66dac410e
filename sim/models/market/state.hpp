#pragma once

/// Everything about a market that changes from week to week.

#include "engine/town.hpp"
#include "funding/books.hpp"

#include <cereal/types/array.hpp>
#include <cereal/types/vector.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace folkmoot::market {

/// Whose a provider is.
enum class Kind : std::uint8_t { in_public_hands, charity, company };
inline constexpr std::size_t kinds = 3;

/// Whether somebody is at a place.
enum class Door : std::uint8_t { free, open, applying };

/// A need of a citizen under way: 16 bytes. It stands in the line of one provider, is served by
/// one, or is one of those whose provider closed.
struct Case {
    std::uint32_t citizen = 0;
    /// Served: pence agreed for it. In a line: the week in which patience ends.
    std::uint32_t amount = 0;
    std::uint16_t stratum = 0;
    std::uint16_t provider = 0;
    std::uint16_t asked = 0; ///< clock; of the displaced: when they lost their provider
    std::uint16_t marks = 0; ///< see below

    static constexpr std::uint16_t is_hard = 1, has_chosen = 2, is_parked = 4, is_displaced = 8;
    [[nodiscard]] bool hard() const { return (marks & is_hard) != 0; }
    [[nodiscard]] bool chosen() const { return (marks & has_chosen) != 0; }
    [[nodiscard]] bool parked() const { return (marks & is_parked) != 0; }
    [[nodiscard]] bool displaced() const { return (marks & is_displaced) != 0; }

    template <class A> void serialize(A& a) { a(citizen, amount, stratum, provider, asked, marks); }
};
static_assert(sizeof(Case) == 16);

/// How a case ended, on its way to the record.
struct Known {
    std::uint32_t amount = 0; ///< pence agreed for the case
    std::uint16_t provider = 0;
    std::uint8_t generation = 0; ///< of who was there, its last eight bits
    std::uint8_t marks = 0;      ///< 1 hard, 2 recorded as good

    template <class A> void serialize(A& a) { a(amount, provider, generation, marks); }
};

/// A place, and who is there.
struct Firm {
    std::uint32_t generation = 0; ///< how many have been here before
    std::uint8_t kind = 0, declining = 0;
    std::uint8_t small = 0; ///< the place is smaller than the mean of its area
    double size = 0;     ///< room of whoever opens here, citizens served at a time
    double capacity = 0; ///< room now
    double skill = 0;    ///< points beyond effort
    double cost = 1;     ///< of the mean
    double measured = 0, unmeasured = 0; ///< effort on what is recorded and on what is not, points
    std::array<std::uint32_t, 4> load{}; ///< citizens being served: 2 × hard + parked
    Pence agreed = 0; ///< sum of what was agreed for them, of a citizen each

    Pence reserve = 0;
    Pence income = 0, spent = 0; ///< this week
    Pence year_paid = 0; ///< what counts towards the cap
    Pence year_spent = 0;
    double block_load = 0; ///< mean load of the year before
    double year_load = 0; ///< summed over the weeks of this one

    // What is known of it.
    double good = 0, bad = 0; ///< ratings, those of long ago count less
    std::uint32_t ratings = 0;
    double shown = 0, found = 0; ///< inspected quality: published, and not yet
    std::uint32_t publish = 0; ///< week in which `found` is published; 0: nothing to come
    double chart = 0; ///< of the alarm
    std::uint32_t recorded = 0, recorded_bad = 0; ///< of the year
    double expected_bad = 0;
    std::uint32_t complaints = 0; ///< of the quarter

    // What it lives through.
    std::uint32_t opens = 0; ///< week in which an applicant opens
    std::uint32_t suspended_until = 0; ///< takes nobody new before
    std::uint32_t mend_until = 0; ///< puts right what was found
    std::uint32_t bad_since = 0; ///< week since which it is bad, plus 1; 0: it is not
    double target = 0; ///< of its contract
    std::array<std::uint32_t, 2> cases{}, outcomes{}; ///< recorded in the quarter, by hard
    std::array<Pence, 2> good_amount{}; ///< agreed for the good ones among them
    double came = 0, came_chosen = 0; ///< people a week, smoothed
    std::uint32_t wins = 0; ///< contracts won

    [[nodiscard]] std::uint32_t served() const { return load[0] + load[1] + load[2] + load[3]; }

    template <class A> void serialize(A& a) {
        a(generation, kind, small, declining, size, capacity, skill, cost, measured, unmeasured,
          load, agreed, reserve, income, spent, year_paid, year_spent, block_load, year_load, good,
          bad, ratings, shown, found, publish, chart, recorded, recorded_bad, expected_bad,
          complaints, opens, suspended_until, mend_until, bad_since, target, cases, outcomes,
          good_amount, came, came_chosen, wins);
    }
};

/// Whether whoever is at a place is a small firm.
[[nodiscard]] inline bool is_firm(const Firm& firm) {
    return firm.kind != static_cast<std::uint8_t>(Kind::in_public_hands);
}
[[nodiscard]] inline bool is_small_firm(const Firm& firm) {
    return firm.small != 0 && is_firm(firm);
}

/// A lot of an area: who has the contract for it.
struct Deal {
    std::uint16_t firm = 0xFFFF; ///< 0xFFFF: nobody
    std::uint32_t generation = 0;
    std::uint32_t price = 0; ///< pence a case
    std::uint32_t ends = 0; ///< week in which it is put out again

    template <class A> void serialize(A& a) { a(firm, generation, price, ends); }
};
inline constexpr std::uint16_t nobody = 0xFFFF;
inline constexpr std::size_t most_lots = 16;

inline constexpr std::uint32_t longest_case = 128, longest_search = 32; ///< weeks, exclusive

/// Everything that was ever paid, so that no penny is lost: pence since the warm-up began.
struct Ledger {
    Pence paid = 0; ///< by those who buy, for serving people
    Pence spent = 0; ///< by providers
    Pence brought = 0; ///< by those who open
    Pence taken = 0; ///< by owners
    Pence rescued = 0; ///< paid to those who must not close
    Pence lost = 0; ///< debts of those who closed
    Pence redress = 0; ///< received by people
    Pence redressed = 0; ///< paid for it by providers

    template <class A> void serialize(A& a) {
        a(paid, spent, brought, taken, rescued, lost, redress, redressed);
    }
};

/// Where a citizen stands.
enum class Now : std::uint8_t { well, waiting, served, searching };

inline constexpr std::uint8_t never_waited = 255, never_served_content = 178;

class State final : public folkmoot::State {
public:
    std::vector<std::uint16_t> last; ///< by citizen: who served them last
    std::vector<std::uint8_t> now; ///< by citizen: of Now
    std::vector<std::uint8_t> content; ///< by citizen: 0..255
    std::vector<std::uint8_t> wait; ///< by citizen: weeks of the last wait
    std::vector<Firm> firms; ///< by place
    std::vector<std::uint8_t> doors; ///< by place: of Door
    std::vector<std::vector<Case>> lines; ///< by place, first come first
    std::array<std::vector<Case>, longest_case> serving; ///< by the week in which they end
    std::array<std::vector<Case>, longest_search> searching; ///< by the week in which they ask
    std::array<std::vector<Known>, longest_case> to_record; ///< by the week in which it is known
    std::vector<Deal> deals; ///< by area × most_lots + lot
    std::vector<std::uint8_t> lots; ///< by area: how many there are
    Ledger ledger;
    std::uint64_t needs = 0, ended = 0, given_up = 0;

    [[nodiscard]] std::unique_ptr<folkmoot::State> copy() const override {
        return std::make_unique<State>(*this);
    }
    [[nodiscard]] std::string bytes() const override;
    [[nodiscard]] std::span<const std::uint16_t> provider_of_citizen() const override {
        return last;
    }

    template <class A> void serialize(A& a) {
        a(last, now, content, wait, firms, doors, lines, serving, searching, to_record, deals, lots,
          ledger, needs, ended, given_up);
    }
};

/// Weeks that a world runs before week 0, so that people are being served and lines are as usual.
/// Nobody adapts, opens, closes or is inspected in them.
inline constexpr std::uint32_t warm_up_weeks = 104;

/// A state that was made by this model.
[[nodiscard]] inline const State& own(const folkmoot::State& state) {
    return static_cast<const State&>(state);
}

} // namespace folkmoot::market
