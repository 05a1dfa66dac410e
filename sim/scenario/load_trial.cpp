#include "engine/person.hpp"
#include "engine/trial.hpp"
#include "scenario/load.hpp"
#include "scenario/load_parts.hpp"
#include "scenario/trial_parts.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace folkmoot {

namespace {

constexpr Range any_share{0.0, 1.0};

template <class Enum, std::size_t Count>
Enum read_choice(Report& report, ObjectReader& reader, std::string_view key, std::string_view what,
                 const std::array<std::string_view, Count>& names, Enum otherwise) {
    const JsonValue* value = reader.get(key, Presence::optional);
    const auto index = value == nullptr
                           ? std::nullopt
                           : read_one_of(report, *value, reader.path(key), what, names);
    return index ? static_cast<Enum>(*index) : otherwise;
}

/// The text, or that of `usual`; required where there is none.
std::string read_or(ObjectReader& reader, std::string_view key, const std::string& usual,
                    std::size_t longest) {
    std::string text =
        reader.text(key, usual.empty() ? Presence::required : Presence::optional, longest);
    return text.empty() ? usual : text;
}

TrialArm read_arm(Report& report, const JsonValue& value, const std::string& path) {
    ObjectReader reader(report, value, path);
    TrialArm arm;
    if (const JsonValue* name = reader.get("name", Presence::required))
        arm.name = read_key(report, *name, reader.path("name"));
    arm.label = reader.text("label", Presence::required, 100);
    arm.share = reader.number("share", any_share);
    if (const JsonValue* settings = reader.get("settings", Presence::optional))
        arm.settings =
            read_field_values(report, *settings, reader.path("settings"), FieldsAllowed::all);
    reader.finish();
    return arm;
}

void read_arms(Report& report, ObjectReader& reader, TrialDesign& design) {
    const JsonValue* arms =
        reader.get("arms", design.arms.empty() ? Presence::required : Presence::optional);
    const std::string path = reader.path("arms");
    if (arms == nullptr || !is_list(report, *arms, path, 2, 50)) return;
    design.arms.clear();
    for (std::size_t i = 0; i < arms->items.size(); ++i)
        design.arms.push_back(read_arm(report, arms->items[i], item_path(path, i)));
}

void read_saturations(Report& report, ObjectReader& reader, TrialDesign& design) {
    const JsonValue* list = reader.get("saturations", Presence::optional);
    const std::string path = reader.path("saturations");
    if (list == nullptr || !is_list(report, *list, path, 0, 1'000)) return;
    design.saturations.clear();
    for (std::size_t i = 0; i < list->items.size(); ++i)
        design.saturations.push_back(
            read_number(report, list->items[i], item_path(path, i), any_share).value_or(0));
}

void read_layer(ObjectReader& reader, TrialDesign& design) {
    const std::string layer = reader.text("layer", Presence::optional, 60);
    if (!layer.empty()) design.layer = layer;
    design.layer_from = reader.number("layer_from", any_share, design.layer_from);
    design.layer_to = reader.number("layer_to", any_share, design.layer_to);
}

/// Keys of outcomes and methods are looked up here, so that a slip is told with its line.
void read_question(Report& report, ObjectReader& reader, TrialDesign& design) {
    const auto read = [&](std::string_view key, std::string_view what, std::string& into,
                          const std::vector<std::string_view>& names) {
        const Presence presence = into.empty() ? Presence::required : Presence::optional;
        const JsonValue* value = reader.get(key, presence);
        if (value == nullptr) return;
        if (const auto index = read_one_of(report, *value, reader.path(key), what, names))
            into = names[*index];
    };
    std::vector<std::string_view> outcomes, methods;
    for (const PersonOutcome& outcome : report.model().about().person_outcomes)
        outcomes.push_back(outcome.key);
    for (const MethodWords& method : method_words()) methods.push_back(method.key);
    read("outcome", "outcome of a trial", design.outcome, outcomes);
    read("method", "method", design.method, methods);
}

/// What contradicts itself or cannot be run, at the line of the member that it is about.
void report_design(Report& report, ObjectReader& reader, Problems problems) {
    for (Problem& problem : problems) {
        const std::string key = problem.path.substr(0, problem.path.find_first_of(".["));
        report.add(reader.at(key), reader.path(problem.path), std::move(problem.what),
                   std::move(problem.found), std::move(problem.allowed));
    }
}

/// Of a design that is right in itself: what cannot be tried in this scenario.
void report_unfit(Report& report, ObjectReader& reader, const TrialDesign& design,
                  const Scenario& scenario) {
    if (scenario.policies.empty()) return;
    Settings settings = scenario.settings;
    for (const auto& [key, value] : scenario.policies.front().settings)
        if (const Setting* setting = scenario.model->find_setting(key))
            setting->set(settings, value);
    report_design(report, reader,
                  check_trial(design, *scenario.model, settings,
                              {scenario.areas.size(), scenario.providers.size(), scenario.weeks}));
}

} // namespace

TrialDesign read_design(Report& report, ObjectReader& reader, const TrialDesign& usual) {
    const std::size_t problems_before = report.problems().size();
    TrialDesign design = usual;
    if (const JsonValue* name =
            reader.get("name", usual.name.empty() ? Presence::required : Presence::optional))
        design.name = read_key(report, *name, reader.path("name"));
    design.question = read_or(reader, "question", usual.question, 300);
    design.unit = read_choice(report, reader, "unit", "unit", trial_unit_names, usual.unit);
    if (design.unit != usual.unit) design.saturations.clear();
    read_arms(report, reader, design);
    read_saturations(report, reader, design);
    const auto whole = [&](std::string_view key, double low, double high, std::uint32_t otherwise) {
        return static_cast<std::uint32_t>(reader.whole(key, low, high, otherwise));
    };
    design.weeks = whole("weeks", 1, limits::most_weeks, usual.weeks);
    design.start_week = whole("start_week", 0, limits::most_weeks, usual.start_week);
    design.block_weeks =
        whole("block_weeks", 1, design_limits::most_block_weeks, usual.block_weeks);
    design.look_every = whole("look_every", 1, design_limits::most_block_weeks, usual.look_every);
    design.exclude = reader.number("exclude", any_share, usual.exclude);
    design.attrition = reader.number("attrition", any_share, usual.attrition);
    design.alpha = reader.number("alpha", design_limits::alpha, usual.alpha);
    design.power = reader.number("power", design_limits::power, usual.power);
    design.effect = reader.number("effect", design_limits::effect, usual.effect);
    design.cost_per_person =
        reader.number("cost_per_person", design_limits::cost, usual.cost_per_person);
    design.stratified = reader.flag("stratified", usual.stratified);
    design.rerandomised = reader.flag("rerandomised", usual.rerandomised);
    design.looking = read_choice(report, reader, "looking", "way of looking early", looking_names,
                                 usual.looking);
    design.salt = reader.text("salt", Presence::optional, 60);
    if (design.salt.empty()) design.salt = usual.salt;
    read_layer(reader, design);
    read_question(report, reader, design);
    if (report.problems().size() == problems_before)
        report_design(report, reader, check_design(design));
    return design;
}

void read_trial(Report& report, ObjectReader& file, Scenario& scenario) {
    const JsonValue* value = file.get("trial", Presence::optional);
    if (value == nullptr) return;
    if (!report.model().has_trials()) {
        report.add(*value, "trial", "this model cannot be tried on single people",
                   in_quotes(report.model().key()), "no 'trial' in scenarios of this model");
        return;
    }
    ObjectReader reader(report, *value, "trial");
    const JsonValue* designs = reader.get("designs", Presence::required);
    if (designs != nullptr && is_list(report, *designs, "trial.designs", 1, 50)) {
        Names names(report, "design");
        const bool sound = report.empty(); // what comes before the trials
        for (std::size_t i = 0; i < designs->items.size(); ++i) {
            const std::string path = item_path("trial.designs", i);
            ObjectReader design(report, designs->items[i], path);
            const std::size_t before = report.problems().size();
            scenario.trial.designs.push_back(read_design(report, design, {}));
            if (sound && report.problems().size() == before)
                report_unfit(report, design, scenario.trial.designs.back(), scenario);
            design.finish();
            names.take(designs->items[i], path + ".name", scenario.trial.designs.back().name);
        }
    }
    std::vector<std::string_view> keys;
    for (const PersonOutcome& outcome : report.model().about().person_outcomes)
        keys.push_back(outcome.key);
    const JsonValue* outcomes = reader.get("outcomes", Presence::required);
    if (outcomes != nullptr && is_list(report, *outcomes, "trial.outcomes", 1, 50))
        for (std::size_t i = 0; i < outcomes->items.size(); ++i) {
            const std::string path = item_path("trial.outcomes", i);
            if (const auto index =
                    read_one_of(report, outcomes->items[i], path, "outcome of a trial", keys))
                scenario.trial.outcomes.emplace_back(keys[*index]);
        }
    if (const JsonValue* lesson = reader.get("lesson", Presence::optional))
        scenario.trial.lesson = read_texts(report, *lesson, "trial.lesson", 0, 50);
    reader.finish();
}

} // namespace folkmoot
