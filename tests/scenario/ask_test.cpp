#include "scenario/load.hpp"

#include "tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <string>

namespace folkmoot {

namespace {

/// The tiny scenario, whose one step asks that.
std::string asking(const std::string& ask, const std::string& outcome = "wait_days") {
    const std::string shown =
        outcome.empty() ? std::string() : "\"outcome\": \"" + outcome + "\", ";
    return replaced(tiny_scenario, "\"lever\": \"settlement.rule\", \"set\"",
                    shown + "\"ask\": " + ask + ", \"set\"");
}

struct BrokenAsk {
    const char *slip, *ask, *outcome, *message;
};

constexpr BrokenAsk broken_asks[] = {
    {"a kind with a near name", R"({"kind": "directon", "question": "Up?"})", "wait_days",
     "tiny.json:25:75: tour[0].ask.kind: no such kind of guess; found 'directon', allowed "
     "direction, number or line; did you mean 'direction'?"},
    {"nothing is asked", R"({"kind": "direction"})", "wait_days",
     "tiny.json:25:66: tour[0].ask.question: missing"},
    {"a number without ends", R"({"kind": "number", "question": "Up?"})", "wait_days",
     "tiny.json:25:66: tour[0].ask.range: missing"},
    {"a direction with ends", R"({"kind": "direction", "question": "Up?", "range": [0, 1]})",
     "wait_days",
     "tiny.json:25:116: tour[0].ask.range: a direction has no range; allowed a range for 'number' "
     "and 'line' only"},
    {"ends the wrong way round", R"({"kind": "line", "question": "Up?", "range": [1, 1]})",
     "wait_days",
     "tiny.json:25:115: tour[0].ask.range[1]: not above the low end; found 1, allowed a number "
     "that is larger"},
    {"one end", R"({"kind": "line", "question": "Up?", "range": [1]})", "wait_days",
     "tiny.json:25:111: tour[0].ask.range: too few; found 1 item, allowed 2 items"},
    {"an unknown key with a near name", R"({"kind": "direction", "question": "Up?", "rage": 1})",
     "wait_days",
     "tiny.json:25:107: tour[0].ask.rage: unknown key; found 'rage', allowed kind, question or "
     "range; did you mean 'range'?"},
    {"a guess of nothing", R"({"kind": "direction", "question": "Up?"})", "",
     "tiny.json:25:12: tour[0].outcome: missing"},
    {"a guess of what nobody sees", R"({"kind": "direction", "question": "Up?"})", "closures",
     "tiny.json:25:46: tour[0].outcome: asked about and not shown; found the text 'closures', "
     "allowed one of 'outcomes'"},
};

} // namespace

TEST_CASE("a step of the tour may ask for a guess, and is the same after being written and read") {
    const std::string text =
        asking(R"({"kind": "number", "question": "How long?", "range": [0, 30]})");
    const Scenario read = load_scenario("tiny.json", text, tiny_data).value();
    const Scenario again = load_scenario("tiny.json", write_scenario(read), {}).value();
    for (const Scenario* each : {&read, &again}) {
        const Ask& ask = each->tour.at(0).ask;
        CHECK(ask.kind == "number");
        CHECK(ask.question == "How long?");
        CHECK(ask.low == 0);
        CHECK(ask.high == 30);
    }
}

TEST_CASE("every slip in a guess is told with its place") {
    for (const BrokenAsk& row : broken_asks) {
        CAPTURE(row.slip);
        CHECK(problems_with(asking(row.ask, row.outcome)) == row.message);
    }
}

namespace {

/// The tiny scenario, whose one step shows that.
std::string showing(const std::string& show) {
    return replaced(tiny_scenario, "\"lever\": \"settlement.rule\", \"set\"",
                    "\"show\": " + show + ", \"set\"");
}

} // namespace

TEST_CASE(
    "a step of the tour turns the map to what it speaks of, also after being written and read") {
    const Scenario read =
        load_scenario("tiny.json", showing(R"({"side": "both", "colour": "age", "play": true})"),
                      tiny_data)
            .value();
    const Scenario again = load_scenario("tiny.json", write_scenario(read), {}).value();
    for (const Scenario* each : {&read, &again})
        CHECK(each->tour.at(0).show == TourView{"both", "age", true});
    CHECK(load_scenario("tiny.json", showing("{}"), tiny_data).value().tour.at(0).show ==
          TourView{});
}

TEST_CASE("every slip in what a step shows is told with its place") {
    CHECK(problems_with(showing(R"({"side": "bath"})")) ==
          "tiny.json:25:52: tour[0].show.side: no such side; found 'bath', allowed baseline, "
          "reform, both or change; did you mean 'both'?");
    CHECK(problems_with(showing(R"({"play": 1})"))
              .ends_with("tour[0].show.play: wrong type; found 1, allowed true or false"));
    CHECK(problems_with(showing(R"({"colour": "agee"})")).ends_with("; did you mean 'age'?"));
    CHECK(problems_with(asking(R"({"kind": "direction", "question": "Up?"}, "show": {})"))
              .ends_with("tour[0].show: a step that asks shows nothing before; allowed 'ask' or "
                         "'show'"));
}

} // namespace folkmoot
