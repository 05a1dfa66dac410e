#include "session/driven_desk.hpp"

#include "session/beside/history.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace folkmoot;
using session::History;

namespace {

message::Trial seeded(std::uint64_t seed) {
    message::Trial trial;
    trial.seed = seed;
    return trial;
}

std::vector<std::uint64_t> seeds_of(const History& history, const message::Trial& now) {
    std::vector<std::uint64_t> seeds;
    for (const auto* state : history.states(now)) seeds.push_back(state->seed);
    return seeds;
}

/// Asks with seed 0, then with each up to `last`; what is on screen in the end.
message::Trial ask_up_to(History& history, std::uint64_t last) {
    auto now = seeded(0);
    for (std::uint64_t seed = 1; seed <= last; ++seed) {
        history.remember(now);
        now.seed = seed;
    }
    return now;
}

} // namespace

TEST_CASE("any state of a history is reached, and the others stay in their order") {
    History history;
    auto now = ask_up_to(history, 4);
    const std::vector<std::uint64_t> all{0, 1, 2, 3, 4};
    CHECK(seeds_of(history, now) == all);
    for (const std::size_t place : {1U, 4U, 0U, 3U, 2U}) {
        history.go_to(place, now);
        CHECK(now.seed == place);
        CHECK(history.place() == place);
        CHECK(seeds_of(history, now) == all);
    }
    history.go_to(99, now);
    CHECK(now.seed == 4);
    // What was taken back is gone once something else is done.
    history.go_to(1, now);
    history.remember(now);
    now.seed = 7;
    CHECK(seeds_of(history, now) == std::vector<std::uint64_t>{0, 1, 7});
    CHECK_FALSE(history.can_redo());
    history.clear();
    CHECK(seeds_of(history, now) == std::vector<std::uint64_t>{7});
}

TEST_CASE("a history forgets what is a hundred steps back") {
    History history;
    auto now = ask_up_to(history, 130);
    const auto kept = seeds_of(history, now);
    REQUIRE(kept.size() == 101);
    CHECK(kept.front() == 30);
    CHECK(kept.back() == 130);
}
