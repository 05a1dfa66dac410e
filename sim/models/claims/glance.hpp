#pragma once

/// What a week must know of all claims, at a glance: which of them something is due to, and of whom
/// there is little to say. Beside the state, and worked out of it.

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

/// Those of whom there is little to say: paid just what is due, or on the way to asking for it, and
/// without a debt. Money is pence a week.
[[nodiscard]] inline bool is_plain(const Claim& claim) {
    const bool other =
        claim.at(Stage::paid)
            ? claim.award != claim.due || claim.is(Claim::toll)
            : claim.stage > static_cast<std::uint8_t>(Stage::paper) && !claim.at(Stage::gave_up);
    return !other && claim.debt + claim.loan == 0;
}

/// How many they are, and what is due to them.
struct Plain {
    std::int64_t people = 0, pence = 0, poor_pence = 0;
    bool operator==(const Plain&) const = default;
};

struct Plains {
    Plain paid, unpaid;
    bool operator==(const Plains&) const = default;

    void add(const Claim& claim, std::int64_t times) {
        Plain& plain = claim.at(Stage::paid) ? paid : unpaid;
        const std::int64_t due = times * claim.due;
        plain.people += times;
        plain.pence += due;
        if (claim.is(Claim::poor)) plain.poor_pence += due;
    }
    void add_to(std::span<double> row) const {
        const auto add = [&](Column column, std::int64_t amount) {
            row[column] += static_cast<double>(amount);
        };
        add(right_weeks, paid.people + unpaid.people);
        add(paid_weeks, paid.people);
        add(due_pounds, paid.pence + unpaid.pence);
        add(paid_pounds, paid.pence);
        add(unclaimed_pounds, unpaid.pence);
        add(poor_due, paid.poor_pence + unpaid.poor_pence);
        add(poor_missed, unpaid.poor_pence);
    }
};

/// Every claim's next week in which something is due, whether it is plain, on which side its person
/// is, and the plain ones summed up. Whoever changes a claim takes it out before and puts it in
/// afterwards.
class Glance {
public:
    Glance() = default;
    explicit Glance(std::size_t cells) : cells_(2 * cells) {}

    void take_out(std::size_t at, const Claim& claim, std::size_t cell) {
        if (!is_plain_at(at)) return;
        weigh(claim, cell, side(at), -1);
        kinds_[at] &= static_cast<std::uint8_t>(~unsigned{plain});
    }
    /// `side`: 0 if a register knows whose claim it is, 1 if none does.
    void put_in(std::size_t at, const Claim& claim, std::size_t cell, std::size_t side) {
        if (at == next_.size()) {
            add_tightly(next_, never);
            add_tightly(kinds_, std::uint8_t{0});
        }
        next_[at] = std::min({claim.step_due, claim.life_due, claim.told_due, claim.review_due});
        const bool is = is_plain(claim);
        kinds_[at] = static_cast<std::uint8_t>((is ? plain : 0U) | (side != 0 ? unknown : 0U));
        if (is) weigh(claim, cell, side, 1);
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
    [[nodiscard]] std::uint16_t next_at(std::size_t at) const { return next_[at]; }
    [[nodiscard]] bool is_plain_at(std::size_t at) const { return (kinds_[at] & plain) != 0; }
    [[nodiscard]] std::size_t side(std::size_t at) const {
        return (kinds_[at] & unknown) != 0 ? 1 : 0;
    }
    /// Sums: by cell, and within it by side; and by door.
    [[nodiscard]] std::span<const Plains> cells() const { return cells_; }
    [[nodiscard]] std::span<const Plains> doors() const { return doors_; }
    [[nodiscard]] std::size_t bytes() const {
        return next_.capacity() * sizeof(next_[0]) + kinds_.capacity();
    }
    bool operator==(const Glance&) const = default;

private:
    static constexpr std::uint8_t plain = 1, unknown = 2;

    void weigh(const Claim& claim, std::size_t cell, std::size_t side, std::int64_t times) {
        cells_[2 * cell + side].add(claim, times);
        doors_[claim.door].add(claim, times);
    }

    std::vector<std::uint16_t> next_;
    std::vector<std::uint8_t> kinds_;
    std::vector<Plains> cells_;
    std::array<Plains, door_kinds> doors_{};
};

} // namespace folkmoot::claims
