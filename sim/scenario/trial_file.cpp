#include "scenario/trial_file.hpp"

#include "models/list.hpp"
#include "scenario/json/number.hpp"
#include "scenario/load_parts.hpp"
#include "scenario/trial_parts.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace folkmoot {

namespace {

using Json = nlohmann::ordered_json;

Json arm_json(const Model& model, const TrialArm& arm) {
    Json json{{"name", arm.name}, {"label", arm.label}, {"share", written_number(arm.share)}};
    if (!arm.settings.empty()) {
        json["settings"] = Json::object();
        for (const auto& [key, value] : arm.settings)
            json["settings"][key] = written_setting(model, key, value);
    }
    return json;
}

} // namespace

nlohmann::ordered_json design_json(const Model& model, const TrialDesign& design) {
    Json json;
    json["name"] = design.name;
    json["question"] = design.question;
    json["unit"] = trial_unit_names[static_cast<std::size_t>(design.unit)];
    json["arms"] = Json::array();
    for (const TrialArm& arm : design.arms) json["arms"].push_back(arm_json(model, arm));
    json["saturations"] = Json::array();
    for (const double share : design.saturations)
        json["saturations"].push_back(written_number(share));
    json["block_weeks"] = design.block_weeks;
    json["exclude"] = written_number(design.exclude);
    json["stratified"] = design.stratified;
    json["rerandomised"] = design.rerandomised;
    if (!design.salt.empty()) json["salt"] = design.salt;
    if (!design.layer.empty()) json["layer"] = design.layer;
    json["layer_from"] = written_number(design.layer_from);
    json["layer_to"] = written_number(design.layer_to);
    json["outcome"] = design.outcome;
    json["method"] = design.method;
    json["start_week"] = design.start_week;
    json["weeks"] = design.weeks;
    json["alpha"] = written_number(design.alpha);
    json["power"] = written_number(design.power);
    json["effect"] = written_number(design.effect);
    json["looking"] = looking_names[static_cast<std::size_t>(design.looking)];
    json["look_every"] = design.look_every;
    json["cost_per_person"] = written_number(design.cost_per_person);
    json["attrition"] = written_number(design.attrition);
    return json;
}

nlohmann::ordered_json trial_json(const Model& model, const TrialSection& trial) {
    Json json;
    json["designs"] = Json::array();
    for (const TrialDesign& design : trial.designs)
        json["designs"].push_back(design_json(model, design));
    json["outcomes"] = trial.outcomes;
    json["lesson"] = trial.lesson;
    return json;
}

Result<std::string> scenario_of_design(std::string_view file_name, std::string_view text) {
    Report report(file_name, models().front());
    JsonValue root;
    if (!read_json(text, 0, file_name, root, report.problems())) return report.take();
    ObjectReader reader(report, root, "");
    std::string name = reader.text("scenario", Presence::required, 60);
    if (!report.empty()) return report.take();
    return name;
}

Result<TrialDesign> load_design(std::string_view file_name, std::string_view text,
                                const Scenario& scenario) {
    Report report(file_name, scenario.model);
    JsonValue root;
    if (!read_json(text, 0, file_name, root, report.problems())) return report.take();
    ObjectReader reader(report, root, "");
    if (!reader.is_object()) return report.take();
    (void)reader.text("scenario", Presence::optional, 60);
    const TrialDesign usual =
        scenario.trial.designs.empty() ? TrialDesign{} : scenario.trial.designs.front();
    TrialDesign design = read_design(report, reader, usual);
    reader.finish();
    if (!report.empty()) return report.take();
    return design;
}

std::string write_design(const Model& model, const TrialDesign& design,
                         std::string_view scenario_name) {
    Json json{{"scenario", scenario_name}};
    json.update(design_json(model, design));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace folkmoot
