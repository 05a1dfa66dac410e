/// The funding lab's desk against a core that answers with arithmetic a person can check.

#include "session/funding/desk.hpp"
#include "session/funding/numbers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

using namespace folkmoot;
using session::FundingDesk;
using session::FundingTab;

namespace {

/// Three towns; the lever "extra" moves pennies from the first to the last.
message::Funded answered(const message::AskFunding& ask) {
    message::Funded f;
    f.id = ask.id;
    f.formula.name = ask.question.formula.file;
    f.formula.title = "A formula";
    f.formula.place_word = "town";
    message::FormulaLeverState lever;
    lever.key = "extra";
    lever.unit = "share";
    lever.high = 1;
    lever.usual = 0.25;
    const auto& levers = ask.question.formula.levers;
    const auto moved = levers.find("extra");
    lever.now = moved == levers.end() ? lever.usual : moved->second;
    f.formula.levers.push_back(lever);
    f.other_name = "today";
    const auto shift = static_cast<std::int64_t>(lever.now * 400);
    f.table.ids = {"a", "b", "c"};
    f.table.names = {"Ashby", "Brookfield", "Castle End"};
    f.table.latitude = {51, 52, 53};
    f.table.longitude = {-1, 0, 1};
    f.table.people = {10, 20, 10};
    f.table.deprivation = {30, 10, 20};
    f.table.other = {1000, 2000, 1000};
    f.table.allocation = {1000 - shift, 2000, 1000 + shift};
    f.table.target = f.table.allocation;
    f.table.per_head = {1, 1, 1};
    f.table.per_need = {1, 1, std::numeric_limits<double>::quiet_NaN()};
    f.table.binding = {1, 0, 2};
    f.binding_words = {"the floor", "the cap"};
    f.binding_briefs = {"floor", "cap"};
    f.total = f.other_total = 4000;
    f.simulates = true;
    if (ask.parts.why) f.why = {{"first term", "", -shift}, {"second term", "", 0}};
    return f;
}

struct Lab {
    FundingDesk desk;
    std::uint32_t id = 0;

    Lab() {
        desk.set_cards({{"gp", "Per patient", "", "towns.csv"},
                        {"per-head-deprivation", "More where poorer", "", "towns.csv"},
                        {"states", "States", "", "states.csv"}},
                       {"states.csv", "towns.csv"});
        load();
    }
    void load() {
        for (const auto& path : desk.take_missing_files()) desk.take_file(path, "text of " + path);
    }
    std::optional<message::Request> next(bool open = true) { return desk.next(++id, open); }
    static const message::AskFunding& funding(const std::optional<message::Request>& request) {
        REQUIRE(request.has_value());
        REQUIRE(std::holds_alternative<message::AskFunding>(*request));
        return std::get<message::AskFunding>(*request);
    }
    void answer(const std::optional<message::Request>& request) {
        message::Reply reply = answered(funding(request));
        desk.take(funding(request).id, reply);
    }
    /// Asks and answers until nothing is wanted; how many questions that took.
    int settle() {
        int questions = 0;
        for (auto request = next(); request; request = next()) {
            answer(request);
            REQUIRE(++questions < 20);
        }
        return questions;
    }
};

}  // namespace

TEST_CASE(
    "the funding lab opens on a result: what deprivation is worth, on that formula's usual table") {
    Lab lab;
    const auto request = lab.next();
    CHECK(lab.funding(request).question.formula.text == "text of per-head-deprivation.json");
    CHECK(lab.funding(request).question.table.text == "text of tables/towns.csv");
    CHECK_FALSE(lab.next().has_value());
    lab.answer(request);
    REQUIRE(lab.desk.answer() != nullptr);
    CHECK_FALSE(lab.desk.stale());
    CHECK_FALSE(lab.next().has_value());
    // The place that is looked at first is one that the formula moves most: £0.10 a head in Ashby.
    CHECK(lab.desk.place() == 0);
}

TEST_CASE("nothing is asked before the formula's and the table's files are there") {
    FundingDesk desk;
    desk.set_cards({{"per-head-deprivation", "", "", "towns.csv"}}, {"towns.csv"});
    CHECK(desk.take_missing_files() ==
          std::vector<std::string>{"per-head-deprivation.json", "tables/towns.csv"});
    CHECK(desk.take_missing_files().empty());
    desk.take_file("per-head-deprivation.json", "formula");
    CHECK_FALSE(desk.next(1, true).has_value());
    desk.take_file("tables/towns.csv", "table");
    CHECK(desk.next(2, true).has_value());
}

TEST_CASE("while a hand is on a lever one question is under way, and the newest position wins") {
    Lab lab;
    lab.settle();
    lab.desk.move("extra", 0.3, true);
    const auto first = lab.next();
    lab.desk.move("extra", 0.4, true);
    lab.desk.move("extra", 0.5, true);
    CHECK_FALSE(lab.next().has_value());
    lab.answer(first);
    CHECK(lab.desk.stale());
    const auto second = lab.next();
    CHECK(lab.funding(second).question.formula.levers.at("extra") == 0.5);
    lab.answer(second);
    CHECK_FALSE(lab.desk.stale());
}

TEST_CASE("a lever stays in its range, and one that is put back is no longer moved") {
    Lab lab;
    lab.settle();
    lab.desk.move("extra", 7, false);
    CHECK(lab.desk.levers().at("extra") == 1);
    lab.desk.move("extra", 0.25, false);
    CHECK(lab.desk.levers().empty());
}

TEST_CASE("why, doubt and backwards are worked out only for somebody who looks, and not under a "
          "moving hand") {
    Lab lab;
    CHECK(lab.settle() == 1);
    lab.desk.show(FundingTab::place);
    lab.desk.select(2);
    const auto request = lab.next();
    CHECK(lab.funding(request).parts.why);
    CHECK(lab.funding(request).parts.place == 2);
    CHECK_FALSE(lab.funding(request).parts.robustness);
    lab.answer(request);
    REQUIRE(lab.desk.place_answer() != nullptr);
    lab.desk.select(1);
    CHECK(lab.desk.place_answer() == nullptr);
    CHECK(lab.settle() == 1);
    lab.desk.show(FundingTab::doubt);
    lab.desk.set_error_size(0.1, true);
    CHECK_FALSE(lab.next().has_value());
    lab.desk.release();
    const auto doubt = lab.next();
    CHECK(lab.funding(doubt).parts.robustness);
    CHECK(lab.funding(doubt).parts.error_size == 0.1);
}

TEST_CASE(
    "a formula that is wrong leaves the last sound result on screen, and is not asked twice") {
    Lab lab;
    lab.settle();
    lab.desk.edit_formula("not a formula");
    const auto request = lab.next();
    message::Reply reply =
        message::Failed{lab.funding(request).id, {{"your formula:3:7", "unknown name 'taxx'"}}};
    lab.desk.take(lab.funding(request).id, reply);
    REQUIRE(lab.desk.problems().size() == 1);
    CHECK(lab.desk.problems()[0].where == "your formula:3:7");
    CHECK(lab.desk.answer() != nullptr);
    CHECK(lab.desk.stale());
    CHECK(lab.desk.outdated()); // shown as what it is, and not given out
    CHECK_FALSE(lab.next().has_value());
    lab.desk.drop_edits();
    lab.settle();
    CHECK(lab.desk.problems().empty());
    CHECK_FALSE(lab.desk.stale());
    CHECK_FALSE(lab.desk.outdated());
}

TEST_CASE("what is lost with a worker is asked for again") {
    Lab lab;
    const auto request = lab.next();
    lab.desk.lost(lab.funding(request).id);
    const auto again = lab.next();
    CHECK(lab.funding(again).question == lab.funding(request).question);
}

TEST_CASE("a link of the funding lab brings back formula, levers, comparison and place") {
    Lab lab;
    lab.settle();
    lab.desk.choose_against(message::Against::formula);
    CHECK(lab.desk.other() == "gp"); // the one on the same table
    lab.load();
    lab.settle();
    lab.desk.move("extra", 0.3, false);
    lab.desk.select(2);
    lab.desk.show(FundingTab::fairness);
    const auto code = lab.desk.write();
    const auto plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.';
    };
    CHECK(std::all_of(code.begin(), code.end(), plain));
    Lab other;
    other.desk.read(code);
    other.load();
    other.settle();
    CHECK(other.desk.write() == code);
    CHECK(other.desk.levers() == lab.desk.levers());
    CHECK(other.desk.against() == message::Against::formula);
    CHECK(other.desk.place() == 2);
    CHECK(other.desk.tab() == FundingTab::fairness);
}

TEST_CASE("a person's own table never goes into a link") {
    Lab lab;
    lab.settle();
    lab.desk.take_own_table("secret wards.csv", "id,heads\nx1,12\n");
    lab.settle();
    const auto code = lab.desk.write();
    for (const auto* word : {"secret", "heads", "x1", ".p."})
        CHECK(code.find(word) == std::string::npos);
}

TEST_CASE("a link that somebody broke changes nothing that it does not understand") {
    for (const auto* code :
         {"", "f", "f.nowhere", "l.extra", "l.extra.abc", "a.martian", "_zz._.._", "d.who.v"}) {
        Lab lab;
        lab.desk.read(code);
        lab.load();
        CHECK(lab.desk.formula() == "per-head-deprivation");
        CHECK(lab.settle() == 1);
    }
}

TEST_CASE(
    "what a link asks for and cannot be shown is left out, with why, as soon as that is known") {
    const auto formula = [](FundingDesk& desk) {
        for (const auto& path : desk.take_missing_files())
            desk.take_file(path, path == "gp.json"
                                     ? R"({"levers":[{"name":"extra","low":0,"high":1}]})"
                                     : "id,name\na,Ashby\n");
    };
    Lab lab;
    (void)lab.desk.take_left_out();
    lab.desk.read(
        "f.gp.l.extra.7.l.extar.0_2e05.l.growth.much.t.none_2ecsv.a.martian.p.zebra.q.1.d");
    CHECK(lab.desk.take_left_out() ==
          std::vector<session::LeftOut>{
              {"growth=much", "that is not a number"},
              {"table none.csv", "there is no such table here"},
              {"compared with martian", "it may only be today, formula or target"},
              {"q 1", "this page does not know such a thing"},
              {"tab ", "the link has been cut off here"},
              {"place zebra", "there is no such place in the table"}});
    formula(lab.desk); // the table of before is there already, the formula comes now
    CHECK(lab.desk.take_left_out() ==
          std::vector<session::LeftOut>{{"extar=0.05", "the formula has no such lever"},
                                        {"extra=7", "it may only be 0 to 1"}});
    CHECK(lab.desk.levers().empty());
    CHECK(lab.desk.formula() == "gp");
    CHECK(lab.settle() == 1);
    // What can be shown leaves nothing out.
    lab.desk.read("f.gp.l.extra.0_2e5.p.a");
    CHECK(lab.desk.take_left_out().empty());
    CHECK(lab.desk.levers().at("extra") == 0.5);
    // A link that was read before the formulas were known is judged when they are.
    FundingDesk early;
    early.read("f.nowhere.t.gone_2ecsv");
    early.set_cards({{"gp", "Per patient", "", "towns.csv"}}, {"towns.csv"});
    CHECK(early.take_left_out() ==
          std::vector<session::LeftOut>{{"formula nowhere", "there is no such formula here"},
                                        {"table gone.csv", "there is no such table here"}});
    CHECK(early.formula() == "gp");
}

TEST_CASE("columns of an own table that are matched by hand go into the question") {
    Lab lab;
    lab.settle();
    lab.desk.take_own_table("mine.csv", "id;\"head; count\";money\r\nx;1;2\r\n");
    CHECK(lab.desk.own_look().headings.empty()); // nobody has looked at it yet
    const auto first = lab.next();
    CHECK(lab.funding(first).question.table.own);
    CHECK(lab.funding(first).question.usual_text == "text of tables/towns.csv");
    message::Reply refused = message::Failed{lab.funding(first).id,
                                             {{"mine.csv", "the table has no column 'people'"}},
                                             {{"id", "head; count", "money"}, {}, {}}};
    lab.desk.take(lab.funding(first).id, refused);
    CHECK(lab.desk.own_look().headings == std::vector<std::string>{"id", "head; count", "money"});
    lab.desk.match("people", "head; count");
    const auto request = lab.next();
    CHECK(lab.funding(request).question.table.columns.at("people") == "head; count");
    lab.desk.match("people", "");
    CHECK(lab.desk.own().columns.empty());
}

TEST_CASE(
    "what is said of an own table stands beside what was guessed to read it, and what it leaves "
    "open is answered in the next question") {
    Lab lab;
    lab.settle();
    CHECK(lab.desk.own_notes().empty());
    lab.desk.take_own_table("mine.csv", "id,heads\nx,1\n", "It was read as Windows text.");
    CHECK(lab.desk.own_notes() == std::vector<std::string>{"It was read as Windows text."});
    const auto request = lab.next();
    message::Reply reply = answered(lab.funding(request));
    std::get<message::Funded>(reply).look = {
        {"id", "heads"},
        {"A row is a sum and was left out."},
        {{"row:x", "Does x count?", {"keep", "leave-out"}, {"Yes", "No"}, "leave-out"}}};
    lab.desk.take(lab.funding(request).id, reply);
    CHECK(lab.desk.own_notes() == std::vector<std::string>{"It was read as Windows text.",
                                                           "A row is a sum and was left out."});
    REQUIRE(lab.desk.own_look().questions.size() == 1);
    lab.desk.answer_table("row:x", "keep");
    CHECK(lab.funding(lab.next()).question.table.answers.at("row:x") == "keep");
    lab.desk.forget_own_table();
    CHECK(lab.desk.own_notes().empty());
    CHECK(lab.desk.own_look().questions.empty());
}

TEST_CASE("each of the five-year runs is asked for once, whoever is idle, and those under way are "
          "given up when stopped") {
    Lab lab;
    lab.settle();
    lab.desk.run_future();
    CHECK_FALSE(lab.next(false).has_value()); // a worker without the scenario cannot
    std::vector<std::uint32_t> numbers, ids;
    for (auto request = lab.next(); request; request = lab.next()) {
        REQUIRE(std::holds_alternative<message::AskFundedFuture>(*request));
        const auto& ask = std::get<message::AskFundedFuture>(*request);
        numbers.push_back(ask.replicate);
        ids.push_back(ask.id);
    }
    REQUIRE(numbers.size() == session::future_runs);
    for (std::uint32_t i = 0; i < session::future_runs; ++i) CHECK(numbers[i] == i);
    message::FundedFuture future;
    future.rows = {{"deprivation", "most deprived fifth", 2, 3, {}, {}}};
    message::Reply reply = future;
    lab.desk.take(ids[4], reply);
    future.rows[0].last_change = -1;
    reply = future;
    lab.desk.take(ids[0], reply);
    CHECK(lab.desk.futures().size() == 2);
    const auto rows = session::future_summary(lab.desk.futures(), "deprivation");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].name == "Most deprived fifth");
    CHECK(rows[0].first == 2);
    CHECK(rows[0].last == -1); // of the run as set
    CHECK(rows[0].low == -1);
    CHECK(rows[0].high == 3);
    lab.desk.stop_future();
    CHECK(lab.desk.take_unwanted().size() == session::future_runs - 2);
    lab.desk.move("extra", 0.9, false);
    CHECK(lab.desk.futures().empty()); // they answered another question
}
