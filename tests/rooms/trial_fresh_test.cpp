#include "rooms/trial_room.hpp"

#include "rooms/use.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using fake::node_at;
using rooms::use;

namespace {

/// The room in a town that brings no trial of its own.
fake::Desk fresh_room() {
    auto desk = fake::trial_room();
    desk.core.scenario.trial.designs.clear();
    desk.core.scenario.hash += 1;
    desk.open();
    fake::settle(desk);
    return desk;
}

} // namespace

TEST_CASE("a town without a trial of its own says so, and one with nothing to count as well") {
    auto desk = fresh_room();
    CHECK(sheet::find(fake::sheet_of(desk), "trial:fresh") != nullptr);
    CHECK(sheet::find(fake::sheet_of(desk), "trial:design") != nullptr);
    desk.core.scenario.trial.outcomes.clear();
    desk.core.scenario.hash += 1;
    desk.open();
    fake::settle(desk);
    CHECK(sheet::find(fake::sheet_of(desk), "trial:none") != nullptr);
    CHECK(sheet::find(fake::sheet_of(desk), "trial:design") == nullptr);
    CHECK(sheet::find(fake::sheet_of(desk), "trial:own") != nullptr);
}

TEST_CASE("where nobody gets anything nothing is run, and no number of chance is shown") {
    auto desk = fresh_room();
    auto& lab = desk.session.trial_lab();
    CHECK(lab.ran() == nullptr);
    const auto sheet = fake::sheet_of(desk);
    CHECK(node_at(sheet, "trial:waits").words.find("“Changed”") != std::string::npos);
    CHECK(sheet::find(sheet, "trial:size") == nullptr);
    CHECK(sheet::find(sheet, "trial:reset") == nullptr);
    const auto more = node_at(sheet, "trial:add:1");
    CHECK(more.words == "Change something for them");
    REQUIRE(more.options.size() > 1);
    CHECK(use(desk.session, more.key, more.options[1].key) == "");
    fake::settle(desk);
    CHECK(lab.ran() != nullptr);
    CHECK(sheet::find(fake::sheet_of(desk), "trial:waits") == nullptr);
    CHECK(use(desk.session, "trial:reset", "") == "");
    CHECK(sheet::find(fake::sheet_of(desk), "trial:waits") != nullptr);
}

TEST_CASE("a link holds what somebody gets, and one in which nobody does says nothing") {
    auto desk = fresh_room();
    auto& lab = desk.session.trial_lab();
    CHECK(lab.write().empty());
    const auto key = node_at(fake::sheet_of(desk), "trial:add:1").options.at(1).key;
    CHECK(use(desk.session, "trial:add:1", key) == "");
    const auto edited = lab.write();
    const auto design = lab.design();
    CHECK_FALSE(edited.empty());
    CHECK(use(desk.session, "trial:reset", "") == "");
    CHECK(lab.tries_nothing());
    lab.read(edited);
    CHECK(lab.design() == design);
    // Also where it is what links are told against.
    lab.read("n0");
    CHECK(lab.design() == lab.start());
    CHECK(lab.write() == "n0");
}
