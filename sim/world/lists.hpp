#pragma once

/// Who is on whose list, counted by stratum.

#include "world/world.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// The lists of all providers, counted by stratum. A local practice has the strata of its own area,
/// an online one has them all.
class Lists {
public:
    Lists() = default;
    explicit Lists(const World& world);

    /// Lays out the rows of `world` around the counters. For lists that were read from a file: it
    /// holds the counters alone.
    void lay_out(const World& world);

    struct Row {
        std::uint32_t first_stratum = 0;
        std::uint32_t strata = 0;
        std::uint32_t at = 0; ///< of its first counter

        template <class A> void serialize(A& a) { a(first_stratum, strata, at); }
    };

    [[nodiscard]] const Row& row(std::size_t provider) const { return rows_[provider]; }
    [[nodiscard]] std::size_t providers() const { return rows_.size(); }
    /// Citizens of `stratum` on the provider's list; of those, in their first year there.
    [[nodiscard]] std::uint32_t& count(std::size_t provider, std::uint32_t stratum) {
        return count_[index(provider, stratum)];
    }
    [[nodiscard]] std::uint32_t& fresh(std::size_t provider, std::uint32_t stratum) {
        return fresh_[index(provider, stratum)];
    }
    [[nodiscard]] std::span<const std::uint32_t> counts(std::size_t provider) const {
        return std::span(count_).subspan(rows_[provider].at, rows_[provider].strata);
    }
    [[nodiscard]] std::span<const std::uint32_t> fresh_counts(std::size_t provider) const {
        return std::span(fresh_).subspan(rows_[provider].at, rows_[provider].strata);
    }
    [[nodiscard]] std::uint64_t size(std::size_t provider) const;

    template <class A> void serialize(A& archive) { archive(rows_, count_, fresh_); }
    [[nodiscard]] std::size_t counters() const { return count_.size(); }
    [[nodiscard]] std::size_t fresh_counters() const { return fresh_.size(); }
    /// Both count the same people, however their rows are laid out.
    [[nodiscard]] bool same_counters(const Lists& other) const {
        return count_ == other.count_ && fresh_ == other.fresh_;
    }

private:
    [[nodiscard]] std::size_t index(std::size_t provider, std::uint32_t stratum) const {
        return rows_[provider].at + (stratum - rows_[provider].first_stratum);
    }
    std::vector<Row> rows_;
    std::vector<std::uint32_t> count_, fresh_;
};

} // namespace folkmoot
