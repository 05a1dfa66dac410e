#include "deliberation/ballot/box.hpp"

#include "core/bytes/sealed.hpp"
#include "core/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <string>

// Budgets have ballots too: in their own namespace neither is taken for the other.
namespace folkmoot::ballot {

namespace {

/// Somebody who says all that can be said.
Ballot full() {
    Ballot made;
    made.question = 77;
    made.number = 0x1234'5678'9ABC'DEF0;
    made.edition = 2;
    made.answers = {{0, 1}, {3, -1}, {7, 0}};
    made.before = {{"today", {{"wait", 2.5}}, 0}};
    made.after = {{"split", {{"pace", 0.1}, {"wait", 3}}, 42}};
    made.ranking = {"split", "today", "follows"};
    made.approves = {"follows", "split"};
    made.grades = {{"split", 5}, {"today", 2}};
    made.tokens = {{"split", 8}, {"today", -6}};
    made.would_pay = {12.5};
    made.own_words = "Fewer forms, please – “really”.\nThank you";
    return made;
}

std::string refused(const Ballot& ballot) {
    const auto problems = problems_of(ballot);
    return problems.empty() ? std::string("accepted") : text_of(problems);
}

/// `full()` as version 1 wrote it: such codes are in people's files.
constexpr std::string_view full_in_version_1 =
    "AZwDAU0AAAAAAAAA8N68mnhWNBICAAAAAwAAAAAAAAAAAAAAAQMAAAD_BwAAAAABAAAAAAAAAAUAAAAAAA"
    "AAdG9kYXkBAAAAAAAAAAQAAAAAAAAAd2FpdAAAAAAAAARAAAAAAAAAAAABAAAAAAAAAAUAAAAAAAAAc3Bs"
    "aXQCAAAAAAAAAAQAAAAAAAAAcGFjZZqZmZmZmbk_BAAAAAAAAAB3YWl0AAAAAAAACEAqAAAAAAAAAAMAAA"
    "AAAAAABQAAAAAAAABzcGxpdAUAAAAAAAAAdG9kYXkHAAAAAAAAAGZvbGxvd3MCAAAAAAAAAAcAAAAAAAAA"
    "Zm9sbG93cwUAAAAAAAAAc3BsaXQCAAAAAAAAAAUAAAAAAAAAc3BsaXQFBQAAAAAAAAB0b2RheQICAAAAAA"
    "AAAAUAAAAAAAAAc3BsaXQIAAAABQAAAAAAAAB0b2Rhefr___8BAAAAAAAAAAAAAAAAAClALwAAAAAAAABG"
    "ZXdlciBmb3JtcywgcGxlYXNlIOKAkyDigJxyZWFsbHnigJ0uClRoYW5rIHlvddbvSwE";

/// Forty people of chance.
std::vector<Ballot> crowd(std::uint64_t seed) {
    const std::vector<std::string> policies{"buses", "trams", "bikes"};
    std::vector<Ballot> all;
    for (std::uint32_t p = 0; p < 40; ++p) {
        const Words words = draw(seed, p, 0, Purpose::test);
        Ballot made;
        made.question = 5;
        made.number = 1 + below(words[0], 30); // some say it again
        made.edition = 1 + below(words[1], 3);
        made.answers = {{0, static_cast<std::int8_t>(below(words[2], 3))}, {1, 1}};
        made.answers[0].vote = static_cast<std::int8_t>(made.answers[0].vote - 1);
        made.ranking = {policies[below(words[3], 3)]};
        made.after = {{"buses", {{"fare", static_cast<double>(below(words[2], 9))}}, 0}};
        made.own_words = std::to_string(p);
        all.push_back(std::move(made));
    }
    return all;
}

std::string codes_of(const std::vector<Ballot>& ballots) {
    std::string text;
    for (const Ballot& ballot : ballots) text += encode_ballot(ballot) + "\n";
    return text;
}

Box box_of(const std::string& text) { return read_box({{"box.txt", text}}); }

/// All that is counted, as text.
std::string told(const Box& box) {
    std::string words = std::to_string(box.ballots.size());
    const Count count = counted(box);
    for (const auto& each : count.rules) {
        words += " |";
        for (const double score : each.verdict.scores) words += " " + std::to_string(score);
    }
    for (const auto& each : count.levers)
        words += " " + each.lever + std::to_string(each.middle.median) +
                 std::to_string(each.middle.mean) + std::to_string(each.mean_move);
    for (const auto& each : count.own_words) words += " " + each;
    return words;
}

} // namespace

TEST_CASE("a ballot comes back from its code as it was, and says nothing of who made it") {
    const auto code = encode_ballot(full());
    const auto back = decode_ballot(code);
    INFO((back ? std::string() : text_of(back.problems())));
    REQUIRE(back);
    CHECK(encode_ballot(*back) == code);
    CHECK(back->answers.size() == 3);
    CHECK(back->after[0].levers.at("pace") == 0.1);
    CHECK(back->after[0].fingerprint == 42);
    CHECK(back->ranking == full().ranking);
    CHECK(back->tokens.at("today") == -6);
    CHECK(back->own_words == full().own_words);
    CHECK(code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"
                                 "_") == std::string::npos);
    // One QR code holds it, with few enough squares that a phone reads it from a screen.
    CHECK(code.size() < 260);
}

TEST_CASE("codes of the version before are read as they always were, and written anew") {
    const auto back = decode_ballot(full_in_version_1);
    INFO((back ? std::string() : text_of(back.problems())));
    REQUIRE(back);
    CHECK(encode_ballot(*back) == encode_ballot(full()));
    CHECK(full_in_version_1.size() > 2 * encode_ballot(full()).size());
    // Of both there is one person, whichever comes first.
    for (const bool old_first : {true, false}) {
        const std::string one(full_in_version_1), other = encode_ballot(full());
        const auto box = read_box(
            {{"both.txt", old_first ? one : other}, {"more.txt", old_first ? other : one}});
        CHECK(box.left_out.empty());
        CHECK(box.read == 2);
        CHECK(box.ballots.size() == 1);
    }
    const auto says = [](std::string_view code) { return text_of(decode_ballot(code).problems()); };
    CHECK(says(full_in_version_1.substr(0, 99)) == "code: the code has been cut off");
    std::string changed(full_in_version_1);
    changed[50] = changed[50] == 'A' ? 'B' : 'A';
    CHECK(says(changed) == "code: the code has been changed: its checksum does not fit");
    CHECK(says(seal(1, "no ballot")).find("what it holds cannot be read") != std::string::npos);
    CHECK(says(seal(3, "of a later one")).find("found version 3, allowed version 2") !=
          std::string::npos);
}

TEST_CASE("numbers come back from a code to the last bit, decimal or not") {
    const std::vector<double> numbers{0,        1,           -1,     0.1,    -0.35,    12.34,
                                      99999.9,  1e12,        -1e12,  0.0001, 0.00001,  1.0 / 3,
                                      -2.0 / 3, 123456.7891, 1e-300, 2.5e11, 0.1 + 0.2};
    for (const double number : numbers) {
        CAPTURE(number);
        Ballot made = full();
        made.after[0].levers["pace"] = number;
        const auto back = decode_ballot(encode_ballot(made));
        REQUIRE(back);
        CHECK(back->after[0].levers.at("pace") == number);
    }
    // What somebody says mostly is short.
    Ballot brief;
    brief.question = brief.number = 0x1234'5678'9ABC'DEF0;
    for (std::uint32_t s = 0; s < 10; ++s) brief.answers.push_back({s, 1});
    brief.before = {{"winner", {}, 0}};
    brief.ranking = {"winner"};
    CHECK(encode_ballot(brief).size() < 80); // version 1: 259
}

TEST_CASE("of all ways to write a ballot one is read: what is written otherwise nobody has made") {
    const auto code = encode_ballot(full());
    const auto content = *open_sealed(code, 2, "code", longest_code);
    REQUIRE(decode_ballot(seal_ballot(content)));
    // A byte less, a byte more, and each byte another: a ballot that is written so, or a reason.
    CHECK_FALSE(decode_ballot(seal_ballot(content + '\0')));
    for (std::size_t at = 0; at < content.size(); ++at) {
        CHECK_FALSE(decode_ballot(seal_ballot(std::string_view(content).substr(0, at))));
        auto changed = content;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const auto back = decode_ballot(seal_ballot(changed));
        const bool fits =
            back ? encode_ballot(*back) == seal_ballot(changed) : !back.problems().empty();
        CHECK(fits);
    }
}

TEST_CASE("a code that was cut off, changed or is none is refused with its reason") {
    const auto code = encode_ballot(full());
    const auto says = [](const std::string& text) {
        return text_of(decode_ballot(text).problems());
    };
    CHECK(says("") == "code: the code is empty");
    CHECK(says(code.substr(0, code.size() / 2)) == "code: the code has been cut off");
    CHECK(says(code + "AAAA").find("something after its end") != std::string::npos);
    CHECK(says("hello world")
              .find("a character that does not belong in a code; found byte 0x20 at "
                    "position 6") != std::string::npos);
    CHECK(says(std::string(20'000, 'A')).find("too long") != std::string::npos);
    CHECK(says(seal_ballot("no ballot")).find("what it holds cannot be read") != std::string::npos);
    for (std::size_t at = 3; at < code.size(); at += 7) {
        auto changed = code;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CHECK_FALSE(decode_ballot(changed));
    }
}

TEST_CASE("what a ballot may not say is told by its place") {
    struct Case {
        std::function<void(Ballot&)> change;
        const char* says;
    };
    std::string long_text;
    for (int i = 0; i < 281; ++i) long_text += "é";
    const std::vector<Case> cases{
        {[](Ballot& b) { b.number = 0; }, "ballot.number: it has none"},
        {[](Ballot& b) { b.edition = 0; }, "ballot.edition: out of range; found 0"},
        {[](Ballot& b) { b.answers[1].vote = 2; },
         "ballot.answers: no vote; found 2, allowed -1, "},
        {[](Ballot& b) { b.answers[1].statement = 0; }, "each once; found 0"},
        {[](Ballot& b) { b.answers[2].statement = 4000; }, "each once; found 4000"},
        {[](Ballot& b) { b.after[0].policy = ""; }, "ballot.after.policy: no name; found ''"},
        {[](Ballot& b) { b.after.push_back(b.after[0]); }, "ballot.after: too many; found 2, "},
        {[](Ballot& b) { b.after[0].levers["wait"] = std::numeric_limits<double>::infinity(); },
         "ballot.after.wait: out of range; found no number"},
        {[](Ballot& b) { b.before[0].levers["a\x1B"] = 1; }, "ballot.before.levers: no name"},
        {[](Ballot& b) { b.ranking.push_back("split"); },
         "ballot.ranking: a policy stands twice; found 'split'"},
        {[](Ballot& b) { b.ranking[0] = std::string(65, 'x'); }, "ballot.ranking: no name"},
        {[](Ballot& b) { std::swap(b.approves[0], b.approves[1]); },
         "ballot.approves: policies do not stand in order"},
        {[](Ballot& b) { b.grades["today"] = 6; },
         "ballot.grades.today: out of range; found 6, allowed 0 to 5"},
        {[](Ballot& b) { b.tokens["split"] = 9; },
         "ballot.tokens: votes cost more tokens than there are: n votes cost n times n; found 117"},
        {[](Ballot& b) { b.tokens["split"] = std::numeric_limits<std::int32_t>::min(); },
         "ballot.tokens: votes cost more tokens"},
        {[](Ballot& b) { b.would_pay[0] = -1; },
         "ballot.would_pay: out of range; found -1, allowed 0 to "},
        {[](Ballot& b) { b.would_pay = {1, 2}; }, "ballot.would_pay: too many"},
        {[&](Ballot& b) { b.own_words = long_text; },
         "ballot.own_words: too long; found 281 characters, allowed up to 280"},
        {[](Ballot& b) { b.own_words = "\xFF"; }, "ballot.own_words: no text"},
        {[](Ballot& b) { b.own_words = "a\x1B[2J"; },
         "ballot.own_words: a character that cannot be seen"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.says);
        Ballot changed = full();
        each.change(changed);
        const auto said = refused(changed);
        CAPTURE(said);
        CHECK(said.find(each.says) != std::string::npos);
        // No code brings it; there is none for a vote that is none.
        if (changed.answers[1].vote <= 1) CHECK_FALSE(decode_ballot(encode_ballot(changed)));
    }
    // 280 characters fit, however many bytes they take.
    Ballot fits = full();
    fits.own_words = long_text.substr(2);
    CHECK(refused(fits) == "accepted");
}

TEST_CASE("who says it again counts once, with what they said last") {
    auto first = full(), again = full(), other = full();
    again.edition = 3;
    again.own_words = "Changed my mind";
    other.number = 9;
    const auto all = merged({again, first, other, again});
    REQUIRE(all.size() == 2);
    CHECK(all[0].number == 9);
    CHECK(all[1].own_words == "Changed my mind");
    // Two that say another thing in the same edition: one of them, always the same.
    auto twin = first;
    twin.own_words = "Another";
    CHECK(merged({first, twin})[0].own_words == merged({twin, first})[0].own_words);
}

TEST_CASE("neither the order of ballots nor their being there twice changes anything") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        auto ballots = crowd(seed);
        const auto before = told(box_of(codes_of(ballots)));
        std::reverse(ballots.begin(), ballots.end());
        CHECK(told(box_of(codes_of(ballots))) == before);
        std::rotate(ballots.begin(), ballots.begin() + 7, ballots.end());
        CHECK(told(box_of(codes_of(ballots) + codes_of(ballots))) == before);
    }
}

TEST_CASE("a file of codes is read line by line, and what is wrong with one keeps no other out") {
    auto one = full(), other = full(), elsewhere = full();
    other.number = 5;
    elsewhere.number = 6;
    elsewhere.question = 78;
    const auto text = "# Tuesday's class\n\n" + encode_ballot(one) +
                      "\r\nhttps://example.org/#b=" + encode_ballot(other) + "\nnonsense!\n" +
                      encode_ballot(elsewhere) + "\n";
    CHECK(looks_like_codes(text));
    CHECK_FALSE(looks_like_codes("timestamp,datetime,comment-id,voter-id,vote\n"));
    CHECK_FALSE(looks_like_codes("# only a remark\n"));
    const auto box = box_of(text);
    CHECK(box.question == 77);
    CHECK(box.ballots.size() == 2);
    CHECK(box.read == 3);
    REQUIRE(box.left_out.size() == 2);
    CHECK(box.left_out[0].text().find("box.txt:5: code: a character that does not belong") == 0);
    CHECK(box.left_out[1].text() == "box.txt:6: code: it answers another question than most do");
    const auto conversation = conversation_of(box);
    CHECK(conversation.people.size() == 2);
    CHECK(conversation.statements.size() == 8);
    CHECK(conversation.votes.at(0, 3) == polis::Vote::disagree);
    CHECK(conversation.votes.at(0, 1) == polis::Vote::unseen);
}

TEST_CASE("every rule counts the ballots that hold what it needs") {
    Box box;
    const auto add = [&](std::vector<std::string> ranking,
                         std::map<std::string, std::uint8_t> grades,
                         std::map<std::string, std::int32_t> tokens) {
        Ballot made;
        made.number = box.ballots.size() + 1;
        made.ranking = std::move(ranking);
        made.grades = std::move(grades);
        made.tokens = std::move(tokens);
        box.ballots.push_back(std::move(made));
    };
    // Trams beat both others alone, and have the fewest first places.
    for (int i = 0; i < 4; ++i) add({"bikes", "trams", "buses"}, {}, {});
    for (int i = 0; i < 3; ++i) add({"buses", "trams", "bikes"}, {{"trams", 5}}, {});
    for (int i = 0; i < 2; ++i) add({"trams", "buses", "bikes"}, {}, {{"buses", 3}, {"bikes", -9}});
    box.ballots[0].approves = {"buses"};
    const auto count = counted(box);
    CHECK(count.policies == std::vector<std::string>{"bikes", "buses", "trams"});
    std::string winners;
    for (const auto& each : count.rules) {
        winners += std::to_string(each.ballots) + ":";
        for (const auto option : each.verdict.levels.front()) winners += count.policies[option];
        winners += " ";
    }
    CHECK(winners == "9:bikes 1:buses 9:trams 9:buses 9:trams 3:trams 2:buses ");
    for (const auto& words : rule_words()) {
        CHECK_FALSE(words.good.empty());
        CHECK_FALSE(words.bad.empty());
    }
}

TEST_CASE("levers: where people would put them, and how far exploring moved them") {
    Box box;
    for (const double value : {1.0, 2.0, 9.0}) {
        Ballot made;
        made.number = box.ballots.size() + 1;
        made.before = {{"split", {{"pace", 1}}, 0}};
        made.after = {{"split", {{"pace", value}}, 0}};
        made.would_pay = {value};
        box.ballots.push_back(made);
    }
    box.ballots.emplace_back().before = {{"today", {{"pace", 4}}, 0}}; // said nothing after
    const auto count = counted(box);
    REQUIRE(count.levers.size() == 1);
    CHECK(count.levers[0].middle.people == 4);
    CHECK(count.levers[0].middle.median == 3); // of 1, 2, 4 and 9
    CHECK(count.levers[0].said_twice == 3);
    CHECK(count.levers[0].mean_move == 3); // (0 + 1 + 8) / 3
    CHECK(count.chose_twice == 3);
    CHECK(count.changed == 2);
    CHECK(count.would_pay.median == 2);
}

} // namespace folkmoot::ballot
