#include "session/driven_desk.hpp"

#include "rooms/explore/steps.hpp"
#include "rooms/rooms.hpp"
#include "rooms/use.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace folkmoot;

namespace {

constexpr auto stepped_lever = "settlement.portability";

std::vector<std::string> words_of_steps(const session::Session& session) {
    std::vector<std::string> words;
    if (const auto part = rooms::steps_taken(session))
        for (const auto& button : part->children) words.push_back(button.words);
    return words;
}

} // namespace

TEST_CASE("what was changed is told step by step, and each step can be gone back to") {
    fake::Desk desk(1);
    desk.open();
    desk.settle();
    auto& session = desk.session;
    CHECK(words_of_steps(session).empty());
    const auto& scenario = *session.scenario();
    const auto* lever = session::find_field(scenario, stepped_lever);
    REQUIRE(lever != nullptr);
    const auto opening = session.trial();
    session.move(stepped_lever, lever->low, false);
    session.set_seed(9);
    session.set_population(2000);
    const auto moved = session.trial();
    const auto all = words_of_steps(session);
    REQUIRE(all.size() == 4);
    CHECK(all[0].starts_with("Citizens: from "));
    CHECK(all[0].ends_with(" to 2,000"));
    CHECK(all[1] == "Seed: from " + std::to_string(opening.seed) + " to 9");
    CHECK(all[2].starts_with(lever->label + ": from "));
    CHECK(all[3] == "As it was in the beginning");

    CHECK(rooms::use(session, "step:1", "").empty());
    CHECK(session.trial().seed == opening.seed);
    CHECK(session.trial().changed == moved.changed);
    const auto back = words_of_steps(session);
    REQUIRE(back.size() == 4);
    CHECK(back[0] == all[0] + " (undone)");
    CHECK(back[1] == all[1] + " (undone)");
    CHECK(back[2] == all[2]);
    CHECK(rooms::use(session, "step:3", "").empty());
    CHECK(session.trial() == moved);
    CHECK(rooms::use(session, "step:0", "").empty());
    CHECK(session.trial() == opening);
}

TEST_CASE("several moves at once are told by their names, and a reform by its own") {
    fake::Desk desk(1);
    desk.open();
    desk.settle();
    const auto& scenario = *desk.session.scenario();
    const auto before = desk.session.trial();
    auto after = before;
    std::size_t moved = 0;
    std::string names;
    for (const auto& field : scenario.fields) {
        if (moved == 2) break;
        auto other = after;
        session::move_field(scenario, other, field,
                            session::value_of(scenario, after, field) == field.low ? field.high
                                                                                   : field.low);
        if (other == after) continue;
        after = other;
        names += (moved > 0 ? "; " : "") + field.label;
        ++moved;
    }
    REQUIRE(moved == 2);
    CHECK(rooms::step_words(scenario, before, after) == "2 moved at once: " + names);
    CHECK(rooms::step_words(scenario, after, before) == "All moves undone");
    CHECK(rooms::step_words(scenario, before, before).empty());
    REQUIRE(scenario.policies.size() > 1);
    auto other = after;
    other.reform = scenario.policies[0].name;
    CHECK(rooms::step_words(scenario, before, other) == "Reform: " + scenario.policies[0].label);
}
