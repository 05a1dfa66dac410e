#pragma once

/// `folkmoot trial analyse DATA.csv`: a person's own trial, analysed on their own computer.

#include "labs/trial/data.hpp"

#include <string>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct TrialAnalyseOptions {
    std::string file;
    TrialColumns columns;
    std::string boundary = "obrien_fleming";  ///< for sequential
};

/// Adds the options of `trial analyse` to its command; they are written into `options`.
void add_trial_analyse_options(CLI::App& command, TrialAnalyseOptions& options);

/// Prints the analysis as JSON, or the problems; returns an `ExitStatus`.
[[nodiscard]] int trial_analyse(const TrialAnalyseOptions& options);

}  // namespace folkmoot::cli
