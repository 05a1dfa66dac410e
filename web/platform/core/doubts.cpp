/// Which assumptions the differences depend on: the replicates were run by several workers, so the
/// screen brings what came out, and here it is set against what each replicate had drawn.

#include "analysis/sensitivity.hpp"
#include "platform/core/labs.hpp"
#include "platform/core/messages.hpp"

#include <algorithm>
#include <limits>

namespace folkmoot {

message::Reply answer(const message::AskDoubts& request, Workshop* workshop) {
    if (workshop == nullptr) return message::Failed{request.id, {{"", "no scenario is open"}}, {}};
    const Scenario& scenario = workshop->scenario();
    const Result<Attempt> attempt = attempt_of(scenario, request.trial);
    if (!attempt) return failed_message(request.id, attempt.problems());
    constexpr std::uint32_t most = 100'000;
    std::uint32_t runs = 1;
    for (const std::uint32_t r : request.replicates) {
        if (r < most) runs = std::max(runs, r + 1);
    }
    // What is not there counts for nothing.
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    message::Doubts reply{request.id, {}};
    Comparison comparison;
    comparison.baseline.assign(1, std::vector<double>(runs, 0.0));
    for (const std::vector<double>& differences : request.differences) {
        comparison.reform.assign(1, std::vector<double>(runs, none));
        const std::size_t given = std::min(request.replicates.size(), differences.size());
        for (std::size_t i = 0; i < given; ++i) {
            if (request.replicates[i] < runs)
                comparison.reform[0][request.replicates[i]] = differences[i];
        }
        auto& found = reply.doubts.emplace_back();
        for (const Doubt& doubt : doubts_of(scenario, *attempt, comparison, 0))
            found.push_back(
                {doubt.key, std::clamp(doubt.share, 0.0, 1.0), doubt.when_low, doubt.when_high});
    }
    return reply;
}

} // namespace folkmoot
