#include "platform/core/service.hpp"

#include "platform/core/messages.hpp"
#include "scenario/tiny_scenario.hpp"

#include <doctest/doctest.h>

#include <variant>

using namespace folkmoot;

namespace {

constexpr double nothing_ms = 0; // as little as can be done at once

CoreService villages() {
    CoreService service;
    service.submit(message::Open{1, "tiny", tiny_scenario, tiny_data});
    REQUIRE(std::holds_alternative<message::Opened>(*service.step(nothing_ms)));
    return service;
}

message::Trial small_trial() {
    message::Trial trial;
    trial.reform = "new";
    trial.population = 200;
    trial.weeks = 60;
    return trial;
}

/// Steps until there is a reply of this kind; how many it took.
template <class Reply> std::size_t steps_to(CoreService& service, Reply& found) {
    for (std::size_t steps = 1; steps < 10'000; ++steps) {
        const auto reply = service.step(nothing_ms);
        if (!reply) continue;
        if (const auto* wanted = std::get_if<Reply>(&*reply)) {
            found = *wanted;
            return steps;
        }
        REQUIRE(std::holds_alternative<message::Progress>(*reply));
    }
    FAIL("no such reply");
    return 0;
}

} // namespace

TEST_CASE("a run is worked on a week at a time, its opening too, and can be given up in any") {
    CoreService service = villages();
    const message::Trial trial = small_trial();
    service.submit(message::Run{2, trial, 0});
    for (int step = 0; step < 30; ++step) (void)service.step(nothing_ms); // amid the opening
    CHECK_FALSE(service.idle());
    service.submit(message::Cancel{2});
    CHECK(service.idle());
    service.submit(message::Run{3, trial, 0});
    message::Ran ran;
    CHECK(steps_to(service, ran) > 52 + 60); // the warm-up, then both policies side by side
    CHECK(ran.id == 3);
    service.submit(message::Run{4, trial, 0}); // known now
    message::Ran again;
    CHECK(steps_to(service, again) == 1);
    CHECK(again.fingerprint == ran.fingerprint);
}

TEST_CASE("a week that somebody looks at before there is a run comes in small steps too") {
    CoreService service = villages();
    const message::Trial trial = small_trial();
    service.submit(message::AskFrame{2, trial, true, 33});
    for (int step = 0; step < 30; ++step) CHECK_FALSE(service.step(nothing_ms));
    service.submit(message::Cancel{2});
    CHECK(service.idle());

    service.submit(message::AskFrame{3, trial, true, 33});
    message::Frame frame;
    CHECK(steps_to(service, frame) > 52 + 60);
    CHECK(frame.week == 33);
    CHECK(service.idle()); // the run was for the frame's sake, and is not told

    Workshop workshop(load_scenario("tiny", tiny_scenario, tiny_data).value());
    const auto attempt = attempt_of(workshop.scenario(), trial);
    REQUIRE(attempt);
    const auto pair = workshop.run(*attempt, 0, 0, {}); // no states are kept: from the opening on
    const auto state = workshop.state_at(*pair, *attempt, true, 33);
    const auto provider = state->provider_of_citizen();
    CHECK(frame.provider == std::vector(provider.begin(), provider.end()));
}

TEST_CASE("who is followed is seen week by week as all are seen, and what stands beside stays so") {
    CoreService service = villages();
    message::Trial trial = small_trial();
    trial.population = 2 * people_watched; // about every other one is watched
    message::Ran ran;
    service.submit(message::Run{2, trial, 0});
    (void)steps_to(service, ran);
    message::People people;
    service.submit(message::AskPeople{3, trial});
    (void)steps_to(service, people);
    REQUIRE(people.watched.size() > people_watched / 2);
    REQUIRE(std::ranges::is_sorted(people.watched));
    std::uint32_t not_watched = 0;
    while (std::ranges::binary_search(people.watched, not_watched)) ++not_watched;
    // Another reform beside it, which does not displace what is kept.
    message::Trial other = trial;
    other.reform = "old";
    service.submit(message::Run{3, other, 0, false, true});
    (void)steps_to(service, ran);
    for (const std::uint32_t person :
         {people.watched.front(), not_watched, 1776U, 1777U, people.watched.back()}) {
        service.submit(message::AskNeighbour{4, trial, person});
        message::Neighbour lives;
        std::size_t steps = steps_to(service, lives);
        while (lives.so_far) steps += steps_to(service, lives);
        if (std::ranges::binary_search(people.watched, person))
            CHECK(steps == 1);
        else
            CHECK(steps > std::size_t{2} * trial.weeks);
        CHECK(lives.person == person);
        for (const bool reform : {false, true}) {
            const auto& life = reform ? lives.reform : lives.baseline;
            for (const std::uint32_t week : {0U, 1U, 17U, trial.weeks - 1}) {
                service.submit(message::AskFrame{5, trial, reform, week});
                message::Frame frame;
                (void)steps_to(service, frame);
                INFO("person ", person, " week ", week, " reform ", reform);
                REQUIRE(life.channels.size() == trial.weeks);
                CHECK(life.provider.at(week) == frame.provider.at(person));
                bool same = life.channels[week].size() == frame.channels.size();
                for (std::size_t c = 0; same && c < frame.channels.size(); ++c) {
                    // A channel that this question has not is empty.
                    const auto& seen = frame.channels[c];
                    same = life.channels[week][c] ==
                           (seen.empty() ? message::nothing_known : seen.at(person));
                }
                CHECK(same);
            }
        }
    }
    service.submit(message::AskNeighbour{6, trial, UINT32_MAX});
    message::Failed failed;
    (void)steps_to(service, failed);
    CHECK(failed.problems.front().text.starts_with("nobody has that number"));
}

TEST_CASE("a look overtakes another run, which goes on afterwards") {
    CoreService service = villages();
    const message::Trial trial = small_trial();
    message::Trial other = trial;
    other.seed = 8;
    service.submit(message::Run{2, other, 0});
    for (int step = 0; step < 30; ++step) (void)service.step(nothing_ms);
    service.submit(message::AskFrame{3, trial, false, 5});
    message::Frame frame;
    (void)steps_to(service, frame);
    message::Ran ran;
    (void)steps_to(service, ran);
    CHECK(ran.id == 2);
    CHECK(service.idle());
}

TEST_CASE("more citizens than people are refused, and said so") {
    CoreService service = villages();
    message::Trial trial = small_trial();
    trial.population = 70'000'000;
    service.submit(message::Run{2, trial, 0});
    const auto reply = service.step(nothing_ms);
    REQUIRE(reply);
    const auto* failed = std::get_if<message::Failed>(&*reply);
    REQUIRE(failed != nullptr);
    CHECK(failed->problems.front().text ==
          "population: more citizens than there are people in the scenario’s areas; found "
          "70,000,000, allowed at most 10,000");
}
