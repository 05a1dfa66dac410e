#include "cli/replicates.hpp"

#include "analysis/replicate_file.hpp"
#include "cli/files.hpp"
#include "cli/progress.hpp"

#include <charconv>
#include <utility>

namespace folkmoot::cli {
namespace {

// "25:50": 25 to 49.
Result<std::vector<std::uint32_t>> numbers_of(const Options& options) {
    const std::string& typed = options.only;
    const char* const end = typed.data() + typed.size();
    std::uint32_t first = 0, last = 0;
    const auto [colon, wrong] = std::from_chars(typed.data(), end, first);
    const bool parted = wrong == std::errc() && colon != end && *colon == ':';
    const auto [rest, also_wrong] = std::from_chars(parted ? colon + 1 : end, end, last);
    if (!parted || also_wrong != std::errc() || rest != end || first >= last ||
        last > options.replicates)
        return problem_at("--only", "not a stretch of the replicates", typed,
                          "FROM:TO with FROM below TO, and TO at most " +
                              std::to_string(options.replicates) + " as --replicates says");
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t number = first; number < last; ++number) numbers.push_back(number);
    return numbers;
}

} // namespace

Result<std::string> run_part(const Scenario& scenario, const Attempt& attempt,
                             const Options& options) {
    if (!options.parts.empty())
        return problem_at("--only", "does not go with --parts", options.only, "one of them");
    const auto numbers = numbers_of(options);
    if (!numbers) return numbers.problems();
    const auto outcomes = run_replicates(scenario, attempt, *numbers, threads_of(options.threads),
                                         Progress("replicates"));
    return write_replicates(scenario, attempt, *outcomes);
}

Result<Comparison> run_whole(const Scenario& scenario, const Attempt& attempt,
                             const Options& options, const Proceed& proceed) {
    ReplicateOutcomes all;
    Problems problems;
    for (const std::string& part : options.parts) {
        const Result<std::string> text = read_file(part);
        const Problems wrong =
            text ? read_replicates(part, *text, scenario, attempt, options.replicates, all)
                 : text.problems();
        problems.insert(problems.end(), wrong.begin(), wrong.end());
    }
    if (!problems.empty()) return problems;
    std::vector<std::uint32_t> missing;
    for (std::uint32_t number = 0; number < options.replicates; ++number)
        // Of the first more is told than a part holds.
        if (number == 0 || !all.of.contains(number)) missing.push_back(number);
    auto here = run_replicates(scenario, attempt, missing, threads_of(options.threads), proceed);
    here->of.merge(all.of);
    return comparison_of(scenario, std::move(*here));
}

} // namespace folkmoot::cli
