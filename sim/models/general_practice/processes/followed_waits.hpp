#pragma once

/// How many times each of the people who are followed stands in a line: kept beside the lines, so
/// that no week goes through all who wait to find the few.

#include "parts/line.hpp"
#include "world/person_log.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace folkmoot::general_practice {

class FollowedWaits {
public:
    /// Before a week's requests join: who is followed from now on, and stands where already.
    void follow(const PersonLog* log, std::span<const Line> lines, std::uint32_t population) {
        const std::optional<Followed> now = log ? std::optional(log->whom()) : std::nullopt;
        if (now == whom_) return;
        whom_ = now;
        of_.assign(now ? population : 0, 0);
        if (!now) return;
        for (const Line& line : lines)
            for (const Request& request : line.requests()) joined(request.citizen);
    }
    void joined(std::uint32_t citizen) {
        if (has(citizen)) ++of_[citizen];
    }
    void ended(std::uint32_t citizen) {
        if (has(citizen)) --of_[citizen];
    }

    /// Who waits as a week ends, in the order of people.
    void note(PersonLog& log) const {
        if (!log.wants(PersonEventKind::waits)) return;
        const std::uint32_t step = whom_->stride();
        // Of 64 bits everywhere: the step of one alone must lead out of the table.
        for (std::uint64_t c = whom_->first(); c < of_.size(); c += step)
            for (std::uint16_t times = of_[static_cast<std::size_t>(c)]; times > 0; --times)
                log.add(PersonEventKind::waits, static_cast<std::uint32_t>(c), 1);
    }

private:
    [[nodiscard]] bool has(std::uint32_t citizen) const { return whom_ && whom_->has(citizen); }

    std::optional<Followed> whom_;
    std::vector<std::uint16_t> of_; ///< by citizen
};

} // namespace folkmoot::general_practice
