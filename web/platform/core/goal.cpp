#include "platform/core/goal.hpp"

#include "platform/core/labs.hpp"
#include "platform/core/messages.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace folkmoot {
namespace {

static_assert(message::most_goal_levers == goal::most_levers);

Result<goal::Subject> subject_asked(const Scenario& scenario, const message::GoalSubject& asked) {
    auto of = goal::subject_of(scenario, "the goal", asked.outcome, asked.by);
    if (!of || asked.group < 0) return of;
    const auto group = static_cast<std::size_t>(asked.group);
    if (asked.by.empty() || group >= of->slots.size())
        return problem_at("the goal", "there is no such group", std::to_string(group));
    of->slots = {of->slots[group]};
    return of;
}

message::GoalRun run_message(const goal::Piece& piece) {
    return {piece.moved, piece.population, piece.replicate, piece.chance_alone};
}

goal::Reading reading_from(const message::GoalReading& told) {
    return {told.goal, told.worse, told.cost, told.fingerprint};
}

message::GoalAnswer answer_message(const goal::Asked& asked, const goal::Found& found,
                                   const goal::Answer& answer) {
    message::GoalAnswer told;
    for (std::size_t i = 0; i < answer.at.size(); ++i) {
        const goal::Lever& lever = found.levers[i];
        if (answer.at[i] != lever.now)
            told.moved[std::string(lever.setting->key)] = lever.values[answer.at[i]];
    }
    told.value = asked.goal.worst(answer.reading.goal);
    told.cost = answer.reading.cost;
    told.met = answer.met;
    told.all_citizens = answer.all_citizens;
    for (const bool kept : answer.kept) told.kept.push_back(kept ? 1 : 0);
    told.runs = answer.runs;
    told.holds = answer.holds;
    told.keeps = answer.keeps;
    return told;
}

message::GoalFound found_message(const goal::Asked& asked, const goal::Found& found) {
    message::GoalFound told;
    for (const goal::Lever& lever : found.levers)
        told.levers.push_back({std::string(lever.setting->key), lever.values[lever.now]});
    told.chosen = found.levers_chosen;
    told.stopped = found.stopped;
    if (asked.cost) told.cost = asked.scenario.model->measures()[*asked.cost].key;
    told.points = static_cast<std::uint32_t>(found.points);
    told.fingerprint = found.fingerprint;
    std::vector<goal::Point> places;
    const auto place_of = [&](const goal::Answer& answer) {
        const auto there = std::ranges::find(places, answer.at);
        const auto place = static_cast<std::int32_t>(there - places.begin());
        if (there != places.end()) return place;
        places.push_back(answer.at);
        told.answers.push_back(answer_message(asked, found, answer));
        return place;
    };
    const auto given = [&](const std::optional<goal::Answer>& answer) {
        return answer ? place_of(*answer) : -1;
    };
    told.now = given(found.now);
    told.least_change = given(found.least_change);
    told.least_costly = given(found.least_costly);
    told.safest = given(found.safest);
    told.nearest = given(found.nearest);
    for (const goal::Answer& answer : found.curve) told.curve.push_back(place_of(answer));
    return told;
}

} // namespace

Result<goal::Asked> goal_asked(const Scenario& scenario, const message::Trial& trial,
                               const message::GoalQuestion& question) {
    const Result<Attempt> attempt = attempt_of(scenario, trial);
    if (!attempt) return attempt.problems();
    const auto of = subject_asked(scenario, question.of);
    if (!of) return of.problems();
    goal::Asked asked{scenario, *attempt,
                      goal::Goal{*of,
                                 question.at_least ? goal::Bound::at_least : goal::Bound::at_most,
                                 question.value, question.value}};
    for (const auto& guard : question.not_worse) {
        auto subject = subject_asked(scenario, guard);
        if (!subject) return subject.problems();
        asked.guards.push_back(std::move(*subject));
    }
    std::vector<goal::LeverRange> named;
    for (const auto& key : question.levers) named.push_back({key});
    auto levers = goal::levers_of(scenario, *attempt, "levers that may move", named);
    if (!levers) return levers.problems();
    asked.levers = std::move(*levers);
    asked.choose_levers = named.empty();
    asked.cost = goal::cost_of(scenario, asked.goal);
    return asked;
}

goal::Piece piece_of(const message::GoalRun& run) {
    return {run.moved, run.population, run.replicate, run.chance_alone};
}

message::GoalReading reading_message(const goal::Reading& reading) {
    return {reading.goal, reading.worse, reading.cost, reading.fingerprint};
}

message::Reply answer(const message::AskGoal& request, Workshop* workshop) {
    if (workshop == nullptr) return message::Failed{request.id, {{"", "no scenario is open"}}, {}};
    const auto asked = goal_asked(workshop->scenario(), request.trial, request.question);
    if (!asked) return failed_message(request.id, asked.problems());
    std::map<goal::Piece, goal::Reading> known;
    for (const auto& each : request.known) known[piece_of(each.run)] = reading_from(each.reading);
    const goal::Step step = goal::next_step(*asked, known);
    message::Goal reply{request.id, {}, step.from, step.until, found_message(*asked, step.found)};
    for (const goal::Piece& piece : step.wanted) reply.wanted.push_back(run_message(piece));
    return reply;
}

} // namespace folkmoot
