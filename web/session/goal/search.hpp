#pragma once

/// What would it take: the search as the screen sees it.
///
/// The model says which runs it wants next, workers make them, and what they came to goes back to
/// the model with the next question. So a search can be left at any time and gone on with later, by
/// whoever is free; and what it has found so far is always known.

#include "session/messages.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::session {

class GoalSearch {
public:
    /// Begins to look, from the reform and the assumptions of `trial`.
    void ask(message::Trial trial, message::GoalQuestion question);
    /// No more runs: what was found with those that there are is the answer.
    void stop();
    void forget() { *this = {}; }

    [[nodiscard]] bool asked() const { return state_ != State::idle; }
    [[nodiscard]] bool looking() const {
        return state_ == State::looking || state_ == State::stopping;
    }
    [[nodiscard]] bool stopping() const { return state_ == State::stopping; }
    [[nodiscard]] const message::Trial& trial() const { return trial_; }
    [[nodiscard]] const message::GoalQuestion& question() const { return question_; }
    /// The best so far, or all that was found; nullptr before there is anything.
    [[nodiscard]] const message::GoalFound* found() const { return found_ ? &*found_ : nullptr; }
    [[nodiscard]] double share_done() const; ///< 0..1
    /// Why it could not be worked out; empty if nothing went wrong.
    [[nodiscard]] const std::string& failure() const { return failure_; }
    [[nodiscard]] std::size_t runs() const { return known_.size(); }

    /// Whether the model is to say what follows from what is known.
    [[nodiscard]] bool wants_step() const;
    [[nodiscard]] const std::vector<message::GoalKnown>& known() const { return known_; }
    /// The next runs for one worker, of those that are not `under_way`; none: there are no others.
    /// `workers`: among how many they are shared out.
    [[nodiscard]] std::vector<message::GoalRun> next(const std::vector<message::GoalRun>& under_way,
                                                     std::size_t workers) const;

    void take(message::Goal step);
    void take(const std::vector<message::GoalRun>& runs,
              std::vector<message::GoalReading> readings);
    void fail(std::string why);

private:
    enum class State : std::uint8_t { idle, looking, stopping, done };
    State state_ = State::idle;
    message::Trial trial_;
    message::GoalQuestion question_;
    std::vector<message::GoalKnown> known_;
    std::vector<message::GoalRun> left_; ///< of the runs that were wanted last
    std::size_t wanted_ = 0; ///< how many these were
    double from_ = 0, until_ = 0;
    std::optional<message::GoalFound> found_;
    std::string failure_;
};

} // namespace folkmoot::session
