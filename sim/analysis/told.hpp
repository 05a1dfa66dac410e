#pragma once

/// What is told of a run: its outcomes, read from its record, or put together for a quick look.

#include "engine/run.hpp"

#include <cstddef>
#include <cstdint>

namespace folkmoot {

/// The year that outcomes are of: the last full one, or the whole run if it is shorter than a year.
[[nodiscard]] std::size_t headline_year(const RunRecord& record);

/// Outcomes by year and group, and by week. Refers to records, which must live longer.
class Told {
public:
    /// A run as it was.
    Told(const RunRecord& record) : record_(&record) {}

    /// A quick look: the outcomes of `full`, moved by as much as those of `after` differ from those
    /// of `before`. The latter two are of fewer people, and of as many weeks as `full`.
    ///
    /// Few people have other values than many, by chance: the difference between two runs of the
    /// same few is nearer to that of the many than either value is. Where `before` and `after` are
    /// equal to the last bit, so is the result to `full`. What is never below nothing, and a share
    /// that is never above one, stays there.
    Told(const RunRecord& full, const RunRecord& before, const RunRecord& after)
        : record_(&full), before_(&before), after_(&after) {}

    /// NaN where there is none.
    [[nodiscard]] double value(std::size_t measure, std::size_t year, std::size_t slot) const;
    [[nodiscard]] double weekly(std::size_t measure, std::size_t week) const;

    [[nodiscard]] const Model& model() const { return *record_->model; }
    [[nodiscard]] std::size_t years() const { return record_->years.size(); }
    [[nodiscard]] std::size_t weeks() const;
    [[nodiscard]] std::size_t groups() const;
    [[nodiscard]] std::uint32_t weeks_of_year(std::size_t year) const;
    [[nodiscard]] std::size_t headline_year() const { return folkmoot::headline_year(*record_); }

private:
    const RunRecord* record_;
    const RunRecord* before_ = nullptr;
    const RunRecord* after_ = nullptr;
};

} // namespace folkmoot
