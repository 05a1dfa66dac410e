#include "rooms/chooser.hpp"
#include "rooms/settled_desk.hpp"
#include "rooms/sheet_json.hpp"
#include "rooms/use.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace folkmoot;

namespace {

using Keys = std::vector<std::string>;

session::ScenarioCard card(std::string name, std::string about, std::uint32_t group,
                           std::uint32_t first, std::vector<std::string> answers) {
    session::ScenarioCard made{name, name + " title", "What of " + name + "?"};
    made.about = std::move(about);
    made.group = group;
    made.sentence = "About " + name + " and money.";
    made.minutes = 4;
    made.first = first;
    made.answered_by = std::move(answers);
    return made;
}

/// Keys of headings and buttons, in reading order.
Keys keys_of(const session::Session& session) {
    Keys keys;
    sheet::walk(rooms::chooser(session), [&](const sheet::Node& node) {
        if (node.kind == sheet::Kind::button || node.kind == sheet::Kind::heading)
            keys.push_back(node.key);
    });
    return keys;
}

fake::Desk offered() {
    fake::Desk desk = fake::settled();
    desk.session.set_scenarios({card("virtual-gp", "Money", 2, 2, {"doors", "gone"}),
                                card("mine", "", 0, 0, {}),
                                card("doors", "Service", 1, 1, {"virtual-gp", "mine"})});
    return desk;
}

} // namespace

TEST_CASE("questions stand by what they are about; what is about nothing in particular is last") {
    const fake::Desk desk = offered();
    CHECK(keys_of(desk.session) == Keys{"chooser:path-title", "open-first:doors",
                                        "open-first:virtual-gp", "chooser:group:1:title",
                                        "open:doors", "chooser:group:2:title", "open:virtual-gp",
                                        "chooser:group:0:title", "open:mine", "chooser:own-title"});
    const auto sheet = fake::sheet_of(desk);
    // The workshop begins with the question that is open.
    CHECK(fake::node_at(sheet, "chooser:own").href == "workshop.html#scenario=virtual-gp");
    // From every room one finds how to put a question into a page of one's own.
    CHECK(fake::node_at(sheet, "chooser:embed").href == "embed.html");
    CHECK(fake::node_at(sheet, "chooser:path-title").words ==
          "New here? Two questions in eight minutes");
    CHECK(fake::node_at(sheet, "chooser:group:2:title").words == "Money");
    CHECK(fake::node_at(sheet, "open:doors").help == "About doors and money.");
    CHECK(fake::node_at(sheet, "open-told:doors").words ==
          "doors title. 4 minutes to try. The other side: “virtual-gp title” and “mine title”.");
    // What is not here is not named.
    CHECK(fake::node_at(sheet, "open-told:virtual-gp").words ==
          "virtual-gp title. 4 minutes to try. The other side: “doors title”.");
    CHECK(fake::node_at(sheet, "open:virtual-gp").disabled); // it is open
}

TEST_CASE("the workshop begins with a question of one's own that is open, as it was opened") {
    fake::Desk desk = fake::settled();
    desk.session.set_scenarios({card("doors", "Service", 1, 1, {"virtual-gp", "mine"})});
    const auto sheet = fake::sheet_of(desk);
    CHECK(fake::node_at(sheet, "chooser:own").href == "workshop.html#open");
    // Written out of one that is offered it has the same words: it says whose it is.
    const auto& questions = fake::node_at(sheet, "scenario").options;
    REQUIRE(questions.size() == 2);
    CHECK(questions[0].words == "Yours: " + desk.session.scenario()->question);
    CHECK(questions[1].words == "What of doors?");
}

TEST_CASE("a question is found by words that are told of it, and opened") {
    fake::Desk desk = offered();
    CHECK(rooms::use(desk.session, "chooser:find", "MONEY doors") == "");
    CHECK(keys_of(desk.session) == Keys{"chooser:group:1:title", "open:doors"});
    CHECK(fake::node_at(fake::sheet_of(desk), "chooser:found").words == "One is found.");
    CHECK(rooms::use(desk.session, "chooser:find", "nowhere") == "");
    CHECK(keys_of(desk.session).empty());
    CHECK(rooms::use(desk.session, "chooser:find", "") == "");
    for (const auto* key : {"open:doors", "open-first:doors"}) {
        desk.actions.clear();
        CHECK(rooms::use(desk.session, key, "") == "");
        desk.carry();
        const auto* load = desk.last_action("load-scenario");
        REQUIRE(load != nullptr);
        CHECK(load->text == "doors");
    }
    CHECK_FALSE(rooms::use(desk.session, "open:virtual-gp", "").empty());
}

TEST_CASE("a question's picture goes with its card in the list, and is missed by nobody") {
    fake::Desk desk = fake::settled();
    auto drawn = card("virtual-gp", "Money", 2, 1, {});
    drawn.picture = "states 3 3 ab.c?a";
    desk.session.set_scenarios({drawn, card("doors", "Service", 1, 2, {})});
    const auto sheet = fake::sheet_of(desk);
    CHECK(fake::node_at(sheet, "open:virtual-gp").picture == drawn.picture);
    CHECK(fake::node_at(sheet, "open:doors").picture.empty());
    CHECK(sheet::to_json(fake::node_at(sheet, "open:virtual-gp"))
              .find(R"("picture":"states 3 3 ab.c?a")") != std::string::npos);
    CHECK(sheet::to_json(fake::node_at(sheet, "open:doors")).find("picture") == std::string::npos);
}

TEST_CASE("a lesson about trials opens in the split-test lab") {
    fake::Desk desk = fake::settled();
    auto lesson = card("button", "Trying", 1, 0, {});
    lesson.lesson = true;
    desk.session.set_scenarios({card("virtual-gp", "Money", 2, 0, {}), lesson});
    CHECK(rooms::use(desk.session, "scenario", "button") == "");
    CHECK(desk.session.view().room == session::Room::trial);
    desk.session.set_room(session::Room::explore);
    desk.session.set_scenarios({lesson, card("doors", "Money", 2, 0, {})});
    CHECK(rooms::use(desk.session, "open:doors", "") == "");
    CHECK(desk.session.view().room == session::Room::explore);
}
