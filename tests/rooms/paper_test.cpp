#include "rooms/settled_desk.hpp"

#include "core/words/values.hpp"
#include "rooms/paper/parts.hpp"
#include "rooms/use.hpp"
#include "session/manifest.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace folkmoot;
using fake::Desk;
using session::Paper;
using sheet::Node;

namespace {

/// A desk whose page shows a paper, with all that it tells of.
Desk on_paper(Paper paper) {
    Desk desk = fake::settled();
    desk.session.show_paper(
        {paper, "https://example.org/index.html", "27 November 2026", "2026-11-27"});
    desk.settle();
    return desk;
}

std::string paper_words(const Node& root) {
    std::string all;
    sheet::walk(root, [&](const Node& node) {
        all += node.words + "\n" + node.title + "\n";
        if (!node.table) return;
        for (const auto& row : node.table->rows)
            for (const auto& cell : row.cells) all += cell + "\n";
    });
    return all;
}

bool says_it(const std::string& all, const std::string& words) {
    return all.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a paper has its name") {
    for (const auto paper : {Paper::brief, Paper::guide, Paper::worksheet})
        CHECK(session::paper_called(session::paper_names[static_cast<std::size_t>(paper)]) ==
              paper);
    CHECK(session::paper_called("") == Paper::none);
    CHECK(session::paper_called("poster") == Paper::none);
}

TEST_CASE("the room of evidence leads to each paper, with a link to this very result") {
    for (const std::string name : {"brief", "guide", "worksheet"}) {
        Desk desk = fake::settled();
        desk.session.set_room(session::Room::evidence);
        desk.settle();
        CHECK(rooms::use(desk.session, "button:" + name, "") == "");
        desk.settle();
        const auto* asked = desk.last_action("open-paper");
        REQUIRE(asked != nullptr);
        CHECK(asked->text.starts_with(name + "\n"));
        CHECK(asked->text.size() > name.size() + 1);
    }
}

TEST_CASE("every node of a paper has a key of its own, and outside its tools nothing is pressed") {
    for (const auto paper : {Paper::brief, Paper::guide, Paper::worksheet}) {
        const Desk desk = on_paper(paper);
        const auto sheet = fake::sheet_of(desk);
        std::set<std::string> keys;
        sheet::walk(sheet, [&](const Node& node) {
            CAPTURE(node.key);
            CHECK(keys.insert(node.key).second);
            const bool pressed =
                node.kind == sheet::Kind::button || node.kind == sheet::Kind::choice;
            if (pressed) CHECK(node.key.starts_with("paper:"));
        });
        CHECK_FALSE(keys.contains("header"));
        CHECK(says_it(paper_words(sheet), desk.session.scenario()->question));
        CHECK(says_it(paper_words(sheet), "Printed on 27 November 2026."));
        const auto& link = fake::node_at(sheet, "paper:link");
        CHECK(std::get<std::string>(link.value) ==
              "https://example.org/index.html#" + desk.session.paper_code());
        CHECK_FALSE(link.modules.empty());
    }
}

TEST_CASE("a brief has the sentence, a chart, who loses, the doubts and how to reproduce it") {
    const Desk desk = on_paper(Paper::brief);
    const auto sheet = fake::sheet_of(desk);
    CHECK(fake::node_at(sheet, "brief:sentence").words == desk.session.sentence());
    CHECK(fake::node_at(sheet, "paper:command").words == session::command_line(desk.session));
    const auto& cite = fake::node_at(sheet, "paper:cite").words;
    CHECK(says_it(cite, "Retrieved 2026-11-27"));
    CHECK(says_it(cite, "https://example.org/index.html#"));
    std::size_t charts = 0;
    sheet::walk(sheet, [&](const Node& node) {
        if (node.kind != sheet::Kind::chart) return;
        ++charts;
        // What can be pressed and opened on the screen cannot on paper.
        CHECK(node.children.empty());
        CHECK(node.chart->now < 0);
        CHECK(node.chart->series.size() == 2);
    });
    CHECK(charts == 1);
    for (const auto* key : {"brief:outcomes", "brief:doubts", "brief:why", "brief:assumed",
                            "brief:limits", "brief:sources", "paper:again"})
        (void)fake::node_at(sheet, key);
    CHECK(says_it(paper_words(sheet), "Hospitals, ambulances and pharmacies are left out."));
}

TEST_CASE("who gains most and loses most are the ends of what the groups' results say") {
    const Desk desk = on_paper(Paper::brief);
    const auto gains = rooms::paper_gains(desk.session, 4);
    CHECK(gains.size() <= 4);
    const auto& scenario = *desk.session.scenario();
    const auto& ran = *desk.session.shown()->main;
    for (const auto& gain : gains) {
        CAPTURE(gain.what);
        CHECK_FALSE((gain.better == "nobody" && gain.worse == "nobody"));
        // The group that is named has the difference that is said.
        bool found = false;
        for (std::size_t i = 0; i < scenario.outcomes.size(); ++i) {
            const auto& outcome = scenario.outcomes[i];
            if (!gain.what.starts_with(outcome.label + ", by ")) continue;
            for (const auto& by : outcome.by) {
                for (const auto& group : session::groups_of(scenario, by)) {
                    const auto change = words::difference(
                        outcome, session::value_at(ran.baseline, 4, i, group.slot),
                        session::value_at(ran.reform, 4, i, group.slot));
                    const auto line = words::capitalised(group.name) + ": " + change.text;
                    found = found || line == gain.better || line == gain.worse;
                }
            }
        }
        CHECK(found);
    }
}

TEST_CASE(
    "what a step asks is printed to be guessed; the worksheet leaves out what gives it away") {
    for (const auto paper : {Paper::guide, Paper::worksheet}) {
        Desk desk;
        desk.core.scenario.tour[1].ask = {"direction", "Who will pay more?", 0, 0};
        desk.open();
        desk.settle();
        desk.session.show_paper({paper, "", "", ""});
        desk.settle();
        const auto words = paper_words(fake::sheet_of(desk));
        CHECK(says_it(words, "Guess first: Who will pay more?"));
        CHECK(says_it(words, desk.core.scenario.tour[1].text) == (paper == Paper::guide));
        CHECK(says_it(words, rooms::paper_steps(desk.session)[1].answer) ==
              (paper == Paper::guide));
        // A paper asks nobody to press anything.
        CHECK_FALSE(desk.session.closed_outcome());
    }
}

TEST_CASE("a guide answers each step of the tour from a run of that step") {
    const Desk desk = on_paper(Paper::guide);
    const auto& scenario = *desk.session.scenario();
    const auto trials = desk.session.tour_trials();
    const auto steps = rooms::paper_steps(desk.session);
    REQUIRE(steps.size() == scenario.tour.size());
    REQUIRE(trials.size() == steps.size());
    const auto sheet = fake::sheet_of(desk);
    // A lesson is longer than what one person takes who only looks: each says which it is.
    const auto& plan = fake::node_at(sheet, "guide:plan").words;
    CHECK(plan.starts_with("A lesson of about "));
    const auto& last = fake::node_at(sheet, "guide:minutes").table->rows.back();
    CHECK(std::stoul(plan.substr(18)) >= std::stoul(last.cells[1]));
    CHECK(std::stoul(plan.substr(18)) < std::stoul(last.cells[1]) + 5);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto* results = desk.session.results_of(trials[i]);
        REQUIRE(results != nullptr);
        std::size_t at = 0;
        while (scenario.outcomes[at].key != scenario.tour[i].outcome) ++at;
        const auto values = words::format_both(scenario.outcomes[at],
                                               session::value_at(results->main->baseline, 4, at, 0),
                                               session::value_at(results->main->reform, 4, at, 0));
        CHECK(says_it(steps[i].answer, values.baseline));
        CHECK(says_it(steps[i].answer, values.reform));
        CHECK(says_it(paper_words(sheet), steps[i].answer));
        CHECK(says_it(paper_words(sheet), scenario.tour[i].text));
        CHECK(steps[i].tried.empty() == scenario.tour[i].set.empty());
    }
    // A step keeps what the steps before it have set.
    CHECK(trials.back().changed.at("payment.remote_tariff") == 12);
    CHECK(steps.back().tried == "“Pay for each remote visit”: £12.00 per remote visit");
    for (const auto& statement : scenario.statements) CHECK(says_it(paper_words(sheet), statement));
    for (const auto& limit : scenario.limits) CHECK(says_it(paper_words(sheet), limit));
}

TEST_CASE("a worksheet asks first and gives no answer away") {
    const Desk desk = on_paper(Paper::worksheet);
    const auto sheet = fake::sheet_of(desk);
    const auto words = paper_words(sheet);
    CHECK(says_it(words, "higher   /   the same   /   lower"));
    CHECK_FALSE(says_it(words, desk.session.sentence()));
    for (const auto& step : rooms::paper_steps(desk.session)) {
        CHECK_FALSE(says_it(words, step.answer));
        if (!step.tried.empty()) CHECK(says_it(words, step.question));
    }
    std::size_t pages = 0, lines = 0;
    sheet::walk(sheet, [&](const Node& node) {
        pages += node.key.starts_with("paper:page:") ? 1U : 0U;
        lines += node.key.starts_with("blank:") && node.kind == sheet::Kind::text ? 1U : 0U;
    });
    CHECK(pages == 2);
    CHECK(lines >= 8);
}

TEST_CASE("a paper leads to the others, is printed, and leads back") {
    Desk desk = on_paper(Paper::brief);
    CHECK(rooms::use(desk.session, "paper:which", "guide") == "");
    CHECK(desk.session.paper().paper == Paper::guide);
    CHECK(desk.session.paper().day == "27 November 2026");
    CHECK(rooms::use(desk.session, "paper:which", "poster") != "");
    CHECK(rooms::use(desk.session, "paper:print", "") == "");
    desk.carry();
    CHECK(desk.last_action("print-paper") != nullptr);
    CHECK(rooms::use(desk.session, "paper:back", "") == "");
    desk.carry();
    REQUIRE(desk.last_action("leave-paper") != nullptr);
    CHECK(desk.last_action("leave-paper")->text == desk.session.paper_code());
}

TEST_CASE("texts are taken as long as there is room, one at least") {
    CHECK(rooms::as_fits({"long enough", "b"}, 3) == std::vector<std::string>{"long enough"});
    CHECK(rooms::as_fits({"ab", "cd", "ef"}, 4) == std::vector<std::string>{"ab", "cd"});
    CHECK(rooms::as_fits({}, 4).empty());
    CHECK(rooms::and_more(0).empty());
    CHECK(rooms::and_more(7) == "And 7 more, in the room Evidence.");
}
