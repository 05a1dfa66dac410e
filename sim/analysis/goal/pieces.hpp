#pragma once

/// The runs that a search is made of, and who makes them: threads of this program, or others of
/// which only the results are known.

#include "analysis/goal/search.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::goal {

/// One run of both policies.
struct Piece {
    std::map<std::string, double> moved; ///< levers that are not where they stand
    std::uint32_t population = 0; ///< citizens
    std::uint32_t replicate = 0; ///< 0: the chance on screen
    bool chance_alone = false; ///< no assumption is drawn: what differs is chance
    auto operator<=>(const Piece&) const = default;
};

/// What a piece is as an attempt; to be run as replicate `piece.replicate`.
[[nodiscard]] Attempt attempt_of(const Asked& asked, const Piece& piece);
/// What a piece came to.
[[nodiscard]] Reading reading_of(const Asked& asked, const Workshop::Pair& pair);

/// Makes the runs of a search.
class Runner {
public:
    Runner() = default;
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;
    virtual ~Runner() = default;
    /// Puts what pieces come to in their places; false: not all of them. `report` hears the share
    /// of them that is done.
    virtual bool run(std::span<const Piece> pieces, std::span<std::optional<Reading>> readings,
                     const Proceed& report) = 0;
};

/// Runs them here, on threads, each at its own bench.
class ThreadRunner final : public Runner {
public:
    ThreadRunner(const Asked& asked, std::uint32_t threads);
    bool run(std::span<const Piece> pieces, std::span<std::optional<Reading>> readings,
             const Proceed& report) override;

private:
    const Asked& asked_;
    std::uint32_t threads_;
    std::vector<std::unique_ptr<Workshop>> benches_; ///< one a thread
};

/// Runs nothing: gives what is known, and notes what is not; `report` hears 0 and 1 then.
class KnownRunner final : public Runner {
public:
    explicit KnownRunner(const std::map<Piece, Reading>& known) : known_(known) {}
    bool run(std::span<const Piece> pieces, std::span<std::optional<Reading>> readings,
             const Proceed& report) override;
    /// What was asked for first of all that is not known; empty: nothing was.
    std::vector<Piece> wanted;

private:
    const std::map<Piece, Reading>& known_;
};

} // namespace folkmoot::goal
