#include "driven_desk.hpp"

#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using fake::Desk;
using session::Reproduction;

namespace {

constexpr auto lever = "settlement.portability";

/// Opened, run, people and frame there; replicates still to come.
Desk opened(unsigned workers = 1) {
    Desk desk(workers);
    desk.session.set_side(session::Side::reform);
    desk.open();
    while (desk.session.frame(true) == nullptr && desk.answer()) {
    }
    return desk;
}

}  // namespace

TEST_CASE("opening a scenario leads to a result, a map and an ensemble without anyone asking") {
    Desk desk;
    desk.open();
    CHECK(desk.session.shown() == nullptr);
    desk.settle();
    REQUIRE(desk.session.scenario() != nullptr);
    REQUIRE(desk.session.shown() != nullptr);
    CHECK_FALSE(desk.session.stale());
    CHECK(desk.session.people() != nullptr);
    REQUIRE(desk.session.frame(true) != nullptr);
    CHECK(desk.session.frame(true)->week == 259);
    CHECK(desk.session.confidence().runs == 100);
    CHECK(desk.session.trial().reform == "follows");
}

TEST_CASE("people are asked for once, and again only when the population changes") {
    Desk desk;
    desk.open();
    int asked = 0;
    for (;;) {
        desk.carry();
        if (desk.waiting[0].empty()) break;
        asked += std::holds_alternative<message::AskPeople>(desk.waiting[0].front());
        desk.answer();
        if (asked == 1) desk.session.move(lever, 0.5, false);
    }
    CHECK(asked == 1);
}

TEST_CASE("the newest lever position wins while a hand is on the lever") {
    Desk desk = opened();
    for (const double value : {0.9, 0.8, 0.7, 0.6}) desk.session.move(lever, value, true);
    // One run at a time: the first is under way, those in between are never asked for.
    auto runs = desk.runs();
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].trial.changed.at(lever) == 0.9);
    desk.answer();
    runs = desk.runs();
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].trial.changed.at(lever) == 0.6);
}

TEST_CASE("moving a lever cancels the replicates of the question before") {
    Desk desk = opened(3);
    desk.carry();
    const auto before = desk.cancels;
    desk.session.move(lever, 0.4, true);
    desk.carry();
    CHECK(desk.cancels > before);
    for (unsigned worker = 0; worker < 3; ++worker) {
        for (const auto& run : desk.runs(worker)) CHECK(run.replicate == 0);
    }
}

TEST_CASE(
    "a slow scenario gives a quick look while the hand moves, and the full answer on release") {
    Desk desk;
    desk.core.milliseconds = 300;
    desk.open();
    desk.settle(6);
    desk.session.move(lever, 0.3, true);
    auto runs = desk.runs();
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].quick);
    // The question stays that of all people: the worker says what few say of it.
    CHECK(runs[0].trial.population == 0);
    desk.answer();
    CHECK(desk.session.preview());
    CHECK_FALSE(desk.session.stale());
    CHECK(desk.session.sentence().starts_with("Quick look: "));
    desk.session.release();
    runs = desk.runs();
    REQUIRE(runs.size() == 1);
    CHECK_FALSE(runs[0].quick);
    desk.answer();
    CHECK_FALSE(desk.session.preview());
    CHECK_FALSE(desk.session.sentence().starts_with("Quick look: "));
}

TEST_CASE("a hand that rests on a lever has the full answer when it lets go") {
    Desk desk;
    desk.core.milliseconds = 300;
    desk.open();
    desk.settle(6);
    desk.session.move(lever, 0.3, true);
    desk.answer();
    REQUIRE(desk.session.preview());
    auto runs = desk.runs();
    REQUIRE(runs.size() == 1);
    CHECK_FALSE(runs[0].quick);
    CHECK(runs[0].trial.changed.at(lever) == 0.3);

    SUBCASE("moving on, it takes a quick look again at once") {
        const auto before = desk.cancels;
        desk.session.move(lever, 0.4, true);
        desk.carry();
        CHECK(desk.cancels > before);
        runs = desk.runs();
        REQUIRE(runs.size() == 1);
        CHECK(runs[0].quick);
        CHECK(runs[0].trial.changed.at(lever) == 0.4);
    }
    SUBCASE("letting go adds nothing") {
        SUBCASE("before the answer: the run under way is the one that is wanted") {
            const auto under_way = runs[0].id;
            desk.session.release();
            runs = desk.runs();
            REQUIRE(runs.size() == 1);
            CHECK(runs[0].id == under_way);
        }
        SUBCASE("after it: nothing is asked, and the sentence is said") {
            desk.answer();
            CHECK_FALSE(desk.session.preview());
            CHECK_FALSE(desk.session.stale());
            CHECK(desk.runs().empty());
            (void)desk.session.take_actions();
            desk.session.release();
            const auto actions = desk.session.take_actions();
            CHECK(std::ranges::count(actions, "announce", &session::Action::name) == 1);
            for (const auto& run : desk.runs()) CHECK(run.replicate != 0);
        }
    }
}

TEST_CASE("an answer is shown at once; progress and one more of many runs can wait") {
    Desk desk = opened();
    (void)desk.session.take_changed();
    (void)desk.session.take_trickled();
    desk.session.move(lever, 0.3, false);
    (void)desk.session.take_changed();
    const auto run = desk.runs().at(0);
    desk.session.receive(0, message::Progress{run.id, 0.4});
    CHECK_FALSE(desk.session.take_changed());
    CHECK(desk.session.take_trickled());
    desk.answer();
    CHECK(desk.session.take_changed());
    while (desk.runs().empty()) desk.answer(); // the map's frame
    (void)desk.session.take_changed();
    (void)desk.session.take_trickled();
    REQUIRE(desk.runs()[0].replicate != 0);
    desk.answer();
    CHECK_FALSE(desk.session.take_changed());
    CHECK(desk.session.take_trickled());
}

TEST_CASE("how many runs there are is the question's matter, however slow the machine is") {
    for (const double milliseconds : {1.0, 60'000.0}) {
        for (const unsigned workers : {1U, 4U}) {
            Desk desk(workers);
            desk.core.milliseconds = milliseconds;
            desk.core.runs = 20;
            desk.open();
            desk.settle();
            CHECK(desk.session.confidence().runs == 20);
            CHECK(desk.session.confidence().wanted == 20);
        }
    }
}

TEST_CASE("a fast scenario keeps all its people while the hand moves") {
    Desk desk = opened();
    desk.session.move(lever, 0.3, true);
    REQUIRE(desk.runs().size() == 1);
    CHECK_FALSE(desk.runs()[0].quick);
}

TEST_CASE("a reply that comes after its request was cancelled changes nothing") {
    Desk desk = opened();
    desk.session.move(lever, 0.9, false);
    const auto old = desk.runs().at(0);
    desk.session.move(lever, 0.1, false);
    desk.carry();
    desk.session.receive(0, desk.core.answer(old));
    CHECK(desk.session.stale());
    while (desk.session.stale() && desk.answer()) {
    }
    REQUIRE(desk.session.shown() != nullptr);
    CHECK(desk.session.shown()->trial.changed.at(lever) == 0.1);
}

TEST_CASE("going back to a question shows its results at once") {
    Desk desk = opened();
    const auto first = desk.session.shown()->main->fingerprint;
    desk.session.move(lever, 0.2, false);
    desk.settle(4);
    CHECK(desk.session.shown()->main->fingerprint != first);
    desk.session.undo();
    CHECK_FALSE(desk.session.stale());
    CHECK(desk.session.shown()->main->fingerprint == first);
    desk.session.redo();
    CHECK_FALSE(desk.session.stale());
}

TEST_CASE("replicates are shared out, none twice") {
    Desk desk = opened(4);
    std::set<std::uint32_t> seen;
    for (int round = 0; round < 200; ++round) {
        for (unsigned worker = 0; worker < 4; ++worker) {
            for (const auto& run : desk.runs(worker)) {
                if (run.replicate != 0) CHECK(seen.insert(run.replicate).second);
            }
            desk.answer(worker);
        }
    }
    CHECK(seen.size() == 99);
    CHECK(desk.session.confidence().runs == 100);
    CHECK_FALSE(desk.session.busy());
}

TEST_CASE("scrubbing asks for one frame at a time, and the newest wins") {
    Desk desk = opened();
    for (const std::uint32_t week : {10u, 20u, 30u, 40u}) desk.session.set_week(week);
    const auto frames = [&] {
        desk.carry();
        std::vector<std::uint32_t> weeks;
        for (const auto& r : desk.waiting[0]) {
            if (const auto* ask = std::get_if<message::AskFrame>(&r)) weeks.push_back(ask->week);
        }
        return weeks;
    };
    REQUIRE(frames().size() == 1);
    CHECK(frames()[0] == 10);
    while (frames() == std::vector<std::uint32_t>{10}) desk.answer();
    REQUIRE(frames().size() == 1);
    CHECK(frames()[0] == 40);
}

TEST_CASE("time runs at its speed and stops at the end") {
    Desk desk = opened();
    desk.session.set_week(0);
    desk.session.set_speed(10);
    desk.session.play(true);
    for (int i = 0; i < 20; ++i) desk.tick(50);
    CHECK(desk.session.week() == 10);
    for (int i = 0; i < 600; ++i) desk.tick(50);
    CHECK(desk.session.week() == 259);
    CHECK_FALSE(desk.session.playing());
}

TEST_CASE("results that come with the page are shown at once and then reproduced") {
    const fake::FakeCore core;
    const auto s = fake::scenario();
    const auto trial = session::opening_trial(s);
    std::vector<message::Reply> shipped{message::Opened{0, s},
                                        core.answer(message::Run{0, trial, 0}),
                                        core.answer(message::AskPeople{0, trial}),
                                        core.answer(message::AskFrame{0, trial, true, 100})};
    Desk desk;
    desk.session.show_first(std::move(shipped));
    REQUIRE(desk.session.shown() != nullptr);
    CHECK(desk.session.frame(true) != nullptr);
    CHECK(desk.session.week() == 100);
    CHECK(desk.session.reproduction() == Reproduction::checking);
    desk.open();
    desk.settle(3);
    CHECK(desk.session.reproduction() == Reproduction::exact);
}

TEST_CASE("a link restores levers and seed and proves the fingerprint") {
    Desk sender = opened();
    sender.session.move(lever, 0.37, false);
    sender.session.set_week(77);
    sender.settle();
    sender.session.share();
    sender.settle();
    REQUIRE(sender.last_action("copy-link") != nullptr);

    Desk reader;
    const auto& made = sender.core.link;
    reader.session.restore("virtual-gp", made.trial, session::read_view(made.view),
                           made.fingerprint);
    reader.settle();
    REQUIRE(reader.last_action("load-scenario") != nullptr);
    CHECK(reader.last_action("load-scenario")->text == "virtual-gp");
    reader.open();
    reader.settle();
    CHECK(reader.session.trial() == sender.session.trial());
    CHECK(reader.session.week() == 77);
    CHECK(reader.session.reproduction() == Reproduction::exact);
}

TEST_CASE("what the model says of itself is asked for once, when the evidence is opened") {
    Desk desk(2);
    desk.open();
    desk.settle();
    CHECK(desk.core.readmes_asked == 0);
    CHECK(desk.session.readme().empty());
    desk.session.set_room(session::Room::evidence);
    desk.settle();
    CHECK(desk.session.readme() == desk.core.readme);
    desk.session.set_room(session::Room::explore);
    desk.session.set_room(session::Room::evidence);
    desk.settle();
    CHECK(desk.core.readmes_asked == 1);
    // Another model has other words.
    desk.core.scenario.model = "other";
    desk.core.scenario.hash += 1;
    desk.core.readme = "# Other\n";
    desk.open("other");
    desk.answer();
    CHECK(desk.session.readme().empty());
    desk.settle();
    CHECK(desk.session.readme() == "# Other\n");
}

TEST_CASE("a link that colours people by what there is not shows what the model shows first") {
    Desk desk;
    CHECK(desk.session.colouring() == nullptr);
    desk.session.restore("virtual-gp", session::opening_trial(fake::scenario()),
                         session::read_view("colour=shoe-size"));
    desk.open();
    desk.settle();
    REQUIRE(desk.session.colouring() != nullptr);
    CHECK(desk.session.colouring()->key == "wait");
    desk.session.share();
    desk.settle();
    CHECK(desk.core.link.view.find(";colour=wait") != std::string::npos);
    desk.session.set_colouring("age");
    desk.session.share();
    desk.settle();
    CHECK(desk.core.link.view.find(";colour=age") != std::string::npos);
}

TEST_CASE("a link made with another engine says that its numbers differ") {
    Desk desk;
    desk.session.restore("virtual-gp", session::opening_trial(fake::scenario()), {}, 12345);
    desk.settle();
    desk.open();
    desk.settle(4);
    CHECK(desk.session.reproduction() == Reproduction::differs);
}

TEST_CASE("a result that came with the page goes when the run behind it fails") {
    Desk desk;
    const auto trial = session::opening_trial(desk.core.scenario);
    desk.session.show_first(
        {message::Opened{0, desk.core.scenario}, desk.core.answer(message::Run{0, trial, 0})});
    REQUIRE(desk.session.shown() != nullptr);
    desk.core.fails = true;
    desk.open();
    desk.settle();
    CHECK(desk.session.shown() == nullptr);
    CHECK_FALSE(desk.session.problems().empty());
}

TEST_CASE("a link that leaves everything to its scenario opens it as it is") {
    Desk desk = opened();
    desk.session.move(lever, 0.37, false);
    message::Trial none;
    none.seed = 0;
    desk.session.restore("virtual-gp", none, {});
    CHECK(desk.session.trial() == session::opening_trial(fake::scenario()));
}

TEST_CASE("a broken scenario is reported and the one before stays open") {
    Desk desk = opened();
    desk.session.open({"mine.json", "broken", {}});
    desk.settle();
    REQUIRE(desk.session.problems().size() == 1);
    CHECK(desk.session.problems()[0].where == "mine.json:1:1");
    CHECK(desk.session.scenario()->name == "virtual-gp");
    desk.session.move(lever, 0.5, false);
    desk.settle();
    CHECK_FALSE(desk.session.stale());
}

TEST_CASE("what the page remembers brings the question back") {
    Desk desk = opened();
    desk.session.move(lever, 0.25, false);
    desk.settle();
    desk.tick(5000);
    REQUIRE(desk.last_action("remember") != nullptr);
    CHECK(desk.last_action("remember")->text.find("\"settlement.portability\":0.25") !=
          std::string::npos);

    Desk later;
    later.session.restore("virtual-gp", desk.session.trial(), desk.session.view());
    later.settle();
    REQUIRE(later.last_action("load-scenario") != nullptr);
    later.open();
    later.settle();
    CHECK(later.session.trial() == desk.session.trial());
}

TEST_CASE("fresh workers are told everything again") {
    Desk desk = opened(2);
    desk.settle(10);
    desk.waiting.assign(2, {});
    desk.session.set_workers(2);
    desk.session.move(lever, 0.15, false);
    desk.settle();
    CHECK_FALSE(desk.session.stale());
    CHECK(desk.session.confidence().runs == 100);
}

TEST_CASE("which assumptions matter most is asked as soon as runs can say so, and again of all") {
    Desk desk = opened();
    CHECK(desk.session.doubts() == nullptr);
    while (desk.session.doubts() == nullptr && desk.answer()) {
    }
    REQUIRE(desk.session.doubts() != nullptr);
    CHECK(desk.core.doubts_asked.replicates.size() == 29);
    CHECK(desk.session.confidence().runs == 30);
    desk.settle();
    const auto& asked = desk.core.doubts_asked;
    REQUIRE(asked.replicates.size() == 99);
    // What each run changes the headline by, as its results have it: the balance of Riverside.
    for (std::size_t i : {std::size_t{0}, std::size_t{50}}) {
        const auto& results = desk.session.shown()->replicates().at(asked.replicates[i]);
        const double change = session::value_at(results.reform, 4, 2, message::Slots::total) -
                              session::value_at(results.baseline, 4, 2, message::Slots::total);
        CHECK(asked.differences.at(2)[i] == change);
    }
    CHECK(desk.session.doubts()->front().key == "choice.word_spreads");
    CHECK(desk.session.doubts(2) == desk.session.doubts());
    REQUIRE(desk.session.doubts(0) != nullptr);
    CHECK(desk.session.doubts(0)->empty());
    // Another question has not been judged; the first one still is.
    desk.session.move(lever, 0.5, false);
    CHECK(desk.session.doubts() == nullptr);
    desk.session.undo();
    CHECK(desk.session.doubts() != nullptr);
}
