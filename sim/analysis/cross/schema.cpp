#include "analysis/cross/cross.hpp"
#include "analysis/result_schema.hpp"
#include "models/list.hpp"
#include "scenario/load.hpp"
#include "scenario/schema/words.hpp"

#include <string_view>
#include <utility>

namespace folkmoot::schema {
namespace {

constexpr double any_people = 1e12; ///< more than there are

Json cells(std::string_view description) {
    Json json = refer("cells");
    json["description"] = description;
    return json;
}

Json crossed_outcome() {
    const Json spread{{"mean", cells("")},
                      {"low", cells("5% of runs are lower")},
                      {"high", cells("5% of runs are higher")}};
    Json difference = spread;
    difference["share_better"] = cells("Share of runs in which the reform is better");
    return object(
        "Of people, in its unit; only in comparisons: baseline, reform, difference",
        {{"unit", of_type("string", "")},
         {"baseline", cells("In the first run")},
         {"reform", cells("In the first run")},
         {"difference", object("Reform less baseline, over all runs", std::move(difference),
                               {"mean", "low", "high", "share_better"})},
         {"value", cells("In the first run; where there is one policy")},
         {"ensemble",
          object("Over all runs, if there is more than one", spread, {"mean", "low", "high"})}},
        {"unit"});
}

} // namespace

nlohmann::ordered_json of_crossed() {
    Json definitions;
    definitions["cells"] =
        list("A row for each group of the first grouping, a number for each of the second; null "
             "where there is none, as where nobody waits",
             list("", or_null(""), 1, limits::areas), 1, limits::areas);
    definitions["outcome"] = crossed_outcome();
    Json outcomes = of_type("object", "All that are of people and exist by both groupings, by key");
    outcomes["additionalProperties"] = refer("outcome");
    const Json grouping = one_of("", {"deprivation", "age", "area"});
    Json members = made_from();
    members.update(
        {{"policy", of_type("string", "The policy's name")},
         {"baseline", of_type("string", "The policy with which it is compared, if it is")},
         {"baseline_levers", values_by_key("Of that policy: levers moved, if any were")},
         {"replicates", whole("Runs of each policy", 1, any_people)},
         {"model", one_of("", {model_keys().begin(), model_keys().end()})},
         {"settings", values_by_key("What was set")},
         {"money_year", of_type("string", "The prices in which money is shown")},
         {"fingerprint", fingerprint_of("Of the same runs without a crossing")},
         {"by", list("The two groupings", grouping, 2, 2)},
         {"groups", list("What the groups of each are called",
                         list("", of_type("string", ""), 1, limits::areas), 2, 2)},
         {"citizens", cells("Simulated citizens in each cell")},
         {"people", cells("Real people for whom they stand")},
         {"few", whole("Fewer citizens than this in a cell: chance decides much of it", 1, 1'000)},
         {"outcomes", std::move(outcomes)},
         {"left_out", list("Outcomes that are not of people, or not by both", of_type("string", ""),
                           0, 1'000)}});
    std::vector<std::string> always;
    for (auto member = members.begin(); member != members.end(); ++member)
        if (!member.key().starts_with("baseline")) always.push_back(member.key());
    Json json = head("crossed", "Two groupings crossed",
                     "What `folkmoot run --by … --json` and `folkmoot compare --by … --json` "
                     "print: the last year.");
    json.update(object("", members, {always.begin(), always.end()}));
    json["$defs"] = std::move(definitions);
    return json;
}

} // namespace folkmoot::schema
