/// How people can be coloured in the questions of one model.

#include "platform/core/messages.hpp"
#include "platform/core/service.hpp"
#include "rooms/explore/map.hpp"
#include "scenario/files.hpp"
#include "scenario/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

using namespace folkmoot;

namespace {

using ColourLabels = std::vector<std::string>;

ColourLabels colourings_of(const Scenario& scenario) {
    ColourLabels labels;
    for (const auto& each : picture_message(scenario).colourings) labels.push_back(each.label);
    return labels;
}

/// What a page is given of a shipped question with few people, in its 30th week.
struct ColouredWeek {
    message::Opened opened;
    message::Ran ran;
    message::People people;
    message::Frame frame;

    explicit ColouredWeek(const std::string& name) {
        const std::string text = shipped_text(name);
        message::Trial trial;
        trial.reform = load_shipped(name).value().policies.back().name;
        trial.seed = 7;
        trial.population = 1'500;
        trial.weeks = 52;
        CoreService service;
        service.submit(message::Open{1, name, text, data_for(text)});
        service.submit(message::Run{2, trial, 0, false});
        service.submit(message::AskPeople{3, trial});
        service.submit(message::AskFrame{4, trial, true, 30});
        while (!service.idle()) {
            auto reply = service.step(20);
            if (!reply) continue;
            if (auto* m = std::get_if<message::Opened>(&*reply)) opened = *m;
            if (auto* m = std::get_if<message::Ran>(&*reply)) ran = *m;
            if (auto* m = std::get_if<message::People>(&*reply)) people = *m;
            if (auto* m = std::get_if<message::Frame>(&*reply)) frame = *m;
        }
    }
};

} // namespace

TEST_CASE("what only some questions are about colours people there, and comes first") {
    const ColourLabels usual{"Wait", "Practice", "Deprivation", "Age"};
    const auto with = [&](const char* first) {
        ColourLabels all{first};
        all.insert(all.end(), usual.begin(), usual.end());
        return all;
    };
    CHECK(colourings_of(load_shipped("virtual-gp").value()) == usual);
    // Where nobody is served there is nothing else.
    CHECK(colourings_of(load_shipped("outreach").value()) ==
          ColourLabels{"Signed up", "Deprivation", "Age"});
    CHECK(colourings_of(load_shipped("job-search-help").value()) ==
          ColourLabels{"Work", "Deprivation", "Age"});
    // It is enough that a policy does it, or does it later.
    Scenario scenario = load_shipped("virtual-gp").value();
    scenario.policies.back().settings["enrolment.eligible"] = 0.5;
    CHECK(colourings_of(scenario) == with("Signed up"));
    scenario.policies.back().settings["enrolment.eligible"] = 0;
    CHECK(colourings_of(scenario) == usual);
    scenario.policies.front().schedule.push_back({"enrolment.eligible", 0.5, 30});
    CHECK(colourings_of(scenario) == with("Signed up"));
}

TEST_CASE("the map counts people by what the question is about, and by what every question has") {
    for (const auto* name : {"outreach", "job-search-help", "virtual-gp"}) {
        INFO(name);
        const ColouredWeek week(name);
        session::Session session;
        session.show_first({week.opened, week.ran, week.people, week.frame});
        session.set_side(session::Side::reform);
        for (const auto& colouring : session.scenario()->picture.colourings) {
            session.set_colouring(colouring.key);
            rooms::MapCount count;
            const auto counts = count.of(session, true);
            INFO(colouring.label);
            REQUIRE_FALSE(counts.empty());
            if (colouring.by != message::ColourBy::channel || colouring.classes.empty()) continue;
            // Counted by hand.
            const auto& values = week.frame.channels[colouring.amount.channel];
            REQUIRE(values.size() == week.people.population);
            const double each =
                session.scenario()->people / static_cast<double>(week.people.population);
            for (std::size_t i = 0; i < counts.size(); ++i) {
                const auto known = static_cast<double>(std::ranges::count(values, i));
                CHECK(counts[i] == doctest::Approx(each * known));
                CHECK(known > 0);
            }
        }
    }
}
