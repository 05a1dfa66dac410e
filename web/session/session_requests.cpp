#include "session/session.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <set>

namespace folkmoot::session {
namespace {

/// While a hand is on a lever, a slower answer than this is given by fewer people.
constexpr double slow_milliseconds = 100;

/// Runs from which doubts are judged, first; and again when all are in.
constexpr std::size_t fewest_for_doubts = 30;

}  // namespace

bool Session::use_preview() const {
    if (!held_ || !scenario_) return false;
    const auto* latest = store_.find(last_shown_);
    const double took = latest != nullptr && latest->main ? latest->main->milliseconds : 0;
    const auto population = trial_.population != 0 ? trial_.population : scenario_->population;
    const bool slow = last_was_preview_ || took > slow_milliseconds;
    return slow && population > message::quick_population;
}

const Session::Job* Session::job_of(unsigned worker, Task task) const {
    for (const auto& job : workers_[worker].jobs) {
        if (job.task == task) return &job;
    }
    return nullptr;
}

bool Session::any_job(Task task) const {
    for (unsigned i = 0; i < workers_.size(); ++i) {
        if (job_of(i, task) != nullptr) return true;
    }
    return false;
}

bool Session::busy() const {
    for (const auto& worker : workers_) {
        if (!worker.jobs.empty()) return true;
    }
    return false;
}

void Session::send(unsigned worker, Job job, message::Request request) {
    job.since = now_;
    workers_[worker].jobs.push_back(std::move(job));
    outgoing_.push_back({worker, std::move(request)});
}

void Session::cancel(unsigned worker) {
    auto& jobs = workers_[worker].jobs;
    if (jobs.empty() || job_of(worker, Task::open) != nullptr) return;
    outgoing_.push_back({worker, message::Cancel{next_id_ - 1}});
    for (const auto& job : jobs) {
        if (job.desk != nullptr) job.desk->lost(job.id);
    }
    jobs.clear();
    if (worker == 0) progress_ = -1;
}

void Session::pump() {
    if (workers_.empty()) return;
    open_files();
    ask_desk();
    if (!scenario_ || candidate_ || file_serial_ == 0) return;
    drop_stale_runs();
    if (workers_[0].opened != file_serial_) return;
    ask_main_run();
    ask_link();
    ask_readme();
    ask_people();
    ask_frames();
    ask_neighbour();
    ask_doubts();
    ask_beside(true);
    ask_overturn();
    ask_goal();
    ask_crossed();
    ask_alike(true);
    ask_replicates();
    ask_beside(false);
    ask_alike(false);
}

void Session::open_files() {
    // The first worker tries a new file; the others read it when it has proved sound.
    if (candidate_) {
        if (job_of(0, Task::open) != nullptr) return;
        for (unsigned i = 0; i < workers_.size(); ++i) cancel(i);
        const auto id = new_id();
        send(0, {id, Task::open, {}, 0, false, 0},
             message::Open{id, candidate_->name, candidate_->text, candidate_->data});
        return;
    }
    if (file_serial_ == 0) return;
    for (unsigned i = 0; i < workers_.size(); ++i) {
        if (workers_[i].opened == file_serial_ || job_of(i, Task::open) != nullptr) continue;
        cancel(i);
        const auto id = new_id();
        send(i, {id, Task::open, {}, 0, false, 0},
             message::Open{id, file_.name, file_.text, file_.data});
    }
}

void Session::drop_stale_runs() {
    for (unsigned i = 0; i < workers_.size(); ++i) {
        const auto* job = job_of(i, Task::run);
        if (job != nullptr && job->replicate != 0 && (held_ || job->trial != trial_)) cancel(i);
    }
    drop_stale_beside();
    drop_stale_overturn();
    drop_stale_goal();
    drop_stale_alike();
}

void Session::ask_main_run() {
    const auto* known = store_.find(trial_);
    if (known != nullptr && known->main && !known->shipped) return;
    // A hand that rests where a quick look was taken has the full answer when it lets go.
    const bool looked = preview_.main && preview_.trial == trial_;
    const bool quick = use_preview() && !looked;
    if (failed()) return;
    if (const auto* job = job_of(0, Task::run)) {
        if (job->replicate == 0 && job->trial == trial_ && job->quick == quick) return;
        // One run at a time while the hand moves, or a fast hand would never see an answer; but a
        // full one gives way to a quick look.
        const bool gives_way = quick && !job->quick;
        if (job->replicate == 0 && held_ && !gives_way) return;
    }
    cancel(0);
    Job job{new_id(), Task::run, trial_, 0, false, 0};
    job.quick = quick;
    const auto id = job.id;
    send(0, std::move(job), message::Run{id, trial_, 0, quick});
}

void Session::ask_people() {
    // A question that cannot be run has no people to show, and may ask for too many of them.
    if (failed()) return;
    if (people_hopeless_ || job_of(0, Task::people) != nullptr || held_) return;
    const bool fits = people_ && people_trial_.population == trial_.population &&
                      people_trial_.seed == trial_.seed;
    if (fits) return;
    const auto id = new_id();
    send(0, {id, Task::people, trial_, 0, false, 0}, message::AskPeople{id, trial_});
}

void Session::ask_frames() {
    const auto* known = store_.find(trial_);
    if (known == nullptr || !known->main || known->shipped || any_job(Task::frame)) return;
    if (use_preview() || paper_.paper != Paper::none) return;
    const auto missing = [&](bool reform, std::uint32_t wanted) {
        if (view_.side == (reform ? Side::baseline : Side::reform)) return false;
        const auto is_it = [&](const KeptFrame& kept) {
            return kept.frame.reform == reform && kept.frame.week == wanted && kept.trial == trial_;
        };
        const auto& kept = frames_[reform];
        if (kept && is_it(*kept)) return false;
        return std::none_of(hopeless_frames_.begin(), hopeless_frames_.end(), is_it);
    };
    // Turn about, so that neither side is left behind while time runs.
    bool reform = !last_side_asked_;
    auto wanted = week();
    // Who compares needs both of one week, although time may have moved on since the first.
    const auto& first = frames_[last_side_asked_];
    const bool compares = view_.side == Side::change && first && first->trial == trial_;
    if (compares && missing(reform, first->frame.week)) wanted = first->frame.week;
    if (!missing(reform, wanted)) reform = !reform;
    if (!missing(reform, wanted)) return;
    last_side_asked_ = reform;
    const auto id = new_id();
    send(0, {id, Task::frame, trial_, 0, reform, wanted},
         message::AskFrame{id, trial_, reform, wanted});
}

void Session::ask_link() {
    const auto* known = store_.find(trial_);
    if (known == nullptr || !known->main || any_job(Task::make_link)) return;
    auto view = view_with_desks();
    if (link_action_.empty()) {
        if (paper_.paper == Paper::none && !wall()) return;
        auto state = paper_state();
        if (paper_link_ && paper_link_->trial == trial_ && paper_link_->state == state) return;
        link_action_ = keep_link_action;
        paper_state_asked_ = std::move(state);
    }
    // Another view of the same page goes on with the tour; who follows a link begins afresh.
    if (link_action_ != "open-plain") {
        view.tour.reset();
        view.guesses.clear();
    }
    // Who follows a printed link wants the question, or the lab.
    if (link_action_ == keep_link_action && lab_on_screen() == nullptr) view.room = Room::explore;
    const auto id = new_id();
    send(0, {id, Task::make_link, trial_, 0, false, 0},
         message::MakeLink{id, trial_, known->main->fingerprint, write_view(view)});
}

void Session::ask_readme() {
    const bool known = readme_.model == scenario_->model;
    const bool printed = paper_.paper != Paper::none && lab_on_screen() == nullptr;
    const bool wanted = view_.room == Room::evidence || printed;
    if (!wanted || known || any_job(Task::readme)) return;
    const auto id = new_id();
    send(0, {id, Task::readme, {}, 0, false, 0}, message::AskReadme{id});
}

Desk* Session::desk_on_screen() {
    if (view_.room == Room::funding) return &funding_;
    if (view_.room == Room::trial) return &trial_lab_;
    if (view_.room == Room::deliberate) return &deliberation_;
    return nullptr;
}

View Session::view_with_desks() const {
    View view = view_;
    // Never a key that only a link knew.
    if (const auto* shown = colouring()) view.colouring = shown->key;
    if (side_before_) view.side = *side_before_;
    view.guesses = guesses_.write();
    view.funding = funding_.write();
    view.trial = trial_lab_.write();
    return view;
}

void Session::ask_desk() {
    trial_lab_.doubt(trial_.shared);
    Desk* desk = desk_on_screen();
    if (desk == nullptr) return;
    if (desk == &funding_) {
        for (const auto& path : funding_.take_missing_files()) act("load-formula", path);
    }
    for (const auto id : desk->take_unwanted()) {
        for (unsigned i = 0; i < workers_.size(); ++i) {
            const auto& jobs = workers_[i].jobs;
            if (std::any_of(jobs.begin(), jobs.end(), [&](const Job& job) { return job.id == id; }))
                cancel(i);
        }
    }
    // The last worker first: the first one is the map's.
    for (unsigned i = static_cast<unsigned>(workers_.size()); i-- > 0;) {
        auto& jobs = workers_[i].jobs;
        // A lab goes before the map's further runs, which give way to everything.
        const auto* run = job_of(i, Task::run);
        if (run != nullptr && run->replicate != 0) cancel(i);
        for (const auto task :
             {Task::beside, Task::overturn, Task::goal, Task::alike, Task::crossed})
            if (job_of(i, task) != nullptr) cancel(i);
        if (!jobs.empty()) continue;
        const bool opened = file_serial_ != 0 && workers_[i].opened == file_serial_;
        auto request = desk->next(next_id_, opened);
        if (!request) continue;
        Job job;
        job.id = new_id();
        job.task = Task::desk;
        job.desk = desk;
        send(i, std::move(job), std::move(*request));
    }
}

void Session::ask_doubts() {
    auto* known = store_.find(trial_);
    if (held_ || known == nullptr || !known->main || any_job(Task::doubts)) return;
    const auto now = known->confidence(*scenario_);
    const std::size_t there = known->replicates().size();
    const bool due = known->doubts_from == 0 ? now.runs >= fewest_for_doubts
                                             : now.runs == now.wanted && there > known->doubts_from;
    if (!due) return;
    for (unsigned i = static_cast<unsigned>(workers_.size()); i-- > 0;) {
        if (!workers_[i].jobs.empty() || workers_[i].opened != file_serial_) continue;
        auto changes = known->changes_of(scenario_->outcomes.size());
        Job job;
        job.id = new_id();
        job.task = Task::doubts;
        job.trial = trial_;
        job.from = there;
        const auto id = job.id;
        send(i, std::move(job),
             message::AskDoubts{id, trial_, std::move(changes.replicates),
                                std::move(changes.differences)});
        return;
    }
}

void Session::ask_replicates() {
    if (desk_on_screen() != nullptr) return;
    const auto* known = store_.find(trial_);
    if (held_ || known == nullptr || !known->main || known->shipped) return;
    std::set<std::uint32_t> under_way;
    for (const auto& worker : workers_) {
        for (const auto& job : worker.jobs) {
            if (job.task == Task::run) under_way.insert(job.replicate);
        }
    }
    for (unsigned i = 0; i < workers_.size(); ++i) {
        if (!workers_[i].jobs.empty() || workers_[i].opened != file_serial_) continue;
        // Frames overtake runs, but a running film wants its worker for itself.
        if (i == 0 && playing_ && workers_.size() > 1) continue;
        const auto next = known->next_replicate(under_way);
        if (!next) return;
        under_way.insert(*next);
        const auto id = new_id();
        send(i, {id, Task::run, trial_, *next, false, 0}, message::Run{id, trial_, *next, false});
    }
}

} // namespace folkmoot::session
