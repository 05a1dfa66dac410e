#include "analysis/changes.hpp"
#include "analysis/goal/told.hpp"
#include "analysis/json_number.hpp"
#include "core/hash.hpp"
#include "engine/snapshot.hpp"
#include "scenario/json/number.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace folkmoot::goal {
namespace {

using Json = nlohmann::ordered_json;

Json subject_json(const Asked& asked, const Subject& of) {
    const Measure& measure = asked.scenario.model->measures()[of.measure];
    return {{"outcome", measure.key}, {"group", of.group}, {"unit", measure.unit}};
}

Json goal_json(const Asked& asked) {
    Json json = subject_json(asked, asked.goal.of);
    json["bound"] = bound_names[static_cast<std::size_t>(asked.goal.bound)];
    json["low"] = asked.goal.bound == Bound::at_most ? Json(nullptr) : Json(asked.goal.low);
    json["high"] = asked.goal.bound == Bound::at_least ? Json(nullptr) : Json(asked.goal.high);
    json["words"] = goal_words(asked.scenario, asked.goal);
    return json;
}

Json setting_json(const Asked& asked, const Lever& lever, std::size_t at) {
    return written_setting(*asked.scenario.model, std::string(lever.setting->key),
                           lever.values[at]);
}

Json answer_json(const Asked& asked, const Found& found, const Answer& answer) {
    Json set = Json::object(), values = Json::array(), guards = Json::array();
    for (std::size_t i = 0; i < answer.at.size(); ++i)
        if (answer.at[i] != found.levers[i].now)
            set[std::string(found.levers[i].setting->key)] =
                setting_json(asked, found.levers[i], answer.at[i]);
    for (const double value : answer.reading.goal) values.push_back(printed_number(value));
    std::size_t at = 0;
    for (std::size_t g = 0; g < asked.guards.size(); ++g) {
        Json worse = Json::array(), chance = Json::array();
        for (std::size_t i = 0; i < asked.guards[g].slots.size(); ++i, ++at) {
            worse.push_back(printed_number(answer.reading.worse[at]));
            chance.push_back(printed_number(at < found.slack.size() ? found.slack[at] : 0.0));
        }
        guards.push_back({{"kept", bool(answer.kept[g])},
                          {"kept_in", answer.keeps[g]},
                          {"worse_by", std::move(worse)},
                          {"chance", std::move(chance)}});
    }
    return {{"set", std::move(set)},
            {"change", answer.change},
            {"value", printed_number(asked.goal.worst(answer.reading.goal))},
            {"values", std::move(values)},
            {"met", answer.met},
            {"cost", printed_number(answer.reading.cost)},
            {"not_worse", std::move(guards)},
            {"runs", answer.runs},
            {"holds", answer.holds},
            {"all_citizens", answer.all_citizens}};
}

} // namespace

std::string json_of(const Asked& asked, const Found& found) {
    const Scenario& scenario = asked.scenario;
    const Attempt& attempt = asked.attempt;
    Json json{{"scenario", scenario.name},
              {"policy", policy_named(scenario, attempt.reform).name},
              {"seed", attempt.seed},
              {"weeks", weeks_of(scenario, attempt)},
              {"population", population_of(scenario, attempt)},
              {"engine", engine_version},
              {"model", scenario.model->key()},
              {"scenario_hash", to_hex(scenario.hash)}};
    if (!compares_with_first(scenario, attempt))
        json["baseline"] = {{"policy", baseline_of(scenario, attempt).name},
                            {"levers", attempt.baseline.changed}};
    Json settings = Json::object(), levers = Json::array(), guards = Json::array();
    for (const auto* values : {&attempt.shared, &attempt.changed})
        for (const auto& [key, value] : *values) settings[key] = value;
    json["settings"] = std::move(settings);
    json["money_year"] = scenario.money_year;
    json["goal"] = goal_json(asked);
    for (const Subject& guard : asked.guards) guards.push_back(subject_json(asked, guard));
    json["not_worse"] = std::move(guards);
    json["cost"] = asked.cost ? Json(scenario.model->measures()[*asked.cost].key) : Json(nullptr);
    for (const Lever& lever : found.levers)
        levers.push_back({{"key", lever.setting->key},
                          {"label", lever.setting->label},
                          {"unit", lever.setting->unit},
                          {"now", setting_json(asked, lever, lever.now)},
                          {"values", lever.values.size()}});
    json["levers"] = std::move(levers);
    json["levers_chosen"] = found.levers_chosen;
    json["points"] = found.points;
    json["stopped"] = found.stopped;
    const auto given = [&](const std::optional<Answer>& answer) {
        return answer ? answer_json(asked, found, *answer) : Json(nullptr);
    };
    json["now"] = given(found.now);
    json["least_change"] = given(found.least_change);
    json["least_costly"] = given(found.least_costly);
    json["safest"] = given(found.safest);
    json["nearest"] = given(found.nearest);
    json["curve"] = Json::array();
    for (const Answer& answer : found.curve)
        json["curve"].push_back(answer_json(asked, found, answer));
    json["fingerprint"] = to_hex(found.fingerprint);
    return json.dump();
}

} // namespace folkmoot::goal
