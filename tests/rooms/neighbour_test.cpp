#include "rooms/settled_desk.hpp"

#include "rooms/explore/neighbour.hpp"
#include "rooms/use.hpp"
#include "session/groups.hpp"
#include "session/view.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace folkmoot;

TEST_CASE("what changes is told once, and what changes all the time when it begins and ends") {
    // Two facts: one that changes twice, one that counts up from week 3 to week 6.
    const std::vector<rooms::Facts> weeks{{"a", "0"}, {"a", "0"}, {"b", "0"},
                                          {"b", "1"}, {"b", "2"}, {"b", "3"},
                                          {"b", "4"}, {"", "4"},  {"a", "4"}};
    CHECK(rooms::told_changes(weeks) ==
          std::vector<std::string>{"a; 0", "", "b", "1", "", "", "4", "", "a"});
    CHECK(rooms::told_changes({}).empty());
    CHECK(rooms::told_changes({{"x"}, {"y"}}) == std::vector<std::string>{"x", "y"});
}

TEST_CASE("looking for somebody like me goes through all who are, and says when nobody is") {
    auto desk = fake::settled();
    auto& session = desk.session;
    CHECK_FALSE(session.person());
    const auto& people = *session.people();
    session::Session::Likeness like;
    like.deprivation = 4;
    like.age = session::stratum_of(people.stratum[0]).age;
    std::set<std::uint32_t> wanted, met;
    for (std::uint32_t i = 0; i < people.stratum.size(); ++i) {
        const auto stratum = session::stratum_of(people.stratum[i]);
        if (stratum.deprivation == 4 && stratum.age == *like.age) wanted.insert(i);
    }
    session.describe(like);
    CHECK(session.alike() == wanted.size());
    REQUIRE(!wanted.empty());
    for (std::size_t i = 0; i < std::min<std::size_t>(wanted.size(), 50); ++i) {
        CHECK(session.follow_next().empty());
        met.insert(*session.person());
    }
    CHECK(met.size() == std::min<std::size_t>(wanted.size(), 50));
    CHECK(std::includes(wanted.begin(), wanted.end(), met.begin(), met.end()));
    like.area = 999;
    session.describe(like);
    CHECK(session.follow_next().starts_with("Nobody in this town"));
}

TEST_CASE("a neighbour's weeks stand side by side, and go with the link") {
    auto desk = fake::settled();
    auto& session = desk.session;
    CHECK(rooms::use(session, "neighbour:condition", "1").empty());
    CHECK(session.likeness().condition == 1U);
    CHECK(rooms::use(session, "neighbour:condition", "any").empty());
    CHECK(rooms::use(session, "neighbour:next", "").empty());
    REQUIRE(session.person());
    desk.settle();
    REQUIRE(session.neighbour() != nullptr);
    auto sheet = fake::sheet_of(desk);
    const auto& chart = fake::node_at(sheet, "neighbour:lives");
    REQUIRE(chart.chart->series.size() == 2);
    CHECK(chart.chart->series[0].values.size() == session.weeks());
    // The made-up lives differ from week 130 on, for nine weeks.
    CHECK(fake::node_at(sheet, "neighbour:difference").words ==
          "Until year 3, week 27 all is the same for them under both policies; then it differs.");
    const auto& rows = fake::node_at(sheet, "neighbour:weeks").table->rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].cells[0] == "Year 3, week 27");
    CHECK(rows[1].cells[2] == "–");
    CHECK(rows[2].cells[1] == "–");
    CHECK(session::read_view(session::write_view(session.view())).person == session.person());
    // Another question: its lives are asked for; another town of fewer people: nobody is followed.
    session.move("settlement.portability", 0.25, false);
    CHECK(session.neighbour() == nullptr);
    desk.settle();
    CHECK(session.neighbour() != nullptr);
    CHECK(rooms::use(session, "neighbour:stop", "").empty());
    CHECK_FALSE(session.person());
    auto view = session.view();
    view.person = 4'000'000'000U;
    session.restore(session.scenario()->name, session.trial(), view);
    desk.settle();
    CHECK_FALSE(session.person());
    CHECK(session.problems().empty());
}
