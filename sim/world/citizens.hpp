#pragma once

/// What changes about citizens as weeks pass, and who is registered where.

#include "world/week.hpp"
#include "world/world.hpp"

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot {

/// What a citizen's last experience left behind.
struct Felt {
    std::uint8_t satisfaction = 178;  ///< 0..255
    std::uint8_t wait_days = 255;     ///< last wait; 255: not seen yet

    template <class A> void serialize(A& a) { a(satisfaction, wait_days); }
};

/// `since` of people who have been on their list for a year or more.
inline constexpr std::uint8_t long_since = 0;

/// `since` of people who registered in `week`: told from every other week of the year before it.
[[nodiscard]] constexpr std::uint8_t since_week(std::uint32_t week) {
    return static_cast<std::uint8_t>(1 + week % 53);
}

/// One row a citizen; together with World::digital 6 bytes.
struct Citizens {
    std::vector<std::uint16_t> provider;  ///< where the citizen is registered
    std::vector<std::uint8_t> since;      ///< see since_week; long_since after a year on the list
    std::vector<Felt> felt;

    template <class A> void serialize(A& a) { a(provider, since, felt); }
};

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

/// Stocks of a cell by registration: 0 local, 1 online.
struct Stock {
    std::uint32_t people = 0;
    std::uint64_t satisfaction = 0; ///< sum over them, 0..255 each

    template <class A> void serialize(A& a) { a(people, satisfaction); }
};

/// Index of the counters of the people of a stratum's cell who are registered locally or online.
[[nodiscard]] constexpr std::size_t side(std::uint32_t stratum, bool online) {
    return std::size_t{cell_of(stratum)} * 2 + (online ? 1 : 0);
}
/// How many such counters there are.
[[nodiscard]] inline std::size_t sides(const Strata& strata) {
    return std::size_t{strata.areas} * cells_per_area * 2;
}

/// The order in which strata are visited in a week: keyed, so that no group is always first, and
/// without a sort. Visits `(start + k × stride) mod count`, with a stride that shares no factor
/// with the count.
class VisitOrder {
public:
    VisitOrder(std::uint64_t seed, std::uint32_t week, std::uint32_t count);
    [[nodiscard]] std::uint32_t operator()(std::uint32_t k) const {
        return static_cast<std::uint32_t>((start_ + std::uint64_t{k} * stride_) % count_);
    }

private:
    std::uint32_t start_, stride_, count_;
};

/// Where a citizen lives, km; decided by who they are, so that it needs no memory.
struct Home {
    double x = 0, y = 0;
};
[[nodiscard]] Home home_of(const World& world, std::uint32_t citizen, std::uint32_t area);

/// Stratum of a citizen, by bisection.
[[nodiscard]] std::uint32_t stratum_of(const Strata& strata, std::uint32_t citizen);

/// Half width of every populated place as people travel it, km. A practice on the map stands for
/// many, so that the nearest one is nearer than the map shows. Assumption.
inline constexpr double travelled_half_width = 5.0;

/// How far a citizen travels to a practice `dx`, `dy` km from home, in a place of that radius; km.
[[nodiscard]] inline double travel_km(double radius, double dx, double dy) {
    return std::sqrt(dx * dx + dy * dy) * travelled_half_width / radius;
}

/// How far a citizen of `area` travels to a practice of that area, km.
[[nodiscard]] double travel_km(const World& world, std::uint32_t area, const Provider& provider,
                               Home home);

/// The local practices of an area, as a stretch of the provider table.
struct LocalProviders {
    std::vector<std::vector<std::uint16_t>> of_area;
    std::vector<std::uint16_t> online;
};
[[nodiscard]] LocalProviders local_providers(const World& world);

/// The open local practice nearest to a home. There always is one: the last of an area stays open.
[[nodiscard]] std::uint16_t nearest_open(const World& world, std::span<const std::uint16_t> locals,
                                         std::span<const std::uint8_t> open, Home home);

} // namespace folkmoot
