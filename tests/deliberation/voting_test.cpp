#include "deliberation/voting/rules.hpp"

#include "core/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using namespace folkmoot;
using namespace folkmoot::voting;

namespace {

/// "5 ACBED": five people who rank A first.
Rankings rankings(std::size_t options, std::initializer_list<std::pair<int, const char*>> ballots) {
    Rankings made{options, {}};
    for (const auto& [people, letters] : ballots) {
        Ranking ballot{{}, static_cast<std::uint64_t>(people)};
        for (const char letter : std::string_view(letters))
            ballot.options.push_back(static_cast<std::uint32_t>(letter - 'A'));
        made.ballots.push_back(std::move(ballot));
    }
    return made;
}

/// "E>A>C>B>D", "A=B>C".
std::string told(const Verdict& verdict) {
    std::string words;
    for (const auto& level : verdict.levels) {
        if (!words.empty()) words += '>';
        for (std::size_t i = 0; i < level.size(); ++i) {
            if (i > 0) words += '=';
            words += static_cast<char>('A' + level[i]);
        }
    }
    return words;
}

/// The example with which Schulze explains his method: 45 ballots on five options.
Rankings forty_five() {
    return rankings(5, {{5, "ACBED"},
                        {5, "ADECB"},
                        {8, "BEDAC"},
                        {3, "CABED"},
                        {7, "CAEBD"},
                        {2, "CBADE"},
                        {7, "DCEBA"},
                        {8, "EBADC"}});
}

Rankings random_rankings(std::uint64_t seed, std::size_t options, std::uint32_t people) {
    Rankings made{options, {}};
    for (std::uint32_t p = 0; p < people; ++p) {
        Ranking ballot;
        for (std::uint32_t option = 0; option < options; ++option) {
            const Words words = draw(seed, p, option, Purpose::test);
            const auto at = below(words[0], static_cast<std::uint32_t>(ballot.options.size() + 1));
            ballot.options.insert(ballot.options.begin() + at, option);
        }
        // Some leave the end open.
        ballot.options.resize(
            1 + below(draw(seed, p, 99, Purpose::test)[1], static_cast<std::uint32_t>(options)));
        made.ballots.push_back(std::move(ballot));
    }
    return made;
}

} // namespace

TEST_CASE("on Schulze's own ballots every rule says what its textbook says") {
    const auto ballots = forty_five();
    CHECK(told(schulze(ballots)) == "E>A>C>B>D");
    const auto strength = strongest_paths(Pairwise(ballots));
    const auto path = [&](char from, char to) {
        return strength[static_cast<std::size_t>(from - 'A') * 5 +
                        static_cast<std::size_t>(to - 'A')];
    };
    CHECK(path('E', 'A') == 25);
    CHECK(path('A', 'E') == 24);
    CHECK(path('B', 'D') == 33);
    CHECK(borda(ballots).scores == std::vector<double>{98, 92, 89, 69, 102});
    CHECK(told(borda(ballots)) == "E>A>B>C>D");
    CHECK(plurality(ballots).scores[2] == 12);
    CHECK(told(plurality(ballots)).substr(0, 1) == "C");

    std::vector<Round> rounds;
    const auto runoff = instant_runoff(ballots, &rounds);
    CHECK(told(runoff).substr(0, 1) == "C");
    REQUIRE(rounds.size() == 5);
    CHECK(rounds[0].votes == std::vector<std::uint64_t>{10, 8, 12, 7, 8});
    CHECK(rounds[0].out == 3);
    // B and E have eight each, now and before: the one that stands first leaves, and that is told.
    CHECK(rounds[1].votes == std::vector<std::uint64_t>{10, 8, 19, 0, 8});
    CHECK(rounds[1].out == 1);
    CHECK(rounds[1].tied);
}

TEST_CASE("an option that beats every other one alone wins by Schulze, whatever else is voted") {
    int with_winner = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        const auto ballots = random_rankings(seed, 4, 15);
        const Pairwise pairwise(ballots);
        const auto winner = condorcet_winner(pairwise);
        if (winner == ballots.options) continue;
        ++with_winner;
        const auto verdict = schulze(ballots);
        REQUIRE(verdict.levels.front().size() == 1);
        CHECK(verdict.levels.front().front() == winner);
    }
    CHECK(with_winner > 100);
}

TEST_CASE("no rule minds in which order ballots come") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto ballots = random_rankings(seed, 5, 31);
        const auto all = [&] {
            return told(schulze(ballots)) + " " + told(borda(ballots)) + " " +
                   told(instant_runoff(ballots)) + " " + told(plurality(ballots));
        };
        const auto before = all();
        std::reverse(ballots.ballots.begin(), ballots.ballots.end());
        CHECK(all() == before);
    }
}

TEST_CASE("options that a ballot does not name share the points of the places that are left") {
    const auto scores = borda(rankings(4, {{1, "B"}, {1, "CD"}})).scores;
    CHECK(scores == std::vector<double>{1 + 0.5, 3 + 0.5, 1 + 3, 1 + 2});
    // Who is named is above who is not; those who are not are equal.
    const Pairwise pairwise(rankings(3, {{4, "B"}}));
    CHECK(pairwise.over(1, 0) == 4);
    CHECK(pairwise.over(0, 2) == 0);
    CHECK(pairwise.over(2, 0) == 0);
}

TEST_CASE("grades are judged by the middle vote, and equals by what stands around it") {
    // Balinski and Laraki: of two options with the same median the one wins whose median lasts.
    const std::vector<Grades> grades{{2, 1, 4, 3}, {1, 3, 2, 4}, {0, 0, 10, 0}};
    const auto verdict = majority_judgement(grades);
    CHECK(verdict.scores == std::vector<double>{2, 2, 2});
    // A: medians removed one by one are good, good, good, … until they differ.
    CHECK(told(verdict) == "C>A>B");
    CHECK(told(majority_judgement(std::vector<Grades>{{0, 3, 2}, {0, 2, 3}})) == "B>A");
    CHECK(told(majority_judgement(std::vector<Grades>{{1, 2}, {1, 2}})) == "A=B");
}

TEST_CASE("approval counts, and says when it cannot decide") {
    const std::vector<std::vector<std::uint32_t>> approved{{0, 1}, {1, 2}, {2}};
    const auto verdict = approval(approved, 4);
    CHECK(told(verdict) == "B=C>A>D");
    CHECK(verdict.tied());
}

TEST_CASE("votes that cost their square: sixty for one cost more than a hundred tokens allow") {
    CHECK(quadratic_cost({{6, 8}}) == 100); // the best use of 100 tokens by who wants 3 to 4
    CHECK(quadratic_cost({{-3, 1}}) == 10);
    const std::vector<QuadraticBallot> ballots{{{6, 8}}, {{-10, 0}}};
    CHECK(quadratic(ballots, 2).scores == std::vector<double>{-4, 8});
}

TEST_CASE("the middle of where many would put a lever") {
    const auto middle = middle_of({4, 1, 3, 2, 10});
    CHECK(middle.median == 3);
    CHECK(middle.mean == 4);
    CHECK(middle.low_quarter == 2);
    CHECK(middle.high_quarter == 4);
    CHECK(middle_of({1, 2}).median == 1.5);
    CHECK(middle_of({}).people == 0);
}
