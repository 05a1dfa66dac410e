#include "analysis/report.hpp"

#include "analysis/certainty.hpp"
#include "analysis/changes.hpp"
#include "analysis/json_number.hpp"
#include "analysis/sensitivity.hpp"

#include "core/hash.hpp"
#include "engine/snapshot.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;

Json numbers(const RunRecord& record, std::size_t measure, std::size_t first, std::size_t count) {
    Json list = Json::array();
    for (std::size_t slot = first; slot < first + count; ++slot) {
        list.push_back(printed_number(value_of(record, measure, headline_year(record), slot)));
    }
    return list;
}

Json breakdown(const RunRecord& record, std::size_t measure) {
    const unsigned by = record.model->measures()[measure].by;
    Json groups = Json::object();
    for (const BreakdownName& each : record.model->breakdowns()) {
        if ((by & each.bit) == 0) continue;
        const std::size_t count =
            each.bit == by_area ? record.years.front().slots() - each.first : each.count;
        groups[std::string(each.key)] = numbers(record, measure, each.first, count);
    }
    return groups;
}

Json outcomes(const RunRecord& record) {
    Json all = Json::object();
    const auto measures = record.model->measures();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        all[std::string(measures[m].key)] = {
            {"unit", measures[m].unit},
            {"total", printed_number(value_of(record, m, headline_year(record), Slot::total))},
            {"by", breakdown(record, m)}};
    }
    return all;
}

Json weekly(const RunRecord& record) {
    Json series = Json::object();
    const auto measures = record.model->measures();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        Json list = Json::array();
        for (const double value : record.weekly[m]) list.push_back(printed_number(value));
        series[std::string(measures[m].key)] = std::move(list);
    }
    return series;
}

// What a run can be repeated from.
void add_provenance(Json& report, const Scenario& scenario, const Attempt& attempt) {
    report["engine"] = engine_version;
    report["model"] = scenario.model->key();
    report["scenario_hash"] = to_hex(scenario.hash);
    Json settings = Json::object();
    for (const auto& [key, value] : attempt.shared) settings[key] = value;
    for (const auto& [key, value] : attempt.changed) settings[key] = value;
    report["settings"] = std::move(settings);
    report["money_year"] = scenario.money_year;
}

Json policy_json(const Policy& policy, const FinishedRun& run) {
    return {{"policy", policy.name},
            {"label", policy.label},
            {"fingerprint", to_hex(run.fingerprint)},
            {"outcomes", outcomes(run.record)}};
}

// Which doubts the differences depend on, by outcome; outcomes that depend on none are left out.
Json doubts(const Scenario& scenario, const Attempt& attempt, const Comparison& comparison) {
    Json all = Json::object();
    for (const std::string& key : scenario.outcomes) {
        Json list = Json::array();
        for (const Doubt& doubt :
             doubts_of(scenario, attempt, comparison, scenario.model->measure_index(key))) {
            list.push_back({{"assumption", doubt.key},
                            {"share", printed_number(doubt.share)},
                            {"when_low", printed_number(doubt.when_low)},
                            {"when_high", printed_number(doubt.when_high)}});
        }
        if (!list.empty()) all[key] = std::move(list);
    }
    return all;
}

std::string print(const Json& json) { return json.dump(); }

}  // namespace

std::string run_json(const RunReport& report) {
    const auto measures = report.record.model->measures();
    Json json;
    json["scenario"] = report.scenario.name;
    json["policy"] = policy_named(report.scenario, report.attempt.reform).name;
    json["seed"] = report.attempt.seed;
    json["weeks"] = weeks_of(report.scenario, report.attempt);
    json["population"] = population_of(report.scenario, report.attempt);
    json["fingerprint"] = to_hex(report.fingerprint);
    add_provenance(json, report.scenario, report.attempt);
    json["outcomes"] = outcomes(report.record);
    if (!report.ensemble.empty() && report.ensemble.front().size() > 1) {
        Json ensemble = Json::object();
        for (std::size_t m = 0; m < measures.size(); ++m) {
            double sum = 0;
            for (const double value : report.ensemble[m]) sum += value;
            ensemble[std::string(measures[m].key)] = {
                {"mean", printed_number(sum / static_cast<double>(report.ensemble[m].size()))},
                {"low", printed_number(quantile(report.ensemble[m], 0.05))},
                {"high", printed_number(quantile(report.ensemble[m], 0.95))}};
        }
        json["replicates"] = report.ensemble.front().size();
        json["ensemble"] = std::move(ensemble);
    }
    if (report.series) json["series"] = weekly(report.record);
    return print(json);
}

std::string compare_json(const Scenario& scenario, const Attempt& attempt,
                         const Comparison& comparison, bool series, std::uint32_t planned) {
    const auto measures = scenario.model->measures();
    Json json;
    json["scenario"] = scenario.name;
    json["seed"] = attempt.seed;
    json["weeks"] = weeks_of(scenario, attempt);
    json["population"] = population_of(scenario, attempt);
    json["replicates"] = comparison.replicates();
    add_provenance(json, scenario, attempt);
    const FinishedRun& baseline = *comparison.first.baseline;
    const FinishedRun& reform = *comparison.first.reform;
    json["baseline"] = policy_json(baseline_of(scenario, attempt), baseline);
    if (!attempt.baseline.changed.empty()) json["baseline"]["levers"] = attempt.baseline.changed;
    json["reform"] = policy_json(policy_named(scenario, attempt.reform), reform);
    if (series) {
        json["baseline"]["series"] = weekly(baseline.record);
        json["reform"]["series"] = weekly(reform.record);
    }
    Json differences = Json::object();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const Difference d = difference_of(comparison, m);
        differences[std::string(measures[m].key)] = {
            {"mean", printed_number(d.mean)},
            {"low", printed_number(d.low)},
            {"high", printed_number(d.high)},
            {"share_better", printed_number(d.share_better)}};
    }
    json["difference"] = std::move(differences);
    if (comparison.replicates() >= fewest_for_worst) {
        Json worst = Json::object();
        for (std::size_t m = 0; m < measures.size(); ++m) {
            const auto of = [&](const std::vector<double>& values) {
                return printed_number(mean_of_worst(values, measures[m].direction));
            };
            worst[std::string(measures[m].key)] = {{"baseline", of(comparison.baseline[m])},
                                                   {"reform", of(comparison.reform[m])}};
        }
        json["worst_runs"] = std::move(worst);
    }
    if (comparison.replicates() >= fewest_for_doubts)
        json["sensitivity"] = doubts(scenario, attempt, comparison);
    json["fingerprint"] = to_hex(comparison.fingerprint);
    json["sentence"] = sentence_of(scenario, attempt, baseline.record, reform.record);
    const Changes changes = changes_of(scenario, attempt);
    json["changes"] = changes_words(changes);
    json["baseline_changes"] = changes_words(baseline_changes_of(scenario, attempt));
    json["usual_runs"] = usual_runs(population_of(scenario, attempt), weeks_of(scenario, attempt));
    json["certainty"] = certainty_words(certainty_of(scenario, comparison), planned);
    return print(json);
}

std::string problems_json(const Problems& problems) {
    Json list = Json::array();
    for (const Problem& problem : problems) {
        std::string where = problem.file;
        if (problem.line != 0)
            where += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
        list.push_back({{"where", where}, {"text", problem.text()}});
    }
    return print({{"problems", std::move(list)}});
}

}  // namespace folkmoot
