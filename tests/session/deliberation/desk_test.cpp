#include "session/deliberation/ballots.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace folkmoot;
using fake::deliberation_room;
using fake::Desk;
using fake::gathered_room;

namespace {

session::DeliberationDesk& room_of(Desk& desk) { return desk.session.deliberation(); }

void let_settle(Desk& desk) {
    desk.tick(0);
    desk.settle();
}

std::size_t actions_named(const Desk& desk, std::string_view name) {
    return static_cast<std::size_t>(std::count_if(desk.actions.begin(), desk.actions.end(),
                                                  [&](const auto& a) { return a.name == name; }));
}

} // namespace

TEST_CASE("one is asked about every statement once, can go back, and the ballot says it all") {
    Desk desk = deliberation_room();
    auto& room = room_of(desk);
    std::set<std::uint32_t> seen;
    for (int vote = 0; vote < 6; ++vote) {
        REQUIRE(room.asked());
        CHECK(seen.insert(*room.asked()).second);
        room.vote(*room.asked(), static_cast<std::int8_t>(vote % 3 - 1));
        let_settle(desk);
    }
    CHECK(!room.asked());
    CHECK(room.ballot().answers.size() == 6);
    CHECK(std::is_sorted(room.ballot().answers.begin(), room.ballot().answers.end(),
                         [](const auto& a, const auto& b) { return a.statement < b.statement; }));
    room.vote_back();
    REQUIRE(room.asked());
    CHECK(room.ballot().answers.size() == 5);
    room.vote(*room.asked(), 1);
    CHECK(!room.asked());
}

TEST_CASE("what is asked about stays while others' ballots come in") {
    Desk desk = deliberation_room();
    auto& room = room_of(desk);
    const auto asked = room.asked();
    REQUIRE(asked);
    for (const auto& code : fake::codes_of(fake::two_camps(desk.core.scenario))) {
        room.bring({{"pasted text", code}});
        let_settle(desk);
        CHECK(room.asked() == asked);
    }
    CHECK(room.gathered().size() == 8);
}

TEST_CASE("a ballot's code is made when something is said, and anew when it is said again") {
    Desk desk = deliberation_room();
    auto& room = room_of(desk);
    CHECK(room.code().empty());
    room.vote(*room.asked(), 1);
    CHECK(room.code().empty());
    let_settle(desk);
    const auto first = room.code();
    CHECK(!first.empty());
    CHECK(room.ballot_link() ==
          "https://example.org/deliberate.html#scenario=virtual-gp&ballot=" + first);
    room.say("More benches.");
    let_settle(desk);
    CHECK(room.code() != first);
    const auto read =
        std::get<message::BallotRead>(answer(message::AskBallot{1, room.code()}, nullptr));
    CHECK(read.ballot.number == 0x0123456789abcdef);
    CHECK(read.ballot.edition == 2);
    CHECK(read.ballot.own_words == "More benches.");
}

TEST_CASE("without a random number a ballot has no code, and the page is asked for one") {
    Desk desk = deliberation_room();
    auto& room = room_of(desk);
    room.begin_anew();
    room.vote(0, 1);
    let_settle(desk);
    CHECK(room.code().empty());
    CHECK(actions_named(desk, "ask-random") == 1);
    room.take_random("not a number");
    room.take_random("0000000000000000");
    let_settle(desk);
    CHECK(room.code().empty());
    room.take_random("00000000000000ff");
    let_settle(desk);
    CHECK(!room.code().empty());
}

TEST_CASE("what is kept brings ballot and gathered ballots back after a reload") {
    Desk desk = gathered_room();
    auto& room = room_of(desk);
    room.vote(3, -1);
    room.choose("today");
    room.add_own();
    let_settle(desk);
    REQUIRE(room.gathered().size() == 9);
    const auto* keep = desk.last_action("keep-deliberation");
    REQUIRE(keep != nullptr);

    Desk again = deliberation_room(2);
    CHECK(actions_named(again, "keep-deliberation") == 0); // nothing is overwritten by nothing
    auto& reloaded = room_of(again);
    reloaded.take_kept(keep->text);
    let_settle(again);
    CHECK(reloaded.gathered() == room.gathered());
    CHECK(reloaded.ballot() == room.ballot());
    CHECK(reloaded.code() == room.code());
    CHECK(reloaded.own_added());
    // Whose dot is one's own is known, however many workers answer at once.
    REQUIRE(reloaded.found() != nullptr);
    CHECK(reloaded.found()->own.size() == 1);

    Desk garbled = deliberation_room();
    room_of(garbled).take_kept("# mine nonsense\n# question 12\nnonsense\n\x01");
    let_settle(garbled);
    CHECK(room_of(garbled).gathered().empty());
    CHECK(!room_of(garbled).said());
}

TEST_CASE("a session saved is a session opened, and duplicates and later editions are told") {
    Desk desk = gathered_room();
    auto& room = room_of(desk);
    CHECK(room.taken() == "8 ballots were read, all of them new. Gathered: 8 people.");
    const auto text = room.session_text();
    room.bring({{"again.ballots", text}});
    let_settle(desk);
    CHECK(room.taken() == "8 ballots were read, nobody new. Gathered: 8 people.");
    Desk other = deliberation_room();
    room_of(other).bring({{"session.ballots", text}});
    let_settle(other);
    CHECK(room_of(other).gathered() == room.gathered());
    CHECK(room_of(other).session_text() == text);

    auto later = fake::two_camps(desk.core.scenario)[0];
    later.edition = 2;
    later.answers.clear();
    later.answers.push_back({5, 1});
    room.bring({{"pasted text", fake::code_of(later)}});
    let_settle(desk);
    CHECK(room.gathered().size() == 8);
    CHECK(room.found()->statements.back().all.agrees >= 1);
    room.forget_gathered();
    let_settle(desk);
    CHECK(room.gathered().empty());
    CHECK(room.found()->of == message::Deliberated::Of::nothing);
}

TEST_CASE("another question takes nothing away from what is gathered on this one") {
    Desk desk = gathered_room();
    auto& room = room_of(desk);
    room.vote(0, 1);
    let_settle(desk);
    const auto gathered = room.gathered();
    desk.core.scenario.name = "other";
    desk.core.scenario.statements = {"Something else."};
    desk.open("other");
    desk.settle();
    CHECK(room.gathered().empty());
    CHECK(!room.said());
    CHECK(room.asked() == 0u);
    desk.core.scenario = fake::asked_scenario();
    desk.open();
    desk.settle();
    CHECK(room.gathered() == gathered);
}

TEST_CASE("Explore is opened for the ballot, and what stands there comes back with it") {
    Desk desk = deliberation_room();
    auto& room = room_of(desk);
    room.choose("today");
    room.explore();
    CHECK(room.exploring());
    message::Trial trial;
    trial.reform = desk.core.scenario.policies[1].name;
    trial.changed = {{"settlement.portability", 0.5}};
    trial.shared = {{"choice.word_spreads", 2}};
    room.come_back(trial, 77);
    CHECK(!room.exploring());
    REQUIRE(room.ballot().after.size() == 1);
    CHECK(room.ballot().before[0].policy == "today");
    CHECK(room.ballot().after[0].policy == trial.reform);
    CHECK(room.ballot().after[0].levers == trial.changed);
    CHECK(room.ballot().after[0].fingerprint == 77);
    CHECK(room.ballot().ranking == std::vector<std::string>{trial.reform, "today"});
}

TEST_CASE("a ranking holds each policy once, wherever it is put") {
    Desk desk = deliberation_room();
    auto& room = room_of(desk);
    room.rank(0, "a");
    room.rank(1, "b");
    room.rank(2, "c");
    room.rank(0, "c");
    CHECK(room.ballot().ranking == std::vector<std::string>{"c", "b", "a"});
    room.rank(1, "d");
    CHECK(room.ballot().ranking == std::vector<std::string>{"c", "d", "a"});
    room.rank(7, "x");
    room.rank(1, "");
    CHECK(room.ballot().ranking == std::vector<std::string>{"c"});
    room.rank(1, "c");
    CHECK(room.ballot().ranking == std::vector<std::string>{"c"});
}

TEST_CASE("grades are given and taken back, and votes never cost more points than there are") {
    Desk desk = deliberation_room();
    auto& room = room_of(desk);
    room.grade("today", 5);
    room.grade("winner", 0);
    room.grade("today", std::nullopt);
    CHECK(room.ballot().grades == std::map<std::string, std::uint8_t>{{"winner", 0}});
    for (int vote = 0; vote < 9; ++vote) room.add_vote("a", 1);
    CHECK(room.points_left() == 100 - 81);
    for (int vote = 0; vote < 9; ++vote) room.add_vote("b", -1); // 16 of the 19 left: four
    CHECK(room.votes_for("b") == -4);
    CHECK(room.points_left() == 3);
    CHECK(!room.can_add_vote("a", 1));
    CHECK(!room.can_add_vote("b", -1));
    CHECK(room.can_add_vote("b", 1));
    for (int vote = 0; vote < 9; ++vote) room.add_vote("a", -1);
    CHECK(room.votes_for("a") == 0);
    CHECK(room.ballot().tokens == std::map<std::string, std::int32_t>{{"b", -4}});
    // The core takes what the room lets somebody say, to the last point.
    for (int vote = 0; vote < 20; ++vote) room.add_vote("c", vote < 9 ? 1 : -1);
    for (int vote = 0; vote < 30; ++vote) room.add_vote("d", 1);
    let_settle(desk);
    CHECK(!room.code().empty());
    const auto read =
        std::get<message::BallotRead>(answer(message::AskBallot{1, room.code()}, nullptr));
    CHECK(read.ballot == room.ballot());
}

TEST_CASE("options whose levers stand in the same places are run once, and all of them are told") {
    Desk desk = deliberation_room();
    auto& room = room_of(desk);
    std::vector<message::Ballot> ballots;
    const auto& reform = desk.core.scenario.policies[1].name;
    for (std::uint64_t n = 1; n <= 8; ++n)
        ballots.push_back(fake::ballot_of(desk.core.scenario, n, n < 5 ? "aaaadp" : "ddadaa",
                                          reform, {{"settlement.portability", 0.5}}));
    room.bring({{"codes", fake::lines_of(fake::codes_of(ballots))}});
    let_settle(desk);
    REQUIRE(room.options().size() >= 4); // everybody's, two groups', the policy as it is
    CHECK(room.options()[0].trial == room.options()[1].trial);
    CHECK(!room.trying());
    for (std::size_t i = 0; i < room.options().size(); ++i) CHECK(room.results(i) != nullptr);
    CHECK(!desk.answer()); // nothing is asked for again and again
}

TEST_CASE("what people's levers and rules come to is run on the same chance, once each") {
    Desk desk = gathered_room();
    auto& room = room_of(desk);
    const auto& options = room.options();
    std::set<std::string> keys;
    std::set<std::uint64_t> seeds;
    for (const auto& option : options) {
        keys.insert(option.key);
        seeds.insert(option.trial.seed);
    }
    CHECK(keys.contains("median"));
    CHECK(keys.contains("group:0"));
    CHECK(keys.contains("group:1"));
    CHECK(keys.contains("policy:" + desk.core.scenario.policies[1].name));
    CHECK(keys.size() == options.size());
    CHECK(seeds.size() == 1);
    for (std::size_t i = 0; i < options.size(); ++i) {
        REQUIRE(room.results(i) != nullptr);
        CHECK(room.results(i)->replicates().size() ==
              (i == room.most_chosen() ? session::deliberation_runs - 1 : 0));
    }
    CHECK(!room.trying());
    // One more ballot with the same wishes: what is known is not run again.
    const auto runs = desk.waiting[0].size();
    CHECK(runs == 0);
    auto more = fake::two_camps(desk.core.scenario)[0];
    more.number = 999;
    room.bring({{"pasted text", fake::code_of(more)}});
    desk.tick(0);
    desk.answer(); // the count
    CHECK(room.gathered().size() == 9);
    CHECK(room.results(room.most_chosen()) != nullptr);
}

TEST_CASE("a run that fails is not asked for again, and nothing waits for it") {
    Desk desk = deliberation_room();
    desk.core.fails = true;
    room_of(desk).bring(
        {{"codes", fake::lines_of(fake::codes_of(fake::two_camps(desk.core.scenario)))}});
    let_settle(desk);
    CHECK(!room_of(desk).options().empty());
    CHECK(!room_of(desk).trying());
    CHECK(room_of(desk).results(0) == nullptr);
}

TEST_CASE("workers that are lost lose nothing") {
    Desk desk = deliberation_room();
    room_of(desk).bring(
        {{"codes", fake::lines_of(fake::codes_of(fake::two_camps(desk.core.scenario)))}});
    room_of(desk).vote(0, 1);
    desk.tick(0);
    desk.waiting.assign(2, {});
    desk.session.set_workers(2);
    desk.settle();
    CHECK(room_of(desk).gathered().size() == 8);
    CHECK(!room_of(desk).code().empty());
}

TEST_CASE("a conversation's files are shown in place of ballots, and closed again") {
    Desk desk = gathered_room();
    auto& room = room_of(desk);
    room.save_polis();
    let_settle(desk);
    CHECK(actions_named(desk, "save-file") == 4);
    std::vector<message::DeliberationFile> files;
    for (const auto& action : desk.actions)
        if (action.name == "save-file")
            files.push_back({action.text, {action.bytes.begin(), action.bytes.end()}});
    Desk other = deliberation_room();
    room_of(other).bring(files, "One file was not in UTF-8.");
    let_settle(other);
    CHECK(room_of(other).has_files());
    CHECK(room_of(other).taken() == "The conversation is open: see step 3.");
    CHECK(room_of(other).found()->voters == 8);
    CHECK(room_of(other).file_notes().front() == "One file was not in UTF-8.");
    CHECK(room_of(other).gathered().empty());
    // They survive a reload, judged when they are read again, and with what was guessed.
    const auto* keep = other.last_action("keep-deliberation-files");
    REQUIRE(keep != nullptr);
    const std::string kept(keep->bytes.begin(), keep->bytes.end());
    Desk again = deliberation_room();
    CHECK(actions_named(again, "keep-deliberation-files") == 0);
    room_of(again).take_kept_files(kept);
    let_settle(again);
    CHECK(room_of(again).found()->fingerprint == room_of(other).found()->fingerprint);
    CHECK(room_of(again).file_notes() == room_of(other).file_notes());
    const auto* kept_again = again.last_action("keep-deliberation-files");
    REQUIRE(kept_again != nullptr);
    CHECK(kept_again->bytes == keep->bytes);
    for (const auto& broken :
         {kept.substr(0, kept.size() / 2), kept + "more", std::string("nonsense"),
          kept.substr(0, kept.find('\n') + 1) + "# file 99999999999999999999 a.csv\n"}) {
        Desk worse = deliberation_room();
        room_of(worse).take_kept_files(broken);
        let_settle(worse);
        CHECK(!room_of(worse).has_files());
        CHECK(room_of(worse).taken().find("were dropped") != std::string::npos);
        REQUIRE(worse.last_action("keep-deliberation-files") != nullptr);
        CHECK(worse.last_action("keep-deliberation-files")->bytes.empty());
    }
    room_of(other).close_files();
    let_settle(other);
    CHECK(room_of(other).found()->of == message::Deliberated::Of::nothing);
    CHECK(other.last_action("keep-deliberation-files")->bytes.empty());
    room_of(other).bring({{"broken.csv", "this,is,no,table\nof,any,kind,known\n"}});
    let_settle(other);
    CHECK(!room_of(other).has_files());
    CHECK(!room_of(other).left_out().empty());
    // Whole as text, and no longer a conversation's: dropped, with a reason.
    room_of(other).take_kept_files(
        "# Folkmoot: the open files of a deliberation.\n# file 9 odd.csv\na,b\nc,d\n\n\n");
    let_settle(other);
    CHECK(!room_of(other).has_files());
    CHECK(!room_of(other).left_out().empty());
}

TEST_CASE("a wall shows what is gathered on another page, and keeps nothing of it") {
    Desk desk = gathered_room();
    room_of(desk).add_own();
    let_settle(desk);
    const auto kept = desk.last_action("keep-deliberation")->text;
    Desk wall = deliberation_room();
    room_of(wall).set_wall(true);
    for (const auto& [text, people] :
         {std::pair<std::string, std::size_t>{kept, 8}, {kept, 8}, {"", 0}}) {
        room_of(wall).follow(text);
        let_settle(wall);
        CHECK(room_of(wall).gathered().size() == people);
        CHECK(!room_of(wall).said());
    }
    CHECK(actions_named(wall, "keep-deliberation") == 0);
}
