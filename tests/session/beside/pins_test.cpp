#include "session/driven_desk.hpp"

#include "session/beside/pins.hpp"
#include "session/trial/edit.hpp"
#include "session/view.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace folkmoot;
using session::Pin;

namespace {

constexpr auto pinned_lever = "settlement.portability";

fake::Desk pinned_desk(unsigned workers = 1) {
    fake::Desk desk(workers);
    desk.open();
    desk.settle();
    return desk;
}

} // namespace

TEST_CASE("pins survive a link, whatever they are called") {
    session::View view;
    view.all_policies = true;
    for (const char* name :
         {"plain", "a;b=c~d%e", "Ünïcode – “quoted”", "", "%41", "100% ~ half", "tab\tand\nline"})
        view.pins.push_back({name, "follows", {{"a.b", 0.1}, {"c~d", -1e-9}}});
    CHECK(session::read_view(session::write_view(view)) == view);
    // What is no pin is one without a reform, which no scenario has.
    for (const char* text : {"", "~", "x", "x~y~key", "x~y~key~nan", "x~y~key~1e999", "%~%4~%zz"})
        CHECK(session::read_pin(text).changed.empty());
}

TEST_CASE("pins fit the scenario: what it does not have goes and is told") {
    const auto scenario = fake::scenario();
    const auto* field = session::find_field(scenario, pinned_lever);
    REQUIRE(field != nullptr);
    const std::string reform = scenario.policies[1].name;
    std::vector<Pin> pins{{"sound", reform, {{pinned_lever, field->low}}},
                          {"no such policy", "nobody", {}},
                          {"no such lever", reform, {{"no.such", 1}}},
                          {"too far", reform, {{pinned_lever, field->high + 9}}},
                          {"twice", reform, {{pinned_lever, field->low}}}};
    std::vector<std::string> lost;
    const auto kept = session::fitted_pins(scenario, pins, lost);
    for (const auto& each : kept) {
        for (const auto& [key, value] : each.changed) {
            CHECK(key == pinned_lever);
            CHECK(value >= field->low);
            CHECK(value <= field->high);
        }
    }
    CHECK(std::ranges::count(lost, "sound") == 0);
    CHECK(std::ranges::count(lost, "twice") == 0);
    CHECK(std::ranges::count(lost, "no such policy") == 1);
    CHECK(std::ranges::count(lost, "no such lever") == 1);
    CHECK(std::ranges::count(lost, "too far") == 1);
    CHECK(std::ranges::none_of(kept, [](const Pin& each) { return each.name == "twice"; }));
    pins.clear();
    lost.clear();
    for (int i = 0; i < 9; ++i)
        pins.push_back({std::to_string(i), reform, {{pinned_lever, field->low + i * field->step}}});
    CHECK(session::fitted_pins(scenario, pins, lost).size() == session::most_pins);
    CHECK(lost.size() == 3);
}

TEST_CASE("any policy or pin becomes what is compared with, by a press, a link and a memory") {
    auto desk = pinned_desk();
    auto& session = desk.session;
    const auto& scenario = *session.scenario();
    const std::string first = scenario.policies[0].name, second = scenario.policies[1].name;
    const auto usual = session.trial();
    REQUIRE(usual.reform == second);
    session.compare_with("nobody");
    session.compare_with(first); // as it is already
    CHECK(session.trial() == usual);
    CHECK_FALSE(session.history().can_undo());
    // The reform itself becomes the baseline: both change places.
    session.compare_with(second);
    CHECK(session.trial().baseline == second);
    CHECK(session.trial().reform == first);
    session.compare_with(first);
    CHECK(session.trial() == usual);
    // With levers moved, as a pin has them; what is moved to where it is anyway is not moved.
    const auto* field = session::find_field(scenario, pinned_lever);
    REQUIRE(field != nullptr);
    session.compare_with(second, {{pinned_lever, field->low - 7}, {"no.such", 1.0}});
    CHECK(session.trial().baseline == second);
    CHECK(session.trial().reform == second);
    REQUIRE(session.trial().baseline_changed.size() == 1);
    CHECK(session.trial().baseline_changed.at(pinned_lever) == field->low);
    CHECK(session::baseline_value(scenario, session.trial(), *field) == field->low);
    CHECK(session::baseline_label(scenario, session.trial()) ==
          scenario.policies[1].label + ", 1 lever moved");
    const auto memory = session::write_memory(scenario.name, session.trial(), "");
    CHECK(memory.find("\"baseline\":\"" + second + "\"") != std::string::npos);
    CHECK(session::write_memory(scenario.name, usual, "").find("baseline") == std::string::npos);
    CHECK(session::fitted(scenario, session.trial()) == session.trial());
    // All policies: the one it is compared with is not among those that are compared with it.
    session.compare_with(second);
    session.show_all_policies(true);
    const auto beside = session.side_by_side();
    CHECK(
        std::ranges::any_of(beside, [&](const auto& each) { return each.trial.reform == first; }));
    CHECK(std::ranges::none_of(beside, [&](const auto& each) {
        return each.trial.reform == second && each.trial.changed.empty();
    }));
    while (session.history().can_undo()) session.undo();
    CHECK(session.trial() == usual);
}

TEST_CASE("all policies stand side by side, on the same chance and the same facts") {
    auto desk = pinned_desk(2);
    auto& session = desk.session;
    CHECK(session.side_by_side().empty());
    session.show_all_policies(true);
    desk.settle();
    const auto& scenario = *session.scenario();
    const auto all = session.side_by_side();
    REQUIRE(all.size() == scenario.policies.size() - 1);
    for (const auto& each : all) {
        CHECK(each.trial.seed == session.trial().seed);
        const auto* results = session.results_of(each.trial);
        REQUIRE(results != nullptr);
        CHECK(results->replicates().size() + 1 >= session::pin_runs);
        CHECK(results->main->baseline.fingerprint ==
              session.results_of(session.trial())->main->baseline.fingerprint);
    }
    // Another fact: all are asked anew with it; the one on screen no longer is one of them.
    const auto& fact = *std::ranges::find_if(scenario.fields, [](const message::Field& field) {
        return field.kind == message::Kind::assumption && field.type == message::Type::number;
    });
    session.move(fact.key, fact.high, false);
    desk.settle();
    for (const auto& each : session.side_by_side()) {
        CHECK(each.trial.shared == session.trial().shared);
        CHECK(session.results_of(each.trial) != nullptr);
    }
}

TEST_CASE("a result is pinned once, six at most, and goes with the link; a hand goes before them") {
    auto desk = pinned_desk(2);
    auto& session = desk.session;
    const auto& field = *session::find_field(*session.scenario(), pinned_lever);
    CHECK(session.pin("").empty());
    CHECK(session.pins().front().name == session::usual_name(*session.scenario(), session.trial()));
    CHECK_FALSE(session.pin("again").empty());
    for (std::size_t i = 1; i < session::most_pins; ++i) {
        session.move_exactly(pinned_lever, field.low + field.step * static_cast<double>(i));
        CHECK(session.pin("number " + std::to_string(i)).empty());
    }
    session.move_exactly(pinned_lever, field.low + field.step * 9);
    CHECK_FALSE(session.pin("one too many").empty());
    CHECK(session.pins().size() == session::most_pins);
    // The one on screen stands first, as it is none of them.
    CHECK(session.side_by_side().size() == session::most_pins + 1);
    CHECK(session.side_by_side().front().trial == session.trial());
    desk.settle();
    for (const auto& each : session.side_by_side())
        CHECK(session.results_of(each.trial) != nullptr);
    // A hand on a lever: nothing beside it is under way.
    session.show_all_policies(true);
    session.move(pinned_lever, field.high, true);
    desk.carry();
    for (unsigned worker = 0; worker < 2; ++worker) {
        for (const auto& run : desk.runs(worker))
            CHECK(run.trial.changed == session.trial().changed);
    }
    session.release();
    desk.settle();
    const auto pinned = session::trial_of(session.pins()[2], session.trial());
    session.show_reform(pinned);
    CHECK(session.trial() == pinned);
    session.undo();
    CHECK(session.trial() != pinned);
    session.unpin(0);
    CHECK(session.pins().size() == session::most_pins - 1);
    CHECK(session.pin("there is room").empty());
    // The link has them all.
    session.share();
    desk.settle();
    const auto view = session::read_view(desk.core.link.view);
    CHECK(view.pins == session.pins());
    CHECK(view.all_policies);
}

TEST_CASE("a reform beside that cannot be run is told, and is not asked for for ever") {
    auto desk = pinned_desk();
    desk.core.fails = true;
    desk.session.show_all_policies(true);
    desk.settle();
    const auto all = desk.session.side_by_side();
    CHECK(std::ranges::any_of(all,
                              [&](const auto& each) { return desk.session.hopeless(each.trial); }));
    CHECK(desk.session.problems().empty());
    CHECK_FALSE(desk.session.busy());
}
