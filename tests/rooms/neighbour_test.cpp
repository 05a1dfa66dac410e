#include "rooms/settled_desk.hpp"

#include "rooms/explore/alike.hpp"
#include "rooms/explore/changes.hpp"
#include "rooms/explore/colours.hpp"
#include "rooms/explore/lives/weeks.hpp"
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

TEST_CASE("whose weeks are known already are met first, if they are a few") {
    fake::Desk desk;
    desk.core.watched = 7;
    desk.open();
    desk.settle();
    auto& session = desk.session;
    session.describe({});
    std::set<std::uint32_t> met;
    for (int i = 0; i < 30; ++i) {
        CHECK(session.follow_next().empty());
        CHECK(*session.person() % 7 == 0);
        met.insert(*session.person());
    }
    CHECK(met.size() == 30);
    // Of whom hardly any is watched, each is met: the first people who are so few.
    const auto& people = session.people()->stratum;
    const auto watched = [&] {
        std::size_t count = 0;
        for (std::uint32_t i = 0; i < people.size(); i += 7) count += session.is_alike(i) ? 1U : 0U;
        return count;
    };
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto is = session::stratum_of(people[i]);
        session.describe({.area = is.area,
                          .age = is.age,
                          .deprivation = is.deprivation,
                          .condition = is.frailty});
        if (watched() < 5 && session.alike() > 5) break;
    }
    REQUIRE(watched() < 5);
    REQUIRE(session.alike() > watched());
    met.clear();
    for (std::size_t i = 0; i < session.alike(); ++i) {
        CHECK(session.follow_next().empty());
        met.insert(*session.person());
    }
    CHECK(met.size() == session.alike());
}

TEST_CASE("the first weeks of a neighbour are there to read while the others are worked out") {
    auto desk = fake::settled();
    auto& session = desk.session;
    CHECK(rooms::use(session, "neighbour:next", "").empty());
    desk.carry();
    REQUIRE(desk.waiting[0].size() == 1);
    auto first = std::get<message::Neighbour>(desk.core.answer(desk.waiting[0].front()));
    const auto whole = first;
    first.so_far = true;
    for (auto* life : {&first.baseline, &first.reform}) {
        life->provider.resize(65);
        life->channels.resize(65);
        life->events.resize(65);
    }
    // As the screen draws it: what has not changed is not made anew.
    rooms::NeighbourKept kept;
    auto shown = kept.part(session, {});
    CHECK(fake::node_at(shown, "neighbour:wait").words == "Following them through all weeks…");
    session.receive(0, first);
    shown = kept.part(session, shown);
    CHECK(fake::node_at(shown, "neighbour:wait").words.starts_with("The first 65 weeks."));
    CHECK(session.neighbour() == nullptr);
    REQUIRE(session.neighbour(true) != nullptr);
    auto sheet = fake::sheet_of(desk);
    CHECK(fake::node_at(sheet, "neighbour:wait").words ==
          "The first 65 weeks. The others are being worked out…");
    CHECK(sheet::find(sheet, "neighbour:difference") == nullptr); // of all of them, nothing yet
    CHECK(sheet::find(sheet, "neighbour:totals") == nullptr);
    CHECK(sheet::find(sheet, "neighbour:csv") == nullptr);
    const auto& chart = *fake::node_at(sheet, "neighbour:lives").chart;
    CHECK(chart.series[0].values.size() == 65);
    CHECK(chart.x.high == session.weeks()); // nothing moves when the others come
    SUBCASE("then all of them") {
        session.receive(0, whole);
        shown = kept.part(session, shown);
        CHECK(sheet::find(shown, "neighbour:difference") != nullptr);
        REQUIRE(session.neighbour() != nullptr);
        sheet = fake::sheet_of(desk);
        CHECK(sheet::find(sheet, "neighbour:wait") == nullptr);
        CHECK(sheet::find(sheet, "neighbour:difference") != nullptr);
        CHECK(sheet::find(sheet, "neighbour:totals") != nullptr);
    }
    SUBCASE("what was given up half-way is asked for again") {
        // Another question and back, before the others came.
        session.choose_policy("split");
        desk.settle();
        session.choose_policy("follows");
        desk.settle();
        REQUIRE(session.neighbour() != nullptr);
        CHECK(session.neighbour()->reform.events.size() == session.weeks());
    }
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
    REQUIRE(chart.chart->marks.size() == 1);
    CHECK(chart.chart->marks[0].at == 130);
    const auto& rows = fake::node_at(sheet, "neighbour:weeks").table->rows;
    REQUIRE(rows.size() == 5);
    const auto& providers = session.scenario()->providers;
    CHECK(rows[1].cells[0] == "Year 1, week 21");
    CHECK(rows[1].cells[1] == "New need twice; Seen after 3 days and 1 day; Seen by " +
                                  providers[0].name + " and " + providers[1].name +
                                  "; Visits cost the practice £31.04");
    // What is the same under both is told once.
    CHECK(rows[1].cells[2] == "the same");
    CHECK(rows[1].marks[2] == "same");
    CHECK(rows[2].cells[0] == "Year 3, week 27");
    CHECK(rows[2].cells[2] == "–");
    CHECK(rows[2].marks[2] == "doubt");
    CHECK(rows[3].cells[1] == "–");
    CHECK(rows[4].cells[1] == "–");
    CHECK(rows[4].cells[2] == "New need; Waits; Was harmed and Signed up");
    // All of them together: how often, how long, on average, from whom, at what cost.
    using Cells = std::vector<std::string>;
    std::vector<Cells> totals;
    for (const auto& row : fake::node_at(sheet, "neighbour:totals").table->rows)
        totals.push_back(row.cells);
    const auto by = providers[0].name + ", once; " + providers[1].name + ", once";
    CHECK(totals == std::vector<Cells>{{"New need", "twice", "3 times"},
                                       {"Waits", "never", "1 week"},
                                       {"Seen after", "2 days on average", "the same"},
                                       {"Seen by", by, "the same"},
                                       {"Visits cost the practice", "£31.04", "the same"},
                                       {"Was harmed", "never", "once"},
                                       {"Signed up", "never", "once"}});
    // What the stripes' colours mean stands there in words, with all weeks counted.
    std::size_t weeks_counted = 0;
    const auto& colours = fake::node_at(sheet, "neighbour:colours").table->rows;
    CHECK(!colours.empty());
    const auto meanings = rooms::colour_words(*session.scenario(), *rooms::life_colouring(session));
    for (const auto& row : colours) {
        CHECK(std::ranges::find(meanings, row.cells[0]) != meanings.end());
        if (row.cells[1] != "never") weeks_counted += std::stoul(row.cells[1]);
    }
    CHECK(weeks_counted == session.weeks());
    CHECK(session::read_view(session::write_view(session.view())).person == session.person());
    // Every week under both policies, as a file.
    CHECK(rooms::use(session, "neighbour:csv", "").empty());
    const auto* weeks = (desk.carry(), desk.last_action("save-file"));
    REQUIRE(weeks != nullptr);
    CHECK(static_cast<std::size_t>(std::count(weeks->bytes.begin(), weeks->bytes.end(), '\n')) ==
          1 + 2 * std::size_t{session.weeks()});
    const std::string saved_weeks(weeks->bytes.begin(), weeks->bytes.end());
    CHECK(saved_weeks.find("Week,Policy,At its start,What happened in it") != std::string::npos);
    CHECK(saved_weeks.find("New need twice; Seen after") != std::string::npos);
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

TEST_CASE("what both policies mean for people like that stands in sentences and a table") {
    auto desk = fake::settled();
    auto& session = desk.session;
    CHECK(sheet::find(fake::sheet_of(desk), "neighbour:alike-title") == nullptr);
    CHECK(rooms::use(session, "neighbour:age", "2").empty());
    CHECK(fake::node_at(fake::sheet_of(desk), "neighbour:alike-progress").value ==
          sheet::Value(0.0));
    CHECK(rooms::use(session, "neighbour:deprivation", "4").empty());
    desk.settle();
    auto sheet = fake::sheet_of(desk);
    CHECK(fake::node_at(sheet, "neighbour:count").words.starts_with("People like that: about "));
    // Four outcomes are known of them. By the made-up curves the wait falls and with it what hangs
    // on it, the balance rises, in every run.
    const auto& rows = fake::node_at(sheet, "neighbour:alike-table").table->rows;
    REQUIRE(rows.size() == 4);
    const auto& scenario = *session.scenario();
    const message::AskAlike ask{1, session.trial(), session.likeness(), 0};
    const auto told = desk.core.alike(ask);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double change = told.reform[i] - told.baseline[i];
        CHECK(rows[i].cells[3].ends_with(change * scenario.outcomes[i].direction > 0 ? ": better"
                                         : scenario.outcomes[i].direction == 0       ? ""
                                                                                     : ": worse"));
        CHECK(rows[i].cells[3].find("chance") == std::string::npos);
    }
    CHECK(rows[0].cells[1].find(" to ") != std::string::npos);
    CHECK(
        fake::node_at(sheet, "neighbour:alike-verdict").words.find("clearly better for them in") !=
        std::string::npos);
    CHECK(
        fake::node_at(sheet, "neighbour:alike-note").words.starts_with("On average over 30 runs"));
    // The file has the numbers, three rows an outcome, and says of whom.
    CHECK(rooms::use(session, "neighbour:alike-csv", "").empty());
    const auto* saved = (desk.carry(), desk.last_action("save-file"));
    REQUIRE(saved != nullptr);
    const std::string file(saved->bytes.begin(), saved->bytes.end());
    CHECK(file.find(",Age,Deprivation,People like that,Runs,") != std::string::npos);
    CHECK(file.find("," + std::string(session::age_names[2]) + "," +
                    std::string(session::deprivation_names[4]) + ",") != std::string::npos);
    CHECK(static_cast<std::size_t>(std::ranges::count(file, '\n')) == 1 + 3 * rows.size());
    CHECK(file.find("wait_days," + scenario.outcomes[0].unit + ",Difference,") !=
          std::string::npos);
    // A link to it opens it again.
    CHECK(session::read_view(session::write_view(session.view())).like == session.likeness());
    // A reform that is as today has no verdict.
    session.choose_policy(scenario.policies.front().name);
    desk.settle();
    sheet = fake::sheet_of(desk);
    CHECK(fake::node_at(sheet, "neighbour:alike-verdict").words.find("nothing here is clearly") !=
          std::string::npos);
    for (const auto& row : fake::node_at(sheet, "neighbour:alike-table").table->rows)
        CHECK(row.cells[3] == "hardly changes");
}

TEST_CASE("gains and losses of people like that are those of each one of them on the map") {
    auto desk = fake::settled();
    auto& session = desk.session;
    CHECK_FALSE(rooms::gains_and_losses(session));
    session.describe({.age = 2});
    desk.settle();
    const auto told = rooms::gains_and_losses(session);
    REQUIRE(told);
    // One by one, from the days that the made-up frames say: fewer are better.
    const auto& before = session.frame(false)->channels[0];
    const auto& after = session.frame(true)->channels[0];
    double gain = 0, lose = 0, same = 0, unknown = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (session::stratum_of(session.people()->stratum[i]).age != 2) continue;
        if (before[i] == message::nothing_known || after[i] == message::nothing_known)
            ++unknown;
        else
            ++(after[i] < before[i] ? gain : after[i] > before[i] ? lose : same);
    }
    const double each = session.scenario()->people / static_cast<double>(before.size());
    CHECK(told->gain == doctest::Approx(gain * each));
    CHECK(told->lose == doctest::Approx(lose * each));
    CHECK(told->same == doctest::Approx(same * each));
    CHECK(told->unknown == doctest::Approx(unknown * each));
    CHECK(gain > 0);
    CHECK(same > 0);
}

TEST_CASE("of too few people no verdict is told") {
    auto desk = fake::settled();
    desk.core.alike_citizens = 12;
    CHECK(rooms::use(desk.session, "neighbour:age", "2").empty());
    desk.settle();
    const auto room = fake::sheet_of(desk);
    CHECK(fake::node_at(room, "neighbour:alike-few").words.starts_with("Only 12 simulated people"));
    CHECK(sheet::find(room, "neighbour:alike-table") == nullptr);
    CHECK(sheet::find(room, "neighbour:alike-verdict") == nullptr);
}
