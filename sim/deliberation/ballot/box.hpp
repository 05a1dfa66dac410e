#pragma once

/// Many ballots: read from a file of codes, and counted.

#include "deliberation/ballot/ballot.hpp"
#include "deliberation/polis/conversation.hpp"
#include "deliberation/voting/rules.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::ballot {

/// Ballots of one question, and what was left out: codes that cannot be read, ballots of another
/// question. Nothing that is wrong with one keeps the others from counting.
struct Box {
    std::uint64_t question = 0;
    std::vector<Ballot> ballots; ///< merged
    std::size_t read = 0;        ///< codes that could be read, repeats included
    Problems left_out;
};

/// Whether a text looks like a file of codes: its first line that is neither blank nor a remark is.
[[nodiscard]] bool looks_like_codes(std::string_view text);

struct CodeFile {
    std::string_view name, text;
};
/// The ballots of a file, by line; and what is wrong with each line that holds none.
struct CodesRead {
    std::vector<Ballot> ballots;
    std::vector<std::size_t> lines; ///< of the ballots; the first is 1
    Problems problems;
};
/// Codes, one a line: bare, or at the end of a link (after its last '='). Blank lines and those
/// that begin with # do not count.
[[nodiscard]] CodesRead read_codes(const CodeFile& file);

/// The question is the one that is given, or else that of most ballots (of equally many the
/// smallest).
[[nodiscard]] Box read_box(const std::vector<CodeFile>& files,
                           std::optional<std::uint64_t> question = std::nullopt);

/// Rules by which a policy is chosen, in the order in which they are told.
enum class Rule : std::uint8_t {
    plurality,
    approval,
    borda,
    runoff,
    schulze,
    judgement,
    quadratic
};
struct RuleWords {
    Rule rule;
    std::string_view key, label, good, bad; ///< `good`, `bad`: what it is good and bad at
};
[[nodiscard]] const std::vector<RuleWords>& rule_words();

/// What one rule says of the ballots that hold what it needs.
struct Counted {
    Rule rule;
    std::size_t ballots = 0;
    voting::Verdict verdict;
};

/// Where people would put one lever, and how far exploring moved them.
struct LeverCounted {
    std::string lever;
    voting::LeverMiddle middle; ///< after exploring; before, of who said nothing after
    std::size_t said_twice = 0;
    double mean_move = 0; ///< of those who said it before and after: after − before
};

struct Count {
    std::vector<std::string> policies; ///< that any ballot names, in order
    std::vector<Counted> rules; ///< those that have ballots
    std::vector<LeverCounted> levers; ///< in order
    voting::LeverMiddle would_pay;
    std::size_t changed = 0, chose_twice = 0; ///< who chose before and after, and chose otherwise
    std::vector<std::string> own_words; ///< in order, so that they do not tell whose they are
};
[[nodiscard]] Count counted(const Box& box);

/// What many guessed of one thing. Nobody's name stands at a guess: they stand by size.
struct Guessed {
    Guess asked; ///< without values
    std::vector<std::vector<double>> said; ///< by person, rising
};
/// Every question that anybody guessed at, in the order of `asked_before`.
[[nodiscard]] std::vector<Guessed> guessed(const Box& box);

/// Votes on statements as a conversation, without texts. People are numbered, and numbers of
/// ballots are not told.
[[nodiscard]] polis::Conversation conversation_of(const Box& box);

} // namespace folkmoot::ballot
