#include "cli/ensemble/pieces.hpp"

#include "cli/ensemble/finished_log.hpp"
#include "cli/progress.hpp"

#include <algorithm>
#include <optional>

namespace folkmoot::cli {
namespace {

void tell_what_was_found(const FinishedLog& log, std::size_t done, std::size_t all) {
    if (tells_in_json()) return; // lines of progress and problems only
    if (done != 0)
        tell_line("finished before: " + std::to_string(done) + " of " + std::to_string(all) +
                  " runs");
    if (log.torn()) tell_line("the last record had been cut off: that run is done again");
    if (log.damaged() != 0)
        tell_line("damaged records, whose runs are done again: " + std::to_string(log.damaged()));
}

} // namespace

Problems do_pieces(Crew& crew, const Pieces& pieces, const Way& way, const Proceed& proceed) {
    Problems problems;
    std::optional<FinishedLog> log;
    std::vector<std::uint32_t> missing = pieces.numbers;
    if (crew.leads() && !way.folder.empty()) {
        std::vector<std::uint32_t> found;
        const auto put = [&](std::uint32_t number, std::string_view record) {
            if (!std::ranges::binary_search(pieces.numbers, number)) return true;
            found.push_back(number);
            return pieces.put(number, record);
        };
        auto opened = FinishedLog::open(way.folder, pieces.work.origin, put);
        if (!opened) return opened.problems();
        log.emplace(std::move(*opened));
        std::ranges::sort(found);
        std::erase_if(missing,
                      [&](std::uint32_t n) { return std::ranges::binary_search(found, n); });
        tell_what_was_found(*log, pieces.numbers.size() - missing.size(), pieces.numbers.size());
    }
    const auto take = [&](std::uint32_t number, const std::string& record) {
        // Pieces that others were at when it went wrong still come in.
        if (!problems.empty()) return false;
        if (!pieces.put(number, record))
            problems.push_back(problem_at("run " + std::to_string(number), "cannot be read"));
        else if (log)
            problems = log->add(number, record);
        return problems.empty();
    };
    if (!missing.empty() || !crew.leads())
        crew.work(pieces.work, missing, way.threads, take, proceed);
    if (problems.empty() && log) problems = log->sync();
    return problems;
}

} // namespace folkmoot::cli
