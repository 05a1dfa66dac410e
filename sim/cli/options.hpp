#pragma once

/// What a person typed, checked.

#include "analysis/workshop.hpp"
#include "core/result.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::cli {

/// Options of `run`, `compare` and `snapshot`.
struct Options {
    std::string scenario;
    std::string policy;
    std::vector<std::string> set;
    std::string baseline;                  ///< policy to compare with; "": the scenario's first
    std::vector<std::string> baseline_set; ///< KEY=VALUE, levers of that
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> weeks, population;
    std::uint32_t replicates = 1;
    std::uint32_t threads = 0;  ///< 0: as many as the machine has
    bool series = false;
    std::string out;
    std::string only;               ///< numbers of the replicates to run, "25:50"; "": all
    std::vector<std::string> parts; ///< files of replicates that were run elsewhere
    std::string by;                 ///< two groupings to be crossed, "area,deprivation"; "": none
    bool json = false, csv = false; ///< of a crossing: otherwise it is told in words
    std::string areas;              ///< file of a table whose areas take the scenario's place
    std::string providers;          ///< the same of providers
    std::vector<std::string> match; ///< HEADING=COLUMN, of these tables
    std::vector<std::string> read;  ///< QUESTION=ANSWER, of what they leave open
};

/// The attempt that options ask for, or all that is wrong with them. Assumptions that are set count
/// for both policies, levers for the chosen policy. `usual_policy`: the one that counts when none
/// is named.
[[nodiscard]] Result<Attempt> attempt_of(const Scenario& scenario, const Options& options,
                                         const Policy& usual_policy);

/// A value as it is typed: a number, true or false, or the name of an option; nothing if it is no
/// such thing. Not yet whether the setting may be that.
[[nodiscard]] std::optional<double> typed_value(const Setting& field, const std::string& text);

/// What is wrong with a seed as it was typed; "" if nothing is. For a parser that would take −1 for
/// a very large number.
[[nodiscard]] std::string wrong_seed(const std::string& typed);

/// How many threads to use.
[[nodiscard]] std::uint32_t threads_of(std::uint32_t asked);

} // namespace folkmoot::cli
