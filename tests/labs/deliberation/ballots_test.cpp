#include "labs/deliberation/ballots.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace folkmoot;

namespace {

/// Trams beat both others alone, and have the fewest first places.
ballot::Box nine_people() {
    ballot::Box box;
    const auto add = [&](int people, std::vector<std::string> ranking) {
        for (int i = 0; i < people; ++i) {
            ballot::Ballot made;
            made.number = box.ballots.size() + 1;
            made.ranking = ranking;
            made.answers = {{0, 1}};
            box.ballots.push_back(std::move(made));
        }
    };
    add(4, {"bikes", "trams", "buses"});
    add(3, {"buses", "trams", "bikes"});
    add(2, {"trams", "buses", "bikes"});
    return box;
}

} // namespace

TEST_CASE("when ways to count disagree, that is what is told first") {
    const auto box = nine_people();
    const auto told = tell_ballots(box, "");
    REQUIRE(told);
    CHECK(
        ballots_sentence(*told) ==
        "9 people have voted. It depends on how one counts. Most first places: 'bikes'. Points by "
        "place: 'trams'. Instant run-off: 'buses'. Pair by pair (Schulze): 'trams'.");
    const auto json = nlohmann::json::parse(ballots_json(*told));
    CHECK(json["rules_agree"] == false);
    CHECK(json["rules"][0]["scores"]["bikes"] == 4);
    CHECK(json["rules"][3]["order"] == nlohmann::json::parse(R"([["trams"],["buses"],["bikes"]])"));
    CHECK(json["conversation"]["people"] == 9);
    CHECK(ballots_csv(*told).find("\nschulze,trams,1,") != std::string::npos);
}

TEST_CASE("one rule alone is told when it is asked for") {
    const auto box = nine_people();
    const auto told = tell_ballots(box, "borda");
    REQUIRE(told);
    CHECK(ballots_sentence(*told) == "9 people have voted. Points by place: 'trams' comes first.");
    CHECK(text_of(tell_ballots(box, "bordo").problems()).find("did you mean 'borda'?") !=
          std::string::npos);
    CHECK(text_of(tell_ballots(box, "quadratic").problems()) ==
          "--rule: no ballot holds what this rule counts; found quadratic");
}
