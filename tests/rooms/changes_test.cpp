#include "rooms/explore/changes.hpp"
#include "rooms/explore/map.hpp"
#include "rooms/explore/tip.hpp"
#include "rooms/settled_desk.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <string>
#include <vector>

using namespace folkmoot;

namespace {

using ChangeLines = std::vector<std::string>;

/// Everybody who can be: each value under one policy beside each under the other.
struct AllPairs {
    message::Scenario scenario = fake::scenario();
    message::People people;
    message::Frame baseline, reform;

    AllPairs() {
        baseline.channels.resize(1);
        reform.channels.resize(1);
        for (int before = 0; before < 256; ++before)
            for (int after = 0; after < 256; ++after) {
                baseline.channels[0].push_back(static_cast<std::uint8_t>(before));
                reform.channels[0].push_back(static_cast<std::uint8_t>(after));
            }
        people.stratum.assign(reform.channels[0].size(), 0);
    }
    std::size_t wrong(const message::Colouring& colouring, auto expected) const {
        const rooms::PersonChanges changes(scenario, people, baseline, reform, colouring);
        std::size_t count = 0;
        for (int before = 0; before < 256; ++before)
            for (int after = 0; after < 256; ++after)
                count += changes.of(static_cast<std::size_t>(before * 256 + after)) !=
                         expected(before, after);
        return count;
    }
};

/// From better by much (0) to worse by much (4), of an amount that has grown by so many units.
int step_of(double better_by, double least, double much) {
    if (better_by > -least && better_by < least) return 2;
    if (better_by > 0) return better_by >= much ? 0 : 1;
    return better_by <= -much ? 4 : 3;
}

} // namespace

TEST_CASE("what changes along a ramp is better, the same or worse, by much or by little") {
    const AllPairs all;
    const auto& wait = all.scenario.picture.colourings.front();
    CHECK(rooms::colour_words(all.scenario, rooms::change_of(all.scenario, wait)) ==
          ChangeLines{"Better by 4 days or more", "Better", "No difference", "Worse",
                      "Worse by 4 days or more", "Nothing to compare"});
    CHECK(all.wrong(wait, [](int before, int after) {
        return before == 255 || after == 255 ? 255 : step_of(before - after, 0.5, 4);
    }) == 0);

    message::Colouring trust;
    trust.full = 1;
    trust.ticks = {0, 1};
    trust.amount.share = true;
    trust.amount.each = 1.0 / 254;
    CHECK(rooms::change_of(all.scenario, trust).classes ==
          ChangeLines{"More by 10 points or more", "More", "Hardly any difference", "Less",
                      "Less by 10 points or more"});
    CHECK(all.wrong(trust, [](int before, int after) {
        return before == 255 || after == 255 ? 255 : step_of((after - before) / 254.0, 0.005, 0.1);
    }) == 0);
    message::Colouring debt;
    debt.full = 1000;
    debt.ticks = {0, 1000};
    debt.amount.unit = "£";
    debt.better = -1;
    CHECK(rooms::change_of(all.scenario, debt).classes.front() == "Better by £100 or more");
}

TEST_CASE("of what has no order it is told where those are who are elsewhere with the reform") {
    AllPairs all;
    message::Colouring claim;
    claim.title = "Where claims stand";
    claim.classes = {"None", "On the way", "Paid"};
    const auto change = rooms::change_of(all.scenario, claim);
    CHECK(change.title == "Where claims stand, where the reform changes it");
    CHECK(change.classes == ChangeLines{"No difference", "None", "On the way", "Paid"});
    CHECK(all.wrong(claim, [](int before, int after) {
        return after == 255 ? 255 : before == after ? 0 : after + 1;
    }) == 0);

    // Who is served by another, and of which kind; also where two share a colour.
    auto& scenario = all.scenario;
    const auto& practice = scenario.picture.colourings[1];
    CHECK(rooms::change_of(scenario, practice).classes ==
          ChangeLines{"No difference", "Another local practice", "Another online practice"});
    scenario.providers.assign(400, {"A", 0, 0, 0, 0});
    scenario.providers.push_back({"B", 1, 0, 0, 0});
    all.people.stratum.assign(5, 0);
    all.baseline.provider = {7, 7, 7, 400, 9};
    all.reform.provider = {7, 207, 400, 3, 999};
    const rooms::PersonChanges changes(scenario, all.people, all.baseline, all.reform, practice);
    std::vector<int> values;
    for (std::size_t i = 0; i < 5; ++i) values.push_back(changes.of(i));
    CHECK(values == std::vector<int>{0, 1, 2, 1, 255});
}

TEST_CASE("where people live and how old they are no reform changes") {
    fake::Desk desk = fake::settled();
    CHECK(rooms::shows_change(desk.session));
    desk.session.set_colouring("age");
    CHECK_FALSE(rooms::shows_change(desk.session));
    CHECK(rooms::shown_colouring(desk.session)->classes == desk.session.colouring()->classes);
    rooms::MapCount count;
    const auto& told = count.of(desk.session, true);
    CHECK(std::accumulate(told.begin(), told.end(), 0.0) ==
          doctest::Approx(desk.session.scenario()->people));
}

TEST_CASE("what the reform changes is on the map first, as one picture that counts everybody") {
    fake::Desk desk = fake::settled();
    const auto sheet = fake::sheet_of(desk);
    const auto& side = fake::node_at(sheet, "side");
    CHECK(side.value == sheet::Value(std::string("change")));
    CHECK(side.options.front().words == "What changes");
    const auto& table = *fake::node_at(sheet, "map-colours").table;
    CHECK(table.columns.size() == 2);
    CHECK(table.columns[0].words == "What changes: days of the last wait");
    CHECK(table.rows.size() == 6);
    // Counted from the frames themselves.
    rooms::MapCount count;
    const auto& told = count.of(desk.session, true);
    const auto &before = desk.session.frame(false)->channels[0],
               &after = desk.session.frame(true)->channels[0];
    std::vector<double> counted(6, 0.0);
    const double each = desk.session.scenario()->people / static_cast<double>(before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        counted[before[i] == 255 || after[i] == 255
                    ? 5U
                    : static_cast<std::size_t>(step_of(before[i] - after[i], 0.5, 4))] += each;
    REQUIRE(told.size() == counted.size());
    for (std::size_t i = 0; i < told.size(); ++i) CHECK(told[i] == doctest::Approx(counted[i]));
    const auto share = [&](double people) {
        return std::to_string(
                   static_cast<int>(people / desk.session.scenario()->people * 100 + 0.5)) +
               "%";
    };
    CHECK(fake::node_at(sheet, "map")
              .words.find("for " + share(counted[0] + counted[1]) +
                          " of people it is better with the reform") != std::string::npos);
}

TEST_CASE("while time runs, both policies are compared in one week") {
    fake::Desk desk = fake::settled();
    desk.session.set_week(10);
    std::vector<std::uint32_t> weeks;
    rooms::MapCount count;
    auto told = count.of(desk.session, true);
    for (std::uint32_t week = 11; week < 60; ++week) {
        desk.session.set_week(week); // time moves on before each answer
        if (!desk.answer()) break;
        if (!desk.session.frames_match()) {
            CHECK(count.of(desk.session, true) == told); // what was told still stands
            continue;
        }
        told = count.of(desk.session, true);
        if (weeks.empty() || weeks.back() != desk.session.frame(true)->week)
            weeks.push_back(desk.session.frame(true)->week);
    }
    CHECK(weeks.size() > 10);
    desk.settle();
    CHECK(desk.session.frames_match());
    CHECK(desk.session.frame(false)->week == desk.session.week());
}

TEST_CASE("of somebody on the map it is told what differs between the policies") {
    const auto scenario = fake::scenario();
    const message::People people{1, 1, {0}, {0}, {0}};
    const message::Frame before{1, false, 3, {0}, {{9}, {51}}, {}, {}};
    const message::Frame after{1, true, 3, {10}, {{1}, {51}}, {}, {}};
    CHECK(rooms::tell_person(scenario, people, &after, 0, &before).facts ==
          ChangeLines{"Baseline: registered with Riverside Health Centre",
                      "Reform: registered with Doctor Online", "Baseline: last wait: 9 days",
                      "Reform: last wait: 1 day", "Satisfaction: 20%"});
}
