#include "session/driven_desk.hpp"

#include "session/beside/likeness.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <set>

using namespace folkmoot;
using session::AlikeRuns;

namespace {

message::Alike run_of(double before, double after) {
    message::Alike told{1, 120, 1200};
    told.baseline = {before, std::numeric_limits<double>::quiet_NaN()};
    told.reform = {after, 5};
    return told;
}

fake::Desk described(unsigned workers) {
    fake::Desk desk(workers);
    desk.core.runs = 12;
    desk.open();
    desk.settle();
    desk.session.describe({.age = 2, .deprivation = 4});
    return desk;
}

std::set<std::uint32_t> asked(fake::Desk& desk) {
    desk.carry();
    std::set<std::uint32_t> replicates;
    for (const auto& worker : desk.waiting)
        for (const auto& request : worker)
            if (const auto* ask = std::get_if<message::AskAlike>(&request))
                replicates.insert(ask->replicate);
    return replicates;
}

} // namespace

TEST_CASE("what many runs say is their mean, where nine of ten lie, and sure from ten runs on") {
    AlikeRuns runs;
    CHECK(runs.ask({}, {.age = 3}));
    CHECK_FALSE(runs.ask({}, {.age = 3}));
    CHECK_FALSE(runs.told(0));
    // Changes of 1, 2, … 11: the twentieth part of the way from the first to the last is half a
    // step.
    for (std::uint32_t i = 0; i < 11; ++i) {
        if (i == 9) CHECK(runs.told(0)->sure == 0);
        runs.take(i, run_of(10, 11 + i));
    }
    const auto told = runs.told(0);
    CHECK(told->baseline.mean == 10);
    CHECK(told->baseline.low == 10);
    CHECK(told->reform.mean == 16);
    CHECK(told->change.mean == 6);
    CHECK(told->change.low == doctest::Approx(1.5));
    CHECK(told->change.high == doctest::Approx(10.5));
    CHECK(told->sure == 1);
    CHECK_FALSE(runs.told(1)); // not known today
    CHECK_FALSE(runs.told(2));
    // One of twelve against it does not count, two do.
    runs.take(11, run_of(10, 8));
    CHECK(runs.told(0)->change.low < 0);
    CHECK(runs.told(0)->sure == 0);
    CHECK(runs.ask({}, {.age = 4}));
    CHECK(runs.runs() == 0);
}

TEST_CASE("ten runs come first, shared out among workers; the others when nothing else is to do") {
    auto desk = described(3);
    CHECK(asked(desk).size() == 3);
    desk.settle();
    REQUIRE(desk.session.alike_runs() != nullptr);
    CHECK(desk.session.alike_runs()->runs() == AlikeRuns::all_runs);
    CHECK(desk.session.alike_runs()->people() == 1200);
    // The same question again costs nothing.
    desk.session.set_room(session::Room::evidence);
    desk.settle();
    desk.session.set_room(session::Room::explore);
    CHECK(asked(desk).empty());
}

TEST_CASE("who is described is asked of before an answer is made surer, and never under a hand") {
    fake::Desk desk(1);
    desk.open();
    desk.settle(6); // the first run, people, frames
    desk.session.describe({.area = 1});
    for (int i = 0; i < 400 && asked(desk).empty(); ++i) REQUIRE(desk.answer());
    CHECK(asked(desk) == std::set<std::uint32_t>{0});
    CHECK(desk.session.results_of(desk.session.trial())->replicates().size() < 5);
    // A moved lever is answered first, and what was asked of the old question is dropped.
    desk.session.move("settlement.portability", 0.25, true);
    CHECK(asked(desk).empty());
    CHECK(desk.runs().size() == 1);
    desk.session.release();
    desk.settle();
    CHECK(desk.session.alike_runs()->runs() == AlikeRuns::all_runs);
    CHECK(desk.session.alike_runs()->is_of(desk.session.trial(), {.area = 1}));
}

TEST_CASE("of nobody in particular nothing is asked, and of too few not again") {
    auto desk = described(2);
    desk.settle();
    desk.session.describe({});
    CHECK(asked(desk).empty());
    CHECK(desk.session.alike_runs() == nullptr);
    desk.core.alike_citizens = 29;
    desk.session.describe({.age = 6, .condition = 1});
    CHECK(asked(desk).size() == 2);
    desk.settle();
    CHECK(asked(desk).empty());
    CHECK(desk.session.alike_runs()->few());
    CHECK(desk.session.alike_runs()->runs() == 0);
    CHECK(desk.session.alike_runs()->citizens() == 29);
}

TEST_CASE("a likeness goes with a link, and one that there is not is any") {
    for (const message::Likeness& like :
         {message::Likeness{}, message::Likeness{.area = 7, .age = 0, .deprivation = 4},
          message::Likeness{.condition = 1}, message::Likeness{.age = 6}})
        CHECK(session::read_likeness(session::write_likeness(like)) == like);
    CHECK(session::write_likeness({}).empty());
    CHECK(session::read_likeness("1,7,5,2") == message::Likeness{.area = 1});
    CHECK(session::read_likeness("1,2").anybody());
    CHECK(session::read_likeness("1,2,3,1,0").anybody());
    CHECK(session::read_likeness("x,-1,,").anybody());
    session::View view;
    view.like = {.area = 3, .condition = 0};
    CHECK(session::read_view(session::write_view(view)) == view);
    // An area that this town has not.
    auto desk = described(1);
    view.like.area = 99;
    desk.session.restore(desk.session.scenario()->name, desk.session.trial(), view);
    desk.settle();
    CHECK(desk.session.likeness() == message::Likeness{.condition = 0});
    CHECK(desk.session.alike_runs()->enough());
}
