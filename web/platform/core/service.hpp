#pragma once

/// Answers the screen's requests, a little at a time, so that a newer request is never kept
/// waiting.
///
/// One service is one worker's: the page runs several side by side, the desktop program has one a
/// thread.

#include "analysis/cross/alike.hpp"
#include "analysis/cross/cross.hpp"
#include "analysis/goal/asked.hpp"
#include "analysis/workshop.hpp"
#include "session/messages.hpp"

#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace folkmoot {

class CoreService {
public:
    /// Takes a request; a Cancel takes effect at once.
    void submit(message::Request request);

    /// Works for about `milliseconds`. A reply if there is one; ask `idle` whether more is to do.
    [[nodiscard]] std::optional<message::Reply> step(double milliseconds);

    [[nodiscard]] bool idle() const {
        return jobs_.empty() && !look_ && !follow_ && !search_ && !apart_ && requests_.empty() &&
               replies_.empty();
    }

private:
    /// What a job is for: an answer; an answer from few people; what that stands on; what somebody
    /// wants to look at before there is an answer.
    enum class Aim : std::uint8_t { full, quick, standing, to_look_at };
    struct RunningJob {
        message::Run request;
        Attempt attempt;
        Workshop::Job job;
        Aim aim = Aim::full;
        double reported = 0; ///< share last told
    };
    /// Somebody looks at a week of the trial that was kept.
    struct Look {
        message::AskFrame request;
        std::shared_ptr<const Place> place;
        std::uint32_t week = 0;
        Workshop::Visit visit;
    };
    /// Somebody follows a citizen through all weeks, under the baseline and under the reform.
    struct Follow {
        message::AskNeighbour request;
        Workshop::Pair pair;
        Attempt attempt;
        std::uint32_t citizen = 0, weeks = 0;
        bool together = false; ///< week by week under both; else the baseline first
        struct Side {
            std::optional<Workshop::Visit> visit{};
            std::uint32_t week = 0;
            bool done = false;
        };
        std::array<Side, 2> sides{}; ///< baseline, reform
        message::Neighbour seen{};
        std::uint32_t parts_told = 0;
    };
    /// Runs that a search wants, one after the other.
    struct Search {
        message::AskGoalRuns request;
        goal::Asked asked;
        std::optional<Workshop::Job> job{}; ///< of the run under way
        message::GoalRuns made{};
    };
    /// A run in which people of a likeness, or of two groups at once, are counted for themselves.
    struct Apart {
        Attempt attempt;
        cross::Likeness like;
        std::uint32_t replicate = 0;
        std::optional<Workshop::Job> job{};
        message::Alike told{}; ///< its `id` is that of the request, whichever it is
        std::optional<cross::Crossing> crossing{};
        std::string by{};
    };
    /// The last trial run in full, with keyframes, so that a frame costs a few weeks.
    struct Kept {
        Attempt attempt;
        Workshop::Pair pair;
        /// Its baseline of few people, once there was a quick look.
        std::shared_ptr<const FinishedRun> standing;
    };

    void answer(const message::Request& request);
    void answer(const message::Open& request);
    void answer(const message::Run& request);
    void answer(const message::AskPeople& request);
    void answer(const message::AskFrame& request);
    void answer(const message::AskNeighbour& request);
    void answer(const message::AskGoalRuns& request);
    void answer(const message::AskAlike& request);
    void answer(const message::AskCrossed& request);
    void answer(const message::MakeLink& request);
    void answer(const message::AskReadme& request);
    [[nodiscard]] bool is_quick(const message::Request& request) const;
    void start(const message::Run& request, const Attempt& attempt, Aim aim);
    void work(double milliseconds);
    void look(double milliseconds);
    /// A week further under one policy; false: the time was too short for that.
    bool follow_on(bool reform, double milliseconds);
    void follow(double milliseconds);
    void search(double milliseconds);
    void count_apart(double milliseconds);
    void put_aside();
    [[nodiscard]] bool quick_possible(const Attempt& attempt) const;
    void look_quickly(const message::Run& request, const Attempt& attempt);
    void keep(const Attempt& attempt, Workshop::Pair pair);
    void reply(message::Reply reply) { replies_.push_back(std::move(reply)); }
    [[nodiscard]] bool ready(std::uint32_t id);

    std::optional<Workshop> workshop_;
    std::list<RunningJob> jobs_; ///< the last one is under way, the others wait for it
    std::optional<Look> look_;
    std::optional<Follow> follow_;
    std::optional<Search> search_;
    std::optional<Apart> apart_;
    std::optional<Kept> kept_;
    std::deque<message::Request> requests_;
    std::deque<message::Reply> replies_;
};

} // namespace folkmoot
