#include "session/session.hpp"
#include "session/trial/edit.hpp"

#include <utility>
#include <vector>

namespace folkmoot::session {

void Session::fill_goal(GoalForm form) {
    goal_form_ = std::move(form);
    changed_ = true;
}

void Session::look_for_goal(message::GoalQuestion question) {
    if (!scenario_ || results_of(trial_) == nullptr) return;
    drop_stale_goal(true);
    goal_.ask(trial_, std::move(question));
    changed_ = true;
    pump();
}

void Session::stop_goal() {
    goal_.stop();
    changed_ = true;
    pump();
}

message::Trial Session::trial_of_goal(const message::GoalAnswer& answer) const {
    auto trial = goal_.trial();
    for (const auto& [key, value] : answer.moved)
        if (const auto* field = find_field(*scenario_, key))
            move_field(*scenario_, trial, *field, value, true);
    return trial;
}

void Session::drop_stale_goal(bool all) {
    for (unsigned i = 0; i < workers_.size(); ++i) {
        const auto* job = job_of(i, Task::goal);
        if (job == nullptr) continue;
        // Who stops waits for no more runs.
        const bool stopped = goal_.stopping() && !job->goal_runs.empty();
        if (all || held_ || stopped || !goal_.looking()) cancel(i);
    }
}

void Session::ask_goal() {
    if (desk_on_screen() != nullptr || held_ || !goal_.looking()) return;
    std::vector<message::GoalRun> under_way;
    bool stepping = false;
    for (const auto& worker : workers_) {
        for (const auto& job : worker.jobs) {
            if (job.task != Task::goal) continue;
            stepping = stepping || job.goal_runs.empty();
            under_way.insert(under_way.end(), job.goal_runs.begin(), job.goal_runs.end());
        }
    }
    for (unsigned i = 0; i < workers_.size(); ++i) {
        const bool step = goal_.wants_step();
        auto runs = goal_.next(under_way, workers_.size());
        if (step ? stepping : runs.empty()) return;
        // What only makes sure gives way to what somebody waits for.
        const auto* run = job_of(i, Task::run);
        if (run != nullptr && run->replicate != 0) cancel(i);
        if (!workers_[i].jobs.empty() || workers_[i].opened != file_serial_) continue;
        Job job;
        job.id = new_id();
        job.task = Task::goal;
        const auto id = job.id;
        if (step) {
            stepping = true;
            send(i, std::move(job),
                 message::AskGoal{id, goal_.trial(), goal_.question(), goal_.known()});
            continue;
        }
        under_way.insert(under_way.end(), runs.begin(), runs.end());
        job.goal_runs = runs;
        send(i, std::move(job),
             message::AskGoalRuns{id, goal_.trial(), goal_.question(), std::move(runs)});
    }
}

void Session::take(unsigned, const Job&, message::Goal& reply) {
    goal_.take(std::move(reply));
    if (!goal_.looking()) changed_ = true;
}

void Session::take(unsigned, const Job& job, message::GoalRuns& reply) {
    goal_.take(job.goal_runs, std::move(reply.readings));
}

} // namespace folkmoot::session
