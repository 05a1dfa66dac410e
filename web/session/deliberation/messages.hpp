#pragma once

/// What the room of deliberation asks and is told. Part of messages.hpp; the same rules hold.

#include "session/problem.hpp"

#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace folkmoot::message {

// ---------------------------------------------------------------- what one person says

/// A vote on a statement of the question, by its place in the list.
struct BallotAnswer {
    std::uint32_t statement = 0;
    std::int8_t vote = 0; ///< 1 agree, 0 pass, −1 disagree
    template <class A> void serialize(A& a) { a(statement, vote); }
    bool operator==(const BallotAnswer&) const = default;
};

/// A policy with the levers that somebody put elsewhere.
struct BallotChoice {
    std::string policy;
    std::map<std::string, double> levers;
    std::uint64_t fingerprint = 0; ///< of the run that they saw; 0: none
    template <class A> void serialize(A& a) { a(policy, levers, fingerprint); }
    bool operator==(const BallotChoice&) const = default;
};

inline constexpr std::uint32_t ballot_points = 100; ///< to spend on votes that cost their square
inline constexpr std::uint8_t best_grade = 5;

/// A guess that travels; see deliberation/ballot/ballot.hpp.
struct BallotGuess {
    std::string outcome;
    std::uint64_t asked = 0;
    std::uint8_t kind = 0; ///< 0 direction, 1 number, 2 line
    std::uint32_t year = 0; ///< from 0; of a line 0
    std::vector<double> values;
    template <class A> void serialize(A& a) { a(outcome, asked, kind, year, values); }
    bool operator==(const BallotGuess&) const = default;
};

/// See deliberation/ballot/ballot.hpp.
struct Ballot {
    std::uint64_t question = 0, number = 0;
    std::uint32_t edition = 0;
    std::vector<BallotAnswer> answers; ///< by statement, rising
    std::vector<BallotChoice> before, after; ///< of exploring; at most one each
    std::vector<std::string> ranking; ///< policies, best first
    std::vector<std::string> approves; ///< policies, rising
    std::map<std::string, std::uint8_t> grades; ///< of policies: 0 reject to 5 excellent
    std::map<std::string, std::int32_t> tokens; ///< votes for and against policies; n cost n²
    std::vector<double> would_pay; ///< pounds a year; at most one
    std::string own_words;
    std::vector<BallotGuess> guesses; ///< by outcome, what was asked, kind and year
    template <class A> void serialize(A& a) {
        a(question, number, edition, answers, before, after, ranking, approves, grades, tokens,
          would_pay, own_words, guesses);
    }
    bool operator==(const Ballot&) const = default;
};

// ---------------------------------------------------------------- requests

/// The ballot's code. Answered by `BallotCode`, or `Failed`.
struct AskBallotCode {
    std::uint32_t id = 0;
    Ballot ballot;
    template <class A> void serialize(A& a) { a(id, ballot); }
};

/// What a code says. Answered by `BallotRead`, or `Failed`.
struct AskBallot {
    std::uint32_t id = 0;
    std::string code;
    template <class A> void serialize(A& a) { a(id, code); }
};

struct DeliberationFile {
    std::string name, text;
    template <class A> void serialize(A& a) { a(name, text); }
    bool operator==(const DeliberationFile&) const = default;
};

/// A lever that a question has. `ordered`: its values lie along a line, so that there is a middle.
struct DeliberationLever {
    std::string key;
    bool ordered = true;
    template <class A> void serialize(A& a) { a(key, ordered); }
};

/// A policy with all levers as it has them.
struct DeliberationPolicy {
    std::string name;
    std::map<std::string, double> levers;
    template <class A> void serialize(A& a) { a(name, levers); }
};

/// What many say. Needs no scenario. Answered by `Deliberated`.
struct AskDeliberation {
    std::uint32_t id = 0;
    std::uint64_t question = 0; ///< only ballots on it count; 0: on what most are
    std::vector<std::string> statements; ///< of the question
    std::vector<DeliberationLever> levers;
    std::vector<DeliberationPolicy> policies;
    std::vector<std::string> codes; ///< of ballots that have been gathered
    /// More codes, the files of a conversation, or a participatory budget; each known by what it
    /// says.
    std::vector<DeliberationFile> files;
    /// Of whoever asks: decides which statement comes when, and which person they are themselves.
    std::uint64_t number = 0;
    template <class A> void serialize(A& a) {
        a(id, question, statements, levers, policies, codes, files, number);
    }
};

/// The same as the files of a conversation that Polis' readers take. Answered by `PolisFiles`.
struct AskPolisFiles {
    std::uint32_t id = 0;
    AskDeliberation of;
    template <class A> void serialize(A& a) { a(id, of); }
};

// ---------------------------------------------------------------- replies

struct BallotCode {
    std::uint32_t id = 0;
    std::string code;
    template <class A> void serialize(A& a) { a(id, code); }
};

struct BallotRead {
    std::uint32_t id = 0;
    Ballot ballot;
    template <class A> void serialize(A& a) { a(id, ballot); }
};

/// How a statement was voted on; the rest of the votes passed.
struct StatementVotes {
    std::uint32_t agrees = 0, disagrees = 0, votes = 0;
    template <class A> void serialize(A& a) { a(agrees, disagrees, votes); }
};

struct StatementSeen {
    std::string id, text;
    bool left_out = false; ///< moderated out, or about the conversation itself
    StatementVotes all;
    std::vector<StatementVotes> groups;
    /// Polis' group-informed consensus: the product over groups of (agrees + 1) / (votes + 2).
    double across_groups = 0;
    template <class A> void serialize(A& a) { a(id, text, left_out, all, groups, across_groups); }
};

/// A statement that tells groups apart, or that most people see in one way.
struct StatementHeld {
    std::uint32_t statement = 0; ///< of `Deliberated::statements`
    bool agree = true;
    std::uint32_t successes = 0, votes = 0;
    template <class A> void serialize(A& a) { a(statement, agree, successes, votes); }
};

struct OpinionGroup {
    std::vector<std::uint32_t> people; ///< rising
    std::vector<std::uint32_t>
        around; ///< places in `people` of those who stand outermost, in order
    std::vector<StatementHeld> holds;
    std::map<std::string, std::uint32_t> chose; ///< policy -> people of the group
    template <class A> void serialize(A& a) { a(people, around, holds, chose); }
};

/// What one way of counting says.
struct RuleSaid {
    std::string key, label, good, bad;
    std::uint32_t ballots = 0;
    std::vector<std::vector<std::string>> levels; ///< policies, best first; a level's are equal
    std::map<std::string, double> scores; ///< of policies, as the rule counts; higher is better
    template <class A> void serialize(A& a) { a(key, label, good, bad, ballots, levels, scores); }
};

/// What people think of one policy, by grades and by votes that cost their square.
struct PolicyJudged {
    std::string policy;
    std::vector<std::uint32_t> grades; ///< people by grade, worst first; who gave none rejects
    std::uint32_t votes_for = 0, votes_against = 0;
    template <class A> void serialize(A& a) { a(policy, grades, votes_for, votes_against); }
};

/// Where people would put a lever: of one whose values are not ordered, `median` is what most say
/// (of equally many the smallest), and the others are the same.
struct LeverSaid {
    std::string key;
    std::uint32_t people = 0, said_twice = 0;
    double median = 0, mean = 0, low_quarter = 0, high_quarter = 0;
    double mean_move = 0; ///< of who said it twice: after exploring − before
    std::vector<double> groups; ///< median of each group; NaN: nobody there said
    template <class A> void serialize(A& a) {
        a(key, people, said_twice, median, mean, low_quarter, high_quarter, mean_move, groups);
    }
};

/// What many guessed of one thing.
struct GuessesSaid {
    BallotGuess asked; ///< without values
    std::vector<std::vector<double>> said; ///< by person, rising
    template <class A> void serialize(A& a) { a(asked, said); }
};

struct BudgetProject {
    std::string id, name;
    double cost = 0;
    std::uint32_t votes = 0;
    template <class A> void serialize(A& a) { a(id, name, cost, votes); }
};

/// What one way of spending a budget funds.
struct BudgetSaid {
    std::string key, label, sentence;
    std::vector<std::uint32_t> funded; ///< projects, in the order in which they were chosen
    double spent = 0;
    std::uint32_t without_any = 0; ///< voters of whose projects none is funded
    template <class A> void serialize(A& a) { a(key, label, sentence, funded, spent, without_any); }
};

struct Deliberated {
    enum class Of : std::uint8_t { nothing, ballots, conversation, budget };

    std::uint32_t id = 0;
    Of of = Of::nothing;
    std::vector<std::string> codes; ///< merged: one of each number, by number
    std::uint32_t read = 0; ///< codes that could be read, repeats included
    std::vector<Problem> left_out; ///< codes and files that could not be used, by line
    std::vector<std::string> notes; ///< what was guessed or mended
    std::vector<std::uint32_t> order; ///< of the question's statements, for who has seen none
    std::uint64_t fingerprint = 0; ///< of the numbers below

    std::string topic, sentence;
    std::uint32_t voters = 0; ///< people who voted on statements: the people of the map
    std::vector<StatementSeen> statements;
    std::vector<double> x, y; ///< by person
    std::vector<std::uint32_t> votes_of; ///< by person: how many statements they voted on
    std::vector<std::uint32_t> own; ///< which person asked; nobody, or one
    std::vector<OpinionGroup> groups;
    std::vector<StatementHeld> shared;

    std::uint32_t chose = 0; ///< people who chose a policy
    std::map<std::string, std::uint32_t> chosen; ///< after exploring, or else before
    std::vector<RuleSaid> rules;
    std::uint32_t graded = 0, spent_points = 0; ///< people who gave grades, who spent points
    std::vector<PolicyJudged>
        judged; ///< every policy of the question, in its order; none if nobody did either
    std::vector<LeverSaid> levers;
    std::uint32_t would_pay_people = 0;
    double would_pay_median = 0, would_pay_low = 0, would_pay_high = 0;
    std::uint32_t chose_twice = 0, changed = 0;
    std::vector<std::string> own_words;
    std::vector<GuessesSaid> guesses;

    double budget = 0;
    std::uint32_t budget_voters = 0;
    std::string currency;
    std::vector<BudgetProject> projects;
    std::vector<BudgetSaid> budgets;

    template <class A> void serialize(A& a) {
        a(id, of, codes, read, left_out, notes, order, fingerprint, topic, sentence, voters,
          statements, x, y, votes_of, own, groups, shared, chose, chosen, rules, graded,
          spent_points, judged, levers, would_pay_people, would_pay_median, would_pay_low,
          would_pay_high, chose_twice, changed, own_words, guesses, budget, budget_voters, currency,
          projects, budgets);
    }
};

struct PolisFiles {
    std::uint32_t id = 0;
    std::vector<DeliberationFile> files;
    template <class A> void serialize(A& a) { a(id, files); }
};

} // namespace folkmoot::message
