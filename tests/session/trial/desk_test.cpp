#include "fake_trial.hpp"

#include "session/trial/data.hpp"
#include "session/trial/desk.hpp"
#include "session/trial/link.hpp"
#include "session/trial/words.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <deque>
#include <limits>

using namespace folkmoot;
using session::TrialDesk;

namespace {

using fake::repeat_of;
using fake::trial_scenario;

/// Idle workers and a desk; answers come back in the order that the test wants.
struct Room {
    TrialDesk desk;
    std::uint32_t id = 1;
    std::deque<message::Request> open;
    std::vector<std::string> asked;

    explicit Room(const message::Scenario& scenario = trial_scenario()) { desk.adopt(scenario); }

    /// Gives work to `workers` idle workers.
    void ask(unsigned workers) {
        while (open.size() < workers) {
            auto request = desk.next(id, true);
            if (!request) return;
            ++id;
            open.push_back(std::move(*request));
        }
    }
    void answer(bool newest = false) {
        auto request = newest ? std::move(open.back()) : std::move(open.front());
        newest ? open.pop_back() : open.pop_front();
        const auto reply = fake::trial_reply(request);
        REQUIRE(reply);
        asked.push_back(name_of(request));
        std::visit([&](const auto& r) { give(r, *reply); }, request);
    }
    void settle(unsigned workers = 1, bool newest = false) {
        for (ask(workers); !open.empty(); ask(workers)) answer(newest);
    }
    void give(const auto& request, message::Reply reply) {
        if constexpr (requires { request.id; }) desk.take(request.id, reply);
    }
    static std::string name_of(const message::Request& request) {
        if (std::holds_alternative<message::AskTrialRun>(request)) return "run";
        if (const auto* size = std::get_if<message::AskTrialSize>(&request))
            return size->simulate ? "simulate" : "size";
        if (std::holds_alternative<message::AskTrialRepeats>(request)) return "repeats";
        if (std::holds_alternative<message::AskTrialSummary>(request)) return "summary";
        return std::holds_alternative<message::AskTrialAnalysis>(request) ? "analysis" : "plan";
    }
};

}  // namespace

TEST_CASE("the room opens on a result: the first ready-made design is run, sized and repeated by "
          "itself") {
    Room room;
    room.settle();
    REQUIRE(room.desk.ran() != nullptr);
    CHECK(room.desk.ran()->conclusion == "by-person");
    CHECK(room.desk.ran()->fingerprint == 42);
    CHECK_FALSE(room.desk.ran_stale());
    CHECK(room.desk.sized() != nullptr);
    CHECK(room.desk.repeats_known() == session::usual_repeats);
    REQUIRE(room.desk.summed() != nullptr);
    CHECK(room.desk.summed()->repeats == session::usual_repeats);
    // The result comes before everything else.
    REQUIRE(room.asked.size() > 2);
    CHECK(room.asked[0] == "run");
    CHECK(room.asked[1] == "size");
}

TEST_CASE("nothing is asked of a worker that has not read the scenario") {
    TrialDesk desk;
    desk.adopt(trial_scenario());
    CHECK_FALSE(desk.next(1, false).has_value());
    CHECK(desk.next(2, true).has_value());
}

TEST_CASE("a thousand trials come to the same whatever the number of workers and the order of "
          "their answers") {
    Room one, four, backwards;
    for (auto* room : {&one, &four, &backwards}) {
        room->ask(1);
        room->answer();
        room->desk.repeat(session::many_repeats);
    }
    one.settle(1);
    four.settle(4);
    backwards.settle(7, true);
    REQUIRE(one.desk.summed() != nullptr);
    REQUIRE(four.desk.summed() != nullptr);
    REQUIRE(backwards.desk.summed() != nullptr);
    CHECK(one.desk.repeats_known() == 1000);
    CHECK(one.desk.summed()->mean_estimate == four.desk.summed()->mean_estimate);
    CHECK(one.desk.summed()->mean_estimate == backwards.desk.summed()->mean_estimate);
    const auto repeats = backwards.desk.repeats();
    for (std::uint32_t n = 0; n < 1000; ++n) REQUIRE(repeats[n].estimate == repeat_of(n).estimate);
}

TEST_CASE("going from a hundred to a thousand runs only those that are new") {
    Room room;
    room.settle();
    room.asked.clear();
    room.desk.repeat(200);
    room.settle();
    CHECK(std::count(room.asked.begin(), room.asked.end(), "repeats") == 10);
    CHECK(room.desk.summed()->repeats == 200);
}

TEST_CASE("an assumption moved in another room is moved in this one, and all is run anew with it") {
    Room room;
    room.settle();
    room.asked.clear();
    const std::map<std::string, double> moved{{"choice.wait", 1.0}};
    room.desk.doubt(moved);
    CHECK(room.desk.ran_stale());
    CHECK_FALSE(room.desk.edited_design()); // it is no part of the design
    const auto request = room.desk.next(1'000, true);
    REQUIRE(request);
    CHECK(std::get<message::AskTrialRun>(*request).design.shared == moved);
    room.desk.lost(1'000);
    room.settle();
    CHECK(room.asked[0] == "run");
    CHECK_FALSE(room.desk.ran_stale());
    room.asked.clear();
    room.desk.doubt(moved);
    room.settle();
    CHECK(room.asked.empty());
}

TEST_CASE(
    "planned shares are taken one by one as people type them, and counts go with the question") {
    session::OwnTrial own;
    CHECK(own.shares_typed().empty());
    own.shares = " 1, 2 ";
    CHECK(own.shares_typed() == std::vector<std::string>{"1", "2"});
    own.shares = "50:50";
    CHECK(own.shares_typed() == std::vector<std::string>{"50", "50"});
    own.shares = "control=0.5;letter=0.5";
    CHECK(own.shares_typed() == std::vector<std::string>{"control=0.5", "letter=0.5"});
    TrialDesk desk;
    desk.take_own("counts.csv", "arm,visitors,orders\ncontrol,500,400\nletter,500,490\n");
    own = desk.own();
    own.outcome = "orders";
    own.counts = "visitors";
    own.shares = "1 1";
    desk.change_own(own);
    const auto request = desk.next(1, false);
    REQUIRE(request);
    const auto& asked = std::get<message::AskTrialAnalysis>(*request);
    CHECK(asked.counts == "visitors");
    CHECK(asked.shares == std::vector<std::string>{"1", "1"});
}

TEST_CASE("what was lost with a worker is asked for again") {
    Room room;
    room.ask(3);
    REQUIRE(room.open.size() == 2);  // run and size: repeats wait for the result
    room.open.clear();
    for (std::uint32_t id = 1; id < room.id; ++id) room.desk.lost(id);
    room.settle(2);
    CHECK(room.desk.ran() != nullptr);
    CHECK(room.desk.summed() != nullptr);
}

TEST_CASE("the newest design wins, and one run at a time while the hand is on a slider") {
    Room room;
    room.settle();
    room.asked.clear();
    for (const double burden : {0.15, 0.2, 0.25}) {
        auto design = room.desk.design();
        design.arms[1].settings["take_up.burden"] = burden;
        room.desk.change(design, true);
        room.ask(4);
    }
    std::size_t runs = 0;
    for (const auto& request : room.open)
        runs += std::holds_alternative<message::AskTrialRun>(request);
    CHECK(runs == 1);
    CHECK(room.desk.ran_stale());
    room.settle(4);
    CHECK_FALSE(room.desk.ran_stale());
    // The repeats wait for the hand to leave the slider.
    CHECK(room.desk.repeats_known() == 0);
    room.desk.release();
    room.settle(4);
    CHECK(room.desk.repeats_known() == session::usual_repeats);
}

TEST_CASE("repeats of an older design are not counted, and whoever computes them is told to stop") {
    Room room;
    room.ask(1);
    room.answer();
    room.ask(1);
    room.answer();
    room.ask(1);
    REQUIRE(std::holds_alternative<message::AskTrialRepeats>(room.open.front()));
    const auto id = std::get<message::AskTrialRepeats>(room.open.front()).id;
    auto design = room.desk.design();
    design.weeks = 13;
    room.desk.change(design);
    CHECK(room.desk.take_unwanted() == std::vector<std::uint32_t>{id});
    room.answer();  // it had been computed already
    CHECK(room.desk.repeats_known() == 0);
}

TEST_CASE("stopping keeps the trials that are known without a gap") {
    Room room;
    room.ask(1);
    room.answer();
    room.ask(1);
    room.answer();
    room.ask(3);
    REQUIRE(room.open.size() == 3);
    room.answer();      // 0 to 9
    room.answer(true);  // 20 to 29
    room.desk.stop_repeats();
    CHECK(room.desk.repeats_known() == 10);
    CHECK_FALSE(room.desk.repeating());
}

TEST_CASE("a design with which something is wrong is not asked for again until it is changed") {
    Room room;
    room.ask(1);
    const auto id = std::get<message::AskTrialRun>(room.open.front()).id;
    room.open.clear();
    message::Reply failed = message::Failed{
        id, {{"arms[1].settings", "payment.price cannot differ between two people"}}};
    room.desk.take(id, failed);
    REQUIRE(room.desk.problems().size() == 1);
    room.ask(2);
    CHECK(room.open.empty());
    auto design = room.desk.design();
    design.unit = message::TrialUnit::area;
    room.desk.change(design);
    CHECK(room.desk.problems().empty());
    room.settle();
    CHECK(room.desk.ran() != nullptr);
}

TEST_CASE(
    "a link holds the design: written and read back it is the same, and a plain one is short") {
    const auto scenario = trial_scenario();
    Room room(scenario);
    CHECK(room.desk.write().empty());
    room.desk.choose(1);
    CHECK(room.desk.write() == "n1");
    auto design = room.desk.design();
    design.unit = message::TrialUnit::saturation;
    design.saturations = {0, 0.5, 1};
    design.weeks = 39;
    design.looks = message::TrialLooks::always_valid;
    design.look_every = 2;
    design.stratified = true;
    design.outcome = "wait_days";
    design.method = "difference";
    design.effect = 1.25e-7;
    design.attrition = 0.15;
    design.arms[1].settings = {{"take_up.burden", 0.05}, {"payment.price", -12.5}};
    design.arms[0].share = 0.4;
    design.arms[1].share = 0.35;
    message::TrialArm third;
    session::name_arm(third, 2);
    third.share = 0.25;
    third.settings = {{"take_up.burden", 0.6}};
    design.arms.push_back(third);
    room.desk.change(design);
    room.desk.reseed();
    const auto text = room.desk.write();
    CHECK(text.find_first_not_of(
              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
          std::string::npos);
    CHECK(text.size() < 220);
    Room other(scenario);
    other.desk.read(text);
    CHECK(other.desk.chosen() == 1);
    CHECK(other.desk.seed() == 43);
    CHECK(other.desk.design() == design);
}

TEST_CASE("a link never fails: what it does not know or what is out of range stays as it was") {
    for (const char* text : {"", "n99", "u7", "w0", "w99999", "z2", "ononsense", "mmagic", "a0.5",
                             "a0.5--b0.5__no.such__1", "a0.5--b0.5__take_up.burden__7", "----", "e",
                             "x-1", "q2__3", "s", "hnan", "winf"}) {
        CAPTURE(text);
        Room room;
        room.desk.read(text);
        const auto expected = trial_scenario().trial.designs;
        CHECK((room.desk.design() == expected[0] || room.desk.design() == expected[1]));
        CHECK(room.desk.take_left_out().empty() ==
              (std::string(text).empty() || text == std::string("----")));
    }
    const std::pair<const char*, session::LeftOut> told[] = {
        {"n99", {"design 99", "there are 2 designs here"}},
        {"w5000", {"weeks 5000", "it may only be 1 to 1040"}},
        {"zz", {"share lost z", "it may only be 0 to 0.95"}},
        {"h", {"false alarms ", "it may only be 0.0001 to 0.5"}},
        {"u2.7--l1", {"what is drawn 2.7", "it may only be a whole number from 0 to 5"}},
        {"s99999999999999999999",
         {"seed 99999999999999999999", "that is not a whole number, or too large"}},
        {"ogone", {"outcome gone", "there is no such outcome here"}},
        {"mmagic", {"method magic", "there is no such method"}},
        {"q2__0.5", {"shares 2__0.5", "shares may only be 0 to 1, two or more of them"}},
        {"j1", {"j1", "this page does not know such a thing"}},
        {"a0.5--b0.5__no.such__1", {"arm 0.5__no.such__1", "there is no setting “no.such”"}},
        {"a0.5--b0.5__take_up.burden",
         {"arm 0.5__take_up.burden", "the link has been cut off here"}},
        {"a0.5--b7", {"arm 7", "its share may only be 0 to 1"}},
        {"a0.5", {"arms", "there may be 2 to 16 arms"}},
        {"\xE2\x80\xAEj\xFF", {"j", "this page does not know such a thing"}},
    };
    for (const auto& [text, left_out] : told) {
        CAPTURE(text);
        Room room;
        room.desk.read(text);
        const auto found = room.desk.take_left_out();
        REQUIRE(found.size() == 1);
        CHECK(found[0] == left_out);
    }
}

TEST_CASE("a person's own table is analysed here and is no part of a link") {
    Room room;
    const std::string secret = "Arm;Result;site\ncontrol;1.5;a\nletter;2;b\n\"x;y\";3;c\n";
    room.desk.take_own("mine.csv", secret);
    const auto& own = room.desk.own();
    CHECK(own.headings == std::vector<std::string>{"Arm", "Result", "site"});
    CHECK(own.arm == "Arm");
    CHECK(own.outcome == "Result");
    CHECK(own.control == "control");
    CHECK(own.cluster == "site");
    CHECK(own.arms == std::vector<std::string>{"control", "letter", "x;y"});
    room.settle();
    CHECK(room.asked[0] == "analysis");
    REQUIRE(room.desk.analysed() != nullptr);
    CHECK(room.desk.analysed()->sentence == "Result by Arm against control");
    CHECK(room.desk.write().empty());
    auto changed = own;
    changed.outcome = "words";
    room.desk.change_own(changed);
    room.settle();
    REQUIRE(room.desk.own_problems().size() == 1);
    CHECK(room.desk.own_problems()[0].text == "words is not a number");
    room.desk.forget_own();
    CHECK(room.desk.own().text.empty());
    CHECK(room.desk.own_problems().empty());
}

TEST_CASE("a file that is no table says so") {
    Room room;
    room.desk.take_own("notes.txt", "just some words\n");
    REQUIRE(room.desk.own_problems().size() == 1);
    CHECK(room.desk.own_problems()[0].text.find("two headings") != std::string::npos);
    CHECK(room.desk.own().text.empty());
}

TEST_CASE("a town without a trial of its own gets a design to start from") {
    auto scenario = trial_scenario();
    scenario.trial.designs.clear();
    Room room(scenario);
    CHECK(room.desk.has_design());
    CHECK_FALSE(room.desk.ready_made());
    REQUIRE(room.desk.design().arms.size() == 2);
    // Nobody gets anything, and nothing is run, until somebody says what.
    CHECK(room.desk.tries_nothing());
    CHECK_FALSE(room.desk.next(98, true).has_value());
    CHECK_FALSE(room.desk.edited_design());
    CHECK(room.desk.write().empty());
    room.desk.change(room.desk.start());
    CHECK(room.desk.next(99, true).has_value());
    CHECK(room.desk.write() == "n0");
    scenario.hash = 8;
    scenario.trial.outcomes.clear();
    room.desk.adopt(scenario);
    CHECK_FALSE(room.desk.has_design());
    CHECK_FALSE(room.desk.next(99, true).has_value());
}

TEST_CASE("reading the same scenario again keeps the design that is on screen") {
    Room room;
    auto design = room.desk.design();
    design.weeks = 9;
    room.desk.change(design);
    room.desk.adopt(trial_scenario());
    CHECK(room.desk.design().weeks == 9);
}

TEST_CASE("every trial is in one bin of the histogram, and the truth is their mean truth") {
    std::vector<message::TrialRepeat> repeats;
    repeats.reserve(341);
    for (std::uint32_t n = 0; n < 340; ++n) repeats.push_back(repeat_of(n));
    repeats.push_back({std::numeric_limits<double>::quiet_NaN(), 0, 0, 1, 0.03, 0, 1});
    const auto bins = session::histogram(repeats, 0.05);
    std::uint32_t counted = 0, significant = 0, misses = 0;
    for (std::size_t i = 0; i < bins.counts.size(); ++i) {
        counted += bins.counts[i];
        significant += bins.significant[i];
        misses += bins.misses[i];
        // By hand: the repeats whose estimate lies between the edges.
        const double from = bins.low + static_cast<double>(i) * bins.step;
        std::uint32_t within = 0;
        for (const auto& r : repeats)
            within += r.estimate >= from - 1e-12 && r.estimate < from + bins.step - 1e-12;
        CHECK(std::abs(static_cast<int>(within) - static_cast<int>(bins.counts[i])) <= 20);
    }
    CHECK(bins.total == 340);
    CHECK(counted == 340);
    CHECK(significant == 85);
    // An interval of ±0.04 misses 0.03 where the estimate is below −0.01 or above 0.07: 4 + 4 of
    // each 17.
    CHECK(misses == 160);
    CHECK(bins.truth == doctest::Approx(0.03));
}

TEST_CASE("differences are told with their sign, their unit and no more digits than are known") {
    const auto menu = trial_scenario().trial;
    CHECK(session::format_effect(menu.outcomes[0], 0.00863, 0.0012) == "+0.86 points");
    CHECK(session::format_effect(menu.outcomes[1], -1.23, 0.4) == "−1.23 days");
    CHECK(session::format_effect(menu.outcomes[1], -1.23, 4) == "−1.2 days");
    CHECK(session::format_effect(menu.outcomes[0], 0.0000001, 0.01) == "0 points");
    CHECK(session::format_amount(menu.outcomes[0], 0.02, 0.01) == "2.0 points");
    CHECK(session::format_interval(menu.outcomes[0], -0.01, 0.03) == "−1.0 to +3.0 points");
    CHECK(session::format_p(0.0004) == "p < 0.001");
    CHECK(session::format_p(0.0304) == "p = 0.030");
}

TEST_CASE("a property is off only when chance does not explain it") {
    message::TrialProperty coverage{"coverage", "Coverage", "", 0.94, 0.95, 0.007, true};
    CHECK_FALSE(session::is_off(coverage));
    coverage.value = 0.75;
    CHECK(session::is_off(coverage));
    coverage.value = 0.999;
    CHECK_FALSE(session::is_off(coverage));
    message::TrialProperty alarms{"false_positive", "False alarms", "", 0.25, 0.05, 0.014, true};
    CHECK(session::is_off(alarms));
    coverage.nominal = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(session::is_off(coverage));
}

TEST_CASE("the running estimate's title tells how often a naive reader would have been misled") {
    message::TrialRan ran;
    for (std::uint32_t w = 1; w <= 4; ++w) {
        const bool misled = w == 2 || w == 3;
        ran.weeks.push_back({w, 0.01, misled ? 0.001 : -0.01, 0.03, -0.02, 0.04, 0.2});
    }
    CHECK(session::running_title(ran) == "2 of 4 looks seem to show an effect, the first in week "
                                         "2; with the right correction, none does");
    for (auto& w : ran.weeks) w.low = -0.01;
    CHECK(session::running_title(ran) == "At no look would anybody have announced an effect");
}
