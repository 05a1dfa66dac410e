#include "experiment/design.hpp"
#include "engine/person.hpp"
#include "models/list.hpp"
#include "scenario/load.hpp"
#include "scenario/schema/schema.hpp"
#include "scenario/schema/words.hpp"
#include "scenario/trial_parts.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot::schema {

Json design_members(const Json& settings, const std::vector<std::string_view>& outcomes) {
    std::vector<std::string_view> methods;
    for (const MethodWords& method : method_words()) methods.push_back(method.key);
    const Range share{0, 1};
    const double weeks = limits::most_weeks;
    Json arm = object("",
                      {{"name", key("What results call this group")},
                       {"label", text("What the screen calls it", 100)},
                       {"share", number("Of those who take part", share)},
                       {"settings", settings}},
                      {"name", "label", "share"});
    return {
        {"name", key("What results call this design")},
        {"question", text("What the trial is to find out", 300)},
        {"unit",
         one_of("Who or what is assigned", {trial_unit_names.begin(), trial_unit_names.end()})},
        {"arms", list("The groups; the first is left as it is", std::move(arm), 2, most_arms)},
        {"saturations", list("Shares treated, an area each in turn", number("", share), 0, 1'000)},
        {"weeks", whole("How long people are watched", 1, weeks)},
        {"start_week", whole("When the trial begins", 0, weeks)},
        {"block_weeks", whole("Length of a period", 1, design_limits::most_block_weeks)},
        {"look_every", whole("Weeks between two looks", 1, design_limits::most_block_weeks)},
        {"exclude", number("Share of units that nobody treats or counts", share)},
        {"attrition", number("Share whose outcome is never learnt", share)},
        {"alpha", number("Share of trials that may find something where there is nothing",
                         design_limits::alpha)},
        {"power", number("Share of trials that are to find the difference", design_limits::power)},
        {"effect",
         number("Smallest difference worth finding, in the outcome's unit", design_limits::effect)},
        {"cost_per_person", number("Pounds per person who gets a treatment", design_limits::cost)},
        {"stratified", flag("Whether like is assigned among like")},
        {"rerandomised", flag("Whether it is drawn again until the arms are alike")},
        {"looking",
         one_of("How early looks are paid for", {looking_names.begin(), looking_names.end()})},
        {"salt", text("Names the assignment: another salt, another draw", 60)},
        {"layer", text("Trials of one layer share its people out", 60)},
        {"layer_from", number("Where this trial's stretch of the layer begins", share)},
        {"layer_to", number("Where it ends", share)},
        {"outcome", one_of("What is counted of each person", outcomes)},
        {"method", one_of("How the arms are compared", methods)}};
}

const std::vector<std::string_view>& design_required() {
    static const std::vector<std::string_view> names{"name", "question", "arms", "outcome",
                                                     "method"};
    return names;
}

nlohmann::ordered_json of_design() {
    Json json = head("design", "A split test",
                     "A design for `folkmoot trial size` and `trial run`. What it leaves out is "
                     "that of its scenario's first design.");
    Json settings = Json::object();
    std::vector<std::string_view> outcomes;
    for (const Model* model : models()) {
        if (!model->has_trials()) continue;
        for (const Setting& field : model->settings()) {
            Json& all = settings[std::string(field.key)];
            Json one = setting(field, field.get(model->usual()));
            if (all.is_null())
                all = std::move(one);
            else if (all.contains("anyOf"))
                all["anyOf"].push_back(std::move(one));
            else if (all != one)
                all = {{"anyOf", Json::array({all, std::move(one)})}};
        }
        for (const PersonOutcome& outcome : model->about().person_outcomes)
            if (std::ranges::find(outcomes, outcome.key) == outcomes.end())
                outcomes.push_back(outcome.key);
    }
    Json members{{"scenario", text("The scenario that it is tried in", 60)}};
    members.update(design_members(
        object("How the treated live differently", std::move(settings), {}), outcomes));
    json.update(object("", std::move(members), {}));
    add_common(json["$defs"]);
    return json;
}

} // namespace folkmoot::schema
