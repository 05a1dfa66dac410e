#pragma once

/// From cells of text to the columns of a trial.

#include "core/table/delimited.hpp"
#include "labs/trial/data.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot {

/// The columns of a trial, read.
struct TrialData {
    std::vector<std::string> arms;  ///< [0] is the control
    std::vector<double> outcome, pre, received;
    std::vector<std::uint16_t> arm;
    std::vector<std::uint32_t> cluster, stratum, look;
    std::vector<std::vector<double>> covariates;
    std::vector<double> people;      ///< by row; only of a table of counts
    std::vector<double> shares;      ///< planned, by arm; empty: alike
    std::vector<std::string> notes;  ///< what was taken in a way that one should know of

    /// Views of the columns; valid while the table lives and does not change.
    [[nodiscard]] TrialRows rows() const;
};

/// Reads the columns that are named. A number that is not known is an empty cell, "NA", "NaN" or
/// "."; yes and no, true and false, y and n, t and f are 1 and 0. All problems together, at most
/// twenty of cells.
[[nodiscard]] Result<TrialData> read_trial(std::string_view file, const Delimited& table,
                                           const TrialColumns& columns);

/// The columns of a table of counts that seem to say how many people a row stands for and to how
/// many of them it happened, if there are two that could.
struct CountColumns {
    std::string people, hits;
};
[[nodiscard]] std::optional<CountColumns> columns_of_counts(const Delimited& table,
                                                            std::string_view arm);

}  // namespace folkmoot
