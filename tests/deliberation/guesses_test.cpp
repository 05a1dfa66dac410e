#include "deliberation/ballot/box.hpp"

#include "core/bytes/sealed.hpp"
#include "core/random.hpp"
#include "labs/deliberation/ballot_file.hpp"
#include "labs/deliberation/ballots.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace folkmoot::ballot {

namespace {

Ballot guesser(std::uint64_t number = 1) {
    Ballot made;
    made.question = 77;
    made.number = number;
    made.answers = {{0, 1}};
    return made;
}

/// One of each kind, in order.
Ballot with_guesses() {
    Ballot made = guesser();
    made.guesses = {{"cost", 9, GuessKind::line, 0, {1.5, 1.0 / 3, -2}},
                    {"wait", 5, GuessKind::direction, 4, {-1}},
                    {"wait", 6, GuessKind::number, 4, {12.5}}};
    return made;
}

/// The code of a ballot without guesses, as it was before there were any.
constexpr std::string_view code_without = "AhxNAAAAAAAAAAEAAAAAAAAAAQABAgAAAAAAAAAAWsGvqA";

std::string why(std::string_view code) { return text_of(decode_ballot(code).problems()); }

std::string content_of(const Ballot& ballot) {
    return *open_sealed(encode_ballot(ballot), 2, "code", longest_code);
}

} // namespace

TEST_CASE(
    "guesses come back from a ballot's code, and one without them is the code it always was") {
    const auto back = decode_ballot(encode_ballot(with_guesses()));
    INFO((back ? std::string() : text_of(back.problems())));
    REQUIRE(back);
    REQUIRE(back->guesses.size() == 3);
    CHECK(back->guesses[0].values == with_guesses().guesses[0].values);
    CHECK(back->guesses[0].kind == GuessKind::line);
    CHECK(back->guesses[1].outcome == "wait");
    CHECK(back->guesses[1].asked == 5);
    CHECK(back->guesses[1].year == 4);
    CHECK(back->guesses[1].values == std::vector<double>{-1});
    CHECK(back->guesses[2].values == std::vector<double>{12.5});
    CHECK(encode_ballot(*back) == encode_ballot(with_guesses()));
    CHECK(encode_ballot(guesser()) == code_without);
    CHECK(content_of(with_guesses()).size() - content_of(guesser()).size() < 70);
}

TEST_CASE("a ballot's guesses that cannot be read are one clear error") {
    const auto bare = content_of(guesser());
    CHECK(why(seal_ballot(bare + '\0')) == "ballot.guesses: not so many; found 0, allowed 1 to 32");
    CHECK(why(seal_ballot(bare + '\x21')) ==
          "ballot.guesses: not so many; found 33, allowed 1 to 32");
    CHECK(why(seal_ballot(bare + '\x02')) ==
          "ballot.guesses: they cannot be read; found 1 of 2, allowed all of them");
    const auto full = content_of(with_guesses());
    CHECK(why(seal_ballot(full + "x")) ==
          "ballot.guesses: something stands behind them; found 1 bytes, allowed nothing");
    // Every cut and every other byte: refused with a reason, or a ballot that is written so.
    for (std::size_t at = 0; at < full.size(); ++at) {
        const auto cut = seal_ballot(std::string_view(full).substr(0, at));
        CHECK_FALSE(decode_ballot(cut));
        CHECK(decode_ballot(cut).problems().size() == 1);
        auto changed = full;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const auto read = decode_ballot(seal_ballot(changed));
        CHECK((read ? encode_ballot(*read) == seal_ballot(changed) : !read.problems().empty()));
    }
}

TEST_CASE("what a guess may not say is told by its place") {
    struct Case {
        void (*change)(Ballot&);
        const char* says;
    };
    const std::vector<Case> cases{
        {[](Ballot& b) { b.guesses[0].outcome = ""; }, "ballot.guesses.outcome: no name"},
        {[](Ballot& b) { b.guesses[0].asked = 0; }, "ballot.guesses.asked: it has none; found 0"},
        {[](Ballot& b) { b.guesses[0].year = 1; },
         "ballot.guesses.year: out of range; found 2, allowed 1: a line has all years"},
        {[](Ballot& b) { b.guesses[1].year = 100; },
         "ballot.guesses.year: out of range; found 101, allowed 1 to 100"},
        {[](Ballot& b) { b.guesses[1].values = {2}; },
         "ballot.guesses.values: no direction; found 2, allowed -1, 0 or 1"},
        {[](Ballot& b) { b.guesses[1].values = {1, 1}; },
         "ballot.guesses.values: not as many as its kind has; found 2, allowed 1"},
        {[](Ballot& b) { b.guesses[2].values = {1e13}; }, "ballot.guesses.values: out of range"},
        {[](Ballot& b) { b.guesses[0].values.clear(); }, "found 0, allowed 1 to 100"},
        {[](Ballot& b) { std::swap(b.guesses[0], b.guesses[2]); },
         "ballot.guesses: they do not stand in order, each once"},
        {[](Ballot& b) { b.guesses[2] = b.guesses[1]; }, "in order, each once"},
        {[](Ballot& b) { b.guesses.resize(33, b.guesses[0]); },
         "ballot.guesses: too many; found 33, allowed up to 32"},
    };
    CHECK(problems_of(with_guesses()).empty());
    for (const auto& each : cases) {
        auto changed = with_guesses();
        each.change(changed);
        const auto said = text_of(problems_of(changed));
        CAPTURE(said);
        CHECK(said.find(each.says) != std::string::npos);
        CHECK_FALSE(decode_ballot(encode_ballot(changed)));
    }
}

TEST_CASE("guesses of many are gathered by what was asked, as counting one by one says") {
    // People of chance, some of whom say it again; each guess at one of twelve questions.
    std::vector<Ballot> all;
    for (std::uint32_t p = 0; p < 120; ++p) {
        const Words words = draw(3, p, 0, Purpose::test);
        Ballot made = guesser(1 + below(words[0], 80));
        made.edition = 1 + p;
        std::map<std::tuple<std::string, std::uint64_t, int, std::uint32_t>, double> said;
        for (std::uint32_t g = 0; g < 3; ++g) {
            const Words each = draw(4, p, g, Purpose::test);
            said[{below(each[0], 2) ? "wait" : "cost", 1 + below(each[1], 3),
                  static_cast<int>(below(each[2], 2)), below(each[3], 2)}] =
                static_cast<double>(below(each[0] >> 3, 3)) - 1;
        }
        for (const auto& [asked, value] : said)
            made.guesses.push_back({std::get<0>(asked),
                                    std::get<1>(asked),
                                    static_cast<GuessKind>(std::get<2>(asked)),
                                    std::get<3>(asked),
                                    {value}});
        REQUIRE(problems_of(made).empty());
        all.push_back(std::move(made));
    }
    std::string codes;
    for (const Ballot& ballot : all) codes += encode_ballot(ballot) + "\n";
    const Box box = read_box({{"class.txt", codes}});
    REQUIRE(box.left_out.empty());
    // The last edition of each number counts, and each of its guesses once.
    std::map<std::uint64_t, const Ballot*> last;
    for (const Ballot& ballot : all) last[ballot.number] = &ballot;
    const auto gathered = guessed(box);
    std::size_t count = 0;
    for (const Guessed& each : gathered) {
        CHECK(std::ranges::is_sorted(each.said));
        for (const double value : {-1.0, 0.0, 1.0}) {
            std::ptrdiff_t expected = 0;
            for (const auto& [number, ballot] : last)
                expected += std::ranges::count_if(ballot->guesses, [&](const Guess& guess) {
                    return guess.outcome == each.asked.outcome && guess.asked == each.asked.asked &&
                           guess.kind == each.asked.kind && guess.year == each.asked.year &&
                           guess.values.front() == value;
                });
            CHECK(std::ranges::count(each.said, std::vector<double>{value}) == expected);
            count += static_cast<std::size_t>(expected);
        }
    }
    std::size_t guesses = 0;
    for (const auto& [number, ballot] : last) guesses += ballot->guesses.size();
    CHECK(count == guesses);
    CHECK(gathered.size() > 20);
}

TEST_CASE("guesses are written as JSON, read again, and told with what ballots come to") {
    const auto json = ballot_json(with_guesses());
    CHECK(nlohmann::json::parse(json["guesses"].dump()) == nlohmann::json::parse(R"([
        {"outcome": "cost", "asked": "0000000000000009", "line": [1.5, 0.3333333333333333, -2]},
        {"outcome": "wait", "asked": "0000000000000005", "year": 5, "direction": "down"},
        {"outcome": "wait", "asked": "0000000000000006", "year": 5, "number": 12.5}])"));
    const auto back = read_ballots(json.dump(), "mine.json");
    REQUIRE(back);
    CHECK(encode_ballot(back->front()) == encode_ballot(with_guesses()));
    CHECK(!ballot_json(guesser()).contains("guesses"));

    auto two = json;
    two["guesses"][1]["number"] = 3;
    CHECK(text_of(read_ballots(two.dump(), "mine.json").problems())
              .find("guesses[1]: not one way to guess; found 2 of them, allowed one of direction, "
                    "number and line") != std::string::npos);
    auto wrong = json;
    wrong["guesses"][1]["direction"] = "upp";
    CHECK(text_of(read_ballots(wrong.dump(), "mine.json").problems()).find("did you mean 'up'?") !=
          std::string::npos);

    Box box;
    for (std::uint64_t n = 1; n <= 3; ++n) {
        box.ballots.push_back(with_guesses());
        box.ballots.back().number = n;
        box.ballots.back().guesses[2].values = {10.0 * static_cast<double>(n)};
    }
    box.ballots[2].guesses[1].values = {1};
    const auto told = nlohmann::json::parse(ballots_json(*tell_ballots(box, "")));
    REQUIRE(told["guesses"].size() == 3);
    CHECK(told["guesses"][0]["lines"].size() == 3);
    CHECK(told["guesses"][1] ==
          nlohmann::json::parse(R"({"outcome": "wait", "asked": "0000000000000005",
        "kind": "direction", "year": 5, "people": 3, "up": 1, "same": 0, "down": 2})"));
    CHECK(told["guesses"][2]["median"] == 20);
    CHECK(told["guesses"][2]["values"] == nlohmann::json::parse("[10, 20, 30]"));
    Box without;
    without.ballots = {guesser()};
    CHECK(!nlohmann::json::parse(ballots_json(*tell_ballots(without, ""))).contains("guesses"));
}

} // namespace folkmoot::ballot
