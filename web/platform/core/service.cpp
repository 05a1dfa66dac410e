#include "platform/core/service.hpp"

#include "platform/core/goal.hpp"
#include "platform/core/labs.hpp"
#include "platform/core/messages.hpp"
#include "scenario/link/share_code.hpp"
#include "scenario/load.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace folkmoot {
namespace {

/// Whether the baseline of two questions about the same people is the same run.
bool same_baseline(const Attempt& one, const Attempt& other) {
    return one.shared == other.shared && one.baseline == other.baseline;
}

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
        std::erase_if(jobs_,
                      [&](const RunningJob& job) { return job.request.id <= cancel->up_to; });
        if (look_ && look_->request.id <= cancel->up_to) look_.reset();
        if (follow_ && follow_->request.id <= cancel->up_to) follow_.reset();
        if (search_ && search_->request.id <= cancel->up_to) search_.reset();
        if (apart_ && apart_->told.id <= cancel->up_to) apart_.reset();
        return;
    }
    requests_.push_back(std::move(request));
}

std::optional<message::Reply> CoreService::step(double milliseconds) {
    if (replies_.empty()) {
        const auto quick = std::find_if(requests_.begin(), requests_.end(),
                                        [this](const auto& r) { return is_quick(r); });
        if (quick != requests_.end()) {
            const message::Request request = std::move(*quick);
            requests_.erase(quick);
            answer(request);
        } else if (look_) {
            look(milliseconds);
        } else if (follow_ && jobs_.empty()) {
            follow(milliseconds);
        } else if (!jobs_.empty()) {
            work(milliseconds);
        } else if (search_) {
            search(milliseconds);
        } else if (apart_) {
            count_apart(milliseconds);
        }
    }
    if (replies_.empty()) return std::nullopt;
    message::Reply first = std::move(replies_.front());
    replies_.pop_front();
    return first;
}

// What is quick to answer overtakes a run in full; not one that stands on the answer kept before.
bool CoreService::is_quick(const message::Request& request) const {
    if (std::holds_alternative<message::MakeLink>(request) ||
        std::holds_alternative<message::AskReadme>(request))
        return true;
    if (look_ || (follow_ && !std::holds_alternative<message::AskFrame>(request)) ||
        (!jobs_.empty() && jobs_.back().aim != Aim::full))
        return false;
    if ((search_ || apart_) && (std::holds_alternative<message::AskGoalRuns>(request) ||
                                std::holds_alternative<message::AskAlike>(request) ||
                                std::holds_alternative<message::AskCrossed>(request)))
        return false;
    return jobs_.empty() || std::holds_alternative<message::AskFrame>(request);
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
    search_.reset();
    apart_.reset();
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
    start(request, *attempt, Aim::full);
}

// A bench has one piece of work: what can wait is begun anew when the other is done.
void CoreService::put_aside() {
    if (search_) search_->job.reset();
    if (apart_) apart_->job.reset();
}

void CoreService::start(const message::Run& request, const Attempt& attempt, Aim aim) {
    put_aside();
    const bool small = population_of(workshop_->scenario(), attempt) <= most_for_keyframes;
    const std::uint32_t every = request.replicate == 0 && small ? weeks_between_keyframes : 0;
    jobs_.push_back(
        {request, attempt, Workshop::Job(*workshop_, attempt, request.replicate, every), aim});
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
// first, once; so where another policy becomes the baseline.
void CoreService::look_quickly(const message::Run& request, const Attempt& attempt) {
    const bool same_facts = same_baseline(attempt, kept_->attempt);
    const Aim aim = same_facts || kept_->standing ? Aim::quick : Aim::standing;
    Attempt few = aim == Aim::standing ? kept_->attempt : attempt;
    few.population = message::quick_population;
    put_aside();
    jobs_.push_back({request, attempt, Workshop::Job(*workshop_, few, 0, 0), aim});
}

void CoreService::work(double milliseconds) {
    RunningJob& running = jobs_.back();
    if (!running.job.work(milliseconds)) {
        const double share = running.job.share();
        if (running.aim != Aim::to_look_at && share >= running.reported + progress_step) {
            running.reported = share;
            reply(message::Progress{running.request.id, share});
        }
        return;
    }
    RunningJob done = std::move(running);
    jobs_.pop_back();
    Workshop::Pair pair = done.job.take();
    const Scenario& scenario = workshop_->scenario();
    if (done.aim == Aim::to_look_at) return keep(done.attempt, std::move(pair));
    if (done.aim == Aim::standing) {
        kept_->standing = pair.baseline;
        return look_quickly(done.request, done.attempt);
    }
    const bool quick = done.aim == Aim::quick;
    if (quick && same_baseline(done.attempt, kept_->attempt)) kept_->standing = pair.baseline;
    message::Ran ran =
        quick ? quick_message(scenario, done.attempt, *kept_->pair.baseline, *kept_->standing, pair)
              : ran_message(scenario, done.attempt, done.request.replicate, pair);
    ran.id = done.request.id;
    reply(std::move(ran));
    if (!quick && done.request.replicate == 0 && !done.request.beside)
        keep(done.attempt, std::move(pair));
}

void CoreService::look(double milliseconds) {
    if (!look_->visit.work(milliseconds)) return;
    message::Frame frame =
        frame_message(*look_->place, look_->visit.state(), look_->request.reform, look_->week);
    frame.id = look_->request.id;
    look_.reset();
    reply(std::move(frame));
}

/// The weeks of which it is known what they bring: of the one that they are in it is not.
static message::Neighbour so_far(message::Neighbour seen) {
    seen.so_far = true;
    for (auto* life : {&seen.baseline, &seen.reform}) {
        life->channels.resize(life->events.size());
        life->provider.resize(std::min(life->provider.size(), life->events.size()));
    }
    return seen;
}

bool CoreService::follow_on(bool reform, double milliseconds) {
    Follow& now = *follow_;
    auto& side = now.sides[reform ? 1 : 0];
    const Scenario& scenario = workshop_->scenario();
    if (!side.visit) {
        side.visit.emplace(scenario, now.pair, now.attempt, reform, 0U);
        side.visit->follow(now.citizen);
    }
    if (!side.visit->work(milliseconds)) return false;
    // At the start of a week it is known how it stands, and what the one before has brought.
    auto& life = reform ? now.seen.reform : now.seen.baseline;
    const auto events = side.visit->take_events();
    if (side.week > 0) see_events(scenario, events, life);
    if (side.week < now.weeks) {
        see_neighbour(*now.pair.place, side.visit->state(), now.citizen, life);
        side.visit->go_on(++side.week);
    } else {
        side.done = true;
        side.visit.reset();
    }
    return true;
}

void CoreService::follow(double milliseconds) {
    // While a quarter of the weeks is worked out those before it are there to read.
    constexpr std::uint32_t parts = 4;
    Follow& now = *follow_;
    const auto start = std::chrono::steady_clock::now();
    const auto spent = [&] {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count();
    };
    auto& [baseline, reform] = now.sides;
    do {
        if (!follow_on(baseline.done || (now.together && reform.week < baseline.week),
                       milliseconds))
            return;
        if (baseline.done && reform.done) {
            message::Neighbour seen = std::move(now.seen);
            follow_.reset();
            return reply(std::move(seen));
        }
        if (!now.together || baseline.week != reform.week) continue;
        const std::uint32_t known = (baseline.week - 1) * parts / now.weeks;
        if (known == now.parts_told) continue;
        now.parts_told = known;
        return reply(so_far(now.seen));
    } while (spent() < milliseconds);
}

void CoreService::answer(const message::AskGoalRuns& request) {
    if (!ready(request.id)) return;
    auto asked = goal_asked(workshop_->scenario(), request.trial, request.question);
    if (!asked) return reply(failed_message(request.id, asked.problems()));
    search_.emplace(Search{request, std::move(*asked)});
}

void CoreService::search(double milliseconds) {
    Search& now = *search_;
    const auto& runs = now.request.runs;
    auto& readings = now.made.readings;
    if (readings.size() < runs.size()) {
        const goal::Piece piece = piece_of(runs[readings.size()]);
        if (!now.job)
            now.job.emplace(*workshop_, goal::attempt_of(now.asked, piece), piece.replicate, 0U);
        if (!now.job->work(milliseconds)) return;
        readings.push_back(reading_message(goal::reading_of(now.asked, now.job->take())));
        now.job.reset();
    }
    if (readings.size() < runs.size()) return;
    now.made.id = now.request.id;
    reply(std::move(now.made));
    search_.reset();
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
    if (!kept_ || kept_->attempt != *attempt) {
        // Somebody scrubs before this worker has run the trial: that comes first, with keyframes.
        requests_.push_front(request);
        return start({.id = request.id, .trial = request.trial}, *attempt, Aim::to_look_at);
    }
    const std::uint32_t week = std::min(request.week, weeks_of(workshop_->scenario(), *attempt));
    look_.emplace(
        Look{request, kept_->pair.place, week,
             Workshop::Visit(workshop_->scenario(), kept_->pair, *attempt, request.reform, week)});
}

void CoreService::answer(const message::AskNeighbour& request) {
    if (!ready(request.id)) return;
    const Scenario& scenario = workshop_->scenario();
    const Result<Attempt> attempt = attempt_of(scenario, request.trial);
    if (!attempt) return reply(failed_message(request.id, attempt.problems()));
    if (!kept_ || kept_->attempt != *attempt) {
        requests_.push_front(request);
        return start({.id = request.id, .trial = request.trial}, *attempt, Aim::to_look_at);
    }
    const std::uint32_t citizen = citizen_of(*kept_->pair.place, request.person);
    if (citizen >= kept_->pair.place->world.population()) {
        Problem wrong;
        wrong.what = "nobody has that number";
        wrong.found = std::to_string(request.person);
        return reply(failed_message(request.id, {wrong}));
    }
    const Watched& baseline = kept_->pair.baseline->watched;
    const Watched& reform = kept_->pair.reform->watched;
    if (baseline.whom.find(citizen) && reform.whom.find(citizen)) {
        message::Neighbour seen{request.id, request.person, {}, {}};
        see_watched(scenario, baseline, citizen, seen.baseline);
        see_watched(scenario, reform, citizen, seen.reform);
        return reply(std::move(seen));
    }
    // Two worlds at once where there is room for many states of them.
    const bool together = !kept_->pair.baseline->keyframes.empty();
    follow_.emplace(
        Follow{request, kept_->pair, *attempt, citizen, weeks_of(scenario, *attempt), together});
    follow_->seen.id = request.id;
    follow_->seen.person = request.person;
}

void CoreService::answer(const message::AskReadme& request) {
    if (!ready(request.id)) return;
    const ModelDescription& about = workshop_->scenario().model->about();
    reply(message::Readme{request.id, std::string(about.key), std::string(about.readme)});
}

void CoreService::answer(const message::MakeLink& request) {
    if (!ready(request.id)) return;
    const message::Trial& t = request.trial;
    const std::string code = encode_share(
        {workshop_->scenario().name, t.shared, t.reform, t.changed, t.seed, t.population, t.weeks,
         request.fingerprint, request.view, t.baseline, t.baseline_changed});
    reply(message::Link{request.id, code});
}

} // namespace folkmoot
