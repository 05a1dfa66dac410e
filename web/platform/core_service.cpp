#include "platform/core_service.hpp"

#include "platform/core_labs.hpp"
#include "platform/core_messages.hpp"
#include "scenario/load.hpp"
#include "scenario/share_code.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

constexpr std::uint32_t most_for_keyframes =
    400'000;  // citizens; copies of more would take too much memory
constexpr double progress_step = 0.05;

std::uint32_t id_of(const message::Request& request) {
    return std::visit(
        [](const auto& r) -> std::uint32_t {
            if constexpr (requires { r.id; }) return r.id;
            return 0;
        },
        request);
}

Problem no_scenario() {
    Problem p;
    p.what = "no scenario is open";
    return p;
}

}  // namespace

void CoreService::submit(message::Request request) {
    if (const auto* cancel = std::get_if<message::Cancel>(&request)) {
        std::erase_if(requests_,
                      [&](const message::Request& r) { return id_of(r) <= cancel->up_to; });
        if (job_ && job_->request.id <= cancel->up_to) job_.reset();
        return;
    }
    requests_.push_back(std::move(request));
}

std::optional<message::Reply> CoreService::step(double milliseconds) {
    if (replies_.empty()) {
        // What is quick to answer overtakes a run that is under way.
        const auto quick =
            std::find_if(requests_.begin(), requests_.end(), [this](const message::Request& r) {
                return !job_ || std::holds_alternative<message::AskFrame>(r) ||
                       std::holds_alternative<message::MakeLink>(r);
            });
        if (quick != requests_.end()) {
            const message::Request request = std::move(*quick);
            requests_.erase(quick);
            answer(request);
        } else if (job_) {
            work(milliseconds);
        }
    }
    if (replies_.empty()) return std::nullopt;
    message::Reply first = std::move(replies_.front());
    replies_.pop_front();
    return first;
}

void CoreService::answer(const message::Request& request) {
    std::visit(
        [this](const auto& r) {
            using Kind = std::decay_t<decltype(r)>;
            if constexpr (requires { folkmoot::answer(r, static_cast<Workshop*>(nullptr)); }) {
                reply(folkmoot::answer(r, workshop_ ? &*workshop_ : nullptr));
            } else if constexpr (!std::is_same_v<Kind, message::Cancel>) {
                answer(r);
            }
        },
        request);
}

bool CoreService::ready(std::uint32_t id) {
    if (!workshop_) reply(failed_message(id, {no_scenario()}));
    return workshop_.has_value();
}

void CoreService::answer(const message::Open& request) {
    Result<Scenario> scenario = load_scenario(request.name, request.text, request.data);
    if (!scenario) return reply(failed_message(request.id, scenario.problems()));
    kept_.reset();
    workshop_.emplace(std::move(*scenario));
    reply(message::Opened{request.id, scenario_message(workshop_->scenario())});
}

void CoreService::answer(const message::Run& request) {
    if (!ready(request.id)) return;
    const Result<Attempt> attempt = attempt_of(workshop_->scenario(), request.trial);
    if (!attempt) return reply(failed_message(request.id, attempt.problems()));
    if (kept_ && request.replicate == 0 && kept_->attempt == *attempt) {
        message::Ran ran = ran_message(workshop_->scenario(), *attempt, 0, kept_->pair);
        ran.id = request.id;
        return reply(std::move(ran));
    }
    if (request.quick && request.replicate == 0 && quick_possible(*attempt))
        return look_quickly(request, *attempt);
    const bool small = population_of(workshop_->scenario(), *attempt) <= most_for_keyframes;
    const std::uint32_t every = request.replicate == 0 && small ? weeks_between_keyframes : 0;
    job_.emplace(RunningJob{request, *attempt,
                            Workshop::Job(*workshop_, *attempt, request.replicate, every)});
}

bool CoreService::quick_possible(const Attempt& attempt) const {
    if (!kept_) return false;
    const Scenario& scenario = workshop_->scenario();
    const Attempt& last = kept_->attempt;
    const std::uint32_t population = population_of(scenario, attempt);
    return population > message::quick_population && population == population_of(scenario, last) &&
           attempt.seed == last.seed && weeks_of(scenario, attempt) == weeks_of(scenario, last);
}

// The baseline on screen stands still where only levers move: then the quick run's own baseline is
// that of the question before. Where an assumption moves, the question before is looked at quickly
// first, once.
void CoreService::look_quickly(const message::Run& request, const Attempt& attempt) {
    const bool same_facts = attempt.shared == kept_->attempt.shared;
    const Aim aim = same_facts || kept_->standing ? Aim::quick : Aim::standing;
    Attempt few = aim == Aim::standing ? kept_->attempt : attempt;
    few.population = message::quick_population;
    job_.emplace(RunningJob{request, attempt, Workshop::Job(*workshop_, few, 0, 0), aim});
}

void CoreService::work(double milliseconds) {
    if (!job_->job.work(milliseconds)) {
        const double share = job_->job.share();
        if (share >= job_->reported + progress_step) {
            job_->reported = share;
            reply(message::Progress{job_->request.id, share});
        }
        return;
    }
    RunningJob done = std::move(*job_);
    job_.reset();
    Workshop::Pair pair = done.job.take();
    const Scenario& scenario = workshop_->scenario();
    if (done.aim == Aim::standing) {
        kept_->standing = pair.baseline;
        return look_quickly(done.request, done.attempt);
    }
    const bool quick = done.aim == Aim::quick;
    if (quick && done.attempt.shared == kept_->attempt.shared) kept_->standing = pair.baseline;
    message::Ran ran =
        quick ? quick_message(scenario, done.attempt, *kept_->pair.baseline, *kept_->standing, pair)
              : ran_message(scenario, done.attempt, done.request.replicate, pair);
    ran.id = done.request.id;
    reply(std::move(ran));
    if (!quick && done.request.replicate == 0) keep(done.attempt, std::move(pair));
}

void CoreService::keep(const Attempt& attempt, Workshop::Pair pair) {
    kept_ = Kept{attempt, std::move(pair), nullptr};
}

void CoreService::answer(const message::AskPeople& request) {
    if (!ready(request.id)) return;
    const Result<Attempt> attempt = attempt_of(workshop_->scenario(), request.trial);
    if (!attempt) return reply(failed_message(request.id, attempt.problems()));
    message::People people = people_message(*workshop_->place_for(*attempt));
    people.id = request.id;
    reply(std::move(people));
}

void CoreService::answer(const message::AskFrame& request) {
    if (!ready(request.id)) return;
    const Result<Attempt> attempt = attempt_of(workshop_->scenario(), request.trial);
    if (!attempt) return reply(failed_message(request.id, attempt.problems()));
    const std::uint32_t week = std::min(request.week, weeks_of(workshop_->scenario(), *attempt));
    if (!kept_ || kept_->attempt != *attempt) {
        // Somebody scrubs before this worker has run the trial: run it now, with keyframes.
        const bool small = population_of(workshop_->scenario(), *attempt) <= most_for_keyframes;
        keep(*attempt, *workshop_->run(*attempt, 0, small ? weeks_between_keyframes : 0, {}));
    }
    const State state = workshop_->state_at(kept_->pair, *attempt, request.reform, week);
    message::Frame frame = frame_message(*kept_->pair.place, state, request.reform, week);
    frame.id = request.id;
    reply(std::move(frame));
}

void CoreService::answer(const message::MakeLink& request) {
    if (!ready(request.id)) return;
    const message::Trial& t = request.trial;
    const std::string code =
        encode_share({workshop_->scenario().name, t.shared, t.reform, t.changed, t.seed,
                      t.population, t.weeks, request.fingerprint, request.view});
    reply(message::Link{request.id, code});
}

void CoreService::answer(const message::ReadLink& request) {
    const Result<Shared> read = decode_share(request.code);
    if (!read) return reply(failed_message(request.id, read.problems()));
    message::LinkRead m;
    m.id = request.id;
    m.scenario = read->scenario;
    m.trial = {read->shared, read->reform,     read->changed,
               read->seed,   read->population, read->weeks};
    m.fingerprint = read->fingerprint;
    m.view = read->view;
    reply(std::move(m));
}

} // namespace folkmoot
