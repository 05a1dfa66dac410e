#include "session/fake_scenario.hpp"

#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;
using namespace folkmoot::session;

TEST_CASE(
    "a lever that returns to its start counts as unmoved, so that equal questions are equal") {
    const auto s = fake::scenario();
    const auto start = opening_trial(s);
    auto trial = start;
    const auto& field = *find_field(s, "settlement.portability");
    move_field(s, trial, field, 0.5);
    CHECK(trial.changed.size() == 1);
    move_field(s, trial, field, 1.0);
    CHECK(trial == start);
}

TEST_CASE("a lever moves onto its steps and never out of its range") {
    const auto s = fake::scenario();
    auto trial = opening_trial(s);
    const auto& lag = *find_field(s, "settlement.lag_weeks");
    move_field(s, trial, lag, 17.4);
    CHECK(value_of(s, trial, lag) == 17);
    move_field(s, trial, lag, 1e9);
    CHECK(value_of(s, trial, lag) == 104);
    const auto& spreads = *find_field(s, "choice.word_spreads");
    move_field(s, trial, spreads, 0.3000001);
    CHECK(value_of(s, trial, spreads) == 0.3);
    move_field(s, trial, spreads, NAN);
    CHECK(value_of(s, trial, spreads) == 2.2);
}

TEST_CASE("an off-step start can be returned to") {
    const auto s = fake::scenario();
    auto trial = opening_trial(s);
    const auto& price = *find_field(s, "payment.price");
    move_field(s, trial, price, 150);
    CHECK(is_moved(trial, price));
    move_field(s, trial, price, 100.56);
    CHECK_FALSE(is_moved(trial, price));
}

TEST_CASE("levers belong to the reform, assumptions to both sides") {
    const auto s = fake::scenario();
    auto trial = opening_trial(s);
    const auto& patience = *find_field(s, "service.patience");
    const auto& rule = *find_field(s, "settlement.rule");
    move_field(s, trial, patience, 10);
    CHECK(trial.shared.size() == 1);
    CHECK(baseline_value(s, trial, patience) == 10);
    CHECK(value_of(s, trial, rule) == 1);
    CHECK(baseline_value(s, trial, rule) == 0);
}

TEST_CASE("an old memory is made to fit: unknown keys go, values come into range, the rest stays "
          "as it is") {
    const auto s = fake::scenario();
    message::Trial trial;
    trial.reform = "gone";
    trial.seed = 7;
    trial.population = s.population;
    trial.changed = {{"settlement.portability", 0.123456}, {"unknown", 1}, {"service.patience", 3}};
    trial.shared = {{"service.patience", 1e6}};
    const auto fit = fitted(s, trial);
    CHECK(fit.reform == "follows");
    CHECK(fit.seed == 7);
    CHECK(fit.population == 0);
    CHECK(fit.changed == std::map<std::string, double>{{"settlement.portability", 0.123456}});
    CHECK(fit.shared.at("service.patience") == 20);
}

TEST_CASE("what the reform changes and which facts were changed are told apart, in words") {
    const auto s = fake::scenario();
    auto trial = opening_trial(s);
    move_field(s, trial, *find_field(s, "service.patience"), 10);
    const auto reform = changes_in_words(s, trial, message::Kind::lever);
    REQUIRE(reform.size() == 1);
    CHECK(reform[0] == "Who pays for patients from elsewhere: follows (baseline none)");
    const auto facts = changes_in_words(s, trial, message::Kind::assumption);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0] == "Patience: 10.0 weeks (usually 6.0 weeks)");
}

TEST_CASE("a memory is JSON, whatever names hold") {
    message::Trial trial;
    trial.reform = "a\"b\\c\n";
    trial.changed["k"] = 0.5;
    CHECK(write_memory("s", trial, "room=explore") ==
          R"({"scenario":"s","reform":"a\"b\\c\u000a","seed":1,"population":0,"weeks":0,)"
          R"("shared":{},"changed":{"k":0.5},"view":"room=explore"})");
}
