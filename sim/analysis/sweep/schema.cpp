#include "analysis/result_schema.hpp"
#include "scenario/load.hpp"
#include "scenario/schema/words.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace folkmoot::schema {
namespace {

constexpr double most_runs = 1e15; ///< more than any sweep has

/// What a member by any key is.
Json by_key(std::string_view description, Json each) {
    Json json = of_type("object", description);
    json["additionalProperties"] = std::move(each);
    return json;
}

Json head_definition() {
    const Json vary = entire(
        "", {{"key", of_type("string", "")},
             {"low", of_type("number", "")},
             {"high", of_type("number", "")},
             {"steps", whole("How many values; 0: anything between the ends", 0, most_runs)}});
    Json members = made_from();
    members.update({{"policy", of_type("string", "The reform")},
                    {"assumptions", values_by_key("Set otherwise than the scenario has them")},
                    {"levers", values_by_key("Set otherwise than the policy has them")},
                    {"design", one_of("", {"grid", "sobol", "lhs"})},
                    {"vary", list("What is varied", vary, 1, 1'000)},
                    {"runs", whole("Of all points", 1, most_runs)},
                    {"replicates", whole("Runs at each point", 1, most_runs)}});
    return entire_and("The first line: what the runs are made from", std::move(members),
                      {{"points", whole("Of sobol and lhs: the rows of the design", 1, most_runs)},
                       {"baseline", other_baseline()}});
}

Json point_definition() {
    Json outcome = {{"baseline", or_null("Mean over the replicates, in the outcome's unit")},
                    {"reform", or_null("")},
                    {"difference", or_null("Reform less baseline")}};
    outcome["low"] = or_null("5% of the replicates' differences lie below; only of more than one");
    outcome["high"] = or_null("5% lie above");
    outcome["share_better"] = or_null("Share of the replicates in which the reform is better");
    return entire(
        "A line a point",
        {{"point", whole("Its number", 0, most_runs)},
         {"set", values_by_key("Where the settings are there")},
         {"outcomes", by_key("By key, in the last year",
                             object("", std::move(outcome), {"baseline", "reform", "difference"}))},
         {"fingerprint", fingerprint_of("Of its runs")}});
}

Json indices_definition() {
    const Json shares = by_key("By setting", or_null("Share of the variance"));
    const Json of =
        entire("", {{"variance", or_null("Of the outcome over all points, in its unit squared")},
                    {"first", shares},
                    {"total", shares}});
    const Json outcome = entire("", {{"baseline", of}, {"reform", of}, {"difference", of}});
    return entire("The last line: which setting decides, as Sobol's indices",
                  {{"indices", by_key("By outcome's key", outcome)},
                   {"fingerprint", fingerprint_of("Of all runs")}});
}

} // namespace

nlohmann::ordered_json of_sweep() {
    Json json = head("sweep", "A sweep",
                     "A line of what `folkmoot sweep` prints: the first, one a point, the last.");
    json["anyOf"] = Json::array({refer("head"), refer("point"), refer("indices")});
    json["$defs"] = {{"head", head_definition()},
                     {"point", point_definition()},
                     {"indices", indices_definition()}};
    return json;
}

} // namespace folkmoot::schema
