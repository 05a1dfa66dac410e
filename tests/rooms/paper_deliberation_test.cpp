/// The brief of a conversation: what stands on it, and what does not.

#include "rooms/paper/parts.hpp"
#include "rooms/settled_desk.hpp"
#include "rooms/use.hpp"
#include "session/deliberation/ballots.hpp"

#include "core/hash.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace folkmoot;
using fake::Desk;
using fake::node_at;
using fake::sheet_of;
using rooms::use;
using sheet::Node;

namespace {

const session::PaperPage talk_page{session::Paper::brief, "https://example.org/index.html",
                                   "27 November 2026", "2026-11-27"};

Node talk_brief(Desk& desk) {
    desk.session.show_paper(talk_page);
    desk.settle(5000);
    return sheet_of(desk);
}

std::string talk_words(const Node& root) {
    std::string all;
    sheet::walk(root, [&](const Node& node) { all += node.words + "\n" + node.title + "\n"; });
    return all;
}

} // namespace

TEST_CASE("a conversation's brief is one page with what is shared, what splits, who and how") {
    Desk desk = fake::gathered_room();
    desk.session.deliberation().vote(2, 1); // one's own, which is not counted
    const auto sheet = talk_brief(desk);
    std::set<std::string> keys;
    std::size_t pages = 0;
    sheet::walk(sheet, [&](const Node& node) {
        CAPTURE(node.key);
        CHECK(keys.insert(node.key).second);
        pages += node.key.starts_with("paper:page:") ? 1U : 0U;
        if (node.kind == sheet::Kind::button || node.kind == sheet::Kind::choice)
            CHECK(node.key.starts_with("paper:"));
        if (node.chart)
            for (const auto& series : node.chart->series) CHECK(series.key != "you");
    });
    CHECK(pages == 1);
    const auto words = talk_words(sheet);
    const auto told = [&](const std::string& part) {
        CAPTURE(part);
        CHECK(words.find(part) != std::string::npos);
    };
    CHECK(node_at(sheet, "paper:question").words == desk.core.scenario.question);
    told("Printed on 27 November 2026.");
    told("8 people took part.");
    // Of two camps: what both say, and what five say and three do not (ballots.hpp).
    told("8 of 8 (100%) agree, 0 disagree: “Every area needs a practice.”.");
    told(" agree, 3 disagree: “Waiting is the worst of it.”.");
    told("folkmoot deliberate virtual-gp.ballots");
    told(to_hex(desk.session.deliberation().found()->fingerprint));
    CHECK(std::get<std::string>(node_at(sheet, "paper:link").value) ==
          "https://example.org/deliberate.html#scenario=virtual-gp");
    // What splits is not among what is shared.
    CHECK(talk_words(node_at(sheet, "brief:agreed")).find("Waiting") == std::string::npos);
    CHECK(talk_words(node_at(sheet, "brief:split")).find("practice") == std::string::npos);
    CHECK(use(desk.session, "paper:back", "") == "");
    desk.carry();
    CHECK(desk.last_action("leave-paper") != nullptr);
}

TEST_CASE("the room leads to its brief, and without ballots there is nothing to print") {
    Desk desk = fake::gathered_room();
    desk.settle(5000);
    CHECK(use(desk.session, "deliberate:brief", "") == "");
    desk.settle(5000);
    const auto* asked = desk.last_action("open-paper");
    REQUIRE(asked != nullptr);
    CHECK(asked->text == "brief\ncode\ndeliberate");
    Desk empty = fake::deliberation_room();
    const auto sheet = talk_brief(empty);
    CHECK(node_at(sheet, "paper:print").disabled);
    CHECK(node_at(sheet, "paper:wait").words.find("no ballots are gathered") != std::string::npos);
}
