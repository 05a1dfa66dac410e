#pragma once

/// What one person says: of statements, of policies, of levers. No name and no address: a random
/// number that only whoever made the ballot keeps, so that they can say it again.

#include "core/result.hpp"
#include "deliberation/polis/votes.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace folkmoot::ballot {

/// A vote on a statement of the question, by its place in the list.
struct Answer {
    std::uint32_t statement = 0;
    std::int8_t vote = 0; ///< 1 agree, 0 pass, −1 disagree

    template <class Archive> void serialize(Archive& archive) { archive(statement, vote); }
};

/// A policy with the levers as somebody would put them.
struct Choice {
    std::string policy;
    std::map<std::string, double> levers;
    std::uint64_t fingerprint = 0; ///< of the run that they saw; 0: none

    template <class Archive> void serialize(Archive& archive) {
        archive(policy, levers, fingerprint);
    }
};

/// What was guessed before it was shown: which way an outcome goes, what it comes to, or that year
/// by year.
enum class GuessKind : std::uint8_t { direction, number, line };

/// A guess that travels with a ballot, if whoever made it wants that.
struct Guess {
    std::string outcome;     ///< key of what was to be guessed
    std::uint64_t asked =
        0; ///< the same of all who guessed in the same scenario and settings; not 0
    GuessKind kind = GuessKind::direction;
    std::uint32_t year = 0; ///< from 0; of a line 0: it has them all
    /// Of a direction −1, 0 or 1; of a number what was said; of a line one value a year, all in the
    /// outcome's unit.
    std::vector<double> values;
};

struct Ballot {
    std::uint64_t question = 0; ///< the same of all who were asked the same
    std::uint64_t number = 0; ///< random, kept by who made it
    std::uint32_t edition = 1; ///< grows each time that they say it again
    std::vector<Answer> answers; ///< by statement, rising
    std::vector<Choice> before, after; ///< of exploring; at most one each
    std::vector<std::string> ranking; ///< policies, best first
    std::vector<std::string> approves; ///< policies, rising
    std::map<std::string, std::uint8_t> grades; ///< of policies: 0 reject to 5 excellent
    std::map<std::string, std::int32_t> tokens; ///< votes for and against policies; n cost n²
    std::vector<double> would_pay; ///< pounds a year for what they chose; at most one
    std::string own_words; ///< at most 280 characters
    std::vector<Guess> guesses; ///< by what was asked and year, rising, each once: `asked_before`

    /// As version 1 of the code had it: without guesses.
    template <class Archive> void serialize(Archive& archive) {
        archive(question, number, edition, answers, before, after, ranking, approves, grades,
                tokens, would_pay, own_words);
    }
};

inline constexpr std::size_t most_own_words = 280; ///< characters
inline constexpr std::uint8_t best_grade = 5;
inline constexpr std::uint64_t all_tokens = 100;
inline constexpr double most_would_pay = 1e6; ///< pounds a year
inline constexpr std::size_t most_guesses = 32, most_guessed_years = 100;
inline constexpr double largest_guess = 1e12;

/// The order of guesses: by outcome, what was asked, kind and year. Equal: they answer the same.
[[nodiscard]] bool asked_before(const Guess& a, const Guess& b);

/// What a ballot may not say.
[[nodiscard]] Problems problems_of(const Ballot& ballot);

/// Longest code that is read. A screen shows codes of up to 2,953 characters as one QR code.
inline constexpr std::size_t longest_code = 16'384;

/// Letters, digits, - and _ only; of a ballot that says nothing that it may not.
[[nodiscard]] std::string encode_ballot(const Ballot& ballot);

/// What `encode_ballot` was given; or why it is no such code: a character that does not belong, too
/// long, cut off, damaged, another version, something that a ballot may not say.
[[nodiscard]] Result<Ballot> decode_ballot(std::string_view code);

/// A code with these bytes as content and a valid checksum: for tests and the fuzzer, which would
/// never get past the checksum otherwise.
[[nodiscard]] std::string seal_ballot(std::string_view content);

/// One ballot of each number: the one of the highest edition, and of two of the same edition always
/// the same one. By number, so that the order in which they came changes nothing.
[[nodiscard]] std::vector<Ballot> merged(std::vector<Ballot> ballots);

} // namespace folkmoot::ballot
