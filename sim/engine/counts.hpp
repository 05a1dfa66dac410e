#pragma once

/// What happened to each group of people over a stretch of weeks: the one thing that measures read.
///
/// A table: a row for each group, a column for each thing that the model counts. Whole numbers are
/// exact in it; other sums are taken in one order.

#include "world/world.hpp"

#include <cereal/types/vector.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Where a group stands: everybody, deprivation 0..4, age 0..6, the model's own sides, areas.
struct Slot {
    static constexpr std::size_t total = 0;
    static constexpr std::size_t deprivation = 1;
    static constexpr std::size_t age = deprivation + deprivation_fifths;
    static constexpr std::size_t sides = age + age_bands;
};

/// What a model counts, and how the counts of two stretches of weeks become one.
struct Counted {
    std::string_view key; ///< "requests"
    std::string_view meaning; ///< "citizens who asked for help, first time or again"
    bool stock = false; ///< true: how many there are at the end; false: how many there were
    std::size_t width = 1; ///< columns that it takes: a histogram has more than one
    /// Whether it is added person by person, or stratum by stratum: only then is it known of any
    /// part of the people (see Parting). No: it is of providers, of areas, of the whole world.
    bool of_people = true;
};

/// A column that is not of people.
[[nodiscard]] constexpr Counted of_no_person(Counted column) {
    column.of_people = false;
    return column;
}

/// Parts of the people that are counted for themselves beside everybody: the young, those of one
/// area with a long-term condition. They live as everybody does; only the counting is finer.
struct Parting {
    static constexpr std::uint8_t none = 255;

    std::size_t parts = 0; ///< fewer than `none`
    std::vector<std::uint8_t> of_stratum; ///< the part to which a stratum belongs, or `none`
};

/// Columns of a model's counts, one after the other.
class CountLayout {
public:
    CountLayout() = default;
    explicit CountLayout(std::span<const Counted> named);

    [[nodiscard]] std::size_t size() const { return stock_.size(); }
    [[nodiscard]] bool stock(std::size_t column) const { return stock_[column]; }
    [[nodiscard]] std::span<const Counted> named() const { return named_; }

private:
    std::vector<Counted> named_;
    std::vector<bool> stock_; ///< by column
};

/// Counts of all groups over some weeks. Of citizens and what they do; money is real.
class Counts {
public:
    Counts() = default;
    Counts(std::size_t slots, std::size_t columns)
        : slots_(static_cast<std::uint32_t>(slots)), columns_(static_cast<std::uint32_t>(columns)),
          values_(slots * columns) {}

    double weeks = 0;
    double people_per_citizen = 1;

    [[nodiscard]] std::size_t slots() const { return slots_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] double& at(std::size_t slot, std::size_t column) {
        return values_[slot * columns_ + column];
    }
    [[nodiscard]] double at(std::size_t slot, std::size_t column) const {
        return values_[slot * columns_ + column];
    }
    /// All counts of a group.
    [[nodiscard]] std::span<double> row(std::size_t slot) {
        return std::span(values_).subspan(slot * columns_, columns_);
    }
    [[nodiscard]] std::span<const double> row(std::size_t slot) const {
        return std::span(values_).subspan(slot * columns_, columns_);
    }

    /// From now on the people of each part are counted for themselves too, in all groups.
    void tell_apart(std::shared_ptr<const Parting> parting);
    /// How the people are told apart; nullptr: not at all.
    [[nodiscard]] const Parting* parting() const { return parting_.get(); }
    /// What was counted of a part's people, in all groups. Columns that are not `of_people` mean
    /// nothing in it.
    [[nodiscard]] Counts& part(std::size_t part) { return parts_[part]; }
    [[nodiscard]] const Counts& part(std::size_t part) const { return parts_[part]; }
    /// The table of the part to which a stratum belongs; nullptr: it belongs to none.
    [[nodiscard]] Counts* part_of(std::uint32_t stratum) {
        if (parting_ == nullptr) return nullptr;
        const std::uint8_t part = parting_->of_stratum[stratum];
        return part != Parting::none ? &parts_[part] : nullptr;
    }
    /// Calls `add` with each table in which somebody of a stratum is counted: that of everybody,
    /// and that of their part, if there is one.
    template <class Add> void in_each(std::uint32_t stratum, const Add& add) {
        add(*this);
        if (Counts* const mine = part_of(stratum)) add(*mine);
    }

    /// Nothing counted yet, of as many groups.
    void clear() {
        std::ranges::fill(values_, 0.0);
        for (Counts& part : parts_) part.clear();
    }
    /// Adds a later stretch of weeks; of stocks the later count holds.
    void add(const Counts& later, const CountLayout& columns);
    /// Whether it is a whole table: what was read from a file may not be.
    [[nodiscard]] bool whole() const { return values_.size() == std::size_t{slots_} * columns_; }

    /// Without its parts.
    template <class A> void serialize(A& a) {
        a(weeks, people_per_citizen, slots_, columns_, values_);
    }

private:
    std::uint32_t slots_ = 0, columns_ = 0;
    std::vector<double> values_; ///< [slot][column]
    std::shared_ptr<const Parting> parting_;
    std::vector<Counts> parts_;
};

} // namespace folkmoot
