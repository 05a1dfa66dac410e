#include "session/goal/search.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot::session {
namespace {

/// So many runs at most go to a worker at a time: few enough that nobody waits for the last one,
/// enough that the way there and back costs nothing.
constexpr std::size_t most_together = 4;

} // namespace

void GoalSearch::ask(message::Trial trial, message::GoalQuestion question) {
    *this = {};
    state_ = State::looking;
    trial_ = std::move(trial);
    question_ = std::move(question);
}

void GoalSearch::stop() {
    if (state_ == State::looking) state_ = State::stopping;
}

bool GoalSearch::wants_step() const {
    return state_ == State::stopping || (state_ == State::looking && left_.empty());
}

std::vector<message::GoalRun> GoalSearch::next(const std::vector<message::GoalRun>& under_way,
                                               std::size_t workers) const {
    std::vector<message::GoalRun> runs;
    if (state_ != State::looking) return runs;
    for (const auto& run : left_)
        if (std::ranges::find(under_way, run) == under_way.end()) runs.push_back(run);
    const std::size_t fair = (runs.size() + workers - 1) / std::max<std::size_t>(workers, 1);
    runs.resize(std::min({runs.size(), fair, most_together}));
    return runs;
}

double GoalSearch::share_done() const {
    if (state_ == State::done) return 1;
    if (wanted_ == 0) return from_;
    const double made = static_cast<double>(wanted_ - left_.size());
    return from_ + (until_ - from_) * made / static_cast<double>(wanted_);
}

void GoalSearch::take(message::Goal step) {
    if (!looking()) return;
    if (state_ == State::stopping || step.wanted.empty()) state_ = State::done;
    left_ = std::move(step.wanted);
    wanted_ = left_.size();
    from_ = step.from;
    until_ = step.until;
    found_ = std::move(step.found);
}

void GoalSearch::take(const std::vector<message::GoalRun>& runs,
                      std::vector<message::GoalReading> readings) {
    if (!looking()) return;
    for (std::size_t i = 0; i < std::min(runs.size(), readings.size()); ++i) {
        const auto waiting = std::ranges::find(left_, runs[i]);
        if (waiting == left_.end()) continue;
        left_.erase(waiting);
        known_.push_back({runs[i], std::move(readings[i])});
    }
}

void GoalSearch::fail(std::string why) {
    if (!looking()) return;
    state_ = State::done;
    failure_ = std::move(why);
}

} // namespace folkmoot::session
