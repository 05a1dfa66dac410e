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
        followed_ = log ? std::optional(log->followed()) : std::nullopt;
        const std::optional<Sample> now = !log          ? std::nullopt
                                          : log->whom() ? log->whom()
                                                        : Sample::every(1, population);
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
        for (const std::uint32_t c : *whom_)
            for (std::uint16_t times = of_[c]; times > 0; --times)
                log.add(PersonEventKind::waits, c, 1);
    }

private:
    [[nodiscard]] bool has(std::uint32_t citizen) const {
        return followed_ && followed_->has(citizen);
    }

    std::optional<Followed> followed_;
    std::optional<Sample> whom_; ///< they; their counts go on as long as they are the same
    std::vector<std::uint16_t> of_; ///< by citizen
};

} // namespace folkmoot::general_practice
