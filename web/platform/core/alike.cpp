/// What both policies mean for people of a likeness, a replicate at a time; and for those of every
/// two groups at once.

#include "analysis/cross/cross.hpp"
#include "platform/core/messages.hpp"
#include "platform/core/service.hpp"

#include <algorithm>
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
    if (now.crossing) {
        auto crossed = crossed_message(scenario, now.attempt, *now.crossing, pair);
        crossed.id = now.told.id;
        crossed.by = now.by;
        reply(std::move(crossed));
        return apart_.reset();
    }
    now.told.baseline = cross::outcomes_among(scenario, now.like, pair.baseline->record);
    now.told.reform = cross::outcomes_among(scenario, now.like, pair.reform->record);
    now.told.fingerprint = pair.fingerprint;
    reply(std::move(now.told));
    apart_.reset();
}

void CoreService::answer(const message::AskCrossed& request) {
    if (!ready(request.id)) return;
    const Scenario& scenario = workshop_->scenario();
    const Result<Attempt> attempt = attempt_of(scenario, request.trial);
    if (!attempt) return reply(failed_message(request.id, attempt.problems()));
    auto crossing = cross::crossing_of(scenario, "by", request.by);
    if (!crossing) return reply(failed_message(request.id, crossing.problems()));
    Apart apart{*attempt, {}, 0, {}, message::Alike{request.id}, std::move(*crossing), request.by};
    apart.attempt.apart = apart.crossing->parting;
    apart_.emplace(std::move(apart));
}

message::Crossed crossed_message(const Scenario& scenario, const Attempt& attempt,
                                 const cross::Crossing& crossing, const Workshop::Pair& pair) {
    const World& world = pair.place->world;
    const cross::Crossed crossed{scenario,
                                 attempt,
                                 crossing,
                                 {cross::cells_of(crossing, pair.baseline->record)},
                                 {cross::cells_of(crossing, pair.reform->record)},
                                 cross::citizens_of(crossing, world),
                                 world.people_per_citizen,
                                 pair.fingerprint};
    message::Crossed told;
    told.first = crossing.first.groups;
    told.second = crossing.second.groups;
    told.citizens = crossed.citizens;
    for (const double citizens : crossed.citizens)
        told.people.push_back(citizens * crossed.people_per_citizen);
    told.few = cross::few_citizens;
    for (const std::string& key : scenario.outcomes) {
        const auto found = std::ranges::find(crossing.measures, scenario.model->measure_index(key));
        if (found == crossing.measures.end()) continue;
        const auto at = static_cast<std::size_t>(found - crossing.measures.begin());
        told.outcomes.push_back(key);
        told.baseline.push_back(crossed.baseline.front()[at]);
        told.reform.push_back(crossed.reform.front()[at]);
    }
    told.fingerprint = crossed.fingerprint;
    told.csv = cross::csv_of(crossed);
    return told;
}

} // namespace folkmoot
