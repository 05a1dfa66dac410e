#include "rooms/explore/colours.hpp"
#include "rooms/explore/tip.hpp"
#include "session/fake_core.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace folkmoot;

namespace {

using Lines = std::vector<std::string>;

const message::Colouring& colouring(const message::Scenario& scenario, const std::string& key) {
    for (const auto& each : scenario.picture.colourings)
        if (each.key == key) return each;
    FAIL("no such colouring");
    return scenario.picture.colourings.front();
}

/// Two places, one person each, and what is known of them in a week.
struct Week {
    message::Scenario scenario = fake::scenario();
    message::People people{1, 2, {0, 100}, {0, 100}, {0, 70 + 2 * (3 * 5 + 4) + 1}};
    message::Frame frame{1, true, 3, {0, 10}, {{1, message::nothing_known}, {255, 51}}, {}, {}};
};

} // namespace

TEST_CASE("amounts are in one or in many, as shares, or as a number of people") {
    message::Fact wait;
    wait.unit = "days";
    wait.one = "day";
    CHECK(rooms::amount_words(wait, 1) == "1 day");
    CHECK(rooms::amount_words(wait, 0) == "0 days");
    wait.decimals = 1;
    CHECK(rooms::amount_words(wait, 1) == "1.0 days");
    message::Fact share;
    share.share = true;
    CHECK(rooms::amount_words(share, 0.836) == "84%");
    message::Fact list;
    list.unit = "patients";
    list.people = true;
    CHECK(rooms::amount_words(list, 61'234) == "61,200 patients");
}

TEST_CASE("a ramp is told by its ticks, spaced as its colours are, and counted between them") {
    const auto scenario = fake::scenario();
    const auto& wait = colouring(scenario, "wait");
    const auto legend = rooms::legend_of(scenario, wait);
    CHECK(legend.title == "Days of the last wait");
    CHECK(legend.entries.empty());
    REQUIRE(legend.ticks.size() == 4);
    CHECK(legend.ticks[2].words == "14");
    CHECK(legend.ticks[2].alone == "14");
    // 14 is a third of 42.
    CHECK(legend.ticks[2].share == doctest::Approx(0.57735).epsilon(1e-5));
    CHECK(legend.ticks[3].words == "42+");
    CHECK(legend.ticks[3].alone == "42+ days");
    CHECK(rooms::ramp_value(wait, 0.5) == doctest::Approx(10.5));
    CHECK(rooms::ramp_share(wait, 254) == 1);

    CHECK(rooms::colour_words(scenario, wait) == Lines{"0 to 3 days", "4 to 14 days",
                                                       "15 to 42 days", "more than 42 days",
                                                       "has not needed care yet"});
    const auto classes = rooms::classes_of_values(scenario, wait);
    const std::vector<std::pair<std::size_t, std::size_t>> expected{
        {0, 0}, {3, 0}, {4, 1}, {14, 1}, {15, 2}, {42, 2}, {43, 3}, {254, 3}, {255, 4}};
    for (const auto& [days, group] : expected) {
        CAPTURE(days);
        CHECK(classes.at(days) == group);
    }
}

TEST_CASE("a ramp of shares has an end") {
    auto scenario = fake::scenario();
    message::Colouring share;
    share.amount.each = 1.0 / 254;
    share.full = 1;
    share.ticks = {0, 0.5, 1};
    share.amount.share = true;
    const auto legend = rooms::legend_of(scenario, share);
    CHECK(legend.ticks.back().alone == "100%");
    CHECK(rooms::colour_words(scenario, share) == Lines{"0% to 50%", "50% to 100%"});
    const auto classes = rooms::classes_of_values(scenario, share);
    CHECK(classes.at(127) == 0);
    CHECK(classes.at(128) == 1);
    CHECK(classes.at(254) == 1);
    CHECK(classes.at(255) == 2); // of whom nothing is known: in no class
}

TEST_CASE("providers that stand out are named, as many as there is room for, the others together") {
    auto scenario = fake::scenario();
    const auto& provider = colouring(scenario, "provider");
    auto legend = rooms::legend_of(scenario, provider);
    REQUIRE(legend.entries.size() == 2);
    CHECK(legend.entries[0].words == "Doctor Online");
    CHECK(legend.entries[0].value == 10); // after the ten that do not stand out
    CHECK(legend.entries[1].words == "Local practices");
    CHECK(legend.entries[1].value == 0);

    for (const auto* more : {"Second", "Third", "Fourth"})
        scenario.providers.insert(scenario.providers.begin(), {more, 1, 0, 0, 0});
    CHECK(rooms::colour_words(scenario, provider) ==
          Lines{"Fourth", "Third", "Second", "Local practices"});
    const auto classes = rooms::classes_of_values(scenario, provider);
    CHECK(classes.at(9) == 3);
    CHECK(classes.at(10) == 0);
    CHECK(classes.at(13) == 2); // the one that is not named counts with the last that is
    CHECK(classes.at(14) == 4);
}

TEST_CASE(
    "so many providers that they have to share still leave colours for those that stand out") {
    auto scenario = fake::scenario();
    scenario.providers.assign(400, {"A", 0, 0, 0, 0});
    scenario.providers.resize(700, {"B", 1, 0, 0, 0});
    const auto values = rooms::provider_values(scenario);
    CHECK(values.muted == 200);
    CHECK(values.strong == 55);
    message::People people;
    people.stratum = {0, 0, 0};
    message::Frame frame;
    frame.provider = {399, 400, 699};
    const rooms::PersonColours colours(scenario, people, &frame, colouring(scenario, "provider"));
    CHECK(colours.of(0) == 199);
    CHECK(colours.of(1) == 200);
    CHECK(colours.of(2) == 254); // 255 is of whom nothing is known
}

TEST_CASE("everybody has the colour of what is known of them") {
    const Week week;
    const auto value = [&](const char* key, std::size_t person, const message::Frame* frame) {
        return rooms::PersonColours(week.scenario, week.people, frame,
                                    colouring(week.scenario, key))
            .of(person);
    };
    CHECK(value("wait", 0, &week.frame) == 1);
    CHECK(value("wait", 1, &week.frame) == message::nothing_known);
    CHECK(value("wait", 0, nullptr) == message::nothing_known);
    CHECK(value("provider", 1, &week.frame) == 10);
    CHECK(value("age", 1, nullptr) == 3);
    CHECK(value("deprivation", 1, nullptr) == 4);
}

TEST_CASE("of somebody on the map it is told who they are, who serves them and how they fare") {
    const Week week;
    auto tip = rooms::tell_person(week.scenario, week.people, &week.frame, 0);
    CHECK(tip.title == "Somebody in Riverside, aged 0–4");
    CHECK(tip.about == "Neighbourhood: Least deprived fifth");
    CHECK(tip.facts == Lines{"Registered with Riverside Health Centre", "Last wait: 1 day",
                             "Satisfaction: 100%"});
    tip = rooms::tell_person(week.scenario, week.people, &week.frame, 1);
    CHECK(tip.title == "Somebody in Northgate, aged 45–64");
    CHECK(tip.about == "Neighbourhood: Most deprived fifth; lives with a long-term condition");
    CHECK(tip.facts ==
          Lines{"Registered with Doctor Online", "Has not needed care yet", "Satisfaction: 20%"});
    CHECK(rooms::tell_person(week.scenario, week.people, nullptr, 1).facts.empty());
}

TEST_CASE("of a provider it is told where it is, and what is known of it, unless it has closed") {
    Week week;
    week.frame.provider_channels = {std::vector<float>(11, 30'000.0f),
                                    std::vector<float>(11, 4.25f)};
    week.frame.open.assign(11, 1);
    week.frame.open[3] = 0;
    auto tip = rooms::tell_provider(week.scenario, &week.frame, 2);
    CHECK(tip.title == "Northgate Health Centre");
    CHECK(tip.about == "Practice in Northgate");
    CHECK(tip.facts ==
          Lines{"30,000 patients: it stands for many practices", "Wait this week: 4.3 days"});
    tip = rooms::tell_provider(week.scenario, &week.frame, 3);
    CHECK(tip.closed == "Closed");
    CHECK(tip.facts.empty());
    tip = rooms::tell_provider(week.scenario, &week.frame, 10);
    CHECK(tip.about == "Online practice, hosted by Riverside");
    CHECK(tip.facts.front() == "30,000 patients");
    CHECK(rooms::tell_provider(week.scenario, nullptr, 10).facts.empty());
}
