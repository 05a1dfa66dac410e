/// What the split-test lab offers for a scenario: told with it, before anybody opens the lab.

#include "experiment/estimate.hpp"
#include "platform/core/labs.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

message::TrialDesign design_message(const TrialDesign& d) {
    message::TrialDesign m;
    m.name = d.name;
    m.question = d.question;
    m.unit = static_cast<message::TrialUnit>(d.unit);
    for (const TrialArm& arm : d.arms)
        m.arms.push_back({arm.name, arm.label, arm.share, arm.settings});
    m.saturations = d.saturations;
    m.block_weeks = d.block_weeks;
    m.exclude = d.exclude;
    m.stratified = d.stratified;
    m.rerandomised = d.rerandomised;
    m.salt = d.salt;
    m.outcome = d.outcome;
    m.method = d.method;
    m.start_week = d.start_week;
    m.weeks = d.weeks;
    m.alpha = d.alpha;
    m.power = d.power;
    m.effect = d.effect;
    m.looks = static_cast<message::TrialLooks>(d.looking);
    m.look_every = d.look_every;
    m.cost_per_person = d.cost_per_person;
    m.attrition = d.attrition;
    return m;
}

}  // namespace

message::TrialMenu trial_menu(const Scenario& scenario) {
    message::TrialMenu menu;
    for (const TrialDesign& design : scenario.trial.designs)
        menu.designs.push_back(design_message(design));
    const std::vector<std::string>& shown = scenario.trial.outcomes;
    for (const PersonOutcome& outcome : scenario.model->about().person_outcomes) {
        const bool wanted = shown.empty()
                                ? scenario.model->is_on(scenario.settings, outcome.process)
                                : std::find(shown.begin(), shown.end(), outcome.key) != shown.end();
        if (!wanted) continue;
        menu.outcomes.push_back({std::string(outcome.key), std::string(outcome.label),
                                 std::string(outcome.unit), std::string(outcome.sentence),
                                 outcome.share, outcome.direction});
    }
    for (const MethodWords& words : method_words()) {
        if (words.method == Method::sequential) continue;  // a design says that under `looks`
        menu.methods.emplace_back(words.key);
        menu.method_words.emplace_back(words.sentence);
    }
    menu.lesson = scenario.trial.lesson;
    menu.provider = scenario.model->about().picture.provider;
    menu.providers = scenario.model->about().picture.providers;
    return menu;
}

}  // namespace folkmoot
