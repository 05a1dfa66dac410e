#include "session/cite.hpp"
#include "session/groups.hpp"
#include "session/left_out.hpp"
#include "session/session.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

namespace folkmoot::session {
namespace {

/// True for what a lab asks for again and again, after the first time.
bool one_of_many(const message::Reply& reply) {
    if (const auto* repeats = std::get_if<message::TrialRepeated>(&reply))
        return repeats->from != 0;
    const auto* future = std::get_if<message::FundedFuture>(&reply);
    return future != nullptr && future->replicate != 0;
}

}  // namespace

void Session::receive(unsigned worker, message::Reply reply) {
    if (worker >= workers_.size()) return;
    auto& jobs = workers_[worker].jobs;
    const auto id = std::visit([](const auto& r) { return r.id; }, reply);
    const auto found =
        std::find_if(jobs.begin(), jobs.end(), [&](const Job& job) { return job.id == id; });
    if (found == jobs.end()) return;  // cancelled in the meantime
    if (const auto* part = std::get_if<message::Progress>(&reply)) {
        const bool aside = found->task == Task::beside || found->task == Task::overturn ||
                           found->task == Task::goal || found->task == Task::alike ||
                           found->task == Task::crossed;
        if (found->replicate == 0 && worker == 0 && !aside) {
            progress_ = part->share;
            trickled_ = true;
        }
        return;
    }
    if (auto* lives = std::get_if<message::Neighbour>(&reply); lives && lives->so_far) {
        (neighbour(true) == nullptr ? changed_ : trickled_) = true; // the first of them at once
        take(worker, *found, *lives);
        return;
    }
    const Job job = std::move(*found);
    jobs.erase(found);
    if (worker == 0) progress_ = -1;
    if (job.task == Task::desk) {
        const bool many = one_of_many(reply);
        job.desk->take(job.id, reply);
        if (job.desk->take_changed()) (many ? trickled_ : changed_) = true;
        pump();
        return;
    }
    const bool runs = job.task == Task::run || job.task == Task::beside;
    // What changes is seen when both sides of a week are there, not before.
    const auto& other = frames_[!job.reform];
    const bool half = job.task == Task::frame && view_.side == Side::change &&
                      !(other && other->trial == job.trial && other->frame.week == job.week);
    const bool later = job.task == Task::doubts || job.task == Task::overturn ||
                       job.task == Task::goal || job.task == Task::alike ||
                       job.task == Task::crossed || (runs && job.replicate != 0);
    if (!half) (later ? trickled_ : changed_) = true;
    std::visit(
        [&](auto& r) {
            if constexpr (requires { take(worker, job, r); }) {
                take(worker, job, r);
            }
        },
        reply);
    pump();
}

void Session::take(unsigned worker, const Job&, message::Opened& reply) {
    if (worker == 0 && candidate_) {
        file_ = std::move(*candidate_);
        candidate_.reset();
        ++file_serial_;
        adopt(std::move(reply.scenario));
    }
    workers_[worker].opened = file_serial_;
}

void Session::take(unsigned, const Job& job, message::Ran& reply) {
    if (job.task == Task::overturn)
        return overturn_.take(job.trial, headline_change(reply, overturn_.outcome()));
    if (job.task == Task::beside) {
        auto* results = job.replicate == 0 ? &store_.of(job.trial) : store_.find(job.trial);
        if (results == nullptr) return;
        results->shipped = false;
        results->add(std::move(reply));
        return;
    }
    if (job.replicate != 0) {
        if (auto* results = store_.find(job.trial)) results->add(std::move(reply));
        const auto now = confidence();
        if (job.trial == trial_ && now.runs == now.wanted) {
            changed_ = true;
            announce();
        }
        return;
    }
    if (reply.quick) {
        preview_ = TrialResults{};
        preview_.trial = job.trial;
        preview_.add(std::move(reply));
        last_was_preview_ = true;
        return;
    }
    auto& results = store_.of(job.trial);
    results.shipped = false;
    results.add(std::move(reply));
    last_shown_ = job.trial;
    last_was_preview_ = false;
    if (job.trial == trial_ && !held_) announce();
}

void Session::take(unsigned, const Job& job, message::People& reply) {
    people_trial_ = job.trial;
    adopt_people(std::move(reply));
}

void Session::adopt_people(message::People people) {
    people_ = std::move(people);
    ++people_version_;
    if (scenario_) deprivation_ = area_deprivation(*people_, scenario_->areas.size());
}

void Session::take(unsigned, const Job& job, message::Frame& reply) {
    auto& kept = frames_[job.reform];
    const auto version = kept ? kept->version + 1 : 1;
    kept = KeptFrame{job.trial, std::move(reply), version};
    kept->frame.reform = job.reform;
    kept->frame.week = job.week;
}

void Session::take(unsigned, const Job& job, message::Link& reply) {
    if (link_action_ == keep_link_action) {
        link_action_.clear();
        paper_link_ = PaperLink{job.trial, std::move(reply.code), paper_state_asked_};
        return;
    }
    // What is remembered late would look like a change after the link, and take it from the
    // address.
    if (memory_due_ && scenario_ && file_serial_ != 0) {
        memory_due_ = false;
        act("remember", memory());
    }
    const auto asked = std::exchange(link_action_, "");
    if (asked.starts_with(cite_action))
        act("copy-citation", reply.code + '\n' + asked.substr(cite_action.size()));
    else if (asked.starts_with(open_paper_action))
        act("open-paper",
            asked.substr(open_paper_action.size()) + '\n' + reply.code + paper_asked());
    else if (asked.starts_with(ask_picture_action))
        act("ask-picture", asked.substr(ask_picture_action.size()) + '\n' + reply.code);
    else
        act(asked, std::move(reply.code));
}

void Session::take(unsigned, const Job& job, message::Doubts& reply) {
    auto* results = store_.find(job.trial);
    if (results == nullptr) return;
    results->doubts = std::move(reply.doubts);
    results->doubts_from = job.from;
}

void Session::take(unsigned, const Job&, message::Readme& reply) { readme_ = std::move(reply); }

void Session::await_scenario() {
    if (file_serial_ != 0 && scenario_ && scenario_->name == pending_->scenario) {
        apply_pending();
    } else if (!candidate_ || candidate_->name != pending_->scenario) {
        act("load-scenario", pending_->scenario);
    }
}

void Session::take(unsigned worker, const Job& job, message::Failed& reply) {
    switch (job.task) {
    case Task::open:
        if (worker != 0 || !candidate_) break;
        candidate_.reset();
        workers_[0].opened = 0;  // whatever it had before, it reads again
        pending_.reset();
        break;
    case Task::run:
        if (job.replicate != 0) {
            if (auto* results = store_.find(job.trial)) results->give_up(job.replicate);
            return;
        }
        failed_trial_ = job.trial;
        // A result that came with the page does not stay beside a run that failed.
        if (auto* results = store_.find(job.trial); results != nullptr && results->shipped)
            results->main.reset();
        break;
    case Task::beside:
        if (job.replicate == 0)
            hopeless_beside_.push_back(job.trial);
        else if (auto* results = store_.find(job.trial))
            results->give_up(job.replicate);
        return;
    case Task::overturn:
        return overturn_.take(job.trial, std::numeric_limits<double>::quiet_NaN());
    case Task::goal:
        goal_.fail(reply.problems.empty() ? std::string() : reply.problems.front().text);
        changed_ = true;
        return;
    case Task::neighbour:
        followed_ = Followed{job.trial, job.replicate, std::nullopt};
        return;
    case Task::alike:
        alike_runs_.fail();
        changed_ = true;
        return;
    case Task::crossed:
        crossed_.fail();
        changed_ = true;
        return;
    case Task::people:
        people_hopeless_ = true;
        return;
    case Task::frame: {
        KeptFrame kept;
        kept.trial = job.trial;
        kept.frame.reform = job.reform;
        kept.frame.week = job.week;
        hopeless_frames_.push_back(std::move(kept));
        return;
    }
    case Task::doubts:
        if (auto* results = store_.find(job.trial)) results->doubts_from = job.from;
        return;
    case Task::make_link:
        link_action_.clear();
        break;
    case Task::readme:
        readme_ = {0, scenario_->model, ""}; // not asked for again
        return;
    case Task::desk:
        return;
    }
    problems_ = std::move(reply.problems);
}

void Session::show_first(std::vector<message::Reply> replies) {
    for (auto& reply : replies) {
        if (auto* opened = std::get_if<message::Opened>(&reply)) {
            adopt(std::move(opened->scenario));
        } else if (auto* ran = std::get_if<message::Ran>(&reply); ran != nullptr && scenario_) {
            auto& results = store_.of(trial_);
            results.shipped = true;
            expected_ = Expected{trial_, ran->fingerprint};
            results.add(std::move(*ran));
            last_shown_ = trial_;
        } else if (auto* people = std::get_if<message::People>(&reply)) {
            people_trial_ = trial_;
            adopt_people(std::move(*people));
        } else if (auto* frame = std::get_if<message::Frame>(&reply)) {
            const bool reform = frame->reform;
            view_.week = frame->week;
            frames_[reform] = KeptFrame{trial_, std::move(*frame), 1};
        }
    }
    changed_ = true;
}

void Session::tell_whether_reachable() {
    if (!scenario_) return;
    const bool known =
        std::ranges::any_of(cards_, [&](const auto& card) { return card.name == scenario_->name; });
    deliberation_.set_reachable(cards_.empty() || known);
}

void Session::adopt(message::Scenario scenario) {
    const bool same = scenario_ && scenario_->hash == scenario.hash;
    scenario_ = std::move(scenario);
    act("title", scenario_->title);
    if (!same) {
        trial_ = opening_trial(*scenario_);
        store_.clear();
        preview_ = TrialResults{};
        people_.reset();
        people_hopeless_ = false;
        hopeless_frames_.clear();
        deprivation_.clear();
        frames_ = {};
        history_.clear();
        expected_.reset();
        failed_trial_.reset();
        hopeless_beside_.clear();
        paper_link_.reset();
        closer_ = {};
        overturn_.stop();
        goal_form_ = {};
        goal_.forget();
        view_.like = {};
        alike_runs_.forget();
        crossed_.forget();
        followed_.reset();
        view_.person.reset();
        view_.pins.clear();
        view_.all_policies = false;
        view_.week = UINT32_MAX;
        outcome_.clear();
        last_moved_.clear();
        wall_.picture.clear();
        view_.tour.reset();
        guesses_.forget_tour();
        guesses_.forget_page();
        lever_search_.clear();
        refusal_ = {};
        playing_ = false;
        problems_.clear();
    }
    funding_.adopt(*scenario_);
    trial_lab_.adopt(*scenario_);
    deliberation_.adopt(*scenario_);
    tell_whether_reachable();
    if (file_serial_ != 0) apply_pending();
    mind_guess();
}

void Session::apply_pending() {
    if (!scenario_ || !pending_ || pending_->scenario != scenario_->name) return;
    trial_ = fitted(*scenario_, pending_->trial);
    view_ = pending_->view;
    side_before_.reset();
    take_up_guesses();
    if (view_.like.area && *view_.like.area >= scenario_->areas.size()) view_.like.area.reset();
    std::vector<std::string> lost;
    view_.pins = fitted_pins(*scenario_, pending_->view.pins, lost);
    std::vector<LeftOut> left_out;
    for (const auto& name : lost)
        left_out.push_back({"pin “" + seen_of(name) + "”", "this scenario cannot show all of it"});
    if (!left_out.empty()) act("left-out", told_of(left_out));
    store_.ask_runs(view_.runs);
    funding_.read(view_.funding);
    trial_lab_.read(view_.trial);
    if (pending_->fingerprint) expected_ = Expected{trial_, *pending_->fingerprint};
    pending_.reset();
    mind_guess();
    edited();
}

}  // namespace folkmoot::session
