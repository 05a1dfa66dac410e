#pragma once

/// Reads a scenario file and says everything that is wrong with it at once; writes one back.
///
/// Nothing here opens a file: whoever calls brings the text of the scenario and of the data files
/// that it names, so the same code serves the command line, Node, a browser tab and the fuzzer.

#include "core/result.hpp"
#include "scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// How big a scenario may be. A file that asks for more is refused with the limit in the message.
namespace limits {
inline constexpr std::size_t file_bytes = 16u << 20;
inline constexpr std::size_t values = 1'000'000; ///< JSON values in one file
inline constexpr std::size_t depth = 16;         ///< lists and objects inside each other
inline constexpr std::size_t areas = 400;
inline constexpr std::size_t reference_areas = 1'000;
inline constexpr std::size_t providers = 60'000;
inline constexpr std::size_t online_lists =
    20'000; ///< online practices times areas: each counts all
inline constexpr std::uint32_t least_population = 100, most_population = 100'000'000;
inline constexpr std::uint32_t most_weeks = 2'080; ///< forty years
inline constexpr std::uint64_t most_seed =
    9'000'000'000'000'000;                   ///< every whole number so far is exact in JSON
inline constexpr std::size_t problems = 500; ///< more than these are counted, not listed
} // namespace limits

/// The scenario in `text`, or every problem with it.
///
/// `file_name` is what messages call it. `data`: name → text of the files in scenarios/data/ that
/// `data_files_named` lists. Messages about such a file call it "data/NAME".
[[nodiscard]] Result<Scenario> load_scenario(std::string_view file_name, std::string_view text,
                                             const std::map<std::string, std::string>& data);

/// Names of the data files that a scenario wants, each once, in the order in which it names them;
/// never one with a folder: what a scenario reads stays in data/.
/// Empty if the text cannot be read: `load_scenario` then says why.
[[nodiscard]] std::vector<std::string> data_files_named(std::string_view text);

/// A citizen stands for one person at least: what is wrong with so many in this scenario, if
/// anything.
[[nodiscard]] std::optional<Problem> too_many_citizens(const Scenario& scenario,
                                                       std::uint32_t population);

/// JSON text that loads to the same scenario (but for `file` and `hash`), with all data inlined.
[[nodiscard]] std::string write_scenario(const Scenario& scenario);

} // namespace folkmoot
