#pragma once

#include "core/random.hpp"
#include "parts/week.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace folkmoot {

/// How a line is worked off in a week.
struct LineRules {
    std::uint32_t slots = 0;              ///< people who can be in treatment at once
    double ends_within_week =
        1.0;        ///< chance that a treatment ends within a week; 1 = an appointment
    std::uint32_t longest = UINT32_MAX; ///< how many may wait; 0 = nobody (Erlang's loss system)
};

/// What a week did to a line.
struct LineWeek {
    std::uint32_t seen = 0, left = 0, turned_away = 0;
};

/// The waiting line of one provider: first come, first served.
///
/// A clock runs through the week as the slots are used: the k-th of n people seen is seen k/n into
/// it. Whoever's patience is shorter than the wait until then has left and uses no slot. That is
/// found out when their turn comes, which changes nobody's wait; only the count of those who left
/// runs behind.
///
/// With appointments (`ends_within_week` 1) this is what providers use. With short weeks and long
/// treatments it approaches the M/M/c queue: without waiting Erlang B, without leaving Erlang C,
/// with patience Erlang A. The tests hold it to those.
class Line {
public:
    /// Makes room for `count` more people at the end; whoever calls fills it, in order of joining.
    Request* extend(std::size_t count) {
        // Room grows by a 32nd, not by half: lines are the largest of what changes.
        const std::size_t size = waiting_.size() + count;
        if (size > waiting_.capacity()) waiting_.reserve(size + size / 32);
        waiting_.resize(size);
        return waiting_.data() + (waiting_.size() - count);
    }

    [[nodiscard]] std::uint32_t waiting() const {
        return static_cast<std::uint32_t>(waiting_.size());
    }
    [[nodiscard]] std::uint32_t in_treatment() const { return in_treatment_; }
    [[nodiscard]] const std::vector<Request>& requests() const { return waiting_; }

    /// How many people are looked at between two calls of `pause`, at most.
    static constexpr std::size_t at_once = 64;

    /// Works off the line in `week`. Calls `seen(request, wait)` and `left(request)`, waits in 1/64
    /// week; and `pause()` after every few people: what seldom follows from a visit is done there,
    /// so that the loop over the line stays short. Requests stay where they are until all is done.
    /// `soon(request)` is called for everybody who may be next, a few people before their turn:
    /// whoever keeps rows of people fetches theirs there, many at a time.
    template <class Seen, class Left, class Pause = decltype([] {}),
              class Soon = decltype([](const Request&) {})>
    LineWeek work(const LineRules& rules, std::uint64_t seed, std::uint32_t week, Seen&& seen,
                  Left&& left, Pause&& pause = {}, Soon&& soon = {}) {
        LineWeek result;
        end_treatments(rules, seed, week);
        const std::uint32_t free = rules.slots - std::min(rules.slots, in_treatment_);
        // The clock in 1/65536 of 1/64 week, so that a division a person is saved.
        const std::uint64_t tick =
            free == 0 ? 0 : (std::uint64_t{wait_units_per_week} << 16) / free;
        const std::uint64_t start = std::uint64_t{week} * wait_units_per_week;
        const Request* const line = waiting_.data();
        std::size_t at = 0;
        while (at < waiting_.size() && result.seen < free) {
            const std::size_t end = std::min(waiting_.size(), at + at_once);
            for (std::size_t next = at; next < end; ++next) soon(line[next]);
            for (; at < end && result.seen < free; ++at) {
                const Request& request = line[at];
                const std::uint64_t now = start + ((tick * result.seen) >> 16);
                const std::uint64_t joined = std::uint64_t{request.joined} * wait_units_per_week +
                                             request.moment * wait_units_per_week / parts_of_a_week;
                const auto wait = static_cast<std::uint32_t>(now > joined ? now - joined : 0);
                if (request.patience < wait) {
                    ++result.left;
                    left(request);
                } else {
                    ++result.seen;
                    seen(request, wait);
                }
            }
            pause();
        }
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(at));
        if (waiting_.size() > rules.longest) {
            result.turned_away = static_cast<std::uint32_t>(waiting_.size() - rules.longest);
            waiting_.resize(rules.longest);
        }
        in_treatment_ += result.seen;
        return result;
    }

    /// Sends everybody away, in order; used when a provider closes.
    [[nodiscard]] std::vector<Request> dissolve() {
        in_treatment_ = 0;
        return std::move(waiting_);
    }

    template <class A> void serialize(A& archive) { archive(waiting_, in_treatment_); }

private:
    void end_treatments(const LineRules& rules, std::uint64_t seed, std::uint32_t week) {
        if (rules.ends_within_week >= 1.0) {
            in_treatment_ = 0;
            return;
        }
        const std::uint32_t ends = threshold(rules.ends_within_week);
        std::uint32_t still = 0;
        for (std::uint32_t i = 0; i < in_treatment_; ++i) {
            still += draw(seed, i, week, Purpose::service, 1)[0] < ends ? 0U : 1U;
        }
        in_treatment_ = still;
    }

    std::vector<Request> waiting_;
    std::uint32_t in_treatment_ = 0;
};

} // namespace folkmoot
