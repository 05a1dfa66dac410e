#pragma once

/// Who thinks what of which statement.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::polis {

/// Signs as Polis exports them; its database has them the other way round.
enum class Vote : std::int8_t { disagree = -1, pass = 0, agree = 1, unseen = 2 };

/// A table: people down, statements across.
class Votes {
public:
    Votes() = default;
    Votes(std::size_t people, std::size_t statements)
        : people_(people), statements_(statements), cells_(people * statements, Vote::unseen) {}

    [[nodiscard]] std::size_t people() const { return people_; }
    [[nodiscard]] std::size_t statements() const { return statements_; }
    [[nodiscard]] Vote at(std::size_t person, std::size_t statement) const {
        return cells_[person * statements_ + statement];
    }
    void set(std::size_t person, std::size_t statement, Vote vote) {
        cells_[person * statements_ + statement] = vote;
    }
    /// How many statements somebody has voted on; passing is voting.
    [[nodiscard]] std::size_t votes_of(std::size_t person) const;

private:
    std::size_t people_ = 0, statements_ = 0;
    std::vector<Vote> cells_;
};

/// How a statement was voted on.
struct Tally {
    std::uint32_t agrees = 0, disagrees = 0;
    std::uint32_t votes = 0; ///< passes included
    [[nodiscard]] std::uint32_t passes() const { return votes - agrees - disagrees; }
};
/// By everybody, by statement.
[[nodiscard]] std::vector<Tally> tally(const Votes& votes);
/// By some, by statement.
[[nodiscard]] std::vector<Tally> tally(const Votes& votes, std::span<const std::uint32_t> people);

} // namespace folkmoot::polis
