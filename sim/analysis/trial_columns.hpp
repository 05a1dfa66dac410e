#pragma once

/// From cells of text to the columns of a trial.

#include "analysis/trial_data.hpp"
#include "core/delimited.hpp"

#include <cstdint>
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

    /// Views of the columns; valid while the table lives and does not change.
    [[nodiscard]] TrialRows rows() const;
};

/// Reads the columns that are named. A number that is not known is an empty cell, "NA", "NaN" or
/// "."; yes and no, true and false are 1 and 0. All problems together, at most twenty of cells.
[[nodiscard]] Result<TrialData> read_trial(std::string_view file, const Delimited& table,
                                           const TrialColumns& columns);

}  // namespace folkmoot
