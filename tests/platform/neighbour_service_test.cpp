/// The weeks of a neighbour, in the questions of every model.

#include "models/list.hpp"
#include "platform/core/messages.hpp"
#include "platform/core/service.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

using namespace folkmoot;

namespace {

/// A shipped question of each model.
const std::map<std::string, std::string> one_of_each{
    {"general-practice", "virtual-gp"},
    {"market", "pay-for-outcomes"},
    {"claims", "proactive-benefit"},
    {"delivery", "shared-platform"},
    {"beds", "spare-beds"},
    {"opinion", "citizen-service"},
    {"tiers", "central-or-local"},
};

/// A question that is run, and whose people can be followed.
struct Followable {
    CoreService service;
    message::Trial trial;

    Followable(const std::string& name, std::uint32_t population, std::uint32_t weeks) {
        const std::string text = shipped_text(name);
        trial.reform = load_shipped(name).value().policies.back().name;
        trial.population = population;
        trial.weeks = weeks;
        service.submit(message::Open{1, name, text, data_for(text)});
        service.submit(message::Run{2, trial, 0, false});
        while (!service.idle()) (void)service.step(20);
    }
    std::vector<message::Neighbour> so_far{}; ///< what was told of them before all was known

    /// The weeks of somebody; `at_once`: whether they were there without another run.
    message::Neighbour follow(std::uint32_t person, bool& at_once) {
        service.submit(message::AskNeighbour{3, trial, person});
        message::Neighbour lives;
        std::size_t steps = 0;
        while (!service.idle()) {
            ++steps;
            auto reply = service.step(0);
            if (reply && std::holds_alternative<message::Neighbour>(*reply))
                lives = std::get<message::Neighbour>(*reply);
            if (lives.so_far) so_far.push_back(std::exchange(lives, {}));
        }
        at_once = steps == 1;
        return lives;
    }
};

using Life = message::Neighbour::Life;

bool same_life(const Life& one, const Life& other) {
    return one.provider == other.provider && one.channels == other.channels &&
           one.events == other.events;
}

} // namespace

TEST_CASE("whoever is watched has the weeks of a person who is followed, in every model") {
    for (const auto& [key, name] : one_of_each) {
        CAPTURE(key);
        constexpr std::uint32_t weeks = 40, population = 2 * people_watched;
        Followable town(name, population, weeks);
        Workshop workshop(load_shipped(name).value());
        const Model& model = *workshop.scenario().model;
        CHECK(model.key() == key);
        const auto attempt = attempt_of(workshop.scenario(), town.trial).value();
        const auto run = workshop.run(attempt, 0, 13, {}).value();
        // Some like any other, and some to whom something happens.
        std::set<std::uint32_t> some;
        for (const auto& event : run.reform->watched.events)
            if (some.size() < 20) some.insert(event.citizen);
        const Sample& whom = run.reform->watched.whom;
        for (std::size_t n = 0; n < whom.size(); n += 250) some.insert(whom[n]);
        std::size_t happened = 0;
        for (const std::uint32_t c : some) {
            for (const bool reform : {false, true}) {
                Life watched, followed;
                see_watched(workshop.scenario(),
                            reform ? run.reform->watched : run.baseline->watched, c, watched);
                // Followed by running again from the first state on, whoever was watched.
                Workshop::Visit visit(workshop.scenario(), run, attempt, reform, 0);
                visit.follow(c);
                for (std::uint32_t week = 0; week <= weeks; ++week) {
                    visit.go_on(week);
                    while (!visit.work(1'000)) {
                    }
                    const auto events = visit.take_events();
                    if (week > 0) see_events(workshop.scenario(), events, followed);
                    if (week < weeks) see_neighbour(*run.place, visit.state(), c, followed);
                }
                CAPTURE(c);
                CAPTURE(reform);
                REQUIRE(watched.events.size() == weeks);
                CHECK(same_life(watched, followed));
                for (const auto& week : watched.events) happened += week.size();
            }
        }
        CHECK(happened > 0);
        // As the page asks for them.
        bool at_once = false;
        const std::uint32_t one = whom[whom.size() / 2];
        const auto watched = town.follow(one, at_once);
        CHECK(at_once);
        Life expected;
        see_watched(workshop.scenario(), run.reform->watched, one, expected);
        CHECK(same_life(watched.reform, expected));
        std::uint32_t other = one;
        while (whom.find(other)) ++other;
        const auto followed = town.follow(other, at_once);
        CHECK_FALSE(at_once);
        CHECK(followed.baseline.events.size() == weeks);
        CHECK(followed.reform.events.size() == weeks);
        // While others are worked out, the first are told as they will stand there.
        REQUIRE(town.so_far.size() == 3);
        std::size_t told = 0;
        for (const auto& part : town.so_far) {
            CHECK(part.person == other);
            for (const bool reform : {false, true}) {
                Life first = reform ? followed.reform : followed.baseline;
                const Life& known = reform ? part.reform : part.baseline;
                REQUIRE(known.events.size() == told + weeks / 4);
                first.events.resize(known.events.size());
                first.channels.resize(known.events.size());
                if (!first.provider.empty()) first.provider.resize(known.events.size());
                CHECK(same_life(known, first));
            }
            told += weeks / 4;
        }
    }
}

TEST_CASE("a neighbour can be followed in every model that there is") {
    for (const Model* model : models())
        if (!model->about().picture.happenings.empty())
            CHECK(one_of_each.contains(std::string(model->key())));
    for (const auto& [key, name] : one_of_each) CHECK(find_model(key) != nullptr);
}

TEST_CASE("what a model tells of weeks happens in its own question, and has words") {
    for (const auto& [key, name] : one_of_each) {
        CAPTURE(key);
        Workshop workshop(load_shipped(name).value());
        const auto happenings = workshop.scenario().model->about().picture.happenings;
        REQUIRE(!happenings.empty());
        message::Trial trial;
        trial.reform = workshop.scenario().policies.back().name;
        trial.population = 10'000;
        trial.weeks = 104;
        const auto attempt = attempt_of(workshop.scenario(), trial).value();
        const auto run = workshop.run(attempt, 0, 13, {}).value();
        std::set<PersonEventKind> happened;
        for (const auto* each : {&run.baseline->watched, &run.reform->watched})
            for (const auto& event : each->events) {
                happened.insert(event.kind);
                CHECK(each->whom.find(event.citizen));
            }
        for (const auto& each : happenings) {
            CAPTURE(each.words);
            CHECK((each.tells == Happening::Tells::which) == !each.by_amount.empty());
            CHECK((!each.words.empty() || !each.by_amount.empty()));
            // What is of another question or policy, or happens to few.
            const bool rare =
                each.event == PersonEventKind::enrolled || each.event == PersonEventKind::working ||
                each.words.starts_with("The provider paid them") ||
                each.words.starts_with("Grew worse") ||
                each.words.starts_with("No bed was found") ||
                each.words.starts_with("Records of them") || each.event == PersonEventKind::left ||
                each.words.starts_with("Gave up waiting");
            if (!rare) CHECK(happened.contains(each.event));
        }
    }
}

TEST_CASE("what is noted of watched people adds up to what is counted of everybody") {
    // Everybody is watched, so that the visits of their weeks are all visits.
    Workshop workshop(load_shipped("virtual-gp").value());
    message::Trial trial;
    trial.reform = workshop.scenario().policies.back().name;
    trial.population = people_watched;
    trial.weeks = 52;
    const auto attempt = attempt_of(workshop.scenario(), trial).value();
    const auto run = workshop.run(attempt, 0, 13, {}).value();
    const auto& watched = run.reform->watched;
    CHECK(watched.whom.size() == people_watched);
    const auto noted = [&](PersonEventKind kind) {
        return static_cast<double>(std::ranges::count(watched.events, kind, &PersonEvent::kind));
    };
    const auto columns = workshop.scenario().model->about().counts;
    const auto counted = [&](std::string_view key) {
        const auto at = static_cast<std::size_t>(std::ranges::find(columns, key, &Counted::key) -
                                                 columns.begin());
        REQUIRE(at < columns.size());
        return run.reform->record.years.front().at(Slot::total, at);
    };
    CHECK(counted("seen") > people_watched);
    CHECK(noted(PersonEventKind::needed) == counted("needs"));
    CHECK(noted(PersonEventKind::asked) == counted("requests"));
    CHECK(noted(PersonEventKind::served_by) == counted("seen"));
    CHECK(noted(PersonEventKind::cost) == counted("seen"));
    CHECK(noted(PersonEventKind::settled) == counted("met"));
    CHECK(noted(PersonEventKind::left) == counted("left"));
    CHECK(noted(PersonEventKind::unmet) == counted("unmet"));
}
