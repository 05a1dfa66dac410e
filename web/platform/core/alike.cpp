/// What both policies mean for people of a likeness, a replicate at a time.

#include "analysis/cross/cross.hpp"
#include "platform/core/messages.hpp"
#include "platform/core/service.hpp"

#include <utility>

namespace folkmoot {

void CoreService::answer(const message::AskAlike& request) {
    if (!ready(request.id)) return;
    const Scenario& scenario = workshop_->scenario();
    const Result<Attempt> attempt = attempt_of(scenario, request.trial);
    if (!attempt) return reply(failed_message(request.id, attempt.problems()));
    const auto& asked = request.like;
    const cross::Likeness like{asked.area, asked.age, asked.deprivation, asked.condition};
    const auto place = workshop_->place_for(*attempt);
    message::Alike told{request.id};
    told.citizens = cross::citizens_of(place->world, like);
    told.people = told.citizens * place->world.people_per_citizen;
    told.few = told.citizens < cross::few_citizens;
    if (told.few) return reply(std::move(told));
    Apart apart{*attempt, like, request.replicate, {}, std::move(told)};
    apart.attempt.apart = cross::parting_of(scenario, like);
    apart_.emplace(std::move(apart));
}

void CoreService::count_apart(double milliseconds) {
    Apart& now = *apart_;
    if (!now.job) now.job.emplace(*workshop_, now.attempt, now.replicate, 0U);
    if (!now.job->work(milliseconds)) return;
    const Workshop::Pair pair = now.job->take();
    const Scenario& scenario = workshop_->scenario();
    now.told.baseline = cross::outcomes_among(scenario, now.like, pair.baseline->record);
    now.told.reform = cross::outcomes_among(scenario, now.like, pair.reform->record);
    now.told.fingerprint = pair.fingerprint;
    reply(std::move(now.told));
    apart_.reset();
}

} // namespace folkmoot
