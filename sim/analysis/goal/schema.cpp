#include "analysis/goal/asked.hpp"
#include "analysis/result_schema.hpp"
#include "models/list.hpp"
#include "scenario/load.hpp"
#include "scenario/schema/words.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::schema {
namespace {

constexpr double any = 1e15; ///< more than anything here comes to

Json answer_definition() {
    const Json guard = entire(
        "", {{"kept", flag("Whether it is not worse than under the first policy by more "
                           "than chance")},
             {"kept_in", whole("In so many of the runs", 0, any)},
             {"worse_by", list("By group, in the outcome's unit; below 0 it is better", or_null(""),
                               1, limits::areas)},
             {"chance", list("What still is chance, by group", or_null(""), 1, limits::areas)}});
    return entire(
        "Where levers were moved to, and what that does",
        {{"set", values_by_key("Levers that move, by key")},
         {"change",
          number("Shares of their ranges that levers move by, added up", {0, goal::most_levers})},
         {"value", or_null("Of the goal's outcome; of groups the one furthest from the goal")},
         {"values", list("By group", or_null(""), 1, limits::areas)},
         {"met", flag("Whether the goal is met")},
         {"cost", or_null("What it costs; null: not known")},
         {"not_worse", list("In the order in which they were asked for", guard, 0, 1'000)},
         {"runs", whole("Of all citizens; the first is on the chance that was asked for", 0, any)},
         {"holds", whole("In so many of them the goal is met", 0, any)},
         {"all_citizens", flag("False: stopped while it was looked at with fewer citizens")}});
}

} // namespace

nlohmann::ordered_json of_goal() {
    Json definitions;
    const Json subject{{"outcome", of_type("string", "Its key")},
                       {"group", of_type("string", "As it was asked; empty: everybody")},
                       {"unit", of_type("string", "")}};
    Json wanted = subject;
    wanted["bound"] =
        one_of("", {goal::bound_names[0], goal::bound_names[1], goal::bound_names[2]});
    wanted["low"] = or_null("");
    wanted["high"] = or_null("");
    wanted["words"] = of_type("string", "The goal as a sentence says it");
    definitions["goal"] = entire("What is wanted", std::move(wanted));
    definitions["guard"] = entire("What may not get worse", subject);
    definitions["lever"] = entire("A lever that may move",
                                  {{"key", of_type("string", "")},
                                   {"label", of_type("string", "")},
                                   {"unit", of_type("string", "")},
                                   {"now", {{"type", {"number", "boolean", "string"}}}},
                                   {"values", whole("At how many values it is tried", 1, any)}});
    definitions["answer"] = answer_definition();
    const auto given = [](std::string_view description) {
        return Json{{"description", description},
                    {"anyOf", Json::array({refer("answer"), {{"type", "null"}}})}};
    };
    Json members = made_from();
    members.update(
        {{"policy", of_type("string", "The policy whose levers move")},
         {"model", one_of("", {model_keys().begin(), model_keys().end()})},
         {"settings", values_by_key("What was set before the search, by key")},
         {"money_year", of_type("string", "The prices in which money is shown")},
         {"goal", refer("goal")},
         {"not_worse", list("", refer("guard"), 0, 1'000)},
         {"cost",
          {{"type", {"string", "null"}},
           {"description", "The outcome that is what it costs; null: there is none"}}},
         {"levers", list("", refer("lever"), 1, 1'000)},
         {"levers_chosen", flag("Whether they were found to move the goal most")},
         {"points", whole("That were tried", 0, any)},
         {"stopped", flag("Before it was done: this is the best so far")},
         {"now", given("Where the levers stand")},
         {"least_change", given("Of all that was tried and reaches the goal, with no guard worse")},
         {"least_costly", given("Of the same")},
         {"safest", given("What holds most often, if that is oftener than the least change")},
         {"nearest", given("What comes nearest; only where nothing reaches it")},
         {"curve",
          list("What more of the goal costs, the cheapest first", refer("answer"), 0, 1'000)},
         {"fingerprint", fingerprint_of("Of all answers")}});
    Json json = head("goal", "What it would take", "What `folkmoot goal --json` prints.");
    json.update(entire_and("", std::move(members), {{"baseline", other_baseline()}}));
    json["$defs"] = std::move(definitions);
    return json;
}

} // namespace folkmoot::schema
