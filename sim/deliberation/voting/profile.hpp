#pragma once

/// What people think of a few options: the ballots that voting rules count.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace folkmoot::voting {

/// A ranking, best first. Options that it does not name come after all it names, and are equal.
struct Ranking {
    std::vector<std::uint32_t> options; ///< each at most once
    std::uint64_t people = 1;
};

struct Rankings {
    std::size_t options = 0;
    std::vector<Ranking> ballots;
};

/// Who prefers which: `over(a, b)` people put `a` before `b`.
class Pairwise {
public:
    explicit Pairwise(const Rankings& rankings);
    [[nodiscard]] std::uint64_t over(std::size_t a, std::size_t b) const {
        return counts_[a * options_ + b];
    }
    [[nodiscard]] std::size_t options() const { return options_; }

private:
    std::size_t options_;
    std::vector<std::uint64_t> counts_;
};

/// The option that more people prefer than not to every other; `options()` if there is none.
[[nodiscard]] std::size_t condorcet_winner(const Pairwise& pairwise);

} // namespace folkmoot::voting
