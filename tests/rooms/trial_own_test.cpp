/// A person's own trial in the split-test lab: their table, and the size that they plan.

#include "rooms/trial_room.hpp"

#include "rooms/use.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using fake::design_of;
using fake::Desk;
using fake::desk_of;
using fake::node_at;
using fake::option_keys;
using fake::own_table;
using fake::settle;
using fake::sheet_of;
using fake::trial_room;
using rooms::use;
using sheet::Kind;
using sheet::Node;

TEST_CASE("a person's own table is pasted, its columns are chosen, and the result can be saved") {
    auto desk = trial_room();
    CHECK(use(desk.session, "trial:own-paste", "  ") == "");
    CHECK(sheet::find(sheet_of(desk), "trial:own-columns") == nullptr);
    CHECK(use(desk.session, "trial:own-paste", "nothing but words") == "");
    CHECK(node_at(sheet_of(desk), "trial:own-problem:0").words.find("two headings") !=
          std::string::npos);
    CHECK(use(desk.session, "trial:own-paste", own_table) == "");
    settle(desk);
    CHECK(node_at(sheet_of(desk), "trial:own-name").words == "pasted table");
    CHECK(node_at(sheet_of(desk), "trial:own-result").words == "Result by Arm against control");
    CHECK(node_at(sheet_of(desk), "trial:own-table").help.find("not checked by Folkmoot") !=
          std::string::npos);
    CHECK(use(desk.session, "trial:own-cluster", "site") == "");
    CHECK(use(desk.session, "trial:own-method", "cluster") == "");
    CHECK(use(desk.session, "trial:own-shares", "1, 2") == "");
    CHECK(desk_of(desk).own().shares == "1, 2");
    settle(desk);
    CHECK(desk_of(desk).analysed()->method == "cluster");
    CHECK(use(desk.session, "trial:own-save", "") == "");
    desk.carry();
    REQUIRE(desk.last_action("save-file") != nullptr);
    CHECK(desk.last_action("save-file")->text == "trial-result.csv");
    CHECK(use(desk.session, "trial:own-forget", "") == "");
    CHECK(sheet::find(sheet_of(desk), "trial:own-columns") == nullptr);
    CHECK(desk_of(desk).own().text.empty());
}

TEST_CASE("the size of a trial that somebody plans is worked out from what they type") {
    auto desk = trial_room();
    CHECK(node_at(sheet_of(desk), "trial:plan-wait").words.starts_with("Say what it is now"));
    CHECK(use(desk.session, "trial:plan-baseline", "50%") == "");
    CHECK(use(desk.session, "trial:plan-effect", "10%") == "");
    CHECK(node_at(sheet_of(desk), "trial:plan-wait").busy);
    settle(desk);
    CHECK(node_at(sheet_of(desk), "trial:plan-result").words == "From 50% by 10%: 385 people.");
    CHECK(node_at(sheet_of(desk), "trial:plan-table").table->rows[0].cells ==
          std::vector<std::string>{"385", "80%"});
    CHECK(use(desk.session, "trial:plan-effect", "soon") == "");
    settle(desk);
    CHECK(node_at(sheet_of(desk), "trial:plan-problem:0").words == "effect: not a number: soon");
    CHECK(sheet::find(sheet_of(desk), "trial:plan-result") == nullptr);
}
