#include "cli/replicates.hpp"

#include "analysis/replicate_file.hpp"
#include "cli/ensemble/pieces.hpp"
#include "cli/files.hpp"
#include "cli/progress.hpp"

#include <charconv>
#include <memory>
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

/// The replicates with these numbers as pieces, to be put into `all`.
Pieces pieces_of(const Scenario& scenario, const Attempt& attempt,
                 std::vector<std::uint32_t> numbers, ReplicateOutcomes& all) {
    Pieces pieces;
    pieces.numbers = std::move(numbers);
    pieces.work.origin = origin_of(scenario, attempt);
    pieces.work.worker = [&]() -> Worker {
        const auto workshop = std::make_shared<Workshop>(scenario);
        return [&attempt, workshop](std::uint32_t number,
                                    const Proceed& report) -> std::optional<std::string> {
            const auto pair = workshop->run(attempt, number, 0, report);
            if (!pair) return std::nullopt;
            // Of the first more is told than its outcomes.
            return write_replicate(outcome_of(*pair), number == 0 ? &*pair : nullptr);
        };
    };
    pieces.put = [&](std::uint32_t number, std::string_view record) {
        ReplicateOutcome outcome;
        if (!read_replicate(record, scenario, outcome, number == 0 ? &all.first : nullptr))
            return false;
        all.of[number] = std::move(outcome);
        return true;
    };
    return pieces;
}

} // namespace

Result<std::string> run_part(Crew& crew, const Scenario& scenario, const Attempt& attempt,
                             const Options& options) {
    if (!options.parts.empty())
        return problem_at("--only", "does not go with --parts", options.only, "one of them");
    const auto numbers = numbers_of(options);
    if (!numbers) return numbers.problems();
    ReplicateOutcomes outcomes;
    const Problems problems = do_pieces(crew, pieces_of(scenario, attempt, *numbers, outcomes),
                                        {options.out, options.threads}, Progress("replicates"));
    if (!problems.empty()) return problems;
    return write_replicates(scenario, attempt, outcomes);
}

Result<Comparison> run_whole(Crew& crew, const Scenario& scenario, const Attempt& attempt,
                             const Options& options, const std::string& folder,
                             const Proceed& proceed) {
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
    const Pieces pieces = pieces_of(scenario, attempt, std::move(missing), all);
    problems = do_pieces(crew, pieces, {folder, options.threads}, proceed);
    if (!problems.empty()) return problems;
    return crew.leads() ? comparison_of(scenario, std::move(all)) : Comparison();
}

} // namespace folkmoot::cli
