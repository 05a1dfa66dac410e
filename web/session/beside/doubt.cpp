#include "session/session.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace folkmoot::session {

void Session::look_for_overturn(bool on) {
    const auto* known = results_of(trial_);
    changed_ = true;
    if (!on || !scenario_ || known == nullptr) {
        overturn_.stop();
        pump();
        return;
    }
    const auto outcome = outcome_index(*scenario_, known->main->headline);
    if (outcome == scenario_->outcomes.size()) return; // nothing changes: there is no verdict
    overturn_.ask(*scenario_, trial_, outcome, headline_change(*known->main, outcome));
    pump();
}

void Session::map_doubts(const DoubtMapWish& wish) {
    const auto* known = results_of(trial_);
    changed_ = true;
    if (!scenario_ || known == nullptr || !overturn_.asked()) return;
    // Where it would take more than about a minute, fewer values of each tell as much.
    constexpr double long_milliseconds = 60'000;
    constexpr auto most = DoubtMap::most_values;
    const double all = known->main->milliseconds * static_cast<double>(most * most);
    const bool slow = all > long_milliseconds * std::max(1.0, static_cast<double>(worker_count()));
    overturn_.map(*scenario_, wish, slow ? DoubtMap::few_values : most);
    if (wish.stop || wish.look) drop_overturn_jobs();
    pump();
}

void Session::drop_overturn_jobs() {
    for (unsigned i = 0; i < workers_.size(); ++i)
        if (job_of(i, Task::overturn) != nullptr) cancel(i);
}

void Session::drop_stale_overturn() {
    // Another question has another verdict.
    if (overturn_.asked() && !held_ && overturn_.trial() != trial_) overturn_.stop();
    if (held_ || !overturn_.asked()) drop_overturn_jobs();
}

void Session::ask_overturn() {
    if (desk_on_screen() != nullptr || held_ || !overturn_.asked()) return;
    std::vector<message::Trial> under_way;
    for (const auto& worker : workers_) {
        for (const auto& job : worker.jobs) {
            if (job.task == Task::overturn) under_way.push_back(job.trial);
        }
    }
    for (unsigned i = 0; i < workers_.size(); ++i) {
        auto trial = overturn_.next(under_way);
        if (!trial) return;
        // What only makes sure gives way to what somebody waits for.
        const auto* run = job_of(i, Task::run);
        if (run != nullptr && run->replicate != 0) cancel(i);
        if (!workers_[i].jobs.empty() || workers_[i].opened != file_serial_) continue;
        under_way.push_back(*trial);
        Job job;
        job.id = new_id();
        job.task = Task::overturn;
        job.trial = std::move(*trial);
        const message::Run request{job.id, job.trial, 0, false, true};
        send(i, std::move(job), request);
    }
}

} // namespace folkmoot::session
