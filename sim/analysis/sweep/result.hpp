#pragma once

/// What a sweep came to, point by point, and as text.

#include "analysis/compare.hpp"
#include "analysis/sweep/design.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace folkmoot::sweep {

/// A sweep that was asked for.
struct Sweep {
    const Scenario& scenario;
    Attempt attempt; ///< without what is varied
    Design design;
    std::vector<double> points; ///< of the design
    std::uint32_t replicates = 1;

    [[nodiscard]] std::size_t runs() const { return design.points() * replicates; }
    /// Point and replicate of run `number`. All points of a replicate come before the next one:
    /// they are of one world, and more replicates are more runs at the end.
    [[nodiscard]] std::size_t point_of(std::size_t number) const {
        return number % design.points();
    }
    [[nodiscard]] std::uint32_t replicate_of(std::size_t number) const {
        return static_cast<std::uint32_t>(number / design.points());
    }
    [[nodiscard]] std::span<const double> values_at(std::size_t point) const {
        return std::span(points).subspan(point * design.vary.size(), design.vary.size());
    }
};

/// What a sweep's runs are made from, as one line of JSON: equal texts, equal runs.
[[nodiscard]] std::string origin_of(const Sweep& sweep);

/// What is left of every run when it is done: outcomes by measure.
class Found {
public:
    explicit Found(const Sweep& sweep);
    void put(std::size_t number, ReplicateOutcome outcome) { runs_[number] = std::move(outcome); }

    /// Baseline, reform and their difference at a point, over its replicates.
    struct At {
        double baseline, reform;
        Difference difference;
    };
    [[nodiscard]] At at(std::size_t point, std::size_t measure) const;
    [[nodiscard]] std::uint64_t fingerprint_at(std::size_t point) const;
    [[nodiscard]] std::uint64_t fingerprint() const; ///< of all runs
    [[nodiscard]] const Sweep& sweep() const { return sweep_; }

private:
    const Sweep& sweep_;
    std::vector<ReplicateOutcome> runs_; ///< by number
};

/// JSON lines: what was asked; a line a point; the indices.
[[nodiscard]] std::string json_lines(const Found& found);
/// A line a point, a column a setting and outcome, and what made it.
[[nodiscard]] std::string points_csv(const Found& found);
/// A line an outcome and setting: shares of the variance over the points.
[[nodiscard]] std::string indices_csv(const Found& found);

} // namespace folkmoot::sweep
