/// Reads ballots that nobody would make. Whatever the bytes: no crash, a reason for every refusal,
/// a code that is read gives exactly itself when it is made again (one of version 1: one of version
/// 2 that says the same), and a box of them can be counted.

#include "core/bytes/sealed.hpp"
#include "labs/deliberation/ballots.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace folkmoot {

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void check_code(std::string_view code) {
    const auto ballot = ballot::decode_ballot(code);
    if (!ballot) {
        must(!ballot.problems().empty());
        for (const Problem& problem : ballot.problems()) must(!problem.what.empty());
        return;
    }
    const auto again = ballot::encode_ballot(*ballot);
    must(again == code || version_of_sealed(code) == 1);
    const auto back = ballot::decode_ballot(again);
    must(back && ballot::encode_ballot(*back) == again);
    must(ballot::problems_of(*ballot).empty());
}

void check_box(std::string_view text) {
    const auto box = ballot::read_box({{"fuzz.txt", text}});
    must(box.ballots.size() <= box.read);
    for (const Problem& problem : box.left_out) must(!problem.text().empty());
    const auto told = tell_ballots(box, "");
    must(static_cast<bool>(told));
    must(nlohmann::json::accept(ballots_json(*told)));
    must(!ballots_csv(*told).empty());
}

/// A ballot made from bytes, so that most of them may be cast.
ballot::Ballot ballot_of(std::string_view bytes) {
    ballot::Ballot made;
    const auto byte = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
    };
    const auto policy = [&](std::size_t i) {
        return std::string(1, static_cast<char>('a' + byte(i) % 4));
    };
    made.number = 1 + byte(0) % 8;
    made.edition = 1 + byte(1) % 3;
    made.question = byte(2) % 2;
    for (std::uint32_t s = 0; s < 8; ++s)
        if (byte(3) >> s & 1U)
            made.answers.push_back({s, static_cast<std::int8_t>(byte(4 + s) % 3 - 1)});
    for (std::size_t i = 12; i < 15; ++i)
        if (std::find(made.ranking.begin(), made.ranking.end(), policy(i)) == made.ranking.end())
            made.ranking.push_back(policy(i));
    made.grades[policy(15)] = static_cast<std::uint8_t>(byte(16) % 6);
    made.tokens[policy(17)] = static_cast<std::int32_t>(byte(18) % 21) - 10;
    made.after = {{policy(19), {{"x", byte(20)}}, 0}};
    if (byte(20) % 3 == 0) {
        const auto kind = static_cast<ballot::GuessKind>(byte(21) % 3);
        const bool line = kind == ballot::GuessKind::line;
        made.guesses = {{policy(22),
                         1 + byte(23) % 2,
                         kind,
                         line ? 0 : byte(24) % 3,
                         {static_cast<double>(byte(16) % 3) - 1}}};
        if (line) made.guesses[0].values.push_back(byte(18) / 3.0);
    }
    if (bytes.size() > 21) made.own_words = bytes.substr(21);
    return made;
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace folkmoot;
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    check_code(input);
    check_code(ballot::seal_ballot(input)); // past the checksum, which chance would never pass
    check_code(seal(1, input));
    check_box(input);
    std::string box(input.substr(0, size / 4));
    box += '\n';
    for (std::size_t at = 0; at < size && at < 200; at += 25)
        box += ballot::encode_ballot(ballot_of(input.substr(at, 25))) + "\n";
    check_box(box);
    return 0;
}
