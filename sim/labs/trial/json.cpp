#include "labs/trial/json.hpp"

#include "core/hash.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;  // NaN becomes null

Json interval(double low, double high) { return Json::array({low, high}); }

Json heading(const Scenario& scenario, const TrialLab& lab) {
    const TrialDesign& d = lab.design;
    return {{"scenario", scenario.name},
            {"design", d.name},
            {"unit", trial_unit_names[static_cast<std::size_t>(d.unit)]},
            {"outcome", d.outcome},
            {"weeks", d.weeks},
            {"looking", looking_names[static_cast<std::size_t>(d.looking)]}};
}

void put(Json& json, const Estimated& effect) {
    json["estimate"] = effect.estimate;
    json["se"] = effect.se;
    json["df"] = effect.df;
    json["interval"] = interval(effect.low, effect.high);
    json["p"] = effect.p;
}

Json arm_json(const TrialFinding& finding) {
    Json json{{"arm", finding.arm}, {"label", finding.label}};
    put(json, finding.estimate.effect);
    json["adjusted_p"] = finding.estimate.adjusted_p;
    json["mean"] = finding.estimate.mean;
    json["control_mean"] = finding.estimate.control_mean;
    json["truth"] = {{"treated", finding.truth_treated}, {"all", finding.truth_all}};
    return json;
}

Json counts(const TrialLab& lab, const std::vector<double>& n) {
    Json json = Json::object();
    for (std::size_t arm = 0; arm < n.size() && arm < lab.design.arms.size(); ++arm) {
        json[lab.design.arms[arm].name] = n[arm];
    }
    return json;
}

Json gap_json(const TrialAccount& account) {
    Json reasons = Json::array();
    for (const ReasonTold& reason : account.reasons) {
        reasons.push_back({{"key", gap_reason_names[static_cast<std::size_t>(reason.reason)]},
                           {"label", reason.label},
                           {"amount", reason.amount},
                           {"sentence", reason.sentence}});
    }
    const TrialFinding& first = account.findings.front();
    return {{"total", first.estimate.effect.estimate - first.truth_all},
            {"sentence", account.gap},
            {"reasons", reasons}};
}

Json weeks_json(const TrialAccount& account) {
    Json weeks = Json::array();
    for (const WeekTold& week : account.weeks) {
        weeks.push_back({{"week", week.week},
                         {"estimate", week.alone.estimate},
                         {"interval", interval(week.alone.low, week.alone.high)},
                         {"valid_interval", interval(week.valid.low, week.valid.high)},
                         {"p", week.alone.p}});
    }
    return weeks;
}

Json groups_json(const TrialAccount& account) {
    Json groups = Json::array();
    for (std::size_t g = 0; g < account.group_effects.size(); ++g) {
        groups.push_back({{"group", deprivation_names[g]},
                          {"estimate", account.group_effects[g]},
                          {"interval", interval(account.group_low[g], account.group_high[g])}});
    }
    return groups;
}

Json summary_json(const TrialSummary& summary) {
    Json properties = Json::array();
    for (const TrialProperty& p : summary.properties) {
        properties.push_back({{"key", p.key},
                              {"label", p.label},
                              {"value", p.value},
                              {"nominal", p.nominal},
                              {"error", p.error},
                              {"sentence", p.sentence}});
    }
    return {{"count", summary.repeats},
            {"mean_estimate", summary.mean_estimate},
            {"mean_truth", summary.mean_truth},
            {"sentence", summary.sentence},
            {"properties", properties}};
}

}  // namespace

std::string account_json(const Scenario& scenario, const TrialLab& lab, std::uint64_t seed,
                         const TrialAccount& account, const std::optional<TrialSummary>& summary) {
    Json json = heading(scenario, lab);
    const TrialFinding& first = account.findings.front();
    json["seed"] = seed;
    json["method"] = lab.design.method;
    put(json, first.estimate.effect);
    json["n"] = counts(lab, account.n);
    json["warnings"] = account.warnings;
    json["arms"] = Json::array();
    for (const TrialFinding& finding : account.findings) json["arms"].push_back(arm_json(finding));
    json["conclusion"] = account.conclusion;
    if (!account.picked.empty()) json["picked"] = account.picked;
    json["changed_assumptions"] = lab.doubted;
    json["truth"] = {
        {"treated", first.truth_treated}, {"all", first.truth_all}, {"sentence", account.truth}};
    json["gap"] = gap_json(account);
    json["weeks_told"] = weeks_json(account);
    json["stopped_week"] = account.stopped_week < 0 ? Json() : Json(account.stopped_week);
    json["ratio_p"] = account.ratio_p;
    json["by_deprivation"] = groups_json(account);
    json["fingerprint"] = to_hex(account.fingerprint);
    if (summary) json["repeats"] = summary_json(*summary);
    return json.dump();
}

std::string size_json(const Scenario& scenario, const TrialLab& lab, const TrialSize& size) {
    Json json = heading(scenario, lab);
    json["effect"] = lab.design.effect;
    json["alpha"] = lab.design.alpha;
    json["power"] = lab.design.power;
    json["people_per_arm"] = size.people_per_arm;
    json["clusters_per_arm"] = size.clusters_per_arm;
    json["available_per_arm"] = size.available_per_arm;
    json["detectable"] = size.detectable;
    json["baseline"] = size.baseline;
    json["spread"] = size.spread;
    json["design_effect"] = size.design_effect;
    json["intracluster"] = size.intracluster;
    json["cluster_variation"] = size.cluster_variation;
    json["cost"] = size.cost;
    json["people_worse_arm"] = size.people_worse_arm;
    json["sentence"] = size.sentence;
    json["notes"] = size.notes;
    json["curve"] = Json::array();
    for (const PowerAt& at : size.curve) {
        json["curve"].push_back({{"n", at.n}, {"closed", at.closed}, {"simulated", at.simulated}});
    }
    return json.dump();
}

}  // namespace folkmoot
