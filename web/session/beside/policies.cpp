#include "session/session.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace folkmoot::session {
namespace {

constexpr std::size_t looked_at = 6; ///< questions whose answers are kept for who goes back

bool stands_there(const std::vector<Session::Beside>& all, const message::Trial& trial) {
    return std::ranges::any_of(all, [&](const auto& each) { return each.trial == trial; });
}

} // namespace

void Session::show_all_policies(bool on) {
    view_.all_policies = on;
    memory_due_ = changed_ = true;
    pump();
}

std::string Session::pin(std::string name) {
    if (!scenario_) return "There is nothing to keep yet.";
    const auto there = std::ranges::find_if(view_.pins, [&](const Pin& each) {
        return each.reform == trial_.reform && each.changed == trial_.changed;
    });
    if (there != view_.pins.end()) return "This is kept already, as “" + there->name + "”.";
    if (view_.pins.size() == most_pins) return "Six results are kept already. Take one away first.";
    if (name.empty()) name = usual_name(*scenario_, trial_);
    view_.pins.push_back({std::move(name), trial_.reform, trial_.changed});
    closer_.name.clear();
    memory_due_ = changed_ = true;
    pump();
    return {};
}

void Session::unpin(std::size_t index) {
    if (index >= view_.pins.size()) return;
    view_.pins.erase(view_.pins.begin() + static_cast<std::ptrdiff_t>(index));
    memory_due_ = changed_ = true;
    pump();
}

void Session::show_reform(const message::Trial& trial) {
    if (!scenario_ || find_policy(*scenario_, trial.reform) == nullptr) return;
    remember_past();
    trial_.reform = trial.reform;
    trial_.changed = trial.changed;
    edited();
}

void Session::compare_with(const std::string& policy, std::map<std::string, double> changed) {
    if (!scenario_ || find_policy(*scenario_, policy) == nullptr) return;
    auto asked = trial_;
    asked.baseline = policy;
    asked.baseline_changed = std::move(changed);
    if (asked.baseline == trial_.reform && asked.baseline_changed == trial_.changed) {
        asked.reform = baseline_policy(*scenario_, trial_)->name;
        asked.changed = trial_.baseline_changed;
    }
    asked = fitted(*scenario_, asked);
    if (asked == trial_) return;
    remember_past();
    trial_ = std::move(asked);
    edited();
}

bool Session::facts_move() const {
    return preview() && (preview_.trial.shared != last_shown_.shared ||
                         preview_.trial.baseline != last_shown_.baseline ||
                         preview_.trial.baseline_changed != last_shown_.baseline_changed);
}

void Session::look_closer(Closer closer) {
    closer_ = std::move(closer);
    changed_ = true;
}

std::vector<Session::Beside> Session::side_by_side() const {
    std::vector<Beside> all;
    if (!scenario_ || (!view_.all_policies && view_.pins.empty())) return all;
    if (view_.all_policies) {
        const auto* baseline =
            trial_.baseline_changed.empty() ? baseline_policy(*scenario_, trial_) : nullptr;
        for (const auto& policy : scenario_->policies) {
            if (&policy == baseline) continue;
            all.push_back({policy.label, trial_of({policy.label, policy.name}, trial_)});
        }
    }
    for (std::size_t i = 0; i < view_.pins.size(); ++i) {
        auto trial = trial_of(view_.pins[i], trial_);
        const auto same =
            std::ranges::find_if(all, [&](const Beside& each) { return each.trial == trial; });
        if (same == all.end())
            all.push_back({view_.pins[i].name, std::move(trial), i});
        else
            same->pin = i;
    }
    if (!stands_there(all, trial_))
        all.insert(all.begin(), {"On screen: " + usual_name(*scenario_, trial_), trial_});
    return all;
}

const TrialResults* Session::results_of(const message::Trial& trial) const {
    const auto* known = store_.find(trial);
    return known != nullptr && known->main ? known : nullptr;
}

bool Session::hopeless(const message::Trial& trial) const {
    return std::ranges::find(hopeless_beside_, trial) != hopeless_beside_.end();
}

void Session::drop_stale_beside() {
    const auto all = wanted_beside();
    store_.keep(looked_at + all.size());
    for (unsigned i = 0; i < workers_.size(); ++i) {
        const auto* job = job_of(i, Task::beside);
        if (job != nullptr && (held_ || !stands_there(all, job->trial))) cancel(i);
    }
}

void Session::ask_beside(bool first) {
    if (desk_on_screen() != nullptr || held_) return;
    const auto* asked = results_of(trial_);
    if (asked == nullptr || asked->shipped) return;
    // What a paper tells of is run once.
    const auto all = first ? wanted_beside() : side_by_side();
    if (all.empty()) return;
    const auto wanted = first ? 1 : std::min(pin_runs, asked->runs());
    std::set<std::pair<std::size_t, std::uint32_t>> under_way;
    for (const auto& worker : workers_) {
        for (const auto& job : worker.jobs) {
            for (std::size_t k = 0; k < all.size(); ++k) {
                if (job.task == Task::beside && job.trial == all[k].trial)
                    under_way.emplace(k, job.replicate);
            }
        }
    }
    // All reforms of one number before the next: who runs them has the baseline from the first.
    const auto next = [&]() -> std::optional<std::pair<std::size_t, std::uint32_t>> {
        for (std::uint32_t number = first ? 0 : 1; number < wanted; ++number) {
            for (std::size_t k = 0; k < all.size(); ++k) {
                const auto& trial = all[k].trial;
                if (trial == trial_ || hopeless(trial) || under_way.contains({k, number})) continue;
                const auto* known = store_.find(trial);
                const bool there = known != nullptr && known->has(number);
                const bool lost = known != nullptr && known->gave_up(number);
                const bool begun = known != nullptr && known->main;
                if (!there && !lost && (number == 0 || begun)) return {{k, number}};
            }
        }
        return std::nullopt;
    };
    for (unsigned i = 0; i < workers_.size(); ++i) {
        if (!workers_[i].jobs.empty() || workers_[i].opened != file_serial_) continue;
        if (i == 0 && playing_ && workers_.size() > 1) continue;
        const auto which = next();
        if (!which) return;
        under_way.insert(*which);
        Job job;
        job.id = new_id();
        job.task = Task::beside;
        job.trial = all[which->first].trial;
        job.replicate = which->second;
        const message::Run request{job.id, job.trial, job.replicate, false, true};
        send(i, std::move(job), request);
    }
}

} // namespace folkmoot::session
