#include "analysis/report.hpp"
#include "core/delimited.hpp"
#include "core/hash.hpp"
#include "labs/trial/own_size.hpp"
#include "platform/core/labs.hpp"

#include <array>
#include <limits>
#include <nlohmann/json.hpp>

namespace folkmoot {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;  // NaN becomes null

constexpr std::array<std::string_view, 6> units{"citizen", "provider",      "area",
                                                "week",    "stepped_wedge", "saturation"};
constexpr std::array<std::string_view, 5> looks{"fixed", "naive", "obrien_fleming", "pocock",
                                                "always_valid"};

template <class Enum, std::size_t Count>
Enum enum_of(const Json& json, const char* key, const std::array<std::string_view, Count>& names) {
    const std::string name = json.value(key, std::string(names[0]));
    for (std::size_t i = 0; i < Count; ++i) {
        if (names[i] == name) return static_cast<Enum>(i);
    }
    return Enum{};
}

// A number that may be null: what has no value.
double number(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() || !found->is_number() ? std::numeric_limits<double>::quiet_NaN()
                                                      : found->get<double>();
}

// Members that are left out are those of an empty design.
message::TrialDesign read_design(const Json& json) {
    message::TrialDesign d;
    d.name = json.value("name", d.name);
    d.question = json.value("question", d.question);
    d.unit = enum_of<message::TrialUnit>(json, "unit", units);
    for (const Json& arm : json.value("arms", Json::array())) {
        d.arms.push_back({arm.value("name", ""), arm.value("label", ""), arm.value("share", 0.5),
                          arm.value("settings", std::map<std::string, double>{})});
    }
    d.saturations = json.value("saturations", d.saturations);
    d.block_weeks = json.value("block_weeks", d.block_weeks);
    d.exclude = json.value("exclude", d.exclude);
    d.stratified = json.value("stratified", d.stratified);
    d.rerandomised = json.value("rerandomised", d.rerandomised);
    d.salt = json.value("salt", d.salt);
    d.outcome = json.value("outcome", d.outcome);
    d.method = json.value("method", d.method);
    d.start_week = json.value("start_week", d.start_week);
    d.weeks = json.value("weeks", d.weeks);
    d.alpha = json.value("alpha", d.alpha);
    d.power = json.value("power", d.power);
    d.effect = json.value("effect", d.effect);
    d.looks = enum_of<message::TrialLooks>(json, "looks", looks);
    d.look_every = json.value("look_every", d.look_every);
    d.cost_per_person = json.value("cost_per_person", d.cost_per_person);
    d.attrition = json.value("attrition", d.attrition);
    d.shared = json.value("shared", d.shared);
    return d;
}

OrderedJson write_design(const message::TrialDesign& d) {
    OrderedJson arms = OrderedJson::array();
    for (const message::TrialArm& arm : d.arms) {
        arms.push_back({{"name", arm.name},
                        {"label", arm.label},
                        {"share", arm.share},
                        {"settings", arm.settings}});
    }
    return {{"name", d.name},
            {"question", d.question},
            {"unit", units[static_cast<std::size_t>(d.unit)]},
            {"arms", arms},
            {"saturations", d.saturations},
            {"block_weeks", d.block_weeks},
            {"exclude", d.exclude},
            {"stratified", d.stratified},
            {"rerandomised", d.rerandomised},
            {"salt", d.salt},
            {"outcome", d.outcome},
            {"method", d.method},
            {"start_week", d.start_week},
            {"weeks", d.weeks},
            {"alpha", d.alpha},
            {"power", d.power},
            {"effect", d.effect},
            {"looks", looks[static_cast<std::size_t>(d.looks)]},
            {"look_every", d.look_every},
            {"cost_per_person", d.cost_per_person},
            {"attrition", d.attrition},
            {"shared", d.shared}};
}

OrderedJson json_of(const message::TrialMenu& menu) {
    OrderedJson json{{"designs", OrderedJson::array()}, {"outcomes", OrderedJson::array()}};
    for (const message::TrialDesign& design : menu.designs)
        json["designs"].push_back(write_design(design));
    for (const message::TrialOutcome& o : menu.outcomes) {
        json["outcomes"].push_back({{"key", o.key},
                                    {"label", o.label},
                                    {"unit", o.unit},
                                    {"sentence", o.sentence},
                                    {"share", o.share},
                                    {"direction", o.direction}});
    }
    json["methods"] = menu.methods;
    json["method_words"] = menu.method_words;
    json["lesson"] = menu.lesson;
    return json;
}

OrderedJson json_of(const message::TrialSized& m) {
    OrderedJson json{{"people_per_arm", m.people_per_arm},
                     {"clusters_per_arm", m.clusters_per_arm},
                     {"available_per_arm", m.available_per_arm},
                     {"detectable", m.detectable},
                     {"baseline", m.baseline},
                     {"spread", m.spread},
                     {"design_effect", m.design_effect},
                     {"intracluster", m.intracluster},
                     {"cluster_variation", m.cluster_variation},
                     {"weeks", m.weeks},
                     {"cost", m.cost},
                     {"people_worse_arm", m.people_worse_arm},
                     {"sentence", m.sentence},
                     {"notes", m.notes},
                     {"curve", OrderedJson::array()}};
    for (const message::PowerPoint& p : m.curve) {
        json["curve"].push_back({{"n", p.n}, {"closed", p.closed}, {"simulated", p.simulated}});
    }
    return json;
}

OrderedJson json_of(const std::vector<message::TrialEstimate>& estimates) {
    OrderedJson json = OrderedJson::array();
    for (const message::TrialEstimate& e : estimates) {
        json.push_back({{"arm", e.arm},
                        {"label", e.label},
                        {"n", e.n},
                        {"control_n", e.control_n},
                        {"mean", e.mean},
                        {"control_mean", e.control_mean},
                        {"estimate", e.estimate},
                        {"se", e.se},
                        {"df", e.df},
                        {"low", e.low},
                        {"high", e.high},
                        {"p", e.p},
                        {"adjusted_p", e.adjusted_p},
                        {"truth_treated", e.truth_treated},
                        {"truth_all", e.truth_all}});
    }
    return json;
}

OrderedJson json_of(const message::TrialRan& m) {
    OrderedJson json{{"method_label", m.method_label},
                     {"conclusion", m.conclusion},
                     {"truth", m.truth},
                     {"gap", m.gap},
                     {"estimates", json_of(m.estimates)},
                     {"reasons", OrderedJson::array()},
                     {"weeks", OrderedJson::array()},
                     {"stopped_week", m.stopped_week},
                     {"ratio_p", m.ratio_p},
                     {"warnings", m.warnings},
                     {"group_effects", m.group_effects},
                     {"group_low", m.group_low},
                     {"group_high", m.group_high},
                     {"fingerprint", to_hex(m.fingerprint)}};
    for (const message::TrialReason& r : m.reasons) {
        json["reasons"].push_back(
            {{"key", r.key}, {"label", r.label}, {"sentence", r.sentence}, {"amount", r.amount}});
    }
    for (const message::TrialWeek& w : m.weeks) {
        json["weeks"].push_back({{"week", w.week},
                                 {"estimate", w.estimate},
                                 {"low", w.low},
                                 {"high", w.high},
                                 {"valid_low", w.valid_low},
                                 {"valid_high", w.valid_high},
                                 {"p", w.p}});
    }
    return json;
}

OrderedJson json_of(const message::TrialRepeated& m) {
    OrderedJson json{{"from", m.from}, {"repeats", OrderedJson::array()}};
    for (const message::TrialRepeat& r : m.repeats) {
        json["repeats"].push_back({{"estimate", r.estimate},
                                   {"low", r.low},
                                   {"high", r.high},
                                   {"p", r.p},
                                   {"truth", r.truth},
                                   {"null_estimate", r.null_estimate},
                                   {"null_p", r.null_p}});
    }
    return json;
}

OrderedJson json_of(const message::TrialSummed& m) {
    OrderedJson json{{"repeats", m.repeats},
                     {"mean_estimate", m.mean_estimate},
                     {"mean_truth", m.mean_truth},
                     {"sentence", m.sentence},
                     {"properties", OrderedJson::array()}};
    for (const message::TrialProperty& p : m.properties) {
        json["properties"].push_back({{"key", p.key},
                                      {"label", p.label},
                                      {"sentence", p.sentence},
                                      {"value", p.value},
                                      {"nominal", p.nominal},
                                      {"error", p.error},
                                      {"share", p.share}});
    }
    return json;
}

OrderedJson json_of(const message::TrialAnalysed& m) {
    return {{"headings", m.headings}, {"method", m.method}, {"method_label", m.method_label},
            {"sentence", m.sentence}, {"rows", m.rows},     {"estimates", json_of(m.estimates)},
            {"warnings", m.warnings}};
}

// The answer that was hoped for, or the problems.
template <class Hoped> std::string text_of(const message::Reply& reply) {
    if (const auto* hoped = std::get_if<Hoped>(&reply)) return json_of(*hoped).dump();
    OrderedJson problems = OrderedJson::array();
    if (const auto* failed = std::get_if<message::Failed>(&reply)) {
        for (const auto& p : failed->problems)
            problems.push_back({{"where", p.where}, {"text", p.text}});
    }
    return OrderedJson{{"problems", problems}}.dump();
}

std::string analyse(const Json& command) {
    message::AskTrialAnalysis request;
    request.file = command.value("file", "data.csv");
    request.text = command.value("text", "");
    request.outcome = command.value("outcome", "");
    request.arm = command.value("arm", "");
    request.control = command.value("control", "");
    request.cluster = command.value("cluster", "");
    request.stratum = command.value("stratum", "");
    request.pre = command.value("pre", "");
    request.method = command.value("method", "");
    request.covariates = command.value("covariates", std::vector<std::string>{});
    request.counts = command.value("counts", "");
    request.shares = command.value("shares", std::vector<std::string>{});
    return text_of<message::TrialAnalysed>(answer(request, nullptr));
}

std::string size_alone(const Json& command) {
    const auto typed = [&](const char* key) { return command.value(key, ""); };
    const Result<OwnSizeAsked> asked =
        read_own_size({typed("baseline"), typed("spread"), typed("effect"), "", typed("power"),
                       typed("cluster_people"), typed("intracluster")});
    if (!asked) return problems_json(asked.problems());
    const Result<OwnSize> size = own_size(*asked);
    return size ? own_size_json(*asked, *size) : problems_json(size.problems());
}

std::string summarise(const Json& command) {
    message::AskTrialSummary request;
    request.design = read_design(command.value("design", Json::object()));
    for (const Json& r : command.value("repeats", Json::array())) {
        request.repeats.push_back({number(r, "estimate"), number(r, "low"), number(r, "high"),
                                   number(r, "p"), number(r, "truth"), number(r, "null_estimate"),
                                   number(r, "null_p")});
    }
    return text_of<message::TrialSummed>(answer(request, nullptr));
}

}  // namespace

std::string answer_trial_json(std::string_view what, std::string_view text,
                              const Scenario* scenario) {
    if (!what.starts_with("trial_")) return "";
    const Json command = Json::parse(text);
    if (what == "trial_analyse") return analyse(command);
    if (what == "trial_summary") return summarise(command);
    if (what == "trial_own_size") return size_alone(command);
    if (what != "trial_menu" && what != "trial_size" && what != "trial_run" &&
        what != "trial_repeats")
        return "";
    if (scenario == nullptr) {
        Problem p;
        p.what = "the command names no scenario";
        p.found = what;
        return problems_json({p});
    }
    if (what == "trial_menu") return json_of(trial_menu(*scenario)).dump();
    Workshop workshop(*scenario);
    const message::TrialDesign design = read_design(command.value("design", Json::object()));
    const std::uint64_t seed = command.value("seed", scenario->seed);
    if (what == "trial_size") {
        return text_of<message::TrialSized>(
            answer(message::AskTrialSize{0, design, command.value("simulate", false)}, &workshop));
    }
    if (what == "trial_run")
        return text_of<message::TrialRan>(answer(message::AskTrialRun{0, design, seed}, &workshop));
    return text_of<message::TrialRepeated>(
        answer(message::AskTrialRepeats{0, design, seed, command.value("from", 0U),
                                        command.value("count", 10U)},
               &workshop));
}

}  // namespace folkmoot
