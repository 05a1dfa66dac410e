#pragma once

/// A trial that really happened: a person's table of data, analysed as the lab analyses its own
/// trials.

#include "core/result.hpp"
#include "experiment/estimate.hpp"
#include "experiment/influence.hpp"
#include "experiment/selection.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Which column means what; empty: there is none. Names are headings of the table.
struct TrialColumns {
    std::string outcome, arm;
    std::string control = "control";      ///< the value of `arm` that means "untreated"
    std::string cluster, stratum, pre;
    std::string received;                 ///< how much of the treatment arrived, 0 to 1 (for iv)
    std::string look;                     ///< number of the look or week (for sequential)
    std::vector<std::string> covariates;
    /// How many people a row stands for; `outcome` then is to how many of them it happened.
    std::string counts;
    /// Shares of the arms that were planned, for the check of their sizes: "0.5" and "0.5" with the
    /// control first and the others as they first stand in the table, or "letter=2" by name. Any
    /// unit. Empty: alike.
    std::vector<std::string> shares;
    std::string method = "difference"; ///< key of a method
    AnalysisOptions options;
};

/// What the data say.
struct TrialReport {
    std::string method, label, sentence; ///< key, label and one conclusion in plain words
    std::string control;
    std::vector<std::string> arms; ///< names; [0] is the control
    double rows = 0;
    TrialAnalysis analysis; ///< arm numbers index `arms`
    std::optional<CarryingRow> carrying; ///< a row without which the result would be another
    std::size_t carrying_line = 0; ///< of the file
    std::optional<Picked> picked; ///< three arms and more: the highest
};

/// Reads a table (CSV, TSV, cells of a spreadsheet) and analyses it. All problems of the table and
/// of the choice of columns are listed together, at most 20 of the cells.
[[nodiscard]] Result<TrialReport> analyse_table(std::string_view file, std::string text,
                                                const TrialColumns& columns);

/// The headings of a table, to choose from.
[[nodiscard]] Result<std::vector<std::string>> table_headings(std::string_view file,
                                                              std::string text);

/// {"method","estimate","se","df","interval":[low,high],"p","n":{arm:count},"warnings":[...]}; with
/// several treatment arms "arms": [{"arm","estimate",...}] as well, and the first one's numbers on
/// top.
[[nodiscard]] std::string trial_report_json(const TrialReport& report);

} // namespace folkmoot
