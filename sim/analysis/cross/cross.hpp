#pragma once

/// Outcomes of two groupings crossed: area by deprivation, age by deprivation, age by area.
///
/// One run tells all: the people of each group of one grouping are a part that is counted for
/// itself (see Parting), in which the groups of the other lie as they do among everybody. Groupings
/// of a model's own (registered locally or online) are not crossed: people move between them, so
/// that there is no number of people in a cell.

#include "analysis/compare.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::cross {

/// Fewer citizens than this in a cell, and chance decides what is said of it.
inline constexpr double few_citizens = 30;

/// A grouping of a crossing, in the order in which it was asked for.
struct Grouping {
    BreakdownName by;
    std::vector<std::string> groups; ///< "most deprived fifth", "age 5–14", "Leeds"
};

/// Two groupings, and how the people of one are told apart. Cells are numbered row by row: `first`
/// × groups of `second` + `second`.
struct Crossing {
    Grouping first, second;
    bool parts_are_first = true; ///< whose groups are the parts
    std::shared_ptr<const Parting> parting;
    std::vector<std::size_t> measures; ///< that exist by both and are of people

    [[nodiscard]] std::size_t cells() const { return first.groups.size() * second.groups.size(); }
};

/// "area,deprivation" as two groupings of the scenario; `where` is what messages call it.
[[nodiscard]] Result<Crossing> crossing_of(const Scenario& scenario, const std::string& where,
                                           const std::string& by);

/// What one run comes to: [measure of the crossing][cell], headline year; NaN where there is none.
using Cells = std::vector<std::vector<double>>;
[[nodiscard]] Cells cells_of(const Crossing& crossing, const RunRecord& record);

/// All replicates of a crossing.
struct Crossed {
    const Scenario& scenario;
    const Attempt& attempt;
    const Crossing& crossing;
    std::vector<Cells> baseline; ///< by replicate; empty: one policy only
    std::vector<Cells> reform; ///< by replicate: the policy
    std::vector<double> citizens; ///< by cell; in replicate 0
    double people_per_citizen = 1;
    std::uint64_t fingerprint = 0; ///< of the same runs without a crossing

    /// Values of a cell in all replicates.
    [[nodiscard]] std::vector<double> values(bool reform_too, std::size_t measure,
                                             std::size_t cell) const;
    [[nodiscard]] Difference difference(std::size_t measure, std::size_t cell) const;
};

/// Simulated citizens of each cell.
[[nodiscard]] std::vector<double> citizens_of(const Crossing& crossing, const World& world);

/// Runs an attempt's replicates. With `both`, the baseline too. Nothing if `proceed` said stop.
[[nodiscard]] std::optional<Crossed> run_crossed(const Scenario& scenario, const Attempt& attempt,
                                                 const Crossing& crossing, bool both,
                                                 std::uint32_t replicates, std::uint32_t threads,
                                                 const Proceed& proceed);

/// As `folkmoot schema crossed` says.
[[nodiscard]] std::string json_of(const Crossed& crossed);
/// A line a cell, for the outcomes that the scenario is about.
[[nodiscard]] std::string text_of(const Crossed& crossed);
/// A line an outcome and cell, and what made it.
[[nodiscard]] std::string csv_of(const Crossed& crossed);

} // namespace folkmoot::cross
