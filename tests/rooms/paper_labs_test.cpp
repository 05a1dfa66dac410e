/// The briefs of the labs: what stands on them, and what does not.

#include "rooms/funding_room.hpp"
#include "rooms/trial_room.hpp"

#include "core/hash.hpp"
#include "rooms/paper/parts.hpp"
#include "rooms/use.hpp"
#include "session/funding/command.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace folkmoot;
using fake::FundingRoom;
using fake::node_at;
using session::Paper;
using sheet::Node;

namespace {

const session::PaperPage brief_page{Paper::brief, "https://example.org/index.html",
                                    "27 November 2026", "2026-11-27"};

/// All that a paper says, on the screen too: words, titles, cells, and what its charts draw.
std::string all_told(const Node& root) {
    std::string all;
    sheet::walk(root, [&](const Node& node) {
        all += node.words + "\n" + node.title + "\n" + node.help + "\n";
        if (node.table)
            for (const auto& row : node.table->rows)
                for (const auto& cell : row.cells) all += cell + "\n";
        if (!node.chart) return;
        for (const auto& label : node.chart->labels) all += label + "\n";
        for (const auto& mark : node.chart->marks) all += mark.words + "\n";
    });
    return all;
}

bool told_in(const std::string& all, const std::string& words) {
    return all.find(words) != std::string::npos;
}

/// One page, each node with a key of its own, and outside its tools nothing to press.
void check_one_page(const Node& root) {
    std::set<std::string> keys;
    std::size_t pages = 0, charts = 0;
    sheet::walk(root, [&](const Node& node) {
        CAPTURE(node.key);
        CHECK(keys.insert(node.key).second);
        pages += node.key.starts_with("paper:page:") ? 1U : 0U;
        if (node.kind == sheet::Kind::button || node.kind == sheet::Kind::choice)
            CHECK(node.key.starts_with("paper:"));
        if (node.table) {
            CHECK_FALSE(node.table->sorted);
            CHECK_FALSE(node.table->chosen);
        }
        if (!node.chart) return;
        ++charts;
        CHECK(node.children.empty());
        CHECK(node.chart->keys.empty());
        CHECK(node.chart->now < 0);
    });
    CHECK(pages == 1);
    CHECK(charts == 1);
    for (const auto* key : {"brief:sentence", "brief:doubts", "brief:why", "brief:assumed",
                            "paper:again", "paper:print", "paper:back"})
        CHECK(keys.contains(key));
}

Node funding_brief(FundingRoom& room) {
    room.desk.session.show_paper(brief_page);
    room.settle();
    return room.sheet();
}

/// A lesson about trials, in whose lab the truth waits for a guess.
fake::Desk lesson() {
    auto desk = fake::trial_room();
    std::vector<session::ScenarioCard> cards = desk.session.scenarios();
    for (auto& card : cards) card.lesson = true;
    desk.session.set_scenarios(std::move(cards));
    fake::settle(desk);
    return desk;
}

Node trial_brief(fake::Desk& desk, bool seen = false) {
    auto page = brief_page;
    page.seen = seen;
    desk.session.show_paper(page);
    fake::settle(desk);
    return fake::sheet_of(desk);
}

} // namespace

TEST_CASE("the funding lab leads to its brief, with a link to what is on screen") {
    FundingRoom room;
    REQUIRE(room.use("funding:lever:age", "1.5").empty());
    room.settle();
    REQUIRE(room.use("funding:print").empty());
    room.settle();
    const auto asked = std::ranges::find(room.actions, "open-paper", &session::Action::name);
    REQUIRE(asked != room.actions.end());
    CHECK(asked->text == "brief\ncode\nfunding");
    // The link is to this room, with this formula and this lever.
    CHECK(room.desk.core.link.view.find("room=funding") != std::string::npos);
    CHECK(room.desk.core.link.view.find(room.lab().write()) != std::string::npos);
}

TEST_CASE("the funding lab's brief has who loses most, and how to work it out again") {
    FundingRoom room;
    const auto& answer = *room.lab().answer();
    const auto sheet = funding_brief(room);
    check_one_page(sheet);
    CHECK(node_at(sheet, "brief:sentence").words == answer.sentence);
    CHECK(node_at(sheet, "paper:question").words == answer.formula.title);
    const auto words = all_told(sheet);
    CHECK(told_in(words, "Printed on 27 November 2026."));
    CHECK(told_in(words, "£1.0m for 5 places."));
    CHECK(told_in(words, to_hex(answer.fingerprint)));
    // Who loses most a head, from the money itself.
    std::vector<std::pair<double, std::string>> losers;
    const auto& t = answer.table;
    for (std::size_t i = 0; i < t.ids.size(); ++i) {
        const double a_head = static_cast<double>(t.allocation[i] - t.other[i]) / t.people[i];
        if (a_head < 0) losers.emplace_back(a_head, t.names[i]);
    }
    std::ranges::sort(losers);
    REQUIRE(!losers.empty());
    const auto& rows = node_at(sheet, "brief:losers").table->rows;
    REQUIRE(rows.size() == losers.size());
    for (std::size_t n = 0; n < rows.size(); ++n) CHECK(rows[n].cells.front() == losers[n].second);
    CHECK(rows.front().cells.at(1).starts_with("−£"));
    CHECK(node_at(sheet, "brief:losers").title.find("a head against today") != std::string::npos);
    // How sure it is, is worked out although nobody looks at that part of the lab.
    CHECK(room.lab().tab() == session::FundingTab::who);
    REQUIRE(room.lab().robustness() != nullptr);
    CHECK(told_in(words, room.lab().robustness()->sentence));
    CHECK(node_at(sheet, "brief:gains").chart->labels.size() == t.ids.size());
    CHECK(std::get<std::string>(node_at(sheet, "paper:link").value) ==
          "https://example.org/index.html#code");
    CHECK(node_at(sheet, "paper:command").words == "folkmoot formula weighted");
    const auto& cite = node_at(sheet, "paper:cite").words;
    CHECK(told_in(cite,
                  "formula weighted, table five.csv, fingerprint " + to_hex(answer.fingerprint)));
    CHECK(told_in(cite, "Retrieved 2026-11-27, from https://example.org/index.html#code"));
}

TEST_CASE(
    "a lever that is moved stands on the brief and in its command, and the link is made anew") {
    FundingRoom room;
    (void)funding_brief(room);
    room.desk.core.link = {};
    REQUIRE(rooms::use(room.desk.session, "paper:back", "").empty());
    room.desk.session.show_paper({});
    REQUIRE(room.use("funding:lever:age", "1.5").empty());
    REQUIRE(room.use("funding:against", "target").empty());
    room.settle();
    const auto sheet = funding_brief(room);
    CHECK(room.desk.core.link.view.find(room.lab().write()) != std::string::npos);
    CHECK(node_at(sheet, "paper:command").words ==
          "folkmoot formula weighted --set age=1.5 --against target");
    const auto words = all_told(sheet);
    CHECK(told_in(words, "Moved here: "));
    CHECK(told_in(words, "1.50 (usually 0.50)"));
    CHECK(told_in(words, "with levers moved"));
}

TEST_CASE("a table of one's own is in no link: the brief says so, and names the file") {
    FundingRoom room;
    room.lab().take_own_table("My \"towns\".csv", fake::places_on_a_map);
    room.settle();
    REQUIRE(room.lab().answer() != nullptr);
    REQUIRE_FALSE(room.lab().stale());
    REQUIRE(room.use("funding:print").empty());
    room.settle();
    const auto asked = std::ranges::find(room.actions, "open-paper", &session::Action::name);
    REQUIRE(asked != room.actions.end());
    CHECK(asked->text == "brief\ncode\nfunding own");
    const auto sheet = funding_brief(room);
    check_one_page(sheet);
    CHECK(sheet::find(sheet, "paper:link") == nullptr);
    CHECK(sheet::find(sheet, "paper:cite") == nullptr);
    CHECK(node_at(sheet, "paper:no-link").words.find("“My \"towns\".csv”") != std::string::npos);
    CHECK(node_at(sheet, "paper:command").words ==
          "folkmoot formula weighted --table \"My \\\"towns\\\".csv\"");
    // Whose figures these are is said once.
    const auto words = all_told(sheet);
    const auto said = words.find("Figures: ");
    REQUIRE(said != std::string::npos);
    CHECK(words.find("Figures: ", said + 1) == std::string::npos);
}

TEST_CASE("a brief of what cannot be worked out is not printed") {
    FundingRoom room;
    auto text = room.lab().formula_text();
    text.replace(text.find("share_of(weighted)"), 18, "share_of(weihgted)");
    REQUIRE(room.use("funding:formula-text", text).empty());
    room.settle();
    const auto sheet = funding_brief(room);
    CHECK(node_at(sheet, "paper:print").disabled);
    CHECK(sheet::find(sheet, "paper:page:1") == nullptr);
    CHECK(told_in(all_told(sheet), "something is wrong in the lab"));
}

TEST_CASE("words of a command stand in quotation marks where a shell would part or change them") {
    CHECK(session::command_word("today=Paid-in_2023") == "today=Paid-in_2023");
    CHECK(session::command_word("Paid in 2023=today") == "\"Paid in 2023=today\"");
    CHECK(session::command_word("a\"b$c`d\\e") == "\"a\\\"b\\$c\\`d\\\\e\"");
    CHECK(session::command_word("") == "\"\"");
}

TEST_CASE("the split-test lab's brief has both sentences, the groups and what was not measured") {
    auto desk = fake::trial_room();
    REQUIRE(rooms::use(desk.session, "trial:brief", "").empty());
    fake::settle(desk);
    const auto* asked = desk.last_action("open-paper");
    REQUIRE(asked != nullptr);
    CHECK(asked->text == "brief\ncode\ntrial");
    const auto sheet = trial_brief(desk);
    check_one_page(sheet);
    const auto& ran = *fake::desk_of(desk).ran();
    CHECK(node_at(sheet, "brief:sentence").words == ran.conclusion);
    const auto words = all_told(sheet);
    CHECK(told_in(words, ran.truth));
    CHECK(told_in(words, "A real trial never learns this."));
    CHECK(told_in(words, "It is large enough."));
    CHECK(told_in(words, "The groups differ in age."));
    CHECK(told_in(words, "Counted is only this: Asked for help. Share who asked."));
    CHECK(told_in(words, "How hard it is to apply"));
    CHECK(told_in(words, "The result is looked at once, when the trial is over (fixed horizon)."));
    CHECK(node_at(sheet, "brief:trial-chart").title == ran.gap);
    CHECK(node_at(sheet, "brief:groups").table->rows.size() == ran.estimates.size());
    // An effect is good or bad only where its own interval says so: the least deprived fifth's
    // begins at nothing.
    const auto& fifths = node_at(sheet, "brief:fifths").table->rows;
    REQUIRE(fifths.size() == 5);
    CHECK(fifths.front().marks.at(1) == "");
    CHECK(fifths.back().marks.at(1) == "good");
    CHECK(node_at(sheet, "paper:command").words ==
          "folkmoot trial run virtual-gp --design by-person --seed " +
              std::to_string(fake::desk_of(desk).seed()));
}

TEST_CASE("while the truth waits for a guess, no word or number of it is on the brief") {
    auto desk = lesson();
    const auto& ran = *fake::desk_of(desk).ran();
    const auto sheet = trial_brief(desk);
    check_one_page(sheet);
    const auto words = all_told(sheet);
    CHECK(told_in(words, "in the lab it is guessed first"));
    CHECK(told_in(words, ran.conclusion));
    for (const auto& secret : {ran.truth, ran.gap, ran.warnings.front(), std::string("truth"),
                               std::string("+3.0"), std::string("One trial in four")})
        CHECK_FALSE(told_in(words, secret));
    CHECK_FALSE(told_in(words, "True effect"));
    // Nor what the treatment sets: of a lesson's it may say that it does nothing.
    CHECK_FALSE(told_in(words, "How hard it is to apply"));
    // Once it was guessed here, or on the page from which this one was opened, it is told.
    CHECK(told_in(all_told(trial_brief(desk, true)), ran.truth));
    desk.session.show_paper({});
    REQUIRE(rooms::use(desk.session, "trial:guess-right", "").empty());
    REQUIRE(rooms::use(desk.session, "trial:brief", "").empty());
    fake::settle(desk);
    CHECK(desk.last_action("open-paper")->text == "brief\ncode\ntrial seen");
    CHECK(told_in(all_told(trial_brief(desk)), ran.truth));
}

TEST_CASE("a design that was changed has a link and no command") {
    auto desk = fake::trial_room();
    REQUIRE(rooms::use(desk.session, "trial:weeks", "12").empty());
    fake::settle(desk);
    const auto sheet = trial_brief(desk);
    CHECK(sheet::find(sheet, "paper:command") == nullptr);
    CHECK(told_in(all_told(sheet), "it knows only designs that are in a file"));
    CHECK(told_in(node_at(sheet, "paper:cite").words, "(the design changed)"));
}

TEST_CASE(
    "a trial of one's own beside the simulated one is told with its file, which no link holds") {
    auto desk = fake::trial_room();
    desk.session.trial_lab().take_own("mine.csv", fake::own_table);
    auto own = desk.session.trial_lab().own();
    own.outcome = "Result";
    desk.session.trial_lab().change_own(own);
    fake::settle(desk);
    REQUIRE(fake::desk_of(desk).analysed() != nullptr);
    const auto sheet = trial_brief(desk);
    check_one_page(sheet);
    CHECK(told_in(all_told(node_at(sheet, "brief:own")), fake::desk_of(desk).analysed()->sentence));
    CHECK(told_in(all_told(node_at(sheet, "brief:own")), "“mine.csv”"));
    CHECK_FALSE(node_at(sheet, "paper:link").modules.empty());
}

TEST_CASE("as many sentences are taken as are asked for") {
    CHECK(rooms::first_sentences("One. Two. Three.", 2) == "One. Two.");
    CHECK(rooms::first_sentences("At 2.5 a head. Why? Because.", 2) == "At 2.5 a head. Why?");
    CHECK(rooms::first_sentences("Only this", 2) == "Only this");
}
